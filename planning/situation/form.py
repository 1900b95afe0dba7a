"""The forms of the situation: a problem, the school report, the self-assessment."""

from collections.abc import Sequence
from decimal import Decimal

import streamlit as st

from data.calendar import SchoolYear
from data.language import in_number, say
from data.ui.desk import Desk
from data.ui.forms import as_drawn, drawn_version, form_id, saving
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
    ValueDraft,
)
from planning.situation.queries import AssessedAspect, IndicatorValue, ListedProblem

Values = Sequence[IndicatorValue]


def new_problem(desk: Desk, values: Values) -> None:
    """Let a person note a problem."""
    key = form_id("problem")
    with st.form(f"problem-{key}"):
        st.subheader(say("Note a problem"))
        draft = _problem_fields(str(key), ProblemDraft(title="-"), "", values)
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


def changed_problem(
    desk: Desk, problem: ListedProblem, values: Values, *, may_drop: bool
) -> None:
    """Let a person word a problem better, or drop it."""
    problem = as_drawn(problem, problem.id)
    key = f"{problem.id}-{problem.version}"
    with st.expander(say("Change")), st.form(f"problem-{key}", border=False):
        draft = _problem_fields(key, problem, problem.title, values)
        with st.container(horizontal=True):
            keep = st.form_submit_button(say("Save"), type="primary")
            drop = may_drop and st.form_submit_button(say("Drop"))
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


def _problem_fields(
    key: str, kept: ProblemDraft, title: str, values: Values
) -> dict[str, object]:
    """Let a person fill in a problem; return what was typed."""
    listed = {value.id: value.title for value in values}
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


def entered_report(desk: Desk, values: Values) -> None:
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


def listed_indicators(desk: Desk, values: Values) -> None:
    """Let a person edit the school's list of indicators."""
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


def judged_aspects(desk: Desk, aspects: Sequence[AssessedAspect]) -> None:
    """Let a person judge the seven aspects; each remembers the version it showed."""
    seen = {
        row.aspect: drawn_version(f"aspect-{desk.year.start}-{row.aspect}", row.version)
        for row in aspects
    }
    key = f"assessment-{desk.year.start}-{sum(seen.values())}"
    judged = any(row.id for row in aspects)
    heading = say("Judge the seven aspects {year}", year=desk.year)
    with st.expander(heading, expanded=not judged), st.form(key, border=False):
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
