"""What the page knows of the year's reviews, and how one of them is answered."""

from collections.abc import Sequence
from functools import partial
from html import escape
from typing import NamedTuple
from uuid import UUID

from data.duties import Duty
from data.language import say
from data.ui.arising import FINDING, PATH
from data.ui.cards import cards
from data.ui.desk import Desk
from data.ui.links import anchor, link
from data.ui.tabs import unfold
from evaluation.findings.store import findings_in
from evaluation.kpis.models import ActivityResult, to_review
from evaluation.review import cards as shown
from evaluation.review import queries
from evaluation.review.form import answer_form
from evaluation.review.models import Scope
from evaluation.review.queries import (
    Answered,
    Signed,
    SignedReview,
    SignedYearReview,
)


class Reviews(NamedTuple):
    """What the page is about: results, what was signed, and what was answered."""

    results: Sequence[ActivityResult]
    waiting: Sequence[ActivityResult]
    signed: Sequence[SignedReview]
    of_year: Sequence[SignedYearReview]
    answers: Sequence[Answered]
    follows: dict[UUID, list[str]]

    def of(self, activity_id: UUID) -> list[SignedReview]:
        """Return an activity's versions, newest first."""
        return [row for row in self.signed if row.activity_id == activity_id]

    def unanswered(self) -> list[Signed]:
        """Return the newest versions that nobody has answered yet."""
        answered = {one.review_id for one in self.answers}
        newest: dict[object, Signed] = {}
        for whole in self.of_year:
            newest.setdefault(whole.scope, whole)
        for one in self.signed:
            newest.setdefault(one.activity_id, one)
        return [row for row in newest.values() if row.id not in answered]


def known_reviews(desk: Desk, results: Sequence[ActivityResult]) -> Reviews:
    """Return what was signed this year, and what belongs to it."""
    follows: dict[UUID, list[str]] = {}
    for row in queries.followed_up(desk.store, desk.year):
        follows.setdefault(row.review_id, []).append(shown.followed(desk, row))
    for found in findings_in(desk.store, desk.year):
        if found.source_id:
            advice = f"→ {found.recommended}" if found.recommended else ""
            way = anchor(found.text, link(desk, PATH, **{FINDING: found.id}))
            line = f"{way}<small>{escape(advice)}</small>"
            follows.setdefault(found.source_id, []).append(line)
    return Reviews(
        results,
        to_review(results),
        queries.signed_reviews(desk.store, desk.year),
        queries.signed_year_reviews(desk.store, desk.year),
        queries.review_answers(desk.store, desk.year),
        follows,
    )


def due(desk: Desk, known: Reviews) -> list[Scope]:
    """Return the parts of the year that come to their end and are not judged yet."""
    if not desk.year_is_open:
        return []
    judged = {row.scope for row in known.of_year}
    if Scope.YEAR in judged:
        return []
    return [
        scope
        for scope in Scope
        if scope not in judged and scope.is_due(desk.year, desk.today)
    ]


def show_card(
    desk: Desk, known: Reviews, versions: Sequence[Signed], heading: str
) -> None:
    """Show a signed review with its versions, answers and what follows."""
    cards([shown.signed_card(desk, versions, known.answers, known.follows, heading)])


def answering(desk: Desk, known: Reviews, review: Signed) -> None:
    """Let the vice principal answer; a further answer is asked for."""
    if not desk.may_now(Duty.ANSWER_REVIEWS):
        return
    given = [one for one in known.answers if one.review_id == review.id]
    form = partial(answer_form, desk, review, len(given))
    if given:
        unfold(say("Answer once more"), f"answer-again-{review.id}", form)
    else:
        form()


def heading_of(row: Signed) -> str:
    """Return what a review is about."""
    return say(row.scope.label) if isinstance(row, SignedYearReview) else row.activity
