"""Deciding what the plan does with what last year taught."""

from datetime import datetime
from uuid import UUID

from data import history
from data.actor import Actor
from data.calendar import SchoolYear
from data.errors import NotFound, Refused, Stale
from data.language import N_
from data.store import Store
from planning.activities.actions import put_on_plan
from planning.activities.models import Activity, ActivityDraft
from planning.lessons import store as lessons
from planning.lessons.models import Decision, DecisionDraft, FindingDecision
from planning.origins.models import Source
from planning.plan import store as plans
from planning.sources import store as sources


def decide(
    store: Store,
    finding_id: UUID,
    year: SchoolYear,
    version: int,
    draft: DecisionDraft,
    *,
    by: Actor,
    now: datetime,
) -> FindingDecision:
    """Adopt a finding in an activity, postpone it or decline it.

    ``version`` is that of the decision the person saw, 0 where there was none.
    """
    with store.transaction():
        _demand(store, finding_id, year, by)
        if refusal := draft.refusal():
            raise refusal
        _demand_own_activity(store, draft, year)
        return _keep(store, finding_id, year, version, draft, by=by, now=now)


def adopt_in_new(
    store: Store,
    source: Source,
    activity_id: UUID,
    draft: ActivityDraft,
    year: SchoolYear,
    *,
    version: int,
    by: Actor,
    now: datetime,
) -> FindingDecision:
    """Plan an activity from a finding, which is adopted in it; the same click is once.

    ``version`` is that of the decision the person saw, 0 where there was none.
    """
    with store.transaction():
        _demand(store, source.id, year, by)
        if not store.exists(Activity, activity_id):
            put_on_plan(store, activity_id, draft, year)
            sources.keep_origin(store, "activity", activity_id, source.kind, source.id)
            history.note(
                store,
                "activity",
                activity_id,
                "planned",
                by=by,
                now=now,
                title=draft.title,
                source=f"{source.kind} {source.id}",
            )
        decision = DecisionDraft(decision=Decision.ADOPTED, activity_id=activity_id)
        _demand_own_activity(store, decision, year)
        return _keep(store, source.id, year, version, decision, by=by, now=now)


def _keep(
    store: Store,
    finding_id: UUID,
    year: SchoolYear,
    version: int,
    draft: DecisionDraft,
    *,
    by: Actor,
    now: datetime,
) -> FindingDecision:
    kept = lessons.decision(store, finding_id, year)
    decided = FindingDecision.of(draft, finding_id, year.start, version + 1)
    if kept == decided:
        return kept
    if kept is None:
        store.add(decided)
    elif version == 0:
        raise Stale(
            N_("Somebody else decided about this finding meanwhile. Look again.")
        )
    else:
        store.replace(decided)
    history.note(
        store,
        "finding",
        finding_id,
        f"{draft.decision} in {year}",
        by=by,
        now=now,
        reason=draft.reason,
        activity=decided.activity_id,
    )
    return decided


def _demand(store: Store, finding_id: UUID, year: SchoolYear, by: Actor) -> None:
    plans.demand_planning(store, year, by)
    if not lessons.must_decide(store, finding_id, year):
        raise NotFound(N_("This finding is not one that this year decides about."))


def _demand_own_activity(store: Store, draft: DecisionDraft, year: SchoolYear) -> None:
    if (
        draft.activity_id is not None
        and store.get(Activity, draft.activity_id).school_year != year.start
    ):
        raise Refused(N_("A finding is adopted in an activity of this year's plan."))
