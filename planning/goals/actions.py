"""Setting, changing and dropping the year's goals."""

from uuid import UUID

from data.act import Act
from data.calendar import SchoolYear
from data.errors import Refused
from data.language import N_
from data.removed.store import comes_back, keep_a_while
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
        if not goals.came_from_somewhere(act.store, goal_id):
            keep_a_while(act, kept, goal_id)
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


def _again(act: Act, goal: Goal) -> Goal:
    """Return a goal as it was; under the next number where its own was given anew."""
    year = SchoolYear(start=goal.school_year)
    plans.demand_planning(act.store, year, act.by)
    numbers = {other.number for other in goals.goals_in(act.store, year)}
    if goal.number not in numbers:
        return goal
    return goal.model_copy(update={"number": max(numbers) + 1})


comes_back(Goal, _again, lambda goal: goal.title)
