"""Questions about personal links: who holds one, and what its holder may see."""

from datetime import date, datetime, time
from functools import partial
from uuid import UUID

from data.activity import PlannedDay
from data.calendar import SchoolYear
from data.people.models import Element
from data.record import Record
from data.store import Store, question
from organizing.links.models import LinkStep, step_of
from organizing.tasks.models import TaskStep
from planning.activities.models import EvidenceKind, Mode

_sql = partial(question, __file__)


class HeldLink(Record):
    """A link as the humas lead sees it."""

    id: UUID
    person_id: UUID
    name: str
    element: Element
    phone: str | None
    is_active: bool
    has_account: bool
    open_tasks: int
    made_at: datetime
    made_by: str
    expires_at: datetime
    revoked_at: datetime | None
    last_used_at: datetime | None
    version: int

    def step_at(self, moment: datetime) -> LinkStep:
        """Return whether the link holds at a moment, or why it does not."""
        return step_of(self.expires_at, self.revoked_at, moment)


class LinkReceiver(Record):
    """Somebody who works for an activity of the year."""

    id: UUID
    name: str
    element: Element
    has_account: bool
    activities: int


class LinkActivity(Record):
    """What somebody who works for an activity has to know of it."""

    id: UUID
    title: str
    when: PlannedDay
    starts_at: time | None
    ends_at: time | None
    mode: Mode
    place: str
    rundown: str
    positions: tuple[str, ...]
    ask_as: str
    ask: tuple[str, ...]


class LinkItem(Record):
    """One line of a task's checklist."""

    id: UUID
    title: str
    is_done: bool


class LinkComment(Record):
    """What somebody wrote about a task."""

    text: str
    made_at: datetime
    name: str


class LinkDetail(Record):
    """What belongs to one task beside its title and date."""

    id: UUID
    detail: str = ""
    evidence: tuple[EvidenceKind, ...] = ()
    items: tuple[LinkItem, ...] = ()
    comments: tuple[LinkComment, ...] = ()
    files: tuple[str, ...] = ()


class FeedTask(Record):
    """A task as a calendar outside gets it."""

    id: UUID
    title: str
    activity: str
    place: str
    detail: str
    step: TaskStep
    due_on: date
    is_off: bool
    sequence: int
    changed_at: datetime


def held_links(store: Store, year: SchoolYear) -> list[HeldLink]:
    """Return the year's links by person, newest first."""
    return store.rows(HeldLink, _sql("held_links"), year=year.start)


def link_receivers(store: Store, year: SchoolYear) -> list[LinkReceiver]:
    """Return who works for an activity of the year, without account first."""
    return store.rows(LinkReceiver, _sql("link_receivers"), year=year.start)


def link_activities(
    store: Store, person_id: UUID, year: SchoolYear
) -> list[LinkActivity]:
    """Return the activities a person works for, by date."""
    return store.rows(
        LinkActivity, _sql("link_activities"), person_id=person_id, year=year.start
    )


def link_details(store: Store, person_id: UUID, year: SchoolYear) -> list[LinkDetail]:
    """Return what belongs to each task of a person."""
    return store.rows(
        LinkDetail, _sql("link_details"), person_id=person_id, year=year.start
    )


def feed_tasks(store: Store, person_id: UUID, year: SchoolYear) -> list[FeedTask]:
    """Return the tasks for a person's calendar, by due date."""
    return store.rows(
        FeedTask, _sql("feed_tasks"), person_id=person_id, year=year.start
    )
