"""The committees' tasks: all of them with names, the next activities first."""

from collections.abc import Sequence
from functools import partial
from typing import Final

import streamlit as st

from data import duties
from data.duties import Duty
from data.language import N_, say, say_many
from data.ui.desk import Desk
from data.ui.filters import chosen_in_address
from data.ui.forms import shown_activity, telling
from data.ui.head import titled
from data.ui.links import go, link
from data.ui.pages import Page, Section
from data.ui.tables import Group, listing
from data.ui.tabs import unfold
from organizing.assignments import cards
from organizing.assignments.cards import Shown
from organizing.assignments.form import (
    changing,
    from_plan,
    giving,
    giving_many,
    typing_many,
)
from organizing.committees import store as committees
from organizing.committees.form import may_change_committee
from organizing.tasks import page as own
from organizing.tasks import queries
from organizing.tasks.actions import mark_seen
from organizing.tasks.cards import committee_card
from organizing.tasks.form import Receivers, about, may_work, more, moving
from organizing.tasks.queries import CommitteeTask
from planning.activities import store as activities
from planning.activities.models import Activity

PAGE = Page(
    N_("Committee tasks"),
    "tugas-panitia",
    "checklist",
    Section.ORGANIZE,
    duty=None,
    heading=N_("Committee tasks {year}"),
)

AT_ONCE: Final = 20
"""So many tasks of the year are listed before somebody asks for the others."""
AT_ONCE_OF_ONE: Final = 40
"""So many of one activity."""


def show(desk: Desk) -> None:
    """Draw the page."""
    head = titled(PAGE.headed(desk.year))
    planned = _activities(desk)
    if not planned:
        _nothing(desk)
        return
    rows = _tasks(desk)
    if task := _asked(rows):
        go(say("All tasks of this committee"), _list_of(desk, task), "‹ ")
        _one(desk, task)
        return
    with head:
        titles = [(activity.id, activity.title) for activity in planned]
        chosen = shown_activity(titles, say("Tasks of"), say("All activities"))
        kind = _kind()
    activity = next((one for one in planned if one.id == chosen), None)
    if activity:
        _tasks_of(desk, activity, [t for t in rows if t.activity_id == chosen], kind)
    else:
        _listed(desk, [task for task in rows if task.is_asked_for], kind)


def part(desk: Desk, activity: Activity) -> None:
    """Draw a committee's tasks; whoever does some of them has their own first."""
    rows = [task for task in _tasks(desk) if task.activity_id == activity.id]
    if not duties.may(Duty.READ_TASKS, desk.person):
        own.part(desk, activity)
        st.subheader(say("All tasks of this committee"), anchor=False)
    _tasks_of(desk, activity, rows, None)


def _activities(desk: Desk) -> Sequence[Activity]:
    """Return the year's activities whose tasks the person may read."""
    planned = activities.activities_in(desk.store, desk.year)
    if duties.may(Duty.READ_TASKS, desk.person):
        return planned
    mine = committees.activities_of(desk.store, desk.person.id)
    return [activity for activity in planned if activity.id in mine]


def _tasks(desk: Desk) -> list[CommitteeTask]:
    all_of_them = duties.may(Duty.READ_TASKS, desk.person)
    return queries.committee_tasks(
        desk.store,
        desk.person.id,
        year=desk.year,
        member_id=None if all_of_them else desk.person.id,
    )


def _nothing(desk: Desk) -> None:
    if duties.may(Duty.READ_TASKS, desk.person):
        st.info(say("The year has no activities yet. Plan the first one."))
        go(say("Plan an activity"), link(desk, "kegiatan"))
        return
    st.info(
        say(
            "You are in no committee this year yet. As soon as you are appointed, "
            "its tasks stand here."
        )
    )


def _kind() -> Shown | None:
    """Let a person choose which tasks are shown: first those that are not done."""
    words: dict[Shown | None, str] = {None: say("Not done yet")}
    words |= {kind: say(kind.label) for kind in Shown}
    return chosen_in_address("tampil", say("Show"), words, "shown-tasks")


# ── the list ─────────────────────────────────────────────────────────────────
def _listed(
    desk: Desk,
    rows: Sequence[CommitteeTask],
    kind: Shown | None,
    *,
    of_one: bool = False,
) -> None:
    if not rows:
        st.info(say("No task was given yet."))
        return
    st.caption(cards.counted(rows, desk.today))
    done = cards.of_kind(rows, Shown.DONE, desk.today)
    shown = (
        cards.of_kind(rows, kind, desk.today)
        if kind
        else [task for task in rows if not task.is_done]
    )
    if not shown:
        words = say("No such task.") if kind else say("Every task is done.")
        st.success(words, icon=":material/check:")
    _draw(desk, shown, f"tasks-{kind}", of_one=of_one)
    if done and kind is None:
        label = say_many("{count} task done", "{count} tasks done", len(done))
        draw = partial(_draw, desk, done, "tasks-done-more", of_one=of_one)
        unfold(label, "tasks-done", draw)


