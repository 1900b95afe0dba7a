"""Which pages a person finds, and what stands around every one of them."""

import html
from collections.abc import Sequence
from typing import Any, Final

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from data.accounts.actions import signed_in
from data.accounts.models import SignedIn
from data.calendar import SchoolYear
from data.language import Language, ask_when_unset, say, speak, why
from data.school import store as schools
from data.school.models import School, YearRecord
from data.store import Store
from data.ui.desk import Desk
from data.ui.forms import forget_drawn, show_told
from data.ui.links import unmarked
from data.ui.pages import Page, PageModule, Use, first_page, registered
from data.web import clock, place
from data.web.html import ASSETS

YEAR_IN_ADDRESS: Final = "tahun"
YEAR_KEY: Final = "year"
LANGUAGE_KEY: Final = "language"
PAGE_KEY: Final = "page"
LEAVE: Final = """
<a href="/password" target="_self"
style="display:block;padding:.45rem 0;color:#1d5fa8">{account}</a>
<form method="post" action="/sign-out"><button style="font:inherit;cursor:pointer;
width:100%;min-height:2.5rem;border:1px solid #8b98a6;border-radius:.5rem;
background:transparent;color:inherit">{leave}</button></form>
"""


def draw() -> None:
    """Draw the page a person asked for, with everything around it.

    The cursor of this run is given back when nothing of the run can ask any more: a
    dialog or a fragment goes on asking after the script's last line.
    """
    st.set_page_config(
        page_title="Siklus Humas", page_icon=ASSETS / "humas.svg", layout="wide"
    )
    store = place.records().cursor()
    who = signed_in(store, str(st.user.get("session") or ""), clock.now())
    school = schools.school(store)
    if who is None or school is None or who.must_change:
        _ended()
        return
    speak(who.language)
    st.session_state[LANGUAGE_KEY] = who.language
    years = schools.years(store)
    with st.sidebar:
        year = _chosen_year(school, years)
    desk = _desk(store, who, school, year)
    page = st.navigation(_menu(desk), expanded=True)
    _forget_other_page(f"{page.url_path}-{year.start}")
    with st.sidebar:
        _about(school, who)
    _banners(school, year)
    show_told()
    page.run()


def _language_of_tab() -> Language:
    """Return the language of the tab whose callback or fragment is running."""
    if st.runtime.exists() and get_script_run_ctx() is not None:
        return Language(st.session_state.get(LANGUAGE_KEY, Language.INDONESIAN))
    return Language.INDONESIAN


ask_when_unset(_language_of_tab)


def _forget_other_page(shown: str) -> None:
    """Let forms be drawn afresh when the person comes back to a page."""
    if st.session_state.get(PAGE_KEY) != shown:
        st.session_state[PAGE_KEY] = shown
        forget_drawn()


def _desk(store: Store, who: SignedIn, school: School, year: YearRecord) -> Desk:
    return Desk(
        store=store,
        person=who.actor,
        school=school,
        year=SchoolYear(start=year.start),
        year_is_open=year.closed_on is None,
        clock=clock.now,
    )


def _menu(desk: Desk) -> dict[str, list[Any]]:
    menu: dict[str, list[Any]] = {}
    for module in registered():
        menu.setdefault(say(module.PAGE.section.label), []).append(_page(module, desk))
    menu.setdefault("", []).append(_root(desk))
    return menu


def _root(desk: Desk) -> Any:  # noqa: ANN401
    """Draw the role's first page at ``/``; each page keeps an address of its own.

    Streamlit answers the own address of its default page with "page not found".
    """
    first = first_page(desk.person)
    return st.Page(
        lambda: first.show(desk),
        title=say(first.PAGE.title),
        url_path="",
        default=True,
        visibility="hidden",
    )


def _page(module: PageModule, desk: Desk) -> Any:  # noqa: ANN401
    page = module.PAGE
    may_see = page.is_for(desk.person)
    in_menu = may_see and page.use is not Use.FROM_A_PAGE

    def run() -> None:
        if may_see:
            module.show(desk)
        else:
            _refuse(page)

    return st.Page(
        run,
        title=say(page.title),
        icon=f":material/{page.icon}:",
        url_path=page.path,
        visibility="visible" if in_menu else "hidden",
    )


def _refuse(page: Page) -> None:
    st.title(say(page.title))
    st.warning(
        say("This page is not for your role. Choose another page in the menu."),
        icon=":material/lock:",
    )


def _ended() -> None:
    st.title(say("You are signed out"))
    st.info(say("This session has ended. Nothing was lost that was saved before."))
    words = html.escape(say("Sign in again"))
    st.html(f'<p><a href="/sign-in" target="_self">{words}</a></p>')


def _chosen_year(school: School, years: Sequence[YearRecord]) -> YearRecord:
    """Return the year this tab works in: chosen, from the address, or current.

    The tab's own year is also the default that the browser is told: on a slow line
    the list appears only after the first press, and then starts from the default.
    """
    starts = {year.start: year for year in years}
    asked = st.query_params.get(YEAR_IN_ADDRESS, "")
    wanted = int(asked) if asked.isdecimal() else school.current_year
    kept = st.session_state.get(YEAR_KEY)
    first = next(y for y in (kept, wanted, school.current_year) if y in starts)
    chosen = st.selectbox(
        say("School year"),
        list(starts),
        index=list(starts).index(first),
        format_func=lambda start: _year_label(starts[start]),
        key=YEAR_KEY,
    )
    shown = "" if chosen == school.current_year else str(chosen)
    if shown and asked != shown:
        st.query_params[YEAR_IN_ADDRESS] = shown
    elif asked and not shown:
        del st.query_params[YEAR_IN_ADDRESS]
    return starts[chosen]


def _year_label(year: YearRecord) -> str:
    named = SchoolYear(start=year.start)
    if year.closed_on is None:
        return say("{year} · open", year=named)
    return say("{year} · closed", year=named)


def _about(school: School, who: SignedIn) -> None:
    if school.logo:
        st.logo(school.logo, size="large")
    st.divider()
    st.caption(school.name)
    st.markdown(f"**{unmarked(who.name)}**  \n{say(who.role.label)}")
    st.html(
        LEAVE.format(
            account=html.escape(say("My account and language")),
            leave=html.escape(say("Sign out")),
        )
    )


def _banners(school: School, year: YearRecord) -> None:
    if school.is_sample:
        st.caption(
            ":material/science: "
            + say("Sample school: every person and number here is made up.")
        )
    if refusal := year.change_refusal():
        st.info(why(refusal), icon=":material/lock:")
