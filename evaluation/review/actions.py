"""Signing what the principal thinks of an activity or of the year, and answering it.

What is signed is only ever added to: a change is the next version. A form sent twice
is one; who signs beside a version that they have not seen is told.
"""

from collections.abc import Sequence
from uuid import UUID

from data import duties
from data.act import Act
from data.arising import Arising
from data.calendar import SchoolYear
from data.duties import Duty
from data.errors import NotFound, Refused
from data.language import N_
from data.school import store as schools
from evaluation.findings.models import Finding, FindingDraft
from evaluation.review import store as reviews
from evaluation.review.models import (
    AnswerDraft,
    Review,
    ReviewAnswer,
    ReviewDraft,
    Scope,
    YearReview,
    YearReviewDraft,
    YearReviewGoal,
    answer_refusal,
    draft_refusal,
    finding_id,
    follow_up_id,
    signing_refusal,
    stale_refusal,
    year_draft_refusal,
    year_signing_refusal,
)
from execution.follow_ups.entrusting import demand_active
from execution.follow_ups.models import FollowUp, FollowUpDraft
from planning.activities.models import Activity
from planning.goals.models import Goal

BESIDE = {"goals", "findings", "follow_ups"}
"""What a draft holds that becomes records of its own."""


def sign_review(
    act: Act, review_id: UUID, activity_id: UUID, draft: ReviewDraft, *, seen: int = 0
) -> Review:
    """Sign a review, with its findings and what follows it up.

    ``seen``: how many versions the person had before them. Earlier versions and their
    findings stay. The same ``review_id`` twice is one.
    """
    with act.store.transaction():
        subject = reviews.reviewed(act.store, activity_id)
        if refusal := signing_refusal(is_complete=subject.is_complete, by=act.by):
            raise refusal
        if kept := act.store.find(Review, review_id):
            return kept
        schools.demand_open(act.store, subject.school_year)
        if refusal := stale_refusal(seen=seen, signed=subject.reviews) or draft_refusal(
            draft,
            signed_before=subject.reviews,
            findings_before=subject.findings,
            has_standard=subject.has_standard,
        ):
            raise refusal
        signed = Review(
            **draft.model_dump(exclude=BESIDE),
            id=review_id,
            activity_id=activity_id,
            number=subject.reviews + 1,
            signed_at=act.now,
            signed_by=act.by.id,
        )
        act.store.add(signed)
        year = SchoolYear(start=subject.school_year)
        _note_findings(act, signed.id, draft.findings, year, activity_id)
        _give_follow_ups(act, signed.id, draft.follow_ups, year, activity_id)
        _note_signed(act, signed, draft)
    return signed


def sign_year_review(
    act: Act,
    review_id: UUID,
    scope: Scope,
    year: SchoolYear,
    draft: YearReviewDraft,
    *,
    seen: int = 0,
) -> YearReview:
    """Sign what the principal thinks of half a year or of the year as a whole."""
    with act.store.transaction():
        today = schools.today(act.store, act.now)
        if refusal := year_signing_refusal(scope, year, act.by, today):
            raise refusal
        if kept := act.store.find(YearReview, review_id):
            return kept
        schools.demand_open(act.store, year.start)
        before = len(reviews.year_reviews_of(act.store, year, scope))
        if refusal := stale_refusal(seen=seen, signed=before) or year_draft_refusal(
            draft, signed_before=before
        ):
            raise refusal
        signed = YearReview(
            **draft.model_dump(exclude=BESIDE),
            id=review_id,
            school_year=year.start,
            scope=scope,
            number=before + 1,
            signed_at=act.now,
            signed_by=act.by.id,
        )
        act.store.add(signed)
        act.store.add(_goals(act, signed, draft))
        _note_findings(act, signed.id, draft.findings, year)
        _give_follow_ups(act, signed.id, draft.follow_ups, year)
        _note_signed(act, signed, draft, scope=scope.value, year=str(year))
    return signed


def answer_review(
    act: Act, answer_id: UUID, review_id: UUID, draft: AnswerDraft, *, seen: int = 0
) -> ReviewAnswer:
    """Answer a signed review; the review stays as it was signed.

    ``seen``: how many answers the person had before them. A further answer has the
    next number, and the one before stays.
    """
    with act.store.transaction():
        duties.demand(Duty.ANSWER_REVIEWS, act.by)
        if kept := act.store.find(ReviewAnswer, answer_id):
            return kept
        review, school_year = _signed(act, review_id)
        schools.demand_open(act.store, school_year)
        before = len(reviews.answers_of(act.store, review_id))
        refusal = stale_refusal(seen=seen, signed=before)
        if refusal := refusal or answer_refusal(draft, review.decision):
            raise refusal
        answer = ReviewAnswer(
            **draft.model_dump(),
            id=answer_id,
            review_id=review_id,
            number=before + 1,
            answered_at=act.now,
            answered_by=act.by.id,
        )
        act.store.add(answer)
        act.note(
            type(review).table.name, review_id, "answered", answer=answer.stance.value
        )
    return answer


def _signed(act: Act, review_id: UUID) -> tuple[Review | YearReview, int]:
    """Return a signed review, of an activity or of a year, and its school year."""
    if found := act.store.find(Review, review_id):
        activity = act.store.get(Activity, found.activity_id)
        return found, activity.school_year
    if of_year := act.store.find(YearReview, review_id):
        return of_year, of_year.school_year
    raise NotFound(N_("This review was not signed here."))


def _goals(
    act: Act, signed: YearReview, draft: YearReviewDraft
) -> list[YearReviewGoal]:
    found = []
    for verdict in draft.goals:
        goal = act.store.get(Goal, verdict.goal_id)
        if goal.school_year != signed.school_year:
            raise Refused(
                N_("The goal “{title}” is of another school year."), title=goal.title
            )
        found.append(
            YearReviewGoal(
                **verdict.model_dump(),
                year_review_id=signed.id,
                number=goal.number,
                title=goal.title,
            )
        )
    return found


def _note_findings(
    act: Act,
    review_id: UUID,
    found: Sequence[FindingDraft],
    year: SchoolYear,
    activity_id: UUID | None = None,
) -> None:
    act.store.add(
        [
            Finding(
                **one.model_dump(),
                id=finding_id(review_id, place),
                school_year=year.start,
                activity_id=activity_id,
                source=Arising.REVIEW,
                source_id=review_id,
                made_at=act.now,
                made_by=act.by.id,
            )
            for place, one in enumerate(found, start=1)
        ]
    )


def _give_follow_ups(
    act: Act,
    review_id: UUID,
    given: Sequence[FollowUpDraft],
    year: SchoolYear,
    activity_id: UUID | None = None,
) -> None:
    today = schools.today(act.store, act.now)
    for place, one in enumerate(given, start=1):
        draft = one.model_copy(update={"activity_id": activity_id})
        if refusal := draft.refusal(today):
            raise refusal
        new = FollowUp.of(
            draft, follow_up_id(review_id, place), year, Arising.REVIEW, review_id
        )
        demand_active(act, new.owner_id)
        act.store.add(new)
        act.note("follow_up", new.id, "given", text=new.text)


def _note_signed(
    act: Act,
    signed: Review | YearReview,
    draft: ReviewDraft | YearReviewDraft,
    **facts: str,
) -> None:
    act.note(
        type(signed).table.name,
        signed.id,
        "signed",
        number=signed.number,
        decision=signed.decision,
        findings=len(draft.findings),
        **facts,
    )
