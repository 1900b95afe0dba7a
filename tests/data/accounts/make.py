"""Makers of accounts."""

from data.accounts.actions import open_account
from data.accounts.models import Account, AccountDraft, hash_of
from data.actor import Actor
from data.store import Store
from tests.make import SARI, acting

PASSWORD = "kopi pahit di pagi hari"


def draft_of(person: Actor, **changes: object) -> AccountDraft:
    usual = {
        "username": person.name.lower(),
        "person_id": person.id,
        "role": person.role,
    }
    return AccountDraft.model_validate(usual | changes)


def account_of(person: Actor, password: str = PASSWORD) -> Account:
    return Account(
        **draft_of(person).model_dump(),
        password_hash=hash_of(password),
        must_change=False,
        closed_at=None,
        version=1,
    )


def opened(store: Store, *people: Actor) -> None:
    """Open the people's accounts with the usual password."""
    for person in people:
        open_account(acting(store, SARI), draft_of(person), PASSWORD)
