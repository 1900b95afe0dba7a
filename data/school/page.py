"""The school's page: its identity, and its years."""

from functools import partial
from html import escape

import streamlit as st

from data import duties
from data.calendar import SchoolYear, TimeZone
from data.duties import Duty
from data.language import N_, in_long, say
from data.letters import page as letters_page
from data.nip import in_groups
from data.school.actions import (
    change_school,
    open_year,
    set_current_year,
)
from data.school.documents import letterhead_of
from data.school.models import LOGO_LIMIT, Level, School, SchoolDraft, YearStep
from data.school.queries import ListedYear, listed_years
from data.ui.address import asked_origin
from data.ui.desk import Desk
from data.ui.ending import Back, ending
from data.ui.fields import Fields
from data.ui.forms import as_drawn, saving
from data.ui.links import go, link
from data.ui.pages import Page, Section
from data.ui.tabs import tabs

PAGE = Page(
    N_("School and years"),
    "sekolah",
    "settings",
    Section.SCHOOL,
    Duty.READ_SETTINGS,
    heading=N_("School"),
    words=N_("letterhead, logo, identity, server's address"),
)


def show(desk: Desk) -> None:
    """Draw the page."""
    st.title(PAGE.headed(desk.year))
    may_keep = duties.may(Duty.KEEP_SCHOOL, desk.person)
    tabs(
        "school",
        (
            (say("Identity"), partial(_school, desk, may_keep=may_keep)),
            (say("School years"), partial(_years, desk, may_keep=may_keep)),
            (say("Numbers of letters"), partial(letters_page.show, desk)),
        ),
    )


def _school(desk: Desk, *, may_keep: bool) -> None:
    _letterhead(desk.school)
    if may_keep:
        _identity(desk)
        asked_origin(desk)


def _years(desk: Desk, *, may_keep: bool) -> None:
    listed = listed_years(desk.store)
    for year in listed:
        _year(desk, year, may_keep=may_keep)
    if may_keep:
        _next_year(desk, listed)


def _letterhead(school: School) -> None:
    with st.container(border=True):
        if logos := [one for one in (school.owner_logo, school.logo) if one]:
            with st.container(horizontal=True):
                for one in logos:
                    st.image(one, width=72)
        contacts = "".join(
            f" · {escape(one)}" for one in letterhead_of(school).contacts
        )
        above = "".join(f"<br>{escape(line)}" for line in school.letterhead)
        principal = say("Principal: {name}", name=school.principal_name)
        st.html(
            f"<small>{above.removeprefix('<br>')}</small>"
            f"<div><strong>{escape(school.name)}</strong></div>"
            f"<small>{escape(school.address)} · NPSN {escape(school.npsn)}"
            f"{contacts}<br>{escape(principal)}</small>"
        )


def _identity(desk: Desk) -> None:
    school = as_drawn(desk.school, "school")
    key = str(school.version)
    fields, zones = Fields(key, school), {zone: zone.label for zone in TimeZone}
    with st.form(f"school-{key}"):
        fields.line("name", say("Name of the school"))
        fields.line("npsn", "NPSN")
        fields.one("level", say("Level"), Level)
        fields.area("address", say("Address"))
        fields.line("city", say("City of letters"))
        fields.one("time_zone", say("Time zone"), zones)
        fields.line("principal_name", say("Principal's name"))
        number = in_groups(school.principal_number)
        fields.line(
            "principal_number",
            say("Principal's NIP"),
            shown=number,
            help=say("18 digits; - for a principal without one."),
        )
        st.markdown("**" + say("Letterhead") + "**")
        fields.lines("letterhead", say("Letterhead lines above the name, one each"))
        fields.line("phone", say("Telephone"), placeholder="(0713) 321456")
        fields.line("website", say("Website"), placeholder="smpn1contoh.sch.id")
        fields.line("email", say("E-mail"), placeholder="humas@smpn1contoh.sch.id")
        st.markdown("**" + say("Incidental activities") + "**")
        fields.rupiah(
            "incidental_limit",
            say("May cost so much without asking the principal"),
            help=say(
                "Of an activity added after the plan was approved. What costs more "
                "needs a revision; the principal is told of each."
            ),
        )
        owner = _picture(school, "owner_logo", say("Left logo: region or foundation"))
        logo = _picture(school, "logo", say("Logo of the school"))
        sent = st.form_submit_button(say("Save"), type="primary")
    if sent:
        with saving(key, say("Saved."), **fields.labels):
            draft = SchoolDraft(
                **fields.typed,
                owner_logo=owner,
                logo=logo,
            )
            change_school(desk.act(), school.version, draft)


def _picture(school: School, name: str, label: str) -> bytes | None:
    """Ask for a logo; return what it is then: a new one, none, or as it is now."""
    kept: bytes | None = getattr(school, name)
    key = f"{name}-{school.version}"
    uploaded = st.file_uploader(
        label,
        type=["png", "jpg", "jpeg"],
        key=key,
        help=say(
            "PNG or JPEG, at most {most} kB. Without a new file the logo stays as "
            "it is.",
            most=LOGO_LIMIT // 1024,
        ),
    )
    without = say("Without: {logo}", logo=label)
    if kept and Fields(key).tick("no", without, shown=False):
        kept = None
    return uploaded.getvalue() if uploaded else kept


def _year(desk: Desk, year: ListedYear, *, may_keep: bool) -> None:
    with st.container(border=True):
        st.markdown(f"**{year.school_year}**")
        st.caption(
            say(
                "{groups} class groups · {students} pupils · {activities} activities",
                groups=year.class_groups,
                students=year.students,
                activities=year.activities,
            )
        )
        if year.closed_on:
            st.badge(say("closed on {day}", day=in_long(year.closed_on)), color="gray")
        else:
            is_current = year.step is YearStep.CURRENT
            st.badge(say(year.step.label), color="green" if is_current else "orange")
        can_be_current = year.step in (YearStep.TO_COME, YearStep.TO_CLOSE)
        if may_keep and can_be_current:
            _make_current(desk, year)
        if year.step in (YearStep.TO_CLOSE, YearStep.CLOSED):
            label = say("What is open, and closing the year")
            go(label, link(desk, "tutup-tahun", tahun=year.start))


def _make_current(desk: Desk, year: ListedYear) -> None:
    named = SchoolYear(start=year.start)
    year = as_drawn(year, year.start)
    key = f"year-{year.start}-{year.version}-{desk.school.version}"
    ending(
        say("Make it current"),
        say(
            "From then on everybody begins in {year}: Home, tasks, reminders and "
            "the calendars that subscribed.",
            year=named,
        ),
        say("Make {year} the current year", year=named),
        lambda: set_current_year(desk.act(), desk.school.version, named),
        say("{year} is the current year.", year=named),
        key=f"current-{key}",
        back=Back.ANOTHER,
    )


def _next_year(desk: Desk, listed: list[ListedYear]) -> None:
    following = SchoolYear(start=max(year.start for year in listed)).after
    label = say("Begin school year {year}", year=following)
    ending(
        label,
        say(
            "{year} then stands in the list of years for everybody, and its plan can "
            "be begun. It stays; the current year does not change.",
            year=following,
        ),
        say("Begin {year}", year=following),
        lambda: open_year(desk.act(), following),
        say("{year} was begun.", year=following),
        key=f"open-{following.start}",
        back=Back.NEVER,
    )
