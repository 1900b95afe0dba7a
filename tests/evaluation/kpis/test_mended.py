"""Counted by hand: what was due in three years, carried over, declined, closed late."""

from datetime import date

from data.calendar import SchoolYear
from evaluation.kpis.models.mended import (
    Work,
    carried_into,
    closed_of_due,
)

FIRST, SECOND, THIRD = (SchoolYear(start=n) for n in (2024, 2025, 2026))
TODAY = date(2026, 11, 28)


def work(year: int, due: str, closed: str = "", *, declined: bool = False) -> Work:
    return Work(
        school_year=year,
        due_on=date.fromisoformat(due) if due else None,
        closed_on=date.fromisoformat(closed) if closed else None,
        is_declined=declined,
    )


WORK = (
    work(2024, "2024-09-01", "2024-08-30"),  # in time
    work(2024, "2025-03-01", "2025-09-10"),  # carried over once, closed then
    work(2024, "2025-05-01"),  # carried over twice, still open
    work(2024, "2025-02-01", "2025-01-15", declined=True),
    work(2025, "2026-08-01", "2026-05-05"),  # closed before it was due
    work(2025, "2026-09-01", "2026-09-02"),  # due only in the next year
    work(2025, ""),  # due on no day: never late
    work(2025, "", "2026-01-10"),  # nor does it count once it is closed
    work(2025, "", "2026-02-01", declined=True),  # declined counts without a day
    work(2026, "2026-12-24"),  # not due yet
    work(2026, "2026-10-01"),  # overdue
)


def test_what_was_due_is_closed_or_not_by_the_end_of_each_year() -> None:
    kpis = [closed_of_due(WORK, year, TODAY) for year in (FIRST, SECOND, THIRD)]

    assert [(one.counted, one.of, one.excluded) for one in kpis] == [
        (1, 3, 1),
        (2, 3, 1),
        (1, 3, 0),
    ]


def test_what_is_open_is_carried_over_year_after_year() -> None:
    assert [carried_into(WORK, year) for year in (FIRST, SECOND, THIRD)] == [0, 2, 3]


def test_what_was_closed_later_does_not_change_the_year_before() -> None:
    before = [one.model_copy(update={"closed_on": None}) for one in WORK[1:2]]

    for rows in (before, WORK[1:2]):
        assert closed_of_due(rows, FIRST, TODAY).counted == 0


def test_a_declined_one_counts_as_due_until_it_is_declined() -> None:
    late = work(2024, "2025-02-01", "2025-10-01", declined=True)

    first, second = (closed_of_due([late], year, TODAY) for year in (FIRST, SECOND))

    assert (first.counted, first.of, first.excluded) == (0, 1, 0)
    assert (second.counted, second.of, second.excluded) == (0, 0, 1)
    assert second.value is None


def test_two_alike_are_two() -> None:
    twice = [work(2026, "2026-10-01", "2026-10-01", declined=True)] * 2
    twice += [work(2026, "2026-10-01", "2026-10-01")] * 2

    kpi = closed_of_due(twice, THIRD, TODAY)

    assert (kpi.counted, kpi.of, kpi.excluded) == (2, 2, 2)


def test_what_a_plan_declined_ends_on_the_first_day_of_its_year() -> None:
    dropped = work(2024, "2025-02-01").model_copy(update={"declined_in": 2025})
    closed = work(2024, "2025-02-01", "2025-03-01")
    closed = closed.model_copy(update={"declined_in": 2025})

    first, second = (
        closed_of_due([dropped, closed], year, TODAY) for year in (FIRST, SECOND)
    )

    assert (first.counted, first.of, first.excluded) == (1, 2, 0)
    assert (second.counted, second.of, second.excluded) == (0, 0, 1)
    assert dropped.ended_on == date(2025, 7, 1)
    assert closed.ended_on == date(2025, 3, 1)
    assert not closed.is_dropped
