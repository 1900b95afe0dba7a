"""What an account is, what its password must be, and who keeps accounts."""

import hashlib
import re
import secrets
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from datetime import datetime, timedelta
from functools import cache
from threading import BoundedSemaphore
from typing import Annotated, Final
from uuid import UUID

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from pydantic import BeforeValidator, Field, StringConstraints

from data import duties
from data.actor import Actor, Role
from data.duties import Duty
from data.errors import HumasError, Refused, WrongStep
from data.language import N_, Language
from data.people.models import Person, leaving_refusal
from data.record import KeptRecord, Record

SHORTEST_PASSWORD: Final = 10
LONGEST_PASSWORD: Final = 200
SHORTEST_NAME: Final = 3
"""A shorter username, such as ``bk``, may stand in a password: it stands in words."""
SESSION_LASTS: Final = timedelta(days=14)
READABLE: Final = "abcdefghjkmnpqrstuvwxyz23456789"
"""Letters and digits nobody confuses on paper (no i, l, o, 0, 1)."""

SAMPLE_PASSWORD: Final = "siklus-humas"  # noqa: S105 -- shown to everybody there
SAMPLE_USERNAMES: Final = ("wakil", "kepsek", "bk", "wali", "panitia", "panitia2")

_ARGON2ID: Final = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
_HASHING: Final = BoundedSemaphore(4)


def normalised(username: str) -> str:
    """Return a username as it is kept: without blanks around it, lower case."""
    return username.strip().lower()


Username = Annotated[
    str,
    BeforeValidator(normalised),
    StringConstraints(pattern=re.compile(r"^[a-z0-9._-]{2,40}$")),
]


class AccountDraft(Record):
    """What the vice principal for public relations fills in to open an account."""

    username: Username
    person_id: UUID
    role: Role
    language: Language = Language.INDONESIAN


class Account(
    AccountDraft, KeptRecord, table="account", key=("username",), fixed=("person_id",)
):
    """Somebody who may come in, and as what."""

    password_hash: str = Field(repr=False)
    must_change: bool
    closed_at: datetime | None
    version: int

    @property
    def is_open(self) -> bool:
        """Whether its person may come in."""
        return self.closed_at is None


class Session(KeptRecord, table="sign_in_session", key=("id_hash",)):
    """One browser that came in, until it leaves or the time is over."""

    id_hash: str
    username: str
    signed_in_at: datetime
    expires_at: datetime


class SignedIn(Record):
    """Who is behind a session until it ends: the actor, and how to speak with them."""

    username: str
    person_id: UUID
    name: str
    role: Role
    language: Language
    must_change: bool
    expires_at: datetime

    @property
    def actor(self) -> Actor:
        """The person, as actions and history know them."""
        return Actor(id=self.person_id, name=self.name, role=self.role)


def one_time_password() -> str:
    """Return a random password that can be read aloud, such as ``k3mw-7hxa-pq9d``."""
    groups = ("".join(secrets.choice(READABLE) for _ in range(4)) for _ in range(3))
    return "-".join(groups)


def hash_of(password: str) -> str:
    """Return the argon2id hash under which a password is kept."""
    with _HASHING:
        return _ARGON2ID.hash(password)


def matches(account: Account | None, password: str) -> bool:
    """Return whether the password opens the account; nobody costs the same time."""
    kept = account.password_hash if account else _nobody()
    with _HASHING:
        try:
            return _ARGON2ID.verify(kept, password) and account is not None
        except (VerificationError, InvalidHashError):
            return False


def hash_of_token(token: str) -> str:
    """Return the SHA-256 under which a session's cookie is kept."""
    return hashlib.sha256(token.encode()).hexdigest()


def password_refusal(password: str, username: str) -> HumasError | None:
    """Return why this cannot be the account's password, or None."""
    if len(password) < SHORTEST_PASSWORD:
        return Refused(
            N_("A password has at least {least} characters; a short sentence is good."),
            least=SHORTEST_PASSWORD,
        )
    if len(password) > LONGEST_PASSWORD:
        return Refused(
            N_("A password has at most {most} characters."), most=LONGEST_PASSWORD
        )
    name = normalised(username)
    if len(name) >= SHORTEST_NAME and name in password.lower():
        return Refused(N_("The password may not contain the username."))
    return None


def opening_refusal(
    draft: AccountDraft, existing: Sequence[Account], by: Actor
) -> HumasError | None:
    """Return why this account cannot be opened, or None.

    ``existing`` are the accounts of the same username or the same person. A closed
    account of the same person may be opened again.
    """
    if refusal := duties.refusal(Duty.KEEP_ACCOUNTS, by):
        return refusal
    for account in existing:
        if account.person_id != draft.person_id:
            return Refused(
                N_("The username “{username}” is taken; choose another."),
                username=account.username,
            )
        if account.username != draft.username:
            return Refused(
                N_("This person already has the account “{username}”."),
                username=account.username,
            )
        if account.is_open and not was_just_opened(account, draft):
            return Refused(
                N_("The account “{username}” is open already."),
                username=account.username,
            )
    return None


def person_refusal(person: Person) -> HumasError | None:
    """Return why this person gets no account, or None."""
    if person.is_active:
        return None
    return Refused(
        N_("{name} is not active in the directory any more; take them back first."),
        name=person.name,
    )


def was_just_opened(account: Account, draft: AccountDraft) -> bool:
    """Return whether the account is this draft's, and nobody came in with it yet."""
    names = AccountDraft.model_fields
    opened = AccountDraft.as_kept(**{name: getattr(account, name) for name in names})
    return account.is_open and account.must_change and opened == draft


def reset_refusal(account: Account, by: Actor) -> HumasError | None:
    """Return why the account cannot be changed, as by a one-time password, or None."""
    if refusal := duties.refusal(Duty.KEEP_ACCOUNTS, by):
        return refusal
    if not account.is_open:
        return WrongStep(
            N_("The account “{username}” is closed."), username=account.username
        )
    return None


def closing_refusal(
    account: Account, keepers: AbstractSet[UUID], by: Actor
) -> HumasError | None:
    """Return why the account cannot be closed, or None.

    ``keepers``: who can come in and keeps the accounts.
    """
    if refusal := duties.refusal(Duty.KEEP_ACCOUNTS, by):
        return refusal
    return leaving_refusal(account.person_id, keepers)


def role_refusal(
    account: Account, role: Role, keepers: AbstractSet[UUID], by: Actor
) -> HumasError | None:
    """Return why the account cannot have this role from now on, or None."""
    if refusal := reset_refusal(account, by):
        return refusal
    if duties.has(role, Duty.KEEP_ACCOUNTS):
        return None
    return leaving_refusal(account.person_id, keepers)


@cache
def _nobody() -> str:
    return hash_of(secrets.token_urlsafe(16))
