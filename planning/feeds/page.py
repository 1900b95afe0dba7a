"""The calendar's part about other calendars: the year's file, and the addresses."""

from collections.abc import Sequence
from typing import Final

import streamlit as st

from data import duties
from data.duties import Duty
from data.language import in_moment, say, say_many
from data.ui.address import origin_of
from data.ui.desk import Desk
from data.ui.ending import Back, ending
from data.ui.fields import Fields
from data.ui.forms import form_id, saving, show_once, shown_once
from data.ui.links import unmarked
from planning.days.models import DayOff
from planning.feeds import queries
from planning.feeds import store as records
from planning.feeds.actions import open_feed, revoke_feed
from planning.feeds.documents import calendar_file, calendar_name, year_calendar
from planning.feeds.models import Feed, FeedDraft

NEW_FEED: Final = "calendar-feed"


def show(desk: Desk, off: Sequence[DayOff]) -> None:
    """Offer the year's file, with the days ``off`` on demand, and the addresses."""
    with st.container(border=True):
        st.markdown(say("**Calendar file for this year**"))
        _file(desk, off)
    st.subheader(say("Addresses to subscribe to"))
    _feeds(desk)


def _file(desk: Desk, off: Sequence[DayOff]) -> None:
    events = queries.calendar_events(desk.store, desk.year)
    with_off = st.toggle(say("With the days off"), key="ics-with-days-off")
    name = calendar_name(desk.school.name, desk.year)
    st.download_button(
        say("Download the calendar (.ics)"),
        year_calendar(events, name, off if with_off else ()),
        calendar_file(desk.school.name, desk.year),
        "text/calendar",
        icon=":material/download:",
        on_click="ignore",
    )
    if left_out := sum(event.when.exact is None for event in events):
        st.caption(
            say_many(
                "{count} activity without a day is not in the file.",
                "{count} activities without a day are not in the file.",
                left_out,
            )
        )


def _feeds(desk: Desk) -> None:
    st.caption(
        say(
            "A phone's calendar that subscribes follows every change by itself. "
            "Whoever has the address reads titles, hours and places without signing "
            "in, but no person's name; revoke it when it went astray."
        )
    )
    _address_once(desk)
    feeds = records.feeds(desk.store)
    may_plan = duties.may(Duty.PLAN_YEAR, desk.person)
    if not feeds:
        st.info(say("No address has been opened yet."))
    for feed in feeds:
        _feed(desk, feed, may_plan=may_plan)
    if may_plan:
        _new_feed(desk)


def _address_once(desk: Desk) -> None:
    if token := shown_once(NEW_FEED):
        origin = origin_of(desk)
        with st.container(border=True):
            st.markdown(say("**Address of the calendar**, shown only now:"))
            st.code(f"{origin}/calendar/{token}.ics", language=None, wrap_lines=True)
            st.caption(
                say(
                    "Copy it into the calendar app: “add calendar by URL”. It must be "
                    "able to reach this server."
                )
            )


def _feed(desk: Desk, feed: Feed, *, may_plan: bool) -> None:
    with st.container(border=True):
        st.markdown(f"**{unmarked(feed.title)}**")
        moment = in_moment(feed.made_at, desk.school.zone)
        st.caption(say("Opened on {moment}", moment=moment))
        if may_plan:
            ending(
                say("Revoke"),
                say(
                    "Whoever subscribed by this address gets no changes any more. A "
                    "new address is another one: it must be handed out again."
                ),
                say("Revoke the address"),
                lambda: revoke_feed(desk.act(), feed.id),
                say("The address was revoked."),
                key=f"revoke-{feed.id}",
                back=Back.NEVER,
            )


def _new_feed(desk: Desk) -> None:
    key = form_id(NEW_FEED)
    with st.form(f"feed-{key}"):
        title = Fields(key).line(
            "title", say("Who subscribes"), placeholder=say("The principal's phone")
        )
        sent = st.form_submit_button(say("Open an address"), type="primary")
    if sent:
        told = say("The address was opened.")
        with saving(NEW_FEED, told, title=say("Who subscribes")):
            token = open_feed(desk.act(), key, FeedDraft(title=title))
            show_once(NEW_FEED, token)
