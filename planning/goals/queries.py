"""What is asked about the year's goals."""

from functools import partial
from uuid import UUID

from data.calendar import SchoolYear
from data.store import Store, question
from planning.goals.models import GoalDraft

_sql = partial(question, __file__)


class GoalUse(GoalDraft):
    """A goal and how many activities serve it."""

    id: UUID
    number: int
    version: int
    activities: int


def goal_use(store: Store, year: SchoolYear) -> list[GoalUse]:
    """Return the year's goals in order."""
    return store.rows(GoalUse, _sql("goal_use"), year=year.start)
