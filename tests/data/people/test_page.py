from collections.abc import Callable
from uuid import UUID

from streamlit.testing.v1 import AppTest

from data.actor import Actor
from data.people import store as people
from data.people.actions import add_person, set_active
from data.people.models import Element, Person, PersonDraft
from data.people.page import AT_ONCE, show
from data.people.queries import listed_people
from data.store import Store
from data.ui.desk import Desk
from tests.make import BUDI, RINA, SARI, TONO, YEAR, acting
from tests.open_page import labelled, open_page, written


def adding(page: AppTest) -> AppTest:
    page.session_state["add-person"] = True
    return page.run()


def test_wakil_humas_adds_a_person(desk_of: Callable[..., Desk]) -> None:
    desk = desk_of(SARI)
    page = adding(open_page(show, desk))
    [name] = [w for w in page.text_input if w.label == "Nama" and w.value == ""]

    name.input("Wati")
    next(b for b in page.button if b.label == "Tambah").click().run()

    assert not page.exception
    assert "Wati" in {person.name for person in people.people(desk.store)}


def test_nameless_person_is_explained(desk_of: Callable[..., Desk]) -> None:
    page = adding(open_page(show, desk_of(SARI)))

    next(b for b in page.button if b.label == "Tambah").click().run()

    assert [error.value for error in page.error] == ["Nama: mohon diisi."]


def test_principal_reads_and_a_committee_member_does_not(
    desk_of: Callable[..., Desk],
) -> None:
    assert not open_page(show, desk_of(BUDI)).button
    assert open_page(show, desk_of(RINA)).warning


def asked_for(desk: Desk, person: Actor) -> AppTest:
    page = open_page(show, desk)
    page.query_params["orang"] = str(person.id)
    return page.run()


def test_a_person_of_the_list_is_changed(desk_of: Callable[..., Desk]) -> None:
    desk = desk_of(SARI)
    link = f"/orang?tahun={YEAR.start}&amp;orang={TONO.id}"
    assert link in open_page(show, desk).get("html")[0].proto.body
    page = asked_for(desk, TONO)

    labelled(page.text_input, "Position").input("Wali kelas VII A")
    labelled(page.text_input, "Phone").input("0812-3456-7890")
    labelled(page.button, "Save").click().run()

    assert not page.exception
    [kept] = [one for one in listed_people(desk.store) if one.id == TONO.id]
    assert (kept.position, kept.phone) == ("Wali kelas VII A", "+6281234567890")
    assert "orang" not in page.query_params
    assert "Wali kelas VII A 0812-3456-7890" in written(page)


def test_a_wrong_phone_is_explained_and_the_form_stays(
    desk_of: Callable[..., Desk],
) -> None:
    page = asked_for(desk_of(SARI), TONO)

    labelled(page.text_input, "Phone").input("tiga")
    labelled(page.button, "Save").click().run()

    assert len(page.error) == 1
    assert labelled(page.text_input, "Phone").value == "tiga"
    assert page.query_params["orang"] == str(TONO.id)


def test_who_left_is_marked_and_taken_back(
    store: Store, desk_of: Callable[..., Desk]
) -> None:
    set_active(acting(store, SARI), TONO.id, 1, is_active=False)
    page = asked_for(desk_of(SARI), TONO)
    assert "tidak aktif" in written(page)

    labelled(page.button, "Take back").click().run()

    assert not page.exception
    assert "tidak aktif" not in written(page)


def test_an_address_opens_no_form_for_who_may_only_read(
    desk_of: Callable[..., Desk],
) -> None:
    page = asked_for(desk_of(BUDI), TONO)

    assert not page.exception
    assert not page.button
    assert "Tono" in written(page)
    assert "Ubah" not in written(page)
    nobody = asked_for(desk_of(SARI), SARI.model_copy(update={"id": UUID(int=9)}))
    assert not nobody.exception
    assert not nobody.button


def test_a_long_list_is_drawn_when_it_is_asked_for(
    store: Store, desk_of: Callable[..., Desk]
) -> None:
    for number in range(AT_ONCE):
        draft = PersonDraft(name=f"Warga {number:02}", element=Element.TEACHER)
        add_person(acting(store, SARI), UUID(int=100 + number), draft)
    page = open_page(show, desk_of(BUDI))
    first = written(page).count("Warga ")
    assert first < AT_ONCE

    page.session_state["more-people"] = True

    assert written(page.run()).count("Warga ") > first
    labelled(page.text_input, "Search").input("tóno").run()
    assert "Tono" in written(page)
    assert "Warga 0" not in written(page)


def test_a_wrong_nip_is_explained_and_stays_typed(
    store: Store, desk_of: Callable[..., Desk]
) -> None:
    page = open_page(show, desk_of(SARI))
    page.query_params["orang"] = str(RINA.id)
    page.run()

    labelled(page.text_input, "NIP").input("19991301 199503 1 001")
    labelled(page.button, "Save").click().run()

    [error] = page.error
    assert "19991301" in error.value
    assert labelled(page.text_input, "NIP").value == "19991301 199503 1 001"

    labelled(page.text_input, "NIP").input("19990113 202203 1 001")
    labelled(page.button, "Save").click().run()

    assert store.get(Person, RINA.id).employee_number == "199901132022031001"
    assert "NIP 19990113 202203 1 001" in written(page)


def test_many_people_are_pasted_looked_at_and_kept(
    desk_of: Callable[..., Desk],
) -> None:
    desk = desk_of(SARI)
    page = open_page(show, desk)
    page.session_state["add-many"] = True
    page.run()

    labelled(page.text_area, "Paste the people, a line each").input(
        "Siti Aminah, S.Pd.; Guru\nAndi\nTini; Guru; 12"
    ).run()
    label = "Element of those of whom the list does not say it"
    labelled(page.selectbox, label).select(Element.RESOURCE_PERSON).run()
    assert "12" in written(page)
    [keep] = [one for one in page.button if one.key == "keep-people"]
    keep.click().run()

    assert not page.exception
    kept = {person.name: person.element for person in people.people(desk.store)}
    assert kept["Siti Aminah, S.Pd."] is Element.TEACHER
    assert kept["Andi"] is Element.RESOURCE_PERSON
    assert "Tini" not in kept
