"""Keeping the goals of the year's plan."""

from uuid import UUID

from data.calendar import SchoolYear
from data.store import Store
from planning.goals.models import Goal, GoalDraft


def goals_in(store: Store, year: SchoolYear) -> list[Goal]:
    """Return the year's goals in order."""
    return store.rows(
        Goal,
        "from goal where school_year = $year order by number, id",
        year=year.start,
    )


def put_on_plan(
    store: Store, goal_id: UUID, draft: GoalDraft, year: SchoolYear
) -> Goal:
    """Keep a new goal with the year's next number; the same id twice is one.

    Whoever calls it demands first that the plan may be changed, and notes the history.
    """
    if store.exists(Goal, goal_id):
        return store.get(Goal, goal_id)
    number = max((kept.number for kept in goals_in(store, year)), default=0) + 1
    new = Goal.of(draft, goal_id, year.start, number)
    store.add(new)
    return new


def remove(store: Store, goal_id: UUID) -> None:
    """Take a goal off the plan; its history stays."""
    store.write(
        "delete from origin where record = 'goal' and record_id = $id", id=goal_id
    )
    store.write("delete from goal where id = $id", id=goal_id)


def activities_of(store: Store, goal_id: UUID) -> int:
    """Return how many activities point to the goal."""
    return store.number(
        "select count(*) as count from activity where goal_id = $id",
        id=goal_id,
    )
