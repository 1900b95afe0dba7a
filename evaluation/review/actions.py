"""Signing what the principal thinks of an activity."""

from datetime import datetime
from uuid import UUID

from data import history
from data.actor import Actor
from data.school import store as schools
from data.store import Store
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
    store: Store,
    review_id: UUID,
    activity_id: UUID,
    draft: ReviewDraft,
    *,
    by: Actor,
    now: datetime,
) -> Review:
    """Sign a review and note its findings; a second one is a new version.

    Earlier versions and their findings stay. The same ``review_id`` twice is one.
    """
    with store.transaction():
        subject = reviews.reviewed(store, activity_id)
        if refusal := signing_refusal(is_complete=subject.is_complete, by=by):
            raise refusal
        if kept := store.find(Review, review_id):
            return kept
        schools.demand_open(store, subject.school_year)
        if refusal := draft_refusal(
            draft, signed_before=subject.reviews, findings_before=subject.findings
        ):
            raise refusal
        signed = Review(
            **draft.model_dump(exclude={"findings"}),
            id=review_id,
            activity_id=activity_id,
            number=subject.reviews + 1,
            signed_at=now,
            signed_by=by.id,
        )
        store.add(signed)
        for finding in _findings(draft, signed, subject.school_year):
            store.add(finding)
        history.note(
            store,
            "review",
            signed.id,
            "signed",
            by=by,
            now=now,
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
