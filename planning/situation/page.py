"""The situation a plan starts from; every part of it starts goals and activities."""

from collections.abc import Callable, Hashable, Sequence
from copy import deepcopy
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, Literal
from uuid import UUID

import streamlit as st

from data.calendar import SchoolYear
from data.cooperation import CooperationForm
from data.language import in_number, say, say_many, why
from data.theme import AnyChart, spec_of
from data.ui.desk import Desk
from data.ui.forms import as_drawn, drawn_version, form_id, refuse, saving
from data.ui.links import go, link
from data.ui.tabs import tabs
from planning.goals import store as goals
from planning.goals.models import SourceKind, planning_refusal, reading_refusal
from planning.lessons.queries import Lesson, lessons_of_year
from planning.situation import charts, queries
from planning.situation import store as records
from planning.situation.actions import (
    add_indicator,
    add_indicators,
    assess,
    change_indicator,
    change_problem,
    drop_problem,
    enter_values,
    note_problem,
    start_activity,
    start_goal,
)
from planning.situation.models import (
    LEVELS,
    PRIORITIES,
    USUAL_INDICATORS,
    AssessmentDraft,
    Indicator,
    IndicatorDraft,
    Label,
    ProblemDraft,
    Source,
    ValueDraft,
)
from planning.situation.queries import (
    AssessedAspect,
    IndicatorValue,
    ListedProblem,
    Origin,
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
        """Return what came of this, or of a problem that this indicator shows."""
        shown = {
            p.id for p in self.problems if source_id and p.indicator_id == source_id
        }
        found = {
            (origin.record, origin.record_id): origin
            for origin in self.origins
            if origin.source_id in shown | {source_id}
        }
        return list(found.values())

    def open(self, source_ids: Sequence[UUID | None]) -> int:
        """Return for how many of these nothing is planned yet."""
        return sum(not self.came_of(source_id) for source_id in source_ids)


def show(desk: Desk) -> None:
    """Draw the page."""
    st.title(say("Situation {year}", year=desk.year))
    if refusal := reading_refusal(desk.person):
        refuse(refusal)
        return
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
        origins=queries.origins_in(desk.store, desk.year),
        may_plan=_may_plan(desk),
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


def _may_plan(desk: Desk) -> bool:
    """Return whether the person may plan; tell who plans why it waits."""
    if planning_refusal(desk.person) or not desk.year_is_open:
        return False
    locked = goals.change_refusal(desk.store, desk.year)
    if locked:
        st.info(why(locked), icon=":material/lock:")
    return locked is None


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
        _new_problem(desk, facts)


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
            _change_problem(desk, problem, facts)


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


def _change_problem(desk: Desk, problem: ListedProblem, facts: _Situation) -> None:
    problem = as_drawn(problem, problem.id)
    key = f"{problem.id}-{problem.version}"
    with st.expander(say("Change")), st.form(f"problem-{key}", border=False):
        draft = _problem_fields(key, problem, problem.title, facts)
        with st.container(horizontal=True):
            keep = st.form_submit_button(say("Save"), type="primary")
            drop = not facts.came_of(problem.id) and st.form_submit_button(say("Drop"))
    if keep:
        with saving(key, say("The problem was changed."), title=say("Problem")):
            change_problem(
                desk.store,
                problem.id,
                problem.version,
                ProblemDraft.model_validate(draft),
                by=desk.person,
                now=desk.clock(),
            )
    if drop:
        with saving(key, say("The problem was dropped.")):
            drop_problem(desk.store, problem.id, by=desk.person, now=desk.clock())


def _new_problem(desk: Desk, facts: _Situation) -> None:
    key = form_id("problem")
    with st.form(f"problem-{key}"):
        st.subheader(say("Note a problem"))
        draft = _problem_fields(str(key), ProblemDraft(title="-"), "", facts)
        sent = st.form_submit_button(say("Note the problem"), type="primary")
    if sent:
        with saving("problem", say("The problem was noted."), title=say("Problem")):
            note_problem(
                desk.store,
                key,
                ProblemDraft.model_validate(draft),
                desk.year,
                by=desk.person,
                now=desk.clock(),
            )


def _problem_fields(
    key: str, kept: ProblemDraft, title: str, facts: _Situation
) -> dict[str, object]:
    """Let a person fill in a problem; return what was typed."""
    listed = {value.id: value.title for value in facts.values}
    choices = [None, *listed]
    chosen = kept.indicator_id if kept.indicator_id in listed else None
    return {
        "title": st.text_input(say("Problem"), title, key=f"problem-title-{key}"),
        "root_cause": st.text_area(
            say("Root cause"),
            kept.root_cause,
            height=80,
            key=f"cause-{key}",
            help=say("Ask “why?” until the answer can be worked on."),
        ),
        "evidence": st.text_area(
            say("Initial condition and evidence"),
            kept.evidence,
            height=80,
            key=f"evidence-{key}",
            help=say("Where the school stands now and how one knows: numbers, voices."),
        ),
        "priority": st.radio(
            say("Priority"),
            list(PRIORITIES),
            index=list(PRIORITIES).index(kept.priority),
            format_func=lambda number: say(PRIORITIES[number]),
            horizontal=True,
            key=f"priority-{key}",
        ),
        "indicator_id": st.selectbox(
            say("Indicator of the school report that shows it"),
            choices,
            index=choices.index(chosen),
            format_func=lambda i: listed[i] if i else say("None"),
            key=f"indicator-{key}",
        ),
    }


# ── what came of something, and starting more from it ────────────────────────
def _starts(
    desk: Desk, source: Source, facts: _Situation, *, waits: bool = True
) -> None:
    """Show what came of a source, and let who plans start something from it.

    ``waits``: the source calls for a plan, so that one without is said.
    """
    came_of = facts.came_of(source.id)
    for origin in came_of:
        _came_of(desk, origin)
    if waits and not came_of:
        st.badge(say("nothing planned yet"), color="orange")
    if not facts.may_plan:
        return
    with st.container(horizontal=True):
        _start_goal(desk, source)
        _start_activity(desk, source, came_of)


def _came_of(desk: Desk, origin: Origin) -> None:
    if origin.record == "activity":
        address = link(desk, "kegiatan", kegiatan=origin.record_id)
        go(origin.title, address, f"→ {say('Activity')}: ")
        return
    counted = say_many("{count} activity", "{count} activities", origin.activities)
    go(origin.title, link(desk, "tujuan"), f"→ {say('Goal')} ({counted}): ")


def _start_goal(desk: Desk, source: Source) -> None:
    form = f"goal-from-{source.id}"
    key = form_id(form)
    if st.button(say("Start a goal"), icon=":material/flag:", key=f"start-{key}"):
        draft = source.goal_draft()
        told = say("The goal “{title}” was set. Its link is below.", title=draft.title)
        with saving(form, told):
            start_goal(
                desk.store,
                source,
                key,
                draft,
                desk.year,
                by=desk.person,
                now=desk.clock(),
            )


def _start_activity(desk: Desk, source: Source, came_of: Sequence[Origin]) -> None:
    """Plan an activity; it serves the goal that came of the same source, if any."""
    form = f"activity-from-{source.id}"
    key = form_id(form)
    label = say("Start an activity")
    if st.button(label, icon=":material/event:", key=f"start-{key}"):
        serves = next((o.record_id for o in came_of if o.record == "goal"), None)
        draft = source.activity_draft(serves)
        told = say(
            "The activity “{title}” was planned. Complete it by its link below.",
            title=draft.title,
        )
        with saving(form, told):
            start_activity(
                desk.store,
                source,
                key,
                draft,
                desk.year,
                by=desk.person,
                now=desk.clock(),
            )


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
            _enter(desk, facts.values)
        _list_of_indicators(desk, facts.values)
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
        if value.label or facts.came_of(value.id):
            source = _of_value(value, desk.year)
            _starts(desk, source, facts, waits=value.label is Label.LOW)


def _score(year: SchoolYear, score: Decimal | None, change: str | None = None) -> None:
    shown = "–" if score is None else in_number(score)
    st.metric(str(year), shown, change, width=130)


def _of_value(value: IndicatorValue, year: SchoolYear) -> Source:
    stands = say(
        "School report {year}: {indicator}, score {score}, {label}",
        year=year,
        indicator=value.title,
        score="–" if value.score is None else in_number(value.score),
        label=value.label or "–",
    )
    change = (
        ""
        if value.change is None
        else say(
            "Change against the report before: {change}", change=in_number(value.change)
        )
    )
    return Source(
        kind=SourceKind.INDICATOR,
        id=value.id,
        title=value.title,
        grounds=(stands, change),
    )


def _enter(desk: Desk, values: Sequence[IndicatorValue]) -> None:
    """One form for the whole report; each row remembers the version it showed."""
    empty = all(value.version == 0 for value in values)
    seen = {
        value.id: drawn_version(f"report-{value.id}", value.version) for value in values
    }
    with st.expander(
        say("Enter the school report {year}", year=desk.year), expanded=empty
    ):
        key = f"report-{desk.year.start}-{sum(seen.values())}-{len(values)}"
        with st.form(key, border=False):
            st.caption(
                say(
                    "Left empty, the change is computed from last year's score. What "
                    "the report does not name stays empty."
                )
            )
            drafts = [_value_fields(value, seen[value.id]) for value in values]
            sent = st.form_submit_button(say("Save the values"), type="primary")
    if sent:
        labels = {"score": say("Score"), "change": say("Change of score")}
        with saving(key, say("The school report was saved."), **labels):
            enter_values(
                desk.store,
                [ValueDraft.model_validate(draft) for draft in drafts],
                desk.year,
                by=desk.person,
                now=desk.clock(),
            )


def _value_fields(value: IndicatorValue, version: int) -> dict[str, object]:
    key = f"{value.id}-{version}"
    name, score, label, change = st.columns([3, 1, 2, 1], vertical_alignment="bottom")
    name.markdown(f"**{value.title}**")
    last = value.score_before
    if last is not None:
        name.caption(say("Last year: {score}", score=in_number(last)))
    labels = [None, *Label]
    return {
        "indicator_id": value.id,
        "version": version,
        "score": _decimal(
            score.number_input(
                say("Score"),
                0.0,
                100.0,
                _float(value.score),
                step=0.01,
                key=f"score-{key}",
            )
        ),
        "label": label.selectbox(
            say("Judgement"),
            labels,
            index=labels.index(value.label),
            format_func=lambda kept: say(kept.label) if kept else "–",
            key=f"label-{key}",
        ),
        "change": _decimal(
            change.number_input(
                say("Change of score"),
                -100.0,
                100.0,
                _float(value.change),
                step=0.01,
                key=f"change-{key}",
            )
        ),
    }


def _float(value: Decimal | None) -> float | None:
    return None if value is None else float(value)


def _decimal(value: float | None) -> Decimal | None:
    return None if value is None else Decimal(f"{value:.2f}")


def _list_of_indicators(desk: Desk, values: Sequence[IndicatorValue]) -> None:
    with st.expander(say("The school's list of indicators"), expanded=not values):
        kept = records.indicators(desk.store)
        if not {code for code, _ in USUAL_INDICATORS} <= {k.code for k in kept}:
            _usual(desk)
        for indicator in kept:
            _indicator(desk, indicator)
        _new_indicator(desk)


def _usual(desk: Desk) -> None:
    label = say("Add the usual indicators")
    codes = ", ".join(code for code, _ in USUAL_INDICATORS)
    if st.button(label, icon=":material/playlist_add:", help=codes, key="usual"):
        drafts = [
            IndicatorDraft(code=code, name=say(name)) for code, name in USUAL_INDICATORS
        ]
        with saving("usual-indicators", say("The usual indicators are on the list.")):
            add_indicators(
                desk.store, drafts, desk.year, by=desk.person, now=desk.clock()
            )


def _indicator(desk: Desk, indicator: Indicator) -> None:
    indicator = as_drawn(indicator, f"indicator-{indicator.id}")
    key = f"{indicator.id}-{indicator.version}"
    with st.form(f"indicator-form-{key}", border=False):
        code, name, active, save = st.columns([1, 4, 2, 1], vertical_alignment="bottom")
        typed = {
            "code": code.text_input(say("Code"), indicator.code, key=f"code-{key}"),
            "name": name.text_input(say("Name"), indicator.name, key=f"name-{key}"),
            "is_active": active.checkbox(
                say("On the list"), indicator.is_active, key=f"active-{key}"
            ),
        }
        sent = save.form_submit_button(say("Save"))
    if sent:
        labels = {"code": say("Code"), "name": say("Name")}
        with saving(key, say("The indicator was changed."), **labels):
            change_indicator(
                desk.store,
                indicator.id,
                indicator.version,
                IndicatorDraft.model_validate(typed),
                desk.year,
                by=desk.person,
                now=desk.clock(),
            )


def _new_indicator(desk: Desk) -> None:
    key = form_id("indicator")
    with st.form(f"indicator-form-{key}", border=False):
        code, name, add = st.columns([1, 5, 2], vertical_alignment="bottom")
        typed = {
            "code": code.text_input(say("Code"), key=f"code-{key}"),
            "name": name.text_input(say("Name"), key=f"name-{key}"),
        }
        sent = add.form_submit_button(say("Add an indicator"))
    if sent:
        labels = {"code": say("Code"), "name": say("Name")}
        with saving("indicator", say("The indicator is on the list."), **labels):
            add_indicator(
                desk.store,
                key,
                IndicatorDraft.model_validate(typed),
                desk.year,
                by=desk.person,
                now=desk.clock(),
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
        _draw(described, charts.indicator_history, shown)


def _draw(described: str, draw: Callable[..., AnyChart], *facts: Hashable) -> None:
    spec = deepcopy(spec_of(draw, *facts))
    st.vega_lite_chart(spec=spec, theme=None, width="stretch", alt=described)


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
        with st.expander(
            say("Judge the seven aspects {year}", year=desk.year), expanded=not judged
        ):
            _judge(desk, facts.aspects)


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
        if aspect.id and (aspect.is_weak or facts.came_of(aspect.id)):
            _starts(desk, _of_aspect(aspect, aspect.id), facts)


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
        form=next(form for form in CooperationForm if form == aspect.aspect.value),
    )


def _judge(desk: Desk, aspects: Sequence[AssessedAspect]) -> None:
    seen = {
        row.aspect: drawn_version(f"aspect-{desk.year.start}-{row.aspect}", row.version)
        for row in aspects
    }
    key = f"assessment-{desk.year.start}-{sum(seen.values())}"
    with st.form(key, border=False):
        drafts = [_aspect_fields(row, seen[row.aspect], desk.year) for row in aspects]
        sent = st.form_submit_button(say("Save the self-assessment"), type="primary")
    if sent:
        with saving(key, say("The self-assessment was saved.")):
            assess(
                desk.store,
                [AssessmentDraft.model_validate(draft) for draft in drafts],
                desk.year,
                by=desk.person,
                now=desk.clock(),
            )


def _aspect_fields(
    row: AssessedAspect, version: int, year: SchoolYear
) -> dict[str, object]:
    key = f"{year.start}-{row.aspect}-{version}"
    level, note = st.columns([2, 3])
    levels = list(LEVELS)
    before = (
        say("Last year: {level}", level=say(LEVELS[row.level_before]))
        if row.level_before
        else None
    )
    return {
        "aspect": row.aspect,
        "version": version,
        "level": level.selectbox(
            say(row.aspect.label),
            levels,
            index=levels.index(row.level) if row.level else None,
            format_func=lambda number: say(LEVELS[number]),
            placeholder=say("Not judged"),
            help=before,
            key=f"level-{key}",
        ),
        "note": note.text_input(
            say("Why: what is seen and heard"), row.note, key=f"note-{key}"
        ),
    }


# ── last year's findings ─────────────────────────────────────────────────────
def _findings(desk: Desk, facts: _Situation) -> None:
    if not facts.lessons:
        st.info(
            say(
                "There are no findings of {year}. They come from the principal's "
                "reviews at the end of a year.",
                year=desk.year.before,
            )
        )
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
        st.markdown(f"**{lesson.text}**")
        if lesson.recommended:
            st.text(say("Recommended: {text}", text=lesson.recommended))
        year = SchoolYear(start=lesson.found_in)
        st.caption(f"{lesson.found_at or '–'} · {year}")
        with st.container(horizontal=True, gap="small"):
            if lesson.decision is None:
                st.badge(say("not decided yet"), color="orange")
            else:
                st.badge(say(lesson.decision.label), color="gray")
            if year != desk.year.before:
                st.badge(say("open follow-up"), color="blue")
        _starts(desk, _of_lesson(lesson), facts, waits=lesson.decision is None)


def _of_lesson(lesson: Lesson) -> Source:
    year = SchoolYear(start=lesson.found_in)
    done = lesson.recommended
    return Source(
        kind=SourceKind.FINDING,
        id=lesson.finding_id,
        title=lesson.text,
        grounds=(
            say("Finding of {year}: {text}", year=year, text=lesson.text),
            say("Recommended: {text}", text=done) if done else "",
        ),
        proposed=done,
    )
