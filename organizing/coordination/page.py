"""The coordinator's page: what is at risk, how ready each activity is, who has what."""

from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta
from functools import partial
from itertools import groupby
from typing import Final, Literal
from uuid import UUID

import streamlit as st

from data.language import (
    N_,
    in_list,
    in_month,
    in_number,
    in_short,
    in_weekday,
    say,
    say_many,
)
from data.ui.desk import Desk
from data.ui.filters import narrowed
from data.ui.forms import refuse
from data.ui.links import go, link
from data.ui.tables import table
from data.ui.tabs import tabs
from organizing.coordination import queries
from organizing.coordination.models import (
    MENDS,
    PAGES,
    SOON,
    WEEKS,
    Check,
    Load,
    OpenTask,
    Readiness,
    Risk,
    loads,
    monday_of,
)
from planning.activities.models import DatePrecision
from planning.goals.models import reading_refusal

Colour = Literal["red", "orange", "blue", "gray"]
COLOURS: Final[Mapping[Risk, Colour]] = {
    Risk.NOBODY: "red",
    Risk.OVERDUE: "red",
    Risk.HINDERED: "orange",
    Risk.UNSEEN: "gray",
}
ADVICE: Final[Mapping[Risk, str]] = {
    Risk.NOBODY: N_("Give it to somebody on the page of the activity's tasks."),
    Risk.OVERDUE: N_("Ask how far it is; the reminder is ready under “Reminders”."),
    Risk.HINDERED: N_("Help, or give the task to somebody else."),
    Risk.UNSEEN: N_("Ask whether the task has arrived: by message, slip or link."),
}


def show(desk: Desk) -> None:
    """Draw the page."""
    st.title(say("Coordination {year}", year=desk.year))
    if refusal := reading_refusal(desk.person):
        refuse(refusal)
        return
    tasks = queries.open_tasks(desk.store, desk.year, str(desk.school.zone))
    ready = queries.readiness(desk.store, desk.year, desk.today)
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
    )


def _counts(desk: Desk, tasks: Sequence[OpenTask], ready: Sequence[Readiness]) -> None:
    risks = [task.risks(desk.today) for task in tasks]
    soon = sum(row.is_at_risk(desk.today) for row in ready)
    facts = (
        (say("Open tasks"), len(tasks)),
        (say("Overdue"), sum(Risk.OVERDUE in found for found in risks)),
        (say("Nobody has it"), sum(Risk.NOBODY in found for found in risks)),
        (say("Near, not ready"), soon),
    )
    with st.container(horizontal=True, gap="small"):
        for label, count in facts:
            st.metric(label, in_number(count), border=True, width=152)


# ── at risk ──────────────────────────────────────────────────────────────────
def _at_risk(desk: Desk, tasks: Sequence[OpenTask], ready: Sequence[Readiness]) -> None:
    near = [row for row in ready if row.is_at_risk(desk.today)]
    risky = [task for task in tasks if task.risks(desk.today)]
    if not near and not risky:
        st.success(
            say("Nothing is at risk today."), icon=":material/sentiment_satisfied:"
        )
        return
    if near:
        days = in_number(SOON.days)
        st.subheader(say("Within {days} days and not ready", days=days))
    for row in near:
        _one_readiness(desk, row)
    for risk in Risk:
        listed = [task for task in risky if task.risks(desk.today)[0] is risk]
        if listed:
            st.subheader(f"{say(risk.label).capitalize()} ({in_number(len(listed))})")
            st.caption(say(ADVICE[risk]))
        for task in listed:
            _task(desk, task)


def _task(desk: Desk, task: OpenTask) -> None:
    with st.container(border=True, gap="small"):
        with st.container(horizontal=True, vertical_alignment="center"):
            go(task.title, link(desk, "tugas", kegiatan=task.activity_id))
            for risk in task.risks(desk.today):
                st.badge(say(risk.label), color=COLOURS[risk])
        who = in_list(list(task.people)) if task.people else say("nobody")
        facts = [task.activity, _due(desk, task), task.section or "", who]
        st.caption(" · ".join(fact for fact in facts if fact))
        if task.obstacle:
            st.text(f"{say(task.obstacle.label)}: {task.obstacle_note}")


def _due(desk: Desk, task: OpenTask) -> str:
    if task.due_on is None:
        return say("Without a date")
    late = (desk.today - task.due_on).days
    if late > 0:
        said = say_many("{count} day late", "{count} days late", late)
        return f"{in_short(task.due_on)} ({said})"
    return in_weekday(task.due_on)


# ── readiness ────────────────────────────────────────────────────────────────
def _readiness(desk: Desk, ready: Sequence[Readiness]) -> None:
    if not ready:
        st.info(say("All activities of the year are closed."))
        return
    names = {check.value: say(check.label) for check in Check}
    chosen = narrowed("kurang", say("Only where this is missing"), names)
    rows = [
        row
        for row in ready
        if chosen in (None, *(check.value for check in row.missing))
    ]
    for row in rows:
        _one_readiness(desk, row)
    if not rows:
        st.success(say("It is there everywhere."))


