"""The forms of minutes: the meeting as a whole, its points, its decisions."""

from collections.abc import Mapping
from functools import partial
from uuid import UUID

import streamlit as st

from data import duties
from data.duties import Duty
from data.language import say
from data.people import store as people
from data.ui.desk import Desk
from data.ui.ending import Back, ending
from data.ui.fields import Fields
from data.ui.forms import as_drawn, emptied, form_id, saving
from data.ui.links import go, link, unmarked
from data.ui.tabs import unfold
from execution.minutes import store as minutes
from execution.minutes.actions import (
    add_item,
    change_item,
    change_minutes,
    decide_in,
    entrust,
    strike_item,
    strike_minutes,
    take_minutes,
    withdraw_decision,
)
from execution.minutes.models import (
    DecisionDraft,
    Item,
    ItemDraft,
    MinutesDraft,
    takes_minutes,
)
from execution.minutes.queries import ListedDecision
from organizing.committees import store as committees
from planning.activities import store as activities
from planning.activities.models import Activity
from planning.meeting.models import Meeting, MeetingKind, Nature

Activities = Mapping[UUID | None, str]


def takes(desk: Desk, activity_id: UUID | None, taker_id: UUID | None = None) -> bool:
    """Return whether the person may take minutes of this activity now."""
    if not desk.may_now(Duty.TAKE_MINUTES):
        return False
    me = desk.person.id
    if duties.may(Duty.KEEP_MINUTES, desk.person) or taker_id == me:
        return True
    if activity_id is None:
        return False
    return takes_minutes(minutes.positions_of(desk.store, activity_id, me))


def own_activities(desk: Desk) -> list[Activity]:
    """Return the activities whose minutes the person may take now."""
    if not desk.may_now(Duty.TAKE_MINUTES):
        return []
    planned = activities.activities_in(desk.store, desk.year)
    return [activity for activity in planned if takes(desk, activity.id)]


def named(desk: Desk, own: list[Activity]) -> Activities:
    """Return the activities to choose from; the lead may choose none."""
    none: Activities = {}
    if duties.may(Duty.KEEP_MINUTES, desk.person):
        none = {None: say("No activity")}
    return {**none, **{activity.id: activity.title for activity in own}}


def new_minutes(desk: Desk, own: list[Activity], usual: Activity | None) -> None:
    """Let a person begin the minutes of a meeting."""
    form = f"minutes-{usual.id if usual else ''}"
    key = form_id(form)
    usual = usual or _latest(desk, own)
    planned = usual.planned_on if usual else None
    day = planned if planned and planned <= desk.today else desk.today
    facts: dict[str, object] = {
        "kind": MeetingKind.PARENTS,
        "nature": Nature.ORDINARY,
        "activity_id": usual.id if usual else None,
        "held_on": day,
        "opened_at": usual.starts_at if usual else None,
        "closed_at": usual.ends_at if usual else None,
        "place": usual.place if usual else "",
        "taker_id": desk.person.id,
    }
    with st.form(form):
        fields = Fields.new(key, MinutesDraft, **facts)
        _meeting_fields(desk, fields, named(desk, own), None)
        sent = st.form_submit_button(say("Begin the minutes"), type="primary")
    if sent:
        with saving(form, say("The minutes were begun."), **fields.labels):
            draft = MinutesDraft(**fields.typed)
            take_minutes(desk.act(), key, draft, desk.year)
            st.query_params["notulen"] = str(key)


def _latest(desk: Desk, own: list[Activity]) -> Activity | None:
    """Return the activity that was held last: minutes are taken right after it."""
    held = [(a.planned_on, a) for a in own if a.planned_on]
    over = [(day, a) for day, a in held if day <= desk.today]
    return max(over, key=lambda one: one[0], default=(None, None))[1]


