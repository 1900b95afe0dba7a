"""What a facility is that the school gained."""

from datetime import date
from uuid import UUID

from data.calendar import SchoolYear
from data.errors import HumasError
from data.language import N_
from data.record import KeptRecord, Record, Term, Title, Words
from evaluation.outcomes.models.achievements import day_refusal
from planning.budget.models import Volume


class FacilityOrigin(Term):
    """From whom the school has it."""

    GOVERNMENT = "government", N_("Government")
    SCHOOL = "school", N_("The school's own budget")
    PARENTS = "parents", N_("Parents or community")
    PARTNER = "partner", N_("Partner or institution")
    OTHER = "other", N_("Somebody else")


class FacilityDraft(Record):
    """A facility as it is filled in."""

    title: Title
    quantity: Volume | None = None
    unit: Words = ""
    origin: FacilityOrigin
    origin_name: Words = ""
    gained_on: date | None = None
    purpose: Words = ""

    def refusal(self, year: SchoolYear, today: date) -> HumasError | None:
        """Return why it cannot be kept among those of a school year, or None."""
        return day_refusal(self.title, self.gained_on, year, today)


class Facility(FacilityDraft, KeptRecord, table="facility", fixed=("school_year",)):
    """A kept facility."""

    id: UUID
    school_year: int
    version: int

    @property
    def draft(self) -> FacilityDraft:
        """What was filled in."""
        names = FacilityDraft.model_fields
        return FacilityDraft.as_kept(**{name: getattr(self, name) for name in names})
