"""What the school gained to teach with: noted here, and given freely."""

from collections.abc import Sequence
from functools import partial
from html import escape

import streamlit as st

from data.duties import Duty
from data.language import in_number, in_short, say
from data.ui.desk import Desk
from data.ui.ending import Back, ending
from data.ui.fields import Fields
from data.ui.files import FileSteps, files_of_record
from data.ui.forms import as_drawn, form_id, saving
from data.ui.links import anchor, go, here, link, unmarked
from data.ui.tables import Cell, Group, listing, plain
from data.ui.tabs import unfold
from evaluation.outcomes import store as records
from evaluation.outcomes.actions import (
    attach_to_facility,
    change_facility,
    describe_proof,
    detach_proof,
    note_facility,
    remove_facility,
)
from evaluation.outcomes.models import Facility, FacilityDraft, FacilityOrigin
from execution.gifts import store as gifts
from execution.gifts.models import Gift, GiftKind

ASKED = "sarana"
STEPS = FileSteps(attach_to_facility, describe_proof, detach_proof)


def part(desk: Desk, path: str) -> None:
    """Draw what the school gained in the year, or the one that the address names."""
    found = records.facilities(desk.store, desk.year)
    asked = st.query_params.get(ASKED, "")
    if chosen := next((one for one in found if str(one.id) == asked), None):
        _one(desk, chosen, path)
        return
    if asked:
        st.info(say("What this address names is not on the list any more."))
    given = [
        gift
        for gift in gifts.gifts_of(desk.store, desk.year.start)
        if gift.kind is GiftKind.GOODS
    ]
    if found or given:
        _list(desk, found, given, path)
    else:
        st.info(say("The school gained nothing in {year} yet.", year=desk.year))
    if desk.may_now(Duty.KEEP_OUTCOMES):
        unfold(
            say("Note what the school gained"),
            "new-facility",
            partial(_new, desk),
            begins="facility",
        )


def _list(
    desk: Desk, found: Sequence[Facility], given: Sequence[Gift], path: str
) -> None:
    heads = (
        (say("What was gained"), "lead"),
        (say("Quantity"), "corner"),
        (say("From"), ""),
        (say("Day"), ""),
    )
    groups = []
    if found:
        rows = [_row(desk, one, path) for one in found]
        groups.append(Group([plain(say("Noted here"), "lead")], rows))
    if given:
        head = say("Given freely: kept under gifts and help")
        rows = [_given(desk, one) for one in given]
        groups.append(Group([plain(head, "lead")], rows))
    listing(heads, groups)


def _row(desk: Desk, one: Facility, path: str) -> list[Cell]:
    title = anchor(one.title, here(desk, path, **{ASKED: one.id}))
    origin = " · ".join(filter(None, (say(one.origin.label), one.origin_name)))
    return [
        Cell(f"{title}<small>{escape(one.purpose)}</small>", "lead"),
        plain(_quantity(one), "corner"),
        plain(origin, "", say("From")),
        plain(in_short(one.gained_on) if one.gained_on else "", "", say("Day")),
    ]


def _given(desk: Desk, one: Gift) -> list[Cell]:
    title = anchor(one.title, link(desk, "pemberian", pemberian=one.id))
    return [
        Cell(title, "lead"),
        plain(_quantity(one), "corner"),
        plain(say(one.giver.label), "", say("From")),
        plain(in_short(one.received_on) if one.received_on else "", "", say("Day")),
    ]


def _quantity(one: Facility | Gift) -> str:
    if one.quantity is None:
        return ""
    return f"{in_number(one.quantity.normalize())} {one.unit}".strip()


def _one(desk: Desk, one: Facility, path: str) -> None:
    go(say("Back to all that was gained"), here(desk, path, **{ASKED: ""}), "‹ ")
    st.subheader(unmarked(one.title), anchor=False)
    may_keep = desk.may_now(Duty.KEEP_OUTCOMES)
    if not may_keep:
        _list(desk, [one], [], path)
    files_of_record(
        desk,
        (Facility.table.name, one.id),
        here(desk, path, **{ASKED: one.id}),
        STEPS if may_keep else None,
        say("Add a photo or a paper"),
    )
    if may_keep:
        _kept(desk, one)


def _kept(desk: Desk, one: Facility) -> None:
    one = as_drawn(one, one.id)
    key = f"{one.id}-{one.version}"
    fields = Fields(key, one.draft)
    with st.form(f"facility-{key}", border=False):
        _fields(desk, fields)
        sent = st.form_submit_button(say("Keep the change"), type="primary")
    if sent:
        told = say("The change was kept.")
        with saving(f"facility-{key}", told, **fields.labels):
            draft = FacilityDraft(**fields.typed)
            change_facility(desk.act(), one.id, one.version, draft)
    ending(
        say("Take this facility out"),
        say(
            "“{title}” is no longer counted, and its files go with it. That it was "
            "here stays in the history.",
            title=one.title,
        ),
        say("Take the facility out"),
        partial(_removed, desk, one),
        say("The facility was taken out."),
        key=f"remove-{key}",
        back=Back.UNDO,
    )


def _removed(desk: Desk, one: Facility) -> None:
    remove_facility(desk.act(), one.id, one.version)
    st.query_params.pop(ASKED, None)


def _new(desk: Desk) -> None:
    key = form_id("facility")
    fields = Fields.new(key, FacilityDraft, origin=FacilityOrigin.GOVERNMENT)
    with st.form(f"facility-{key}", border=False):
        _fields(desk, fields)
        sent = st.form_submit_button(say("Note the facility"), type="primary")
    if sent:
        told = say("The facility was noted.")
        with saving("facility", told, **fields.labels):
            draft = FacilityDraft(**fields.typed)
            note_facility(desk.act(), key, draft, desk.year)


def _fields(desk: Desk, fields: Fields) -> None:
    fields.line("title", say("What was gained"))
    left, right = fields.columns(1, 1)
    left.number("quantity", say("Quantity"), help=say("Of goods, such as 20."))
    right.line("unit", say("Unit"))
    left.one("origin", say("From"), FacilityOrigin)
    right.line("origin_name", say("Name"))
    left.day("gained_on", say("Day"), within=desk.year)
    right.line("purpose", say("What it is used for"))
