from datetime import date, timedelta
from threading import Thread

import pytest

from data.actor import Actor, Role
from data.errors import NotAllowed, NotFound, Refused, WrongStep
from data.history import events_of
from data.people.models import Person
from data.store import Store
from organizing.links import store as links
from organizing.links.actions import (
    SAME_VISIT,
    give_link,
    give_links,
    open_link,
    peek,
    revoke_link,
    tokens_for,
)
from organizing.links.models import Opened, PersonalLink
from tests.make import BUDI, NOW, RINA, SARI, TONO, YEAR, acting
from tests.organizing.links.make import a_token
from tests.organizing.make import close_year, key


def leave(store: Store, person: Actor) -> None:
    kept = store.get(Person, person.id)
    gone = {"is_active": False, "version": kept.version + 1}
    store.replace(kept.model_copy(update=gone))


def test_a_link_opens_the_tasks_of_its_person_only(store: Store) -> None:
    token = a_token(store)

    opened = open_link(store, token, NOW)

    assert opened.actor == Actor(
        id=RINA.id, name="Rina", role=Role.COMMITTEE_MEMBER, by_link=True
    )
    assert opened.year == YEAR


def test_even_the_leads_own_link_has_no_more_rights_than_a_members(
    store: Store,
) -> None:
    opened = open_link(store, a_token(store, person=SARI), NOW)

    assert opened.actor.role is Role.COMMITTEE_MEMBER


def test_a_link_holds_to_the_end_of_the_year_unless_agreed_otherwise(
    store: Store,
) -> None:
    whole = give_link(acting(store, SARI), key("a"), RINA.id, YEAR)
    until = date(2026, 8, 31)
    short = give_link(acting(store, SARI), key("b"), TONO.id, YEAR, until=until)

    assert whole.expires_at.isoformat() == "2027-07-01T00:00:00+07:00"
    assert short.expires_at.isoformat() == "2026-09-01T00:00:00+07:00"


def test_the_same_form_twice_is_one_link_and_so_is_another_form(store: Store) -> None:
    first = give_link(acting(store, SARI), key("a"), RINA.id, YEAR)
    twice = give_link(acting(store, SARI), key("a"), RINA.id, YEAR)
    beside = give_link(acting(store, SARI), key("b"), RINA.id, YEAR)

    assert first.id == twice.id == beside.id
    assert len(links.links_in(store, YEAR)) == 1
    assert len(events_of(store, "personal_link", first.id)) == 1


def test_a_committee_gets_its_links_at_once_and_only_once(store: Store) -> None:
    a_token(store)
    leave(store, TONO)
    ids = [RINA.id, TONO.id, BUDI.id]

    new = give_links(acting(store, SARI), ids, YEAR)

    assert [link.person_id for link in new] == [BUDI.id]
    assert give_links(acting(store, SARI), ids, YEAR) == []
    assert len(links.links_in(store, YEAR)) == 2


@pytest.mark.parametrize("person", [BUDI, RINA, TONO])
def test_only_the_lead_gives_revokes_and_reads_links(
    store: Store, person: Actor
) -> None:
    a_token(store)

    with pytest.raises(NotAllowed):
        give_link(acting(store, person), key("b"), TONO.id, YEAR)
    with pytest.raises(NotAllowed):
        give_links(acting(store, person), [TONO.id], YEAR)
    with pytest.raises(NotAllowed):
        revoke_link(acting(store, person), key("link"))
    with pytest.raises(NotAllowed):
        tokens_for(acting(store, person), [key("link")])


def test_a_link_is_not_given_in_a_closed_year_but_can_still_be_revoked(
    store: Store,
) -> None:
    token = a_token(store)
    close_year(store)

    with pytest.raises(WrongStep):
        give_link(acting(store, SARI), key("b"), TONO.id, YEAR)
    revoke_link(acting(store, SARI), key("link"))

    with pytest.raises(NotFound):
        open_link(store, token, NOW)


def test_who_left_the_school_gets_no_link_and_the_old_one_opens_nothing(
    store: Store,
) -> None:
    token = a_token(store)
    leave(store, RINA)

    with pytest.raises(Refused):
        give_link(acting(store, SARI), key("b"), RINA.id, YEAR)
    with pytest.raises(NotFound):
        open_link(store, token, NOW)


def test_a_last_day_outside_the_year_is_refused(store: Store) -> None:
    for day in (date(2026, 8, 16), date(2027, 7, 1)):
        with pytest.raises(Refused):
            give_link(acting(store, SARI), key("b"), RINA.id, YEAR, until=day)


def test_unknown_expired_and_revoked_look_the_same(store: Store) -> None:
    expired = a_token(store, "a", TONO)
    revoked = a_token(store, "b", RINA)
    revoke_link(acting(store, SARI), key("b"))
    told = set()
    for token, moment in (
        ("made.up", NOW),
        (expired, NOW + timedelta(days=400)),
        (revoked, NOW),
    ):
        with pytest.raises(NotFound) as refusal:
            open_link(store, token, moment)
        told.add(str(refusal.value))

    assert len(told) == 1


def test_before_the_first_link_every_address_is_unknown(store: Store) -> None:
    with pytest.raises(NotFound):
        open_link(store, "made.up", NOW)


def test_revoking_twice_is_once_and_a_new_link_has_a_new_address(store: Store) -> None:
    first = a_token(store, "a")
    revoke_link(acting(store, SARI), key("a"))
    revoke_link(acting(store, SARI), key("a"))
    second = a_token(store, "b")

    events = [event.event for event in events_of(store, "personal_link", key("a"))]
    assert events == ["revoked", "given"]
    assert first != second
    assert open_link(store, second, NOW).actor.id == RINA.id


def test_the_last_use_is_noted_once_a_visit_and_not_for_programs(store: Store) -> None:
    token = a_token(store)
    peek(store, token, NOW)
    assert store.get(PersonalLink, key("link")).last_used_at is None

    open_link(store, token, NOW)
    open_link(store, token, NOW + SAME_VISIT / 2)
    assert store.get(PersonalLink, key("link")).last_used_at == NOW

    later = NOW + SAME_VISIT
    open_link(store, token, later)
    assert store.get(PersonalLink, key("link")).last_used_at == later


def test_a_link_opened_again_waits_for_nobody_who_keeps_something(
    store: Store,
) -> None:
    token = a_token(store)
    open_link(store, token, NOW)
    opened: list[Opened] = []

    def again() -> None:
        own = store.cursor()
        opened.append(open_link(own, token, NOW + SAME_VISIT / 2))
        own.close()

    phone = Thread(target=again, daemon=True)
    with store.transaction():
        phone.start()
        phone.join(10)
        assert [one.actor.id for one in opened] == [RINA.id]


def test_a_link_that_was_used_meanwhile_can_be_revoked(store: Store) -> None:
    token = a_token(store)
    open_link(store, token, NOW)

    revoke_link(acting(store, SARI), key("link"))

    assert store.get(PersonalLink, key("link")).revoked_at == NOW
