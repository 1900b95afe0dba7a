"""The links' page: who opens their tasks without an account, and until when."""

from base64 import b64encode
from collections.abc import Mapping, Sequence
from datetime import timedelta
from html import escape
from typing import Final

import streamlit as st

from data.duties import Duty
from data.language import (
    N_,
    in_long,
    in_moment,
    in_number,
    in_short,
    say,
    say_many,
)
from data.phones import usable_mobile, wa_link
from data.ui.address import asked_origin
from data.ui.desk import Desk
from data.ui.empty import nothing_yet
from data.ui.ending import Back, ending
from data.ui.fields import Fields
from data.ui.figures import Figure, figures
from data.ui.filters import narrowed
from data.ui.forms import form_id, saving
from data.ui.links import Way, anchor, go, link, unmarked, ways
from data.ui.pages import Page, Section, Use
from data.ui.tables import Cell, Group, listing, plain
from data.ui.tabs import tabs
from organizing.links import queries
from organizing.links.actions import give_link, revoke_link, tokens_for
from organizing.links.documents import qr_code
from organizing.links.form import giving_to_all
from organizing.links.models import LinkStep, address_of
from organizing.links.queries import HeldLink, LinkReceiver
from planning.activities import store as activities

PAGE = Page(
    N_("Personal links"),
    "tautan",
    "qr_code_2",
    Section.ORGANIZE,
    Duty.GIVE_LINKS,
    use=Use.RARE,
    words=N_("QR code, without an account"),
)

COLORS: Final = {
    LinkStep.HOLDS: "green",
    LinkStep.EXPIRED: "gray",
    LinkStep.REVOKED: "red",
}
INKS: Final[Mapping[LinkStep, str]] = {
    LinkStep.HOLDS: "var(--good)",
    LinkStep.EXPIRED: "inherit",
    LinkStep.REVOKED: "var(--bad)",
}
RECENTLY: Final = timedelta(days=14)
CODE: Final = 220
"""Pixels of a side of a QR code on the screen."""


def show(desk: Desk) -> None:
    """Draw the page."""
    st.title(PAGE.headed(desk.year))
    st.caption(
        say(
            "Members without an account (parents, komite, partners) open their own "
            "tasks by a link or the QR code on their duty slip: read them, report them "
            "done or hindered, send a photo. They see nothing else, and the history "
            "says that they came by a link."
        )
    )
    held = queries.held_links(desk.store, desk.year)
    receivers = queries.link_receivers(desk.store, desk.year)
    _counts(desk, held)
    tabs(
        "tautan",
        (
            (say("Links"), lambda: _links(desk, held)),
            (say("Give"), lambda: _giving(desk, held, receivers)),
            (say("Duty slips"), lambda: _slips(desk)),
        ),
    )


def _counts(desk: Desk, held: Sequence[HeldLink]) -> None:
    now = desk.clock()
    holding = [one for one in held if one.step_at(now) is LinkStep.HOLDS]
    used = [one for one in holding if one.last_used_at]
    recent = [o for o in used if o.last_used_at and now - o.last_used_at <= RECENTLY]
    facts = (
        (say("Links that hold"), len(holding)),
        (say("Never used"), len(holding) - len(used)),
        (say("Used in the last 14 days"), len(recent)),
    )
    figures(Figure(label, in_number(count)) for label, count in facts)


# ── the links there are ──────────────────────────────────────────────────────
def _links(desk: Desk, held: Sequence[HeldLink]) -> None:
    if not held:
        nothing_yet(
            say(
                "Nobody has a link this year. Give one under “Give”, or give them to a "
                "whole committee where its duty slips are printed."
            ),
            Way(say("Committees"), link(desk, "panitia")),
        )
        return
    names = {str(one.id): _called(desk, one) for one in held}
    chosen = narrowed("tautan", say("Show again, or revoke, the link of"), names)
    for one in held:
        if str(one.id) == chosen:
            _one(desk, one)
            return
    heads = (
        (say("Name"), "lead"),
        (say("Open tasks"), "number"),
        (say("Last used"), ""),
        (say("Holds until"), ""),
        (say("Given on"), ""),
        (say("Step"), "corner"),
    )
    listing(heads, [Group((), [_row(desk, one) for one in held])])


def _called(desk: Desk, one: HeldLink) -> str:
    step = one.step_at(desk.clock())
    return one.name if step is LinkStep.HOLDS else f"{one.name} · {say(step.label)}"


def _row(desk: Desk, one: HeldLink) -> list[Cell]:
    step = one.step_at(desk.clock())
    name = anchor(one.name, link(desk, "tautan", tautan=one.id))
    look = f'style="color:{INKS[step]};white-space:nowrap"'
    given = f"{in_moment(one.made_at, desk.school.zone)} · {one.made_by}"
    return [
        Cell(
            f'<span style="white-space:normal"><strong>{name}</strong>'
            f"<small>{escape(say(one.element.label))}</small></span>",
            "lead",
        ),
        plain(in_number(one.open_tasks), "number", say("Open tasks")),
        plain(_used(desk, one), label=say("Last used")),
        plain(_until(desk, one), label=say("Holds until")),
        plain(given, label=say("Given on")),
        Cell(f"<strong {look}>{escape(say(step.label))}</strong>", "corner"),
    ]


def _used(desk: Desk, one: HeldLink) -> str:
    if one.last_used_at is None:
        return say("never")
    return in_moment(one.last_used_at, desk.school.zone)


def _until(desk: Desk, one: HeldLink) -> str:
    last = one.expires_at.astimezone(desk.school.zone) - timedelta(microseconds=1)
    return in_short(last.date())


