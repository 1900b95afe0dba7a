"""Planning from templates, and keeping what the school made of them."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from data import duties, history
from data.actor import Actor
from data.calendar import SchoolYear
from data.duties import Duty
from data.errors import Stale
from data.store import STALE, Store
from planning.activities import store as activities
from planning.activities.actions import put_on_plan
from planning.activities.models import Activity
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
    store: Store,
    activity_id: UUID,
    key: str,
    year: SchoolYear,
    *,
    planned_on: date | None = None,
    goal_id: UUID | None = None,
    title: str = "",
    by: Actor,
    now: datetime,
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
    with store.transaction():
        plans.demand_planning(store, year, by)
        [planned] = _put_on_plan(store, [pick], year, by, now)
    return planned


def plan_many_from(
    store: Store,
    picks: Sequence[Pick],
    year: SchoolYear,
    *,
    by: Actor,
    now: datetime,
) -> list[Activity]:
    """Put all chosen templates on the year's plan, or none; twice is once."""
    with store.transaction():
        plans.demand_planning(store, year, by)
        return _put_on_plan(store, picks, year, by, now)


def _put_on_plan(
    store: Store, picks: Sequence[Pick], year: SchoolYear, by: Actor, now: datetime
) -> list[Activity]:
    planned = []
    found = {template.key: template for template in templates.all_templates(store)}
    for pick in picks:
        if store.exists(Activity, pick.activity_id):
            planned.append(store.get(Activity, pick.activity_id))
            continue
        template = found.get(pick.key) or templates.template(store, pick.key)
        day = pick.planned_on or template.usual_day(year, days_taken(store, year))
        draft = template.draft(year, day, pick.goal_id, pick.title)
        new = put_on_plan(store, pick.activity_id, draft, year)
        history.note(
            store,
            "activity",
            new.id,
            "planned",
            by=by,
            now=now,
            title=new.title,
            source=f"template {template.key}",
        )
        planned.append(new)
    return planned


def keep_template(
    store: Store,
    template_id: UUID,
    draft: TemplateDraft,
    *,
    key: str = "",
    version: int = 0,
    by: Actor,
    now: datetime,
) -> Template:
    """Keep a template: a new own one, or the school's version of ``key``.

    ``version`` is the one the form was drawn from; the same form twice is one.
    """
    with store.transaction():
        duties.demand(Duty.PLAN_YEAR, by)
        if refusal := draft.refusal():
            raise refusal
        if not key:
            return _keep_own(store, template_id, draft, by, now)
        kept = templates.template(store, key)
        if kept.version == version + 1 and kept.words == draft:
            return kept
        if kept.version == version and kept.words == draft:
            return kept
        _keep_version(store, template_id, kept, draft, version)
        changed = templates.template(store, key)
        _note(store, changed, "kept", by, now)
        return changed


def template_from_activity(
    store: Store, template_id: UUID, activity_id: UUID, *, by: Actor, now: datetime
) -> Template:
    """Make an own template of an activity: its words, time, lines, and its tasks.

    The tasks planned for it and those its committee was given go along, as days from
    the activity; people, class groups and money spent do not. Twice is one template.
    """
    with store.transaction():
        duties.demand(Duty.PLAN_YEAR, by)
        activity = store.get(Activity, activity_id)
        draft = template_of(
            activity,
            templates.grades_of(store, activity.class_group_ids),
            activities.budget_lines(store, activity_id),
            [
                *templates.given_tasks(store, activity_id),
                *activities.planned_tasks(store, activity_id),
            ],
        )
        return _keep_own(store, template_id, draft, by, now)


def hide_template(
    store: Store, template_id: UUID, key: str, version: int, *, by: Actor, now: datetime
) -> Template:
    """Offer a template no more; ``template_id`` is new where nothing is kept yet."""
    return _offer(store, template_id, key, version, by=by, now=now, is_hidden=True)


def show_template(
    store: Store, template_id: UUID, key: str, version: int, *, by: Actor, now: datetime
) -> Template:
    """Offer a hidden template again."""
    return _offer(store, template_id, key, version, by=by, now=now, is_hidden=False)


def restore_ready(
    store: Store, key: str, version: int, *, by: Actor, now: datetime
) -> Template:
    """Put the ready template back in place of the school's version; twice is once."""
    with store.transaction():
        duties.demand(Duty.PLAN_YEAR, by)
        kept = templates.template(store, key)
        if refusal := restoring_refusal(kept):
            raise refusal
        if kept.origin is Origin.READY and not kept.is_hidden:
            return kept
        store.remove(KeptTemplate, key=key, version=version)
        restored = templates.template(store, key)
        _note(store, restored, "restored", by, now)
        return restored


def _offer(
    store: Store,
    template_id: UUID,
    key: str,
    version: int,
    *,
    by: Actor,
    now: datetime,
    is_hidden: bool,
) -> Template:
    with store.transaction():
        duties.demand(Duty.PLAN_YEAR, by)
        kept = templates.template(store, key)
        if kept.is_hidden is is_hidden:
            return kept
        if version:
            templates.keep_hidden(store, key, version + 1, is_hidden=is_hidden)
        elif not templates.add(store, template_id, key, None, is_hidden=is_hidden):
            raise Stale(STALE)
        _note(store, kept, "hidden" if is_hidden else "shown", by, now)
        return templates.template(store, key)


def _keep_own(
    store: Store, template_id: UUID, draft: TemplateDraft, by: Actor, now: datetime
) -> Template:
    if kept := templates.find_template(store, template_id):
        return kept
    key = str(template_id)
    templates.add(store, template_id, key, draft)
    new = templates.template(store, key)
    _note(store, new, "kept", by, now)
    return new


def _keep_version(
    store: Store, template_id: UUID, kept: Template, draft: TemplateDraft, version: int
) -> None:
    if version:
        templates.replace(store, kept.key, draft, version + 1, is_hidden=kept.is_hidden)
    elif not templates.add(store, template_id, kept.key, draft):
        raise Stale(STALE)


def _note(
    store: Store, template: Template, event: str, by: Actor, now: datetime
) -> None:
    history.note(
        store,
        "activity_template",
        template.key,
        event,
        by=by,
        now=now,
        title=template.title,
    )
