"""The year's activities in one list: narrowed, counted, added to, changed in a grid."""

from collections.abc import Mapping, Sequence
from datetime import date
from html import escape
from typing import Any, Final
from uuid import UUID

import streamlit as st

from data.calendar import MONTHS
from data.cooperation import CooperationForm
from data.language import (
    in_list,
    in_month,
    in_number,
    in_rupiah,
    in_short,
    say,
    say_many,
    why,
)
from data.people import store as people
from data.ui.desk import Desk
from data.ui.filters import narrowed
from data.ui.forms import as_drawn, form_id, refuse, saving, telling
from data.ui.links import anchor, link
from planning.activities import store as activities
from planning.activities.actions import duplicate_activity, plan_activity
from planning.activities.models import (
    STEP_WORDS,
    ActivityDraft,
    DatePrecision,
    Direction,
)
from planning.activities.queries import PlanFilter, PlannedActivity, year_plan
from planning.agenda.actions import change_many
from planning.agenda.models import (
    GridColumn,
    GridRow,
    RowChange,
    changes_of,
    typed_line,
)
from planning.agenda.queries import grid_rows, having, totals
from planning.days.models import Clash
from planning.days.queries import clashes_in
from planning.goals import store as goals
from planning.goals.models import planning_refusal, reading_refusal

NO_MONTH: Final = "0"
LONGEST_GRID: Final = 640
PERSON_WIDTH: Final = 150
FILTER_WIDTH: Final = 168
"""In pixels: five beside each other on a desk, two on a phone."""
LOOK: Final = """<style>
.agenda{width:100%;border-collapse:collapse;font-size:.92rem;line-height:1.35}
.agenda a{color:#1d5fa8;text-decoration:none}.agenda a:hover{text-decoration:underline}
.agenda td.title{width:32%}.agenda td.forms{width:20%}.agenda small:empty{display:none}
.agenda th{text-align:left;font-weight:600;opacity:.7;padding:.35rem .6rem}
.agenda td{padding:.5rem .6rem;vertical-align:top}
.agenda tbody tr{border-top:1px solid rgba(128,128,128,.25)}
.agenda tr.month th{opacity:1;padding-top:1rem;border-top:0}
.agenda tr.month{border-top:0}
.agenda small{display:block;opacity:.7;font-size:.82rem}
.agenda .money{text-align:right;white-space:nowrap}
.agenda .when{white-space:nowrap}
.agenda .marks span{white-space:nowrap;letter-spacing:.1em}
.agenda .clash{color:#a85d00;cursor:help}
@media(max-width:700px){.agenda thead{display:none}
.agenda,.agenda tbody,.agenda td,.agenda tr.month th{display:block}
.agenda tr{display:block}
.agenda tbody tr:not(.month){border:1px solid rgba(128,128,128,.3);border-radius:.6rem;
padding:.55rem .75rem;margin:.45rem 0}
.agenda td{padding:.1rem 0}.agenda td:empty{display:none}.agenda .money{text-align:left}
.agenda td[data-label]:not(:empty)::before{content:attr(data-label) ": ";opacity:.65}
.agenda td.title,.agenda td.forms{width:auto}.agenda td.title{font-size:1rem}}
</style>"""

Clashes = Mapping[UUID, Sequence[Clash]]


def show(desk: Desk) -> None:
    """Draw the page."""
    st.title(say("Activities"))
    if refusal := reading_refusal(desk.person):
        refuse(refusal)
        return
    titles = {
        str(goal.id): f"{goal.number}. {goal.title}"
        for goal in goals.goals_in(desk.store, desk.year)
    }
    everybody = people.people(desk.store)
    names = {str(person.id): person.name for person in everybody}
    here = {str(person.id): person.name for person in everybody if person.is_active}
    wanted, words = _filters(desk, titles, names)
    rows = having(year_plan(desk.store, desk.year, wanted), words)
    may_plan = _may_plan(desk)
    clashing = clashes_in(desk.store, desk.year) if rows else {}
    in_grid = may_plan and bool(rows) and _view() == "grid"
    _totals(rows, clashing)
    if in_grid:
        _grid(desk, rows, names)
        return
    if may_plan:
        _add(desk, rows, titles, here)
    if rows:
        st.html(f"{LOOK}{_table(desk, rows, clashing)}")
    else:
        _nothing(desk, may_plan=may_plan, narrowed_down=bool(words or wanted.narrows))


def _may_plan(desk: Desk) -> bool:
    """Return whether the person may plan; tell who plans why it waits."""
    if planning_refusal(desk.person) or not desk.year_is_open:
        return False
    locked = goals.change_refusal(desk.store, desk.year)
    if locked:
        st.info(why(locked), icon=":material/lock:")
    return locked is None


