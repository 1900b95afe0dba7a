"""The page of the history: who did what, and when, in the whole school."""

from datetime import date
from typing import Final

import streamlit as st

from data import duties
from data.duties import Duty
from data.events import queries
from data.events.models import month_bounds, months_between, subject_of, told
from data.language import N_, in_moment, in_month, in_number, say
from data.names import alphabetical
from data.ui.desk import Desk
from data.ui.filters import Choice, narrowed_by
from data.ui.head import titled
from data.ui.links import Way, here, ways_beside
from data.ui.pages import Page, Section, Use
from data.ui.tables import lines

PAGE = Page(
    N_("History"),
    "riwayat",
    "history",
    Section.SCHOOL,
    Duty.READ_HISTORY,
    use=Use.RARE,
    words=N_("who changed what"),
)
AT_ONCE: Final = 50
"""How many lines a page has."""


def show(desk: Desk) -> None:
    """Draw the page."""
    head = titled(PAGE.headed(desk.year))
    span = queries.event_span(desk.store)
    if not span:
        st.info(say("Nothing was done yet. What people do from now on stands here."))
        return
    st.caption(
        say(
            "Every change leaves a line here. Lines are only added: a line that was "
            "changed or removed afterwards is found by the check of the backups' page."
        )
    )
    months = months_between(span[0].first, span[0].last, desk.school.zone)
    with head:
        chosen = _narrowed(desk, months)
    page = _page_asked()
    since, until = (
        month_bounds(chosen["month"], desk.school.zone)
        if chosen["month"]
        else (None, None)
    )
    rows = queries.listed_events(
        desk.store,
        sees_secrets=duties.may(Duty.SEE_EVERY_CONTACT, desk.person),
        person=chosen["person"],
        record=chosen["record"],
        since=since,
        until=until,
        skipped=(page - 1) * AT_ONCE,
        most=AT_ONCE,
    )
    _list(desk, rows, page)


def _narrowed(desk: Desk, months: list[date]) -> dict[str, str | None]:
    sees_secrets = duties.may(Duty.SEE_EVERY_CONTACT, desk.person)
    names = queries.event_people(desk.store, sees_secrets=sees_secrets)
    people = {one.name: one.name for one in names}
    subjects = {
        one.record: subject_of(one.record) for one in queries.event_subjects(desk.store)
    }
    by_name = dict(sorted(subjects.items(), key=lambda one: alphabetical(one[1])))
    return narrowed_by(
        say("Narrow the list"),
        (Choice("person", "orang", say("Who"), people),),
        (Choice("record", "tentang", say("About what"), by_name),),
        (
            Choice(
                "month",
                "bulan",
                say("Month"),
                {f"{month:%Y-%m}": in_month(month) for month in months},
            ),
        ),
    )


def _page_asked() -> int:
    asked = st.query_params.get("halaman", "")
    return max(1, int(asked)) if asked.isdecimal() and len(asked) < 7 else 1


def _list(desk: Desk, rows: list[queries.ListedEvent], page: int) -> None:
    if not rows:
        st.info(say("Nothing of this was done. Choose less, or go to the first page."))
        _ways(desk, page, 0)
        return
    lines(
        [
            {
                say("When"): in_moment(row.noted_at, desk.school.zone),
                say("Who"): row.person or "–",
                say("What"): told(row.record, row.record_id, row.event, row.facts),
            }
            for row in rows
        ]
    )
    _ways(desk, page, rows[0].found)


def _ways(desk: Desk, page: int, found: int) -> None:
    pages = max(1, -(-found // AT_ONCE))
    if found:
        st.caption(
            say(
                "Page {page} of {pages} · {count} lines",
                page=in_number(page),
                pages=in_number(pages),
                count=in_number(found),
            )
        )
    turned = [
        Way(label, here(desk, PAGE.path, halaman=to))
        for label, to, is_there in (
            (say("First page"), 1, page > 1),
            (say("Newer"), page - 1, 1 < page <= pages + 1),
            (say("Older"), page + 1, page < pages),
        )
        if is_there
    ]
    if turned:
        ways_beside(turned)
