"""The balance of the year: which kinds of cooperation stand where, what is empty."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import Final

import streamlit as st

from data.cooperation import CooperationForm, Involvement
from data.duties import Duty
from data.language import N_, in_list, in_month, in_number, say, say_many
from data.roster.class_groups import grade_word
from data.ui.charts import Chosen, chosen_in
from data.ui.desk import Desk
from data.ui.fields import Fields
from data.ui.figures import Figure, figures
from data.ui.forms import form_id, saving, show_once, shown_once
from data.ui.links import go, link, paragraphs, small, unmarked
from data.ui.pages import Page, Section, Use
from data.ui.tables import table
from data.ui.tabs import Part, tabs, unfold
from planning.balance import charts, queries
from planning.balance.models import CORE, Axis, Gap, Kind, fitting, gaps
from planning.balance.queries import BalanceTotals
from planning.days.queries import days_taken
from planning.goals import store as goals
from planning.goals.models import Goal, fitting_goal
from planning.plan.form import planning_is_open
from planning.templates import store as templates
from planning.templates.actions import plan_from
from planning.templates.models import Template

PAGE = Page(
    N_("Balance"),
    "keseimbangan",
    "grid_on",
    Section.PLAN,
    Duty.READ_PLAN,
    use=Use.RARE,
    heading=N_("Balance {year}"),
)

PLANNED: Final = "balance-planned"


def show(desk: Desk) -> None:
    """Draw the page."""
    st.title(PAGE.headed(desk.year))
    st.caption(
        say(
            "Does the year use every form of cooperation, in every part of the year, "
            "for every grade and goal? Activities not held stand in the plan and count."
        )
    )
    [totals] = queries.balance_totals(desk.store, desk.year)
    if totals.activities:
        _balance(desk, totals)
        return
    st.info(
        say("The plan of {year} has no activities yet.", year=desk.year),
        icon=":material/balance:",
    )
    go(say("Choose from the templates"), link(desk, "template"))


def _balance(desk: Desk, totals: BalanceTotals) -> None:
    """Draw the matrices; above them what is empty, and how to fill it."""
    known = goals.goals_in(desk.store, desk.year)
    by_month = _cells(desk, Kind.FORMS, Axis.MONTH)
    involved = _cells(desk, Kind.INVOLVEMENT, Axis.MONTH)
    empty = gaps(
        [(cell.form, cell.activities) for cell in (*by_month, *involved)],
        totals.months,
        [(goal.id, goal.id in totals.goal_ids) for goal in known],
    )
    _figures(totals, empty)
    above = st.container()
    clicked: list[Gap] = []

    def part(name: str, rows_of: Callable[[], charts.Rows]) -> Part:
        return name, lambda: clicked.extend(_matrix(desk, name, rows_of(), known))

    of_forms = partial(_cells, desk, Kind.FORMS)
    tabs(
        "balance",
        (
            part(say(Axis.MONTH.label), lambda: by_month),
            part(say(Axis.GRADE.label), partial(of_forms, Axis.GRADE)),
            part(say(Axis.GOAL.label), partial(of_forms, Axis.GOAL)),
            part(say("Family involvement a–j"), lambda: involved),
        ),
    )
    _uncounted(totals)
    with above:
        _nothing_yet(empty, known)
        _fill(desk, empty, clicked[0] if clicked else None, known)


def _cells(desk: Desk, kind: Kind, axis: Axis) -> charts.Rows:
    grades = tuple(desk.school.level.grades)
    return queries.balance_cells(desk.store, desk.year, kind, axis, grades)


def _figures(totals: BalanceTotals, empty: Sequence[Gap]) -> None:
    missing = {gap.form for gap in empty if gap.form}
    core = sum(form not in missing for form in CORE)
    others = len(CooperationForm) - len(missing)
    kinds = len(Involvement) - sum(gap.involvement is not None for gap in empty)
    figures(
        (
            Figure(say("Activities"), in_number(totals.activities)),
            Figure(say("Six types and home visits"), f"{core}/{len(CORE)}"),
            Figure(say("All forms of cooperation"), f"{others}/{len(CooperationForm)}"),
            Figure(say("Family involvement a–j"), f"{kinds}/{len(Involvement)}"),
        )
    )


# ── what is empty, and filling it ────────────────────────────────────────────────


def _nothing_yet(empty: Sequence[Gap], known: Sequence[Goal]) -> None:
    if not empty:
        st.success(say("Every form, month and goal has at least one activity."))
        return
    parts = (
        (say(Kind.FORMS.label), [gap for gap in empty if gap.form]),
        (say(Kind.INVOLVEMENT.label), [gap for gap in empty if gap.involvement]),
        (say(Axis.MONTH.label), [gap for gap in empty if gap.month]),
        (say(Axis.GOAL.label), [gap for gap in empty if gap.goal_id]),
    )
    lines = [
        f"- **{label}**: {unmarked(in_list([_name(gap, known) for gap in found]))}"
        for label, found in parts
        if found
    ]
    st.markdown("\n".join([say("**Nothing yet for:**"), "", *lines]))


def _name(gap: Gap, known: Sequence[Goal]) -> str:
    titles = {goal.id: goal.title for goal in known}
    parts = (
        say(gap.form.label) if gap.form else "",
        say(gap.involvement.label) if gap.involvement else "",
        _month(gap.month) if gap.month else "",
        say("Grade {grade}", grade=grade_word(gap.grade))
        if gap.grade is not None
        else "",
        titles.get(gap.goal_id, "") if gap.goal_id else "",
    )
    return " · ".join(part for part in parts if part)


def _month(number: int) -> str:
    return in_month(date(2026, number, 1)).rsplit(" ", 1)[0]


def _fill(
    desk: Desk, empty: Sequence[Gap], clicked: Gap | None, known: Sequence[Goal]
) -> None:
    _just_planned(desk)
    if not planning_is_open(desk):
        return
    choices = ([clicked] if clicked else []) + [g for g in empty if g != clicked]
    if not choices:
        return
    with st.container(border=True):
        st.markdown(say("**Fill a gap from a template**"))
        st.caption(say("Choose what is missing, or tap a cell of a matrix below."))
        gap = st.selectbox(
            say("What is missing"),
            choices,
            format_func=lambda gap: _name(gap, known),
            key=f"gap-{clicked.key if clicked else ''}-{form_id('balance')}",
        )
        offered = fitting(templates.templates(desk.store), gap)
        if offered:
            _planning(desk, gap, offered, known)
        else:
            st.info(say("No template fits this. Write one, or adapt another."))
            go(say("Open the templates"), link(desk, "template"))


def _planning(
    desk: Desk, gap: Gap, offered: Sequence[Template], known: Sequence[Goal]
) -> None:
    key = f"{gap.key}-{form_id('balance')}"
    by_key = {template.key: template for template in offered}
    chosen = st.selectbox(
        say("Template"),
        list(by_key),
        format_func=lambda code: by_key[code].title,
        key=f"template-{key}",
    )
    template = by_key[chosen]
    st.caption(template.why)
    with st.form(f"balance-{chosen}-{key}", border=False):
        fields = Fields(f"{chosen}-{key}")
        _when_and_why(fields, desk, gap, template, known)
        sent = st.form_submit_button(say("Put it on the plan"), type="primary")
    go(say("Read this template first"), link(desk, "template", pilih=chosen))
    if sent:
        told = say("“{title}” was put on the plan.", title=template.title)
        with saving("balance", told):
            form = form_id("balance")
            planned = plan_from(desk.act(), form, chosen, desk.year, **fields.typed)
            show_once(PLANNED, str(planned.id))


def _when_and_why(
    fields: Fields, desk: Desk, gap: Gap, template: Template, known: Sequence[Goal]
) -> None:
    """Propose a free day that fills the gap, and the goal that the template serves."""
    when, what_for = fields.columns(1, 2)
    usual = gap.day(template, desk.year, days_taken(desk.store, desk.year))
    when.day("planned_on", say("Date"), desk.year, shown=usual)
    numbered = {goal.id: f"{goal.number}. {goal.title}" for goal in known}
    proposed = gap.goal_id or fitting_goal(template.dimensions, known)
    choose = say("Choose a goal")
    what_for.one("goal_id", say("Goal"), numbered, shown=proposed, placeholder=choose)


def _just_planned(desk: Desk) -> None:
    if activity_id := shown_once(PLANNED):
        go(say("Open the new activity"), link(desk, "kegiatan", kegiatan=activity_id))


# ── the matrices ─────────────────────────────────────────────────────────────────


def _matrix(
    desk: Desk, name: str, rows: charts.Rows, known: Sequence[Goal]
) -> list[Gap]:
    """Draw a matrix; return the cell that was clicked, or nothing."""
    core = {*CORE, *Involvement}
    first = [row for row in rows if row.form in core]
    rest = [row for row in rows if row.form not in core]
    empty = charts.empty_columns(rows)
    clicked = [_chart(desk, f"{name}-first", name, first, empty)]
    if rest:
        with st.expander(say("The other forms of cooperation"), expanded=True):
            clicked.append(_chart(desk, f"{name}-rest", name, rest, empty))
    unfold(say("As a table"), f"table-{name}", lambda: table(_table(rows)))
    if any(row.axis is Axis.GOAL for row in rows):
        numbered = (
            say("Goal {number}: {title}", number=goal.number, title=goal.title)
            for goal in known
        )
        paragraphs(small("\n".join(numbered)))
    return [gap for gap in clicked if gap]


def _chart(
    desk: Desk, key: str, name: str, rows: charts.Rows, empty: frozenset[str]
) -> Gap | None:
    filled = sum(row.activities > 0 for row in rows)
    described = say(
        "{name}: {filled} of {count} cells have an activity.",
        name=name,
        filled=in_number(filled),
        count=in_number(len(rows)),
    )
    key = f"matrix-{key}-{desk.year.start}-{form_id('balance')}"
    return _gap_of(
        chosen_in(described, charts.CHOSEN, key, charts.matrix, tuple(rows), empty),
        rows,
    )


def _gap_of(chosen: Chosen, rows: charts.Rows) -> Gap | None:
    """Return what the clicked cell stands for."""
    for cell in chosen:
        for row in rows:
            named = (row.form, row.column_code)
            if named == (cell.get("code"), cell.get("column")):
                return Gap.of_cell(row.form, row.axis, row.column_code)
    return None


def _table(rows: charts.Rows) -> list[dict[str, str]]:
    shown: dict[str, dict[str, str]] = {}
    for row in rows:
        line = shown.setdefault(row.form, {say("Form"): charts.name_of(row)})
        line[charts.label_of(row)] = str(row.activities or "–")
    return list(shown.values())


def _uncounted(totals: BalanceTotals) -> None:
    """Say what stands in no cell of the matrices, and that what was not held counts."""
    said = (
        (
            totals.without_form,
            say_many(
                "{count} activity has no form of cooperation yet and stands in no row.",
                "{count} activities have no form of cooperation yet and stand in no "
                "row.",
                totals.without_form,
            ),
        ),
        (
            totals.without_date,
            say_many(
                "{count} activity has no date yet; it stands under “?”.",
                "{count} activities have no date yet; they stand under “?”.",
                totals.without_date,
            ),
        ),
        (
            totals.without_pupils,
            say_many(
                "{count} activity is for pupils who are not named yet; it stands under "
                "no grade.",
                "{count} activities are for pupils who are not named yet; they stand "
                "under no grade.",
                totals.without_pupils,
            ),
        ),
        (
            totals.not_held,
            say_many(
                "{count} activity was not held; it stands in the plan and counts.",
                "{count} activities were not held; they stand in the plan and count.",
                totals.not_held,
            ),
        ),
    )
    paragraphs(*(small(sentence) for count, sentence in said if count))
