"""Starting goals and activities that keep what they came from."""

from uuid import UUID

from data.act import Act
from data.calendar import SchoolYear
from data.errors import NotFound
from data.language import N_
from data.store import Store
from planning.activities.actions import put_on_plan
from planning.activities.models import Activity, ActivityDraft
from planning.goals.actions import put_on_plan as put_goal_on_plan
from planning.goals.models import Goal, GoalDraft
from planning.origins import store as origins
from planning.origins.models import Source
from planning.plan import store as plans
from planning.sources import store as sources


def start_goal(
    act: Act, source: Source, goal_id: UUID, draft: GoalDraft, year: SchoolYear
) -> Goal:
    """Set a goal that keeps what it came from; the same click twice is one goal."""
    with act.store.transaction():
        plans.demand_planning(act.store, year, act.by)
        if kept := act.store.find(Goal, goal_id):
            return kept
        _demand_source(act.store, source, year)
        new = put_goal_on_plan(act.store, goal_id, draft, year)
        sources.keep_origin(act.store, "goal", goal_id, source.kind, source.id)
        act.note(
            "goal", goal_id, "set", title=new.title, source=f"{source.kind} {source.id}"
        )
    return new


def start_activity(
    act: Act, source: Source, activity_id: UUID, draft: ActivityDraft, year: SchoolYear
) -> Activity:
    """Plan an activity that keeps what it came from; the same click twice is one."""
    with act.store.transaction():
        plans.demand_planning(act.store, year, act.by)
        if kept := act.store.find(Activity, activity_id):
            return kept
        _demand_source(act.store, source, year)
        new = put_on_plan(act.store, activity_id, draft, year)
        sources.keep_origin(act.store, "activity", activity_id, source.kind, source.id)
        act.note(
            "activity",
            activity_id,
            "planned",
            title=new.title,
            source=f"{source.kind} {source.id}",
        )
    return new


def _demand_source(store: Store, source: Source, year: SchoolYear) -> None:
    if not origins.source_exists(store, source.kind, source.id, year):
        raise NotFound(
            N_("“{title}” is not there any more. Look at the page again."),
            title=source.title,
        )
