"""The days' page: which days are off, and when exams, breaks and Ramadan are."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from data.duties import Duty
from data.language import N_, in_list, in_short, in_weekday, say, say_many
from data.sheet import Edit
from data.ui.desk import Desk
from data.ui.fields import Fields
from data.ui.forms import as_drawn, form_id, saving
from data.ui.links import go, link, paragraphs, small, unmarked
from data.ui.pages import Page, Section, Use
from data.ui.sheet import sheet_form
from data.ui.tables import lines
from data.ui.tabs import tabs, unfold
from planning.days import store as records
from planning.days.actions import (
    add_day_off,
    add_period,
    change_day_off,
    change_days,
    change_period,
    drop_period,
    fill_days_off,
    restore_day_off,
    strike_day_off,
)
from planning.days.form import (
    day_draft,
    day_fields,
    days_changed,
    days_sheet,
    period_draft,
    period_fields,
)
from planning.days.models import (
    DayOff,
    DayOffDraft,
    NationalList,
    PeriodKind,
    SchoolPeriod,
    SchoolPeriodDraft,
    missing_days,
    national_list,
    ramadan_before,
)

PAGE = Page(
    N_("Days off and exam weeks"),
    "hari",
    "event_busy",
    Section.PLAN,
    Duty.READ_PLAN,
    use=Use.RARE,
    heading=N_("Days off and exam weeks {year}"),
    words=N_("holidays, exams"),
)


def show(desk: Desk) -> None:
    """Draw the page."""
    st.title(PAGE.headed(desk.year))
    st.caption(
        say(
            "The plan warns when an activity falls on one of these days; it never "
            "forbids it. This list may be kept after the work programme was approved."
        )
    )
    go(say("Back to the calendar"), link(desk, "kalender"), before="← ")
    tabs(
        "days",
        (
            (say("Days off"), lambda: _days(desk)),
            (say("Exams, breaks, Ramadan"), lambda: _periods(desk)),
        ),
    )


def _may_keep(desk: Desk) -> bool:
    return desk.may_now(Duty.PLAN_YEAR)


def _days(desk: Desk) -> None:
    kept = records.all_days(desk.store, desk.year)
    if _may_keep(desk):
        _fill(desk, kept)
    elif not kept:
        st.info(say("No day off has been entered for this school year yet."))
        return
    if _may_keep(desk):
        _edit_days(desk, kept)
        new = partial(_new_day, desk)
        unfold(say("Add a day off"), "new-day", new, begins="day-off")
        if kept:
            change = partial(_change_day, desk, kept)
            unfold(say("Change or strike one day"), "change-day", change)
    else:
        lines([_row(day) for day in kept])


def _edit_days(desk: Desk, kept: Sequence[DayOff]) -> None:
    if not kept:
        return
    sheet, new = days_sheet(desk, kept), form_id("days")

    def save(edits: Sequence[Edit]) -> None:
        change_days(desk.act(), days_changed(sheet, kept, edits, new), desk.year)

    sheet_form("days", sheet, save, say("The list was changed."))


def _row(day: DayOff) -> dict[str, str]:
    source = say(day.source.label)
    return {
        say("Day"): in_weekday(day.on_day),
        say("Name"): day.name,
        say("Kind"): say(day.kind.label),
        say("According to"): source
        if not day.is_struck
        else say("{source}, struck by the school", source=source),
    }


def _fill(desk: Desk, kept: Sequence[DayOff]) -> None:
    listed = national_list(desk.year)
    missing = missing_days(kept, listed.days)
    with st.container(border=True):
        _about_the_list(listed)
        if not missing:
            there = say("Every day of the national list is here.")
            st.caption(f":material/check: {there}")
            return
        sent = st.button(
            say("Fill in from the national list"),
            type="secondary" if kept else "primary",
            icon=":material/add:",
            key=f"fill-{desk.year.start}",
        )
        st.caption(
            say_many(
                "{count} day of it is missing here.",
                "{count} days of it are missing here.",
                len(missing),
            )
        )
    if sent:
        told = say_many(
            "{count} day was filled in.", "{count} days were filled in.", len(missing)
        )
        with saving("fill", told):
            fill_days_off(desk.act(), desk.year)


def _about_the_list(listed: NationalList) -> None:
    """Say what filling in does, and which years' collective leave is not known yet."""
    st.markdown(say("**National holidays and collective leave**"))
    st.caption(
        say(
            "Days marked “(perkiraan)” are estimates until the government decides. "
            "Filling in adds only what is missing: what the school struck, moved "
            "or renamed stays as it is."
        )
    )
    if listed.without_leave:
        unknown = say(
            "The national list knows no collective leave of {years} yet. Add "
            "these days when the joint decree of the ministers is out.",
            years=in_list([str(start) for start in listed.without_leave]),
        )
        st.caption(f":material/info: {unknown}")


