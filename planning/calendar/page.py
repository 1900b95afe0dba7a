"""The calendar's page: the year on one screen, moving an activity, subscribing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final
from urllib.parse import urlsplit
from uuid import UUID

import streamlit as st

from data import duties
from data.activity import UNDATED, ActivityStep
from data.cooperation import CooperationForm
from data.duties import Duty
from data.errors import HumasError
from data.language import (
    N_,
    in_list,
    in_long,
    in_moment,
    in_month,
    say,
    say_many,
    why,
)
from data.ui.desk import Desk
from data.ui.forms import (
    as_drawn,
    form_id,
    saving,
    show_once,
    shown_activity,
    shown_once,
)
from data.ui.links import go, link
from data.ui.pages import Page, Section
from data.ui.tabs import tabs
from planning.activities.models import Activity
from planning.calendar import queries
from planning.calendar import store as records
from planning.calendar.actions import (
    move_activity,
    open_feed,
    revoke_feed,
    set_cadence,
)
from planning.calendar.documents import year_calendar
from planning.calendar.form import (
    cadence_form,
    narrowed_entries,
    new_day,
    show_clashes,
    show_what_moves,
)
from planning.calendar.grid import YearView, plain_list, year_grid, year_list
from planning.calendar.models import (
    Cadence,
    CadenceCount,
    Feed,
    FeedDraft,
    cadence_count,
    cadences_of,
    is_at,
    moving_refusal,
    slots_when_moved,
)
from planning.calendar.queries import CalendarEntry
from planning.clashes.models import Clash, Slot, clashes
from planning.clashes.queries import year_slots
from planning.days import store as days
from planning.days.models import DayOff, SchoolPeriod
from planning.plan import store as plans

PAGE = Page(N_("Calendar"), "kalender", "calendar_month", Section.PLAN, Duty.READ_PLAN)

NEW_FEED: Final = "calendar-feed"


_Warned = Mapping[UUID, Sequence[Clash]]


@dataclass(frozen=True)
class _Plan:
    """The year's plan as this page shows it."""

    desk: Desk
    entries: Sequence[CalendarEntry]
    slots: Sequence[Slot]
    off: Sequence[DayOff]
    periods: Sequence[SchoolPeriod]
    cadences: Sequence[Cadence]
    locked: HumasError | None

    @property
    def movable(self) -> list[CalendarEntry]:
        """What the person may move."""
        desk = self.desk
        if not desk.may_now(Duty.PLAN_YEAR) or self.locked:
            return []
        return [entry for entry in self.entries if _moves(entry)]

    @property
    def warned(self) -> _Warned:
        """What clashes, by activity."""
        return clashes(self.slots, self.off, self.periods)


def show(desk: Desk) -> None:
    """Draw the page."""
    st.title(say("Calendar {year}", year=desk.year))
    plan = _Plan(
        desk=desk,
        entries=queries.calendar_entries(desk.store, desk.year),
        slots=year_slots(desk.store, desk.year),
        off=days.days_off(desk.store, desk.year.first_day, desk.year.last_day),
        periods=days.periods(desk.store, desk.year),
        cadences=cadences_of(desk.year, records.cadences(desk.store, desk.year)),
        locked=plans.change_refusal(desk.store, desk.year),
    )
    _counts(plan)
    moving = _chosen(plan)
    if moving is not None:
        _move(plan, moving)
        return
    warned = plan.warned
    _warnings(plan, warned)
    tabs(
        "calendar",
        (
            (say("Year"), lambda: _year(plan, warned)),
            (say("List"), lambda: _list(plan, warned)),
            (say("How often"), lambda: _cadences(plan)),
            (say("Subscribe and download"), lambda: _outside(plan)),
        ),
    )


def _counts(plan: _Plan) -> None:
    """Say in a line how much of the year has a day, and how often is how often."""
    entries = plan.entries
    if not entries:
        return
    undated = sum(entry.when.day is None for entry in entries)
    in_months = sum(entry.when.exact is None for entry in entries) - undated
    said = [say_many("{count} activity", "{count} activities", len(entries))]
    if in_months:
        said.append(
            say_many("{count} only in a month", "{count} only in a month", in_months)
        )
    if undated:
        said.append(
            say_many("{count} without a date", "{count} without a date", undated)
        )
    st.caption(" · ".join(said))
    counts = [_counted(plan, cadence) for cadence in plan.cadences if cadence.wanted]
    if counts:
        st.markdown(" ".join(_badge(count) for count in counts))


def _counted(plan: _Plan, cadence: Cadence) -> CadenceCount:
    planned = queries.days_of(plan.entries, cadence.form)
    return cadence_count(cadence, planned, plan.desk.year)


def _badge(count: CadenceCount) -> str:
    label = say(
        "{planned} of {wanted}: {form}",
        form=say(count.form.label),
        planned=count.planned,
        wanted=count.wanted,
    )
    colour = "green" if count.is_met else "orange"
    icon = ":material/check:" if count.is_met else ":material/event_repeat:"
    return f":{colour}-badge[{icon} {label}]"


