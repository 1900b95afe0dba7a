"""What is asked about tasks: by those who do them, and by the humas lead."""

from datetime import date
from functools import partial
from uuid import UUID

from data.calendar import SchoolYear
from data.obstacles import ObstacleCode
from data.record import Record
from data.store import Store, question
from organizing.tasks.models import Bucket, TaskStep

_sql = partial(question, __file__)


class MyTask(Record):
    """A task as the person who does it sees it."""

    id: UUID
    title: str
    activity: str
    planned_on: date | None
    place: str
    section: str | None
    offset_days: int
    due_on: date | None
    step: TaskStep
    obstacle: ObstacleCode | None
    obstacle_note: str
    version: int
    bucket: Bucket


class MyPosition(Record):
    """A position a person holds: duty, right and responsibility."""

    id: UUID
    activity: str
    planned_on: date | None
    title: str
    duty: str
    entitlement: str
    responsibility: str


class ActivityTask(Record):
    """A task of one activity, as the humas lead and the principal see it."""

    id: UUID
    title: str
    person_id: UUID | None
    position_id: UUID | None
    assignee: str | None
    section: str | None
    offset_days: int
    due_on: date | None
    step: TaskStep
    obstacle: ObstacleCode | None
    obstacle_note: str
    version: int


class ListedTask(Record):
    """A task as scripts see it."""

    id: UUID
    title: str
    activity: str
    school_year: str
    due: date | None
    step: TaskStep
    assignee: str | None
    section: str | None


def my_tasks(
    store: Store, person_id: UUID, today: date, year: SchoolYear
) -> list[MyTask]:
    """Return the tasks given to a person or a section of theirs, by due date.

    Without those of activities that were postponed or not held.
    """
    return store.rows(
        MyTask, _sql("my_tasks"), person_id=person_id, today=today, year=year.start
    )


def my_positions(store: Store, person_id: UUID, year: SchoolYear) -> list[MyPosition]:
    """Return the positions a person holds this year, by date of the activity."""
    return store.rows(
        MyPosition, _sql("my_positions"), person_id=person_id, year=year.start
    )


def activity_tasks(store: Store, activity_id: UUID) -> list[ActivityTask]:
    """Return an activity's tasks in the order they are due."""
    return store.rows(ActivityTask, _sql("activity_tasks"), activity_id=activity_id)


def listed_tasks(store: Store, year: SchoolYear | None) -> list[ListedTask]:
    """Return tasks of one year or all, by due date."""
    start = year.start if year else None
    return store.rows(ListedTask, _sql("listed_tasks"), year=start)
