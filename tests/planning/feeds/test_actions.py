import pytest

from data import history
from data.actor import Actor
from data.errors import NotAllowed
from data.store import Store
from planning.feeds import store as records
from planning.feeds.actions import open_feed, revoke_feed
from planning.feeds.models import FeedDraft, hash_of
from tests.make import BUDI, RINA, SARI, acting
from tests.planning.make import key

PHONE = FeedDraft(title="Ponsel kepala sekolah")


def test_of_a_feed_only_the_hash_is_kept(store: Store) -> None:
    token = open_feed(acting(store, SARI), key("feed"), PHONE)

    [kept] = records.feeds(store)
    assert kept.token_hash == hash_of(token)
    assert token not in str(kept)
    facts = [e.facts for e in history.events_of(store, "calendar_feed", kept.id)]
    assert token not in str(facts)


def test_the_token_shown_last_is_the_one_that_holds(store: Store) -> None:
    first = open_feed(acting(store, SARI), key("feed"), PHONE)
    last = open_feed(acting(store, SARI), key("feed"), PHONE)

    assert len(records.feeds(store)) == 1
    assert records.feed_of(store, hash_of(first)) is None
    assert records.feed_of(store, hash_of(last)) is not None


def test_a_revoked_feed_does_not_hold_and_is_revoked_once(store: Store) -> None:
    token = open_feed(acting(store, SARI), key("feed"), PHONE)

    revoked = revoke_feed(acting(store, SARI), key("feed"))

    assert revoke_feed(acting(store, SARI), key("feed")) == revoked
    assert records.feeds(store) == []
    assert records.feed_of(store, hash_of(token)) is None


@pytest.mark.parametrize("who", [BUDI, RINA])
def test_only_the_humas_lead_opens_and_revokes(store: Store, who: Actor) -> None:
    open_feed(acting(store, SARI), key("feed"), PHONE)

    with pytest.raises(NotAllowed):
        open_feed(acting(store, who), key("lain"), PHONE)
    with pytest.raises(NotAllowed):
        revoke_feed(acting(store, who), key("feed"))
