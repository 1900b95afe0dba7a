from datetime import datetime

import pytest

from data.calendar import SchoolYear
from data.errors import NotAllowed, Refused, Stale, WrongStep
from data.school import store as schools
from data.school.actions import (
    change_school,
    close_year,
    open_year,
    reopen_year,
    set_current_year,
)
from data.school.models import School, SchoolDraft
from data.school.queries import listed_years
from data.store import Store
from tests.make import BUDI, RINA, SARI, SCHOOL

LAST = SchoolYear(start=2025)


def draft(**different: object) -> SchoolDraft:
    facts = {name: getattr(SCHOOL, name) for name in SchoolDraft.model_fields}
    return SchoolDraft(**{**facts, **different})  # type: ignore[arg-type]


def test_only_the_wakil_humas_keeps_the_school(store: Store, now: datetime) -> None:
    for person in (BUDI, RINA):
        with pytest.raises(NotAllowed):
            change_school(store, 1, draft(), by=person, now=now)


def test_second_change_of_the_school_is_told(store: Store, now: datetime) -> None:
    change_school(store, 1, draft(city="Baru"), by=SARI, now=now)

    with pytest.raises(Stale):
        change_school(store, 1, draft(city="Lain"), by=SARI, now=now)
    assert getattr(store.find(School), "city", "") == "Baru"


def test_logo_is_a_small_picture(store: Store, now: datetime) -> None:
    for logo in (b"GIF89a", b"\x89PNG\r\n\x1a\n" + bytes(600 * 1024)):
        with pytest.raises(Refused, match="PNG"):
            change_school(store, 1, draft(logo=logo), by=SARI, now=now)


def test_year_begins_once(store: Store, now: datetime) -> None:
    year = SchoolYear(start=2028)
    open_year(store, year, by=SARI, now=now)
    open_year(store, year, by=SARI, now=now)

    assert [y.start for y in schools.years(store)] == [2028, 2027, 2026, 2025]


def test_closed_year_is_read_only_until_reopened(store: Store, now: datetime) -> None:
    close_year(store, LAST, 1, by=SARI, now=now)
    with pytest.raises(WrongStep):
        schools.demand_open(store, 2025)

    with pytest.raises(Refused):
        reopen_year(store, LAST, 2, " ", by=SARI, now=now)
    reopen_year(store, LAST, 2, "Data terlambat", by=SARI, now=now)
    schools.demand_open(store, 2025)


def test_current_year_cannot_be_closed(store: Store, now: datetime) -> None:
    with pytest.raises(Refused):
        close_year(store, SchoolYear(start=2026), 1, by=SARI, now=now)


def test_current_year_is_an_open_one(store: Store, now: datetime) -> None:
    close_year(store, LAST, 1, by=SARI, now=now)
    with pytest.raises(WrongStep):
        set_current_year(store, 1, LAST, by=SARI, now=now)

    set_current_year(store, 1, SchoolYear(start=2027), by=SARI, now=now)
    current = [year.school_year for year in listed_years(store) if year.is_current]
    assert current == ["2027/2028"]
