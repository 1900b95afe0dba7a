from base64 import b64decode
from collections.abc import Callable
from dataclasses import replace

from data.calendar import SchoolYear
from data.school.models import School
from data.school.page import show
from data.school.queries import listed_years
from data.store import Store
from data.ui.desk import Desk
from tests.make import BUDI, RINA, SARI
from tests.open_page import at_tab, labelled, open_page, said, written

DOT = b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9"
    "awAAAABJRU5ErkJggg=="
)


def test_wakil_humas_changes_the_schools_city(desk_of: Callable[..., Desk]) -> None:
    page = open_page(show, desk_of(SARI))

    page.text_input(key="city-1").input("Prabumulih")
    labelled(page.button, "Save").click().run()

    assert not page.exception
    assert not page.error
    assert not page.success


def test_wrong_npsn_is_explained(desk_of: Callable[..., Desk]) -> None:
    page = open_page(show, desk_of(SARI))

    page.text_input(key="npsn-1").input("12")
    labelled(page.button, "Save").click().run()

    assert [error.value for error in page.error] == ["NPSN: “12” tidak sesuai format."]


def test_principal_reads_and_a_committee_member_does_not(
    desk_of: Callable[..., Desk],
) -> None:
    assert not open_page(show, desk_of(BUDI)).button
    assert open_page(show, desk_of(RINA)).warning


def test_years_are_drawn_when_their_tab_is_open(desk_of: Callable[..., Desk]) -> None:
    desk = desk_of(SARI)
    page = open_page(show, desk)
    assert desk.school.name in written(page)
    assert f"Kepala sekolah: {desk.school.principal_name}" in written(page)
    assert not [b for b in page.button if (b.key or "").startswith("open-")]

    page = at_tab(page, "school", said("School years"))

    last = max(year.start for year in listed_years(desk.store))
    following = SchoolYear(start=last).after
    label = said("Begin {year}", year=following)
    next(b for b in page.button if b.label == label).click().run()
    assert not page.exception
    assert following.start in {year.start for year in listed_years(desk.store)}


def test_letterhead_shows_contacts_and_keeps_a_logo_until_it_is_taken_away(
    store: Store, desk_of: Callable[..., Desk]
) -> None:
    facts = {"phone": "(0713) 321456", "owner_logo": DOT, "version": 2}
    school = store.get(School).model_copy(update=facts)
    store.replace(school)
    page = open_page(show, replace(desk_of(SARI), school=school))
    assert "Telepon (0713) 321456" in written(page)
    assert len(page.checkbox) == 1

    labelled(page.button, "Save").click().run()
    kept = store.get(School)
    assert (kept.owner_logo, kept.version) == (DOT, 3)

    page = open_page(show, replace(desk_of(SARI), school=kept))
    page.checkbox(key="no-owner_logo-3").check()
    labelled(page.button, "Save").click().run()
    assert not page.exception
    assert store.get(School).owner_logo is None
