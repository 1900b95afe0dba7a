"""Signing what the principal thinks of an activity."""

from uuid import UUID

from data.act import Act
from data.school import store as schools
from evaluation.findings.models import Finding
from evaluation.review import store as reviews
from evaluation.review.models import (
    Review,
    ReviewDraft,
    draft_refusal,
    finding_id,
    signing_refusal,
)


def sign_review(
    act: Act, review_id: UUID, activity_id: UUID, draft: ReviewDraft
) -> Review:
    """Sign a review and note its findings; a second one is a new version.

    Earlier versions and their findings stay. The same ``review_id`` twice is one.
    """
    with act.store.transaction():
        subject = reviews.reviewed(act.store, activity_id)
        if refusal := signing_refusal(is_complete=subject.is_complete, by=act.by):
            raise refusal
        if kept := act.store.find(Review, review_id):
            return kept
        schools.demand_open(act.store, subject.school_year)
        if refusal := draft_refusal(
            draft, signed_before=subject.reviews, findings_before=subject.findings
        ):
            raise refusal
        signed = Review(
            **draft.model_dump(exclude={"findings"}),
            id=review_id,
            activity_id=activity_id,
            number=subject.reviews + 1,
            signed_at=act.now,
            signed_by=act.by.id,
        )
        act.store.add(signed)
        act.store.add(_findings(draft, signed, subject.school_year))
        act.note(
            "review",
            signed.id,
            "signed",
            number=signed.number,
            decision=signed.decision,
            findings=len(draft.findings),
        )
    return signed


def _findings(draft: ReviewDraft, signed: Review, school_year: int) -> list[Finding]:
    return [
        Finding(
            **found.model_dump(),
            id=finding_id(signed.id, place),
            school_year=school_year,
            activity_id=signed.activity_id,
            made_at=signed.signed_at,
            made_by=signed.signed_by,
        )
        for place, found in enumerate(draft.findings, start=1)
    ]
