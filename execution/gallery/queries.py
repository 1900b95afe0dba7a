"""What is asked about the documentation of a year's activities."""

from functools import partial
from uuid import UUID

from data.activity import PlannedDay
from data.calendar import SchoolYear
from data.record import Record
from data.store import Store, question

_sql = partial(question, __file__)


class DocumentedActivities(Record):
    """An activity, and how many files and pictures its documentation has."""

    activity_id: UUID
    title: str
    when: PlannedDay
    files: int
    pictures: int
    publishable: int
    """Pictures that may leave the school."""

    cover_id: UUID | None
    """The picture that stands for all: one that may leave the school, if any."""


def documented_activities(
    store: Store, year: SchoolYear, person_id: UUID | None = None
) -> list[DocumentedActivities]:
    """Return the year's activities by date; of one person, or of everybody."""
    return store.rows(
        DocumentedActivities,
        _sql("documented_activities"),
        year=year.start,
        person_id=person_id,
    )
