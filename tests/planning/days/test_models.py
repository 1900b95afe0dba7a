from datetime import date

import pytest

from data.errors import Refused
from planning.days.models import (
    DayEdit,
    DayKind,
    DayOff,
    DayOffDraft,
    PeriodKind,
    SchoolPeriodDraft,
    day_edits,
    free_near,
    national_list,
    ramadan_before,
    taken_days,
)
from tests.make import YEAR
from tests.planning.days.make import FRIDAY, a_day, a_period
from tests.planning.make import key


def test_the_national_list_of_the_year_is_as_decreed() -> None:
    listed = {day.on_day: day for day in national_list(YEAR).days}

    assert listed[date(2026, 8, 17)].kind is DayKind.NATIONAL
    assert listed[date(2026, 12, 24)].kind is DayKind.COLLECTIVE_LEAVE
    assert listed[date(2026, 12, 25)].kind is DayKind.NATIONAL
    assert listed[date(2027, 3, 10)].name == "Hari Raya Idul Fitri (perkiraan)"
    assert len(listed) == 25
    assert all(day in YEAR for day in listed)
    assert national_list(YEAR).without_leave == ()


def test_a_year_whose_collective_leave_is_not_known_says_so() -> None:
    assert national_list(YEAR.after).without_leave == (2028,)


def test_ramadan_is_the_thirty_days_before_eid() -> None:
    eid = a_day(date(2027, 3, 10), name="Hari Raya Idul Fitri (perkiraan)")

    assert ramadan_before([eid]) == (date(2027, 2, 8), date(2027, 3, 9))
    assert ramadan_before([a_day()]) is None


@pytest.mark.parametrize(
    ("first", "last", "fits"),
    [
        (date(2026, 11, 30), date(2026, 12, 8), True),
        (date(2027, 6, 21), date(2027, 7, 12), True),
        (date(2026, 12, 8), date(2026, 11, 30), False),
        (date(2027, 6, 21), date(2027, 8, 12), False),
        (date(2027, 7, 2), date(2027, 7, 12), False),
    ],
)
def test_a_period_ends_after_it_begins_and_belongs_to_the_year(
    first: date, last: date, fits: bool
) -> None:
    draft = SchoolPeriodDraft(kind=PeriodKind.BREAK, starts_on=first, ends_on=last)

    assert (draft.refusal(YEAR) is None) == fits


def test_a_day_of_another_year_is_refused() -> None:
    draft = DayOffDraft(on_day=date(2027, 7, 1), name="Libur")

    assert isinstance(draft.refusal(YEAR), Refused)


def test_a_taken_saturday_goes_to_the_next_free_one() -> None:
    wished = date(2027, 3, 20)
    taken = {wished, date(2027, 3, 27)}

    assert next(free_near(wished, YEAR, taken)) == date(2027, 3, 13)
    assert next(free_near(date(2027, 6, 26), YEAR, ())) == date(2027, 6, 19)


def test_nothing_is_proposed_on_days_off_exams_and_breaks() -> None:
    struck = a_day(date(2026, 10, 1), is_struck=True)
    exams = a_period(PeriodKind.EXAM, date(2026, 12, 1), date(2026, 12, 3))
    ramadan = a_period(PeriodKind.RAMADAN, date(2027, 2, 8), date(2027, 3, 9))
    listed = (
        DayOffDraft(on_day=date(2026, 8, 17), name="HUT RI", kind=DayKind.NATIONAL),
        DayOffDraft(on_day=date(2026, 10, 1), name="X", kind=DayKind.NATIONAL),
    )

    assert list(taken_days([a_day(), struck], listed, [exams, ramadan])) == [
        date(2026, 12, 1),
        date(2026, 12, 2),
        date(2026, 12, 3),
        date(2026, 8, 17),
        FRIDAY,
    ]


def cells_of(day: DayOff, **changes: object) -> dict[str, object]:
    row: dict[str, object] = {
        "id": str(day.id),
        "on_day": day.on_day,
        "name": day.name,
        "kind": day.kind.value,
        "is_on": not day.is_struck,
    }
    return row | changes


def test_the_table_says_what_was_changed_struck_and_added() -> None:
    one, two, three = (a_day(date(2026, 9, number)) for number in (1, 2, 3))
    new = {"id": None, "on_day": date(2026, 10, 9), "name": " Ulang tahun "}
    rows = [cells_of(one, name="Libur"), cells_of(two, is_on=False), new, {"id": None}]

    found = day_edits([one, two, three], rows, key("form"))

    assert [(e.draft.name, e.is_struck, e.version) for e in found] == [
        ("Libur", False, 1),
        ("Hari Contoh", True, 1),
        ("Ulang tahun", False, 0),
        ("Hari Contoh", True, 1),
    ]
    assert found[2].draft.kind is DayKind.SCHOOL
    assert found[3].id == three.id
    assert day_edits([one], [cells_of(one)], key("form")) == []
    again: list[DayEdit] = day_edits([one, two, three], rows, key("form"))
    assert again == found


@pytest.mark.parametrize(
    "row",
    [
        {"id": None, "on_day": date(2026, 10, 9), "name": float("nan")},
        {"id": None, "on_day": None, "name": "Libur"},
        cells_of(a_day(), name=""),
        cells_of(a_day(), on_day=None),
    ],
)
def test_a_row_without_its_day_or_name_is_refused(row: dict[str, object]) -> None:
    with pytest.raises(Refused):
        day_edits([a_day()], [row], key("form"))
