"""What is still to be carried out, from whatever source, and what was closed."""

from datetime import date
from functools import partial
from uuid import UUID

from data.calendar import SchoolYear
from data.record import Record
from data.store import Store, question

_sql = partial(question, __file__)


class ListedFollowUp(Record):
    """Something to carry out, and where it came from."""

    id: UUID
    school_year: int
    text: str
    meeting_id: UUID | None
    held_on: date | None
    activity: str | None
    owner_id: UUID
    owner: str | None
    due_on: date
    closed_on: date | None
    closed_by: str | None
    outcome: str
    version: int


class FollowUpYear(Record):
    """How many follow-ups arose in a year, and how many of them are closed."""

    school_year: int
    given: int
    closed: int


def listed_follow_ups(
    store: Store, year: SchoolYear, person_id: UUID | None = None
) -> list[ListedFollowUp]:
    """Return the follow-ups of the year and the open ones of the years before."""
    return store.rows(
        ListedFollowUp,
        _sql("listed_follow_ups"),
        year=year.start,
        person_id=person_id,
    )


def follow_up_years(store: Store) -> list[FollowUpYear]:
    """Return how many follow-ups of each year were closed, the newest year first."""
    return store.rows(FollowUpYear, _sql("follow_up_years"))
