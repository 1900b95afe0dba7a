"""The way through the messages: one family after the other, by keys."""

from collections.abc import Mapping, Sequence
from functools import partial
from html import escape
from typing import Final
from uuid import UUID

import streamlit as st

from data.language import in_list, in_long, in_number, say
from data.phones import as_written, wa_link
from data.ui.desk import Desk
from data.ui.forms import press
from data.ui.links import anchor, here
from data.ui.tables import Cell, Group, lines, listing, plain
from data.ui.tabs import unfold
from execution.invitations.actions import hand_over, take_back_letters
from execution.invitations.form import CHANNELS, hand_over_at_once
from execution.invitations.queries import Household, Unreached, households, unreached
from execution.letters.documents import when_and_where
from execution.letters.models import Channel, LetterBatch
from execution.letters.queries import LettersToPrint
from execution.letters.wording import filled

AT: Final = "ke"
"""The word of the address that says which family is written to."""


def messages(
    desk: Desk, path: str, facts: LettersToPrint, addresses: Mapping[UUID, str]
) -> None:
    """Lead through the families: open WhatsApp, send, mark it, the next one.

    ``path`` is the page on which they are shown.
    """
    every = households(facts.letters)
    sent = sum(one.is_sent for one in every)
    if every:
        _progress(sent, len(every))
        _one(desk, facts, every, addresses)
        unfold(
            say("All families, and how far it is"),
            f"families-{facts.batch.id}",
            partial(_families, desk, path, every),
        )
    else:
        st.info(say("No family of this letter has a number for messages."))
    _others(desk, facts.batch, unreached(facts.letters))


def _progress(sent: int, every: int) -> None:
    words = say(
        "{sent} of {every} families were written to",
        sent=in_number(sent),
        every=in_number(every),
    )
    st.progress(sent / every, words)


def _one(
    desk: Desk,
    facts: LettersToPrint,
    every: Sequence[Household],
    addresses: Mapping[UUID, str],
) -> None:
    asked = st.query_params.get(AT, "")
    open_ = [one for one in every if not one.is_sent]
    chosen = next((one for one in every if str(one.id) == asked), None)
    one = chosen or next(iter(open_), None)
    if one is None:
        st.success(say("Every family with a number was written to."))
        return
    place = every.index(one)
    text = message_text(facts, one, addresses)
    with st.container(border=True, gap="small"):
        _whom(place, len(every), one)
        st.code(text, language=None, wrap_lines=True)
        _buttons(desk, facts.batch, every, place, text)


def _whom(place: int, count: int, one: Household) -> None:
    names = " · ".join(
        f"{letter.called}, {letter.class_group}" for letter in one.letters
    )
    first = one.letters[0]
    parents = (
        first.contact
        or " / ".join(filter(None, (first.father_name, first.mother_name)))
        or first.guardian_name
    )
    done = say("sent on {day}", day=first.messaged_on) if one.is_sent else ""
    quiet = " · ".join(filter(None, (parents, as_written(one.mobile), done)))
    st.html(
        f'<div><small style="color:var(--quiet)">{place + 1} / {count}</small><br>'
        f'<strong style="font-size:1.15rem">{escape(names.rstrip(", "))}</strong><br>'
        f'<small style="color:var(--quiet)">{escape(quiet)}</small></div>'
    )


def _buttons(
    desk: Desk,
    batch: LetterBatch,
    every: Sequence[Household],
    place: int,
    text: str,
) -> None:
    one = every[place]
    following = _following(every, place, only_open=True)
    stamp = sum(letter.version for letter in one.letters)
    with st.container(horizontal=True):
        st.link_button(
            say("Open WhatsApp"),
            wa_link(one.mobile, text),
            icon=":material/send:",
            type="primary",
            shortcut="w",
        )
        if one.is_sent:
            press(
                say("Not sent after all"),
                partial(_unsend, desk, batch, one),
                say("It counts as not sent."),
                key=f"unsend-{one.id}-{stamp}",
            )
        else:
            press(
                say("Sent, the next one"),
                partial(_send, desk, batch, one, following),
                say("Noted as sent: {name}.", name=one.letters[0].called),
                key=f"sent-{one.id}-{stamp}",
                shortcut="s",
            )
        for label, at, shortcut in (
            (say("Back"), _following(every, place, back=True), "b"),
            (say("Next"), _following(every, place), "n"),
        ):
            st.button(
                label,
                key=f"{shortcut}-{one.id}",
                on_click=_go_to,
                args=(at,),
                shortcut=shortcut,
                disabled=at is None,
            )