def change_meeting(desk: Desk, meeting: Meeting, own: list[Activity]) -> None:
    """Let a person complete or correct what is said of the meeting as a whole."""
    kept = as_drawn(meeting, f"minutes-{meeting.id}")
    key = f"minutes-{kept.id}-{kept.version}"
    with st.form(key, border=False):
        fields = Fields(key, kept)
        _meeting_fields(desk, fields, named(desk, own), kept)
        sent = st.form_submit_button(say("Save"), type="primary")
    if sent:
        with saving(key, say("The minutes were saved."), **fields.labels):
            draft = MinutesDraft(**fields.typed)
            change_minutes(desk.act(), kept.id, kept.version, draft)
    if kept.kind is not MeetingKind.ANNUAL and duties.may(
        Duty.KEEP_MINUTES, desk.person
    ):
        ending(
            say("Strike the minutes"),
            say(
                "The minutes are taken out with every point in them, for everybody. "
                "Decisions are struck first."
            ),
            say("Strike the minutes"),
            lambda: strike_minutes(desk.act(), kept.id),
            say("The minutes were struck."),
            key=f"strike-{key}",
            back=Back.NEVER,
        )


def _meeting_fields(
    desk: Desk, fields: Fields, chosen: Activities, kept: Meeting | None
) -> None:
    """Ask for the meeting; what the plan keeps of the annual one stays as it is."""
    of_the_plan = kept is not None and kept.kind is MeetingKind.ANNUAL
    own = dict(chosen)
    if kept and kept.activity_id and kept.activity_id not in own:
        title = desk.store.get(Activity, kept.activity_id).title
        own[kept.activity_id] = title
    if kept and of_the_plan:
        for name in ("kind", "held_on", "place", "agenda"):
            fields.typed[name] = getattr(kept, name)
        go(say("Day, place, agenda and parties: annual meeting"), link(desk, "rapat"))
    left, right = fields.columns(1, 1)
    left.one("activity_id", say("Activity"), own)
    right.line("title", say("Title, where it is not the activity's"))
    if not of_the_plan:
        kinds = [kind for kind in MeetingKind if kind is not MeetingKind.ANNUAL]
        left.one("kind", say("Kind of meeting"), kinds)
        right.line("place", say("Place"))
        left.day("held_on", say("Date"), max_value=desk.today)
    right.radio("nature", say("Nature of the meeting"), Nature)
    left.hour("opened_at", say("Opened at"))
    right.hour("closed_at", say("Closed at"))
    everybody = _people(desk, kept)
    left.one("leader_id", say("Led by"), everybody, nothing="–")
    right.one("taker_id", say("Minutes taken by"), everybody, nothing="–")
    if not of_the_plan:
        fields.area("agenda", say("Agenda, an item on each line"), height=100)
    fields.area(
        "names",
        say("Participants by name, one on each line"),
        height=100,
        help=say("Families and groups that were counted are attached by themselves."),
    )
    left, right = fields.columns(1, 1)
    left.day("next_on", say("Next meeting"))
    right.line("next_note", say("What it is about"))


def _people(desk: Desk, kept: Meeting | None) -> dict[UUID, str]:
    """Return who can lead or take minutes: everybody, or those one works with."""
    every = {one.id: one for one in people.people(desk.store) if one.is_active}
    if not duties.may(Duty.KEEP_MINUTES, desk.person):
        among = {desk.person.id}
        for activity in own_activities(desk):
            members = committees.active_members(desk.store, activity.id)
            among |= {member.person_id for member in members}
        every = {key: one for key, one in every.items() if key in among}
    named = {key: one.name for key, one in every.items()}
    return named | _named_in(desk, kept)


def _named_in(desk: Desk, kept: Meeting | None) -> dict[UUID, str]:
    ids = {kept.leader_id, kept.taker_id} - {None} if kept else set()
    found = {one.id: one.name for one in people.people(desk.store)} if ids else {}
    return {key: found[key] for key in ids if key in found}


# ── points ───────────────────────────────────────────────────────────────────


