from collections.abc import Callable
from datetime import timedelta

import pytest

from data.actor import Actor
from data.contacts import ContactKind, Topic
from data.events.queries import listed_events
from data.participants import Presence
from data.store import Store
from data.ui.desk import Desk
from execution.contacts.models import Contact, ContactGrant
from execution.contacts.page import part, show
from execution.invitations.page import show as show_letters
from execution.letters.models import LetterKind
from tests.execution.contacts.make import ALYA, BIMA, MET_ON, a_contact, a_school
from tests.execution.make import an_activity
from tests.make import BUDI, DEWI, EKO, NOW, RINA, SARI
from tests.open_page import (
    at_tab,
    deeds,
    figures_of,
    labelled,
    links_of,
    open_page,
    said,
    unfolded,
    written,
)

DeskOf = Callable[..., Desk]
SECRET = "Rahasia keluarga"


@pytest.fixture(autouse=True)
def _school(store: Store) -> None:
    a_school(store)


def test_an_empty_page_says_how_to_begin_and_a_contact_is_written_in_a_minute(
    store: Store, desk_of: DeskOf
) -> None:
    page = open_page(show, desk_of(DEWI))
    assert said("Write down a contact") in [fold.label for fold in page.expander]
    assert len(page.info) == 1

    unfolded(page, "new-contact")
    labelled(page.selectbox, "What it was").select(ContactKind.CONSULTATION)
    labelled(page.selectbox, "Pupil").select(ALYA)
    labelled(page.button_group, "Topics").set_value([Topic.LEARNING])
    labelled(page.text_area, "What was agreed").input("Belajar bersama")
    labelled(page.button, "Save the contact").click().run()

    assert not page.exception
    [kept] = store.rows(Contact, "from family_contact order by id")
    assert (kept.person_id, kept.met_on) == (DEWI.id, NOW.date())
    assert "Alya" in written(page)


def test_what_is_missing_is_told_and_what_was_typed_stays(
    store: Store, desk_of: DeskOf
) -> None:
    page = unfolded(open_page(show, desk_of(DEWI)), "new-contact")
    labelled(page.selectbox, "What it was").select(ContactKind.CALL)
    labelled(page.text_area, "What was agreed").input("Belajar bersama")
    labelled(page.button, "Save the contact").click().run()

    assert said("Pupil") in page.error[0].value
    assert labelled(page.text_area, "What was agreed").value == "Belajar bersama"
    assert not store.count(Contact)


def test_what_waits_stands_first_and_others_contacts_nowhere(
    store: Store, desk_of: DeskOf
) -> None:
    due = MET_ON + timedelta(1)
    a_contact(store, next_step="Telepon lagi", due_on=due, agreement=SECRET)
    a_contact(store, "lain", EKO, student_id=BIMA)

    page = open_page(show, desk_of(DEWI))
    told = written(page)
    assert page.subheader[0].value == said("What waits for you")
    assert "Telepon lagi" in told
    assert "Alya" in told
    assert "Bima" not in told
    everybodys = written(open_page(show, desk_of(SARI)))
    assert {"Alya", "Bima"} <= set(everybodys.split())


def test_an_address_opens_a_contact_only_for_who_reads_it(
    store: Store, desk_of: DeskOf
) -> None:
    kept = a_contact(store, agreement=SECRET, met=(Presence.MOTHER,))
    asked = {"kontak": str(kept.id)}

    assert SECRET in written(open_page(show, desk_of(DEWI), asked))
    assert SECRET in written(open_page(show, desk_of(SARI), asked))
    for stranger in (EKO, BUDI, RINA):
        page = open_page(show, desk_of(stranger), asked)
        assert SECRET not in written(page)
        assert "Alya" not in written(page)
    for wrong in ("x", str(kept.student_id)):
        page = open_page(show, desk_of(DEWI), {"kontak": wrong})
        assert len(page.warning) == 1
        assert not page.exception


