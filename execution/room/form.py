"""The plan in the room: the day, to change, and what was approved, to read."""

from collections.abc import Iterator
from functools import partial
from typing import Final
from uuid import UUID

import streamlit as st

from data import duties
from data.duties import Duty
from data.fields import in_words
from data.language import say, why
from data.names import file_name
from data.people import store as people
from data.ui.desk import Desk
from data.ui.fields import Fields
from data.ui.forms import as_drawn, saving
from data.ui.happened import happened
from data.ui.links import Way, link, unmarked, ways_beside
from data.ui.papers import offer_paper
from data.ui.passages import Passage, passages
from data.ui.tabs import unfold
from execution.room import cards
from execution.room.actions import change_day
from execution.room.documents import day_sheet_paper
from execution.room.models import DayDraft, unapproved_refusal
from execution.room.queries import day_sheet
from execution.room.store import day_change
from organizing.committees import store as committees
from planning.activities import store as activities
from planning.activities.fields import OF, called
from planning.activities.models import Activity
from planning.activities.page import reading
from planning.programme import store as programmes
from planning.versions import store as versions

OF_THE_DAY: Final = tuple(DayDraft.model_fields)
SAID_ABOVE: Final = (*OF_THE_DAY, "procedure", "planned_on", "mode")
"""What the room says above the plan already."""


def plan_part(desk: Desk, activity: Activity) -> None:
    """Draw the day of an activity, and for the leaders what was planned."""
    names = {one.id: one.name for one in people.people(desk.store)}
    with st.container(border=True):
        _day(activity)
        _changed(desk, activity, names)
        _changing(desk, activity, names)
    _sheet(desk, activity, names)
    if not duties.may(Duty.READ_PLAN, desk.person):
        return
    st.subheader(say("What the plan says"))
    st.caption(
        say(
            "Goal, date, money and standard are the plan's: they change by a revision "
            "of the work programme."
        )
    )
    ways_beside(
        (
            Way(say("The plan of the activity"), _to(desk, "kegiatan", activity)),
            Way(say("Proposal and papers"), _to(desk, "dokumen", activity)),
            Way(say("Revise the work programme"), link(desk, "program")),
        )
    )
    lines = activities.budget_lines(desk.store, activity.id)
    reading(desk, activity, lines, [], SAID_ABOVE)
    unfold(
        say("History of this activity"),
        f"history-{activity.id}",
        partial(happened, desk, "activity", activity.id),
    )


def _sheet(desk: Desk, activity: Activity, names: dict[UUID, str]) -> None:
    """Offer the sheet of the day; on the day itself it stands here too."""
    in_charge = names.get(activity.person_id, "") if activity.person_id else ""
    sheet = day_sheet(desk.store, activity, in_charge)
    if activity.when.is_within(desk.today, desk.today):
        with st.container(border=True):
            st.html(cards.today(sheet))
    offer_paper(
        say("Sheet of the day, on one page (DOCX)"),
        partial(day_sheet_paper, desk.school, sheet),
        f"Lembar-hari-{file_name(activity.title)}.docx",
        is_first=False,
    )


def _to(desk: Desk, path: str, activity: Activity) -> str:
    return link(desk, path, kegiatan=activity.id)


def _day(activity: Activity) -> None:
    """Draw what happens on the day; when, where and in whose charge says the head."""
    said = [
        Passage(f"\n{text}", name=called(name))
        for name in ("rundown", "procedure")
        if (text := getattr(activity, name))
    ]
    if said:
        passages(said)
    else:
        st.caption(say("No programme of the day is written yet."))


def _changed(desk: Desk, activity: Activity, names: dict[UUID, str]) -> None:
    """Say what differs from the approved plan: changed for the day, no revision."""
    if day_change(desk.store, activity.id) is None:
        return
    latest = versions.latest_version(desk.store, desk.year)
    found = latest.read().about(activity.id).activities if latest else ()
    before = [
        Passage(say("before: {words}", words=words), name=label)
        for was in found
        for label, words in _differing(was, activity, names)
    ]
    if before:
        words = say("Changed for the day since the approval, without a revision")
        st.caption(f":material/difference: {words}")
        passages(before)


def _differing(
    was: Activity, now: Activity, names: dict[UUID, str]
) -> Iterator[tuple[str, str]]:
    """Give what each field of the day that was changed said in the approved plan."""
    for name in OF_THE_DAY:
        before = getattr(was, name)
        if before != getattr(now, name):
            words = in_words(before, names) or "–"
            yield called(name), f"\n{words}" if "\n" in words else words


def _changing(desk: Desk, activity: Activity, names: dict[UUID, str]) -> None:
    """Let the committee and the lead change the day, where it may be changed now."""
    if not desk.may_now(Duty.RUN_ACTIVITIES):
        return
    if committees.is_completed(desk.store, activity.id):
        return
    approved = programmes.was_approved(desk.store, desk.year)
    if refusal := unapproved_refusal(activity.title, approved=approved):
        if duties.may(Duty.PLAN_YEAR, desk.person):
            st.caption(unmarked(why(refusal)))
        return
    draw = partial(_day_form, desk, as_drawn(activity, activity.id), names)
    label = say("Change programme, place, hours or person in charge")
    unfold(label, f"day-{activity.id}", draw, icon=":material/edit:")


def _day_form(desk: Desk, activity: Activity, names: dict[UUID, str]) -> None:
    key = f"{activity.id}-{activity.version}"
    with st.form(f"day-{key}", border=False):
        fields = Fields(key, DayDraft.of(activity))
        left, right = fields.columns(1, 1)
        left.hour("starts_at", called("starts_at"))
        right.hour("ends_at", called("ends_at"))
        left.line("place", called("place"))
        choices = _choices(desk, activity, names)
        right.one("person_id", called("person_id"), choices, placeholder="–")
        help_ = say(OF["rundown"].help)
        fields.area("rundown", called("rundown"), height=220, help=help_)
        sent = st.form_submit_button(say("Save the day"), type="primary")
    if sent:
        told = say("The day was changed. The approved plan stays as it was.")
        with saving(key, told, **{name: called(name) for name in OF_THE_DAY}):
            draft = DayDraft(**fields.typed)
            change_day(desk.act(), activity.id, activity.version, draft)


def _choices(desk: Desk, activity: Activity, names: dict[UUID, str]) -> dict[UUID, str]:
    """Return who may be in charge: the committee; for leaders everybody active."""
    sitting = committees.members(desk.store, activity.id)
    chosen = {member.person_id: member.name for member in sitting}
    if activity.person_id in names:
        chosen[activity.person_id] = names[activity.person_id]
    if duties.may(Duty.READ_DIRECTORY, desk.person):
        listed = people.people(desk.store)
        chosen |= {one.id: one.name for one in listed if one.is_active}
    return chosen
