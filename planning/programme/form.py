"""The forms of the work programme: what it is narrowed to, and the words of a step."""

from collections.abc import Callable, Sequence
from functools import partial
from uuid import UUID

import streamlit as st

from data.calendar import MONTHS
from data.cooperation import CooperationForm
from data.language import in_month, say
from data.ui.desk import Desk
from data.ui.fields import Fields, words_of
from data.ui.filters import Choice, narrowed_by
from data.ui.forms import as_drawn, form_id, saving
from data.ui.links import go, link
from data.ui.reasons import asked_reason
from planning.activities.queries import PlanFilter, PlannedActivity
from planning.programme.actions import (
    allow_undecided,
    answer_note,
    return_,
    revise,
    take_back_note,
    write_note,
)
from planning.programme.models import WorkProgram
from planning.programme.queries import ListedNote

NOTE_AT = "catatan"
"""What the address calls the activity at which a note is being written."""


def narrowed_plan(desk: Desk, plan: Sequence[PlannedActivity]) -> PlanFilter:
    """Let the year's activities be narrowed; the address keeps the choice."""
    months = {str(month): in_month(desk.year.month(month)) for month in MONTHS}
    goals = sorted({(a.goal_number, a.goal_id, a.goal) for a in plan if a.goal_id})
    titles = {str(goal_id): f"{number}. {title}" for number, goal_id, title in goals}
    people = {str(a.person_id): a.person for a in plan if a.person_id and a.person}
    forms = words_of(CooperationForm)
    chosen = narrowed_by(
        say("Narrow the list"),
        (
            Choice("month", "bulan", say("Month"), months),
            Choice("goal_id", "tujuan", say("Goal"), titles),
        ),
        (
            Choice("form", "bentuk", say("Form of cooperation"), forms),
            Choice("person_id", "penanggung", say("Person in charge"), people),
        ),
    )
    return PlanFilter.model_validate(chosen)


def act(
    desk: Desk, form: str, told: str, verb: Callable[..., object], *facts: object
) -> None:
    """Let the person at the desk take one step now, and tell how it ended."""
    with saving(form, told, text=say("Note")):
        verb(desk.act(), *facts)
        st.query_params.pop(NOTE_AT, None)


def allow_form(desk: Desk, program: WorkProgram) -> None:
    """Let the principal allow undecided findings, with a reason."""
    key = f"override-{program.id if program.version else ''}-{program.version}"
    heading = say("Let the plan go on with undecided findings")
    reason = asked_reason(heading, say("Allow"), key)
    if reason is None:
        return
    told = say("Allowed; the reason is kept.")
    act(desk, key, told, allow_undecided, desk.year, program.version, reason)


def revise_form(desk: Desk, program: WorkProgram, key: str) -> None:
    """Let who plans open the approved programme again, with a reason."""
    heading = say("Revise the approved work programme")
    reason = asked_reason(heading, say("Revise"), f"revise-{key}")
    if reason is None:
        return
    told = say("The work programme is open for revision.")
    act(desk, key, told, revise, desk.year, program.version, reason)


def return_form(
    desk: Desk, program: WorkProgram, drafts: Sequence[ListedNote], key: str
) -> None:
    """Show the notes written so far, and let the principal return the plan."""
    for note in drafts:
        _draft(desk, note)
    with st.form(f"return-{key}", border=False):
        label = say("What should be mended in the whole plan?")
        words = Fields(key).area("note", label, height=80)
        with st.container(horizontal=True):
            sent = st.form_submit_button(say("Return with the notes"))
            later = st.form_submit_button(say("Keep this note for later"))
    if sent:
        told = say("The work programme was returned.")
        act(desk, key, told, return_, desk.year, program.version, words)
    if later:
        _keep_note(desk, None, words)


def note_form(desk: Desk, activity_id: UUID) -> None:
    """Offer to write a note; the form is only drawn where it was asked for."""
    if st.query_params.get(NOTE_AT) != str(activity_id):
        label, key = say("Write a note"), f"write-{activity_id}"
        if st.button(label, key=key, type="tertiary", icon=":material/edit_note:"):
            st.query_params[NOTE_AT] = str(activity_id)
            st.rerun()
        return
    key = f"note-{form_id(f'note-at-{activity_id}')}"
    with st.form(key, border=False):
        label = say("What should be mended here?")
        words = Fields(key).area("words", label, height=80)
        with st.container(horizontal=True):
            sent = st.form_submit_button(say("Keep the note"), type="primary")
            left = st.form_submit_button(say("Write no note"))
    if sent:
        _keep_note(desk, activity_id, words)
    if left:
        st.query_params.pop(NOTE_AT, None)
        st.rerun()


def answer_form(desk: Desk, note: ListedNote) -> None:
    """Let who plans answer a note, or mark it as mended; settled ones stay closed."""
    note = as_drawn(note, note.id)
    key = f"answer-{note.id}-{note.version}"
    place = st.container() if note.is_open else st.expander(say("Change the answer"))
    with place, st.form(key, border=False):
        told = say("May stay empty when the plan was mended.")
        fields = Fields(key, note)
        answer = fields.area("answer", say("Your answer"), height=80, help=told)
        with st.container(horizontal=True):
            mended = st.form_submit_button(say("Mark as mended"), type="primary")
            answered = st.form_submit_button(say("Only answer"))
    if not (mended or answered):
        return
    told = say("The note is settled.")
    settle = partial(answer_note, mended=mended)
    act(desk, key, told, settle, note.id, note.version, answer, desk.year)


def place_of(desk: Desk, note: ListedNote) -> None:
    """Say what a note is about: an activity, one that is gone, or the whole plan."""
    if note.is_planned:
        go(note.activity, link(desk, "kegiatan", kegiatan=note.activity_id))
    elif note.activity_id:
        st.text(say("{title} (dropped)", title=note.activity))
    else:
        st.text(say("The whole plan"))


def _draft(desk: Desk, note: ListedNote) -> None:
    with st.container(border=True, gap="small"):
        place_of(desk, note)
        st.text(note.text)
        if st.button(say("Take the note back"), key=f"back-{note.id}-{note.version}"):
            told = say("The note was taken back.")
            act(desk, "back", told, take_back_note, note.id, note.version, desk.year)


def _keep_note(desk: Desk, activity_id: UUID | None, words: str) -> None:
    form = f"note-at-{activity_id or desk.year}"
    told = say("The note is kept.")
    act(desk, form, told, write_note, form_id(form), activity_id, words, desk.year)
