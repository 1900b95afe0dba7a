"""The minutes' page: what meetings said and decided, and what came of it."""

from functools import partial
from uuid import UUID

import streamlit as st

from data import duties
from data.arising import Arising
from data.duties import Duty
from data.language import N_, in_hours, in_number, in_short, in_weekday, say
from data.names import file_name
from data.ui.arising import PATH, finding_way
from data.ui.desk import Desk
from data.ui.files import FileSteps, files_of_record
from data.ui.forms import asked_activity
from data.ui.links import anchor, go, link, unmarked, ways_beside
from data.ui.pages import Page, Section, Use
from data.ui.papers import offer_paper
from data.ui.passages import Passage, passages
from data.ui.tables import Cell, Group, lines, listing, plain
from data.ui.tabs import unfold
from execution.minutes import queries
from execution.minutes import store as minutes
from execution.minutes.actions import (
    attach_to_minutes,
    describe_on_minutes,
    detach_from_minutes,
)
from execution.minutes.documents import meeting_minutes
from execution.minutes.form import (
    change_meeting,
    correct_items,
    give_decision,
    new_decision,
    new_item,
    new_minutes,
    own_activities,
    takes,
)
from execution.minutes.models import Item
from execution.minutes.queries import ListedDecision, ListedMinutes
from organizing.committees import store as committees
from planning.activities import store as activities
from planning.activities.models import Activity
from planning.meeting.models import Meeting, MeetingKind

PAGE = Page(
    N_("Minutes"),
    "notulen",
    "edit_note",
    Section.EXECUTE,
    duty=None,
    use=Use.RARE,
    heading=N_("Minutes {year}"),
    words=N_("notes of a meeting, official record"),
)

MEETING = "notulen"
"""How the address names the meeting that is looked at."""

OF_MINUTES = FileSteps(attach_to_minutes, describe_on_minutes, detach_from_minutes)


def show(desk: Desk) -> None:
    """Draw the page."""
    rows = queries.listed_minutes(desk.store, desk.year, _whose(desk))
    asked = st.query_params.get(MEETING)
    if row := next((one for one in rows if str(one.id) == asked), None):
        go(say("All minutes"), link(desk, "notulen"), "‹ ")
        st.title(unmarked(row.called))
        _one(desk, row)
        return
    st.title(PAGE.headed(desk.year))
    if activity := _asked_activity(desk):
        go(say("All minutes"), link(desk, PAGE.path), "‹ ")
        st.subheader(unmarked(activity.title), anchor=False)
        part(desk, activity)
        return
    own = own_activities(desk)
    if duties.may(Duty.KEEP_MINUTES, desk.person) or own:
        unfold(
            say("Take minutes of a meeting"),
            "new-minutes",
            partial(new_minutes, desk, own, None),
            icon=":material/edit:",
            begins="minutes-",
        )
    _list(desk, rows)
    go(say("Follow-ups of every meeting"), link(desk, PATH))


def _asked_activity(desk: Desk) -> Activity | None:
    """Return the activity that the address names, of those the person may see."""
    there = {one.id: one for one in activities.activities_in(desk.store, desk.year)}
    shown = set(there)
    if whose := _whose(desk):
        shown &= committees.activities_of(desk.store, whose)
    return there.get(asked) if (asked := asked_activity(shown)) else None


def part(desk: Desk, activity: Activity) -> None:
    """Draw the minutes of one activity, and let its people take them."""
    rows = queries.listed_minutes(desk.store, desk.year, _whose(desk), activity.id)
    if takes(desk, activity.id):
        unfold(
            say("Take minutes of a meeting"),
            f"new-minutes-{activity.id}",
            partial(new_minutes, desk, [activity], activity),
            icon=":material/edit:",
            begins=f"minutes-{activity.id}",
        )
    _list(desk, rows)


def _whose(desk: Desk) -> UUID | None:
    """Return None for who reads all minutes, else the person."""
    return None if duties.may(Duty.READ_RESULTS, desk.person) else desk.person.id


def _list(desk: Desk, rows: list[ListedMinutes]) -> None:
    if not rows:
        st.info(
            say(
                "No minutes are kept yet. Whoever takes them begins right after the "
                "meeting, and decisions become follow-ups by themselves."
            )
        )
        return
    heads = [(say("Meeting"), "lead"), (say("Date"), ""), (say("Decisions"), "number")]
    told = [
        [
            Cell(anchor(row.called, link(desk, "notulen", notulen=row.id)), "lead"),
            plain(in_weekday(row.held_on), label=say("Date")),
            plain(in_number(row.decisions), "number", say("Decisions")),
        ]
        for row in rows
    ]
    listing(heads, [Group((), told)])


# ── one meeting ──────────────────────────────────────────────────────────────


