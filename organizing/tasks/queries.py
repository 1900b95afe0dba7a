"""Questions about tasks: of those who do them, and of the humas lead."""

from datetime import date, datetime, time
from functools import partial
from uuid import UUID

from data.activity import PlannedDay
from data.attachments.models import FileKind
from data.calendar import SchoolYear
from data.obstacles import ObstacleCode
from data.record import Record
from data.search.models import Thing
from data.store import Store, question
from organizing.structure.models import PositionWords
from organizing.tasks.models import Bucket, TaskStep
from planning.activities.models import EvidenceKind

_sql = partial(question, __file__)


class ShownTask(Record):
    """A task as every page shows it, with how much belongs to it."""

    id: UUID
    title: str
    detail: str
    section: str | None
    offset_days: int
    due_on: date | None
    step: TaskStep
    obstacle: ObstacleCode | None
    obstacle_note: str
    evidence: tuple[EvidenceKind, ...]
    items: int
    items_done: int
    comments: int
    files: int
    version: int


class MyTask(ShownTask):
    """A task as the person who does it sees it."""

    activity_id: UUID
    activity: str
    place: str
    accountable: str | None
    is_mine: bool
    """Whether the person answers for it, and does not only help or share it."""

    is_new: bool
    """Whether they have not seen it before."""

    bucket: Bucket


class MyFollowUp(Record):
    """What a meeting gave a person to carry out, and until when."""

    id: UUID
    text: str
    activity: str | None
    due_on: date


class MyPosition(PositionWords):
    """A position a person holds, and the activity it is for."""

    id: UUID
    activity: str
    when: PlannedDay
    title: str
    is_over: bool
    """Whether its activity was held, postponed or not held."""


class CommitteeTask(ShownTask):
    """A task of a committee, as its members and those who lead see it."""

    activity_id: UUID
    activity: str
    when: PlannedDay
    person_id: UUID | None
    position_id: UUID | None
    assignee: str | None
    assistant_ids: tuple[UUID, ...]
    assistants: tuple[str, ...]
    holders: tuple[str, ...]
    """Who is in the section that has it."""

    is_nobodys: bool
    """Open, and nobody of the committee does it."""

    is_asked_for: bool
    """Not of an activity that was postponed or not held."""

    is_readers: bool
    """Whether who looks answers for it, helps with it or shares it."""

    is_new: bool
    """Whether it is theirs, and they have not seen it before."""

    @property
    def is_done(self) -> bool:
        """Whether nothing is left to do."""
        return self.step is TaskStep.DONE

    def is_overdue(self, today: date) -> bool:
        """Whether it should have been done before ``today``."""
        is_open = not self.is_done and self.is_asked_for
        return is_open and self.due_on is not None and self.due_on < today


class TaskBrief(Record):
    """Where and when a task's activity takes place, and whom to ask."""

    activity_id: UUID
    activity: str
    when: PlannedDay
    starts_at: time | None
    ends_at: time | None
    place: str
    rundown: str
    in_charge: str
    heads: tuple[str, ...]
    """Who holds the committee's first two positions."""

    accountable: str
    assistants: tuple[str, ...]


class SaidComment(Record):
    """A comment, and who made it."""

    id: UUID
    text: str
    made_at: datetime
    person: str


class TaskFile(Record):
    """A file that was handed in, without its content."""

    id: UUID
    name: str
    media_type: FileKind
    size: int
    made_at: datetime
    made_by: UUID
    person: str


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


def my_follow_ups(store: Store, person_id: UUID) -> list[MyFollowUp]:
    """Return what meetings gave a person to carry out, the most pressing first."""
    return store.rows(MyFollowUp, _sql("my_follow_ups"), person_id=person_id)


def my_tasks(
    store: Store, person_id: UUID, today: date, year: SchoolYear
) -> list[MyTask]:
    """Return the tasks a person answers for, helps with or shares, by due date.

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


def committee_tasks(
    store: Store,
    reader_id: UUID,
    *,
    year: SchoolYear | None = None,
    activity_id: UUID | None = None,
    member_id: UUID | None = None,
) -> list[CommitteeTask]:
    """Return what committees have to do, in the order it is due.

    Of one activity, or of a year; ``member_id``: only of committees this person is in.
    """
    return store.rows(
        CommitteeTask,
        _sql("committee_tasks"),
        reader_id=reader_id,
        year=year.start if year else None,
        activity_id=activity_id,
        member_id=member_id,
    )


def listed_tasks(store: Store, year: SchoolYear | None) -> list[ListedTask]:
    """Return tasks of one year or all, by due date."""
    start = year.start if year else None
    return store.rows(ListedTask, _sql("listed_tasks"), year=start)


def task_brief(store: Store, task_id: UUID) -> list[TaskBrief]:
    """Return where, when and with whom a task is done; one row, or none."""
    return store.rows(TaskBrief, _sql("task_brief"), task_id=task_id)


def task_comments(store: Store, task_id: UUID) -> list[SaidComment]:
    """Return what was said about a task, oldest first."""
    return store.rows(SaidComment, _sql("task_comments"), task_id=task_id)


def task_files(store: Store, task_id: UUID) -> list[TaskFile]:
    """Return what was handed in for a task, oldest first."""
    return store.rows(TaskFile, _sql("task_files"), task_id=task_id)


def findable_tasks(store: Store) -> list[Thing]:
    """Return the tasks of every year, with the activities they are for."""
    return store.rows(Thing, _sql("findable_tasks"))
