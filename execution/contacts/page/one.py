"""One contact: what it says, its form, its files, and who sees it."""

from collections.abc import Callable
from functools import partial
from uuid import UUID

import streamlit as st

from data import duties
from data.contacts import ContactKind
from data.duties import Duty
from data.language import say
from data.ui.desk import Desk
from data.ui.forms import as_drawn
from data.ui.happened import happened
from data.ui.links import go, link, unmarked
from data.ui.papers import offer_paper
from data.ui.passages import passages
from data.ui.tables import listing
from data.ui.tabs import tabs
from execution.contacts import cards, documents, form, queries
from execution.contacts.cards import PATH
from execution.contacts.models import (
    RECORD,
    Contact,
    reader_of,
)


def show(desk: Desk, kept: Contact) -> None:
    """Draw a contact for who reads it."""
    go(say("All contacts"), link(desk, PATH))
    facts = queries.facts_of(desk.store, kept.id)
    st.subheader(unmarked(f"{facts.pupil} · {facts.class_group}"))
    st.markdown(f"{say(facts.kind.label)} · {say(kept.step(desk.today).label)}")
    kept = as_drawn(kept, kept.id)
    is_open = desk.year_is_open and kept.school_year == desk.year.start
    may_change = is_open and kept.closed_at is None
    parts: list[tuple[str, Callable[[], None]]] = [
        (say("Contact"), partial(_said, desk, kept, may_change=is_open)),
    ]
    if may_change:
        parts.append((say("Change"), partial(_changing, desk, kept)))
    filed = partial(form.files, desk, kept, may_change=is_open)
    parts += [
        (say("Files"), filed),
        (say("Who sees it"), partial(form.readers, desk, kept)),
        (say("History"), partial(_history, desk, kept.id)),
    ]
    tabs(f"contact-{kept.id}", parts, stay=True)


def _said(desk: Desk, kept: Contact, *, may_change: bool) -> None:
    facts = queries.facts_of(desk.store, kept.id)
    passages(cards.spoken(facts))
    if may_change:
        form.end(desk, kept)
    if facts.channel.is_direct:
        printed = documents.Printing(
            school=desk.school, by=desk.person.name, at=desk.clock()
        )
        name = documents.file_name(facts)
        made = partial(documents.contact_record, facts, printed)
        offer_paper(say("Record to be signed (DOCX)"), made, name, is_first=False)
    if facts.kind is ContactKind.SUMMONS and may_change:
        _letter(desk, kept)
    _story(desk, kept)


def _letter(desk: Desk, kept: Contact) -> None:
    """Lead to the letter that asks the parents to come; it stands with all letters."""
    if duties.may(Duty.WRITE_LETTERS, desk.person):
        label = say("Write the letter that asks them to come")
        go(label, link(desk, "undangan", panggilan=kept.student_id))
    else:
        st.caption(
            say(
                "The letter that asks them to come, with its number, is written by the "
                "vice principal for public relations."
            )
        )


def _story(desk: Desk, kept: Contact) -> None:
    """Show what else was spoken about the pupil, as far as the person reads it."""
    rows = queries.listed_contacts(
        desk.store, reader_of(desk.person), student_id=kept.student_id
    )
    others = [row for row in rows if row.id != kept.id]
    if others:
        st.subheader(say("What else was spoken about this pupil"))
        shown = cards.listed(desk, others, with_person=True)
        listing(cards.heads(with_person=True), [shown])
    if desk.year_is_open:
        label = say("Write down another contact about this pupil")
        go(label, link(desk, PATH, siswa=kept.student_id))


def _changing(desk: Desk, kept: Contact) -> None:
    form.changing(desk, kept)
    form.removing(desk, kept)


def _history(desk: Desk, contact_id: UUID) -> None:
    happened(desk, RECORD, contact_id)
