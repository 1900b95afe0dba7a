"""What was answered: one questionnaire's results, its comments, files of answers."""

from functools import partial
from uuid import UUID

import streamlit as st

from data.duties import Duty
from data.language import N_, in_number, say
from data.ui.desk import Desk
from data.ui.filters import chosen_in_address
from data.ui.head import titled
from data.ui.links import go, link
from data.ui.pages import Page, Section, Use
from data.ui.tables import lines
from data.ui.tabs import tabs
from evaluation.answers import queries
from evaluation.answers.facts import outcome
from evaluation.answers.page.commented import commented
from evaluation.answers.page.results import results
from evaluation.answers.page.taking_in import taking_in
from evaluation.questionnaires.models import Questionnaire

PAGE = Page(
    N_("Answers"),
    "hasil-angket",
    "sentiment_satisfied",
    Section.EVALUATE,
    Duty.READ_RESULTS,
    use=Use.FROM_A_PAGE,
    heading=N_("Answers of questionnaires {year}"),
    words=N_("survey results, comments"),
)
ASKED = "angket"
"""How an address names a questionnaire."""


def show(desk: Desk) -> None:
    """Draw the page."""
    head = titled(PAGE.headed(desk.year))
    every = queries.answered_questionnaires(desk.store, desk.year)
    overview = say("All questionnaires of {year}", year=desk.year)
    titles: dict[UUID | None, str] = {None: overview}
    titles |= {one.id: one.title for one in every}
    chosen = None
    if every:
        key = f"asked-{len(every)}"
        with head:
            chosen = chosen_in_address(ASKED, say("Questionnaire"), titles, key)
    if st.query_params.get(ASKED) and chosen is None:
        st.info(
            say(
                "The questionnaire in this address is not shown here: it may be of "
                "another school year, or struck."
            )
        )
    if chosen is None:
        _overview(desk)
        return
    part(desk, desk.store.get(Questionnaire, chosen))


def part(desk: Desk, questionnaire: Questionnaire) -> None:
    """Draw the results of one questionnaire, its comments, and taking in a file."""
    keeps = desk.may_now(Duty.KEEP_QUESTIONNAIRES)
    found = outcome(desk.store, questionnaire, is_shared=not keeps)
    said = queries.comments(desk.store, questionnaire.id)
    shown = [one for one in said if keeps or not one.is_struck]
    if found.is_hidden:
        shown = []
    parts = [
        (
            say("Results ({count})", count=in_number(found.sheets)),
            partial(results, desk, found),
        ),
        (
            say("Comments ({count})", count=in_number(len(shown))),
            partial(commented, desk, questionnaire, shown),
        ),
    ]
    if keeps:
        parts.append((say("From a file"), partial(taking_in, desk, questionnaire)))
    tabs(f"answers-{questionnaire.id}", parts)


def _overview(desk: Desk) -> None:
    rows = queries.answered_questionnaires(desk.store, desk.year)
    if rows:
        lines(
            [
                {
                    say("Questionnaire"): row.title,
                    say("Activity"): row.activity or say("The whole year"),
                    say("Sheets"): in_number(row.sheets),
                }
                for row in rows
            ],
            numbers={say("Sheets")},
        )
    else:
        st.info(
            say(
                "There is no questionnaire in this school year yet. Make one, or take "
                "in the answers of a form below."
            )
        )
    go(say("Make and open questionnaires"), link(desk, "angket"))
    if desk.may_now(Duty.KEEP_QUESTIONNAIRES):
        taking_in(desk, None)
