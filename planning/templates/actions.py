"""Planning from templates, and keeping what the school made of them."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from data import duties
from data.act import Act
from data.activity import DatePrecision, PlannedDay
from data.calendar import SchoolYear
from data.duties import Duty
from data.errors import Stale
from data.reasons import kept_words
from data.record import TITLE
from data.store import STALE, Store
from planning.activities import store as activities
from planning.activities.actions import put_on_plan
from planning.activities.models import Activity, ActivityDraft, dated
from planning.days.queries import days_taken
from planning.plan import store as plans
from planning.templates import store as templates
from planning.templates.models import (
    KeptTemplate,
    Origin,
    Pick,
    Template,
    TemplateDraft,
    restoring_refusal,
    template_of,
)


def plan_from(
    act: Act,
    activity_id: UUID,
    key: str,
    year: SchoolYear,
    *,
    planned_on: date | None = None,
    goal_id: UUID | None = None,
    title: str = "",
) -> Activity:
    """Put one activity on the year's plan from a template; twice is one activity.

    Without a date it is planned for the template's usual time, off the days off, and
    without a title it is called like the template.
    """
    pick = Pick(
        activity_id=activity_id,
        key=key,
        planned_on=planned_on,
        goal_id=goal_id,
        title=title,
    )
    with act.store.transaction():
        plans.demand_planning(act.store, year, act.by)
        [planned] = _put_on_plan(act, [pick], year)
    return planned


def plan_many_from(act: Act, picks: Sequence[Pick], year: SchoolYear) -> list[Activity]:
    """Put all chosen templates on the year's plan, or none; twice is once."""
    with act.store.transaction():
        plans.demand_planning(act.store, year, act.by)
        return _put_on_plan(act, picks, year)


def _put_on_plan(act: Act, picks: Sequence[Pick], year: SchoolYear) -> list[Activity]:
    planned = []
    found = {template.key: template for template in templates.all_templates(act.store)}
    for pick in picks:
        if kept := act.store.find(Activity, pick.activity_id):
            planned.append(kept)
            continue
        template = found.get(pick.key) or templates.template(act.store, pick.key)
        day = pick.planned_on or template.usual_day(year, days_taken(act.store, year))
        draft = template.draft(year, day, pick.goal_id, kept_words(pick.title, TITLE))
        new = put_on_plan(act.store, pick.activity_id, _as_picked(draft, pick), year)
        act.note(
            "activity",
            new.id,
            "planned",
            title=new.title,
            source=f"template {template.key}",
        )
        planned.append(new)
    return planned


def _as_picked(draft: ActivityDraft, pick: Pick) -> ActivityDraft:
    """Return the template's activity with the person and the time picked for it."""
    facts: dict[str, object] = {"person_id": pick.person_id or draft.person_id}
    if pick.date_precision is DatePrecision.MONTH and draft.planned_on:
        month = draft.planned_on.replace(day=1)
        facts |= dated(PlannedDay(day=month, precision=DatePrecision.MONTH))
    elif pick.date_precision is DatePrecision.DAY and draft.when.is_month:
        facts |= dated(PlannedDay(day=draft.planned_on))
    return draft.model_copy(update=facts)


def keep_template(
    act: Act,
    template_id: UUID,
    draft: TemplateDraft,
    *,
    key: str = "",
    version: int = 0,
) -> Template:
    """Keep a template: a new own one, or the school's version of ``key``.

    ``version`` is the one the form was drawn from; the same form twice is one.
    """
    with act.store.transaction():
        duties.demand(Duty.PLAN_YEAR, act.by)
        if refusal := draft.refusal():
            raise refusal
        if not key:
            return _keep_own(act, template_id, draft)
        kept = templates.template(act.store, key)
        if kept.words == draft and kept.version in {version, version + 1}:
            return kept
        _keep_version(act.store, template_id, kept, draft, version)
        changed = templates.template(act.store, key)
        _note(act, changed, "kept")
        return changed


def template_from_activity(act: Act, template_id: UUID, activity_id: UUID) -> Template:
    """Make an own template of an activity: its words, time, lines, and its tasks.

    The tasks planned for it and those its committee was given go along, as days from
    the activity; people, class groups and money spent do not. Twice is one template.
    """
    with act.store.transaction():
        duties.demand(Duty.PLAN_YEAR, act.by)
        activity = act.store.get(Activity, activity_id)
        draft = template_of(
            activity,
            templates.grades_of(act.store, activity.class_group_ids),
            activities.budget_lines(act.store, activity_id),
            [
                *templates.given_tasks(act.store, activity_id),
                *activities.planned_tasks(act.store, activity_id),
            ],
        )
        return _keep_own(act, template_id, draft)


def hide_template(act: Act, template_id: UUID, key: str, version: int) -> Template:
    """Offer a template no more; ``template_id`` is new where nothing is kept yet."""
    return _offer(act, template_id, key, version, is_hidden=True)


def show_template(act: Act, template_id: UUID, key: str, version: int) -> Template:
    """Offer a hidden template again."""
    return _offer(act, template_id, key, version, is_hidden=False)


def restore_ready(act: Act, key: str, version: int) -> Template:
    """Put the ready template back in place of the school's version; twice is once."""
    with act.store.transaction():
        duties.demand(Duty.PLAN_YEAR, act.by)
        kept = templates.template(act.store, key)
        if refusal := restoring_refusal(kept):
            raise refusal
        if kept.origin is Origin.READY and not kept.is_hidden:
            return kept
        act.store.remove(KeptTemplate, key=key, version=version)
        restored = templates.template(act.store, key)
        _note(act, restored, "restored")
        return restored


def _offer(
    act: Act, template_id: UUID, key: str, version: int, *, is_hidden: bool
) -> Template:
    with act.store.transaction():
        duties.demand(Duty.PLAN_YEAR, act.by)
        kept = templates.template(act.store, key)
        if kept.is_hidden is is_hidden:
            return kept
        if version:
            templates.keep_hidden(act.store, key, version + 1, is_hidden=is_hidden)
        elif not templates.add(act.store, template_id, key, None, is_hidden=is_hidden):
            raise Stale(STALE)
        _note(act, kept, "hidden" if is_hidden else "shown")
        return templates.template(act.store, key)


def _keep_own(act: Act, template_id: UUID, draft: TemplateDraft) -> Template:
    if kept := templates.find_template(act.store, template_id):
        return kept
    key = str(template_id)
    templates.add(act.store, template_id, key, draft)
    new = templates.template(act.store, key)
    _note(act, new, "kept")
    return new


def _keep_version(
    store: Store, template_id: UUID, kept: Template, draft: TemplateDraft, version: int
) -> None:
    if version:
        templates.replace(store, kept.key, draft, version + 1, is_hidden=kept.is_hidden)
    elif not templates.add(store, template_id, kept.key, draft):
        raise Stale(STALE)


def _note(act: Act, template: Template, event: str) -> None:
    act.note("activity_template", template.key, event, title=template.title)
