"""What a review says, who may sign one and when, and why it can never change."""

from datetime import datetime
from typing import Annotated, Final
from uuid import UUID, uuid5

from pydantic import Field

from data import duties
from data.actor import Actor
from data.duties import Duty
from data.errors import HumasError, Refused, WrongStep
from data.language import N_
from data.record import KeptRecord, Record, Term, Text
from evaluation.findings.models import FindingDraft

Score = Annotated[int, Field(ge=1, le=4)]

SCORES: Final = {
    1: N_("1 – poor"),
    2: N_("2 – fair"),
    3: N_("3 – good"),
    4: N_("4 – very good"),
}


class Verdict(Term):
    """What the principal decides about an activity's future."""

    CONTINUE = "continue", N_("Continue")
    IMPROVE = "improve", N_("Improve")
    EXTEND = "extend", N_("Extend")
    STOP = "stop", N_("Stop")


class ReviewText(Record):
    """The three criteria, the note and the decision."""

    managed_well: Score
    continuous: Score
    effective: Score
    note: Text = ""
    decision: Verdict


class ReviewDraft(ReviewText):
    """What the principal fills in before signing."""

    findings: tuple[FindingDraft, ...] = ()


class Review(ReviewText, KeptRecord, table="review"):
    """A signed review; it is never changed, only followed by the next number."""

    id: UUID
    activity_id: UUID
    number: int
    signed_at: datetime
    signed_by: UUID


class Reviewed(Record):
    """What the records say about an activity that is to be reviewed."""

    title: str
    school_year: int
    is_complete: bool
    reviews: int
    findings: int


def finding_id(review_id: UUID, place: int) -> UUID:
    """Return the key of a review's finding: the same for the same signature."""
    return uuid5(review_id, f"finding-{place}")


def signing_refusal(*, is_complete: bool, by: Actor) -> HumasError | None:
    """Return why ``by`` may not review this activity, or None."""
    if refusal := duties.refusal(Duty.SIGN_REVIEWS, by):
        return refusal
    if not is_complete:
        return WrongStep(
            N_("This activity can be reviewed as soon as its closing is complete.")
        )
    return None


def draft_refusal(
    draft: ReviewDraft, *, signed_before: int, findings_before: int
) -> HumasError | None:
    """Return why this review may not be signed as it stands, or None.

    ``signed_before`` and ``findings_before`` count what the activity already has.
    """
    if signed_before and not draft.note:
        return Refused(
            N_(
                "This activity already has a signed review. Say in the note why you "
                "sign a new version."
            )
        )
    if draft.decision is Verdict.IMPROVE and not (draft.findings or findings_before):
        return Refused(
            N_(
                "“Improve” needs at least one finding, so that next year's plan knows "
                "what to improve."
            )
        )
    return None
