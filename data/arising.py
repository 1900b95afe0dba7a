"""From what a finding or a follow-up arose, and how it ends: closed or declined."""

from datetime import date, timedelta
from typing import Final, Self
from uuid import UUID

from data.errors import HumasError, Refused, WrongStep
from data.language import N_
from data.reasons import reason_refusal
from data.record import KeptRecord, Passage, Term, Text

FARTHEST: Final = timedelta(days=730)
"""What is to be done is due within two years."""


class Arising(Term):
    """From what somebody noted a finding, or gave a follow-up.

    The id beside it names a record of that kind: the review, the decision of a
    meeting, the obstacle, the questionnaire, the class group whose contacts were
    counted, the activity whose attendance was, the instrument's item, the finding.
    """

    OWN = "own", N_("Noted by hand")
    REVIEW = "review", N_("Principal's review")
    DECISION = "decision", N_("Decision of a meeting")
    OBSTACLE = "obstacle", N_("Obstacle")
    QUESTIONNAIRE = "questionnaire", N_("Questionnaire")
    CONTACTS = "contacts", N_("Contacts with families, counted")
    ATTENDANCE = "attendance", N_("Attendance")
    MONITORING = "monitoring", N_("Monitoring during the year")
    ACCREDITATION = "accreditation", N_("Proof for accreditation")
    FINDING = "finding", N_("Finding")


class Arisen(KeptRecord):
    """What findings and follow-ups have in common: words, a source, and an end.

    While ``closed_on`` is empty it is open, whatever year it is. ``outcome``: what was
    done, or why it was declined; ``proof_id``: the activity that proves it.
    """

    id: UUID
    text: Passage
    source: Arising = Arising.OWN
    source_id: UUID | None = None
    closed_on: date | None = None
    closed_by: UUID | None = None
    is_declined: bool = False
    outcome: Text = ""
    proof_id: UUID | None = None
    version: int = 1

    def ended(
        self, version: int, by: UUID, on: date, outcome: str, **facts: object
    ) -> Self:
        """Return it as somebody ended it, who saw this version of it."""
        said = {"closed_on": on, "closed_by": by, "outcome": outcome} | facts
        return self.model_copy(update={**said, "version": version + 1})

    def opened(self, version: int) -> Self:
        """Return it open again; what was said about it stays until it ends anew."""
        said = {"closed_on": None, "closed_by": None, "is_declined": False}
        return self.model_copy(update={**said, "version": version + 1})


def due_refusal(due_on: date | None, today: date) -> HumasError | None:
    """Return why nothing new is due on this day, or None."""
    if due_on is None or today <= due_on <= today + FARTHEST:
        return None
    return Refused(
        N_("{day} is over, or more than two years away. Check the date."), day=due_on
    )


def closing_refusal(
    text: str, kept: Arisen, outcome: str, *, proofs: int
) -> HumasError | None:
    """Return why this is not closed like this, or None; a file, an activity is proof.

    ``proofs`` counts its files and the activity.
    """
    if kept.closed_on:
        return WrongStep(N_("“{text}” is closed already."), text=text)
    if not outcome and not proofs:
        return Refused(
            N_(
                "Write what was done, choose the activity in which it was done, or "
                "hand in a file that proves it: “{text}”."
            ),
            text=text,
        )
    return None


def declining_refusal(text: str, kept: Arisen, reason: str) -> HumasError | None:
    """Return why this is not declined like this, or None."""
    if kept.closed_on:
        return WrongStep(N_("“{text}” is closed already."), text=text)
    return reason_refusal(reason)


def opening_refusal(text: str, kept: Arisen, reason: str) -> HumasError | None:
    """Return why this is not opened again like this, or None."""
    if kept.closed_on is None:
        return WrongStep(N_("“{text}” is open as it is."), text=text)
    return reason_refusal(reason)