def _filters(
    desk: Desk, titles: Mapping[str, str], names: Mapping[str, str]
) -> tuple[PlanFilter, str]:
    months = {str(number): in_month(desk.year.month(number)) for number in MONTHS}
    months[NO_MONTH] = say("Not scheduled yet")
    forms = {str(form): say(form.label) for form in CooperationForm}
    bar = st.container(horizontal=True)
    search, by_month, by_goal, by_form, by_person = (
        bar.container(width=FILTER_WIDTH) for _ in range(5)
    )
    words = search.text_input(
        say("Search"),
        type="search",
        placeholder=say("Name, place, goal"),
        live=True,
        key="cari",
        bind="query-params",
    )
    with by_month:
        month = narrowed("bulan", say("Month"), months)
    with by_goal:
        goal = narrowed("tujuan", say("Goal"), titles)
    with by_form:
        form = narrowed("bentuk", say("Form of cooperation"), forms)
    with by_person:
        person = narrowed("orang", say("Person in charge"), names)
    wanted = PlanFilter(
        month=int(month) if month else None,
        goal_id=UUID(goal) if goal else None,
        form=CooperationForm(form) if form else None,  # type: ignore[call-arg]
        person_id=UUID(person) if person else None,
    )
    return wanted, words or ""


def _view() -> str:
    names = {"list": say("List"), "grid": say("Change many in a grid")}
    chosen: str | None = st.segmented_control(
        say("View"),
        list(names),
        default="list",
        format_func=lambda view: names[view],
        label_visibility="collapsed",
        key="agenda-view",
    )
    return chosen or "list"


def _totals(rows: Sequence[PlannedActivity], clashing: Clashes) -> None:
    if not rows:
        return
    found = totals(rows, clashing)
    parts = [
        f"**{say_many('{count} activity', '{count} activities', found.activities)}**",
        say("{count} planned completely", count=in_number(found.complete)),
        say("budget {amount}", amount=in_rupiah(found.budget)),
    ]
    if found.clashing:
        warned = say_many(
            "{count} with a warning", "{count} with warnings", found.clashing
        )
        parts.append(f":orange[⚠ {warned}]")
    st.markdown(" · ".join(parts))


def _nothing(desk: Desk, *, may_plan: bool, narrowed_down: bool) -> None:
    if narrowed_down:
        everything = anchor(say("Show all activities"), link(desk, "agenda"))
        words = say("No activity fits these filters.")
        st.markdown(f"{words} {everything}", unsafe_allow_html=True)
    elif may_plan:
        st.info(
            say(
                "Nothing is planned yet. Type the first activity above and press "
                "Enter, or begin with last year's activities or the templates."
            )
        )
    else:
        st.info(say("Nothing is planned yet."))


def _table(desk: Desk, rows: Sequence[PlannedActivity], clashing: Clashes) -> str:
    """Return the list as one table; on a phone every row is a card."""
    heads = (
        say("Date"),
        say("Activity"),
        say("Forms of cooperation"),
        say("Person in charge"),
        say("Standard"),
        say("Budget"),
        say("Complete"),
        say("Step"),
    )
    head = "".join(f"<th>{escape(name)}</th>" for name in heads)
    body, month = [], ""
    for row in rows:
        if (named := _month_of(row)) != month:
            month = named
            heading = f'<th colspan="{len(heads)}">{escape(named)}</th>'
            body.append(f'<tr class="month">{heading}</tr>')
        body.append(
            _row(desk, row, [clash.said() for clash in clashing.get(row.id, ())])
        )
    rows_said = "".join(body)
    return (
        f'<table class="agenda"><thead><tr>{head}</tr></thead>'
        f"<tbody>{rows_said}</tbody></table>"
    )


def _month_of(row: PlannedActivity) -> str:
    return in_month(row.planned_on) if row.planned_on else say("Not scheduled yet")


def _row(desk: Desk, row: PlannedActivity, warnings: Sequence[str]) -> str:
    title = anchor(row.title, link(desk, "kegiatan", kegiatan=row.id))
    under = " · ".join(filter(None, [_goal(row), row.place]))
    clash = (
        f' <span class="clash" title="{escape(" ".join(warnings))}">⚠</span>'
        if warnings
        else ""
    )
    money = in_rupiah(row.budget) if row.budget else ""
    cells = (
        ("when", "", f"{escape(_day(row))}{clash}<small>{escape(_hours(row))}</small>"),
        ("title", "", f"<strong>{title}</strong><small>{escape(under)}</small>"),
        ("forms", "", escape(", ".join(say(form.label) for form in row.forms))),
        ("", "", escape(row.person or "")),
        ("", say("Standard"), escape(_standard(row))),
        ("money", say("Budget"), escape(money)),
        ("marks", say("Complete"), _marks(row)),
        ("", "", escape(say(STEP_WORDS[row.step]))),
    )
    return f"<tr>{''.join(_cell(*cell) for cell in cells)}</tr>"


