"""Keeping accounts and the sessions of those who came in."""

from datetime import datetime
from uuid import UUID

from data.accounts.models import Account, Session, SignedIn
from data.store import Store


def accounts(store: Store) -> list[Account]:
    """Return all accounts, open ones first, by username."""
    return store.rows(
        Account,
        "from account order by closed_at is not null, alphabetical(username)",
    )


def accounts_like(store: Store, username: str, person_id: UUID) -> list[Account]:
    """Return the accounts of this username or this person."""
    return store.rows(
        Account,
        """
        from account
        where username = $username or person_id = $person_id
        order by username
        """,
        username=username,
        person_id=person_id,
    )


def replace_password(store: Store, username: str, password_hash: str) -> None:
    """Keep the one-time password of an account that was reset."""
    store.write(
        "update account set password_hash = $hash where username = $username",
        hash=password_hash,
        username=username,
    )


def add_session(store: Store, new: Session) -> None:
    """Keep a session, and forget those whose time is over."""
    store.write(
        "delete from sign_in_session where expires_at <= $now", now=new.signed_in_at
    )
    store.add(new)


def end_sessions(store: Store, username: str, but: str = "") -> int:
    """Forget an account's sessions, all or all but one; return how many."""
    return store.write(
        "delete from sign_in_session where username = $username and id_hash <> $but",
        username=username,
        but=but,
    )


def signed_in(store: Store, id_hash: str, now: datetime) -> SignedIn | None:
    """Return who is behind a session that has not ended, or None.

    Whoever is not active in the directory any more is out. The clock is looked at
    here, so that the session itself can be remembered: every message of a connection
    asks.
    """
    found = store.first(
        SignedIn,
        """
        select
            account.username,
            account.person_id,
            person.name,
            account.role,
            account.language,
            account.must_change,
            session.expires_at
        from sign_in_session as session
        join account on account.username = session.username
        join person on person.id = account.person_id
        where session.id_hash = $id_hash
            and account.closed_at is null
            and person.is_active
        order by account.username
        """,
        id_hash=id_hash,
    )
    return found if found and found.expires_at > now else None
