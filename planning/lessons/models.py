"""What a plan may decide about a finding of the year before."""

from typing import Final, Self
from uuid import UUID

from data.errors import HumasError, Refused
from data.language import N_
from data.record import KeptRecord, Record, Term, Text


class Decision(Term):
    """What the plan does with a finding."""

    ADOPTED = "adopted", N_("adopted")
    POSTPONED = "postponed", N_("postponed")
    DECLINED = "declined", N_("declined")


VERDICTS: Final = {
    "continue": N_("Continue"),
    "improve": N_("Improve"),
    "extend": N_("Extend"),
    "stop": N_("Stop"),
}
"""How the principal's review of the activity ended, in words."""


class DecisionDraft(Record):
    """What a person fills in about a finding."""

    decision: Decision
    activity_id: UUID | None = None
    reason: Text = ""

    def refusal(self) -> HumasError | None:
        """Return what is missing for the decision to hold, or None."""
        if self.decision is Decision.ADOPTED:
            if self.activity_id is None:
                return Refused(
                    N_("Choose the activity in which the finding is adopted.")
                )
            return None
        if not self.reason:
            return Refused(
                N_("Give the reason: a finding is postponed or declined only with one.")
            )
        return None


class FindingDecision(
    KeptRecord, table="finding_decision", key=("finding_id", "school_year")
):
    """A decision about a finding, in the plan of one school year."""

    finding_id: UUID
    school_year: int
    decision: Decision
    activity_id: UUID | None
    reason: str
    version: int

    @classmethod
    def of(
        cls, draft: DecisionDraft, finding_id: UUID, year: int, version: int
    ) -> Self:
        """Return the decision as it is kept; only an adoption names an activity."""
        adopted = draft.decision is Decision.ADOPTED
        return cls(
            finding_id=finding_id,
            school_year=year,
            decision=draft.decision,
            activity_id=draft.activity_id if adopted else None,
            reason=draft.reason,
            version=version,
        )