def _one(desk: Desk, one: HeldLink) -> None:
    step = one.step_at(desk.clock())
    with st.container(border=True):
        st.subheader(unmarked(one.name))
        st.badge(say(step.label), color=COLORS[step])  # type: ignore[arg-type]
        st.caption(
            say(
                "Holds until {until} · last used: {used} · open tasks: {count}",
                until=_until(desk, one),
                used=_used(desk, one),
                count=one.open_tasks,
            )
        )
        if one.revoked_at:
            moment = in_moment(one.revoked_at, desk.school.zone)
            st.caption(say("Revoked on {moment}", moment=moment))
        if step is LinkStep.HOLDS:
            _again(desk, one)
            _revoking(desk, one)


def _again(desk: Desk, one: HeldLink) -> None:
    """Show an address again, as it was given."""
    origin = asked_origin(desk)
    if not origin:
        return
    token = tokens_for(desk.act(), [one.id])[one.id]
    address = address_of(origin, token)
    code, words = st.columns([1, 2])
    code.html(_code(address))
    with words:
        st.code(address, language=None, wrap_lines=True)
        if mobile := usable_mobile(one.phone or ""):
            st.link_button(
                say("Send by WhatsApp"),
                wa_link(mobile, _message(desk, one, address)),
                icon=":material/send:",
            )
        else:
            st.caption(say("No mobile number in the directory: print the slip."))


def _code(address: str) -> str:
    """Return an address as a picture that has its place before it has come.

    One that comes later pushes the button below it away from who is about to press it.
    """
    drawn = b64encode(qr_code(address)).decode()
    words = escape(say("Point a phone's camera here"))
    return (
        f'<figure style="margin:0"><img src="data:image/png;base64,{drawn}" '
        f'width="{CODE}" height="{CODE}" alt="{words}"><figcaption>'
        f"<small>{words}</small></figcaption></figure>"
    )


def _message(desk: Desk, one: HeldLink, address: str) -> str:
    return say(
        "Dear {name}, by this personal link you see your committee tasks at {school} "
        "and report when they are done: {address} Please do not pass it on. Thank you.",
        name=one.name,
        school=desk.school.name,
        address=address,
    )


def _revoking(desk: Desk, one: HeldLink) -> None:
    def revoke() -> None:
        revoke_link(desk.act(), one.id)
        st.query_params.pop("tautan", None)

    ending(
        say("Revoke this link"),
        say(
            "It opens nothing from then on, also on paper. What was reported by it "
            "stays. A new link can be given afterwards."
        ),
        say("Revoke the link of {name}", name=one.name),
        revoke,
        say("The link of {name} was revoked.", name=one.name),
        key=f"revoke-{one.id}-{one.version}",
        back=Back.NEVER,
        icon=":material/link_off:",
    )


# ── giving ───────────────────────────────────────────────────────────────────
def _giving(
    desk: Desk, held: Sequence[HeldLink], receivers: Sequence[LinkReceiver]
) -> None:
    if not desk.year_is_open:
        st.info(say("This school year is closed; links are given in open years only."))
        return
    now = desk.clock()
    holding = {one.person_id for one in held if one.step_at(now) is LinkStep.HOLDS}
    waiting = [one for one in receivers if one.id not in holding]
    if not waiting:
        st.info(
            say(
                "Everybody of a committee has a link. Who joins a committee later "
                "stands here."
            )
        )
        go(say("Committees"), link(desk, "panitia"))
        return
    _give_all(desk, [one for one in waiting if not one.has_account])
    _give_one(desk, waiting)


def _give_all(desk: Desk, without: Sequence[LinkReceiver]) -> None:
    if not without:
        return
    words = say_many(
        "**{count} person** of this year's committees has neither an account nor a "
        "link.",
        "**{count} people** of this year's committees have neither an account nor a "
        "link.",
        len(without),
    )
    people = {one.id: one.name for one in without}
    giving_to_all(desk, "give-all", people, words, say("Give all of them a link"))


def _give_one(desk: Desk, waiting: Sequence[LinkReceiver]) -> None:
    key = form_id("personal-link")
    offered = {one.id: _offered(one) for one in waiting}
    names = {one.id: one.name for one in waiting}
    fields = Fields(f"link-{key}")
    with st.form(f"link-{key}"):
        st.markdown(say("**Give one person a link**"))
        fields.one("person", say("Person"), offered, shown=waiting[0].id)
        fields.day(
            "until",
            say("Last day"),
            shown=desk.year.last_day,
            help=say(
                "At most until the school year ends on {last}.",
                last=in_long(desk.year.last_day),
            ),
        )
        sent = st.form_submit_button(say("Give a link"), type="primary")
    if sent:
        person = fields.typed["person"]
        told = say("The link was given to {name}.", name=names[person])
        with saving("personal-link", told):
            new = give_link(
                desk.act(), key, person, desk.year, until=fields.typed["until"]
            )
            st.query_params["tautan"] = str(new.id)


def _offered(one: LinkReceiver) -> str:
    facts = [one.name, say(one.element.label)]
    return " · ".join([*facts, say("has an account")] if one.has_account else facts)


# ── on paper ─────────────────────────────────────────────────────────────────
def _slips(desk: Desk) -> None:
    st.caption(
        say("Duty slips carry the links on paper, a page for every committee member.")
    )
    planned = activities.activities_in(desk.store, desk.year)
    with_day = [a for a in planned if a.when.day and not a.when.is_past(desk.today)]
    if not with_day:
        st.info(say("No activity with a date lies ahead this year."))
    ways(
        Way(
            activity.title,
            link(desk, "kartu", kegiatan=activity.id),
            f"{activity.when.in_short()} · ",
        )
        for activity in with_day[:20]
    )
