"""Taking in a plan from a file: all its good rows at once, or nothing."""

from datetime import datetime
from typing import Final
from uuid import UUID

from data import history
from data.actor import Actor
from data.calendar import SchoolYear
from data.store import Store
from planning.activities import store as activities
from planning.activities.actions import demand_fitting, put_on_plan
from planning.days import store as days
from planning.exchange import store as records
from planning.exchange.matching import intake, moved
from planning.exchange.models import ChangedActivity, Intake, PlanFile, TakingIn
from planning.plan import store as plans

SOURCE: Final = "file"
AS_IT_IS: Final = TakingIn()


def preview(
    store: Store,
    file: PlanFile,
    year: SchoolYear,
    how: TakingIn = AS_IT_IS,
    *,
    by: Actor,
) -> Intake:
    """Return what taking the plan in would change, and change nothing."""
    plans.demand_planning(store, year, by)
    if how.move:
        off = days.days_off(store, year.first_day, year.last_day)
        file = moved(file, year, {day.on_day for day in off})
    return intake(records.kept(store, year), file, year, update=how.update)


def take_in(
    store: Store,
    file: PlanFile,
    year: SchoolYear,
    how: TakingIn = AS_IT_IS,
    *,
    by: Actor,
    now: datetime,
) -> Intake:
    """Put the file's activities on the year's plan; the same file twice is once.

    Existing activities stay as they are unless ``how.update``; bad rows stay listed in
    the answer, and nothing is ever taken off the plan.
    """
    with store.transaction():
        found = preview(store, file, year, how, by=by)
        for goal in found.goals:
            store.add(goal)
            _note(store, "goal", goal.id, "set", goal.title, by=by, now=now)
        for new in found.new:
            put_on_plan(store, new.id, new.draft, year)
            title = new.draft.title
            _note(store, "activity", new.id, "planned", title, by=by, now=now)
        for changed in found.updated:
            _change(store, changed)
            kept = changed.kept
            _note(store, "activity", kept.id, "changed", kept.title, by=by, now=now)
    return found


def _change(store: Store, found: ChangedActivity) -> None:
    kept, draft = found.kept, found.draft
    changed = kept.changed_to(draft, kept.version + 1)
    demand_fitting(store, draft, changed)
    store.replace(changed)
    activities.replace_budget(store, kept.id, draft.budget)
    activities.replace_tasks(store, kept.id, draft.tasks)


def _note(
    store: Store,
    record: str,
    record_id: UUID,
    event: str,
    title: str,
    *,
    by: Actor,
    now: datetime,
) -> None:
    history.note(
        store, record, record_id, event, by=by, now=now, title=title, source=SOURCE
    )
