"""The activity's room: the list of the year, and one activity part by part."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final, NamedTuple
from uuid import UUID

import streamlit as st

from data import duties
from data.act import Act
from data.duties import Duty
from data.errors import HumasError
from data.language import N_, say, say_many
from data.ui.desk import Desk
from data.ui.forms import refuse
from data.ui.links import go, link, unmarked
from data.ui.pages import Page, Section
from data.ui.tables import listed
from data.ui.tabs import unfold
from execution.attendance import page as attendance
from execution.closing import page as closing
from execution.contacts import page as contacts
from execution.gallery import page as gallery
from execution.gifts import page as gifts
from execution.invitations import page as invitations
from execution.minutes import page as minutes
from execution.obstacles import page as obstacles
from execution.room import cards, queries
from execution.room.form import plan_part
from execution.room.models import Part, entry_refusal
from execution.room.queries import Room
from execution.spending import page as spending
from execution.spending.actions import amounts_refusal
from organizing.assignments import page as tasks
from organizing.committees import page as committees
from organizing.coordination.models import Readiness
from organizing.coordination.queries import readiness
from planning.activities.models import Activity
from planning.plan import store as plans

PAGE = Page(
    N_("Activities"),
    "ruang",
    "event",
    Section.EXECUTE,
    duty=None,
    heading=None,
)


class Assembled(NamedTuple):
    """A part of the room: what draws it, the duty it is for, and why it is not now.

    Without a duty it is for everybody who may enter; ``refusal`` weighs the activity.
    """

    draw: Callable[[Desk, Activity], None]
    duty: Duty | None = None
    refusal: Callable[[Act, UUID], HumasError | None] | None = None

    def is_open(self, desk: Desk, activity_id: UUID) -> bool:
        """Whether the person may see this part of an activity that they may enter."""
        if self.duty and not duties.may(self.duty, desk.person):
            return False
        return self.refusal is None or self.refusal(desk.act(), activity_id) is None


def _plan(desk: Desk, activity: Activity) -> None:
    """Draw the plan, and in numbers the visits and talks that count for it."""
    plan_part(desk, activity)
    contacts.part(desk, activity)


def _money(desk: Desk, activity: Activity) -> None:
    """Draw what an activity cost, and what was given for it."""
    spending.part(desk, activity)
    gifts.part(desk, activity)


ASSEMBLED: Final[dict[Part, Assembled]] = {
    Part.PLAN: Assembled(_plan),
    Part.COMMITTEE: Assembled(committees.part),
    Part.TASKS: Assembled(tasks.part),
    Part.INVITATIONS: Assembled(invitations.part, Duty.READ_LETTERS),
    Part.ATTENDANCE: Assembled(attendance.part, Duty.READ_RESULTS),
    Part.MONEY: Assembled(_money, refusal=amounts_refusal),
    Part.OBSTACLES: Assembled(obstacles.part),
    Part.MINUTES: Assembled(minutes.part),
    Part.DOCUMENTATION: Assembled(gallery.part),
    Part.CLOSING: Assembled(closing.part, Duty.READ_RESULTS),
}
"""Each part is drawn by its subject; the room only shows them, in this order."""


def show(desk: Desk) -> None:
    """Draw the page."""
    rooms = queries.rooms(desk.store, desk.year, desk.person)
    asked = _asked()
    chosen = next((room for room in rooms if room.activity_id == asked), None)
    if chosen:
        _room(desk, chosen)
        return
    st.title(say("Activities {year}", year=desk.year))
    if asked:
        _not_here(desk, asked, rooms)
    _list(desk, rooms)
    if rooms and desk.may_now(Duty.PLAN_YEAR):
        _adding(desk)


def _asked() -> UUID | None:
    """Return which activity the address names, or None."""
    try:
        return UUID(st.query_params.get("kegiatan", ""))
    except ValueError:
        return None


def _not_here(desk: Desk, asked: UUID, rooms: Sequence[Room]) -> None:
    own = {room.activity_id for room in rooms}
    if refusal := entry_refusal(asked, own, desk.person):
        refuse(refusal)
    else:
        st.info(say("This activity is not one of the school year shown here."))


def _list(desk: Desk, rooms: Sequence[Room]) -> None:
    if rooms:
        open_ones = cards.open_groups(desk, rooms, _coming(desk))
        if open_ones:
            st.html(cards.LOOK + listed(cards.heads(), open_ones))
        if closed := [room for room in rooms if room.step.is_closed]:
            words = say_many("{count} closed", "{count} closed", len(closed))
            draw = partial(_closed, desk, closed)
            unfold(words, "closed-rooms", draw, opened=not open_ones)
    elif duties.may(Duty.READ_PLAN, desk.person):
        st.info(say("The year has no activities yet. Plan the first one."))
        go(say("Plan an activity"), link(desk, "kegiatan"))
    else:
        st.info(
            say(
                "You are in no committee this year yet. As soon as you are appointed, "
                "its activity stands here."
            )
        )


def _closed(desk: Desk, closed: Sequence[Room]) -> None:
    group = cards.closed_group(desk, closed)
    st.html(cards.LOOK + listed(cards.heads(), [group]))


def _adding(desk: Desk) -> None:
    """Lead to a further activity: incidental where the plan is agreed on already."""
    if plans.change_refusal(desk.store, desk.year):
        go(say("Add an incidental activity"), link(desk, "program", tambah=1))
    else:
        go(say("Plan an activity"), link(desk, "kegiatan"))


def _coming(desk: Desk) -> dict[UUID, Readiness]:
    """Return how ready each activity is that is still to come."""
    ready = readiness(desk.store, desk.year, desk.today)
    return {row.activity_id: row for row in ready}


# ── one activity ─────────────────────────────────────────────────────────────
def _room(desk: Desk, room: Room) -> None:
    go(say("All activities"), link(desk, "ruang"), "‹ ")
    st.title(unmarked(room.title))
    shown = [
        part
        for part, assembled in ASSEMBLED.items()
        if assembled.is_open(desk, room.activity_id)
    ]
    coming = _coming(desk).get(room.activity_id)
    st.html(cards.head(desk, room, coming, shown))
    asked = st.query_params.get("bagian", Part.PLAN.value)
    here = next((part for part in shown if part.value == asked), Part.PLAN)
    st.html(cards.parts(desk, room, shown, here))
    if asked != here.value:
        st.info(say("This part of the room is not open to you. Here is the plan."))
    ASSEMBLED[here].draw(desk, desk.store.get(Activity, room.activity_id))
