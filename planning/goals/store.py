"""Keeping the goals of the year's plan."""

from uuid import UUID

from data.calendar import SchoolYear
from data.store import Store
from planning.goals.models import Goal


def goals_in(store: Store, year: SchoolYear) -> list[Goal]:
    """Return the year's goals in order."""
    return store.rows(
        Goal,
        "from goal where school_year = $year order by number, id",
        year=year.start,
    )


def remove(store: Store, goal_id: UUID) -> None:
    """Take a goal off the plan; its history stays."""
    store.write(
        "delete from origin where record = 'goal' and record_id = $id", id=goal_id
    )
    store.remove(Goal, goal_id)


def came_from_somewhere(store: Store, goal_id: UUID) -> bool:
    """Return whether the goal answers a problem, a finding or another source."""
    return (
        store.number(
            "select count(*) as count from origin "
            "where record = 'goal' and record_id = $id",
            id=goal_id,
        )
        > 0
    )


def activities_of(store: Store, goal_id: UUID) -> int:
    """Return how many activities point to the goal."""
    return store.number(
        "select count(*) as count from activity where goal_id = $id",
        id=goal_id,
    )
