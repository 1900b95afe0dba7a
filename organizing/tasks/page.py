"""The tasks' page: what I have to do myself."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeVar

import streamlit as st

from data import duties
from data.duties import Duty
from data.language import N_, say
from data.ui.desk import Desk
from data.ui.forms import telling
from data.ui.links import go, link
from data.ui.pages import Page, Section
from data.ui.tabs import unfold
from organizing.tasks import cards, queries
from organizing.tasks.actions import (
    mark_seen,
)
from organizing.tasks.form import (
    may_work,
    more,
    moving,
)
from organizing.tasks.models import (
    Bucket,
)
from organizing.tasks.queries import MyPosition, MyTask
from planning.activities.models import Activity

PAGE = Page(
    N_("My tasks"),
    "tugas",
    "task_alt",
    Section.ORGANIZE,
    duty=None,
    words=N_("to do, work"),
)

T = TypeVar("T")

ICONS = {
    Bucket.OVERDUE: ":material/alarm:",
    Bucket.TODAY: ":material/today:",
    Bucket.THIS_WEEK: ":material/date_range:",
    Bucket.LATER: ":material/schedule:",
}


def show(desk: Desk) -> None:
    """Draw the page."""
    st.title(PAGE.headed(desk.year))
    if asked := st.query_params.get("kegiatan"):
        url = link(desk, "tugas-panitia", kegiatan=asked)
        go(say("Tasks of this committee"), url)
    _mine(desk)


def first(desk: Desk) -> str:
    """Return what a member sees before the page is drawn: their tasks, to read."""
    if duties.may(Duty.READ_TASKS, desk.person):
        return ""
    return _follow_ups(desk) + cards.my_tasks(_my_tasks(desk))


def part(desk: Desk, activity: Activity) -> None:
    """Draw a person's own tasks in an activity."""
    _show_mine(desk, [t for t in _my_tasks(desk) if t.activity_id == activity.id])


# ── my own tasks ─────────────────────────────────────────────────────────────


def _mine(desk: Desk) -> None:
    mine = _my_tasks(desk)
    if given := _follow_ups(desk):
        st.html(given)
    elif not mine:
        st.info(say(cards.NOTHING))
    if duties.may(Duty.KEEP_CONTACTS, desk.person):
        go(say("Family contacts"), link(desk, "kontak"))
    _show_mine(desk, mine)
    _my_positions(queries.my_positions(desk.store, desk.person.id, desk.year))


def _follow_ups(desk: Desk) -> str:
    """Return what meetings gave the person to carry out; each leads to its closing."""
    given = queries.my_follow_ups(desk.store, desk.person.id)
    return cards.my_follow_ups(
        given,
        {one.id: link(desk, "tindak-lanjut", rtl=one.id) for one in given},
        desk.today,
    )


def _show_mine(desk: Desk, mine: Sequence[MyTask]) -> None:
    _see(desk, mine)
    st.html(cards.LOOK)
    for bucket, inside in cards.by_bucket(mine):
        _kind(desk, bucket, inside)


def _kind(desk: Desk, bucket: Bucket, inside: Sequence[MyTask]) -> None:
    """Draw the tasks that are due equally soon; those done wait behind a fold."""
    draw, words = partial(_card, desk), cards.heading(bucket, inside)
    if bucket is Bucket.DONE:
        unfold(words, "done-tasks", partial(_cards, inside, draw, "more-done"))
        return
    st.subheader(f"{ICONS[bucket]} {words}")
    _cards(inside, draw, f"more-{bucket}", cards.at_once(bucket))


def _my_tasks(desk: Desk) -> list[MyTask]:
    return queries.my_tasks(desk.store, desk.person.id, desk.today, desk.year)


def _see(desk: Desk, mine: Sequence[MyTask]) -> None:
    """Note that the person saw what is new to them."""
    new = [task.id for task in mine if task.is_new]
    if new and desk.year_is_open:
        with telling():
            mark_seen(desk.act(), new)


def _cards(
    rows: Sequence[T], draw: Callable[[T], None], key: str, first: int = cards.AT_ONCE
) -> None:
    """Draw the first cards, and the others once somebody asks for them."""

    def the_rest() -> None:
        for row in rows[first:]:
            draw(row)

    for row in rows[:first]:
        draw(row)
    if rest := len(rows[first:]):
        unfold(cards.more(rest), key, the_rest)


def _card(desk: Desk, task: MyTask) -> None:
    with st.container(border=True, gap="small"):
        st.html(cards.card(task))
        if may_work(desk):
            moving(desk, task)
        more(desk, task)


def _my_positions(positions: list[MyPosition]) -> None:
    if positions:
        st.subheader(say("My positions"))
        st.html(cards.my_positions(positions))
