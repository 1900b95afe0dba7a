from datetime import date, timedelta

import pytest

from data.accounts.actions import open_account
from data.accounts.models import AccountDraft
from data.actor import Actor, Role
from data.errors import NotFound
from data.people.actions import change_person
from data.people.models import Element, Person, PersonDraft
from data.store import Store
from organizing.committees.actions import appoint
from organizing.links.actions import revoke_link, tokens_for
from organizing.slips.queries import DutySlips, duty_slips, slip_people
from tests.make import BUDI, NOW, RINA, SARI, TONO, acting
from tests.organizing.make import a_position, a_task, an_activity, key
from tests.organizing.slips.make import ORIGIN, a_committee, slips_of


def asked(slips: DutySlips, who: Actor) -> list[tuple[str, str]]:
    """Whom somebody asks by their slip, and as what."""
    [person] = slips.only(who.id).people
    return [(one.name, one.position) for one in slips.contacts_of(person)]


def test_everybody_of_the_committee_has_a_slip_in_its_order(store: Store) -> None:
    activity = a_committee(store)
    a_task(store, activity, "Menjemput tamu", person=SARI)
    a_task(store, an_activity(store, "Bazar"), "Lain")

    tono, rina, sari = slip_people(store, activity.id, NOW)

    assert (tono.name, [post.title for post in tono.posts]) == ("Tono", ["Ketua"])
    assert tono.duties == ()
    assert [(d.title, d.due_on, d.is_mine, d.section) for d in rina.duties] == [
        ("Menyiapkan undangan", date(2026, 8, 8), True, ""),
        ("Menyusun acara", date(2026, 8, 15), False, "Seksi acara"),
    ]
    assert rina.posts[0].duty == "Menyusun acara"
    assert rina.link_id == key("link")
    assert tono.needs_link
    assert not rina.needs_link
    assert (sari.posts, len(sari.duties)) == ((), 1)


def test_a_link_that_holds_no_more_is_not_printed(store: Store) -> None:
    activity = a_committee(store)
    later = NOW + timedelta(days=400)

    assert [one.link_id for one in slip_people(store, activity.id, later)] == [None] * 2
    revoke_link(acting(store, SARI), key("link"))
    assert [one.link_id for one in slip_people(store, activity.id, NOW)] == [None] * 2


def test_members_ask_the_chair_or_else_the_first_position(store: Store) -> None:
    activity = a_committee(store)
    assert asked(slips_of(store, activity), RINA) == [("Tono", "Ketua")]

    other = an_activity(store, "Bazar")
    a_position(store, other, "Koordinator", SARI)
    a_position(store, other, "Seksi acara", RINA)
    bazar = duty_slips(store, other.id, NOW)
    assert asked(bazar, RINA) == [("Sari", "Koordinator")]
    assert asked(bazar, SARI) == []


def test_members_ask_the_head_of_their_section_before_chair_and_secretary(
    store: Store,
) -> None:
    activity = an_activity(store, person_id=BUDI.id)
    a_position(store, activity, "Sekretaris", BUDI)
    a_position(store, activity, "Ketua", TONO)
    a_position(store, activity, "Koordinator seksi acara", SARI)
    a_position(store, activity, "Seksi acara", RINA)

    slips = duty_slips(store, activity.id, NOW)

    assert asked(slips, RINA) == [
        ("Sari", "Koordinator seksi acara"),
        ("Tono", "Ketua"),
        ("Budi", "Sekretaris"),
    ]
    assert asked(slips, TONO) == [("Budi", "Sekretaris")]


def test_a_deputy_is_no_head_of_the_chair(store: Store) -> None:
    activity = an_activity(store)
    a_position(store, activity, "Ketua", TONO)
    a_position(store, activity, "Wakil ketua", RINA)
    a_position(store, activity, "Sekretaris", SARI, BUDI)

    slips = duty_slips(store, activity.id, NOW)

    assert asked(slips, TONO) == [("Budi", "Sekretaris"), ("Sari", "Sekretaris")]
    assert asked(slips, RINA)[0] == ("Tono", "Ketua")


def test_of_many_in_one_position_two_are_named(store: Store) -> None:
    activity = an_activity(store)
    a_position(store, activity, "Ketua", TONO)
    helpers = [
        Person(
            id=key(name), name=name, element=Element.TEACHER, is_active=True, version=1
        )
        for name in ("Ana", "Beni", "Cici")
    ]
    secretaries = a_position(store, activity, "Sekretaris")
    for helper in helpers:
        store.add(helper)
        appoint(acting(store, SARI), secretaries.id, helper.id)

    assert [name for name, _ in asked(duty_slips(store, activity.id, NOW), TONO)] == [
        "Ana",
        "Beni",
    ]


def test_who_answers_for_a_task_and_who_is_in_charge_are_asked(store: Store) -> None:
    activity = an_activity(store, person_id=BUDI.id)
    section = a_position(store, activity, "Seksi acara", RINA, SARI)
    a_task(store, activity, person=SARI, position=section)
    wakil = AccountDraft(username="wakil", person_id=TONO.id, role=Role.HUMAS_LEAD)
    open_account(acting(store, SARI), wakil)

    slips = duty_slips(store, activity.id, NOW)

    assert asked(slips, RINA) == [
        ("Sari", "Seksi acara"),
        ("Budi", "Penanggung jawab kegiatan"),
        ("Tono", "Wakil Kepala Sekolah Bidang Humas"),
    ]


def test_only_a_number_that_is_shared_stands_on_slips(store: Store) -> None:
    activity = an_activity(store, person_id=BUDI.id)
    a_position(store, activity, "Ketua", TONO)
    a_position(store, activity, "Seksi acara", RINA)
    for person, shares in ((TONO, True), (BUDI, False)):
        draft = PersonDraft(
            name=person.name,
            element=Element.TEACHER,
            phone="0812-3456-7890",
            shares_phone=shares,
        )
        change_person(acting(store, SARI), person.id, 1, draft)

    slips = duty_slips(store, activity.id, NOW)
    [rina] = slips.only(RINA.id).people

    assert {one.name: one.phone for one in slips.contacts_of(rina)} == {
        "Tono": "+6281234567890",
        "Budi": "",
    }


def test_slips_are_numbered_in_the_order_of_the_committee(store: Store) -> None:
    slips = slips_of(store, a_committee(store))

    assert [(one.number, one.name) for one in slips.people] == [
        (1, "Tono"),
        (2, "Rina"),
    ]
    assert [one.number for one in slips.only(RINA.id).people] == [2]
    assert slips.only(RINA.id).count == 2


def test_addresses_stand_on_the_slips_of_those_who_hold_a_link(store: Store) -> None:
    slips = slips_of(store, a_committee(store))

    token = tokens_for(acting(store, SARI), [key("link")])[key("link")]
    assert slips.addresses == {RINA.id: f"{ORIGIN}/t/{token}"}
    assert [one.name for one in slips.only(TONO.id).people] == ["Tono"]


def test_without_a_committee_there_are_no_slips(store: Store) -> None:
    slips = duty_slips(store, an_activity(store).id, NOW)

    assert (slips.people, slips.count) == ((), 0)
    with pytest.raises(NotFound):
        duty_slips(store, key("nothing"), NOW)
