"""What is asked about goals."""

from functools import partial
from uuid import UUID

from data.calendar import SchoolYear
from data.record import Record
from data.store import Store, question

_sql = partial(question, __file__)


class GoalUse(Record):
    """A goal and how many activities serve it."""

    id: UUID
    number: int
    title: str
    reason: str
    version: int
    activities: int


def goal_use(store: Store, year: SchoolYear) -> list[GoalUse]:
    """Return the year's goals in order."""
    return store.rows(GoalUse, _sql("goal_use"), year=year.start)
