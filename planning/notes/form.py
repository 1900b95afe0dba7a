"""The forms of the principal's notes: writing one, taking it back, answering it."""

from collections.abc import Callable
from functools import partial
from typing import Final
from uuid import UUID

import streamlit as st

from data.language import say
from data.ui import begun
from data.ui.desk import Desk
from data.ui.fields import Fields
from data.ui.forms import as_drawn, form_id, saving
from data.ui.links import go, link
from planning.notes.actions import answer_note, take_back_note, write_note
from planning.notes.queries import ListedNote

AT_ACTIVITY: Final = "note-at-"
OPEN_NOTE: Final = f"words-note-~{AT_ACTIVITY}"
"""How the slot of a note begins that is being written at an activity."""

NOTE_AT = "catatan"
"""What the address calls the activity at which a note is being written."""


def act(
    desk: Desk,
    form: str,
    told: str,
    verb: Callable[..., object],
    *facts: object,
    closes: bool = False,
) -> None:
    """Let the person at the desk take one step now, and tell how it ended.

    ``closes``: the page's other forms go away with it, so that nothing may be open.
    """
    with saving(form, told, text=say("Note")):
        if closes:
            begun.demand_nothing_open()
        verb(desk.act(), *facts)
        st.query_params.pop(NOTE_AT, None)


def note_form(desk: Desk, activity_id: UUID) -> None:
    """Let the principal write a note at an activity."""
    key = f"note-{form_id(f'{AT_ACTIVITY}{activity_id}')}"
    with st.form(key, border=False):
        label = say("What should be mended here?")
        words = Fields(key).area("words", label, height=80)
        with st.container(horizontal=True):
            sent = st.form_submit_button(say("Keep the note"), type="primary")
            left = st.form_submit_button(say("Write no note"))
    if sent:
        keep_note(desk, activity_id, words)
    if left:
        begun.kept()
        st.query_params.pop(NOTE_AT, None)
        st.rerun()


def open_notes() -> dict[str, tuple[UUID, str]]:
    """Return the notes typed at activities and not kept yet, by where they stand."""
    return {
        slot: (UUID(slot.removeprefix(OPEN_NOTE).strip("~")), words)
        for slot, words in begun.typed_beside(OPEN_NOTE).items()
        if slot.startswith(OPEN_NOTE)
    }


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


def draft_note(desk: Desk, note: ListedNote) -> None:
    """Show a note that was not handed over yet, and let it be taken back."""
    with st.container(border=True, gap="small"):
        place_of(desk, note)
        st.text(note.text)
        if st.button(say("Take the note back"), key=f"back-{note.id}-{note.version}"):
            told = say("The note was taken back.")
            act(desk, "back", told, take_back_note, note.id, note.version, desk.year)


def keep_note(desk: Desk, activity_id: UUID | None, words: str) -> None:
    """Keep a note at an activity, or at the whole plan."""
    form = f"{AT_ACTIVITY}{activity_id or desk.year}"
    told = say("The note is kept.")
    act(desk, form, told, write_note, form_id(form), activity_id, words, desk.year)
