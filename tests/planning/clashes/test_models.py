from datetime import date, time, timedelta
from typing import Any

import pytest

from data.language import Language, speaking
from planning.clashes.models import Clash, ClashKind, Slot, clashes
from planning.days.models import DayKind, DayOff, PeriodKind, SchoolPeriod
from tests.make import BUDI, SARI
from tests.planning.days.make import FRIDAY, a_day, a_period
from tests.planning.make import key

LONG = {"until": FRIDAY + timedelta(days=3)}


def a_slot(title: str = "Rapat", on: date | None = FRIDAY, **facts: Any) -> Slot:
    return Slot(**({"activity_id": key(title), "title": title, "on": on} | facts))


def kinds_of(
    *slots: Slot, off: tuple[DayOff, ...] = (), periods: tuple[SchoolPeriod, ...] = ()
) -> list[ClashKind]:
    found = clashes(slots, off, periods).get(slots[0].activity_id, [])
    assert all(clash.said().endswith(".") for clash in found)
    return [clash.kind for clash in found]


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
def test_a_day_in_ramadan_is_warned_about_and_late_hours_are_named(
    facts: dict[str, Any], is_late: bool
) -> None:
    slot = a_slot(**facts)

    [clash] = clashes([slot], (), (FAST,))[slot.activity_id]

    assert (clash.kind, clash.is_in_time) == (ClashKind.RAMADAN, not is_late)
    with speaking(Language.ENGLISH):
        assert ("lessons are shorter" in clash.said()) is not is_late


FAST = a_period(PeriodKind.RAMADAN, date(2026, 12, 1), date(2026, 12, 30))


@pytest.mark.parametrize("title", ["Buka puasa bersama", "Pesantren kilat Ramadhan"])
def test_what_belongs_to_ramadan_is_not_warned_about(title: str) -> None:
    slot = a_slot(title, starts_at=time(17), ends_at=time(19))

    assert kinds_of(slot, periods=(FAST,)) == []


def test_ramadan_that_was_not_entered_is_reckoned_from_eid() -> None:
    eid = a_day(date(2027, 1, 1), name="Hari Raya Idul Fitri (perkiraan)")
    slot = a_slot(on=date(2026, 12, 31), starts_at=time(8))
    before = a_slot("Lain", on=date(2026, 12, 1), starts_at=time(8))

    [clash] = clashes([slot, before], (eid,), ())[slot.activity_id]

    assert clash.is_estimate
    assert before.activity_id not in clashes([before], (eid,), ())
    exam = a_period(PeriodKind.EXAM, date(2026, 12, 20), date(2026, 12, 22))
    assert kinds_of(slot, off=(eid,), periods=(exam,)) == [ClashKind.RAMADAN]
    assert kinds_of(slot, off=(eid,), periods=(FAST,)) == []


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