def _cell(kind: str, label: str, words: str) -> str:
    named = f' data-label="{escape(label)}"' if label else ""
    return f'<td class="{kind}"{named}>{words}</td>'


def _goal(row: PlannedActivity) -> str:
    return f"{row.goal_number}. {row.goal}" if row.goal else ""


def _day(row: PlannedActivity) -> str:
    if row.planned_on is None:
        return "–"
    if row.date_precision is DatePrecision.MONTH:
        return say("in the month")
    return in_short(row.planned_on)


def _hours(row: PlannedActivity) -> str:
    return "–".join(f"{at:%H.%M}" for at in (row.starts_at, row.ends_at) if at)


def _standard(row: PlannedActivity) -> str:
    if row.target is None:
        return ""
    side = "≥" if row.direction is Direction.AT_LEAST else "≤"
    return f"{side} {in_number(row.target)} {row.unit}".strip()


def _marks(row: PlannedActivity) -> str:
    """Return the four ticks and the standard as marks; pointing names what is open."""
    marks = (
        (row.has_goal, say("Goal stated")),
        (row.is_classified, say("Classified")),
        (row.is_scheduled, say("Scheduled")),
        (row.has_procedure, say("Procedure described")),
        (row.has_standard, say("Success standard")),
    )
    missing = [name for done, name in marks if not done]
    said = (
        say("Missing: {parts}", parts=in_list(missing)) if missing else say("Complete")
    )
    shown = "".join("●" if done else "○" for done, _ in marks)
    return f'<span title="{escape(said)}">{shown}</span>'


def _add(
    desk: Desk,
    rows: Sequence[PlannedActivity],
    titles: Mapping[str, str],
    names: Mapping[str, str],
) -> None:
    """Let a person type one activity after the other, or copy one."""
    ways = (
        (say("In full"), "kegiatan"),
        (say("From a template"), "template"),
        (say("From last year"), "lanjutkan"),
        (say("From a workbook"), "impor"),
        (say("Calendar"), "kalender"),
    )
    with st.container(border=True):
        _quick(desk, titles, names)
        left, right = st.columns([3, 1], vertical_alignment="center")
        shown = " · ".join(anchor(label, link(desk, path)) for label, path in ways)
        left.markdown(shown, unsafe_allow_html=True)
        if rows:
            with right.popover(say("Duplicate"), icon=":material/content_copy:"):
                _duplicate(desk, rows)


def _quick(desk: Desk, titles: Mapping[str, str], names: Mapping[str, str]) -> None:
    """Draw one line for a new activity.

    Goal, form and person stay for the next one; name and date are cleared, and the
    cursor stays in the name, so that Enter adds one after the other.
    """
    typed = st.container()
    goal_at, form_at, person_at = st.columns(3)
    goal_id = _kept_choice(goal_at, say("Goal of the new ones"), "tujuan", titles)
    forms = {str(form): say(form.label) for form in CooperationForm}
    form = _kept_choice(form_at, say("Form of the new ones"), "bentuk", forms)
    person_id = _kept_choice(
        person_at, say("In charge of the new ones"), "orang", names
    )
    with typed.form("quick-activity", clear_on_submit=True, border=False):
        title_at, day_at, month_at, add_at = st.columns(
            [5, 2, 2, 1], vertical_alignment="bottom"
        )
        title = title_at.text_input(
            say("New activity"),
            placeholder=say("18/7 First meeting of the year"),
            help=say("The name alone, or day/month and the name. Enter adds it."),
            key="quick-title",
        )
        day = day_at.date_input(
            say("Day"),
            None,
            format="DD/MM/YYYY",
            min_value=desk.year.first_day,
            max_value=desk.year.last_day,
            key="quick-day",
        )
        months = [desk.year.month(number) for number in MONTHS]
        month = month_at.selectbox(
            say("Or only the month"), months, None, in_month, key="quick-month"
        )
        sent = add_at.form_submit_button(say("Add"), type="primary", width="stretch")
    if sent:
        facts = {
            "title": title,
            "goal_id": goal_id,
            "forms": (form,) if form else (),
            "person_id": person_id,
        }
        _plan(desk, facts | _planned(day, month))


def _kept_choice(at: Any, label: str, name: str, options: Mapping[str, str]) -> Any:  # noqa: ANN401
    """Let a person choose what new activities begin with; a filter begins it."""
    asked = st.query_params.get(name, "")
    codes = list(options)
    return at.selectbox(
        label,
        codes,
        codes.index(asked) if asked in options else None,
        lambda code: options[code],
        key=f"quick-{name}-{asked}",
    )


