"""What the sample school's plan of a year stands on, before its activities."""

from datetime import datetime
from decimal import Decimal
from uuid import UUID

from data.act import Act
from data.actor import Actor
from data.calendar import SchoolYear
from data.store import Store
from evaluation.sample_school.models import id_of
from evaluation.sample_school.reading import facts
from planning.chapters import actions as chapters
from planning.days import actions as days
from planning.days.models import SchoolPeriodDraft
from planning.meeting import actions as meetings
from planning.meeting.models import MeetingDraft
from planning.situation import actions as situation
from planning.situation.models import (
    IndicatorDraft,
    Label,
    ProblemDraft,
    ValueDraft,
)
from planning.sources import store as sources
from planning.sources.models import SourceKind


def lay(store: Store, year: SchoolYear, nth: int, lead: Actor, now: datetime) -> None:
    """Keep the year's days and situation; ``nth`` counts from 0."""
    days.fill_days_off(Act(store, lead, now), year)
    for period in facts().situation.periods:
        title, (first, last) = period.title, period.days(year)
        days.add_period(
            Act(store, lead, now),
            id_of(f"period-{year}", title),
            SchoolPeriodDraft(
                kind=period.kind, title=title, starts_on=first, ends_on=last
            ),
            year,
        )
    _situation(store, year, nth, lead, now)


def describe(store: Store, year: SchoolYear, lead: Actor, now: datetime) -> None:
    """Keep what the school says of itself in its work programme, from then on."""
    for chapter, text in facts().school.chapters.items():
        chapters.write_chapter(Act(store, lead, now), year, chapter, 0, text)


def join(store: Store, year: SchoolYear, planned: dict[str, UUID]) -> None:
    """Keep from which problem an activity came; ``planned`` are ids by key."""
    for known in facts().situation.problems:
        problem = id_of(f"problem-{year}", known.title)
        activity = planned[known.answered_by]
        sources.keep_origin(store, "activity", activity, SourceKind.PROBLEM, problem)


def _situation(
    store: Store, year: SchoolYear, nth: int, lead: Actor, now: datetime
) -> None:
    known = facts().situation
    if nth == 0:
        for one in known.indicators:
            draft = IndicatorDraft(code=one.code, name=one.name)
            situation.add_indicator(
                Act(store, lead, now), id_of("indicator", one.code), draft, year
            )
    values = [
        ValueDraft(
            indicator_id=id_of("indicator", one.code),
            score=one.scores[nth],
            label=_label(one.scores[nth]),
            change=one.scores[nth] - one.scores[nth - 1] if nth else None,
        )
        for one in known.indicators
    ]
    situation.enter_values(Act(store, lead, now), values, year)
    judged = [
        one.model_copy(update={"level": max(1, (one.level or 1) - (nth == 0))})
        for one in known.aspects
    ]
    situation.assess(Act(store, lead, now), judged, year)
    for found in known.problems:
        problem = ProblemDraft(
            title=found.title,
            root_cause=found.root_cause,
            evidence=found.evidence,
            priority=found.priority,
            indicator_id=id_of("indicator", found.indicator),
        )
        problem_id = id_of(f"problem-{year}", found.title)
        situation.note_problem(Act(store, lead, now), problem_id, problem, year)


def meet(store: Store, year: SchoolYear, lead: Actor, now: datetime) -> None:
    """Keep the annual meeting that opens the plan, and what it decided."""
    meeting_id, known = id_of("meeting", str(year)), facts().situation.meeting
    draft = MeetingDraft(
        held_on=known.held.within(year),
        place=known.place,
        agenda=known.agenda,
        second_way=known.second_way,
        second_way_until=known.second_way_until.within(year),
        second_way_result=known.second_way_result,
        parties=known.parties,
    )
    meetings.record_meeting(Act(store, lead, now), meeting_id, draft, year)
    form = id_of("decisions", str(year))
    meetings.decide(Act(store, lead, now), meeting_id, form, known.decisions)


def _label(score: Decimal) -> Label:
    if score < 60:  # noqa: PLR2004 -- fiction
        return Label.LOW
    return Label.MIDDLE if score < 70 else Label.GOOD  # noqa: PLR2004