def _chosen(plan: _Plan) -> CalendarEntry | None:
    """Let who plans choose an activity to move; return it."""
    desk = plan.desk
    if not desk.may_now(Duty.PLAN_YEAR):
        return None
    if plan.locked and any(map(_moves, plan.entries)):
        st.caption(":material/lock: " + why(plan.locked))
    movable = {entry.id: entry for entry in plan.movable}
    if not movable:
        return None
    chosen = shown_activity(
        [(entry.id, _named(entry)) for entry in movable.values()],
        say("Move an activity"),
        say("None: show the calendar"),
    )
    return movable[chosen] if chosen else None


def _moves(entry: CalendarEntry) -> bool:
    is_closed = entry.step is not ActivityStep.PLANNED
    return moving_refusal(entry.title, is_closed=is_closed) is None


def _named(entry: CalendarEntry) -> str:
    return f"{entry.when.in_short()} · {entry.title}"


# ── warnings ──────────────────────────────────────────────────────────────────


def _warnings(plan: _Plan, warned: _Warned) -> None:
    if not plan.entries:
        return
    count = sum(len(found) for found in warned.values())
    if not count:
        st.caption(":material/check_circle: " + say("No date of the plan clashes."))
        return
    label = say_many(
        "{count} warning about dates; nothing is blocked",
        "{count} warnings about dates; nothing is blocked",
        count,
    )
    with st.expander(f":orange[:material/warning: {label}]"):
        listed = [entry for entry in plan.entries if entry.id in warned]
        st.html(plain_list(_view(plan, warned, listed), listed))


# ── the year on one screen ────────────────────────────────────────────────────


def _year(plan: _Plan, warned: _Warned) -> None:
    desk = plan.desk
    if not plan.entries:
        st.info(
            say(
                "No activity has been planned yet. Plan the first ones under "
                "“Activities”; they appear here on their day."
            )
        )
    label = say("Days off and exam weeks")
    if not plan.off:
        label = say("Fill in holidays, exam weeks and Ramadan")
    go(label, link(desk, "hari"), before=":material/event_busy: ")
    shown = narrowed_entries(plan.entries)
    view = _view(plan, warned, shown)
    st.html(year_grid(view))
    if without := [entry for entry in shown if entry.when.day is None]:
        st.html(plain_list(view, without, say(UNDATED)))


def _list(plan: _Plan, warned: _Warned) -> None:
    if not plan.entries:
        st.info(say("No activity has been planned yet."))
        return
    shown = narrowed_entries(plan.entries)
    if shown:
        st.html(year_list(_view(plan, warned, shown)))
    else:
        st.info(say("No activity fits this choice. Widen it above."))


def _view(plan: _Plan, warned: _Warned, entries: Sequence[CalendarEntry]) -> YearView:
    desk = plan.desk
    movable = {entry.id for entry in plan.movable}

    def address(entry: CalendarEntry) -> str:
        return link(desk, "kegiatan", kegiatan=entry.id)

    def moving(entry: CalendarEntry) -> str | None:
        if entry.id not in movable:
            return None
        return link(desk, "kalender", kegiatan=entry.id)

    return YearView(
        year=desk.year,
        today=desk.today,
        entries=entries,
        off=plan.off,
        periods=plan.periods,
        warned=warned,
        address=address,
        moving=moving,
    )


# ── moving ────────────────────────────────────────────────────────────────────


def _move(plan: _Plan, entry: CalendarEntry) -> None:
    desk = plan.desk
    kept = as_drawn(desk.store.get(Activity, entry.id), entry.id)
    with st.container(border=True):
        go(say("Back to the calendar"), link(desk, "kalender"), before="← ")
        st.subheader(say("Move “{title}”", title=kept.title))
        st.caption(
            say("Now: {when}", when=kept.when.with_hours(kept.starts_at, kept.ends_at))
        )
        day, starts_at, ends_at = new_day(desk, kept)
        if is_at(kept, day, starts_at, ends_at):
            st.info(say("Choose another day or other hours; what moves is shown here."))
            return
        show_what_moves(desk, kept, day)
        new = slots_when_moved(plan.slots, kept.id, day, starts_at, ends_at)
        before, after = st.columns(2)
        with before:
            show_clashes(say("On its day now"), plan.warned.get(kept.id, ()))
        with after:
            moved = replace(plan, slots=new).warned.get(kept.id, ())
            show_clashes(say("On the new day"), moved)
        sent = st.button(
            say("Move to {day}", day=in_long(day)),
            type="primary",
            key=f"move-{kept.id}-{kept.version}",
        )
    if sent:
        told = say("“{title}” was moved to {day}.", title=kept.title, day=day)
        with saving(f"move-{kept.id}", told):
            move_activity(
                desk.act(),
                kept.id,
                kept.version,
                day,
                starts_at=starts_at,
                ends_at=ends_at,
            )
            del st.query_params["kegiatan"]


