"""What came of the year's plan: the figures, the questions as charts, the table."""

from collections.abc import Sequence

import streamlit as st

from data.duties import Duty
from data.language import N_, say
from data.ui.desk import Desk
from data.ui.figures import side_by_side
from data.ui.links import go, link
from data.ui.pages import Page, Section
from data.ui.tabs import Part, tabs
from evaluation.kpis.models import ActivityResult
from evaluation.results import cards
from evaluation.results.page import compared, counted, listed, parts
from evaluation.results.queries import Standing, standing

PAGE = Page(
    N_("Results"),
    "hasil",
    "monitoring",
    Section.EVALUATE,
    Duty.READ_RESULTS,
    heading=N_("Results {year}"),
    words=N_("figures, dashboard, charts"),
)


def show(desk: Desk) -> None:
    """Draw the page."""
    st.title(PAGE.headed(desk.year))
    stands = standing(desk.store, desk.year)
    results = stands.results
    if not results:
        st.info(say("The plan of {year} has no activities yet.", year=desk.year))
        go(say("Open the work programme"), link(desk, "program"))
        return
    shown = cards.shown(stands, desk.today)
    st.html(side_by_side(cards.cards(shown)) + cards.explained(shown, desk))
    counted.show(desk, stands)
    tabs("results", _parts(desk, stands, results))
    listed.activities(desk, results)


def first(desk: Desk) -> str:
    """Return what is seen before the page is drawn: its figures."""
    stands = standing(desk.store, desk.year)
    if not stands.results:
        return ""
    shown = cards.shown(stands, desk.today)
    return side_by_side(cards.cards(shown)) + cards.explained(shown, desk)


def _parts(
    desk: Desk, stands: Standing, results: Sequence[ActivityResult]
) -> list[Part]:
    return [
        (say("Year"), lambda: parts.year(desk, results)),
        (say("Figures"), lambda: compared.figures(desk, stands)),
        (say("Participation"), lambda: parts.participation(desk, results)),
        (say("Budget"), lambda: parts.money(desk, results)),
        (say("Standards"), lambda: parts.standards(results)),
        (say("Goals"), lambda: compared.goals(desk, results)),
        (say("Semesters"), lambda: compared.semesters(desk, results)),
        (say("Years compared"), lambda: compared.years(desk)),
        (say("Events over the years"), lambda: compared.series(desk)),
    ]
