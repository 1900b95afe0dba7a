"""Planning, changing and dropping activities."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from data.act import Act
from data.calendar import SchoolYear
from data.errors import NotFound, Refused
from data.language import N_
from data.people.models import Person
from data.store import Store
from planning.activities import store as activities
from planning.activities.models import Activity, ActivityDraft, dated, next_title
from planning.budget.models import BudgetLineDraft
from planning.goals.models import Goal
from planning.plan import store as plans


def plan_activity(
    act: Act, activity_id: UUID, draft: ActivityDraft, year: SchoolYear
) -> Activity:
    """Put an activity on the year's plan; the same form twice is one activity."""
    with act.store.transaction():
        plans.demand_planning(act.store, year, act.by)
        if kept := act.store.find(Activity, activity_id):
            return kept
        new = put_on_plan(act.store, activity_id, draft, year)
        _note(act, new, "planned")
    return new


def change_activity(
    act: Act, activity_id: UUID, version: int, draft: ActivityDraft
) -> Activity:
    """Change an activity and its budget lines."""
    with act.store.transaction():
        kept = act.store.get(Activity, activity_id)
        year = SchoolYear(start=kept.school_year)
        plans.demand_planning(act.store, year, act.by)
        changed = kept.changed_to(draft, version + 1)
        lines = activities.budget_lines(act.store, activity_id)
        tasks = activities.planned_tasks(act.store, activity_id)
        if changed == kept and draft.says(lines, tasks):
            return kept
        demand_fitting(act.store, draft, changed)
        _demand_spent(act.store, activity_id, draft)
        act.store.replace(changed)
        own = _own_lines(draft, {line.id for line in lines})
        activities.replace_budget(act.store, activity_id, own)
        activities.replace_tasks(act.store, activity_id, draft.tasks)
        _note(act, changed, "changed")
    return changed


def drop_activity(act: Act, activity_id: UUID) -> None:
    """Take an activity off the plan while nothing hangs on it; twice is once."""
    with act.store.transaction():
        if not act.store.exists(Activity, activity_id):
            return
        kept = act.store.get(Activity, activity_id)
        plans.demand_planning(act.store, SchoolYear(start=kept.school_year), act.by)
        if activities.ties(act.store, kept).hanging:
            raise Refused(
                N_(
                    "“{title}” cannot be dropped: it has a committee, tasks, a "
                    "closing, obstacles, minutes or a finding. Remove these first, or "
                    "close the activity as not held."
                ),
                title=kept.title,
            )
        activities.remove(act.store, activity_id)
        _note(act, kept, "dropped")


def duplicate_activity(
    act: Act, activity_id: UUID, new_id: UUID, planned_on: date | None = None
) -> Activity:
    """Plan an activity once more in its year, with money and tasks; twice is one.

    The copy has a title with a number and a series of its own; spending and committee
    stay with the original. Without ``planned_on`` it keeps the date.
    """
    with act.store.transaction():
        kept = act.store.get(Activity, activity_id)
        year = SchoolYear(start=kept.school_year)
        plans.demand_planning(act.store, year, act.by)
        if copied := act.store.find(Activity, new_id):
            return copied
        taken = {other.title for other in activities.activities_in(act.store, year)}
        facts: dict[str, object] = {"title": next_title(kept.title, taken)}
        if planned_on:
            facts |= dated(kept.when.begun_on(planned_on))
        draft = kept.draft(
            activities.budget_lines(act.store, activity_id),
            activities.planned_tasks(act.store, activity_id),
        ).model_copy(update={**facts, "series_id": None})
        new = put_on_plan(act.store, new_id, draft, year)
        _note(act, new, "planned", source=activity_id)
    return new


def _note(
    act: Act,
    activity: Activity,
    event: str,
    **facts: object,
) -> None:
    facts = {"title": activity.title, **facts}
    act.note("activity", activity.id, event, **facts)


def _demand_spent(store: Store, activity_id: UUID, draft: ActivityDraft) -> None:
    """Raise if the draft drops a budget line from which money was spent."""
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
    """Return the budget lines without ids that are not the activity's own."""
    return tuple(
        line if line.id in own else line.model_copy(update={"id": None})
        for line in draft.budget
    )


def put_on_plan(
    store: Store,
    activity_id: UUID,
    draft: ActivityDraft,
    year: SchoolYear,
    incidental: str = "",
) -> Activity:
    """Keep a new activity with its budget lines and tasks; the same id twice is one.

    ``incidental``: why it was added though the plan is approved. Raises why the draft
    does not fit the year or names something that is not there.
    Other subjects start activities by it, inside their own transaction: they demand
    first that the plan may be changed, and note the history.
    """
    if kept := store.find(Activity, activity_id):
        return kept
    new = Activity.of(draft, activity_id, year, incidental)
    demand_fitting(store, draft, new)
    store.add(new)
    fresh = tuple(line.model_copy(update={"id": None}) for line in draft.budget)
    activities.replace_budget(store, activity_id, fresh)
    activities.replace_tasks(store, activity_id, draft.tasks)
    return new


def demand_fitting(store: Store, draft: ActivityDraft, activity: Activity) -> None:
    """Raise why a draft does not fit its year, or names something not there."""
    if refusal := draft.refusal(SchoolYear(start=activity.school_year)):
        raise refusal
    year, goal, person = activity.school_year, activity.goal_id, activity.person_id
    if goal and not store.exists(Goal, id=goal, school_year=year):
        raise NotFound(N_("The goal chosen is not on this year's plan any more."))
    if person and not store.exists(Person, person):
        raise NotFound(N_("The person in charge is not in the directory any more."))
    groups = set(activity.class_group_ids)
    if activities.class_groups_among(store, groups, year) != len(groups):
        raise NotFound(N_("A class group chosen is not one of this school year."))
