"""Describing the situation of the school."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final
from uuid import UUID

from data import history
from data.actor import Actor
from data.calendar import SchoolYear
from data.errors import NotFound, Refused, Stale
from data.language import N_
from data.record import new_id
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
    store: Store,
    problem_id: UUID,
    draft: ProblemDraft,
    year: SchoolYear,
    *,
    by: Actor,
    now: datetime,
) -> Problem:
    """Put a problem on the year's list; the same form twice is one problem."""
    with store.transaction():
        plans.demand_planning(store, year, by)
        if store.exists(Problem, problem_id):
            return store.get(Problem, problem_id)
        _demand_indicator(store, draft)
        new = Problem(
            **draft.model_dump(), id=problem_id, school_year=year.start, version=1
        )
        store.add(new)
        history.note(
            store, "problem", problem_id, "noted", by=by, now=now, title=new.title
        )
    return new


def change_problem(
    store: Store,
    problem_id: UUID,
    version: int,
    draft: ProblemDraft,
    *,
    by: Actor,
    now: datetime,
) -> Problem:
    """Word a problem better, or give it another priority."""
    with store.transaction():
        kept = store.get(Problem, problem_id)
        plans.demand_planning(store, SchoolYear(start=kept.school_year), by)
        if kept.version == version + 1 and kept.draft == draft:
            return kept
        _demand_indicator(store, draft)
        changed = kept.model_copy(update={**draft.model_dump(), "version": version + 1})
        store.replace(changed)
        history.note(
            store, "problem", problem_id, "changed", by=by, now=now, title=changed.title
        )
    return changed


def drop_problem(store: Store, problem_id: UUID, *, by: Actor, now: datetime) -> None:
    """Take a problem off the list while nothing came of it; twice is once."""
    with store.transaction():
        if not store.exists(Problem, problem_id):
            return
        kept = store.get(Problem, problem_id)
        plans.demand_planning(store, SchoolYear(start=kept.school_year), by)
        if count := origins.started_from(store, problem_id):
            raise Refused(
                N_(
                    "{count} goals or activities came from the problem “{title}”. It "
                    "stays, so that their reason stays."
                ),
                count=count,
                title=kept.title,
            )
        store.remove(Problem, problem_id)
        history.note(
            store, "problem", problem_id, "dropped", by=by, now=now, title=kept.title
        )


def add_indicators(
    store: Store,
    drafts: Sequence[IndicatorDraft],
    year: SchoolYear,
    *,
    by: Actor,
    now: datetime,
) -> None:
    """Put indicators on the school's list; codes already listed are left alone."""
    with store.transaction():
        plans.demand_planning(store, year, by)
        listed = {kept.code for kept in situation.indicators(store)}
        new = [
            Indicator(**draft.model_dump(), id=new_id(), version=1)
            for draft in drafts
            if draft.code not in listed
        ]
        store.add(new)
        for indicator in new:
            _note_indicator(store, indicator, "listed", by=by, now=now)


def add_indicator(
    store: Store,
    indicator_id: UUID,
    draft: IndicatorDraft,
    year: SchoolYear,
    *,
    by: Actor,
    now: datetime,
) -> Indicator:
    """Put one indicator on the school's list; the same form twice is one."""
    with store.transaction():
        plans.demand_planning(store, year, by)
        for kept in situation.indicators(store):
            if kept.id == indicator_id:
                return kept
        _demand_free_code(store, draft, indicator_id)
        new = Indicator(**draft.model_dump(), id=indicator_id, version=1)
        store.add([new])
        _note_indicator(store, new, "listed", by=by, now=now)
    return new


def change_indicator(
    store: Store,
    indicator_id: UUID,
    version: int,
    draft: IndicatorDraft,
    year: SchoolYear,
    *,
    by: Actor,
    now: datetime,
) -> Indicator:
    """Reword an indicator, take it off the list or put it back; its values stay."""
    with store.transaction():
        plans.demand_planning(store, year, by)
        found = [k for k in situation.indicators(store) if k.id == indicator_id]
        if not found:
            raise NotFound(N_("This indicator is not on the school's list."))
        if found[0].version == version + 1 and found[0].says(draft):
            return found[0]
        _demand_free_code(store, draft, indicator_id)
        changed = Indicator(**draft.model_dump(), id=indicator_id, version=version + 1)
        store.replace(changed)
        _note_indicator(store, changed, "changed", by=by, now=now)
    return changed


def enter_values(
    store: Store,
    drafts: Sequence[ValueDraft],
    year: SchoolYear,
    *,
    by: Actor,
    now: datetime,
) -> None:
    """Enter what the year's school report says; the same form twice is once.

    Without a typed change, the change is the score against last year's. Raises Stale
    where somebody else entered another value meanwhile.
    """
    with store.transaction():
        plans.demand_planning(store, year, by)
        last = situation.values_in(store, year.before)
        before = {value.indicator_id: value.score for value in last}
        kept = {v.indicator_id: v for v in situation.values_in(store, year)}
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
        store.add(new)
        for value in changed:
            store.replace(value)
        if new or changed:
            history.note(
                store,
                "report_value",
                year.start,
                "entered",
                by=by,
                now=now,
                count=len(new) + len(changed),
            )


def assess(
    store: Store,
    drafts: Sequence[AssessmentDraft],
    year: SchoolYear,
    *,
    by: Actor,
    now: datetime,
) -> None:
    """Judge the aspects of the school's partnership; the same form twice is once.

    Aspects without a level are left as they are. Raises Stale where somebody else
    judged otherwise meanwhile.
    """
    with store.transaction():
        plans.demand_planning(store, year, by)
        kept = {a.aspect: a for a in situation.assessments_in(store, year)}
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
        store.add(new)
        for assessment in changed:
            store.replace(assessment)
        if new or changed:
            history.note(
                store,
                "self_assessment",
                year.start,
                "assessed",
                by=by,
                now=now,
                levels={str(a.aspect): a.level for a in (*new, *changed)},
            )


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


def _note_indicator(
    store: Store, indicator: Indicator, event: str, *, by: Actor, now: datetime
) -> None:
    history.note(
        store,
        "report_indicator",
        indicator.id,
        event,
        by=by,
        now=now,
        code=indicator.code,
        name=indicator.name,
        is_active=indicator.is_active,
    )
