from datetime import date, timedelta

import pytest

from data.errors import NotFound
from data.store import Store
from organizing.links.actions import revoke_link, tokens_for
from organizing.slips.queries import duty_slips, slip_people
from tests.make import NOW, RINA, SARI, TONO, acting
from tests.organizing.make import a_position, a_task, an_activity, key
from tests.organizing.slips.make import ORIGIN, a_committee, slips_of


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
    assert [one.name for one in slips_of(store, activity).leaders] == ["Tono"]

    other = an_activity(store, "Bazar")
    a_position(store, other, "Koordinator", SARI)
    a_position(store, other, "Seksi acara", RINA)
    assert [one.name for one in duty_slips(store, other.id, NOW).leaders] == ["Sari"]


def test_addresses_stand_on_the_slips_of_those_who_hold_a_link(store: Store) -> None:
    slips = slips_of(store, a_committee(store))

    token = tokens_for(acting(store, SARI), [key("link")])[key("link")]
    assert slips.addresses == {RINA.id: f"{ORIGIN}/t/{token}"}
    assert [one.name for one in slips.only(TONO.id).people] == ["Tono"]


def test_without_a_committee_there_are_no_slips(store: Store) -> None:
    slips = duty_slips(store, an_activity(store).id, NOW)

    assert (slips.people, slips.leaders) == ((), ())
    with pytest.raises(NotFound):
        duty_slips(store, key("nothing"), NOW)