def _one_readiness(desk: Desk, row: Readiness) -> None:
    with st.container(border=True, gap="small"):
        with st.container(horizontal=True, vertical_alignment="center"):
            go(row.title, link(desk, "kegiatan", kegiatan=row.activity_id))
            words = say("{ready} of {all} ready", ready=len(row.ready), all=len(Check))
            near = row.is_at_risk(desk.today)
            waits: Colour = "red" if near else "orange"
            st.badge(words, color=waits if row.missing else "green")
        st.progress(len(row.ready) / len(Check))
        tasks = say_many("{count} open task", "{count} open tasks", row.open_tasks)
        late = say_many("{count} overdue", "{count} overdue", row.overdue_tasks)
        facts = [_when(desk, row), row.in_charge or say("nobody in charge"), tasks]
        st.caption(" · ".join([*facts, late] if row.overdue_tasks else facts))
        if row.ready:
            there = in_list([say(check.label) for check in row.ready])
            st.caption(say(":material/check: There: {checks}", checks=there))
        for check in row.missing:
            page = PAGES.get(check, "kegiatan")
            before = f":material/radio_button_unchecked: **{say(check.label)}** · "
            go(say(MENDS[check]), link(desk, page, kegiatan=row.activity_id), before)


def _when(desk: Desk, row: Readiness) -> str:
    if row.planned_on is None:
        return say("Without a date")
    if row.date_precision is DatePrecision.MONTH:
        return in_month(row.planned_on)
    left = (row.planned_on - desk.today).days
    if left < 0:
        return say("{day}, its closing is due", day=in_weekday(row.planned_on))
    said = say_many("in {count} day", "in {count} days", left) if left else say("today")
    return f"{in_weekday(row.planned_on)} ({said})"


# ── by person, week and activity ─────────────────────────────────────────────
def _by_person(desk: Desk, tasks: Sequence[OpenTask]) -> None:
    weeks = queries.person_weeks(desk.store, desk.year, desk.today)
    listed = loads(tasks, weeks, desk.today)
    if not listed:
        st.info(say("Nobody has an open task, and nobody is needed in these weeks."))
        return
    names = {str(load.person_id): load.name for load in listed}
    chosen = narrowed("orang", say("Tasks of"), names)
    if chosen is None:
        table([_load(desk, load) for load in listed])
        st.caption(
            say(
                "In each week: tasks due / activities to be there for. ⚠: five tasks "
                "or more, or two activities, in one week. A shared task counts for "
                "each of its people."
            )
        )
        return
    for task in tasks:
        if UUID(chosen) in task.person_ids:
            _task(desk, task)


def _load(desk: Desk, load: Load) -> Mapping[str, object]:
    first = monday_of(desk.today)
    mondays = [first + timedelta(weeks=number) for number in range(WEEKS)]
    return {
        say("Name"): f"{load.name} ⚠" if load.is_much else load.name,
        say("Open tasks"): load.open_tasks,
        say("Overdue"): load.overdue,
        say("Hindered"): load.hindered,
    } | {
        in_short(monday): f"{tasks} / {count}" if tasks or count else ""
        for monday, (tasks, count) in zip(mondays, load.weeks, strict=True)
    }


def _by_week(desk: Desk, tasks: Sequence[OpenTask]) -> None:
    _listed(desk, tasks, lambda task: _week(desk, task))


def _week(desk: Desk, task: OpenTask) -> str:
    if task.due_on is None:
        return say("Without a date")
    if task.due_on < desk.today:
        return say("Overdue")
    monday = monday_of(task.due_on)
    if monday == monday_of(desk.today):
        return say("This week")
    return say("Week of {day}", day=monday)


def _by_activity(desk: Desk, tasks: Sequence[OpenTask]) -> None:
    names = {str(task.activity_id): task.activity for task in tasks}
    chosen = narrowed("kegiatan", say("Tasks of"), names)
    if chosen:
        tasks = [task for task in tasks if str(task.activity_id) == chosen]
    order = list(dict.fromkeys(task.activity_id for task in tasks))
    by_activity = sorted(tasks, key=lambda task: order.index(task.activity_id))
    _listed(desk, by_activity, lambda task: task.activity)


def _listed(
    desk: Desk, tasks: Sequence[OpenTask], heading: Callable[[OpenTask], str]
) -> None:
    if not tasks:
        st.success(say("No task is open."))
    for title, group in groupby(tasks, key=heading):
        listed = list(group)
        st.markdown(f"##### {title} ({in_number(len(listed))})")
        for task in listed:
            _task(desk, task)
