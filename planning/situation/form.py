"""The forms of the situation: a problem, the school report, the self-assessment."""

from collections.abc import Sequence

import streamlit as st

from data.calendar import SchoolYear
from data.language import in_number, say
from data.ui.desk import Desk
from data.ui.fields import Fields
from data.ui.forms import as_drawn, drawn_version, form_id, saving
from data.ui.links import unmarked
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
        fields = Fields.new(key, ProblemDraft)
        _problem_fields(fields, values)
        sent = st.form_submit_button(say("Note the problem"), type="primary")
    if sent:
        with saving("problem", say("The problem was noted."), **fields.labels):
            note_problem(
                desk.act(), key, ProblemDraft.model_validate(fields.typed), desk.year
            )


def changed_problem(
    desk: Desk, problem: ListedProblem, values: Values, *, may_drop: bool
) -> None:
    """Let a person word a problem better, or drop it."""
    problem = as_drawn(problem, problem.id)
    key = f"{problem.id}-{problem.version}"
    with st.form(f"problem-{key}", border=False):
        fields = Fields(key, problem)
        _problem_fields(fields, values)
        with st.container(horizontal=True):
            keep = st.form_submit_button(say("Save"), type="primary")
            drop = may_drop and st.form_submit_button(say("Drop"))
    if keep:
        with saving(key, say("The problem was changed."), **fields.labels):
            change_problem(
                desk.act(),
                problem.id,
                problem.version,
                ProblemDraft.model_validate(fields.typed),
            )
    if drop:
        with saving(key, say("The problem was dropped.")):
            drop_problem(desk.act(), problem.id)


def _problem_fields(fields: Fields, values: Values) -> None:
    """Let a person fill in a problem."""
    fields.line("title", say("Problem"))
    fields.area(
        "root_cause",
        say("Root cause"),
        height=80,
        help=say("Ask “why?” until the answer can be worked on."),
    )
    fields.area(
        "evidence",
        say("Initial condition and evidence"),
        height=80,
        help=say("Where the school stands now and how one knows: numbers, voices."),
    )
    priorities = {number: say(word) for number, word in PRIORITIES.items()}
    fields.radio("priority", say("Priority"), priorities)
    listed = {value.id: value.title for value in values}
    label = say("Indicator of the school report that shows it")
    fields.one("indicator_id", label, listed, nothing=say("None"))


def entered_report(desk: Desk, values: Values) -> None:
    """One form for the whole report; each row remembers the version it showed."""
    seen = {
        value.id: drawn_version(f"report-{value.id}", value.version) for value in values
    }
    key = f"report-{desk.year.start}-{sum(seen.values())}-{len(values)}"
    with st.form(key, border=False):
        st.caption(
            say(
                "Left empty, the change is computed from last year's score. What the "
                "report does not name stays empty."
            )
        )
        drafts = [_value_fields(value, seen[value.id]) for value in values]
        sent = st.form_submit_button(say("Save the values"), type="primary")
    if sent:
        labels = {"score": say("Score"), "change": say("Change of score")}
        with saving(key, say("The school report was saved."), **labels):
            enter_values(
                desk.act(),
                [ValueDraft.model_validate(draft) for draft in drafts],
                desk.year,
            )


def _value_fields(value: IndicatorValue, version: int) -> dict[str, object]:
    fields = Fields(f"{value.id}-{version}", value)
    widths = (3, 1, 2, 1)
    name, score, label, change = fields.columns(*widths, vertical_alignment="bottom")
    name.place.markdown(f"**{unmarked(value.title)}**")
    last = value.score_before
    if last is not None:
        name.place.caption(say("Last year: {score}", score=in_number(last)))
    score.number("score", say("Score"))
    label.one("label", say("Judgement"), Label, nothing="–")
    change.number("change", say("Change of score"))
    return {"indicator_id": value.id, "version": version, **fields.typed}


def listed_indicators(desk: Desk) -> None:
    """Let a person edit the school's list of indicators."""
    kept = records.indicators(desk.store)
    if not {code for code, _ in USUAL_INDICATORS} <= {k.code for k in kept}:
        _usual(desk)
    for indicator in kept:
        _indicator(desk, indicator)
    _new_indicator(desk)


def _usual(desk: Desk) -> None:
    label = say("Add the usual indicators")
    codes = ", ".join(code for code, _ in USUAL_INDICATORS)
    if st.button(label, icon=":material/add:", help=codes, key="usual"):
        drafts = [
            IndicatorDraft(code=code, name=say(name)) for code, name in USUAL_INDICATORS
        ]
        with saving("usual-indicators", say("The usual indicators are on the list.")):
            add_indicators(desk.act(), drafts, desk.year)


def _indicator(desk: Desk, indicator: Indicator) -> None:
    indicator = as_drawn(indicator, f"indicator-{indicator.id}")
    key = f"{indicator.id}-{indicator.version}"
    with st.form(f"indicator-form-{key}", border=False):
        fields, widths = Fields(key, indicator), (1, 4, 2, 1)
        code, name, active, save = fields.columns(*widths, vertical_alignment="bottom")
        code.line("code", say("Code"))
        name.line("name", say("Name"))
        active.tick("is_active", say("On the list"))
        sent = save.place.form_submit_button(say("Save"))
    if sent:
        with saving(key, say("The indicator was changed."), **fields.labels):
            change_indicator(
                desk.act(),
                indicator.id,
                indicator.version,
                IndicatorDraft.model_validate(fields.typed),
                desk.year,
            )


def _new_indicator(desk: Desk) -> None:
    key = form_id("indicator")
    with st.form(f"indicator-form-{key}", border=False):
        fields = Fields(key)
        code, name, add = fields.columns(1, 5, 2, vertical_alignment="bottom")
        code.line("code", say("Code"))
        name.line("name", say("Name"))
        sent = add.place.form_submit_button(say("Add an indicator"))
    if sent:
        told = say("The indicator is on the list.")
        with saving("indicator", told, **fields.labels):
            add_indicator(
                desk.act(), key, IndicatorDraft.model_validate(fields.typed), desk.year
            )


def judged_aspects(desk: Desk, aspects: Sequence[AssessedAspect]) -> None:
    """Let a person judge the seven aspects; each remembers the version it showed."""
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
                desk.act(),
                [AssessmentDraft.model_validate(draft) for draft in drafts],
                desk.year,
            )


def _aspect_fields(
    row: AssessedAspect, version: int, year: SchoolYear
) -> dict[str, object]:
    fields = Fields(f"{year.start}-{row.aspect}-{version}", row)
    level, note = fields.columns(2, 3)
    before = (
        say("Last year: {level}", level=say(LEVELS[row.level_before]))
        if row.level_before
        else None
    )
    level.one(
        "level",
        say(row.aspect.label),
        {number: say(word) for number, word in LEVELS.items()},
        placeholder=say("Not judged"),
        help=before,
    )
    note.line("note", say("Why: what is seen and heard"))
    return {"aspect": row.aspect, "version": version, **fields.typed}
