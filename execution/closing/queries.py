"""What is asked about closing the year's activities."""

from datetime import datetime
from functools import partial
from uuid import UUID

from data.activity import ActivityStep, PlannedDay
from data.calendar import SchoolYear
from data.record import Record
from data.store import Store, question
from execution.closing.models import Outcome

_sql = partial(question, __file__)


class ClosingList(Record):
    """An activity and how far its closing is."""

    activity_id: UUID
    title: str
    when: PlannedDay
    step: ActivityStep
    outcome: Outcome | None
    version: int
    completed_at: datetime | None


class ClassGroupParticipation(Record):
    """A class group an activity addresses, and its families counted so far."""

    class_group_id: UUID
    class_group: str
    families: int
    invited: int
    father: int
    mother: int
    guardian: int
    foster_parent: int
    online: int


def closing_list(store: Store, year: SchoolYear) -> list[ClosingList]:
    """Return the year's activities, those still to close first, by date."""
    return store.rows(ClosingList, _sql("closing_list"), year=year.start)


def class_group_participation(
    store: Store, activity_id: UUID
) -> list[ClassGroupParticipation]:
    """Return the class groups an activity addresses, by grade; VII J after VII B."""
    return store.rows(
        ClassGroupParticipation,
        _sql("class_group_participation"),
        activity_id=activity_id,
    )
