"""What a finding is, and who may note one."""

from datetime import date, datetime
from uuid import UUID

from data import duties
from data.actor import Actor
from data.arising import Arisen, due_refusal
from data.duties import Duty
from data.errors import HumasError, NotFound
from data.language import N_
from data.record import Passage, Record, Term, Text

MISSING = N_("This finding is not there any more.")


class Handling(Term):
    """What the next plan did with a finding."""

    ADOPTED = "adopted", N_("Adopted")
    POSTPONED = "postponed", N_("Postponed")
    DECLINED = "declined", N_("Declined")


class FindingDraft(Record):
    """What a person fills in: what was found, what would mend it, who sees to it."""

    text: Passage
    recommended: Text = ""
    owner_id: UUID | None = None
    due_on: date | None = None

    def refusal(self, today: date) -> HumasError | None:
        """Return why it cannot be noted like this, or None."""
        return due_refusal(self.due_on, today)


class Finding(
    Arisen,
    FindingDraft,
    table="finding",
    fixed=("school_year", "activity_id", "source", "source_id", "made_at", "made_by"),
    missing=MISSING,
):
    """Something the year taught; the next plan must decide about it."""

    school_year: int
    activity_id: UUID | None
    made_at: datetime
    made_by: UUID


def ending_refusal(owner_id: UUID | None, by: Actor) -> HumasError | None:
    """Return why ``by`` may not end this finding, or None: whose it is, and the lead.

    For who neither sees to it nor reads findings it is not there.
    """
    if owner_id and duties.is_own(owner_id, by):
        return None
    if duties.may(Duty.READ_RESULTS, by):
        return duties.refusal(Duty.KEEP_FINDINGS, by)
    return NotFound(MISSING)