def _one(desk: Desk, row: ListedMinutes) -> None:
    meeting = desk.store.get(Meeting, row.id)
    may_take = takes(desk, meeting.activity_id, meeting.taker_id)
    offer_paper(
        say("Minutes as DOCX"),
        lambda: meeting_minutes(queries.minutes_paper(desk.store, meeting.id)),
        f"Notulen-{file_name(row.called)}-{meeting.held_on}.docx",
        is_first=False,
    )
    _facts(desk, meeting, row)
    if may_take:
        unfold(
            say("Complete or correct"),
            f"change-{meeting.id}",
            partial(change_meeting, desk, meeting, own_activities(desk)),
        )
    items = minutes.items(desk.store, meeting.id)
    _items(desk, meeting, items, may_take=may_take)
    _decisions(desk, meeting, may_take=may_take)
    files_of_record(
        desk,
        (Meeting.table.name, meeting.id),
        link(desk, "notulen", notulen=meeting.id),
        OF_MINUTES if may_take else None,
        say("Add the signed minutes, a list or a photo"),
    )


def _facts(desk: Desk, meeting: Meeting, row: ListedMinutes) -> None:
    paper = queries.minutes_paper(desk.store, meeting.id)
    came = sum(one.came for one in paper.families) + sum(
        one.came for one in paper.parties
    )
    came += sum(one.count for one in paper.annual)
    names = [name for name in meeting.names.splitlines() if name.strip()]
    facts = {
        say("Date"): in_weekday(meeting.held_on),
        say("Hours"): in_hours(meeting.opened_at, meeting.closed_at) or "–",
        say("Place"): meeting.place or "–",
        say("Kind of meeting"): f"{say(meeting.kind.label)} · "
        f"{say(meeting.nature.label)}",
        say("Led by"): paper.leader.name if paper.leader else "–",
        say("Minutes taken by"): paper.taker.name if paper.taker else "–",
        say("Counted as present"): in_number(came) if came else "–",
        say("Named as present"): in_number(len(names)) if names else "–",
    }
    passages(Passage(words, name=name) for name, words in facts.items())
    if row.activity_id:
        go(
            say("To the activity"),
            link(desk, "ruang", kegiatan=row.activity_id, bagian="notulen"),
        )
    if meeting.kind is MeetingKind.ANNUAL:
        go(say("To the annual meeting of the plan"), link(desk, "rapat"))
    if meeting.next_on or meeting.next_note:
        day = in_weekday(meeting.next_on) if meeting.next_on else ""
        words = " · ".join(filter(None, (day, meeting.next_note)))
        passages([Passage(words, name=say("Next meeting"))])


def _items(desk: Desk, meeting: Meeting, items: list[Item], *, may_take: bool) -> None:
    st.subheader(say("What was said"))
    if not may_take and not items:
        st.caption(say("Nothing was written down yet."))
    if may_take:
        correct_items(desk, items)
        new_item(desk, meeting, items)
        return
    passages(
        Passage(item.content, above=item.speaker, name=f"{number}. {item.title}")
        for number, item in enumerate(items, 1)
    )


def _decisions(desk: Desk, meeting: Meeting, *, may_take: bool) -> None:
    st.subheader(say("Decisions"))
    decided = queries.listed_decisions(desk.store, meeting.id)
    if decided:
        lines([_decided(row) for row in decided])
        ways = [
            way._replace(label=f"{way.label} ({row.number})")
            for row in decided
            for way in finding_way(desk, Arising.DECISION, row.id)
        ]
        if ways:
            ways_beside(ways)
    elif not may_take:
        st.caption(say("Nothing was decided."))
    if not may_take:
        return
    for row in decided:
        if row.owner is None:
            unfold(
                say("Give to somebody: {number}", number=row.number),
                f"entrust-{row.id}",
                partial(give_decision, desk, meeting, row),
            )
    if meeting.kind is MeetingKind.ANNUAL:
        go(say("Add decisions: annual meeting"), link(desk, "rapat"))
        return
    new_decision(desk, meeting)


def _decided(row: ListedDecision) -> dict[str, str]:
    return {
        say("Decision"): f"{row.number}. {row.text}",
        say("Who"): row.owner or "–",
        say("Until when"): in_short(row.due_on) if row.due_on else "–",
        say("How far"): _how_far(row),
    }


def _how_far(row: ListedDecision) -> str:
    if row.task_step:
        return say("Task: {step}", step=say(row.task_step.label))
    if row.closed_on:
        if not row.outcome:
            return say("Closed {day}, with a file as proof", day=row.closed_on)
        return say("Closed {day}: {outcome}", day=row.closed_on, outcome=row.outcome)
    return say("Follow-up is open") if row.owner else "–"
