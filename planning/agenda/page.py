"""The year's activities in one list: narrowed, counted, added to, changed in a grid."""

from collections.abc import Mapping, Sequence
from html import escape
from itertools import groupby
from typing import Final
from uuid import UUID

import streamlit as st

from data.activity import UNDATED, in_incidental
from data.calendar import MONTHS
from data.cooperation import CooperationForm
from data.duties import Duty
from data.language import (
    N_,
    in_hours,
    in_list,
    in_month,
    in_number,
    in_rupiah,
    say,
    say_many,
)
from data.participants import in_participants
from data.people import store as people
from data.people.models import told_apart
from data.sheet import Edit
from data.ui.desk import Desk
from data.ui.fields import Fields
from data.ui.filters import activity_choices, narrowed_by
from data.ui.forms import form_id, saving
from data.ui.head import titled
from data.ui.links import Way, anchor, go, link, ways_beside
from data.ui.pages import Page, Section
from data.ui.sheet import Sheet, sheet_form
from data.ui.tables import Cell, Group, listing, plain
from planning.activities import store as activities
from planning.activities.actions import duplicate_activity
from planning.activities.fields import called
from planning.activities.models import Direction
from planning.activities.queries import PlanFilter, PlannedActivity, year_plan
from planning.agenda.actions import change_many
from planning.agenda.form import grid_columns, grid_row, quick_line
from planning.agenda.models import changes_of
from planning.agenda.queries import grid_rows, having, totals
from planning.clashes.models import Clash
from planning.clashes.queries import clashes_in
from planning.goals import store as goals
from planning.plan.form import planning_is_open

PAGE = Page(
    N_("Activities"),
    "agenda",
    "event",
    Section.PLAN,
    Duty.READ_PLAN,
    words=N_("list of the year, events"),
)

WAYS: Final = {
    "kegiatan": N_("In full"),
    "template": N_("From a template"),
    "lanjutkan": N_("From last year"),
    "impor": N_("From a workbook"),
    "kalender": N_("Calendar"),
}
"""Other ways to plan an activity than the quick line, by the page they lead to."""

NO_MONTH: Final = "0"

Clashes = Mapping[UUID, Sequence[Clash]]


def show(desk: Desk) -> None:
    """Draw the page."""
    head = titled(PAGE.headed(desk.year))
    titles = {
        str(goal.id): f"{goal.number}. {goal.title}"
        for goal in goals.goals_in(desk.store, desk.year)
    }
    everybody = people.people(desk.store)
    names = told_apart(everybody)
    here = {str(one.id): names[str(one.id)] for one in everybody if one.is_active}
    with head:
        wanted, words = _filters(desk, titles, names)
    plan = year_plan(desk.store, desk.year)
    rows = having((row for row in plan if row.fits(wanted)), words)
    may_plan = planning_is_open(desk)
    clashing = clashes_in(desk.store, desk.year) if rows else {}
    with st.container():  # one place, full or empty: the cursor stays in the form below
        in_grid = may_plan and bool(rows) and _view() == "grid"
        _totals(rows, clashing)
    if in_grid:
        _grid(desk, rows, titles, names)
        return
    if may_plan:
        _add(desk, rows, titles, here)
    if rows:
        _list(desk, rows, clashing)
    else:
        _nothing(desk, may_plan=may_plan, narrowed_down=bool(words or wanted.narrows))


def _filters(
    desk: Desk, titles: Mapping[str, str], names: Mapping[str, str]
) -> tuple[PlanFilter, str]:
    months = {str(number): in_month(desk.year.month(number)) for number in MONTHS}
    months[NO_MONTH] = say(UNDATED)
    forms = {str(form): say(form.label) for form in CooperationForm}
    words = st.text_input(
        say("Search"),
        type="search",
        placeholder=say("Name or place"),
        live=True,
        key="cari",
        bind="query-params",
    )
    month, goal, form, person = activity_choices(months, titles, forms, names, "orang")
    chosen = narrowed_by(say("Narrow the list"), (month, goal), (form, person))
    return PlanFilter.model_validate(chosen), words or ""


def _view() -> str:
    """Let a person choose how the list is shown; the address keeps the choice."""
    names = {"list": say("List"), "grid": say("Change many in a grid")}
    asked = st.query_params.get("tampilan", "list")
    current = asked if asked in names else "list"
    chosen: str = st.segmented_control(
        say("View"),
        list(names),
        default=current,
        required=True,
        format_func=lambda view: names[view],
        label_visibility="collapsed",
        key=f"view-{asked}",
    )
    if chosen != current:
        st.query_params["tampilan"] = chosen
        st.rerun()
    return chosen


def _totals(rows: Sequence[PlannedActivity], clashing: Clashes) -> None:
    if not rows:
        return
    found = totals(rows, clashing)
    count = say_many("{count} activity", "{count} activities", found.activities)
    parts = [
        f"**{count}**",
        say("{count} planned completely", count=in_number(found.complete)),
        say("budget {amount}", amount=in_rupiah(found.budget)),
    ]
    if found.clashing:
        warned = say_many(
            "{count} with a warning", "{count} with warnings", found.clashing
        )
        parts.append(f":orange[▲ {warned}]")
    st.markdown(" · ".join(parts))


