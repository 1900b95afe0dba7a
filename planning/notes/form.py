"""The forms of the principal's notes: writing one, taking it back, answering it."""

from collections.abc import Callable, Sequence
from functools import partial
from html import escape
from typing import Final
from uuid import UUID

import streamlit as st

from data.language import say
from data.ui import begun
from data.ui.desk import Desk
from data.ui.fields import Fields
from data.ui.forms import as_drawn, form_id, press, saving
from data.ui.links import Way, link, ways_beside
from planning.notes.actions import answer_note, take_back_note, write_note
from planning.notes.cards import LANDED, WHOLE
from planning.notes.queries import ListedNote

AT_PLACE: Final = "note-at-"
OPEN_NOTE: Final = f"words-note-~{AT_PLACE}"
"""How the slot of a note begins that is being written at a place of the plan."""

NOTE_AT: Final = "catatan"
"""What the address calls the place at which a note is being written."""

ANSWERED: Final = "jawab"
"""What the address calls the note that is being answered."""

HERE: Final = "note-here"
LOOK: Final = f"""<style>
.st-key-{HERE}{{border-left:3px solid var(--accent);background:var(--accent-tint);
padding:.6rem .9rem .8rem;border-radius:.3rem;max-width:46rem}}
.st-key-{HERE} textarea{{scroll-margin:9rem 0 11rem}}
.st-key-{HERE}.st-key-{HERE} p.at{{margin:0;font-weight:600;overflow-wrap:anywhere}}
.st-key-{HERE} p.asked{{margin:0;white-space:pre-line;overflow-wrap:anywhere}}
</style>"""
COMES: Final = f"""<style>
.st-key-{HERE} textarea{{animation:way-write 1ms}}
@keyframes way-write{{from{{outline-color:transparent}}}}
</style>"""
"""The cursor comes to the field: way.js hears the animation begin."""


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


def note_panel(
    desk: Desk, about: UUID | None, title: str, drafts: Sequence[ListedNote]
) -> None:
    """Let the principal write a note at a place, and take back what stands there."""
    with st.container(key=HERE, gap="small"):
        st.html(f'{LOOK}{COMES}<p class="at">{escape(title)}</p>')
        for note in drafts:
            st.html(f'<p class="asked">{escape(note.text)}</p>')
            told = say("The note was taken back.")
            back = partial(_take_back, desk, note)
            key = f"back-{note.id}-{note.version}"
            press(say("Take the note back"), back, told, key=key)
        _note_form(desk, about)


def _take_back(desk: Desk, note: ListedNote) -> None:
    take_back_note(desk.act(), note.id, note.version, desk.year)


def _note_form(desk: Desk, about: UUID | None) -> None:
    key = f"note-{form_id(_form_of(about))}"
    with st.form(key, border=False):
        label = say("What should be mended here?")
        if about is None:
            label = say("What should be mended in the whole plan?")
        words = Fields(key).area("words", label, height=80)
        with st.container(horizontal=True):
            sent = st.form_submit_button(say("Keep the note"), type="primary")
            left = st.form_submit_button(say("Write no note"))
    if sent:
        st.query_params[LANDED] = str(about or WHOLE)
        form = _form_of(about)
        told = say("The note is kept.")
        act(desk, form, told, write_note, form_id(form), about, words, desk.year)
    if left:
        begun.kept()
        st.query_params.pop(NOTE_AT, None)
        st.query_params[LANDED] = str(about or WHOLE)
        st.rerun()


def _form_of(about: UUID | None) -> str:
    return f"{AT_PLACE}{about or WHOLE}"


def open_notes() -> dict[str, tuple[UUID | None, str]]:
    """Return the notes typed at places and not kept yet, by where they stand."""
    found = {}
    for slot, words in begun.typed_beside(OPEN_NOTE).items():
        if slot.startswith(OPEN_NOTE):
            place = slot.removeprefix(OPEN_NOTE).strip("~")
            found[slot] = (None if place == WHOLE else UUID(place), words)
    return found


def answer_panel(
    desk: Desk, note: ListedNote, then: UUID | None, *, comes: bool
) -> None:
    """Let who plans answer a note, or mark it as mended; ``then`` comes the next one.

    ``comes``: the cursor goes to the answer.
    """
    with st.container(key=HERE, gap="small"):
        look = LOOK + COMES if comes else LOOK
        place = note.title if note.about else say("The whole plan")
        st.html(
            f'{look}<p class="at">{escape(place)}</p>'
            f'<p class="asked">{escape(note.text)}</p>'
        )
        if note.is_planned and note.activity_id:
            url = link(desk, "kegiatan", kegiatan=note.activity_id)
            ways_beside([Way(say("Open the activity and change it"), url)])
        elif note.is_planned:
            ways_beside([Way(say("Set goals"), link(desk, "tujuan"))])
        _answer_form(desk, note, then)


def _answer_form(desk: Desk, note: ListedNote, then: UUID | None) -> None:
    note = as_drawn(note, note.id)
    key = f"answer-{note.id}-{note.version}"
    with st.form(key, border=False):
        told = say("May stay empty when the plan was mended.")
        fields = Fields(key, note)
        answer = fields.area("answer", say("Your answer"), height=80, help=told)
        with st.container(horizontal=True):
            mended = st.form_submit_button(say("Mark as mended"), type="primary")
            answered = st.form_submit_button(say("Only answer"))
    if not (mended or answered):
        return
    told = say("The note is settled.")
    if then:
        told = say("The note is settled; the next one is open.")

    def settle() -> None:
        facts = (note.id, note.version, answer, desk.year)
        answer_note(desk.act(), *facts, mended=mended)
        if then:
            st.query_params[ANSWERED] = str(then)
        else:
            st.query_params.pop(ANSWERED, None)

    with saving(key, told, text=say("Note")):
        settle()
