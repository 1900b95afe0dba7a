"""The situation a plan starts from; every part of it starts goals and activities."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, Literal
from uuid import UUID

import streamlit as st

from data.calendar import SchoolYear
from data.cooperation import CooperationForm
from data.duties import Duty
from data.language import N_, in_number, say
from data.ui.charts import chart
from data.ui.desk import Desk
from data.ui.links import go, link
from data.ui.pages import Page, Section, Use
from data.ui.tabs import tabs
from planning.lessons.page import show_finding, show_none, show_starts
from planning.lessons.queries import Lesson, lessons_of_year
from planning.origins.form import came_of, show_came_of, start_buttons
from planning.origins.models import Source
from planning.plan.form import planning_is_open
from planning.situation import charts, form, queries
from planning.situation.models import LEVELS, USUAL_INDICATORS, Label
from planning.situation.queries import AssessedAspect, IndicatorValue, ListedProblem
from planning.sources.models import SourceKind
from planning.sources.queries import Origin, origins_in

PAGE = Page(
    N_("Situation"), "situasi", "search", Section.PLAN, Duty.READ_PLAN, use=Use.RARE
)

Colour = Literal["red", "orange", "green", "gray"]

COLOURS: Final[dict[Label, Colour]] = {
    Label.LOW: "red",
    Label.MIDDLE: "orange",
    Label.GOOD: "green",
}
URGENCY: Final[dict[int, Colour]] = {1: "red", 2: "orange", 3: "gray"}


@dataclass(frozen=True)
class _Situation:
    """Everything the page shows of a year."""

    problems: list[ListedProblem]
    values: list[IndicatorValue]
    aspects: list[AssessedAspect]
    lessons: list[Lesson]
    origins: list[Origin]
    may_plan: bool

    def came_of(self, source_id: UUID | None) -> list[Origin]:
        """Return what was started from a source, or from a problem that it shows."""
        shown = {
            p.id for p in self.problems if source_id and p.indicator_id == source_id
        }
        return came_of(self.origins, shown | {source_id} if source_id else set())

    def open(self, source_ids: Sequence[UUID | None]) -> int:
        """Return from how many of these nothing was started yet."""
        return sum(not self.came_of(source_id) for source_id in source_ids)


def show(desk: Desk) -> None:
    """Draw the page."""
    st.title(say("Situation {year}", year=desk.year))
    st.caption(
        say(
            "Where the school stands before it plans: problem, root cause, then "
            "activities. Every part starts a goal or an activity with one click."
        )
    )
    facts = _Situation(
        problems=queries.listed_problems(desk.store, desk.year),
        values=queries.indicator_values(desk.store, desk.year),
        aspects=queries.assessments(desk.store, desk.year),
        lessons=lessons_of_year(desk.store, desk.year),
        origins=origins_in(desk.store, desk.year),
        may_plan=planning_is_open(desk),
    )
    _figures(facts)
    tabs(
        "situation",
        (
            (say("Problems"), lambda: _problems(desk, facts)),
            (say("School report"), lambda: _report(desk, facts)),
            (say("Self-assessment"), lambda: _assessment(desk, facts)),
            (say("Findings"), lambda: _findings(desk, facts)),
        ),
    )


def _figures(facts: _Situation) -> None:
    """Say at first sight how much there is, and how much waits for a plan."""
    problems = [problem.id for problem in facts.problems]
    red = [value.id for value in facts.values if value.label is Label.LOW]
    weak = [aspect.id for aspect in facts.aspects if aspect.is_weak]
    found = [lesson.finding_id for lesson in facts.lessons]
    undecided = [le.finding_id for le in facts.lessons if le.decision is None]
    with st.container(horizontal=True, gap="small"):
        _figure(say("Problems"), problems, facts.open(problems))
        _figure(say("Red indicators"), red, facts.open(red))
        _figure(say("Weak aspects"), weak, facts.open(weak))
        _figure(say("Findings"), found, facts.open(undecided))


def _figure(label: str, source_ids: Sequence[UUID | None], waiting: int) -> None:
    with st.container(border=True, width=168, gap="small"):
        st.metric(label, in_number(len(source_ids)))
        if waiting:
            st.badge(say("{count} without a plan", count=waiting), color="orange")
        elif source_ids:
            st.badge(say("all answered"), color="green")
        else:
            st.badge(say("none noted"), color="gray")


# ── problems ─────────────────────────────────────────────────────────────────
def _problems(desk: Desk, facts: _Situation) -> None:
    if not facts.problems:
        st.info(
            say(
                "No problem is noted yet. Note what stands between the school and the "
                "parents, why it is so, and how one knows; the most urgent comes first."
            )
        )
    for problem in facts.problems:
        _problem(desk, problem, facts)
    if facts.may_plan:
        form.new_problem(desk, facts.values)


def _problem(desk: Desk, problem: ListedProblem, facts: _Situation) -> None:
    with st.container(border=True):
        st.markdown(f"**{problem.title}**")
        with st.container(horizontal=True, gap="small"):
            st.badge(
                say("priority {number}", number=problem.priority),
                color=URGENCY[problem.priority],
            )
            if problem.indicator:
                st.badge(problem.indicator, color="blue")
        cause, evidence = st.columns(2)
        with cause:
            _fact(say("Root cause"), problem.root_cause)
        with evidence:
            _fact(say("Initial condition and evidence"), problem.evidence)
        _starts(desk, _of_problem(problem), facts)
        if facts.may_plan:
            form.changed_problem(
                desk,
                problem,
                facts.values,
                may_drop=not facts.came_of(problem.id),
            )


def _fact(label: str, text: str) -> None:
    with st.container(gap=None):
        st.caption(label)
        st.text(text or "–")


def _of_problem(problem: ListedProblem) -> Source:
    cause = problem.root_cause
    return Source(
        kind=SourceKind.PROBLEM,
        id=problem.id,
        title=problem.title,
        grounds=(
            say("Problem: {text}", text=problem.title),
            say("Root cause: {text}", text=cause) if cause else "",
            say("Evidence: {text}", text=problem.evidence) if problem.evidence else "",
        ),
    )


def _starts(
    desk: Desk, source: Source, facts: _Situation, *, waits: bool = True
) -> None:
    """Show what was started from a source; let those who plan start more from it.

    ``waits``: the source needs a plan; the page says so while it has none.
    """
    came = facts.came_of(source.id)
    show_came_of(desk, came)
    if waits and not came:
        st.badge(say("nothing planned yet"), color="orange")
    if facts.may_plan:
        start_buttons(desk, source, came)


# ── the school report ────────────────────────────────────────────────────────
def _report(desk: Desk, facts: _Situation) -> None:
    st.caption(
        say(
            "In the order in which they call for something: red, yellow, green, then "
            "the largest fall."
        )
    )
    if not facts.values:
        st.info(
            say(
                "No indicator is on the school's list yet. Add the usual ones below; "
                "E.1.1 is the parents' participation."
            )
            if facts.may_plan
            else say("No indicator is on the school's list yet.")
        )
    for value in facts.values:
        _value(desk, value, facts)
    if facts.may_plan:
        if facts.values:
            form.entered_report(desk, facts.values)
        form.listed_indicators(desk, facts.values)
    _history(desk)


def _value(desk: Desk, value: IndicatorValue, facts: _Situation) -> None:
    with st.container(border=True):
        with st.container(horizontal=True, gap="small", vertical_alignment="center"):
            st.markdown(f"**{value.title}**")
            if value.label:
                st.badge(say(value.label.label), color=COLOURS[value.label])
            elif value.score is None:
                st.badge(say("no value yet"), color="gray")
        with st.container(horizontal=True):
            _score(desk.year.before, value.score_before)
            change = None if value.change is None else in_number(value.change)
            _score(desk.year, value.score, change)
            if value.score_after is not None:
                _score(desk.year.after, value.score_after)
        if value.version or facts.came_of(value.id):
            source = _of_value(value, desk.year)
            _starts(desk, source, facts, waits=value.label is Label.LOW)


def _score(year: SchoolYear, score: Decimal | None, change: str | None = None) -> None:
    shown = "–" if score is None else in_number(score)
    st.metric(str(year), shown, change, width=130)


def _of_value(value: IndicatorValue, year: SchoolYear) -> Source:
    score = "–" if value.score is None else in_number(value.score)
    said = say(
        "School report {year}: {indicator}, score {score}, {label}",
        year=year,
        indicator=value.title,
        score=score,
        label=value.label or "–",
    )
    grounds = [said]
    if value.change is not None:
        change = in_number(value.change)
        grounds.append(say("Change against the report before: {change}", change=change))
    return Source(
        kind=SourceKind.INDICATOR,
        id=value.id,
        title=value.title,
        grounds=tuple(grounds),
    )


def _history(desk: Desk) -> None:
    """Draw the indicators a person chooses, over the years."""
    points = queries.indicator_history(desk.store)
    if len({point.school_year for point in points}) < 2:
        return
    st.subheader(say("How did the indicators go over the years?"))
    codes = list(dict.fromkeys(point.code for point in points))
    usual = [code for code in codes if code == USUAL_INDICATORS[0][0]] or codes[:1]
    chosen = st.pills(
        say("Indicators shown"),
        codes,
        selection_mode="multi",
        default=usual,
        key="history-codes",
    )
    shown = tuple(point for point in points if point.code in chosen)
    if shown:
        described = say("Scores of {codes} over the years", codes=", ".join(chosen))
        chart(described, charts.indicator_history, shown)


# ── the self-assessment ──────────────────────────────────────────────────────
def _assessment(desk: Desk, facts: _Situation) -> None:
    st.caption(
        say(
            "How the school judges its own partnership with parents: six types of "
            "involvement, and home visits, from 1 to 4."
        )
    )
    judged = [aspect for aspect in facts.aspects if aspect.id is not None]
    if not judged:
        st.info(say("Not judged yet for {year}.", year=desk.year))
    for aspect in sorted(judged, key=lambda row: row.level or 0):
        _aspect(desk, aspect, facts)
    if facts.may_plan:
        form.judged_aspects(desk, facts.aspects)


def _aspect(desk: Desk, aspect: AssessedAspect, facts: _Situation) -> None:
    with st.container(border=True):
        with st.container(horizontal=True, gap="small", vertical_alignment="center"):
            st.markdown(f"**{say(aspect.aspect.label)}**")
            st.badge(
                say(LEVELS[aspect.level or 1]),
                color="orange" if aspect.is_weak else "green",
            )
            if aspect.level_before is not None:
                st.caption(
                    say("Last year: {level}", level=say(LEVELS[aspect.level_before]))
                )
        if aspect.note:
            st.text(aspect.note)
        if aspect.id:
            source = _of_aspect(aspect, aspect.id)
            _starts(desk, source, facts, waits=aspect.is_weak)


def _of_aspect(aspect: AssessedAspect, assessment_id: UUID) -> Source:
    return Source(
        kind=SourceKind.ASSESSMENT,
        id=assessment_id,
        title=say(aspect.aspect.label),
        grounds=(
            say(
                "Self-assessment: {aspect}, {level}",
                aspect=aspect.aspect,
                level=say(LEVELS[aspect.level or 1]),
            ),
            aspect.note,
        ),
        form=next(f for f in CooperationForm if f == aspect.aspect.value),
    )


# ── last year's findings ─────────────────────────────────────────────────────
def _findings(desk: Desk, facts: _Situation) -> None:
    if not facts.lessons:
        show_none(desk)
        return
    st.caption(
        say(
            "What last year taught, and what was postponed to this plan. Each is "
            "adopted, postponed or declined on the findings' own page."
        )
    )
    go(say("Decide about the findings"), link(desk, "temuan"))
    for lesson in facts.lessons:
        _finding(desk, lesson, facts)


def _finding(desk: Desk, lesson: Lesson, facts: _Situation) -> None:
    with st.container(border=True):
        show_finding(lesson)
        with st.container(horizontal=True, gap="small"):
            if lesson.decision is None:
                st.badge(say("not decided yet"), color="orange")
            else:
                st.badge(say(lesson.decision.label), color="gray")
            if lesson.found_in != desk.year.before.start:
                st.badge(say("open follow-up"), color="blue")
        came = facts.came_of(lesson.finding_id)
        show_came_of(desk, came)
        if facts.may_plan:
            show_starts(desk, lesson, came)
