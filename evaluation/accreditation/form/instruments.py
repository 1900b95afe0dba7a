"""The forms of instruments: chosen, loaded, worded by the school."""

from collections.abc import Sequence
from datetime import date
from functools import partial

import streamlit as st

from data.errors import Refused
from data.language import N_, in_number, say
from data.ui.desk import Desk
from data.ui.ending import Back, ending
from data.ui.fields import Fields
from data.ui.forms import form_id, saving
from data.ui.links import unmarked
from data.ui.reading import reading
from data.ui.tables import lines
from evaluation.accreditation import store as kept_instruments
from evaluation.accreditation.actions import (
    choose_instrument,
    load_instrument,
    restore_item,
    word_item,
)
from evaluation.accreditation.models import (
    Instrument,
    Item,
    ItemWording,
    ItemWordingDraft,
    ProofKind,
)
from evaluation.accreditation.reading import Named, ReadInstrument, read_instrument


def wording_form(
    desk: Desk, instrument: Instrument, item: Item, kept: ItemWording | None
) -> None:
    """Let a person word an item for the school, choose its kinds, or leave it out."""
    version = kept.version if kept else 0
    key = f"word-{instrument.key}-{item.code}-{version}"
    st.caption(say("As delivered: {title}", title=unmarked(item.title)))
    with st.form(key, border=False):
        shown = kept or ItemWordingDraft()
        fields = Fields(key, shown.model_copy(update={"kinds": item.kinds}))
        fields.line("title", say("The school's own words"))
        fields.area(
            "note", say("The school's note; it stands on the papers"), height=80
        )
        kinds = fields.many("kinds", say("Kinds of proof expected"), ProofKind)
        if item.may_not_apply:
            fields.area(
                "absence", say("Why it does not apply; empty where it does"), height=68
            )
        sent = st.form_submit_button(say("Save"), type="primary")
    if sent:
        with saving(key, say("The item was saved."), **fields.labels):
            typed = dict(fields.typed)
            is_ours = set(kinds) == set(delivered_kinds(desk, instrument, item.code))
            typed["kinds"] = None if is_ours else kinds
            draft = ItemWordingDraft(**typed)
            word_item(desk.act(), instrument.key, item.code, version, draft)
    if kept:
        ending(
            say("Restore what was delivered"),
            say(
                "The school's own words, note and kinds for {code} go; the delivered "
                "ones count again.",
                code=item.code,
            ),
            say("Restore the item"),
            partial(_restore, desk, instrument.key, item.code, version),
            say("The item is as it was delivered."),
            key=f"restore-{key}",
            back=Back.NEVER,
        )


def _restore(desk: Desk, key: str, code: str, version: int) -> None:
    restore_item(desk.act(), key, code, version)


def delivered_kinds(
    desk: Desk, instrument: Instrument, code: str
) -> tuple[ProofKind, ...]:
    """Return the kinds that an item expects as it was delivered."""
    for one in kept_instruments.instruments(desk.store):
        if one.key == instrument.key and (item := one.find(code)):
            return item.kinds
    return ()


def choose_form(desk: Desk, known: Sequence[Instrument]) -> None:
    """Let a person say which instrument is the school's from a day on."""
    form = "instrument-choice"
    key = form_id(form)
    named = {one.key: f"{one.name} ({one.edition})" for one in known}
    with st.form(f"{form}-{key}", border=False):
        left, right = Fields(key).columns(2, 1)
        chosen = left.one("instrument", say("Instrument"), named)
        since = right.day("since", say("Counts from"), shown=desk.today)
        sent = st.form_submit_button(say("Choose this instrument"), type="primary")
    if sent:
        with saving(form, say("The instrument was chosen.")):
            if chosen is None or not isinstance(since, date):
                raise Refused(N_("Choose an instrument and a day first."))
            choose_instrument(desk.act(), chosen, since)


def load_form(desk: Desk) -> None:
    """Let a person load an instrument of the school's own."""
    form = "instrument-load"
    key = form_id(form)
    with st.form(f"{form}-{key}", border=False):
        fields = Fields(key)
        left, right = fields.columns(1, 1)
        name = left.line(
            "name", say("Name of the instrument"), placeholder="IA2024-SMK"
        )
        edition = right.line("edition", say("Edition"), placeholder="2025")
        title = fields.line("title", say("Its whole title"))
        st.caption(say("A TOML file says its name, edition and title itself."))
        file = st.file_uploader(
            say("File (XLSX, CSV or TOML)"),
            ["xlsx", "xls", "csv", "toml"],
            key=f"f{key}",
        )
        sent = st.form_submit_button(say("Load the instrument"), type="primary")
    if not sent:
        return
    read: list[ReadInstrument] = []
    with saving(form, say("The instrument was loaded. Choose it below.")):
        if file is None:
            raise Refused(N_("Choose a file first."))
        named = Named(name.strip(), edition.strip(), title.strip())
        is_table = not file.name.lower().endswith(".toml")
        if is_table and not all(named):
            raise Refused(N_("Write the instrument's name, edition and title first."))
        with reading(file.name) as told:
            read.append(read_instrument(file.name, file.getvalue(), named, told))
        if read[0].instrument is None:
            raise Refused(
                N_("{count} places are to be mended first; nothing was loaded."),
                count=len(read[0].faults),
            )
        load_instrument(desk.act(), read[0].instrument)
    if read and read[0].faults:
        _faults(read[0])


def _faults(read: ReadInstrument) -> None:
    lines(
        [
            {
                say("Row"): in_number(one.row) if one.row else "–",
                say("Column"): one.column,
                say("What to mend"): say(one.message, **one.facts),
            }
            for one in read.faults[:60]
        ],
        [say("Row")],
    )
