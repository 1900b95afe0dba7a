"""What is entered about letters: the grid of a class group, and letters by name."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any, Final
from uuid import UUID

import streamlit as st

from data.language import in_number, say
from data.names import alphabetical
from data.people.queries import listed_people
from data.sheet import Column, Edit, Entry, Row
from data.ui.desk import Desk
from data.ui.fields import Fields
from data.ui.forms import form_id, press, saving
from data.ui.links import unmarked
from data.ui.sheet import Sheet, sheet_form
from execution.invitations.actions import (
    add_guest,
    add_people,
    confirm_receipt,
    enter,
    hand_over,
    remove_guest,
)
from execution.invitations.models import (
    CHANNEL_KEYS,
    RECEIPT_KEYS,
    EntryDraft,
    GuestDraft,
    directory_id,
    reply_keys,
    reply_label,
)
from execution.letters.models import Channel, Home, LetterBatch, Receipt, ReplyWay
from execution.letters.queries import ListedLetter

AT: Final = "ke"
"""The word of the address that says which family is written to."""

NAMELESS: Final = ""
WAYS: Final = (ReplyWay.SLIP, ReplyWay.WHATSAPP, ReplyWay.PHONE, ReplyWay.IN_PERSON)
CHANNELS: Final = (Channel.LETTER, Channel.LIAISON_BOOK, Channel.PHONE)


# ── handed over, received, answered ──────────────────────────────────────────
def by_class_group(
    desk: Desk, batch: LetterBatch, every: Sequence[ListedLetter]
) -> None:
    """Let a person enter what became of the letters, class group by class group."""
    groups = list(dict.fromkeys(letter.class_group for letter in every))
    if not groups:
        st.info(say("This letter goes to nobody yet."))
        return
    names = {group: group or say("By name") for group in groups}
    fields = Fields(f"entered-{batch.id}", None)
    label = say("Class group")
    chosen = fields.one("class_group", label, names, shown=groups[0])
    shown = [one for one in every if one.class_group == chosen]
    left, middle = st.columns(2)
    day_fields = fields.at(left)
    day = day_fields.day("day", say("Date"), shown=desk.today, max_value=desk.today)
    way = fields.at(middle).one(
        "way", say("Answers came by"), {one: say(one.label) for one in WAYS},
        shown=ReplyWay.SLIP,
    )  # fmt: skip
    _at_once(desk, batch, shown, day or desk.today)
    _grid(desk, batch, shown, day or desk.today, way or ReplyWay.SLIP)


def _at_once(
    desk: Desk,
    batch: LetterBatch,
    shown: Sequence[ListedLetter],
    day: date,
) -> None:
    """Offer what is true of nearly all of a class group at once."""
    stamp = sum(one.version for one in shown)
    ids = [one.id for one in shown]
    with st.container(horizontal=True):
        for channel in CHANNELS:
            waiting = [one.id for one in shown if one.channel is None]
            press(
                say("All: {channel}", channel=channel),
                partial(hand_over_at_once, desk, batch, waiting, channel, day),
                say("Handed over: {count}.", count=in_number(len(waiting))),
                key=f"all-{batch.id}-{channel}-{stamp}-{ids[0]}",
                disabled=not waiting,
                icon=":material/check:",
            )
        unknown = [
            one.id for one in shown if one.receipt is Receipt.UNKNOWN and one.channels
        ]
        press(
            say("All received"),
            lambda: confirm_receipt(desk.act(), batch.id, unknown, day),
            say("Received: {count}.", count=in_number(len(unknown))),
            key=f"received-{batch.id}-{stamp}-{ids[0]}",
            disabled=not unknown,
            icon=":material/check:",
        )


def hand_over_at_once(
    desk: Desk,
    batch: LetterBatch,
    ids: Sequence[UUID],
    channel: Channel,
    day: date,
) -> None:
    """Keep that these letters were handed over by a channel on a day."""
    hand_over(desk.act(), batch.id, ids, channel, day)


def _grid(
    desk: Desk,
    batch: LetterBatch,
    shown: Sequence[ListedLetter],
    day: date,
    way: ReplyWay,
) -> None:
    _keys(batch)
    sheet = letters_sheet(batch, shown)
    of_id = {str(one.id): one for one in shown}

    def save(edits: Sequence[Edit]) -> None:
        now = {row.id: cells for row, cells in sheet.filled(edits)}
        entries = [_entry(batch, of_id[one.id], one, now[one.id]) for one in edits]
        enter(desk.act(), batch.id, entries, day, way)

    name = f"letters-{batch.id}-{alphabetical(shown[0].class_group)}"
    sheet_form(
        name, sheet, save, say("The lines were kept."), button=say("Save the lines")
    )


def letters_sheet(batch: LetterBatch, shown: Sequence[ListedLetter]) -> Sheet:
    """Return the table of what became of the letters, by the keys that are typed."""
    channels = {key: f"{key} · {say(c.label)}" for key, c in CHANNEL_KEYS.items()}
    receipts = {key: f"{key} · {say(r.label)}" for key, r in RECEIPT_KEYS.items()}
    replies = {
        key: f"{key} · {say(reply_label(batch.kind, reply))}"
        for key, reply in reply_keys(batch.kind).items()
    }
    heads = headings()
    return Sheet(
        say("What became of the letters"),
        [
            Column("name", say("Name"), width=26, is_fixed=True),
            Column("channel", heads["channel"], Entry.MANY, channels, 24),
            Column("receipt", heads["receipt"], Entry.ONE, receipts, 14),
            Column("reply", heads["reply"], Entry.ONE, replies, 22),
            Column("reply_name", heads["reply_name"], width=26, longest=100),
        ],
        [Row(str(one.id), one.called, _row(batch, one), one.version) for one in shown],
        (
            say("{count} line changed", count="{count}"),
            say("{count} lines changed", count="{count}"),
        ),
    )


def headings() -> dict[str, str]:
    """Return what the columns are called, by their cells."""
    return {
        "channel": say("Handed over"),
        "receipt": say("Received"),
        "reply": say("Answer"),
        "reply_name": say("Represented by"),
    }


def _keys(batch: LetterBatch) -> None:
    """Say which keys are typed in the grid."""
    channels = " · ".join(f"**{k}** {say(c.label)}" for k, c in CHANNEL_KEYS.items())
    receipts = " · ".join(f"**{k}** {say(r.label)}" for k, r in RECEIPT_KEYS.items())
    replies = " · ".join(
        f"**{key}** {say(reply_label(batch.kind, reply))}"
        for key, reply in reply_keys(batch.kind).items()
    )
    st.caption(
        say(
            "Type one key and Enter; the cursor goes on to the next line. Handed over: "
            "{channels}. Received: {receipts}. Answer: {replies}.",
            channels=channels,
            receipts=receipts,
            replies=replies,
        )
    )


def _row(batch: LetterBatch, one: ListedLetter) -> dict[str, str]:
    return {
        "name": one.called,
        "channel": ",".join(k for k, c in CHANNEL_KEYS.items() if c in one.channels),
        "receipt": next((k for k, r in RECEIPT_KEYS.items() if r is one.receipt), ""),
        "reply": next(
            (k for k, r in reply_keys(batch.kind).items() if r is one.reply), ""
        ),
        "reply_name": one.reply_name,
    }


def _entry(
    batch: LetterBatch, one: ListedLetter, edit: Edit, now: Mapping[str, Any]
) -> EntryDraft:
    """Return a line as it was typed."""
    home = (
        Home(student_id=one.student_id, contact_id=one.contact_id)
        if one.student_id
        else None
    )
    return EntryDraft(
        id=one.id,
        home=home,
        version=edit.version,
        label=one.called,
        channels=frozenset(CHANNEL_KEYS[key] for key in now["channel"]),
        receipt=RECEIPT_KEYS.get(now["receipt"] or "", Receipt.UNKNOWN),
        reply=reply_keys(batch.kind).get(now["reply"] or ""),
        reply_name=now["reply_name"],
    )


# ── letters to people by name ────────────────────────────────────────────────
def by_name(desk: Desk, batch: LetterBatch, every: Sequence[ListedLetter]) -> None:
    """Let a person write to the komite and to guests too, by their names."""
    st.caption(
        say(
            "Members of the komite, guests, resource persons: each gets a letter by "
            "name. They are counted beside the families."
        )
    )
    for one in every:
        if one.student_id is None:
            with st.container(horizontal=True, vertical_alignment="center"):
                st.markdown(
                    unmarked(f"{one.name}, {one.position}".rstrip(", ")),
                    width="stretch",
                )
                press(
                    say("Remove"),
                    partial(_remove_guest, desk, one.id),
                    say("The letter by name was removed."),
                    key=f"guest-{one.id}-{one.version}",
                    disabled=bool(one.channels or one.number),
                )
    _from_directory(desk, batch, every)
    form = f"guest-{batch.id}"
    key = form_id(form)
    with st.form(f"guest-{key}"):
        fields = Fields.new(key, GuestDraft)
        left, middle, right = fields.columns(2, 2, 1)
        left.line("name", say("Name"))
        middle.line("position", say("Position, or where from"))
        right.line("phone", say("Phone"), placeholder="0812-3456-7890")
        sent = st.form_submit_button(say("Add"))
    if sent:
        with saving(form, say("The letter by name was added."), **fields.labels):
            add_guest(desk.act(), key, batch.id, GuestDraft(**fields.typed))


def _from_directory(
    desk: Desk, batch: LetterBatch, every: Sequence[ListedLetter]
) -> None:
    """Let a person choose those of the directory who get a letter too."""
    there = {one.id for one in every}
    people = {
        one.id: ", ".join(filter(None, (one.name, one.position)))
        for one in listed_people(desk.store)
        if one.is_active and directory_id(batch.id, one.id) not in there
    }
    key = f"people-{batch.id}-{len(there)}"
    with st.form(key):
        fields = Fields(key, None)
        chosen = fields.many("people", say("From the directory"), people, shown=())
        sent = st.form_submit_button(say("Add"))
    if sent:
        with saving(key, say("The letters by name were added.")):
            add_people(desk.act(), batch.id, chosen)


def _remove_guest(desk: Desk, delivery_id: UUID) -> None:
    remove_guest(desk.act(), delivery_id)
