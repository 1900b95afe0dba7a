"""The coordinator's page: what is at risk, how ready each activity is, who has what."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from html import escape
from itertools import groupby
from typing import Final
from uuid import UUID

import streamlit as st

from data import duties
from data.activity import UNDATED
from data.duties import Duty
from data.language import (
    N_,
    in_list,
    in_number,
    in_short,
    say,
    say_many,
)
from data.ui.desk import Desk
from data.ui.filters import narrowed
from data.ui.links import anchor, go, link
from data.ui.pages import Page, Section
from data.ui.tables import Cell, Group, listing, plain
from data.ui.tabs import tabs
from organizing.coordination import queries
from organizing.coordination.models import (
    MENDS,
    PAGES,
    SOON,
    Check,
    Load,
    OpenTask,
    Readiness,
    Risk,
    loads,
    monday_of,
    mondays_from,
)

PAGE = Page(N_("Coordination"), "koordinasi", "hub", Section.ORGANIZE, Duty.READ_TASKS)

FLAGS: Final[Mapping[Risk, str]] = {
    Risk.NOBODY: "background:#b3261e;color:#fff",
    Risk.OVERDUE: "background:#b3261e;color:#fff",
    Risk.HINDERED: "background:#a85d00;color:#fff",
    Risk.UNSEEN: "background:rgba(128,128,128,.18)",
}
HEADINGS: Final[Mapping[Risk, str]] = {
    Risk.NOBODY: ":red[:material/person_off: {words}]",
    Risk.OVERDUE: ":red[:material/alarm: {words}]",
    Risk.HINDERED: ":orange[:material/block: {words}]",
    Risk.UNSEEN: ":material/visibility_off: {words}",
}
ADVICE: Final[Mapping[Risk, str]] = {
    Risk.NOBODY: N_(
        "Give each to somebody, or appoint somebody to the section that has it."
    ),
    Risk.OVERDUE: N_("Ask how far it is; a name leads to the reminder for WhatsApp."),
    Risk.HINDERED: N_("Help, or give the task to somebody else."),
    Risk.UNSEEN: N_("Ask whether the task has arrived: by message, slip or link."),
}
CARD_WIDTH: Final = 152


def show(desk: Desk) -> None:
    """Draw the page."""
    st.title(say("Coordination {year}", year=desk.year))
    tasks = queries.open_tasks(desk.store, desk.year, str(desk.school.zone))
    ready = queries.readiness(desk.store, desk.year, desk.today)
    if not tasks and not ready and not desk.year_is_open:
        st.info(say("In this closed year nothing was left open."))
        return
    if not tasks and not ready:
        st.info(
            say(
                "Nothing is to be coordinated: no activity is to come and no task is "
                "open. Plan activities and set up their committees first."
            )
        )
        go(say("Committees"), link(desk, "panitia"))
        return
    _counts(desk, tasks, ready)
    tabs(
        "koordinasi",
        (
            (say("At risk"), partial(_at_risk, desk, tasks, ready)),
            (say("Readiness"), partial(_readiness, desk, ready)),
            (say("By person"), partial(_by_person, desk, tasks)),
            (say("By week"), partial(_by_week, desk, tasks)),
            (say("By activity"), partial(_by_activity, desk, tasks)),
        ),
        in_address=True,
    )


def _counts(desk: Desk, tasks: Sequence[OpenTask], ready: Sequence[Readiness]) -> None:
    risks = [task.risks(desk.today) for task in tasks]
    soon = sum(row.is_at_risk(desk.today) for row in ready)
    facts = (
        (say("Open tasks"), len(tasks)),
        (say("Overdue"), sum(Risk.OVERDUE in found for found in risks)),
        (say("Without anybody"), sum(Risk.NOBODY in found for found in risks)),
        (say("Near, not ready"), soon),
    )
    with st.container(horizontal=True, gap="small"):
        for label, count in facts:
            st.metric(label, in_number(count), border=True, width=CARD_WIDTH)


# ── at risk ──────────────────────────────────────────────────────────────────
def _at_risk(desk: Desk, tasks: Sequence[OpenTask], ready: Sequence[Readiness]) -> None:
    near = [row for row in ready if row.is_at_risk(desk.today)]
    first = {risk: _with_first(desk, tasks, risk) for risk in Risk}
    if not near and not any(first.values()):
        st.success(
            say("Nothing is at risk today."), icon=":material/sentiment_satisfied:"
        )
        return
    for risk in (Risk.NOBODY, Risk.OVERDUE, Risk.HINDERED):
        if first[risk]:
            st.subheader(_risk_heading(risk, first[risk]), anchor=False)
            st.caption(say(ADVICE[risk]))
            _task_list(desk, [("", first[risk])])
    if near:
        days = in_number(SOON.days)
        words = say("Within {days} days and not ready", days=days)
        st.subheader(
            f":orange[:material/event_busy: {words} ({in_number(len(near))})]",
            anchor=False,
        )
    for row in near:
        _near(desk, row)
    if unseen := first[Risk.UNSEEN]:
        with st.expander(_risk_heading(Risk.UNSEEN, unseen)):
            st.caption(say(ADVICE[Risk.UNSEEN]))
            _task_list(desk, [("", unseen)])


def _with_first(desk: Desk, tasks: Sequence[OpenTask], risk: Risk) -> list[OpenTask]:
    """Return the tasks of which this is the most pressing risk."""
    return [task for task in tasks if task.risks(desk.today)[:1] == (risk,)]


def _risk_heading(risk: Risk, listed: Sequence[OpenTask]) -> str:
    label = say(risk.label)
    words = f"{label[0].upper()}{label[1:]} ({in_number(len(listed))})"
    return HEADINGS[risk].format(words=words)


def _near(desk: Desk, row: Readiness) -> None:
    """Draw what a near activity still needs, each with the way to mend it."""
    with st.container(border=True, gap="small"):
        url = link(desk, "kegiatan", kegiatan=row.activity_id)
        counted = say("{ready} of {all} ready", ready=len(row.ready), all=len(Check))
        st.markdown(
            f"**{anchor(row.title, url)}** · :red-badge[{counted}]",
            unsafe_allow_html=True,
        )
        st.caption(" · ".join(_facts(desk, row)))
        lines = [
            f":material/radio_button_unchecked: **{say(check.label)}** · "
            + anchor(say(MENDS[check]), _where(desk, row, check))
            for check in row.missing
        ]
        st.markdown("  \n".join(lines), unsafe_allow_html=True)


def _where(desk: Desk, row: Readiness, check: Check) -> str:
    """Return the address of the page on which a check is mended."""
    return link(desk, PAGES.get(check, "kegiatan"), kegiatan=row.activity_id)


def _facts(desk: Desk, row: Readiness) -> list[str]:
    tasks = say_many("{count} open task", "{count} open tasks", row.open_tasks)
    late = say_many("{count} overdue", "{count} overdue", row.overdue_tasks)
    facts = [_when(desk, row), row.in_charge or say("nobody in charge"), tasks]
    return [*facts, late] if row.overdue_tasks else facts


def _when(desk: Desk, row: Readiness) -> str:
    day, away = row.when.in_weekday(), row.when.days_away(desk.today)
    return f"{day} ({away})" if away else day


# ── readiness ────────────────────────────────────────────────────────────────
def _readiness(desk: Desk, ready: Sequence[Readiness]) -> None:
    if not ready:
        st.info(say("No activity is to come any more this year."))
        return
    names = {check.value: say(check.label) for check in Check}
    chosen = narrowed("kurang", say("Only where this is missing"), names)
    rows = [
        row
        for row in ready
        if chosen in (None, *(check.value for check in row.missing))
    ]
    if chosen:
        st.caption(say(MENDS[Check(chosen)]))  # type: ignore[call-arg]
    if not rows:
        st.success(say("It is there everywhere."))
        return
    heads = (
        (say("Activity"), "lead"),
        (say("Still missing"), ""),
        (say("Ready"), "corner"),
    )
    listing(heads, [Group((), [_readiness_row(desk, row) for row in rows])])


def _readiness_row(desk: Desk, row: Readiness) -> list[Cell]:
    url = link(desk, "kegiatan", kegiatan=row.activity_id)
    facts = escape(" · ".join(_facts(desk, row)))
    missing = " · ".join(
        anchor(say(check.label), _where(desk, row, check)) for check in row.missing
    )
    share = say("{ready} of {all}", ready=len(row.ready), all=len(Check))
    colour = "#b3261e" if row.is_at_risk(desk.today) else "#a85d00"
    dots = "●" * len(row.ready) + "○" * len(row.missing)
    look = f'style="color:{colour if row.missing else "#2e7d32"};white-space:nowrap"'
    title = f"<strong>{anchor(row.title, url)}</strong><small>{facts}</small>"
    return [
        Cell(f'<span style="white-space:normal">{title}</span>', "lead"),
        Cell(missing, label=say("Still missing")),
        Cell(f"<span {look}><strong>{escape(share)}</strong> {dots}</span>", "corner"),
    ]


# ── by person, week and activity ─────────────────────────────────────────────
def _by_person(desk: Desk, tasks: Sequence[OpenTask]) -> None:
    weeks = queries.person_weeks(desk.store, desk.year, desk.today)
    listed = loads(tasks, weeks, desk.today)
    if not listed:
        st.info(say("Nobody has an open task, and nobody is needed in these weeks."))
        return
    names = {str(load.person_id): load.name for load in listed}
    chosen = narrowed("orang", say("Tasks of one person"), names)
    if chosen:
        mine = [task for task in tasks if UUID(chosen) in task.person_ids]
        _grouped(desk, mine, lambda task: _week(desk, task))
        return
    _loads(desk, listed)
    st.caption(
        say(
            "In each week: tasks due / activities to be there for. ⚠: five tasks "
            "or more, or two activities, in one week. A shared task counts for "
            "each of its people."
        )
    )


def _loads(desk: Desk, listed: Sequence[Load]) -> None:
    weeks = [in_short(day).rpartition(" ")[0] for day in mondays_from(desk.today)]
    heads = (
        (say("Name"), "lead"),
        (say("Open tasks"), "number"),
        (say("Overdue"), "number"),
        (say("Hindered"), "number"),
        *((week, "number") for week in weeks),
    )
    listing(heads, [Group((), [_load(load, weeks) for load in listed])])


def _load(load: Load, weeks: Sequence[str]) -> list[Cell]:
    warned = " ⚠" if load.is_much else ""
    late = in_number(load.overdue) if load.overdue else ""
    red = f'<strong style="color:#b3261e">{late}</strong>' if late else ""
    hindered = in_number(load.hindered) if load.hindered else ""
    return [
        Cell(f"{escape(load.name)}{warned}", "lead"),
        plain(in_number(load.open_tasks), "number", say("Open tasks")),
        Cell(red, "number", say("Overdue")),
        plain(hindered, "number", say("Hindered")),
        *(
            plain(f"{tasks} / {count}" if tasks or count else "", "number", week)
            for week, (tasks, count) in zip(weeks, load.weeks, strict=True)
        ),
    ]


def _by_week(desk: Desk, tasks: Sequence[OpenTask]) -> None:
    _grouped(desk, tasks, lambda task: _week(desk, task))


def _week(desk: Desk, task: OpenTask) -> str:
    if task.due_on is None:
        return say(UNDATED)
    if task.due_on < desk.today:
        return say("Overdue")
    monday = monday_of(task.due_on)
    if monday == monday_of(desk.today):
        return say("This week")
    return say("Week of {day}", day=monday)


def _by_activity(desk: Desk, tasks: Sequence[OpenTask]) -> None:
    names = {str(task.activity_id): task.activity for task in tasks}
    chosen = narrowed("kegiatan", say("Tasks of one activity"), names)
    if chosen:
        tasks = [task for task in tasks if str(task.activity_id) == chosen]
    order = list(names)
    by_activity = sorted(tasks, key=lambda task: order.index(str(task.activity_id)))
    _grouped(desk, by_activity, lambda task: task.activity)


def _grouped(
    desk: Desk, tasks: Sequence[OpenTask], heading: Callable[[OpenTask], str]
) -> None:
    if not tasks:
        st.success(say("No task is open."))
        return
    _task_list(
        desk, [(title, list(group)) for title, group in groupby(tasks, key=heading)]
    )


# ── a list of tasks ──────────────────────────────────────────────────────────
def _task_list(desk: Desk, groups: Sequence[tuple[str, Sequence[OpenTask]]]) -> None:
    """Draw tasks as one list, each group under its title and number of tasks."""
    heads = (
        (say("Due"), "lead"),
        (say("Task"), ""),
        (say("Who"), ""),
        (say("At risk"), "corner"),
    )
    may_remind = duties.may(Duty.SEND_REMINDERS, desk.person)
    drawn = []
    for title, listed in groups:
        counted = plain(f"{title} ({in_number(len(listed))})")
        above = [counted._replace(span=len(heads))] if title else []
        rows = [_task_row(desk, task, may_remind=may_remind) for task in listed]
        drawn.append(Group(above, rows))
    listing(heads, drawn)


def _task_row(desk: Desk, task: OpenTask, *, may_remind: bool) -> list[Cell]:
    title = anchor(task.title, link(desk, "tugas", kegiatan=task.activity_id))
    under = f"<small>{escape(' · '.join(filter(None, _under(task))))}</small>"
    if task.obstacle:
        words = f"{say(task.obstacle.label)}: {task.obstacle_note}"
        under += f'<small class="look">{escape(words)}</small>'
    due = in_short(task.due_on) if task.due_on else say(UNDATED)
    flags = " ".join(_flag(desk, task, risk) for risk in task.risks(desk.today))
    return [
        plain(due, "lead"),
        Cell(f"<strong>{title}</strong>{under}"),
        Cell(_who(desk, task, may_remind=may_remind)),
        Cell(flags, "corner"),
    ]


def _under(task: OpenTask) -> tuple[str, str]:
    if task.section and not task.people:
        nobody = say("{section}: nobody is in it", section=task.section)
        return task.activity, nobody
    return task.activity, task.section or ""


def _who(desk: Desk, task: OpenTask, *, may_remind: bool) -> str:
    """Name who does a task; for the coordinator each name leads to a reminder."""
    if not may_remind:
        return escape(in_list(list(task.people))) if task.people else ""
    return ", ".join(
        anchor(name, link(desk, "pengingat", orang=person_id))
        for person_id, name in zip(task.person_ids, task.people, strict=True)
    )


def _flag(desk: Desk, task: OpenTask, risk: Risk) -> str:
    words = say(risk.label)
    if risk is Risk.OVERDUE and task.due_on:
        late = (desk.today - task.due_on).days
        words = say_many("{count} day late", "{count} days late", late)
    look = f"{FLAGS[risk]};border-radius:.4rem;padding:.1rem .45rem;font-weight:600"
    return (
        f'<span style="{look};font-size:.82rem;white-space:nowrap">'
        f"{escape(words)}</span>"
    )
