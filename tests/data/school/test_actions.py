from datetime import datetime
from io import BytesIO

import pytest
from PIL import Image

from data.calendar import SchoolYear
from data.errors import NotAllowed, Refused, Stale, UnreadableFile, WrongStep
from data.foreign import LOGO_SIDE
from data.school import store as schools
from data.school.actions import (
    change_school,
    open_year,
    set_current_year,
)
from data.school.models import School, SchoolDraft, YearStep
from data.school.queries import listed_years
from data.store import Store
from evaluation.ending.actions import close_year
from tests.data.make_package import picture
from tests.make import BUDI, RINA, SARI, SCHOOL, acting

LAST = SchoolYear(start=2025)


def draft(**different: object) -> SchoolDraft:
    facts = {name: getattr(SCHOOL, name) for name in SchoolDraft.model_fields}
    return SchoolDraft(**{**facts, **different})  # type: ignore[arg-type]


def test_only_the_wakil_humas_keeps_the_school(store: Store, now: datetime) -> None:
    for person in (BUDI, RINA):
        with pytest.raises(NotAllowed):
            change_school(acting(store, person, now), 1, draft())


def test_second_change_of_the_school_is_told(store: Store, now: datetime) -> None:
    change_school(acting(store, SARI, now), 1, draft(city="Baru"))

    with pytest.raises(Stale):
        change_school(acting(store, SARI, now), 1, draft(city="Lain"))
    assert getattr(store.find(School), "city", "") == "Baru"


def test_logo_is_a_small_picture(store: Store, now: datetime) -> None:
    for logo in (b"GIF89a", b"\x89PNG\r\n\x1a\n" + bytes(600 * 1024)):
        with pytest.raises(Refused, match="PNG"):
            change_school(acting(store, SARI, now), 1, draft(logo=logo))


def test_a_broken_logo_is_refused_before_a_letter_needs_it(
    store: Store, now: datetime
) -> None:
    for logo in (b"\x89PNG\r\n\x1a\nlogo", picture("JPEG")[:90]):
        with pytest.raises(UnreadableFile, match="Logo"):
            change_school(acting(store, SARI, now), 1, draft(owner_logo=logo))


def test_a_logo_that_stays_is_not_drawn_again(store: Store, now: datetime) -> None:
    first = change_school(
        acting(store, SARI, now), 1, draft(logo=picture("JPEG", (900, 300)))
    )
    again = change_school(acting(store, SARI, now), 2, draft(logo=first.logo, city="B"))

    assert again.logo == first.logo


def test_year_begins_once(store: Store, now: datetime) -> None:
    year = SchoolYear(start=2028)
    open_year(acting(store, SARI, now), year)
    open_year(acting(store, SARI, now), year)

    assert [y.start for y in schools.years(store)] == [2028, 2027, 2026, 2025]


def test_current_year_is_an_open_one(store: Store, now: datetime) -> None:
    close_year(acting(store, SARI, now), LAST, 1)
    with pytest.raises(WrongStep):
        set_current_year(acting(store, SARI, now), 1, LAST)

    set_current_year(acting(store, SARI, now), 1, SchoolYear(start=2027))
    steps = {year.school_year: year.step for year in listed_years(store)}
    assert steps == {
        "2027/2028": YearStep.CURRENT,
        "2026/2027": YearStep.TO_CLOSE,
        "2025/2026": YearStep.CLOSED,
    }


def test_no_two_years_are_called_current(store: Store, now: datetime) -> None:
    open_year(acting(store, SARI, now), SchoolYear(start=2028))

    steps = [year.step for year in listed_years(store)]
    assert steps == [
        YearStep.TO_COME,
        YearStep.TO_COME,
        YearStep.CURRENT,
        YearStep.TO_CLOSE,
    ]
    assert [year.standing(2026) for year in schools.years(store)] == steps


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("phone", "0713-3214 WA"),
        ("website", "sekolah kami"),
        ("website", "humas@smp.sch.id"),
        ("email", "humas@smp"),
        ("email", "humas@smp.sch.id, tu@smp.sch.id"),
        ("principal_number", "19700101 199503 1 0O1"),
    ],
)
def test_contact_that_is_none_is_refused(
    store: Store, now: datetime, field: str, typed: str
) -> None:
    with pytest.raises(Refused) as told:
        change_school(acting(store, SARI, now), 1, draft(**{field: typed}))
    assert typed in str(told.value)
    assert store.get(School).version == 1


def test_contacts_and_both_logos_are_kept(store: Store, now: datetime) -> None:
    new = draft(
        phone="(0713) 321456 / 320011",
        website="https://smpn1contoh.sch.id",
        email="humas@smpn1contoh.sch.id",
        owner_logo=picture("JPEG", (900, 300)),
        principal_number="NIP. 19700101 199503 1 001",
    )

    kept = change_school(acting(store, SARI, now), 1, new)

    assert store.get(School) == kept
    assert kept.logo is None
    assert kept.owner_logo
    assert Image.open(BytesIO(kept.owner_logo)).size == (LOGO_SIDE, LOGO_SIDE // 3)
    assert kept.principal_number == "197001011995031001"


def test_an_older_number_of_the_principal_stays(store: Store, now: datetime) -> None:
    old = SCHOOL.model_copy(update={"principal_number": "NIY 8812", "version": 2})
    with store.transaction():
        store.replace(old.model_copy(update={"version": 2}))

    kept = change_school(
        acting(store, SARI, now), 2, draft(principal_number="NIY 8812", city="Baru")
    )

    assert (kept.principal_number, kept.city) == ("NIY 8812", "Baru")


def test_a_principal_may_have_no_number(store: Store, now: datetime) -> None:
    kept = change_school(acting(store, SARI, now), 1, draft(principal_number="-"))

    assert kept.principal_number == "-"
