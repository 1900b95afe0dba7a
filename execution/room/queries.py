"""What is asked about the year's activities, room by room."""

from datetime import time
from functools import partial
from uuid import UUID

from data.activity import ActivityStep, PlannedDay
from data.actor import Actor
from data.calendar import SchoolYear
from data.record import Record
from data.store import Store, question
from execution.room.models import After, sees_all

_sql = partial(question, __file__)


class Room(Record):
    """An activity that a person may enter, and how far it is."""

    activity_id: UUID
    title: str
    when: PlannedDay
    starts_at: time | None
    ends_at: time | None
    place: str
    in_charge: str | None
    step: ActivityStep
    has_attendance: bool | None
    has_closing: bool | None

    @property
    def there(self) -> tuple[After, ...]:
        """What is there after its day, of what it needs."""
        return tuple(one for one in After if getattr(self, f"has_{one}") is True)

    @property
    def missing(self) -> tuple[After, ...]:
        """What is missing after its day; what it does not need is None."""
        return tuple(one for one in After if getattr(self, f"has_{one}") is False)


def rooms(store: Store, year: SchoolYear, by: Actor) -> list[Room]:
    """Return the activities of a year that a person may enter, by date."""
    person_id = None if sees_all(by) else by.id
    return store.rows(Room, _sql("rooms"), year=year.start, person_id=person_id)
