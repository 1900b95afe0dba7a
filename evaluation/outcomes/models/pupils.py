"""How the school judges its quality, and what is counted of pupils' conduct."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Annotated, Final, Literal
from uuid import UUID, uuid5

from pydantic import Field

from data.calendar import SchoolYear
from data.errors import HumasError, Refused
from data.language import N_
from data.record import KeptRecord, Passage, Record, Term
from planning.goals.models import Dimension

SPACE: Final = UUID("3e0f1d52-5a35-4d0c-9f5e-6a1f0b7c2d11")
"""From here on the ids of a year's judgements and counts are reckoned."""

Times = Annotated[int, Field(ge=0, le=9999)]
Semester = Literal[1, 2]

KINDS: Final[Mapping[str, str]] = {
    "defiance": N_("Defying a teacher"),
    "language": N_("Impolite words"),
    "smoking": N_("Smoking"),
    "truancy": N_("Truancy"),
    "fighting": N_("Fighting"),
    "other": N_("Another breach of rules"),
}
"""What is counted of conduct, by its column; never with a name or a story."""


class Course(Term):
    """How it went against the year before, as the school judges it."""

    BETTER = "better", N_("Better than the year before")
    SAME = "same", N_("As the year before")
    WORSE = "worse", N_("Worse than the year before")


class QualityNoteDraft(Record):
    """A judgement of one dimension of quality, and by what one sees it."""

    dimension: Dimension
    course: Course
    note: Passage
    evidence: Passage


class QualityNote(
    QualityNoteDraft,
    KeptRecord,
    table="quality_note",
    fixed=("school_year", "dimension"),
):
    """A kept judgement of a school year."""

    id: UUID
    school_year: int
    version: int

    @property
    def draft(self) -> QualityNoteDraft:
        """What was filled in."""
        names = QualityNoteDraft.model_fields
        return QualityNoteDraft.as_kept(**{name: getattr(self, name) for name in names})


class ConductDraft(Record):
    """How often what happened in a class group, or a whole grade, in one semester."""

    semester: Semester
    grade: int
    class_group_id: UUID | None = None
    defiance: Times = 0
    language: Times = 0
    smoking: Times = 0
    truancy: Times = 0
    fighting: Times = 0
    other: Times = 0

    @property
    def times(self) -> dict[str, int]:
        """The counts by their kinds."""
        return {kind: getattr(self, kind) for kind in KINDS}


class Conduct(
    ConductDraft,
    KeptRecord,
    table="conduct",
    fixed=("school_year", "semester", "grade", "class_group_id"),
):
    """Kept counts of one place and semester."""

    id: UUID
    school_year: int
    version: int


def id_of_quality(year: SchoolYear, dimension: Dimension) -> UUID:
    """Return the id of a year's judgement of a dimension: there is one."""
    return uuid5(SPACE, f"quality-{year.start}-{dimension}")


def id_of_conduct(
    year: SchoolYear, semester: int, grade: int, class_group_id: UUID | None
) -> UUID:
    """Return the id of the counts of a place in a semester: there is one."""
    return uuid5(SPACE, f"conduct-{year.start}-{semester}-{class_group_id or grade}")


def semester_refusal(semester: int, year: SchoolYear, today: date) -> HumasError | None:
    """Return why a semester is not counted yet, or None."""
    first = year.first_day if semester == 1 else year.month(1)
    if today >= first:
        return None
    return Refused(
        N_("Semester {semester} of {year} has not begun yet."),
        semester=semester,
        year=year,
    )


def place_refusal(
    draft: ConductDraft, others: Collection[ConductDraft]
) -> HumasError | None:
    """Return why a place is not counted a second time with its grade, or None."""
    by_class = draft.class_group_id is not None
    same = (
        other
        for other in others
        if (other.semester, other.grade) == (draft.semester, draft.grade)
    )
    if any((other.class_group_id is not None) != by_class for other in same):
        return Refused(
            N_(
                "This grade is counted for this semester already, as a whole or by its "
                "class groups. Count it in one of the two ways: take the other out "
                "first."
            )
        )
    return None