def new_item(desk: Desk, meeting: Meeting, items: list[Item]) -> None:
    """Let a person write down point after point; Enter in a line adds it."""
    form = f"item-{meeting.id}"
    key = form_id(form)
    told = {item.title for item in items}
    waiting = [title for title in meeting.agenda_items if title not in told]
    proposed = waiting[0] if waiting else ""
    names = ("title", "speaker", "content")
    emptied(form, dict.fromkeys((f"{name}-{form}" for name in names), ""))
    with st.form(form):
        fields = Fields(form)
        left, right = fields.columns(2, 1)
        left.line("title", say("Point"), placeholder=proposed)
        right.line("speaker", say("Who spoke"))
        fields.area("content", say("What was said"), height=90)
        sent = st.form_submit_button(say("Add the point"), type="primary")
    if sent:
        with saving(form, say("The point was added."), **fields.labels):
            typed = {**fields.typed, "title": fields.typed["title"] or proposed}
            add_item(desk.act(), key, meeting.id, ItemDraft(**typed))


def correct_items(desk: Desk, items: list[Item]) -> None:
    """Let a person correct the points, each behind its title."""
    for number, item in enumerate(items, 1):
        unfold(
            f"{number}. {unmarked(item.title)}",
            f"item-{item.id}",
            partial(_correct_item, desk, item),
        )


def _correct_item(desk: Desk, item: Item) -> None:
    kept = as_drawn(item, item.id)
    key = f"{kept.id}-{kept.version}"
    with st.form(f"item-{key}", border=False):
        fields = Fields(key, kept)
        left, right = fields.columns(2, 1)
        left.line("title", say("Point"))
        right.line("speaker", say("Who spoke"))
        fields.area("content", say("What was said"), height=90)
        sent = st.form_submit_button(say("Save"), type="primary")
    if sent:
        with saving(key, say("The point was saved."), **fields.labels):
            draft = ItemDraft(**fields.typed)
            change_item(desk.act(), kept.id, kept.version, draft)
    ending(
        say("Take the point out"),
        say("What was said on this point is taken out of the minutes."),
        say("Take the point out"),
        lambda: strike_item(desk.act(), kept.id),
        say("The point was taken out."),
        key=f"strike-{key}",
        back=Back.NEVER,
    )


# ── decisions ────────────────────────────────────────────────────────────────


def new_decision(desk: Desk, meeting: Meeting) -> None:
    """Let a person write down decision after decision, each with who and when."""
    form = f"decision-{meeting.id}"
    key = form_id(form)
    emptied(form, {f"text-{form}": "", f"owner_id-{form}": None})
    with st.form(form):
        fields = Fields(form)
        fields.line("text", say("Decision"))
        _who_and_when(desk, fields, meeting, nothing=say("Nobody has to do anything"))
        sent = st.form_submit_button(say("Add the decision"), type="primary")
    if sent:
        with saving(form, say("The decision was added."), **fields.labels):
            draft = DecisionDraft(**fields.typed)
            decide_in(desk.act(), key, meeting.id, draft)


def _who_and_when(
    desk: Desk, fields: Fields, meeting: Meeting, *, nothing: str
) -> None:
    left, right = fields.columns(1, 1)
    chosen = _people(desk, meeting)
    left.one("owner_id", say("Who carries it out"), chosen, nothing=nothing)
    right.day("due_on", say("Until when"), min_value=meeting.held_on)


def give_decision(desk: Desk, meeting: Meeting, decision: ListedDecision) -> None:
    """Let a person give a decision to somebody, or take it out."""
    key = f"entrust-{decision.id}"
    with st.form(key, border=False):
        fields = Fields(key)
        _who_and_when(desk, fields, meeting, nothing="–")
        sent = st.form_submit_button(say("Give the decision"), type="primary")
    owner, day = fields.typed["owner_id"], fields.typed["due_on"]
    if sent and not (owner and day):
        st.error(say("Choose who carries it out, and until when."))
    elif sent:
        with saving(key, say("The decision was given."), **fields.labels):
            entrust(desk.act(), decision.id, owner, day)
    if meeting.kind is not MeetingKind.ANNUAL:
        ending(
            say("Strike"),
            say("The decision is taken out of the minutes."),
            say("Strike the decision"),
            lambda: withdraw_decision(desk.act(), decision.id),
            say("The decision was struck."),
            key=f"strike-{decision.id}",
            back=Back.NEVER,
        )
