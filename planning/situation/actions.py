"""Describing the situation of the school."""

from collections.abc import Sequence
from typing import Final
from uuid import UUID

from data.act import Act
from data.calendar import SchoolYear
from data.errors import NotFound, Refused, Stale
from data.language import N_
from data.record import KeptRecord, new_id
from data.removed.store import comes_back, keep_a_while
from data.store import Store
from planning.origins import store as origins
from planning.plan import store as plans
from planning.situation import store as situation
from planning.situation.models import (
    Assessment,
    AssessmentDraft,
    Indicator,
    IndicatorDraft,
    Problem,
    ProblemDraft,
    ReportValue,
    ValueDraft,
)

CHANGED: Final = N_(
    "Somebody else entered these meanwhile. Your entry was not saved; look at theirs, "
    "and enter yours again."
)


def note_problem(
    act: Act, problem_id: UUID, draft: ProblemDraft, year: SchoolYear
) -> Problem:
    """Put a problem on the year's list; the same form sent twice is one problem."""
    with act.store.transaction():
        plans.demand_planning(act.store, year, act.by)
        if kept := act.store.find(Problem, problem_id):
            return kept
        _demand_indicator(act.store, draft)
        new = Problem(
            **draft.model_dump(), id=problem_id, school_year=year.start, version=1
        )
        act.store.add(new)
        act.note("problem", problem_id, "noted", title=new.title)
    return new


def change_problem(
    act: Act, problem_id: UUID, version: int, draft: ProblemDraft
) -> Problem:
    """Word a problem better, or give it another priority."""
    with act.store.transaction():
        kept = act.store.get(Problem, problem_id)
        plans.demand_planning(act.store, SchoolYear(start=kept.school_year), act.by)
        if kept.version == version + 1 and kept.draft == draft:
            return kept
        _demand_indicator(act.store, draft)
        changed = kept.model_copy(update={**draft.model_dump(), "version": version + 1})
        act.store.replace(changed)
        act.note("problem", problem_id, "changed", title=changed.title)
    return changed


def drop_problem(act: Act, problem_id: UUID) -> None:
    """Take a problem off the list, if it is still there and nothing began with it."""
    with act.store.transaction():
        kept = act.store.find(Problem, problem_id)
        if kept is None:
            return
        plans.demand_planning(act.store, SchoolYear(start=kept.school_year), act.by)
        if count := origins.started_from(act.store, problem_id):
            raise Refused(
                N_(
                    "{count} goals or activities came from the problem “{title}”. It "
                    "stays, so that their reason stays."
                ),
                count=count,
                title=kept.title,
            )
        keep_a_while(act, kept, problem_id)
        act.store.remove(Problem, problem_id)
        act.note("problem", problem_id, "dropped", title=kept.title)


def add_indicators(
    act: Act, drafts: Sequence[IndicatorDraft], year: SchoolYear
) -> None:
    """Put indicators on the school's list; codes already listed are left alone."""
    with act.store.transaction():
        plans.demand_planning(act.store, year, act.by)
        listed = {kept.code for kept in situation.indicators(act.store)}
        new = [
            Indicator(**draft.model_dump(), id=new_id(), version=1)
            for draft in drafts
            if draft.code not in listed
        ]
        act.store.add(new)
        for indicator in new:
            _note_indicator(act, indicator, "listed")


def add_indicator(
    act: Act, indicator_id: UUID, draft: IndicatorDraft, year: SchoolYear
) -> Indicator:
    """Put one indicator on the school's list; the same form sent twice is one."""
    with act.store.transaction():
        plans.demand_planning(act.store, year, act.by)
        if kept := act.store.find(Indicator, indicator_id):
            return kept
        _demand_free_code(act.store, draft, indicator_id)
        new = Indicator(**draft.model_dump(), id=indicator_id, version=1)
        act.store.add(new)
        _note_indicator(act, new, "listed")
    return new


