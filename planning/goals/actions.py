"""Setting, changing and dropping the year's goals."""

from uuid import UUID

from data.act import Act
from data.calendar import SchoolYear
from data.errors import Refused
from data.language import N_
from data.store import Store
from planning.goals import store as goals
from planning.goals.models import Goal, GoalDraft
from planning.plan import store as plans


def set_goal(act: Act, goal_id: UUID, draft: GoalDraft, year: SchoolYear) -> Goal:
    """Put a goal on the year's plan; the same form sent twice is one goal."""
    with act.store.transaction():
        plans.demand_planning(act.store, year, act.by)
        if kept := act.store.find(Goal, goal_id):
            return kept
        new = put_on_plan(act.store, goal_id, draft, year)
        act.note("goal", goal_id, "set", title=new.title)
    return new


def change_goal(act: Act, goal_id: UUID, version: int, draft: GoalDraft) -> Goal:
    """Reword a goal."""
    with act.store.transaction():
        kept = act.store.get(Goal, goal_id)
        plans.demand_planning(act.store, SchoolYear(start=kept.school_year), act.by)
        if kept.version == version + 1 and kept.says(draft):
            return kept
        changed = kept.model_copy(update={**draft.model_dump(), "version": version + 1})
        act.store.replace(changed)
        act.note("goal", goal_id, "changed", title=changed.title)
    return changed


def drop_goal(act: Act, goal_id: UUID) -> None:
    """Take a goal off the plan, if it is still there and no activity serves it."""
    with act.store.transaction():
        kept = act.store.find(Goal, goal_id)
        if kept is None:
            return
        plans.demand_planning(act.store, SchoolYear(start=kept.school_year), act.by)
        if count := goals.activities_of(act.store, goal_id):
            raise Refused(
                N_(
                    "{count} activities point to the goal “{title}”. Give them another "
                    "goal first."
                ),
                count=count,
                title=kept.title,
            )
        goals.remove(act.store, goal_id)
        act.note("goal", goal_id, "dropped", title=kept.title)


def put_on_plan(
    store: Store, goal_id: UUID, draft: GoalDraft, year: SchoolYear
) -> Goal:
    """Keep a new goal with the year's next number; the same id again changes nothing.

    Other subjects start goals by it, inside their own transaction: they demand first
    that the plan may be changed, and note the history.
    """
    if kept := store.find(Goal, goal_id):
        return kept
    number = max((goal.number for goal in goals.goals_in(store, year)), default=0) + 1
    new = Goal.of(draft, goal_id, year.start, number)
    store.add(new)
    return new
