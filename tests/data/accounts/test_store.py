from datetime import datetime, timedelta

import pytest

from data.accounts import store as accounts
from data.accounts.models import Session
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
    accounts.add(store, kept)

    assert accounts.account(store, "rina") == kept
    assert accounts.account_or_none(store, "budi") is None


def test_an_unknown_account_is_not_found(store: Store) -> None:
    with pytest.raises(NotFound):
        accounts.account(store, "siapa")


def test_the_second_keeper_is_told(store: Store) -> None:
    kept = account_of(RINA)
    accounts.add(store, kept)
    changed = kept.model_copy(update={"must_change": True, "version": 2})
    accounts.replace(store, changed)

    with pytest.raises(Stale):
        accounts.replace(store, changed)


def test_closed_accounts_stand_last(store: Store, now: datetime) -> None:
    closed = account_of(BUDI).model_copy(update={"closed_at": now})
    accounts.add(store, closed)
    accounts.add(store, account_of(RINA))

    assert [a.username for a in accounts.accounts(store)] == ["rina", "budi"]


def test_a_session_says_who_it_is_until_it_ends(store: Store, now: datetime) -> None:
    accounts.add(store, account_of(RINA))
    accounts.add_session(store, session_of("rina", now))

    found = accounts.signed_in(store, "a", now)

    assert found is not None
    assert found.actor == RINA
    assert accounts.signed_in(store, "a", now + timedelta(days=14)) is None
    assert accounts.signed_in(store, "b", now) is None


def test_old_sessions_are_forgotten_with_the_next(store: Store, now: datetime) -> None:
    accounts.add(store, account_of(RINA))
    accounts.add_session(store, session_of("rina", now, "old"))
    later = now + timedelta(days=15)
    accounts.add_session(store, session_of("rina", later, "new"))

    assert accounts.end_sessions(store, "rina") == 1
