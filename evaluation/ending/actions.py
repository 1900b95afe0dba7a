"""Deciding what becomes of open matters, and closing and reopening a school year."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from data import duties
from data.act import Act
from data.calendar import SchoolYear
from data.duties import Duty
from data.errors import Refused, Stale
from data.language import N_
from data.reasons import reason_refusal
from data.school import store as schools
from data.school.models import School, YearRecord
from evaluation.ending import store as endings
from evaluation.ending.models import (
    Matter,
    OpenMatter,
    Way,
    YearEndDecision,
    YearEndDraft,
    closing_refusal,
    counted,
    ending_refusal,
)
from evaluation.findings.actions import decline_finding
from evaluation.findings.models import Finding
from execution.follow_ups.actions import decline_follow_up
from execution.follow_ups.models import FollowUp
from planning.lessons import store as lessons
from planning.lessons.models import Decision, DecisionDraft, FindingDecision


def decide_open(
    act: Act,
    year: SchoolYear,
    kind: Matter,
    seen: Mapping[str, int],
    draft: YearEndDraft,
) -> int:
    """Decide what becomes of open matters of one kind; return how many were decided.

    ``seen``: the matters, each with the version of the decision that the person saw (0
    where there was none). What was finished meanwhile needs no decision and is passed
    over; the same decision twice is one.
    """
    with act.store.transaction():
        duties.demand(Duty.KEEP_SCHOOL, act.by)
        schools.demand_open(act.store, year.start)
        if refusal := draft.refusal(kind):
            raise refusal
        still = [
            matter
            for matter in endings.open_matters(act.store, year)
            if matter.kind is kind and matter.record_id in seen
        ]
        if not still:
            raise Refused(
                N_("Nothing of this is open any more. The list shows what still is.")
            )
        decided = [
            _decided(act, year, matter, seen[matter.record_id], draft)
            for matter in still
            if not matter.is_decided_as(draft)
        ]
        _keep(act, decided)
        if decided:
            facts = {"kind": kind, "way": draft.decision, "count": len(decided)}
            act.note("school_year", year.start, "open matters decided", **facts)
    return len(still)


def close_year(act: Act, year: SchoolYear, version: int) -> YearRecord:
    """Make a past year read-only, once everything open in it is decided."""
    with act.store.transaction():
        duties.demand(Duty.KEEP_SCHOOL, act.by)
        school = act.store.get(School)
        if refusal := ending_refusal(year, school.current_year):
            raise refusal
        kept = schools.year(act.store, year.start)
        schools.demand_open(act.store, year.start)
        matters = endings.open_matters(act.store, year)
        if refusal := closing_refusal(year, matters):
            raise refusal
        closed_on = schools.today(act.store, act.now)
        changed = kept.model_copy(
            update={"closed_on": closed_on, "version": version + 1}
        )
        act.store.replace(changed)
        ways = [one.decision for one in endings.decisions_in(act.store, year)]
        facts = {way.value: number for way, number in counted(ways).items() if number}
        act.note("school_year", year.start, "closed", **facts)
    return changed


def reopen_year(act: Act, year: SchoolYear, version: int, reason: str) -> YearRecord:
    """Open a closed year again, with a reason that stays in the history."""
    with act.store.transaction():
        duties.demand(Duty.KEEP_SCHOOL, act.by)
        if refusal := reason_refusal(reason):
            raise refusal
        kept = schools.year(act.store, year.start)
        changed = kept.model_copy(update={"closed_on": None, "version": version + 1})
        act.store.replace(changed)
        act.note("school_year", year.start, "reopened", reason=reason)
    return changed


def _decided(
    act: Act, year: SchoolYear, matter: OpenMatter, seen: int, draft: YearEndDraft
) -> YearEndDecision:
    """Return what is decided of one matter, by who saw it at this version."""
    if seen != matter.version:
        raise Stale(
            N_("Somebody else decided about “{title}” meanwhile. Look again."),
            title=matter.named,
        )
    return YearEndDecision(
        school_year=year.start,
        kind=matter.kind,
        record_id=matter.record_id,
        title=matter.title,
        decision=draft.decision,
        reason=draft.reason,
        decided_at=act.now,
        decided_by=act.by.id,
        version=seen + 1,
    )


def _keep(act: Act, decided: Sequence[YearEndDecision]) -> None:
    """Keep decisions, new ones and changed ones, and do what they say."""
    act.store.add([one for one in decided if one.version == 1])
    act.store.replace([one for one in decided if one.version > 1])
    for one in decided:
        if one.decision is Way.CLOSED and one.kind is Matter.FOLLOW_UP:
            given = act.store.get(FollowUp, UUID(one.record_id))
            decline_follow_up(act, given.id, given.version, one.reason)
        elif one.decision is Way.CLOSED and one.kind is Matter.FINDING:
            found = act.store.get(Finding, UUID(one.record_id))
            decline_finding(act, found.id, found.version, one.reason)
        elif one.kind is Matter.FINDING:
            _postpone(act, one)


def _postpone(act: Act, one: YearEndDecision) -> None:
    """Answer for a plan that never decided about a finding: the next one is asked."""
    finding_id, year = UUID(one.record_id), SchoolYear(start=one.school_year)
    if lessons.decision(act.store, finding_id, year) is not None:
        return  # adopted: it stays open until it is closed
    draft = DecisionDraft(decision=Decision.POSTPONED, reason=one.reason)
    act.store.add(FindingDecision.of(draft, finding_id, year.start, 1))
    event = f"{Decision.POSTPONED} in {year}"
    act.note("finding", finding_id, event, reason=one.reason)
