from datetime import date, time, timedelta
from typing import Any

import pytest

from data.errors import Refused
from planning.days.models import (
    Clash,
    ClashKind,
    DayEdit,
    DayKind,
    DayOff,
    DayOffDraft,
    DaySource,
    PeriodKind,
    SchoolPeriod,
    SchoolPeriodDraft,
    Slot,
    clashes,
    day_edits,
    free_near,
    national_list,
    ramadan_before,
    taken_days,
)
from tests.make import BUDI, SARI, YEAR
from tests.planning.make import key

FRIDAY = date(2026, 12, 4)


def a_slot(title: str = "Rapat", on: date | None = FRIDAY, **facts: Any) -> Slot:
    return Slot(**({"activity_id": key(title), "title": title, "on": on} | facts))


def a_day(on: date = FRIDAY, kind: DayKind = DayKind.NATIONAL, **facts: Any) -> DayOff:
    kept: dict[str, Any] = {
        "id": key(str(on)),
        "on_day": on,
        "name": "Hari Contoh",
        "kind": kind,
        "source": DaySource.LIBRARY,
        "is_struck": False,
        "version": 1,
    }
    return DayOff(**(kept | facts))


def a_period(kind: PeriodKind, first: date, last: date) -> SchoolPeriod:
    return SchoolPeriod(
        id=key(kind),
        school_year=2026,
        kind=kind,
        title="",
        starts_on=first,
        ends_on=last,
        version=1,
    )


def kinds_of(
    *slots: Slot, off: tuple[DayOff, ...] = (), periods: tuple[SchoolPeriod, ...] = ()
) -> list[ClashKind]:
    found = clashes(slots, off, periods).get(slots[0].activity_id, [])
    assert all(clash.said().endswith(".") for clash in found)
    return [clash.kind for clash in found]


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
    ("kind", "clash"),
    [
        (DayKind.NATIONAL, ClashKind.HOLIDAY),
        (DayKind.COLLECTIVE_LEAVE, ClashKind.COLLECTIVE_LEAVE),
        (DayKind.SCHOOL, ClashKind.SCHOOL_DAY),
    ],
)
def test_an_activity_on_a_day_off_is_warned_about(
    kind: DayKind, clash: ClashKind
) -> None:
    assert kinds_of(a_slot(), off=(a_day(kind=kind),)) == [clash]
    assert kinds_of(a_slot(), off=(a_day(date(2026, 12, 5)),)) == []
    assert kinds_of(a_slot(), off=(a_day(is_struck=True),)) == []


def test_a_sunday_is_warned_about_and_a_saturday_is_not() -> None:
    assert kinds_of(a_slot(on=date(2026, 12, 6))) == [ClashKind.SUNDAY]
    assert kinds_of(a_slot(on=date(2026, 12, 5))) == []


@pytest.mark.parametrize("kind", [PeriodKind.EXAM, PeriodKind.BREAK])
def test_the_first_and_the_last_day_of_a_period_belong_to_it(kind: PeriodKind) -> None:
    ends_today = a_period(kind, date(2026, 11, 30), FRIDAY)
    begins_today = a_period(kind, FRIDAY, date(2026, 12, 9))
    ended = a_period(kind, date(2026, 11, 30), date(2026, 12, 3))
    begins = a_period(kind, date(2026, 12, 5), date(2026, 12, 9))

    assert kinds_of(a_slot(), periods=(ends_today,)) == [ClashKind(kind)]  # type: ignore[call-arg]
    assert kinds_of(a_slot(), periods=(begins_today,)) == [ClashKind(kind)]  # type: ignore[call-arg]
    assert kinds_of(a_slot(), periods=(ended, begins)) == []


@pytest.mark.parametrize(
    ("facts", "is_late"),
    [
        ({"starts_at": time(8), "ends_at": time(16)}, False),
        ({"starts_at": time(8), "ends_at": time(16, 1)}, True),
        ({"starts_at": time(14, 59)}, False),
        ({"starts_at": time(15), "ends_at": time(15, 30)}, True),
        ({}, True),
        ({"meets": False}, False),
        ({"meets": False, "starts_at": time(19)}, True),
    ],
)
def test_in_ramadan_families_are_home_before_the_fast_is_broken(
    facts: dict[str, Any], is_late: bool
) -> None:
    fast = a_period(PeriodKind.RAMADAN, date(2026, 12, 1), date(2026, 12, 30))

    expected = [ClashKind.RAMADAN] if is_late else []
    assert kinds_of(a_slot(**facts), periods=(fast,)) == expected


