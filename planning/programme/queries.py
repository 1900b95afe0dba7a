"""What is asked about the work programme: how it began, and what was added to it."""

from datetime import date, datetime
from functools import partial
from uuid import UUID

from data.activity import PlannedDay
from data.calendar import SchoolYear
from data.record import Record
from data.store import Store, question
from planning.versions.models import Content

_sql = partial(question, __file__)


class Beginning(Record):
    """How a year's plan began; ``parties`` are those who came to its annual meeting.

    Without a meeting there is no day. ``second_way``: those who could not come were
    asked otherwise.
    """

    held_on: date | None
    people: int
    parties: tuple[str, ...]
    second_way: bool
    undecided: int


class IncidentalActivity(Record):
    """An activity that was added after the approval."""

    id: UUID
    title: str
    when: PlannedDay
    reason: str
    added_at: datetime


class LastReturn(Record):
    """When the principal returned the plan last, and what they had before them."""

    returned_at: datetime
    returned_by: str
    seen: str

    @property
    def saw(self) -> Content | None:
        """What was read then; None where an earlier release returned the plan."""
        return Content.model_validate_json(self.seen) if self.seen else None


def incidental_activities(store: Store, year: SchoolYear) -> list[IncidentalActivity]:
    """Return what was added to the year's plan after the approval, latest first."""
    return store.rows(
        IncidentalActivity, _sql("incidental_activities"), year=year.start
    )


def last_return(store: Store, year: SchoolYear) -> list[LastReturn]:
    """Return the last time the year's plan was returned, as the only row, if any."""
    return store.rows(LastReturn, _sql("last_return"), year=year.start)


def beginning(store: Store, year: SchoolYear) -> list[Beginning]:
    """Return, as the only row, how the year's plan began."""
    return store.rows(Beginning, _sql("beginning"), year=year.start)
