"""Planning, changing and dropping activities."""

from collections.abc import Collection, Iterable
from datetime import datetime
from uuid import UUID

from data import history
from data.actor import Actor
from data.calendar import SchoolYear
from data.errors import NotFound, Refused
from data.language import N_
from data.store import Store
from planning.activities import store as activities
from planning.activities.models import Activity, ActivityDraft, BudgetLineDraft
from planning.goals import store as goals
from planning.goals.models import planning_refusal


def plan_activity(
    store: Store,
    activity_id: UUID,
    draft: ActivityDraft,
    year: SchoolYear,
    *,
    by: Actor,
    now: datetime,
) -> Activity:
    """Put an activity on the year's plan; the same form twice is one activity."""
    with store.transaction():
        _demand(store, year, by)
        if activities.exists(store, activity_id):
            return activities.activity(store, activity_id)
        new = Activity(
            **draft.model_dump(exclude={"budget"}),
            id=activity_id,
            school_year=year.start,
            version=1,
        )
        _check(store, draft, new, year)
        activities.add(store, new)
        activities.replace_budget(store, activity_id, _own_lines(draft, set()))
        history.note(
            store, "activity", activity_id, "planned", by=by, now=now, title=new.title
        )
    return new


def change_activity(
    store: Store,
    activity_id: UUID,
    version: int,
    draft: ActivityDraft,
    *,
    by: Actor,
    now: datetime,
) -> Activity:
    """Change an activity and its budget lines."""
    with store.transaction():
        kept = activities.activity(store, activity_id)
        year = SchoolYear(start=kept.school_year)
        _demand(store, year, by)
        changed = kept.model_copy(update={**dict(draft), "version": version + 1})
        changed = Activity.model_validate(
            {name: getattr(changed, name) for name in Activity.model_fields}
        )
        lines = activities.budget_lines(store, activity_id)
        if changed == kept and _contents(draft.budget) == _contents(lines):
            return kept
        _check(store, draft, changed, year)
        _demand_spent(store, activity_id, draft)
        activities.replace(store, changed)
        own = _own_lines(draft, {line.id for line in lines})
        activities.replace_budget(store, activity_id, own)
        history.note(
            store,
            "activity",
            activity_id,
            "changed",
            by=by,
            now=now,
            title=changed.title,
        )
    return changed


def drop_activity(store: Store, activity_id: UUID, *, by: Actor, now: datetime) -> None:
    """Take an activity off the plan while nothing hangs on it; twice is once."""
    with store.transaction():
        if not activities.exists(store, activity_id):
            return
        kept = activities.activity(store, activity_id)
        _demand(store, SchoolYear(start=kept.school_year), by)
        if activities.ties(store, kept).hanging:
            raise Refused(
                N_(
                    "“{title}” cannot be dropped: it has a committee, tasks, a closing "
                    "or a finding. Remove these first, or close the activity as not "
                    "held."
                ),
                title=kept.title,
            )
        activities.remove(store, activity_id)
        history.note(
            store, "activity", activity_id, "dropped", by=by, now=now, title=kept.title
        )


def _demand(store: Store, year: SchoolYear, by: Actor) -> None:
    if refusal := planning_refusal(by):
        raise refusal
    goals.demand_changeable(store, year)


def _check(
    store: Store, draft: ActivityDraft, activity: Activity, year: SchoolYear
) -> None:
    if refusal := draft.refusal(year):
        raise refusal
    ties = activities.ties(store, activity)
    if activity.goal_id and not ties.goals:
        raise NotFound(N_("The goal chosen is not on this year's plan any more."))
    if activity.person_id and not ties.people:
        raise NotFound(N_("The person in charge is not in the directory any more."))
    if ties.class_groups != len(set(activity.class_group_ids)):
        raise NotFound(N_("A class group chosen is not one of this school year."))


def _demand_spent(store: Store, activity_id: UUID, draft: ActivityDraft) -> None:
    """Raise if a line would go from which money was spent already."""
    staying = {line.id for line in draft.budget}
    for line in activities.spent_lines(store, activity_id):
        if line.id not in staying:
            raise Refused(
                N_("“{title}” stays in the budget: money was spent from this line."),
                title=line.title,
            )


def _own_lines(
    draft: ActivityDraft, own: Collection[UUID]
) -> tuple[BudgetLineDraft, ...]:
    """Return the lines with an id only where the activity has that line already."""
    return tuple(
        line if line.id in own else line.model_copy(update={"id": None})
        for line in draft.budget
    )


def _contents(lines: Iterable[BudgetLineDraft]) -> list[tuple[str, ...]]:
    """Return what the lines say, in an order that does not depend on their ids."""
    return sorted(
        (line.title, line.source, str(line.fiscal_year), str(line.amount))
        for line in lines
    )
