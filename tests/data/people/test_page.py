from collections.abc import Callable

from data.people import store as people
from data.people.page import show
from data.ui.desk import Desk
from tests.make import BUDI, RINA, SARI
from tests.open_page import open_page


def test_wakil_humas_adds_a_person(desk_of: Callable[..., Desk]) -> None:
    desk = desk_of(SARI)
    page = open_page(show, desk)
    [name] = [w for w in page.text_input if w.label == "Nama" and w.value == ""]

    name.input("Wati")
    next(b for b in page.button if b.label == "Tambah").click().run()

    assert not page.exception
    assert "Wati" in {person.name for person in people.people(desk.store)}


def test_nameless_person_is_explained(desk_of: Callable[..., Desk]) -> None:
    page = open_page(show, desk_of(SARI))

    next(b for b in page.button if b.label == "Tambah").click().run()

    assert [error.value for error in page.error] == ["Nama: mohon diisi."]


def test_principal_reads_and_a_committee_member_does_not(
    desk_of: Callable[..., Desk],
) -> None:
    assert not open_page(show, desk_of(BUDI)).button
    assert open_page(show, desk_of(RINA)).warning
