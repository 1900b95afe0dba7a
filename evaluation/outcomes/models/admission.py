"""What is counted of those who wanted to come to the school."""

from decimal import Decimal
from typing import Annotated

from pydantic import Field

from data.errors import HumasError, Refused
from data.language import N_
from data.record import KeptRecord, Record, Term, Words

Heads = Annotated[int, Field(ge=0, le=99_999)]


class PathKind(Term):
    """By which path pupils apply."""

    DOMICILE = "domicile", N_("Domicile (zoning)")
    ACHIEVEMENT = "achievement", N_("Achievement")
    AFFIRMATION = "affirmation", N_("Affirmation")
    TRANSFER = "transfer", N_("Parents' transfer")
    OTHER = "other", N_("Another or a single path")


class PathDraft(Record):
    """One path as it is filled in; what is not known stays empty."""

    path: PathKind
    seats: Heads | None = None
    applicants: Heads | None = None
    accepted: Heads | None = None

    @property
    def counts(self) -> tuple[str, int | None, int | None, int | None]:
        """The path with its numbers."""
        return (self.path, self.seats, self.applicants, self.accepted)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is known of it."""
        return self.counts[1:] == (None, None, None)

    def refusal(self) -> HumasError | None:
        """Return why its numbers cannot be, or None."""
        accepted, applicants = self.accepted, self.applicants
        if accepted is None or applicants is None or accepted <= applicants:
            return None
        return Refused(
            N_(
                "{path}: {accepted} were accepted, but only {applicants} applied. "
                "Correct one of the two."
            ),
            path=self.path,
            accepted=accepted,
            applicants=applicants,
        )


class AdmissionDraft(Record):
    """The admission of a school year as it is filled in."""

    paths: tuple[PathDraft, ...]
    source: Words = ""

    @property
    def known(self) -> tuple[PathDraft, ...]:
        """The paths of which something is known."""
        return tuple(path for path in self.paths if not path.is_empty)

    def refusal(self) -> HumasError | None:
        """Return why it cannot be kept, or None."""
        refused = (path.refusal() for path in self.paths)
        return next((why for why in refused if why), None)


class Admission(
    KeptRecord, table="admission", key=("school_year",), fixed=("school_year",)
):
    """Of which year the numbers are, and where they come from."""

    school_year: int
    source: str
    version: int


class AdmissionPath(
    PathDraft, KeptRecord, table="admission_path", key=("school_year", "path")
):
    """The kept numbers of one path."""

    school_year: int


def per_seat(applicants: int | None, seats: int | None) -> Decimal | None:
    """Return how many applied for each seat, to two decimals; None without both."""
    if applicants is None or not seats:
        return None
    return (Decimal(applicants) / seats).quantize(Decimal("0.01"))
