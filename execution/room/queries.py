"""What is asked about the year's activities, room by room."""

from datetime import time
from functools import partial
from uuid import UUID

from data.activity import ActivityStep, PlannedDay
from data.actor import Actor
from data.calendar import SchoolYear
from data.record import Record
from data.search.models import Thing
from data.store import Store, question
from execution.room.models import After, sees_all
from planning.activities.models import Activity, Mode

_sql = partial(question, __file__)


class Room(Record):
    """An activity that a person may enter, and how far it is."""

    activity_id: UUID
    title: str
    when: PlannedDay
    starts_at: time | None
    ends_at: time | None
    place: str
    mode: Mode
    in_charge: str | None
    step: ActivityStep
    has_attendance: bool | None
    has_minutes: bool | None
    has_money: bool | None
    has_documentation: bool | None
    has_closing: bool | None
    has_report: bool | None

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


class DayContact(Record):
    """Somebody of the committee, and the number they agreed to share, or nothing."""

    name: str
    phone: str


class DayPeople(Record):
    """A position of the committee with its people."""

    title: str
    people: tuple[DayContact, ...] | None


class DayFamilies(Record):
    """How many pupils' families of a grade are invited."""

    grade: int
    class_groups: int
    families: int


class DayTask(Record):
    """What is to be done on the day, or the day before, and whose it is."""

    title: str
    offset_days: int
    is_done: bool
    whose: str


class DaySheet(Record):
    """Everything that those who run the day need in their hand."""

    activity: Activity
    in_charge: str
    people: tuple[DayPeople, ...]
    families: tuple[DayFamilies, ...]
    tasks: tuple[DayTask, ...]


def day_people(store: Store, activity_id: UUID) -> list[DayPeople]:
    """Return the committee's positions with their people and shared numbers."""
    return store.rows(DayPeople, _sql("day_people"), activity_id=activity_id)


def day_families(store: Store, activity_id: UUID) -> list[DayFamilies]:
    """Return how many pupils' families of each grade are invited."""
    return store.rows(DayFamilies, _sql("day_families"), activity_id=activity_id)


def day_tasks(store: Store, activity_id: UUID) -> list[DayTask]:
    """Return the tasks of the day and the day before, in the order they are due."""
    return store.rows(DayTask, _sql("day_tasks"), activity_id=activity_id)


def day_sheet(store: Store, activity: Activity, in_charge: str) -> DaySheet:
    """Return what the sheet of an activity's day says."""
    return DaySheet(
        activity=activity,
        in_charge=in_charge,
        people=tuple(day_people(store, activity.id)),
        families=tuple(day_families(store, activity.id)),
        tasks=tuple(day_tasks(store, activity.id)),
    )


def findable_activities(store: Store) -> list[Thing]:
    """Return the activities of every year, by which they can be found."""
    return store.rows(Thing, _sql("findable_activities"))
