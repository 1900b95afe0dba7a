"""The principal's reviews: what waits, one judgement at a time, and what was signed."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from html import escape
from itertools import groupby
from typing import Final

import streamlit as st

from data.attachments.queries import files_shown
from data.duties import Duty
from data.language import N_, in_list, in_number, say, say_many
from data.names import file_name
from data.ui.cards import Card, cards, first_of, points
from data.ui.desk import Desk
from data.ui.forms import asked_activity
from data.ui.links import anchor, go, link, unmarked
from data.ui.pages import Page, Section
from data.ui.papers import offer_paper
from data.ui.tabs import Part, tabs, unfold
from evaluation.findings.queries import listed_findings
from evaluation.kpis.models import ActivityResult
from evaluation.results.queries import activity_results
from evaluation.review import cards as shown
from evaluation.review import queries
from evaluation.review.cards import Beside
from evaluation.review.documents import review_list, review_sheet
from evaluation.review.facts import index_words, review_paper
from evaluation.review.form import answer_form, signing_form
from evaluation.review.models import signing_refusal
from evaluation.review.page.known import (
    Reviews,
    answering,
    due,
    heading_of,
    known_reviews,
    show_card,
)
from evaluation.review.page.noted import show_findings
from evaluation.review.page.whole import show_whole
from evaluation.review.queries import Signed, SignedReview
from execution.gallery.models import OF_ACTIVITY
from execution.minutes.queries import listed_minutes
from execution.obstacles.queries import listed_obstacles

PAGE = Page(
    N_("Principal's review"),
    "penilaian",
    "rate_review",
    Section.EVALUATE,
    Duty.READ_RESULTS,
    heading=N_("Principal's review {year}"),
    words=N_("judgement, evaluation by the principal"),
)


def show(desk: Desk) -> None:
    """Draw the page."""
    st.title(PAGE.headed(desk.year))
    results = activity_results(desk.store, desk.year)
    if not results:
        st.info(say("The plan of {year} has no activities yet.", year=desk.year))
        go(say("Open the work programme"), link(desk, "program"))
        return
    known = known_reviews(desk, results)
    if asked := asked_activity([row.activity_id for row in results]):
        go(say("All reviews"), link(desk, PAGE.path), "‹ ")
        _one(desk, known, next(row for row in results if row.activity_id == asked))
        return
    if draw := PARTS.get(st.query_params.get("bagian", "")):
        go(say("All reviews"), link(desk, PAGE.path), "‹ ")
        draw(desk, known)
        return
    _opening(desk, known)
    tabs("review", _parts(desk, known))


def _parts(desk: Desk, known: Reviews) -> list[Part]:
    noted = listed_findings(desk.store, desk.year)
    signed = len({row.activity_id for row in known.signed})
    to_answer = known.unanswered()
    judge = (
        say("Waiting ({count})", count=in_number(len(known.waiting))),
        partial(_waiting, desk, known),
    )
    answer = (
        say("To answer ({count})", count=in_number(len(to_answer))),
        partial(_to_answer, desk, known, to_answer),
    )
    return [
        *([answer, judge] if desk.may_now(Duty.ANSWER_REVIEWS) else [judge]),
        (
            say("Signed ({count})", count=in_number(signed)),
            partial(_signed, desk, known),
        ),
        (say("Semester and year"), partial(show_whole, desk, known)),
        (
            say("Findings ({count})", count=in_number(len(noted))),
            partial(show_findings, desk, known.results, noted),
        ),
    ]


def _opening(desk: Desk, known: Reviews) -> None:
    """Say what waits, for whom, before everything else."""
    closed = sum(row.is_closed for row in known.results)
    count, of = in_number(len(known.waiting)), in_number(closed)
    own = signing_refusal(is_complete=True, by=desk.person) is None
    if not known.waiting:
        told = say("Every one of the {of} closed activities is judged.", of=of)
    elif own:
        told = say(
            "{count} of {of} activities wait for your judgement.", **_n(count, of)
        )
    else:
        told = say(
            "{count} of {of} activities wait for the principal's judgement.",
            **_n(count, of),
        )
    if parts := [say(scope.label) for scope in due(desk, known)]:
        what = in_list(parts)
        told += " " + say("As a whole, this waits too: {what}.", what=what)
    cards([f"<p><strong>{escape(told)}</strong></p>"])


def _n(count: str, of: str) -> dict[str, str]:
    return {"count": count, "of": of}


def _waiting(desk: Desk, known: Reviews) -> None:
    """Show one judgement; once it is signed, the next one comes by itself."""
    waiting = known.waiting
    if signing_refusal(is_complete=True, by=desk.person) or not desk.year_is_open:
        if not waiting:
            st.info(say("No closed activity is waiting for a review."))
        first_of([Card(row.title, shown.facts(row)) for row in waiting], "waiting")
    elif waiting:
        _judge(desk, known, waiting[0], [row.title for row in waiting[1:]])
        _others(desk, waiting[1:])
    else:
        st.info(say("No closed activity is waiting for a review."))
    if open_ones := [row for row in known.results if not row.is_closed]:
        label = say_many(
            "{count} activity is not closed yet",
            "{count} activities are not closed yet",
            len(open_ones),
        )
        unfold(label, "not-closed", partial(_not_closed, desk, open_ones))


def _judge(
    desk: Desk, known: Reviews, row: ActivityResult, then: Sequence[str] = ()
) -> None:
    """Draw the standard, then the judgement with the evidence beside it."""
    cards([shown.against(row)])
    left, right = st.columns([3, 2], gap="medium")
    with left:
        signing_form(desk, row, len(known.of(row.activity_id)), then)
    with right:
        cards([shown.evidence(desk, row, _beside(desk, row))])


def _beside(desk: Desk, row: ActivityResult) -> Beside:
    store, of = desk.store, row.activity_id
    charged = queries.in_charge_of(store, of)
    seen = queries.monitored(store, desk.year)
    return Beside(
        in_charge=charged[0].name if charged else say("nobody in charge"),
        obstacles=listed_obstacles(store, desk.year, None, of),
        minutes=listed_minutes(store, desk.year, None, of),
        files=files_shown(store, OF_ACTIVITY, of),
        remarks=[one for one in seen if one.activity_id == of],
        asked=index_words(queries.asked_of(store, of)),
    )


def _others(desk: Desk, rest: Sequence[ActivityResult]) -> None:
    """Offer the others that wait, for who wants to judge another one first."""
    if rest:
        ways = [_way(desk, row) for row in rest]
        heading = say("Then these wait, or choose one of them first")
        cards([Card(heading, points(ways))])


def _way(desk: Desk, row: ActivityResult) -> str:
    return anchor(row.title, link(desk, PAGE.path, kegiatan=row.activity_id))


def _not_closed(desk: Desk, rows: Sequence[ActivityResult]) -> None:
    st.caption(say("They can be reviewed as soon as their closing is complete."))
    listed = (
        f"{escape(say(row.step.label))} · "
        + anchor(
            row.title, link(desk, "ruang", kegiatan=row.activity_id, bagian="penutupan")
        )
        for row in rows
    )
    cards([points(listed, plain=True)])


def _one(desk: Desk, known: Reviews, row: ActivityResult) -> None:
    """Show one activity: to be judged, or what was signed, with its paper."""
    may_sign = desk.year_is_open and not signing_refusal(
        is_complete=row.is_closed, by=desk.person
    )
    versions = known.of(row.activity_id)
    if not versions:
        if may_sign:
            _judge(desk, known, row)
            return
        st.subheader(unmarked(row.title), anchor=False)
        st.info(say("The principal has not judged this activity yet."))
        cards([shown.evidence(desk, row, _beside(desk, row))])
        return
    show_card(desk, known, versions, row.title)
    paper = partial(_sheet, desk, row, versions[0])
    offer_paper(
        say("Print the review"), paper, f"{file_name(f'Penilaian {row.title}')}.docx"
    )
    answering(desk, known, versions[0])
    if may_sign:
        again = partial(_judge, desk, known, row)
        unfold(say("Sign a new version"), f"sign-again-{row.activity_id}", again)


def _sheet(desk: Desk, row: ActivityResult, signed: SignedReview) -> bytes:
    return review_sheet(review_paper(desk.store, desk.year, row, signed))


def _to_answer(desk: Desk, known: Reviews, waiting: Sequence[Signed]) -> None:
    """Show one review to answer; once it is answered, the next one comes."""
    if not waiting:
        st.info(say("Every signed review is answered."))
        return
    first = waiting[0]
    show_card(desk, known, [first], heading_of(first))
    answer_form(desk, first, 0)
    if rest := [heading_of(row) for row in waiting[1:]]:
        listed = points(map(escape, rest))
        cards([Card(say("Then these wait for your answer"), listed)])


def _signed(desk: Desk, known: Reviews) -> None:
    if not known.signed:
        st.info(say("No review has been signed this year yet."))
        return
    offer_paper(
        say("Print the year's list"),
        partial(review_list, desk.school, desk.year, known.signed, desk.today),
        f"{file_name(f'Penilaian kegiatan {desk.year}')}.docx",
        is_first=False,
    )
    versions = groupby(known.signed, key=lambda row: row.activity_id)
    first_of([_linked(desk, known, list(rows)) for _, rows in versions], "signed")


def _linked(desk: Desk, known: Reviews, versions: Sequence[SignedReview]) -> Card:
    """Return a signed review with the way to its own view: paper, answer, version."""
    latest = versions[0]
    card = shown.signed_card(
        desk, versions, known.answers, known.follows, latest.activity
    )
    url = link(desk, PAGE.path, kegiatan=latest.activity_id)
    way = anchor(say("Open: print, answer, new version"), url)
    return Card(card.heading, f"{card.body}<p>{way}</p>")


PARTS: Final[Mapping[str, Callable[[Desk, Reviews], None]]] = {
    "ditandatangani": _signed,
    "tahun": show_whole,
}
"""What the address may ask for alone: what is signed, and the year as a whole."""
