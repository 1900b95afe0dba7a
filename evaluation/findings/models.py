"""What a finding is, and who may note one."""

from datetime import datetime
from uuid import UUID

from data.language import N_
from data.record import KeptRecord, Passage, Record, Term, Text


class Handling(Term):
    """What the next plan did with a finding."""

    ADOPTED = "adopted", N_("Adopted")
    POSTPONED = "postponed", N_("Postponed")
    DECLINED = "declined", N_("Declined")


class FindingDraft(Record):
    """What a person fills in: what was found, and what would mend it."""

    text: Passage
    recommended: Text = ""


class Finding(FindingDraft, KeptRecord, table="finding"):
    """Something the year taught; the next plan must decide about it."""

    id: UUID
    school_year: int
    activity_id: UUID | None
    made_at: datetime
    made_by: UUID
