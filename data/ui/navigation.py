"""Which pages a person finds, and what stands around every one of them."""

import html
from collections.abc import Sequence
from typing import Any, Final

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from data import duties
from data.accounts.actions import signed_in
from data.accounts.models import SignedIn
from data.actor import Actor
from data.calendar import SchoolYear
from data.duties import Duty
from data.handbook import reading
from data.handbook.queries import news_standing
from data.language import Language, ask_when_unset, say, speak
from data.school import store as schools
from data.school.models import School, YearRecord
from data.store import Store
from data.ui import begun
from data.ui.desk import Desk
from data.ui.forms import forget_drawn, show_told
from data.ui.links import anchor, link
from data.ui.menu import Sight, menu
from data.ui.pages import (
    Page,
    PageModule,
    first_page,
    open_page,
    registered,
    where_the_year_stands,
)
from data.web import clock, place
from data.web.html import ASSETS
from data.web.shell import YEAR_IN_ADDRESS

LANGUAGE_KEY: Final = "language"
PAGE_KEY: Final = "page"


def draw() -> None:
    """Draw the page a person asked for, with everything around it.

    The run's cursor stays open: a dialog or a fragment of the page goes on asking the
    records after the script's last line. It is closed when nothing holds it any more.
    """
    st.set_page_config(
        page_title="Siklus Humas", page_icon=ASSETS / "humas.svg", layout="wide"
    )
    store = place.records().cursor()
    who = signed_in(store, str(st.user.get("session") or ""), clock.now())
    school = store.find(School)
    if who is None or school is None or who.must_change:
        _ended()
        return
    speak(who.language)
    place.name_after(school)
    st.session_state[LANGUAGE_KEY] = who.language
    years = schools.years(store)
    year = _asked_year(school, years, st.query_params.get(YEAR_IN_ADDRESS, ""))
    desk = _desk(store, who, school, year)
    shown = st.navigation(_pages(desk), position="hidden")
    if _is_other_page(f"{shown.url_path}-{year.start}"):
        forget_drawn()
        begun.come(desk)
    begun.draw_for(desk)
    module = page_module(shown.url_path, desk.person) or first_page(desk.person)
    st.html(menu(_sight(desk, who, years, year, module.PAGE)))
    show_told(desk.act)
    head = st.empty()
    shown.run()
    begun.tell(head, {each.PAGE.path: say(each.PAGE.title) for each in registered()})


def page_module(path: str, person: Actor) -> PageModule | None:
    """Return the page of an address, the role's first one for ``/``, or None."""
    if not path:
        return first_page(person)
    return next((module for module in registered() if module.PAGE.path == path), None)


def sight_of(
    store: Store, who: SignedIn, school: School, page: Page, asked_year: str
) -> tuple[Desk, Sight]:
    """Return what a page is handed, and who stands where, for an address."""
    years = schools.years(store)
    year = _asked_year(school, years, asked_year)
    desk = _desk(store, who, school, year)
    return desk, _sight(desk, who, years, year, page)


def _sight(
    desk: Desk,
    who: SignedIn,
    years: Sequence[YearRecord],
    year: YearRecord,
    page: Page,
) -> Sight:
    room = desk.store.room if duties.may(Duty.KEEP_BACKUPS, desk.person) else None
    little = room if room and room.is_little else None
    stands = where_the_year_stands(desk)
    [read] = news_standing(desk.store, who.person_id, who.username)
    news = read.has_not_read(reading.newest())
    return Sight(who, desk.school, years, year, page, stands, little, news)


def _language_of_tab() -> Language:
    """Return the language of the tab whose callback or fragment is running."""
    if st.runtime.exists() and get_script_run_ctx() is not None:
        return Language(st.session_state.get(LANGUAGE_KEY, Language.INDONESIAN))
    return Language.INDONESIAN


ask_when_unset(_language_of_tab)


def _is_other_page(shown: str) -> bool:
    """Return whether the person has just come to a page: forms are drawn afresh."""
    before = st.session_state.get(PAGE_KEY)
    st.session_state[PAGE_KEY] = shown
    return bool(before != shown)


def _desk(store: Store, who: SignedIn, school: School, year: YearRecord) -> Desk:
    return Desk(
        store=store,
        person=who.actor,
        school=school,
        year=SchoolYear(start=year.start),
        year_is_open=year.closed_on is None,
        clock=clock.now,
    )


def _pages(desk: Desk) -> list[Any]:
    return [*(_page(module, desk) for module in registered()), _root(desk)]


def _root(desk: Desk) -> Any:  # noqa: ANN401
    """Draw the role's first page at ``/``; each page keeps an address of its own.

    Streamlit answers the own address of its default page with "page not found".
    """
    first = first_page(desk.person)
    return st.Page(
        lambda: open_page(first, desk),
        title=say(first.PAGE.title),
        url_path="",
        default=True,
    )


def _page(module: PageModule, desk: Desk) -> Any:  # noqa: ANN401
    def draw_page() -> None:
        open_page(module, desk)
        if not module.PAGE.is_for(desk.person):
            _lead_on(desk)

    return st.Page(
        draw_page,
        title=say(module.PAGE.title),
        url_path=module.PAGE.path,
    )


def _lead_on(desk: Desk) -> None:
    """Show the way to the person's first page: who has only one sees no menu."""
    own = first_page(desk.person).PAGE
    words = say("Open “{page}”", page=say(own.title))
    st.html(f"<p>{anchor(words, link(desk, own.path))}</p>")


def _ended() -> None:
    st.title(say("You are signed out"))
    st.info(say("This session has ended. Nothing was lost that was saved before."))
    words = html.escape(say("Sign in again"))
    st.html(f'<p><a href="/sign-in" target="_self">{words}</a></p>')


def _asked_year(school: School, years: Sequence[YearRecord], asked: str) -> YearRecord:
    """Return the year that the address names, or the current one."""
    starts = {str(year.start): year for year in years}
    return starts.get(asked, starts[str(school.current_year)])