def _change_day(desk: Desk, kept: Sequence[DayOff]) -> None:
    listed = {day.id: day for day in kept}
    names = {day.id: _named(day) for day in kept}
    which = Fields(desk.year.start).one("which-day", say("Which day"), names)
    chosen = which or kept[0].id
    day = as_drawn(listed[chosen], chosen)
    key = f"{day.id}-{day.version}"
    with st.form(f"day-{key}", border=False):
        fields = Fields(key, day)
        day_fields(fields, desk)
        keep = st.form_submit_button(say("Save"), type="primary")
        back, strike = (
            say("Put it back on the list"),
            say("Strike it from the list"),
        )
        turn = st.form_submit_button(back if day.is_struck else strike)
    if keep:
        with saving(key, say("The day was changed."), **fields.labels):
            change_day_off(desk.act(), day.id, day.version, day_draft(fields))
    if turn:
        turned = restore_day_off if day.is_struck else strike_day_off
        with saving(key, say("The list was changed.")):
            turned(desk.act(), day.id, day.version)


def _named(day: DayOff) -> str:
    return f"{in_short(day.on_day)} · {day.name}"


def _new_day(desk: Desk) -> None:
    key = str(form_id("day-off"))
    with st.form(f"new-day-{key}", border=False):
        fields = Fields.new(key, DayOffDraft)
        day_fields(fields, desk)
        sent = st.form_submit_button(say("Add the day"), type="primary")
    if sent:
        with saving("day-off", say("The day was added."), **fields.labels):
            add_day_off(desk.act(), form_id("day-off"), day_draft(fields), desk.year)


def _periods(desk: Desk) -> None:
    kept = records.periods(desk.store, desk.year)
    if not kept:
        st.info(
            say(
                "No exam week, break or Ramadan has been entered for this school year. "
                "Take them from the education office's calendar."
            )
        )
    for period in kept:
        _period(desk, period)
    if _may_keep(desk):
        _ramadan(desk, kept)
        label = say("Enter exams, a break or Ramadan")
        unfold(label, "new-period", partial(_new_period, desk), begins="period")


def _period(desk: Desk, period: SchoolPeriod) -> None:
    with st.container(border=True):
        count = (period.ends_on - period.starts_on).days + 1
        lasting = say_many("{count} day", "{count} days", count)
        when = f"{in_weekday(period.starts_on)} – {in_weekday(period.ends_on)}"
        kind = say(period.kind.label)
        paragraphs(f"**{kind}**", unmarked(period.title), small(f"{when} · {lasting}"))
        if _may_keep(desk):
            change = partial(_change_period, desk, period)
            unfold(say("Change or drop"), f"change-{period.id}", change)


def _change_period(desk: Desk, period: SchoolPeriod) -> None:
    period = as_drawn(period, period.id)
    key = f"{period.id}-{period.version}"
    with st.form(f"period-{key}", border=False):
        fields = Fields(key, period)
        period_fields(fields)
        keep = st.form_submit_button(say("Save"), type="primary")
        drop = st.form_submit_button(say("Drop"))
    if keep:
        with saving(key, say("The period was changed."), **fields.labels):
            draft = period_draft(fields)
            change_period(desk.act(), period.id, period.version, draft)
    if drop:
        with saving(key, say("The period was dropped.")):
            drop_period(desk.act(), period.id)


def _ramadan(desk: Desk, kept: Sequence[SchoolPeriod]) -> None:
    """Propose the days of Ramadan while Eid is listed and Ramadan is not entered."""
    listed = records.days_off(desk.store, desk.year.first_day, desk.year.last_day)
    about = ramadan_before(listed)
    if about is None or any(period.kind is PeriodKind.RAMADAN for period in kept):
        return
    first, last = about
    with st.container(border=True):
        st.markdown(
            say(
                "By the date of Eid, Ramadan lasts about from {first} to {last}. Its "
                "first day is set by the government; correct it then.",
                first=first,
                last=last,
            )
        )
        label = say("Enter Ramadan with these days")
        sent = st.button(label, key=f"ramadan-{desk.year.start}")
    if sent:
        draft = SchoolPeriodDraft(
            kind=PeriodKind.RAMADAN, starts_on=first, ends_on=last
        )
        with saving("ramadan", say("The period was entered.")):
            add_period(desk.act(), form_id("ramadan"), draft, desk.year)


def _new_period(desk: Desk) -> None:
    key = str(form_id("period"))
    with st.form(f"new-period-{key}", border=False):
        fields = Fields.new(key, SchoolPeriodDraft, kind=PeriodKind.EXAM)
        period_fields(fields)
        sent = st.form_submit_button(say("Enter"), type="primary")
    if sent:
        with saving("period", say("The period was entered."), **fields.labels):
            add_period(desk.act(), form_id("period"), period_draft(fields), desk.year)
