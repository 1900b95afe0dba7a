"""The calendar's page: the year on one screen, and moving an activity."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

import streamlit as st

from data.activity import UNDATED, ActivityStep
from data.duties import Duty
from data.errors import HumasError
from data.language import N_, in_long, say, say_many, why
from data.ui.desk import Desk
from data.ui.empty import nothing_yet
from data.ui.forms import as_drawn, saving, shown_activity
from data.ui.links import Way, go, link, unmarked
from data.ui.pages import Page, Section
from data.ui.tabs import tabs, unfold
from planning.activities.models import Activity
from planning.cadence import page as cadence
from planning.cadence import store as cadences
from planning.cadence.models import Cadence, CadenceCount, cadence_count, cadences_of
from planning.calendar import queries
from planning.calendar.actions import move_activity
from planning.calendar.form import (
    narrowed_entries,
    new_day,
    show_clashes,
    show_what_moves,
)
from planning.calendar.grid import YearView, plain_list, year_grid, year_list
from planning.calendar.models import is_at, moving_refusal, slots_when_moved
from planning.calendar.queries import CalendarEntry
from planning.clashes.models import Clash, Slot, clashes
from planning.clashes.queries import year_slots
from planning.days import store as days
from planning.days.models import DayOff, SchoolPeriod
from planning.feeds import page as feeds
from planning.plan import store as plans

PAGE = Page(
    N_("Calendar"),
    "kalender",
    "calendar_month",
    Section.PLAN,
    Duty.READ_PLAN,
    heading=N_("Calendar {year}"),
    words=N_("dates, schedule"),
)


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
    def counts(self) -> list[CadenceCount]:
        """How often each form is planned, where the school counts it."""
        return [
            cadence_count(one, queries.days_of(self.entries, one.form), self.desk.year)
            for one in self.cadences
            if one.wanted
        ]

    @property
    def warned(self) -> _Warned:
        """What clashes, by activity."""
        return clashes(self.slots, self.off, self.periods)


def show(desk: Desk) -> None:
    """Draw the page."""
    st.title(PAGE.headed(desk.year))
    plan = _Plan(
        desk=desk,
        entries=queries.calendar_entries(desk.store, desk.year),
        slots=year_slots(desk.store, desk.year),
        off=days.days_off(desk.store, desk.year.first_day, desk.year.last_day),
        periods=days.periods(desk.store, desk.year),
        cadences=cadences_of(desk.year, cadences.cadences(desk.store, desk.year)),
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
            (say("How often"), lambda: cadence.show(desk, plan.cadences, plan.counts)),
            (say("Subscribe and download"), lambda: feeds.show(desk, plan.off)),
        ),
    )


def _counts(plan: _Plan) -> None:
    """Say how much of the year has a date, and how often each form is planned."""
    entries = plan.entries
    if not entries:
        return
    undated = sum(entry.when.day is None for entry in entries)
    in_months = sum(entry.when.exact is None for entry in entries) - undated
    said = [
        say_many("{count} activity", "{count} activities", len(entries)),
        say_many("{count} only in a month", "{count} only in a month", in_months),
        say_many("{count} without a date", "{count} without a date", undated),
    ]
    counted = (len(entries), in_months, undated)
    st.caption(" · ".join(s for s, n in zip(said, counted, strict=True) if n))
    if plan.counts:
        cadence.show_badges(plan.counts)


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
        st.caption(":material/check: " + say("No date of the plan clashes."))
        return
    label = say_many(
        "{count} warning about dates; nothing is blocked",
        "{count} warnings about dates; nothing is blocked",
        count,
    )
    listed = [entry for entry in plan.entries if entry.id in warned]

    def draw() -> None:
        st.html(plain_list(_view(plan, warned, listed), listed))

    unfold(f":orange[:material/warning: {label}]", "calendar-warnings", draw)


# ── the year on one screen ────────────────────────────────────────────────────


def _year(plan: _Plan, warned: _Warned) -> None:
    desk = plan.desk
    if not plan.entries:
        nothing_yet(
            say(
                "No activity has been planned yet. Plan the first ones under "
                "“Activities”; they appear here on their day."
            ),
            Way(say("Activities of the year"), link(desk, "agenda")),
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

    def moving(entry: CalendarEntry) -> str | None:
        is_movable = entry.id in movable
        return link(desk, "kalender", kegiatan=entry.id) if is_movable else None

    return YearView(
        year=desk.year,
        today=desk.today,
        entries=entries,
        off=plan.off,
        periods=plan.periods,
        warned=warned,
        address=lambda entry: link(desk, "kegiatan", kegiatan=entry.id),
        moving=moving,
    )


# ── moving ────────────────────────────────────────────────────────────────────


def _move(plan: _Plan, entry: CalendarEntry) -> None:
    desk = plan.desk
    kept = as_drawn(desk.store.get(Activity, entry.id), entry.id)
    with st.container(border=True):
        go(say("Back to the calendar"), link(desk, "kalender"), before="← ")
        st.subheader(unmarked(say("Move “{title}”", title=kept.title)))
        now = kept.when.with_hours(kept.starts_at, kept.ends_at)
        st.caption(say("Now: {when}", when=now))
        day, starts_at, ends_at = new_day(desk, kept)
        if is_at(kept, day, starts_at, ends_at):
            st.info(say("Choose another day or other hours; what moves is shown here."))
            return
        show_what_moves(desk, kept, day)
        new = slots_when_moved(plan.slots, kept.id, day, starts_at, ends_at)
        _compare(plan, replace(plan, slots=new), kept.id)
        label = say("Move to {day}", day=in_long(day))
        sent = st.button(label, type="primary", key=f"move-{kept.id}-{kept.version}")
    if sent:
        told = say("“{title}” was moved to {day}.", title=kept.title, day=day)
        hours = {"starts_at": starts_at, "ends_at": ends_at}
        with saving(f"move-{kept.id}", told):
            move_activity(desk.act(), kept.id, kept.version, day, **hours)
            del st.query_params["kegiatan"]


def _compare(now: _Plan, moved: _Plan, activity_id: UUID) -> None:
    """Show what the activity clashes with now, and beside it after the move."""
    before, after = st.columns(2)
    with before:
        show_clashes(say("On its day now"), now.warned.get(activity_id, ()))
    with after:
        show_clashes(say("On the new day"), moved.warned.get(activity_id, ()))


# ── how often ─────────────────────────────────────────────────────────────────


# ── calendars outside ─────────────────────────────────────────────────────────
