"""What a record is that was just taken out, and how long it can be brought back."""

from datetime import datetime, timedelta
from typing import Final, NamedTuple
from uuid import UUID

from data.record import KeptRecord

KEPT_FOR: Final = timedelta(hours=1)


class Removed(KeptRecord, table="removed_record", key=("record", "record_id")):
    """A record as it was when somebody took it out; ``record`` is its table."""

    record: str
    record_id: UUID
    person_id: UUID
    removed_at: datetime
    facts: str
    version: int = 1

    def can_come_back(self, person: UUID, now: datetime) -> bool:
        """Whether it is this person's to bring back, and soon enough."""
        return self.person_id == person and now - self.removed_at <= KEPT_FOR


class Named(NamedTuple):
    """Which record can be brought back."""

    record: str
    record_id: UUID
