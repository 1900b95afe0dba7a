"""The forms of reviews: judging an activity or the year, and answering a review."""

from collections.abc import Mapping, Sequence
from typing import Any, Final
from uuid import UUID

import streamlit as st

from data.language import in_number, say
from data.people import store as people
from data.ui import begun
from data.ui.desk import Desk
from data.ui.fields import Fields
from data.ui.forms import drawn_version, form_id, saving
from evaluation.findings.models import FindingDraft
from evaluation.kpis.models import ActivityResult, YearGoal
from evaluation.review.actions import answer_review, sign_review, sign_year_review
from evaluation.review.models import (
    LEVELS,
    SCORES,
    AnswerDraft,
    Criterion,
    GoalVerdictDraft,
    Judged,
    ReviewDraft,
    Scope,
    Stance,
    Verdict,
    YearReviewDraft,
)
from evaluation.review.queries import SignedReview, SignedYearReview
from execution.follow_ups.models import FollowUpDraft

ROWS: Final = 3
"""So many follow-ups and findings one signature may bring."""

Row = dict[str, Any]


def signing_form(
    desk: Desk, row: ActivityResult, signed: int, then: Sequence[str] = ()
) -> None:
    """Let the principal judge an activity and sign; the first question comes first.

    ``signed``: how many versions there are. ``then``: what waits after it.
    """
    form = f"review-{row.activity_id}"
    review_id = form_id(form)
    seen = drawn_version(form, signed)
    with st.form(f"sign-{review_id}"):
        fields = Fields(review_id)
        if row.is_carried_out and row.target is not None:
            fields.radio("judged", say("Against its standard"), Judged)
        missing = _judgement(fields, signed)
        follows, found = _what_follows(desk, review_id)
        st.caption(say("A signed review is never changed, only followed by a new one."))
        if not st.form_submit_button(say("Sign"), type="primary"):
            return
    if missing or None in fields.typed.values():
        st.error(say("Please answer every question and choose a decision."))
        return
    with saving(form, told=_signed(row.title, then), **_labels(fields)):
        begun.demand_nothing_open()
        draft = ReviewDraft(**fields.typed, **_drafts(follows, found))
        sign_review(desk.act(), review_id, row.activity_id, draft, seen=seen)
        st.query_params.pop("kegiatan", None)


def year_form(desk: Desk, scope: Scope, goals: Sequence[YearGoal], signed: int) -> None:
    """Let the principal judge half a year or the year as a whole, and sign."""
    form = f"year-review-{desk.year.start}-{scope}"
    review_id = form_id(form)
    seen = drawn_version(form, signed)
    with st.form(f"sign-{review_id}"):
        fields = Fields(review_id)
        missing = _judgement(fields, signed)
        verdicts = _goals(fields.apart(), goals)
        follows, found = _what_follows(desk, review_id)
        st.caption(say("A signed review is never changed, only followed by a new one."))
        if not st.form_submit_button(say("Sign"), type="primary"):
            return
    if missing:
        st.error(say("Please answer every question and choose a decision."))
        return
    told = say("The review of {part} is signed.", part=scope)
    with saving(form, told=told, **_labels(fields)):
        begun.demand_nothing_open()
        draft = YearReviewDraft(
            **fields.typed, **_drafts(follows, found), goals=tuple(verdicts)
        )
        sign_year_review(desk.act(), review_id, scope, desk.year, draft, seen=seen)


def answer_form(
    desk: Desk, review: SignedReview | SignedYearReview, answered: int
) -> None:
    """Let the vice principal answer a review; ``answered``: how many answers it has."""
    form = f"answer-{review.id}"
    answer_id = form_id(form)
    seen = drawn_version(form, answered)
    with st.form(f"answer-{answer_id}"):
        fields = Fields(answer_id)
        fields.radio("stance", say("Your answer"), Stance)
        fields.area("remark", say("Remarks"), height=80)
        fields.area("will_do", say("What will be done"), height=80)
        st.caption(say("The answer stands below the review and does not change it."))
        if not st.form_submit_button(say("Answer"), type="primary"):
            return
    if fields.typed["stance"] is None:
        st.error(say("Choose whether you agree or have remarks."))
        return
    with saving(form, told=say("The review is answered."), **fields.labels):
        begun.demand_nothing_open()
        draft = AnswerDraft(**fields.typed)
        answer_review(desk.act(), answer_id, review.id, draft, seen=seen)