# ── how often ─────────────────────────────────────────────────────────────────


def _cadences(plan: _Plan) -> None:
    desk = plan.desk
    st.caption(
        say(
            "How often a form of cooperation is meant in this year, beside how often "
            "it is planned. The usual numbers, a parent–teacher meeting every two "
            "months and five meetings, are the founding studies'; change them to "
            "yours."
        )
    )
    for cadence in plan.cadences:
        if cadence.wanted:
            _count(_counted(plan, cadence))
    if desk.may_now(Duty.PLAN_YEAR):
        _set_cadence(desk, {cadence.form: cadence for cadence in plan.cadences})


def _count(count: CadenceCount) -> None:
    with st.container(border=True):
        st.markdown(f"**{say(count.form.label)}**")
        st.badge(
            say(
                "{planned} of {wanted} planned",
                planned=count.planned,
                wanted=count.wanted,
            ),
            color="green" if count.is_met else "orange",
            icon=":material/check:" if count.is_met else ":material/event_repeat:",
        )
        st.progress(min(1.0, count.planned / count.wanted))
        if count.gaps:
            missing = [
                in_month(gap.first)
                if gap.first == gap.last
                else f"{in_month(gap.first)} – {in_month(gap.last)}"
                for gap in count.gaps
            ]
            st.caption(say("None is planned in {months}.", months=in_list(missing)))


def _set_cadence(desk: Desk, kept: Mapping[CooperationForm, Cadence]) -> None:
    with st.expander(say("Change how often")):
        form, cadence, wanted, key = cadence_form(desk, kept)
    if wanted is not None:
        with saving(key, say("The number was changed.")):
            set_cadence(desk.act(), desk.year, form, cadence.version, wanted)


# ── calendars outside ─────────────────────────────────────────────────────────


def _outside(plan: _Plan) -> None:
    desk = plan.desk
    events = queries.calendar_events(desk.store, desk.year)
    with st.container(border=True):
        st.markdown(say("**Calendar file for this year**"))
        with_off = st.toggle(say("With the days off"), key="ics-with-days-off")
        name = say("Humas {school} {year}", school=desk.school.name, year=desk.year)
        st.download_button(
            say("Download the calendar (.ics)"),
            year_calendar(events, name, plan.off if with_off else ()),
            f"kalender-humas-{desk.year.start}-{desk.year.start + 1}.ics",
            "text/calendar",
            icon=":material/download:",
            on_click="ignore",
        )
        left_out = sum(event.when.exact is None for event in events)
        if left_out:
            st.caption(
                say_many(
                    "{count} activity without a day is not in the file.",
                    "{count} activities without a day are not in the file.",
                    left_out,
                )
            )
    _feeds(desk)


def _feeds(desk: Desk) -> None:
    st.subheader(say("Addresses to subscribe to"))
    st.caption(
        say(
            "A phone's calendar that subscribes follows every change by itself. "
            "Whoever has the address reads titles, hours and places without signing "
            "in, but no person's name; revoke it when it went astray."
        )
    )
    _address_once()
    feeds = records.feeds(desk.store)
    may_plan = duties.may(Duty.PLAN_YEAR, desk.person)
    if not feeds:
        st.info(say("No address has been opened yet."))
    for feed in feeds:
        _feed(desk, feed, may_plan=may_plan)
    if may_plan:
        _new_feed(desk)


def _address_once() -> None:
    if token := shown_once(NEW_FEED):
        here = urlsplit(st.context.url or "")
        origin = f"{here.scheme}://{here.netloc}" if here.netloc else ""
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
        st.markdown(f"**{_plain(feed.title)}**")
        moment = in_moment(feed.made_at, desk.school.zone)
        st.caption(say("Opened on {moment}", moment=moment))
        if may_plan and st.button(say("Revoke"), key=f"revoke-{feed.id}"):
            with saving(str(feed.id), say("The address was revoked.")):
                revoke_feed(desk.act(), feed.id)


def _plain(text: str) -> str:
    """Return a text without the characters that Markdown would take for its own."""
    return "".join(f"\\{c}" if c in "\\`*_[]{}<>#$~:" else c for c in text)


def _new_feed(desk: Desk) -> None:
    key = form_id(NEW_FEED)
    with st.form(f"feed-{key}"):
        title = st.text_input(
            say("Who subscribes"),
            key=f"feed-title-{key}",
            placeholder=say("The principal's phone"),
        )
        sent = st.form_submit_button(say("Open an address"), type="primary")
    if sent:
        told = say("The address was opened.")
        with saving(NEW_FEED, told, title=say("Who subscribes")):
            token = open_feed(desk.act(), key, FeedDraft(title=title))
            show_once(NEW_FEED, token)
