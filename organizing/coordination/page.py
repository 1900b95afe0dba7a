"""The coordinator's page: what is at risk, how ready each activity is, who has what."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
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
    in_number,
    in_short,
    say,
    say_many,
)
from data.ui.desk import Desk
from data.ui.figures import Figure, figures, side_by_side
from data.ui.filters import narrowed
from data.ui.links import anchor, go, link
from data.ui.pages import Page, Section
from data.ui.tables import Cell, Group, listing, plain
from data.ui.tabs import tabs, unfold
from organizing.coordination import cards, queries
from organizing.coordination.models import (
    MENDS,
    SOON,
    Check,
    Load,
    OpenTask,
    Readiness,
    Risk,
    by_first_risk,
    loads,
    monday_of,
    mondays_from,
)

PAGE = Page(
    N_("Coordination"),
    "koordinasi",
    "hub",
    Section.ORGANIZE,
    Duty.READ_TASKS,
    heading=N_("Coordination {year}"),
    words=N_("who does what, progress of tasks"),
)

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
AT_ONCE: Final = 40
"""How many tasks of a list are drawn before a person asks for the rest."""
NEAR_AT_ONCE: Final = 8


def show(desk: Desk) -> None:
    """Draw the page."""
    st.title(PAGE.headed(desk.year))
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
    figures(_counts(desk, tasks, ready))
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


def first(desk: Desk) -> str:
    """Return what is seen before the page is drawn: how much waits."""
    tasks = queries.open_tasks(desk.store, desk.year, str(desk.school.zone))
    ready = queries.readiness(desk.store, desk.year, desk.today)
    return side_by_side(_counts(desk, tasks, ready)) if tasks or ready else ""


def _counts(
    desk: Desk, tasks: Sequence[OpenTask], ready: Sequence[Readiness]
) -> list[Figure]:
    today = desk.today
    risks = [task.risks(today) for task in tasks]
    soon = sum(row.is_at_risk(today) for row in ready)
    facts = (
        (say("Open tasks"), len(tasks)),
        (say("Overdue"), sum(Risk.OVERDUE in found for found in risks)),
        (say("Without anybody"), sum(Risk.NOBODY in found for found in risks)),
        (say("Near, not ready"), soon),
    )
    return [Figure(label, in_number(count)) for label, count in facts]


# ── at risk ──────────────────────────────────────────────────────────────────
def _at_risk(desk: Desk, tasks: Sequence[OpenTask], ready: Sequence[Readiness]) -> None:
    today = desk.today
    near = [row for row in ready if row.is_at_risk(today)]
    first = by_first_risk(tasks, today)
    if not near and not any(first.values()):
        st.success(say("Nothing is at risk today."), icon=":material/check:")
        return
    for risk in (Risk.NOBODY, Risk.OVERDUE, Risk.HINDERED):
        if first[risk]:
            st.subheader(_risk_heading(risk, first[risk]), anchor=False)
            st.caption(say(ADVICE[risk]))
            _task_list(desk, risk, [("", first[risk])])
    if near:
        days = in_number(SOON.days)
        words = say("Within {days} days and not ready", days=days)
        st.subheader(
            f":orange[:material/warning: {words} ({in_number(len(near))})]",
            anchor=False,
        )
        _near_list(desk, near)
    if unseen := first[Risk.UNSEEN]:
        draw = partial(_unseen, desk, unseen)
        unfold(_risk_heading(Risk.UNSEEN, unseen), "unseen", draw)


def _unseen(desk: Desk, unseen: Sequence[OpenTask]) -> None:
    st.caption(say(ADVICE[Risk.UNSEEN]))
    _task_list(desk, Risk.UNSEEN, [("", unseen)])


def _risk_heading(risk: Risk, listed: Sequence[OpenTask]) -> str:
    label = say(risk.label)
    words = f"{label[0].upper()}{label[1:]} ({in_number(len(listed))})"
    return HEADINGS[risk].format(words=words)


def _near_list(desk: Desk, near: Sequence[Readiness]) -> None:
    """Draw what near activities still need, the first of them at once."""

    def draw(rows: Sequence[Readiness]) -> None:
        st.html(cards.NEAR + "".join(cards.near(desk, row) for row in rows))

    draw(near[:NEAR_AT_ONCE])
    if rest := near[NEAR_AT_ONCE:]:
        unfold(_more(rest), "more-near", partial(draw, rest))


def _more(rest: Sequence[object]) -> str:
    return say_many("{count} more", "{count} more", len(rest))


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
    url = link(desk, "ruang", kegiatan=row.activity_id)
    facts = escape(" · ".join(cards.facts(desk, row)))
    share = say("{ready} of {all}", ready=len(row.ready), all=row.asked)
    colour = "var(--bad)" if row.is_at_risk(desk.today) else "var(--warn)"
    dots = "●" * len(row.ready) + "○" * len(row.missing)
    look = (
        f'style="color:{colour if row.missing else "var(--good)"};white-space:nowrap"'
    )
    title = f"<strong>{anchor(row.title, url)}</strong><small>{facts}</small>"
    return [
        Cell(f'<span style="white-space:normal">{title}</span>', "lead"),
        Cell(cards.missing(desk, row), label=say("Still missing")),
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
        _grouped(desk, f"person-{chosen}", mine, _week(desk.today))
        return
    _loads(desk, listed)
    st.caption(
        say(
            "In each week: tasks due / activities to be there for. ▲: five tasks "
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
    warned = " ▲" if load.is_much else ""
    late = in_number(load.overdue) if load.overdue else ""
    red = f'<strong style="color:var(--bad)">{late}</strong>' if late else ""
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
    _grouped(desk, "weeks", tasks, _week(desk.today))


def _week(today: date) -> Callable[[OpenTask], str]:
    """Return what says in which week a task is due, or whether it is overdue."""
    this_week = monday_of(today)

    def week(task: OpenTask) -> str:
        if task.due_on is None:
            return say(UNDATED)
        if task.due_on < today:
            return say("Overdue")
        monday = monday_of(task.due_on)
        if monday == this_week:
            return say("This week")
        return say("Week of {day}", day=monday)

    return week


def _by_activity(desk: Desk, tasks: Sequence[OpenTask]) -> None:
    names = {str(task.activity_id): task.activity for task in tasks}
    chosen = narrowed("kegiatan", say("Tasks of one activity"), names)
    if chosen:
        tasks = [task for task in tasks if str(task.activity_id) == chosen]
    order = {activity: place for place, activity in enumerate(names)}
    by_activity = sorted(tasks, key=lambda task: order[str(task.activity_id)])
    _grouped(desk, f"activity-{chosen}", by_activity, lambda task: task.activity)


def _grouped(
    desk: Desk,
    name: str,
    tasks: Sequence[OpenTask],
    heading: Callable[[OpenTask], str],
) -> None:
    if not tasks:
        st.success(say("No task is open."))
        return
    groups = [(title, list(group)) for title, group in groupby(tasks, key=heading)]
    counted = [(f"{title} ({in_number(len(g))})", g) for title, g in groups]
    _task_list(desk, name, counted)


# ── a list of tasks ──────────────────────────────────────────────────────────
Titled = tuple[str, Sequence[OpenTask]]
"""Tasks, and the title they stand under; none is ""."""


def _task_list(desk: Desk, name: str, groups: Sequence[Titled]) -> None:
    """Draw tasks as one list: the first at once, the others when they are asked for."""
    first, rest = _parted(groups)
    _listed(desk, first)
    if rest:
        words = _more([task for _, listed in rest for task in listed])
        unfold(words, f"more-{name}", partial(_listed, desk, rest))


def _parted(groups: Sequence[Titled]) -> tuple[list[Titled], list[Titled]]:
    """Return the first tasks and the others, each under their titles."""
    first, rest, room = [], [], AT_ONCE
    for title, listed in groups:
        if listed[:room]:
            first.append((title, listed[:room]))
        if listed[room:]:
            rest.append((title, listed[room:]))
        room = max(0, room - len(listed))
    return first, rest


def _listed(desk: Desk, groups: Sequence[Titled]) -> None:
    heads = (
        (say("Due"), "lead"),
        (say("Task"), ""),
        (say("Who"), ""),
        (say("At risk"), "corner"),
    )
    row = partial(
        cards.task_row, desk, desk.today, duties.may(Duty.SEND_REMINDERS, desk.person)
    )
    listing(
        heads,
        [
            Group([plain(title)._replace(span=4)] if title else [], map(row, listed))
            for title, listed in groups
        ],
    )
