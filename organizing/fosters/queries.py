"""What is asked about who stands in for pupils' parents, and who may need it."""

from datetime import date
from functools import partial
from uuid import UUID

from data.calendar import SchoolYear
from data.record import Record
from data.store import Store, question
from organizing.fosters.models import LAST_MEETINGS, Hint, StandingInReason

_sql = partial(question, __file__)


class ListedFoster(Record):
    """Who stands in for whom."""

    id: UUID
    student_id: UUID
    pupil: str
    class_group: str
    name: str
    phone: str | None
    reason: StandingInReason
    note: str
    family_agreed_on: date
    foster_agreed_on: date
    begins_on: date
    ends_on: date | None
    version: int

    def is_active_on(self, day: date) -> bool:
        """Whether they stand in on this day."""
        return self.begins_on <= day and (self.ends_on is None or day <= self.ends_on)


class SuggestedPupil(Record):
    """A pupil for whom somebody may have to stand in, and what says so."""

    student_id: UUID
    pupil: str
    class_group: str
    hint: Hint


class UnrepresentedPupil(Record):
    """A pupil who was represented at none of the last meetings."""

    student_id: UUID
    pupil: str
    class_group: str


def listed_fosters(store: Store, year: SchoolYear) -> list[ListedFoster]:
    """Return who stands or stood in for pupils, by class group."""
    return store.rows(ListedFoster, _sql("listed_fosters"), year=year.start)


def suggested_pupils(store: Store, year: SchoolYear, day: date) -> list[SuggestedPupil]:
    """Return the pupils for whom the list suggests somebody to stand in."""
    return store.rows(
        SuggestedPupil, _sql("suggested_pupils"), year=year.start, day=day
    )


def unrepresented_pupils(
    store: Store, year: SchoolYear, day: date
) -> list[UnrepresentedPupil]:
    """Return who was represented at none of the last three meetings."""
    return store.rows(
        UnrepresentedPupil,
        _sql("unrepresented_pupils"),
        year=year.start,
        day=day,
        meetings=LAST_MEETINGS,
    )
