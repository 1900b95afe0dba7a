"""A personal link: whose tasks it opens, how long it holds, how its address is signed.

The address carries the link's id and a signature over it, nothing else: it can be
printed again at any time, and nobody can make one up.
"""

import binascii
from base64 import urlsafe_b64decode, urlsafe_b64encode
from datetime import date, datetime, time, timedelta
from hashlib import sha256
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

from itsdangerous import BadSignature, Signer

from data.actor import Actor
from data.calendar import SchoolYear
from data.errors import HumasError, NotFound, Refused
from data.language import N_
from data.record import KeptRecord, Record, Term

PERSONAL: Final = "personal link"
"""What the links of people are for: their own tasks."""

PLACE: Final = "/t/"
"""Where the personal links open; ``.ics`` behind one is its calendar."""


class LinkStep(Term):
    """Whether a link still opens anything."""

    HOLDS = "holds", N_("Holds")
    EXPIRED = "expired", N_("Expired")
    REVOKED = "revoked", N_("Revoked")


class PersonalLink(
    KeptRecord,
    table="personal_link",
    fixed=("person_id", "school_year", "made_at", "made_by", "last_used_at"),
):
    """An address that opens one person's tasks of one school year."""

    id: UUID
    person_id: UUID
    school_year: int
    made_at: datetime
    made_by: UUID
    expires_at: datetime
    revoked_at: datetime | None = None
    last_used_at: datetime | None = None
    version: int = 1

    def step_at(self, moment: datetime) -> LinkStep:
        """Return whether the link holds at a moment, or why it does not."""
        return step_of(self.expires_at, self.revoked_at, moment)


class RecordLink(
    KeptRecord,
    table="record_link",
    fixed=(
        "purpose",
        "record_id",
        "school_year",
        "made_at",
        "made_by",
        "last_used_at",
    ),
):
    """An address that opens one thing for whoever holds it: one invitation's answer.

    ``purpose`` says what it opens; an address made for one purpose opens no other.
    """

    id: UUID
    purpose: str
    record_id: UUID
    school_year: int
    made_at: datetime
    made_by: UUID
    expires_at: datetime
    revoked_at: datetime | None = None
    last_used_at: datetime | None = None
    version: int = 1

    def step_at(self, moment: datetime) -> LinkStep:
        """Return whether the link holds at a moment, or why it does not."""
        return step_of(self.expires_at, self.revoked_at, moment)


class Opened(Record):
    """Whose link was opened, and for the tasks of which year."""

    link_id: UUID
    actor: Actor
    year: SchoolYear


def step_of(
    expires_at: datetime, revoked_at: datetime | None, moment: datetime
) -> LinkStep:
    """Return whether a link holds at a moment; a revoked one never again."""
    if revoked_at is not None:
        return LinkStep.REVOKED
    return LinkStep.HOLDS if moment < expires_at else LinkStep.EXPIRED


def token_of(key: bytes, link_id: UUID, purpose: str = PERSONAL) -> str:
    """Return what stands in a link's address: its id and the signature over it."""
    named = urlsafe_b64encode(link_id.bytes).rstrip(b"=")
    return _signer(key, purpose).sign(named).decode("ascii")


def link_in(key: bytes, token: str, purpose: str = PERSONAL) -> UUID | None:
    """Return the id that a token names, or None where its signature is not ours.

    Nor where it was made for another purpose.
    """
    try:
        named = _signer(key, purpose).unsign(token.encode("utf-8"))
        return UUID(bytes=urlsafe_b64decode(named + b"=="))
    except (BadSignature, binascii.Error, ValueError):
        return None


def address_of(origin: str, token: str, room: str = "") -> str:
    """Return the whole address of a link, as it is printed and sent.

    ``room`` is the part of the links' place in which links of a purpose open.
    """
    return f"{origin.rstrip('/')}{PLACE}{room}{token}"


def end_of(day: date, zone: ZoneInfo) -> datetime:
    """Return the moment after a day's last one at the school's clock."""
    return datetime.combine(day + timedelta(days=1), time(), zone)


def expiry_refusal(day: date, year: SchoolYear, today: date) -> HumasError | None:
    """Return why a link of ``year`` cannot hold until ``day``, or None."""
    if today <= day <= year.last_day:
        return None
    return Refused(
        N_(
            "A link of {year} holds at least until today and at most until {last}; "
            "{day} is not in between."
        ),
        year=year,
        last=year.last_day,
        day=day,
    )


def person_refusal(name: str, *, is_active: bool) -> HumasError | None:
    """Return why a person gets no link, or None."""
    if is_active:
        return None
    return Refused(
        N_("{name} is not active in the directory any more and gets no link."),
        name=name,
    )


def closed_door() -> NotFound:
    """Return the one answer to an unknown, an expired and a revoked address."""
    return NotFound(
        N_(
            "This link does not hold (any more). Ask the vice principal for public "
            "relations for a new one."
        )
    )


def _signer(key: bytes, purpose: str) -> Signer:
    return Signer(
        key,
        salt=f"siklus-humas {purpose}".encode(),
        key_derivation="hmac",
        digest_method=sha256,
    )
