"""What a review of an activity says, who may sign one when, why it never changes."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID, uuid5

from data import duties
from data.actor import Actor
from data.duties import Duty
from data.errors import HumasError, Refused, Stale, WrongStep
from data.language import N_
from data.record import KeptRecord, Record
from evaluation.findings.models import FindingDraft
from evaluation.review.models.criteria import Judged, ReviewText, Verdict
from execution.follow_ups.models import FollowUpDraft


class ReviewDraft(ReviewText):
    """What the principal fills in before signing; nothing judged without a standard."""

    judged: Judged | None = None
    findings: tuple[FindingDraft, ...] = ()
    follow_ups: tuple[FollowUpDraft, ...] = ()


class Review(ReviewText, KeptRecord, table="review"):
    """A signed review; it is never changed, only followed by the next number."""

    id: UUID
    activity_id: UUID
    number: int
    judged: Judged | None = None
    signed_at: datetime
    signed_by: UUID


class Reviewed(Record):
    """What the records say about an activity that is to be reviewed."""

    title: str
    school_year: int
    is_complete: bool
    has_standard: bool
    reviews: int
    findings: int


def finding_id(review_id: UUID, place: int) -> UUID:
    """Return the key of a review's finding: the same for the same signature."""
    return uuid5(review_id, f"finding-{place}")


def follow_up_id(review_id: UUID, place: int) -> UUID:
    """Return the key of what follows a review up: the same for the same signature."""
    return uuid5(review_id, f"follow-up-{place}")


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
    draft: ReviewDraft, *, signed_before: int, findings_before: int, has_standard: bool
) -> HumasError | None:
    """Return why this review may not be signed as it stands, or None.

    ``signed_before`` and ``findings_before`` count what the activity already has,
    ``has_standard``: it was carried out, and a standard was set for it.
    """
    if has_standard and draft.judged is None:
        return Refused(N_("Say first how the activity stands against its standard."))
    if draft.judged and not has_standard:
        return Refused(
            N_(
                "No standard was set for this activity, or it did not take place: "
                "there is nothing to hold it against."
            )
        )
    return version_refusal(draft, signed_before) or follow_up_refusal(
        [draft.decision],
        followed=len(draft.findings) + len(draft.follow_ups) + findings_before,
    )


def version_refusal(draft: ReviewText, signed_before: int) -> HumasError | None:
    """Return that a new version says why it was signed, or None."""
    if signed_before and not draft.reason:
        return Refused(
            N_(
                "There already is a signed review. Say why you sign a new version; the "
                "one before stays beside it."
            )
        )
    return None


def follow_up_refusal(
    decisions: Sequence[Verdict], *, followed: int
) -> HumasError | None:
    """Return that "improve" leads to a finding or a follow-up, or None."""
    if Verdict.IMPROVE in decisions and not followed:
        return Refused(
            N_(
                "“Improve” needs at least one follow-up (what, who, until when) or one "
                "finding, so that somebody knows what to improve."
            )
        )
    return None


def stale_refusal(*, seen: int, signed: int) -> HumasError | None:
    """Return that another version was signed meanwhile, or None.

    ``seen``: how many versions the person had before them.
    """
    if seen == signed:
        return None
    return Stale(
        N_(
            "Meanwhile version {number} was signed in another tab. This one was not "
            "signed; read what stands there first."
        ),
        number=signed,
    )