def _signed(title: str, then: Sequence[str]) -> str:
    """Return what is told once an activity is signed, and what comes next."""
    told = say("The review of “{activity}” is signed.", activity=title)
    if not then:
        return told
    after = say("Next: “{activity}”.", activity=then[0])
    return f"{told} {after}"


def _judgement(fields: Fields, signed: int) -> bool:
    """Ask for the three criteria, the decision and the note; return what is missing."""
    for one in Criterion:
        words = {score: say(word) for score, word in SCORES.items()}
        levels = [say(LEVELS[one][score]) for score in SCORES]
        fields.radio(one.value, say(one.label), words, captions=levels)
    fields.radio("decision", say("Decision"), Verdict)
    missing = None in fields.typed.values()
    fields.area("note", say("Note"), height=80)
    if signed:
        fields.area("reason", say("Why a new version"), height=80)
    return missing


def _goals(fields: Fields, goals: Sequence[YearGoal]) -> list[GoalVerdictDraft]:
    """Ask what is decided about each goal; one without a decision is left out."""
    if not goals:
        return []
    _heading(say("Decision for each goal"))
    verdicts = []
    for goal in goals:
        left, right = fields.columns(1, 1)
        label = f"{in_number(goal.number)}. {goal.title}"
        decision = left.one(f"goal-{goal.id}", label, Verdict, nothing="–")
        note = right.line(f"note-{goal.id}", say("Note ({number})", number=goal.number))
        if decision:
            verdicts.append(
                GoalVerdictDraft(goal_id=goal.id, decision=decision, note=note)
            )
    return verdicts


def _what_follows(desk: Desk, review_id: UUID) -> tuple[list[Row], list[Row]]:
    """Ask for what follows it up, and for findings: a row each, then more."""
    names = {one.id: one.name for one in people.people(desk.store) if one.is_active}
    _heading(say("What follows"))
    st.caption(
        say(
            "“Improve” needs at least one follow-up or one finding. Empty rows are "
            "left out; findings open next year's plan."
        )
    )
    follows = [_follow_up(desk, review_id, 1, names)]
    found = [_finding(review_id, 1)]
    with st.expander(say("More follow-ups and findings")):
        for place in range(2, ROWS + 1):
            follows.append(_follow_up(desk, review_id, place, names))
        found += [_finding(review_id, place) for place in range(2, ROWS + 1)]
    return follows, found


def _follow_up(
    desk: Desk, review_id: UUID, place: int, names: Mapping[UUID, str]
) -> Row:
    fields, number = Fields(f"{place}-do-{review_id}"), in_number(place)
    first, second, third = fields.columns(2, 1, 1)
    first.line("text", say("Follow-up {number}", number=number))
    who = say("Who ({number})", number=number)
    second.one("owner_id", who, names, nothing="–")
    day = say("Until when ({number})", number=number)
    third.day("due_on", day, min_value=desk.today)
    return fields.typed


def _finding(review_id: UUID, place: int) -> Row:
    fields, number = Fields(f"{place}-{review_id}"), in_number(place)
    left, right = fields.columns(1, 1)
    left.line("text", say("Finding {number}", number=number))
    advice = say("What we recommend for it ({number})", number=number)
    right.line("recommended", advice)
    return fields.typed


def _drafts(follows: Sequence[Row], found: Sequence[Row]) -> dict[str, Any]:
    """Return what was typed as drafts; rows in which nothing stands are left out."""
    return {
        "follow_ups": tuple(FollowUpDraft(**row) for row in follows if _is_typed(row)),
        "findings": tuple(FindingDraft(**row) for row in found if _is_typed(row)),
    }


def _is_typed(row: Row) -> bool:
    return any(value.strip() if type(value) is str else value for value in row.values())


def _labels(fields: Fields) -> dict[str, str]:
    return {"text": say("Follow-up or finding"), **fields.labels}


def _heading(words: str) -> None:
    st.markdown(f"**{words}**")
