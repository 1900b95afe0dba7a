"""The page's part about half a year and the year as a whole."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from data.language import say
from data.names import file_name
from data.ui.cards import cards, words
from data.ui.desk import Desk
from data.ui.papers import offer_paper
from data.ui.tabs import unfold
from evaluation.kpis.models import ActivityResult
from evaluation.results.queries import year_goals
from evaluation.review import cards as shown
from evaluation.review.documents import year_sheet
from evaluation.review.facts import whole_kpis, year_paper
from evaluation.review.form import year_form
from evaluation.review.models import Scope, year_signing_refusal
from evaluation.review.page.known import Reviews, answering, show_card
from evaluation.review.queries import SignedYearReview


def show_whole(desk: Desk, known: Reviews) -> None:
    """Show what was judged as a whole, part by part, and let it be signed."""
    for scope in Scope:
        versions = [row for row in known.of_year if row.scope is scope]
        with st.container(border=True):
            st.subheader(say(scope.label), anchor=False)
            _part(desk, known, scope, versions)


def _part(
    desk: Desk, known: Reviews, scope: Scope, versions: Sequence[SignedYearReview]
) -> None:
    results = [row for row in known.results if scope.holds(row.when.day)]
    refused = year_signing_refusal(scope, desk.year, desk.person, desk.today)
    goals = year_goals(desk.store, desk.year) if scope is Scope.YEAR else []
    form = partial(year_form, desk, scope, goals, len(versions))
    may_sign = refused is None and desk.year_is_open
    if versions:
        show_card(desk, known, versions, "")
        offer_paper(
            say("Print the review of {part}", part=scope),
            partial(_sheet, desk, known, versions[0], results),
            f"{file_name(f'Penilaian {scope} {desk.year}')}.docx",
            is_first=False,
        )
        answering(desk, known, versions[0])
        if may_sign:
            unfold(say("Sign a new version"), f"year-again-{scope}", form)
        return
    if not scope.is_due(desk.year, desk.today):
        day = scope.signable_from(desk.year)
        told = say(
            "It can be reviewed from {day} on, when it comes to its end.", day=day
        )
        cards([words(told)])
        return
    cards([shown.whole(results, whole_kpis(results), known.signed)])
    if may_sign:
        unfold(say("Judge and sign"), f"year-sign-{scope}", form)
    else:
        st.info(say("The principal has not judged this part of the year yet."))


def _sheet(
    desk: Desk,
    known: Reviews,
    review: SignedYearReview,
    results: Sequence[ActivityResult],
) -> bytes:
    return year_sheet(year_paper(desk.store, desk.year, review, results, known.signed))
