"""What is asked about the year's goals."""

from functools import partial
from uuid import UUID

from data.calendar import SchoolYear
from data.search.models import Thing
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


def findable_goals(store: Store) -> list[Thing]:
    """Return the goals of every year, by which they can be found."""
    return store.rows(Thing, _sql("findable_goals"))
