"""What is asked about the work programme: its notes, versions, and opening meeting."""

from datetime import date, datetime
from functools import partial
from uuid import UUID

from data.calendar import SchoolYear
from data.record import Record
from data.store import Store, question

_sql = partial(question, __file__)


class ListedNote(Record):
    """A note of the principal, as the page shows it."""

    id: UUID
    activity_id: UUID | None
    activity: str
    is_planned: bool
    text: str
    made_at: datetime
    made_by: str
    answer: str
    mended_at: datetime | None
    is_open: bool
    version: int


class OpeningMeeting(Record):
    """The annual meeting that opened a plan; ``parties`` are those who came."""

    id: UUID
    held_on: date
    people: int
    parties: tuple[str, ...]
    second_way: str
    second_way_until: date | None
    decisions: int


class ListedVersion(Record):
    """An approved version, without what it froze."""

    number: int
    approved_at: datetime
    approved_by: str
    reason: str
    is_minor: bool


class NamedInPlan(Record):
    """Somebody, or a class group, by name."""

    id: UUID
    name: str


def notes_of(
    store: Store, year: SchoolYear, *, drafts: bool = False
) -> list[ListedNote]:
    """Return the principal's notes at the year's plan, oldest first.

    ``drafts``: with those that were not handed over yet, for the principal alone.
    """
    return store.rows(ListedNote, _sql("notes_of"), year=year.start, drafts=drafts)


def opening_meeting(store: Store, year: SchoolYear) -> list[OpeningMeeting]:
    """Return, as the only row, the annual meeting that opened the plan, if any."""
    return store.rows(OpeningMeeting, _sql("opening_meeting"), year=year.start)


def approved_versions(store: Store, year: SchoolYear) -> list[ListedVersion]:
    """Return the approved versions, newest first."""
    return store.rows(ListedVersion, _sql("approved_versions"), year=year.start)


def names_in_plan(store: Store) -> list[NamedInPlan]:
    """Return what people and class groups are called."""
    return store.rows(NamedInPlan, _sql("names_in_plan"))
