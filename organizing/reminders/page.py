"""The reminders' page: the coming week as texts that a person sends by hand."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from html import escape
from typing import Final
from uuid import UUID

import streamlit as st

from data.duties import Duty
from data.language import N_, in_number, say, say_many
from data.phones import wa_link
from data.ui.address import asked_origin
from data.ui.desk import Desk
from data.ui.filters import narrowed
from data.ui.links import LOOK, anchor, go, link
from data.ui.pages import Page, Section
from data.ui.tabs import tabs, unfold
from organizing.links.actions import tokens_for
from organizing.links.models import address_of
from organizing.reminders import queries
from organizing.reminders.models import (
    CommitteeDigest,
    PersonDigest,
    Receiver,
    Sender,
    committee_digests,
    committee_text,
    days_from,
    person_digests,
    person_text,
)

PAGE = Page(
    N_("Reminders"),
    "pengingat",
    "chat",
    Section.ORGANIZE,
    Duty.SEND_REMINDERS,
    words=N_("WhatsApp messages"),
)

AT_ONCE: Final = 8
"""So many reminders are drawn before a person asks for the rest."""


def show(desk: Desk) -> None:
    """Draw the page."""
    st.title(PAGE.headed(desk.year))
    everybody = queries.receivers(desk.store, desk.year, desk.clock())
    if not everybody:
        st.info(
            say(
                "Nobody works for an activity of this year yet. Set up the committees; "
                "then everybody's reminder of the week is written here."
            )
        )
        go(say("Committees"), link(desk, "panitia"))
        return
    st.caption(
        say(
            "Overdue tasks, and tasks and activities of {days}. Nothing is sent by "
            "itself: open WhatsApp with the text ready, look at it, and send.",
            days=days_from(desk.today),
        )
    )
    tabs(
        "pengingat",
        (
            (say("By person"), partial(_by_person, desk, everybody)),
            (say("By committee"), partial(_by_committee, desk)),
        ),
    )


def _sender(desk: Desk) -> Sender:
    return Sender(
        name=desk.person.name,
        school=desk.school.name,
        clock=say(desk.school.time_zone.label),
        today=desk.today,
    )


# ── by person ────────────────────────────────────────────────────────────────
def _by_person(desk: Desk, everybody: Sequence[Receiver]) -> None:
    digests = person_digests(
        everybody,
        queries.reminded_tasks(desk.store, desk.year, desk.today),
        queries.reminded_activities(desk.store, desk.year),
        desk.today,
    )
    names = {str(receiver.id): receiver.name for receiver in everybody}
    chosen = narrowed("orang", say("Reminder for"), names)
    if chosen:
        digests = [one for one in digests if str(one.receiver.id) == chosen]
    if not digests:
        _nothing(names.get(chosen or "", ""))
        return
    origin = asked_origin(desk) if any(d.receiver.link_id for d in digests) else ""
    addresses = _addresses(desk, digests, origin)
    cards = {d.receiver.id: partial(_card, desk, d, addresses) for d in digests}
    reached = [d.receiver.id for d in digests if d.receiver.mobile]
    _first_ones([cards[i] for i in reached], "more-reminders")
    _without_phone(desk, [cards[i] for i in cards if i not in reached])


def _nothing(name: str) -> None:
    if name:
        st.success(say("{name} has nothing to be reminded of.", name=name))
    else:
        st.success(say("Nobody has to be reminded in these days."))


def _addresses(
    desk: Desk, digests: Sequence[PersonDigest], origin: str
) -> Mapping[UUID, str]:
    """Return the addresses of the personal links that phones can open, by person."""
    if not origin:
        return {}
    holding = {d.receiver.id: d.receiver.link_id for d in digests}
    link_ids = [link_id for link_id in holding.values() if link_id]
    tokens = tokens_for(desk.act(), link_ids)
    return {
        person_id: address_of(origin, tokens[link_id])
        for person_id, link_id in holding.items()
        if link_id in tokens
    }


def _first_ones(cards: Sequence[Callable[[], None]], key: str) -> None:
    """Draw the first cards, and the others once somebody asks for them."""

    def the_rest() -> None:
        for draw in cards[AT_ONCE:]:
            draw()

    for draw in cards[:AT_ONCE]:
        draw()
    if rest := len(cards[AT_ONCE:]):
        words = say_many("{count} more reminder", "{count} more reminders", rest)
        unfold(words, key, the_rest)


def _without_phone(desk: Desk, cards: Sequence[Callable[[], None]]) -> None:
    if not cards:
        return
    count = in_number(len(cards))
    words = say("Without a mobile number")
    st.subheader(f":material/phone_disabled: {words} ({count})", anchor=False)
    st.caption(
        say(
            "Enter their number in the directory; the button for WhatsApp then stands "
            "beside the text. Until then copy it, or hand over the duty slip."
        )
    )
    go(say("Open the directory"), link(desk, "orang"))
    _first_ones(cards, "more-without-phone")


def _card(desk: Desk, digest: PersonDigest, addresses: Mapping[UUID, str]) -> None:
    receiver = digest.receiver
    text = person_text(digest, _sender(desk), addresses.get(receiver.id, ""))
    with st.container(border=True, gap="small"):
        with st.container(horizontal=True, vertical_alignment="center"):
            counted = " · ".join(_counted(digest))
            _heading(escape(receiver.name), counted)
            if mobile := receiver.mobile:
                st.link_button(
                    say("Open WhatsApp"),
                    wa_link(mobile, text),
                    icon=":material/send:",
                    type="primary",
                )
        _text(text, f"text-{receiver.id}")


def _heading(title: str, under: str) -> None:
    """Draw whom a reminder is for, and what it is about, beside its button."""
    quiet = f'<small style="color:var(--quiet)">{escape(under)}</small>'
    said = f'{LOOK}<div class="go"><strong>{title}</strong><br>{quiet}</div>'
    st.html(said, width="stretch")


def _text(text: str, key: str) -> None:
    draw = partial(st.code, text, language=None, wrap_lines=True)
    unfold(say("The text"), key, draw, icon=":material/chat:")


def _counted(digest: PersonDigest) -> list[str]:
    late, due = len(digest.overdue), len(digest.due)
    held = len(digest.activities)
    parts = (
        (late, say_many("{count} overdue", "{count} overdue", late)),
        (due, say_many("{count} task", "{count} tasks", due)),
        (held, say_many("{count} activity", "{count} activities", held)),
    )
    return [words for count, words in parts if count]


# ── by committee ─────────────────────────────────────────────────────────────
def _by_committee(desk: Desk) -> None:
    digests = committee_digests(
        queries.reminded_tasks(desk.store, desk.year, desk.today),
        queries.reminded_activities(desk.store, desk.year),
        desk.today,
    )
    titles = {str(one.activity.id): one.activity.title for one in digests}
    chosen = narrowed("kegiatan", say("Reminder for the committee of"), titles)
    shown = [d for d in digests if chosen in (None, str(d.activity.id))]
    if not shown:
        st.success(say("No committee has to be reminded in these days."))
        return
    st.caption(
        say(
            "For the committee's WhatsApp group. It names who has what; nobody's task "
            "is marked as late there."
        )
    )
    _first_ones([partial(_committee, desk, d) for d in shown], "more-committees")


def _committee(desk: Desk, digest: CommitteeDigest) -> None:
    text = committee_text(digest, _sender(desk))
    activity = digest.activity
    with st.container(border=True, gap="small"):
        with st.container(horizontal=True, vertical_alignment="center"):
            url = link(desk, "tugas-panitia", kegiatan=activity.id)
            day = activity.when.in_long() if activity.when.day else ""
            _heading(anchor(activity.title, url), day)
            st.link_button(
                say("Choose the group in WhatsApp"),
                wa_link("", text),
                icon=":material/groups:",
                type="primary",
            )
        _text(text, f"text-{activity.id}")
