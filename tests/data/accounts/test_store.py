from datetime import datetime, timedelta

import pytest

from data.accounts import store as accounts
from data.accounts.models import Account, Session
from data.actor import Role
from data.errors import NotFound, Stale
from data.store import Store
from tests.data.accounts.make import account_of
from tests.make import BUDI, RINA


def session_of(username: str, now: datetime, name: str = "a") -> Session:
    return Session(
        id_hash=name,
        username=username,
        signed_in_at=now,
        expires_at=now + timedelta(days=14),
    )


def test_an_account_comes_back_as_it_was_kept(store: Store) -> None:
    kept = account_of(RINA)
    store.add(kept)

    assert store.get(Account, "rina") == kept
    assert store.find(Account, "budi") is None


def test_an_unknown_account_is_not_found(store: Store) -> None:
    with pytest.raises(NotFound):
        store.get(Account, "siapa")


def test_the_second_keeper_is_told(store: Store) -> None:
    kept = account_of(RINA)
    store.add(kept)
    changed = kept.model_copy(update={"must_change": True, "version": 2})
    store.replace(changed)

    with pytest.raises(Stale):
        store.replace(changed)


def test_closed_accounts_stand_last(store: Store, now: datetime) -> None:
    closed = account_of(BUDI).model_copy(update={"closed_at": now})
    store.add(closed)
    store.add(account_of(RINA))

    assert [a.username for a in accounts.accounts(store)] == ["rina", "budi"]


def test_a_session_says_who_it_is_until_it_ends(store: Store, now: datetime) -> None:
    store.add(account_of(RINA))
    accounts.add_session(store, session_of("rina", now))

    found = accounts.signed_in(store, "a", now)

    assert found is not None
    assert found.actor == RINA
    assert accounts.signed_in(store, "a", now + timedelta(days=14)) is None
    assert accounts.signed_in(store, "b", now) is None


def test_a_remembered_session_ends_with_its_time(store: Store, now: datetime) -> None:
    store.add(account_of(RINA))
    accounts.add_session(store, session_of("rina", now))
    end = now + timedelta(days=14)
    moment = timedelta(microseconds=1)

    assert accounts.signed_in(store, "a", end - moment)
    assert accounts.signed_in(store, "a", end) is None
    assert accounts.signed_in(store.cursor(), "a", end + moment) is None
    assert accounts.signed_in(store, "a", end - moment)


def test_a_remembered_session_ends_or_changes_with_its_account(
    store: Store, now: datetime
) -> None:
    kept = account_of(RINA)
    store.add(kept)
    accounts.add_session(store, session_of("rina", now))
    elsewhere = store.cursor()
    assert accounts.signed_in(store, "a", now)

    raised = kept.model_copy(update={"role": Role.HUMAS_LEAD, "version": 2})
    elsewhere.replace(raised)
    after = accounts.signed_in(store, "a", now)
    assert after
    assert after.role is Role.HUMAS_LEAD

    closed = raised.model_copy(update={"closed_at": now, "version": 3})
    elsewhere.replace(closed)
    assert accounts.signed_in(store, "a", now) is None

    elsewhere.replace(closed.model_copy(update={"closed_at": None, "version": 4}))
    assert accounts.signed_in(store, "a", now)
    accounts.end_sessions(elsewhere, "rina")
    assert accounts.signed_in(store, "a", now) is None


def test_old_sessions_are_forgotten_with_the_next(store: Store, now: datetime) -> None:
    store.add(account_of(RINA))
    accounts.add_session(store, session_of("rina", now, "old"))
    later = now + timedelta(days=15)
    accounts.add_session(store, session_of("rina", later, "new"))

    assert accounts.end_sessions(store, "rina") == 1
