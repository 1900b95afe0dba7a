"""The situation a plan starts from; every part of it starts goals and activities."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from typing import Final, Literal
from uuid import UUID

import streamlit as st

from data.calendar import SchoolYear
from data.cooperation import CooperationForm
from data.duties import Duty
from data.language import N_, in_number, say
from data.ui.charts import chart
from data.ui.desk import Desk
from data.ui.figures import Figure, figures
from data.ui.links import badge, go, inert, link, paragraphs, small, unmarked
from data.ui.pages import Page, Section, Use
from data.ui.tabs import tabs, unfold
from planning.lessons.page import said_of, show_none, show_starts
from planning.lessons.queries import Lesson, lessons_of_year
from planning.origins.form import came_of, say_came_of, start_buttons
from planning.origins.models import Source
from planning.plan.form import planning_is_open
from planning.situation import charts, form, queries
from planning.situation.models import LEVELS, USUAL_INDICATORS, Label
from planning.situation.queries import AssessedAspect, IndicatorValue, ListedProblem
from planning.sources.models import SourceKind
from planning.sources.queries import Origin, origins_in

PAGE = Page(
    N_("Situation"),
    "situasi",
    "search",
    Section.PLAN,
    Duty.READ_PLAN,
    use=Use.RARE,
    heading=N_("Situation {year}"),
    words=N_("problems, school report, self-assessment"),
)

Colour = Literal["red", "orange", "green", "gray"]
COLOURS: Final[dict[Label, Colour]] = {
    Label.LOW: "red",
    Label.MIDDLE: "orange",
    Label.GOOD: "green",
}
BESIDE: Final = (
    "display:grid;grid-template-columns:repeat(auto-fit,minmax(16rem,1fr));gap:.8rem"
)
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
        if source_id is None:
            return []
        near = {p.id for p in self.problems if p.indicator_id == source_id}
        return came_of(self.origins, near | {source_id})

    def open(self, source_ids: Sequence[UUID | None]) -> int:
        """Return from how many of these nothing was started yet."""
        return sum(not self.came_of(source_id) for source_id in source_ids)


def show(desk: Desk) -> None:
    """Draw the page."""
    st.title(PAGE.headed(desk.year))
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
    counted = (
        (say("Problems"), problems, facts.open(problems)),
        (say("Red indicators"), red, facts.open(red)),
        (say("Weak aspects"), weak, facts.open(weak)),
        (say("Findings"), found, facts.open(undecided)),
    )
    figures(_figure(*one) for one in counted)


def _figure(label: str, source_ids: Sequence[UUID | None], waiting: int) -> Figure:
    count = in_number(len(source_ids))
    if waiting:
        without = say("{count} without a plan", count=waiting)
        return Figure(label, count, without, asks=True)
    counted = say("all answered") if source_ids else say("none noted")
    return Figure(label, count, counted)


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
        priority = say("priority {number}", number=problem.priority)
        shown_by = badge(problem.indicator or "", "blue")
        paragraphs(
            f"**{unmarked(problem.title)}**",
            f"{badge(priority, URGENCY[problem.priority])} {shown_by}",
            _beside(
                (say("Root cause"), problem.root_cause),
                (say("Initial condition and evidence"), problem.evidence),
            ),
            *_came(desk, facts, problem.id),
        )
        if facts.may_plan:
            start_buttons(desk, _of_problem(problem), facts.came_of(problem.id))
            change = partial(
                form.changed_problem,
                desk,
                problem,
                facts.values,
                may_drop=not facts.came_of(problem.id),
            )
            unfold(say("Change"), f"change-{problem.id}", change)


def _beside(*named: tuple[str, str]) -> str:
    """Return facts beside each other, on a phone below each other."""
    parts = "".join(
        f"<div><small>{inert(name)}</small><br>{inert(text or '–')}</div>"
        for name, text in named
    )
    return f'<div style="{BESIDE}">{parts}</div>'


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


def _came(
    desk: Desk, facts: _Situation, source_id: UUID, *, waits: bool = True
) -> list[str]:
    """Return what was started from a source, or that nothing was.

    ``waits``: the source needs a plan; the page says so while it has none.
    """
    came = say_came_of(desk, facts.came_of(source_id))
    if came or not waits:
        return came
    return [badge(say("nothing planned yet"), "orange")]


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
            label = say("Enter the school report {year}", year=desk.year)
            enter = partial(form.entered_report, desk, facts.values)
            is_empty = all(value.version == 0 for value in facts.values)
            unfold(label, "enter-report", enter, opened=is_empty)
        label = say("The school's list of indicators")
        listed = partial(form.listed_indicators, desk)
        unfold(label, "indicators", listed, opened=not facts.values)
    _history(desk)


def _value(desk: Desk, value: IndicatorValue, facts: _Situation) -> None:
    is_low, came = value.label is Label.LOW, facts.came_of(value.id)
    with st.container(border=True):
        paragraphs(f"**{unmarked(value.title)}** {_judged(value)}")
        figures(_scores(desk.year, value))
        if value.version or came:
            paragraphs(*_came(desk, facts, value.id, waits=is_low))
            if facts.may_plan:
                start_buttons(desk, _of_value(value, desk.year), came)


def _judged(value: IndicatorValue) -> str:
    if value.label:
        return badge(say(value.label.label), COLOURS[value.label])
    return badge(say("no value yet"), "gray") if value.score is None else ""


def _scores(year: SchoolYear, value: IndicatorValue) -> Iterator[Figure]:
    """Give the score before, now with its change, and afterwards where it is known."""
    yield _score(year.before, value.score_before)
    yield _score(year, value.score, value.change)
    if value.score_after is not None:
        yield _score(year.after, value.score_after)


def _score(
    year: SchoolYear, score: Decimal | None, change: Decimal | None = None
) -> Figure:
    shown = "–" if score is None else in_number(score)
    if not change:
        return Figure(str(year), shown)
    moved = f"{'▲' if change > 0 else '▼'} {in_number(change)}"
    return Figure(str(year), shown, moved, asks=change < 0)


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
        format_func=unmarked,
        key="history-codes",
    )
    shown = tuple(point for point in points if point.code in chosen)
    if shown:
        chart(charts.history_in_words(shown), charts.indicator_history, shown)


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
        heading = say("Judge the seven aspects {year}", year=desk.year)
        judge = partial(form.judged_aspects, desk, facts.aspects)
        unfold(heading, "judge-aspects", judge, opened=not judged)


def _aspect(desk: Desk, aspect: AssessedAspect, facts: _Situation) -> None:
    if aspect.id is None:
        return
    level = badge(
        say(LEVELS[aspect.level or 1]), "orange" if aspect.is_weak else "green"
    )
    before = LEVELS[aspect.level_before] if aspect.level_before else ""
    last = say("Last year: {level}", level=say(before)) if before else ""
    with st.container(border=True):
        paragraphs(
            f"**{say(aspect.aspect.label)}** {level} {small(last)}",
            unmarked(aspect.note),
            *_came(desk, facts, aspect.id, waits=aspect.is_weak),
        )
        if facts.may_plan:
            source = _of_aspect(aspect, aspect.id)
            start_buttons(desk, source, facts.came_of(aspect.id))


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
    came = facts.came_of(lesson.finding_id)
    follows = lesson.found_in != desk.year.before.start
    decided = say(lesson.decision.label) if lesson.decision else ""
    with st.container(border=True):
        paragraphs(
            *said_of(lesson),
            badge(decided, "gray") or badge(say("not decided yet"), "orange"),
            badge(say("open follow-up"), "blue") if follows else "",
            *say_came_of(desk, came),
        )
        if facts.may_plan:
            show_starts(desk, lesson, came)
