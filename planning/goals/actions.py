"""Setting, changing and dropping the year's goals."""

from datetime import datetime
from uuid import UUID

from data import history
from data.actor import Actor
from data.calendar import SchoolYear
from data.errors import Refused
from data.language import N_
from data.store import Store
from planning.goals import store as goals
from planning.goals.models import Goal, GoalDraft
from planning.plan import store as plans


def set_goal(
    store: Store,
    goal_id: UUID,
    draft: GoalDraft,
    year: SchoolYear,
    *,
    by: Actor,
    now: datetime,
) -> Goal:
    """Put a goal on the year's plan; the same form twice is one goal."""
    with store.transaction():
        plans.demand_planning(store, year, by)
        if store.exists(Goal, goal_id):
            return store.get(Goal, goal_id)
        new = put_on_plan(store, goal_id, draft, year)
        history.note(store, "goal", goal_id, "set", by=by, now=now, title=new.title)
    return new


def change_goal(
    store: Store,
    goal_id: UUID,
    version: int,
    draft: GoalDraft,
    *,
    by: Actor,
    now: datetime,
) -> Goal:
    """Reword a goal."""
    with store.transaction():
        kept = store.get(Goal, goal_id)
        plans.demand_planning(store, SchoolYear(start=kept.school_year), by)
        if kept.version == version + 1 and kept.says(draft):
            return kept
        changed = kept.model_copy(update={**draft.model_dump(), "version": version + 1})
        store.replace(changed)
        history.note(
            store, "goal", goal_id, "changed", by=by, now=now, title=changed.title
        )
    return changed


def drop_goal(store: Store, goal_id: UUID, *, by: Actor, now: datetime) -> None:
    """Take a goal off the plan while no activity points to it; twice is once."""
    with store.transaction():
        if not store.exists(Goal, goal_id):
            return
        kept = store.get(Goal, goal_id)
        plans.demand_planning(store, SchoolYear(start=kept.school_year), by)
        if count := goals.activities_of(store, goal_id):
            raise Refused(
                N_(
                    "{count} activities point to the goal “{title}”. Give them another "
                    "goal first."
                ),
                count=count,
                title=kept.title,
            )
        goals.remove(store, goal_id)
        history.note(
            store, "goal", goal_id, "dropped", by=by, now=now, title=kept.title
        )


def put_on_plan(
    store: Store, goal_id: UUID, draft: GoalDraft, year: SchoolYear
) -> Goal:
    """Keep a new goal with the year's next number; the same id twice is one.

    Other subjects start goals by it, inside their own transaction: they demand first
    that the plan may be changed, and note the history.
    """
    if store.exists(Goal, goal_id):
        return store.get(Goal, goal_id)
    number = max((kept.number for kept in goals.goals_in(store, year)), default=0) + 1
    new = Goal.of(draft, goal_id, year.start, number)
    store.add(new)
    return new