@pytest.mark.parametrize(
    ("day", "facts", "meet"),
    [
        (date(2026, 12, 7), {"reaches_all": True}, True),
        (date(2026, 12, 1), {"reaches_all": True}, True),
        (FRIDAY, {"class_group_ids": (key("VII A"),)}, True),
        (FRIDAY, {"grades": (7,)}, True),
        (date(2026, 12, 8), {"reaches_all": True}, False),
        (FRIDAY, {"reaches_all": True, "meets": False}, False),
        (FRIDAY, {"grades": (8,), "class_group_ids": (key("VIII A"),)}, False),
        (None, {"reaches_all": True}, False),
    ],
)
def test_the_same_families_are_not_asked_twice_within_three_days(
    day: date | None, facts: dict[str, Any], meet: bool
) -> None:
    mine = a_slot(grades=(7,), class_group_ids=(key("VII A"), key("VII B")))
    other = a_slot("Kelas orang tua", on=day, **facts)

    expected = [ClashKind.SAME_FAMILIES] if meet else []
    assert kinds_of(mine, other) == expected
    assert kinds_of(other, mine) == expected


def test_a_person_in_charge_twice_on_a_day_is_warned_about() -> None:
    mine = a_slot(person_id=SARI.id, person="Sari")

    same = a_slot("Kelas orang tua", person_id=SARI.id, person="Sari")
    assert kinds_of(mine, same) == [ClashKind.SAME_PERSON]
    next_day = same.model_copy(update={"on": date(2026, 12, 5)})
    assert kinds_of(mine, next_day) == []
    assert kinds_of(mine, same.model_copy(update={"person_id": BUDI.id})) == []
    assert kinds_of(a_slot(), a_slot("Kelas orang tua")) == []


def test_only_what_is_still_to_come_is_warned_about() -> None:
    held = a_slot("POMG", reaches_all=True, is_open=False)
    found = clashes([a_slot(), held], [], [])

    assert list(found) == [key("Rapat")]
    assert found[key("Rapat")][0].other == "POMG"


def test_a_warning_names_what_when_and_the_other_activity() -> None:
    [families] = clashes([a_slot(), a_slot("POMG", reaches_all=True)], [], [])[
        key("Rapat")
    ]
    [near] = clashes(
        [a_slot(), a_slot("POMG", on=date(2026, 12, 2), reaches_all=True)], [], []
    )[key("Rapat")]
    holiday = Clash(kind=ClashKind.HOLIDAY, day=FRIDAY, name="Hari Contoh")

    assert "POMG" in families.said()
    assert "2026" in families.said()
    assert "2" in near.said()
    assert "Rabu, 2 Desember 2026" in near.said()
    assert "Jumat, 4 Desember 2026" in holiday.said()
    assert "Hari Contoh" in holiday.said()


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


LONG = {"until": FRIDAY + timedelta(days=3)}


@pytest.mark.parametrize("away", [0, 1, 3])
def test_a_holiday_on_any_of_its_days_is_warned_about(away: int) -> None:
    off = (a_day(FRIDAY + timedelta(days=away)),)
    kinds = kinds_of(a_slot("Persami", **LONG), off=off)

    assert kinds == [ClashKind.HOLIDAY]
    assert kinds_of(a_slot("Rapat"), off=off) == ([] if away else [ClashKind.HOLIDAY])


def test_exams_on_its_last_day_are_warned_about_once() -> None:
    first = FRIDAY + timedelta(days=2)
    exams = (a_period(PeriodKind.EXAM, first, first + timedelta(days=9)),)

    kinds = kinds_of(a_slot("Persami", **LONG), periods=exams)

    assert kinds.count(ClashKind.EXAM) == 1
    assert kinds_of(a_slot("Rapat"), periods=exams) == []


@pytest.mark.parametrize(
    ("after", "clashing"), [(2, True), (3, True), (6, True), (7, False)]
)
def test_families_asked_twice_are_counted_from_the_last_day(
    after: int, clashing: bool
) -> None:
    camp = a_slot("Persami", reaches_all=True, **LONG)
    other = a_slot("POMG", FRIDAY + timedelta(days=after), reaches_all=True)

    assert (ClashKind.SAME_FAMILIES in kinds_of(camp, other)) is clashing
    assert (ClashKind.SAME_FAMILIES in kinds_of(other, camp)) is clashing


def test_one_person_is_needed_twice_on_a_day_in_the_middle() -> None:
    camp = a_slot("Persami", person_id=SARI.id, person="Sari", **LONG)
    other = a_slot(
        "Rapat", FRIDAY + timedelta(days=1), person_id=SARI.id, person="Sari"
    )

    assert ClashKind.SAME_PERSON in kinds_of(other, camp)
    assert ClashKind.SAME_PERSON in kinds_of(camp, other)


def test_moved_it_lasts_as_long() -> None:
    moved = a_slot("Persami", **LONG).moved_to(date(2027, 1, 8), None, None)

    assert (moved.on, moved.until) == (date(2027, 1, 8), date(2027, 1, 11))