def _nothing(desk: Desk, *, may_plan: bool, narrowed_down: bool) -> None:
    if narrowed_down:
        words = say("No activity fits these filters.")
        go(say("Show all activities"), link(desk, "agenda"), f"{words} ")
    elif may_plan:
        st.info(
            say(
                "Nothing is planned yet. Type the first activity above and press "
                "Enter, or begin with last year's activities or the templates."
            )
        )
    else:
        st.info(say("Nothing is planned yet."))


def _list(desk: Desk, rows: Sequence[PlannedActivity], clashing: Clashes) -> None:
    """Draw the list month by month."""
    heads = (
        (called("planned_on"), "lead"),
        (say("Activity"), ""),
        (called("person_id"), ""),
        (say("Standard"), ""),
        (say("Budget"), "number"),
        (say("Step"), "corner"),
    )
    months = groupby(rows, key=lambda row: row.when.in_month())
    groups = [
        Group(
            [Cell(escape(month), span=len(heads))],
            [_row(desk, row, clashing.get(row.id, ())) for row in of_month],
        )
        for month, of_month in months
    ]
    listing(heads, groups)


def _row(desk: Desk, row: PlannedActivity, clashes: Sequence[Clash]) -> list[Cell]:
    title = anchor(row.title, link(desk, "kegiatan", kegiatan=row.id))
    forms = " · ".join(say(form.short) for form in row.forms)
    served = " · ".join(filter(None, [_goal(row), row.place]))
    look = "".join(
        f'<small class="look">▲ {escape(clash.said())}</small>' for clash in clashes
    )
    added = in_incidental(row.incidental) if row.incidental else ""
    meant = in_participants(
        row.families, row.parties, is_confidential=row.is_confidential
    )
    parts = (added, forms, meant, served, _missing(row))
    under = "".join(f"<small>{escape(part)}</small>" for part in parts if part)
    money = in_rupiah(row.budget) if row.budget else ""
    hours = in_hours(row.starts_at, row.ends_at)
    return [
        Cell(f"{escape(_day(row))}<small>{escape(hours)}</small>", "lead"),
        Cell(f"<strong>{title}</strong>{under}{look}"),
        plain(row.person or ""),
        plain(_standard(row), label=say("Standard")),
        plain(money, "number", say("Budget")),
        plain(say(row.step.label), "corner"),
    ]


def _goal(row: PlannedActivity) -> str:
    return f"{row.goal_number}. {row.goal}" if row.goal else ""


def _day(row: PlannedActivity) -> str:
    if row.when.is_month:
        return say("in the month")
    return row.when.in_short(undated="–")


def _standard(row: PlannedActivity) -> str:
    if row.target is None:
        return ""
    side = "≥" if row.direction is Direction.AT_LEAST else "≤"
    return f"{side} {in_number(row.target)} {row.unit}".strip()


def _missing(row: PlannedActivity) -> str:
    """Say what an activity still needs before the plan can be submitted."""
    if not row.lacks:
        return ""
    return say("○ Still missing: {parts}.", parts=in_list([say(m) for m in row.lacks]))


def _add(
    desk: Desk,
    rows: Sequence[PlannedActivity],
    titles: Mapping[str, str],
    names: Mapping[str, str],
) -> None:
    """Let a person type one activity after the other, or copy one."""
    with st.container(border=True):
        quick_line(desk, titles, names)
        if not titles:
            words = say("This year has no goal yet; every activity serves one.")
            url = link(desk, "tujuan")
            go(say("Set the goals"), url, f":material/flag: {words} ")
        left, right = st.columns([3, 1], vertical_alignment="center")
        ways = (Way(say(label), link(desk, path)) for path, label in WAYS.items())
        ways_beside(ways, left)
        if rows:
            label, icon = say("Duplicate"), ":material/content_copy:"
            beside = right.popover(label, icon=icon, key="copying", on_change="rerun")
            if beside.open:
                with beside:
                    _duplicate(desk, rows)


def _duplicate(desk: Desk, rows: Sequence[PlannedActivity]) -> None:
    titles = {row.id: row.title for row in rows}
    new_id = form_id("duplicate")
    fields = Fields(f"duplicate-{new_id}")
    with st.form(f"duplicate-{new_id}", border=False):
        chosen = fields.one("what", say("Activity"), titles, shown=rows[0].id)
        day = fields.day("day", say("New day, or the same"), desk.year)
        sent = st.form_submit_button(say("Duplicate"), type="primary")
    if sent and chosen:
        with saving("duplicate", say("The activity was duplicated.")):
            duplicate_activity(desk.act(), chosen, new_id, day)


def _grid(
    desk: Desk,
    rows: Sequence[PlannedActivity],
    titles: Mapping[str, str],
    names: Mapping[str, str],
) -> None:
    """Let a person change many cells and save them together."""
    lines = activities.budget_lines_in(desk.store, desk.year)
    every = activities.activities_in(desk.store, desk.year)
    whole = {row.id: row for row in grid_rows(every, lines)}
    sheet = Sheet(
        say("Activities of the year"),
        grid_columns(desk.year, titles, names),
        [grid_row(whole[row.id], _missing(row)) for row in rows if row.id in whole],
        (
            say("{count} activity changed", count="{count}"),
            say("{count} activities changed", count="{count}"),
        ),
        others={str(row.id): row.title for row in whole.values()},
    )

    def save(edits: Sequence[Edit]) -> None:
        changes = changes_of(list(whole.values()), edits)
        change_many(desk.act(), changes, desk.year)

    sheet_form("grid", sheet, save, say("The changes were saved."))
