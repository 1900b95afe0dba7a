"""The addresses that calendars subscribe to."""

import hashlib
from datetime import datetime
from uuid import UUID

from data.record import KeptRecord, Record, Title


class FeedDraft(Record):
    """What is filled in to open an address for calendars: who subscribes."""

    title: Title


class Feed(
    FeedDraft, KeptRecord, table="calendar_feed", fixed=("title", "made_at", "made_by")
):
    """An address that calendars subscribe to; its token is kept as a hash only."""

    id: UUID
    token_hash: str
    made_at: datetime
    made_by: UUID
    revoked_at: datetime | None
    version: int


def hash_of(token: str) -> str:
    """Return what is kept of a feed's token."""
    return hashlib.sha256(token.encode()).hexdigest()
