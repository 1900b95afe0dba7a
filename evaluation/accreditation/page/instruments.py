"""Instruments: which are there, which is the school's, and how to load one."""

from functools import partial

import streamlit as st

from data import duties
from data.duties import Duty
from data.language import say, say_many
from data.names import alphabetical
from data.ui.desk import Desk
from data.ui.papers import offer_paper
from data.ui.tabs import unfold
from evaluation.accreditation import cards, documents
from evaluation.accreditation import store as instruments
from evaluation.accreditation.form.instruments import choose_form, load_form
from evaluation.accreditation.models import Instrument


def asked_instrument(desk: Desk) -> Instrument | None:
    """Return the instrument that the address names, else the school's of today."""
    asked = st.query_params.get(cards.INSTRUMENT, "")
    for one in instruments.instruments(desk.store):
        if one.key == asked:
            return instruments.worded(desk.store, one)
    return instruments.current(desk.store, desk.school.level.value, desk.today)


def shown_instruments(desk: Desk, shown: Instrument | None) -> None:
    """Draw the instruments, and let the school choose and load its own."""
    known = instruments.instruments(desk.store)
    current = instruments.current(desk.store, desk.school.level.value, desk.today)
    st.html(cards.instruments(desk, known, current))
    if shown is not None:
        _about(desk, shown, known)
    if not duties.may(Duty.KEEP_EVIDENCE, desk.person):
        return
    ordered = sorted(known, key=lambda one: alphabetical(one.title))
    unfold(
        say("Choose the school's instrument"),
        "choose-instrument",
        partial(choose_form, desk, ordered),
        begins="instrument-choice",
    )
    unfold(
        say("Load an instrument of the school's own"),
        "load-instrument",
        partial(_load, desk),
        icon=":material/attach_file:",
        opened=shown is None,
        begins="instrument-load",
    )


def _about(desk: Desk, shown: Instrument, known: list[Instrument]) -> None:
    many = say_many("{count} item", "{count} items", len(shown.item))
    st.caption(f"{shown.name} ({shown.edition}): {many}. {shown.note}")
    if any(item.earlier for item in shown.item):
        named = {one.key: one for one in known}
        unfold(
            say("Which items go on from which of an earlier instrument"),
            "mapping",
            lambda: st.html(cards.mapping(desk, shown, named)),
        )


def _load(desk: Desk) -> None:
    offer_paper(
        say("Template to fill in (XLSX)"),
        partial(documents.instrument_template, desk.school, desk.today),
        "format-instrumen-akreditasi.xlsx",
        is_first=False,
    )
    load_form(desk)
