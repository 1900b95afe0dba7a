"""What is answered to a signed review; the answer never changes the review."""

from datetime import datetime
from uuid import UUID

from data.errors import HumasError, Refused
from data.language import N_
from data.record import KeptRecord, Record, Term, Text
from evaluation.review.models.criteria import Verdict


class Stance(Term):
    """How the one who answers stands to the review."""

    AGREED = "agreed", N_("Agreed")
    REMARKS = "remarks", N_("With remarks")


class AnswerDraft(Record):
    """What the vice principal for public relations answers."""

    stance: Stance
    remark: Text = ""
    will_do: Text = ""


class ReviewAnswer(AnswerDraft, KeptRecord, table="review_answer"):
    """A dated answer; a further one has the next number, and this one stays."""

    id: UUID
    review_id: UUID
    number: int
    answered_at: datetime
    answered_by: UUID


def answer_refusal(draft: AnswerDraft, decision: Verdict) -> HumasError | None:
    """Return why this does not answer a review with this decision, or None."""
    if draft.stance is Stance.REMARKS and not draft.remark:
        return Refused(N_("Write your remarks, or choose “Agreed”."))
    if decision is Verdict.IMPROVE and not draft.will_do:
        return Refused(
            N_("The review asks for improvement. Write what will be done, and by when.")
        )
    return None