def test_a_contact_is_shown_to_another_and_taken_back(
    store: Store, desk_of: DeskOf
) -> None:
    kept = a_contact(store)
    page = open_page(show, desk_of(DEWI), {"kontak": str(kept.id)})
    at_tab(page, f"contact-{kept.id}", said("Who sees it"))
    labelled(page.selectbox, "Show it to").select(EKO.id)
    labelled(page.button, "Show them this contact").click().run()

    assert store.exists(ContactGrant, kept.id, EKO.id)
    labelled(page.button, said("Take back {name}'s access", name="Eko")).click().run()
    assert not store.count(ContactGrant)
    assert not page.exception


def test_the_letter_of_a_summons_is_written_where_all_letters_are(
    store: Store, desk_of: DeskOf
) -> None:
    kept = a_contact(store, kind=ContactKind.SUMMONS)
    asked = {"kontak": str(kept.id)}

    url = f"/undangan?tahun=2026&panggilan={ALYA}"
    assert url in links_of(open_page(show, desk_of(SARI), asked))
    assert url not in links_of(open_page(show, desk_of(DEWI), asked))
    page = open_page(show_letters, desk_of(SARI), {"panggilan": str(ALYA)})
    assert labelled(page.radio, "Kind of letter").value is LetterKind.SUMMONS
    assert not page.exception


def test_a_contact_is_closed_and_its_files_and_history_shown(
    store: Store, desk_of: DeskOf
) -> None:
    kept = a_contact(store)
    page = open_page(show, desk_of(DEWI), {"kontak": str(kept.id)})
    labelled(page.text_area, "What came of it").input("Nilai naik")
    labelled(page.button, "Close the contact").click().run()

    assert store.get(Contact, kept.id).closing_note == "Nilai naik"
    assert said("Open it again") in deeds(page)
    for tab in ("Files", "History"):
        at_tab(page, f"contact-{kept.id}", said(tab))
        assert not page.exception


def test_the_principal_sees_numbers_and_opens_one_for_a_single_look(
    store: Store, desk_of: DeskOf
) -> None:
    for number in range(6):
        a_contact(store, f"kontak {number}", agreement=SECRET)
    a_contact(store, "panggilan", student_id=BIMA, kind=ContactKind.SUMMONS)
    page = open_page(show, desk_of(BUDI))

    assert figures_of(page) == {said("Contacts so far"): "7"}
    assert "Alya" not in written(page)
    assert "<5" in written(page)
    assert "6" not in written(page).split()
    assert not [url for url in links_of(page).split() if "kontak=" in url]

    unfolded(page, "open-one")
    labelled(page.selectbox, "Pupil").select(ALYA)
    labelled(page.text_area, "Reason").input("Permintaan orang tua")
    labelled(page.button, "Open it with this reason").click().run()
    assert SECRET in written(page)
    assert SECRET not in written(page.run())
    assert labelled(page.text_area, "Reason").value == ""
    [line] = [e for e in listed_events(store) if e.event == "opened with a reason"]
    assert "Permintaan orang tua" in line.facts


def test_old_contacts_are_cleared_after_a_question(
    store: Store, desk_of: DeskOf
) -> None:
    kept = a_contact(store)
    aged = {"met_on": MET_ON - timedelta(days=1500), "version": 2}
    store.replace(kept.model_copy(update=aged))

    page = unfolded(open_page(show, desk_of(SARI)), "clear-contacts")
    labelled(page.button, "Clear them for good").click().run()
    assert not page.exception
    assert not store.count(Contact)


@pytest.mark.parametrize(
    ("person", "sees"), [(SARI, True), (BUDI, True), (RINA, False), (EKO, False)]
)
def test_an_activitys_room_shows_its_contacts_only_as_numbers(
    store: Store, desk_of: DeskOf, person: Actor, sees: bool
) -> None:
    activity = an_activity(store, "Kunjungan rumah")
    of_visits = "update activity set forms = ['home_visit'] where id = $id"
    store.write(of_visits, id=activity.id)
    keep = {"kind": ContactKind.HOME_VISIT, "activity_id": activity.id}
    a_contact(store, **keep, agreement=SECRET)
    desk = desk_of(person)

    def draw(_: Desk) -> None:
        part(desk, activity)

    told = written(open_page(draw, desk))
    assert SECRET not in told
    assert "Alya" not in told
    assert ("<5" in told) is sees
