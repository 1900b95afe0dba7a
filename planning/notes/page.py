"""The work programme's part about the principal's notes."""

from collections.abc import Callable, Sequence
from datetime import datetime

import streamlit as st

from data.language import in_moment, say, say_many
from data.ui.desk import Desk
from planning.notes.form import answer_form, place_of
from planning.notes.models import answering_refusal
from planning.notes.queries import ListedNote
from planning.plan.models import PlanStep

ShowChanges = Callable[[ListedNote], None]
"""Shows what changed in the plan since a note was written."""


def show(
    desk: Desk,
    notes: Sequence[ListedNote],
    step: PlanStep,
    approved_at: datetime | None,
    show_changes: ShowChanges,
) -> None:
    """Show the notes handed over; those before the last approval are folded."""
    not_yet = step is PlanStep.SUBMITTED
    handed_over = [note for note in notes if not (note.is_open and not_yet)]
    earlier = [n for n in handed_over if approved_at and n.made_at <= approved_at]
    current = [note for note in handed_over if note not in earlier]
    if current:
        st.subheader(_heading(sum(note.is_open for note in current)))
    is_refused = answering_refusal(step, desk.person) is not None
    for note in current:
        with st.container(border=True):
            _note_words(desk, note)
            show_changes(note)
            if desk.year_is_open and not is_refused:
                answer_form(desk, note)
    if earlier:
        with st.expander(say("Notes before the last approval")):
            for note in earlier:
                _note_words(desk, note)


def _heading(open_ones: int) -> str:
    if not open_ones:
        return say("Notes of the principal, all settled")
    count = say_many("{count} open", "{count} open", open_ones)
    return say("Notes of the principal ({open})", open=count)


def _note_words(desk: Desk, note: ListedNote) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        place_of(desk, note)
        if note.mended_at:
            st.badge(say("mended"), color="green")
        elif not note.is_open:
            st.badge(say("answered"), color="blue")
        else:
            st.badge(say("still open"), color="orange")
    st.text(note.text)
    st.caption(f"{note.made_by} · {in_moment(note.made_at, desk.school.zone)}")
    if note.answer:
        st.text(say("Answer: {answer}", answer=note.answer))
