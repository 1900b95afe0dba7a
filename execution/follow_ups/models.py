"""What a follow-up is: what is to be done, by whom, until when."""

from datetime import date
from typing import Self
from uuid import UUID

from data.arising import Arisen, Arising, due_refusal
from data.calendar import SchoolYear
from data.errors import HumasError, Refused
from data.language import N_
from data.record import Passage, Record


class FollowUpDraft(Record):
    """What is to be carried out, from whatever source: by whom, until when."""

    text: Passage
    owner_id: UUID | None = None
    due_on: date | None = None
    activity_id: UUID | None = None

    def refusal(self, today: date) -> HumasError | None:
        """Return why it cannot be given like this, or None."""
        if self.owner_id is None or self.due_on is None:
            return Refused(N_("Choose who carries it out, and until when."))
        return due_refusal(self.due_on, today)


class FollowUp(
    Arisen,
    table="follow_up",
    fixed=("school_year", "source", "source_id"),
    missing=N_("This follow-up is not there any more."),
):
    """What somebody is to carry out: carried on from year to year until closed."""

    school_year: int
    activity_id: UUID | None
    owner_id: UUID
    due_on: date

    @classmethod
    def of(
        cls,
        draft: FollowUpDraft,
        follow_up_id: UUID,
        year: SchoolYear,
        source: Arising,
        source_id: UUID | None,
    ) -> Self:
        """Return what is given apart from every meeting."""
        facts = draft.model_dump() | {"source": source, "source_id": source_id}
        return cls(**facts, id=follow_up_id, school_year=year.start)
