"""Deciding what the plan does with what last year taught."""

from uuid import UUID

from data.act import Act
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
    act: Act, finding_id: UUID, year: SchoolYear, version: int, draft: DecisionDraft
) -> FindingDecision:
    """Adopt a finding in an activity, postpone it or decline it.

    ``version`` is that of the decision the person saw, 0 where there was none.
    """
    with act.store.transaction():
        _demand(act, finding_id, year)
        if refusal := draft.refusal():
            raise refusal
        _demand_own_activity(act.store, draft, year)
        return _keep(act, finding_id, year, version, draft)


def adopt_in_new(
    act: Act,
    source: Source,
    activity_id: UUID,
    draft: ActivityDraft,
    year: SchoolYear,
    *,
    version: int,
) -> FindingDecision:
    """Plan an activity that adopts a finding; a double click plans one.

    ``version`` is that of the decision the person saw, 0 where there was none.
    """
    with act.store.transaction():
        _demand(act, source.id, year)
        if not act.store.exists(Activity, activity_id):
            put_on_plan(act.store, activity_id, draft, year)
            of = (source.kind, source.id)
            sources.keep_origin(act.store, "activity", activity_id, *of)
            facts = {"title": draft.title, "source": f"{source.kind} {source.id}"}
            act.note("activity", activity_id, "planned", **facts)
        decision = DecisionDraft(decision=Decision.ADOPTED, activity_id=activity_id)
        _demand_own_activity(act.store, decision, year)
        return _keep(act, source.id, year, version, decision)


def _keep(
    act: Act, finding_id: UUID, year: SchoolYear, version: int, draft: DecisionDraft
) -> FindingDecision:
    kept = lessons.decision(act.store, finding_id, year)
    decided = FindingDecision.of(draft, finding_id, year.start, version + 1)
    if kept == decided:
        return kept
    if kept is None:
        act.store.add(decided)
    elif version == 0:
        raise Stale(
            N_("Somebody else decided about this finding meanwhile. Look again.")
        )
    else:
        act.store.replace(decided)
    facts = {"reason": draft.reason, "activity": decided.activity_id}
    act.note("finding", finding_id, f"{draft.decision} in {year}", **facts)
    return decided


def _demand(act: Act, finding_id: UUID, year: SchoolYear) -> None:
    plans.demand_planning(act.store, year, act.by)
    if not lessons.must_decide(act.store, finding_id, year):
        raise NotFound(N_("This finding is not one that this year decides about."))


def _demand_own_activity(store: Store, draft: DecisionDraft, year: SchoolYear) -> None:
    if (
        draft.activity_id is not None
        and store.get(Activity, draft.activity_id).school_year != year.start
    ):
        raise Refused(N_("A finding is adopted in an activity of this year's plan."))