def _following(
    every: Sequence[Household],
    place: int,
    *,
    only_open: bool = False,
    back: bool = False,
) -> UUID | None:
    """Return the family after this one, or before it; only those not written to."""
    rest = list(every[:place])[::-1] if back else list(every[place + 1 :])
    if only_open:
        rest = [one for one in (*rest, *every[:place]) if not one.is_sent]
    return rest[0].id if rest else None


def _go_to(at: UUID | None) -> None:
    st.query_params.pop(AT, None)
    if at is not None:
        st.query_params[AT] = str(at)


def _send(desk: Desk, batch: LetterBatch, one: Household, at: UUID | None) -> None:
    hand_over(desk.act(), batch.id, one.ids, Channel.WHATSAPP, desk.today)
    _go_to(at)


def _unsend(desk: Desk, batch: LetterBatch, one: Household) -> None:
    take_back_letters(desk.act(), batch.id, one.ids, Channel.WHATSAPP)
    _go_to(one.id)


def message_text(
    facts: LettersToPrint, one: Household, addresses: Mapping[UUID, str]
) -> str:
    """Return the message to one household, its places filled in."""
    when, hours, place = when_and_where(facts)
    first = one.letters[0]
    links = [addresses[letter.id] for letter in one.letters if letter.id in addresses]
    groups = dict.fromkeys(letter.class_group for letter in one.letters)
    return filled(
        facts.batch.message,
        nama=" dan ".join(letter.to_whom for letter in one.letters),
        kelas=", ".join(filter(None, groups)) or first.position,
        kegiatan=facts.activity.title if facts.activity else facts.batch.subject,
        tanggal=when,
        pukul=hours,
        tempat=place,
        sekolah=facts.school.name,
        tautan=" ".join(links),
    )


def _families(desk: Desk, path: str, every: Sequence[Household]) -> None:
    heads = ((say("Family"), "lead"), (say("Class group"), ""), (say("Sent on"), ""))
    listing(heads, [Group((), [_family(desk, path, one) for one in every])])


def _family(desk: Desk, path: str, one: Household) -> list[Cell]:
    names = in_list([letter.called for letter in one.letters])
    groups = dict.fromkeys(letter.class_group for letter in one.letters)
    day = one.letters[0].messaged_on
    return [
        Cell(anchor(names, here(desk, path, **{AT: one.id})), "lead"),
        plain(", ".join(groups), label=say("Class group")),
        plain(in_long(day) if day else "–", label=say("Sent on")),
    ]


def _others(desk: Desk, batch: LetterBatch, those: Sequence[Unreached]) -> None:
    """List whom no message reaches, why, and let another way be noted at once."""
    if not those:
        return
    words, count = say("Without a message"), in_number(len(those))
    st.subheader(f":material/phone_disabled: {words} ({count})", anchor=False)
    st.caption(
        say(
            "They are reached another way: print their letter, write into the liaison "
            "book, or call. Mend numbers in the list of pupils."
        )
    )
    waiting = [one.letter.id for one in those if not one.letter.channels]
    with st.container(horizontal=True):
        for channel in CHANNELS:
            press(
                say("All: {channel}", channel=channel),
                partial(hand_over_at_once, desk, batch, waiting, channel, desk.today),
                say("Handed over: {count}.", count=in_number(len(waiting))),
                key=f"others-{batch.id}-{channel}-{len(waiting)}",
                disabled=not waiting,
            )
    lines(
        [
            {
                say("Family"): one.letter.called,
                say("Class group"): one.letter.class_group,
                say("Why not"): say(one.reason.message, **one.reason.facts),
                say("Handed over"): ", ".join(
                    say(channel.label)
                    for channel in Channel
                    if channel in one.letter.channels
                ),
            }
            for one in those
        ]
    )
