"""The activities of the year's plan, as the work programme lists them."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from html import escape
from itertools import groupby
from typing import Final
from uuid import UUID

import streamlit as st

from data.activity import in_incidental
from data.language import N_, in_list, in_number, in_rupiah, say
from data.participants import in_participants
from data.ui.desk import Desk
from data.ui.links import anchor, here, link
from data.ui.tables import Cell, Group, listing, plain
from planning.activities.fields import called
from planning.activities.queries import PlannedActivity
from planning.notes.form import NOTE_AT, note_form
from planning.notes.queries import ListedNote
from planning.programme import form

TICKS: Final = {
    "goal": N_("Goal stated"),
    "classified": N_("Classified"),
    "scheduled": N_("Scheduled"),
    "procedure": N_("Procedure described"),
}
Row = tuple[PlannedActivity, list[Cell]]
Notes = Mapping[UUID, Sequence[str]]


def plan_list(
    desk: Desk,
    plan: Sequence[PlannedActivity],
    notes: Sequence[ListedNote],
    *,
    writes: bool,
) -> None:
    """Show the plan as the address narrows it; who ``writes`` notes does it there."""
    if not plan:
        st.info(
            say(
                "No activities yet. Set goals first, then plan activities; last year's "
                "findings tell where to begin."
            )
        )
        return
    wanted = form.narrowed_plan(desk, plan)
    plan = [activity for activity in plan if activity.fits(wanted)]
    if not plan:
        st.info(say("No activity fits this choice. Choose “All” again."))
        return
    total = in_rupiah(sum((activity.budget for activity in plan), start=Decimal(0)))
    count = in_number(len(plan))
    st.caption(say("{count} activities, budget {total}", count=count, total=total))
    _list(desk, plan, _open_notes(notes), writes=writes)


def _open_notes(notes: Sequence[ListedNote]) -> Notes:
    """Return the words of the notes still open, by the activity they are about."""
    found: dict[UUID, list[str]] = {}
    for note in notes:
        if note.is_open and note.activity_id:
            found.setdefault(note.activity_id, []).append(note.text)
    return found


def _list(
    desk: Desk, plan: Sequence[PlannedActivity], notes: Notes, *, writes: bool
) -> None:
    """Draw the list month by month; a note is written under its activity."""
    asked = st.query_params.get(NOTE_AT) if writes else None
    ids = [str(activity.id) for activity in plan]
    upto = ids.index(asked) + 1 if asked in ids else 0
    rows = [(a, _row(desk, a, notes.get(a.id, ()), writes=writes)) for a in plan]
    if upto:
        _months(rows[:upto])
        note_form(desk, plan[upto - 1].id)
    if rows[upto:]:
        _months(rows[upto:])


def _months(rows: Sequence[tuple[PlannedActivity, list[Cell]]]) -> None:
    heads = (
        (called("planned_on"), "lead"),
        (say("Activity"), ""),
        (called("person_id"), ""),
        (say("Budget"), "corner number"),
    )
    months = groupby(rows, key=lambda row: row[0].when.in_month())
    groups = [
        Group(
            [Cell(escape(month), span=len(heads))],
            [cells for _, cells in of_month],
        )
        for month, of_month in months
    ]
    listing(heads, groups)


def _row(
    desk: Desk, activity: PlannedActivity, notes: Sequence[str], *, writes: bool
) -> list[Cell]:
    title = anchor(activity.title, link(desk, "kegiatan", kegiatan=activity.id))
    meant = in_participants(
        activity.families,
        activity.parties,
        is_confidential=activity.is_confidential,
    )
    goal = f"{activity.goal_number}. {activity.goal}" if activity.goal else "–"
    serves = say("Goal")
    under = [
        _small(f"{say(activity.mode.label)} · {meant}"),
        _small(f"{serves}: {goal}"),
    ]
    if activity.incidental:
        under.append(_small(in_incidental(activity.incidental), "look"))
    lacking = [say(t) for n, t in TICKS.items() if not getattr(activity.ticks, n)]
    if lacking:
        words = say("not yet: {parts}", parts=in_list(lacking))
        under.append(_small(f"○ {words}", "look"))
    under += [_small(f"✎ {note}", "look") for note in notes]
    if writes:
        under.append(f"<small>{_writing(desk, activity)}</small>")
    return [
        plain(activity.when.in_long(undated="–"), "lead"),
        Cell(f"<strong>{title}</strong>{''.join(under)}"),
        plain(activity.person or say("nobody in charge")),
        plain(in_rupiah(activity.budget), "corner number"),
    ]


def _writing(desk: Desk, activity: PlannedActivity) -> str:
    """Return the way to the note's form; the list stays narrowed as it is."""
    url = here(desk, "program", **{NOTE_AT: activity.id})
    return anchor(say("Write a note"), url, stays=True)


def _small(words: str, kind: str = "") -> str:
    return f'<small class="{kind}">{escape(words)}</small>'