def _planned(day: date | None, month: date | None) -> dict[str, object]:
    if day is None and month is not None:
        return {"planned_on": month, "date_precision": DatePrecision.MONTH}
    return {"planned_on": day, "date_precision": DatePrecision.DAY}


def _plan(desk: Desk, facts: dict[str, Any]) -> None:
    with telling():
        title, day = typed_line(facts["title"], desk.year)
        facts |= {"title": title} | (_planned(day, None) if day else {})
        told = say("“{title}” was added.", title=title)
        with saving("quick", told, title=say("New activity")):
            plan_activity(
                desk.store,
                form_id("quick"),
                ActivityDraft(**facts),
                desk.year,
                by=desk.person,
                now=desk.clock(),
            )


def _duplicate(desk: Desk, rows: Sequence[PlannedActivity]) -> None:
    titles = {row.id: row.title for row in rows}
    new_id = form_id("duplicate")
    with st.form(f"duplicate-{new_id}", border=False):
        chosen = st.selectbox(
            say("Activity"),
            list(titles),
            format_func=lambda i: titles[i],
            key=f"duplicate-what-{new_id}",
        )
        day = st.date_input(
            say("New day, or the same"),
            None,
            format="DD/MM/YYYY",
            min_value=desk.year.first_day,
            max_value=desk.year.last_day,
            key=f"duplicate-day-{new_id}",
        )
        sent = st.form_submit_button(say("Duplicate"), type="primary")
    if sent and chosen:
        with saving("duplicate", say("The activity was duplicated.")):
            duplicate_activity(
                desk.store, chosen, new_id, day, by=desk.person, now=desk.clock()
            )


def _grid(desk: Desk, rows: Sequence[PlannedActivity], names: dict[str, str]) -> None:
    """Let a person change many cells and save them together."""
    lines = activities.budget_lines_in(desk.store, desk.year)
    drawn = [as_drawn(row, f"grid-{row.id}") for row in grid_rows(rows, lines)]
    st.caption(
        say(
            "Move with the arrow keys, type, paste from a workbook. Filters and other "
            "pages forget what is not saved."
        )
    )
    bar = st.container(horizontal=True, vertical_alignment="center")
    edited: list[dict[str, Any]] = st.data_editor(
        [row.cells() for row in drawn],
        key=_grid_key(drawn),
        hide_index=True,
        width="stretch",
        height=min(LONGEST_GRID, 36 * len(drawn) + 40),
        placeholder="–",
        disabled=["title", "budget"],
        column_config=_columns(desk, names),
    )
    with bar, telling():
        _save_bar(desk, changes_of(drawn, edited))


def _grid_key(drawn: Sequence[GridRow]) -> str:
    """Return a key that changes with the rows, so that no edit slips to another."""
    order = hash(tuple(row.id for row in drawn))
    return f"grid-{form_id('grid')}-{order}"


def _columns(desk: Desk, names: dict[str, str]) -> dict[str, Any]:
    config = st.column_config
    return {
        "title": config.TextColumn(say("Activity"), pinned=True, width="medium"),
        "planned_on": config.DateColumn(
            say(GridColumn.DAY.label),
            min_value=desk.year.first_day,
            max_value=desk.year.last_day,
            format="DD/MM/YYYY",
            help=say("Where only the month is known, its first day stands here."),
        ),
        "starts_at": config.TimeColumn(say(GridColumn.BEGINS.label), format="HH:mm"),
        "ends_at": config.TimeColumn(say(GridColumn.ENDS.label), format="HH:mm"),
        "person_id": config.SelectboxColumn(
            say(GridColumn.PERSON.label),
            width=PERSON_WIDTH,
            options=list(names),
            format_func=lambda code: names.get(str(code), ""),
        ),
        "place": config.TextColumn(say(GridColumn.PLACE.label), width=PERSON_WIDTH),
        "target": config.NumberColumn(say(GridColumn.TARGET.label)),
        "amount": config.NumberColumn(
            say(GridColumn.AMOUNT.label),
            min_value=0,
            step=1,
            help=say("Only where the activity has at most one budget line."),
        ),
        "budget": config.NumberColumn(say("Budget"), format="localized"),
    }


def _save_bar(desk: Desk, changes: Sequence[RowChange]) -> None:
    """Say how much waits, and save it all together."""
    waiting = (
        say_many(
            "{count} activity changed, not saved yet",
            "{count} activities changed, not saved yet",
            len(changes),
        )
        if changes
        else say("Nothing is changed yet.")
    )
    st.markdown(f":orange[**{waiting}**]" if changes else waiting)
    pressed = st.button(
        say("Save all changes"), type="primary", disabled=not changes, key="save-grid"
    )
    if pressed:
        with saving("grid", say("The changes were saved.")):
            change_many(
                desk.store, changes, desk.year, by=desk.person, now=desk.clock()
            )