def change_indicator(
    act: Act, indicator_id: UUID, version: int, draft: IndicatorDraft, year: SchoolYear
) -> Indicator:
    """Reword an indicator, take it off the list or put it back; its values stay."""
    with act.store.transaction():
        plans.demand_planning(act.store, year, act.by)
        kept = act.store.find(Indicator, indicator_id)
        if kept is None:
            raise NotFound(N_("This indicator is not on the school's list."))
        if kept.version == version + 1 and kept.says(draft):
            return kept
        _demand_free_code(act.store, draft, indicator_id)
        changed = Indicator(**draft.model_dump(), id=indicator_id, version=version + 1)
        act.store.replace(changed)
        _note_indicator(act, changed, "changed")
    return changed


def enter_values(act: Act, drafts: Sequence[ValueDraft], year: SchoolYear) -> None:
    """Enter what the year's school report says; the same form again changes nothing.

    Without a typed change, the change is the score against last year's. Raises Stale
    where somebody else entered another value meanwhile.
    """
    with act.store.transaction():
        plans.demand_planning(act.store, year, act.by)
        last = situation.values_in(act.store, year.before)
        before = {value.indicator_id: value.score for value in last}
        kept = {v.indicator_id: v for v in situation.values_in(act.store, year)}
        new: list[ReportValue] = []
        changed: list[ReportValue] = []
        for draft in drafts:
            value = ReportValue.of(
                draft.compared(before.get(draft.indicator_id)), year.start
            )
            old = kept.get(draft.indicator_id)
            if old is None and not draft.is_empty:
                new.append(value)
            elif old is not None and old.facts != value.facts:
                _demand_seen(old.version, draft.version)
                changed.append(value)
        _keep(act.store, new, changed)
        if count := len(new) + len(changed):
            act.note("report_value", year.start, "entered", count=count)


def assess(act: Act, drafts: Sequence[AssessmentDraft], year: SchoolYear) -> None:
    """Judge the aspects of the school's partnership; a form sent twice counts once.

    Aspects without a level are left as they are. Raises Stale where somebody else
    judged otherwise meanwhile.
    """
    with act.store.transaction():
        plans.demand_planning(act.store, year, act.by)
        kept = {a.aspect: a for a in situation.assessments_in(act.store, year)}
        new: list[Assessment] = []
        changed: list[Assessment] = []
        for draft in drafts:
            old = kept.get(draft.aspect)
            if draft.level is None:
                continue
            if old is None:
                new.append(_assessment(draft, draft.level, new_id(), year))
            elif (old.level, old.note) != (draft.level, draft.note):
                _demand_seen(old.version, draft.version)
                changed.append(_assessment(draft, draft.level, old.id, year))
        _keep(act.store, new, changed)
        if levels := {str(a.aspect): a.level for a in (*new, *changed)}:
            act.note("self_assessment", year.start, "assessed", levels=levels)


def _assessment(
    draft: AssessmentDraft, level: int, assessment_id: UUID, year: SchoolYear
) -> Assessment:
    return Assessment(
        id=assessment_id,
        school_year=year.start,
        aspect=draft.aspect,
        level=level,
        note=draft.note,
        version=draft.version + 1,
    )


def _keep(
    store: Store, new: Sequence[KeptRecord], changed: Sequence[KeptRecord]
) -> None:
    store.add(new)
    for record in changed:
        store.replace(record)


def _demand_seen(kept: int, seen: int) -> None:
    if kept != seen:
        raise Stale(CHANGED)


def _demand_indicator(store: Store, draft: ProblemDraft) -> None:
    listed = {kept.id for kept in situation.indicators(store)}
    if draft.indicator_id is not None and draft.indicator_id not in listed:
        raise NotFound(N_("This indicator is not on the school's list."))


def _demand_free_code(store: Store, draft: IndicatorDraft, own: UUID) -> None:
    if any(k.code == draft.code and k.id != own for k in situation.indicators(store)):
        raise Refused(
            N_("The indicator {code} is already on the school's list."), code=draft.code
        )


def _note_indicator(act: Act, indicator: Indicator, event: str) -> None:
    act.note(
        "report_indicator",
        indicator.id,
        event,
        code=indicator.code,
        name=indicator.name,
        is_active=indicator.is_active,
    )


def _again(act: Act, problem: Problem) -> Problem:
    plans.demand_planning(act.store, SchoolYear(start=problem.school_year), act.by)
    _demand_indicator(act.store, problem)
    return problem


comes_back(Problem, _again, lambda problem: problem.title)
