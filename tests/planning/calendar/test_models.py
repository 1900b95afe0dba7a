from datetime import date, time

import pytest

from data.activity import DatePrecision, PlannedDay
from data.cooperation import CooperationForm
from planning.calendar.models import (
    OBSERVANCES,
    Cadence,
    Gap,
    MovingTask,
    cadence_count,
    cadences_of,
    hash_of,
    moved_tasks,
    slots_when_moved,
)
from planning.clashes.models import Slot
from tests.make import YEAR
from tests.planning.make import key


def meant(wanted: int, form: CooperationForm = CooperationForm.POMG) -> Cadence:
    return Cadence(school_year=2026, form=form, wanted=wanted, version=1)


def test_parent_teacher_meetings_are_meant_every_two_months() -> None:
    planned = [date(2026, 8, 22), date(2026, 10, 31), date(2027, 2, 20)]

    count = cadence_count(meant(6), planned, YEAR)

    assert (count.planned, count.wanted, count.is_met) == (3, 6, False)
    assert count.gaps == (
        Gap(first=date(2026, 11, 1), last=date(2026, 12, 1)),
        Gap(first=date(2027, 3, 1), last=date(2027, 4, 1)),
        Gap(first=date(2027, 5, 1), last=date(2027, 6, 1)),
    )


def test_two_in_the_same_window_leave_another_one_empty() -> None:
    planned = [date(2026, month, 5) for month in (7, 8, 9, 11)]
    planned += [date(2027, month, 5) for month in (1, 3)]

    count = cadence_count(meant(6), planned, YEAR)

    assert count.planned == count.wanted
    assert count.gaps == (Gap(first=date(2027, 5, 1), last=date(2027, 6, 1)),)
    assert not count.is_met


def test_one_in_every_window_meets_the_cadence() -> None:
    planned = [date(2026, month, 5) for month in (8, 9, 12)]
    planned += [date(2027, month, 5) for month in (1, 4, 6)]

    assert cadence_count(meant(6), planned, YEAR).is_met


@pytest.mark.parametrize("wanted", [0, 1, 5, 24])
def test_other_numbers_have_no_windows(wanted: int) -> None:
    assert cadence_count(meant(wanted), [], YEAR).gaps == ()


def test_the_usual_cadence_stands_until_the_school_changes_it() -> None:
    assert [(c.form, c.wanted, c.version) for c in cadences_of(YEAR, [])] == [
        (CooperationForm.POMG, 6, 0),
        (CooperationForm.RAPAT, 5, 0),
    ]
    kept = [meant(4), meant(2, CooperationForm.HOME_VISIT)]
    assert [(c.form, c.wanted) for c in cadences_of(YEAR, kept)] == [
        (CooperationForm.POMG, 4),
        (CooperationForm.RAPAT, 5),
        (CooperationForm.HOME_VISIT, 2),
    ]


def test_open_tasks_move_and_done_ones_stay() -> None:
    tasks = [
        MovingTask(title="Undangan", offset_days=-14, is_given=True, is_done=False),
        MovingTask(title="Tempat", offset_days=-20, is_given=True, is_done=True),
        MovingTask(title="Laporan", offset_days=7, is_given=False, is_done=False),
    ]

    old, new = PlannedDay(day=date(2026, 8, 22)), PlannedDay(day=date(2026, 9, 5))
    moved = moved_tasks(tasks, old, new)

    assert [(t.title, t.was_on, t.will_be_on) for t in moved] == [
        ("Undangan", date(2026, 8, 8), date(2026, 8, 22)),
        ("Laporan", date(2026, 8, 29), date(2026, 9, 12)),
    ]
    [only] = moved_tasks(tasks[:1], PlannedDay(), new)
    assert only.was_on is None


def test_tasks_of_a_month_move_from_its_last_day() -> None:
    task = MovingTask(title="Undangan", offset_days=-3, is_given=True, is_done=False)
    february = PlannedDay(day=date(2027, 2, 1), precision=DatePrecision.MONTH)

    [moved] = moved_tasks([task], february, PlannedDay(day=date(2027, 2, 13)))

    assert (moved.was_on, moved.will_be_on) == (date(2027, 2, 25), date(2027, 2, 10))


def test_only_the_moved_activity_is_elsewhere() -> None:
    slots = [
        Slot(activity_id=key(name), title=name, on=date(2026, 8, 22))
        for name in ("Rapat", "POMG")
    ]

    moved = slots_when_moved(slots, key("POMG"), date(2026, 9, 5), time(8), None)

    assert [(slot.on, slot.starts_at) for slot in moved] == [
        (date(2026, 8, 22), None),
        (date(2026, 9, 5), time(8)),
    ]


def test_observances_fall_into_the_year() -> None:
    days = [one.on(YEAR) for one in OBSERVANCES]

    assert days[0] == date(2026, 11, 12)
    assert days[-1] == date(2027, 5, 2)
    assert all(day in YEAR for day in days)


def test_of_a_token_only_the_hash_is_kept() -> None:
    assert len(hash_of("x")) == 64
    assert hash_of("x") != hash_of("y")
