"""Taking in a plan from a file: all its good rows at once, or nothing."""

from typing import Final
from uuid import UUID

from data.act import Act
from data.calendar import SchoolYear
from data.store import Store
from planning.activities import store as activities
from planning.activities.actions import demand_fitting, put_on_plan
from planning.days import store as days
from planning.days.models import with_listed
from planning.exchange import store as records
from planning.exchange.matching import intake
from planning.exchange.matching.moving import moved
from planning.exchange.models import ChangedActivity, Intake, PlanFile, TakingIn
from planning.plan import store as plans

SOURCE: Final = "file"
AS_IT_IS: Final = TakingIn()


def preview(
    act: Act, file: PlanFile, year: SchoolYear, how: TakingIn = AS_IT_IS
) -> Intake:
    """Return what taking the plan in would change, and change nothing."""
    plans.demand_planning(act.store, year, act.by)
    if how.move and (meant := file.meant_year()):
        years = (meant, year)
        kept = [day for each in years for day in days.all_days(act.store, each)]
        periods = [one for each in years for one in days.periods(act.store, each)]
        file = moved(file, year, with_listed(kept, years), periods)
    return intake(records.kept(act.store, year), file, year, update=how.update)


def take_in(
    act: Act, file: PlanFile, year: SchoolYear, how: TakingIn = AS_IT_IS
) -> Intake:
    """Put the file's activities on the year's plan; the same file twice is once.

    Existing activities stay as they are unless ``how.update``; bad rows stay listed in
    the answer, and nothing is ever taken off the plan.
    """
    with act.store.transaction():
        found = preview(act, file, year, how)
        for goal in found.goals:
            act.store.add(goal)
            _note(act, "goal", goal.id, "set", goal.title)
        for new in found.new:
            put_on_plan(act.store, new.id, new.draft, year)
            _note(act, "activity", new.id, "planned", new.draft.title)
        for changed in found.updated:
            _change(act.store, changed)
            _note(act, "activity", changed.kept.id, "changed", changed.kept.title)
    return found


def _change(store: Store, found: ChangedActivity) -> None:
    kept, draft = found.kept, found.draft
    changed = kept.changed_to(draft, kept.version + 1)
    demand_fitting(store, draft, changed)
    store.replace(changed)
    activities.replace_budget(store, kept.id, draft.budget)
    activities.replace_tasks(store, kept.id, draft.tasks)


def _note(act: Act, record: str, record_id: UUID, event: str, title: str) -> None:
    act.note(record, record_id, event, title=title, source=SOURCE)