def _draw(desk: Desk, rows: Sequence[CommitteeTask], key: str, *, of_one: bool) -> None:
    """Draw tasks as one list, the first of many at once."""
    told = cards.groups(desk, rows, of_one=of_one)
    first, rest = _cut(told, AT_ONCE_OF_ONE if of_one else AT_ONCE)
    if first:
        st.html(cards.LOOK)
        listing(cards.heads(), first)
    if rest:
        count = sum(len(list(group.rows)) for group in rest)
        label = say_many("{count} more", "{count} more", count)
        unfold(label, f"more-{key}", partial(listing, cards.heads(), rest))


def _cut(groups: Sequence[Group], left: int) -> tuple[list[Group], list[Group]]:
    """Return the groups up to so many rows, and the others."""
    first: list[Group] = []
    rest: list[Group] = []
    for heading, among in groups:
        inside = list(among)
        if inside[:left]:
            first.append(Group(heading, inside[:left]))
        if inside[left:]:
            rest.append(Group(heading, inside[left:]))
        left = max(0, left - len(inside))
    return first, rest


# ── one activity ─────────────────────────────────────────────────────────────
def _tasks_of(
    desk: Desk,
    activity: Activity,
    rows: Sequence[CommitteeTask],
    kind: Shown | None,
) -> None:
    receivers = Receivers.of(desk, activity.id)
    may_give = may_change_committee(desk, Duty.GIVE_TASKS, activity.id, activity.title)
    if may_give:
        from_plan(desk, activity)
    _listed(desk, rows, kind, of_one=True)
    if may_give and receivers.sections:
        _to_give(desk, activity, rows, receivers)
    elif may_give:
        st.info(say("Set up the committee first; tasks are given to its members."))
        go(say("Set up the committee"), link(desk, "panitia", kegiatan=activity.id))


def _to_give(
    desk: Desk,
    activity: Activity,
    rows: Sequence[CommitteeTask],
    receivers: Receivers,
) -> None:
    waiting = [task for task in rows if not task.is_done]
    if len(waiting) > 1:
        unfold(
            say("Give many tasks at once"),
            f"many-{activity.id}",
            partial(giving_many, desk, activity, waiting, receivers),
            icon=":material/groups:",
        )
    unfold(
        say("Type or paste many tasks"),
        f"typing-{activity.id}",
        partial(typing_many, desk, activity, receivers),
        icon=":material/edit:",
        begins=f"typed-{activity.id}",
    )
    unfold(
        say("Give a task"),
        f"giving-{activity.id}",
        partial(giving, desk, activity, receivers),
        icon=":material/add:",
        opened=not rows,
        begins=f"task-{activity.id}",
    )
    go(say("Committee"), link(desk, "panitia", kegiatan=activity.id))


# ── one task ─────────────────────────────────────────────────────────────────
def _asked(rows: Sequence[CommitteeTask]) -> CommitteeTask | None:
    """Return the task that the address names; say where it is not there."""
    asked = st.query_params.get("buka")
    found = next((task for task in rows if str(task.id) == asked), None)
    if asked and found is None:
        st.info(
            say(
                "The task in this address is not shown here: it was taken back, is of "
                "another school year, or of a committee that is not yours."
            )
        )
    return found


def _list_of(desk: Desk, task: CommitteeTask) -> str:
    return link(desk, "tugas-panitia", kegiatan=task.activity_id)


def _one(desk: Desk, task: CommitteeTask) -> None:
    """Draw a task: what it is, and what the person may do about it."""
    _see(desk, task)
    leads = duties.may(Duty.READ_TASKS, desk.person)
    st.html(cards.LOOK + committee_card(task, is_overdue=task.is_overdue(desk.today)))
    room = link(desk, "ruang", kegiatan=task.activity_id)
    go(task.activity, room, say("Activity") + ": ")
    if may_work(desk) and (task.is_readers or duties.may(Duty.GIVE_TASKS, desk.person)):
        moving(desk, task)
    if leads or task.is_readers:
        more(desk, task)
    else:
        about(desk, task)
    if may_change_committee(desk, Duty.GIVE_TASKS, task.activity_id, task.activity):
        st.subheader(say("Change or take back"), anchor=False)
        changing(desk, task, Receivers.of(desk, task.activity_id))


def _see(desk: Desk, task: CommitteeTask) -> None:
    """Note that the person saw a task of theirs."""
    if task.is_new and desk.year_is_open:
        with telling():
            mark_seen(desk.act(), [task.id])
