"""The plan of an activity in its room: the day for everybody, the plan for leaders."""

from typing import Final

import streamlit as st

from data import duties
from data.duties import Duty
from data.language import say
from data.people.models import Person
from data.ui.desk import Desk
from data.ui.links import Way, link, ways_beside
from data.ui.passages import Passage, passages
from planning.activities import store as activities
from planning.activities.fields import called
from planning.activities.models import Activity
from planning.activities.page import reading

OF_THE_DAY: Final = ("person_id", "place", "rundown")


def plan_part(desk: Desk, activity: Activity) -> None:
    """Draw the day of an activity, and for the leaders what was planned."""
    _day(desk, activity)
    if not duties.may(Duty.READ_PLAN, desk.person):
        return
    st.subheader(say("What was planned"))
    ways_beside(
        (
            Way(say("The plan of the activity"), _to(desk, "kegiatan", activity)),
            Way(say("Proposal and papers"), _to(desk, "dokumen", activity)),
        )
    )
    lines = activities.budget_lines(desk.store, activity.id)
    reading(desk, activity, lines, [], OF_THE_DAY)


def _to(desk: Desk, path: str, activity: Activity) -> str:
    return link(desk, path, kegiatan=activity.id)


def _day(desk: Desk, activity: Activity) -> None:
    person = desk.store.find(Person, activity.person_id) if activity.person_id else None
    hours = activity.when.with_hours(activity.starts_at, activity.ends_at)
    told = (
        (called("planned_on"), hours),
        (called("place"), activity.place or say("not said yet")),
        (called("mode"), say(activity.mode.label)),
        (called("person_id"), person.name if person else ""),
        (called("rundown"), f"\n{activity.rundown}" if activity.rundown else ""),
        (called("procedure"), f"\n{activity.procedure}" if activity.procedure else ""),
    )
    with st.container(border=True):
        passages(Passage(text, name=name) for name, text in told if text)
