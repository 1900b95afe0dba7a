"""Goals of the year's work programme."""

from typing import Final, Self
from uuid import UUID

from data.language import N_
from data.record import KeptRecord, Record, Term, Text, Title


class Dimension(Term):
    """Which school quality a goal serves."""

    LEARNING = "learning", N_("Quality of learning")
    GRADUATES = "graduates", N_("Quality of graduates")
    GROWTH = "growth", N_("Pupils' growth and development")


class QualityFrame(Term):
    """By which way of raising quality a goal is framed (the POMG study's four)."""

    REVIEW = "school_review", N_("School review")
    ASSURANCE = "quality_assurance", N_("Quality assurance")
    CONTROL = "quality_control", N_("Quality control")
    BENCHMARKING = "benchmarking", N_("Benchmarking")


class PerformanceCause(Term):
    """Which cause of a high-performing school a goal works on (partnership study)."""

    CULTURE = "culture", N_("School culture and climate")
    LEADERSHIP = "leadership", N_("Leadership and system")
    PARENTS = "parental_support", N_("Parental support")


class Standard(Term):
    """The eight national education standards (SNP); humas belongs to management."""

    GRADUATES = "graduates", N_("Graduate competence")
    CONTENT = "content", N_("Content")
    PROCESS = "process", N_("Process")
    ASSESSMENT = "assessment", N_("Assessment")
    STAFF = "staff", N_("Teachers and staff")
    FACILITIES = "facilities", N_("Facilities")
    MANAGEMENT = "management", N_("Management")
    FUNDING = "funding", N_("Funding")


class GoalDraft(Record):
    """What a person fills in to set a goal; a title is enough."""

    title: Title
    reason: Text = ""
    dimensions: tuple[Dimension, ...] = ()
    frames: tuple[QualityFrame, ...] = ()
    causes: tuple[PerformanceCause, ...] = ()
    standard: Standard = Standard.MANAGEMENT


class Goal(GoalDraft, KeptRecord, table="goal", fixed=("school_year", "number")):
    """One goal of a school year; every activity points to one."""

    id: UUID
    school_year: int
    number: int
    version: int

    @classmethod
    def of(cls, draft: GoalDraft, goal_id: UUID, year: int, number: int) -> Self:
        """Return the first version of a new goal."""
        facts = draft.model_dump()
        return cls(**facts, id=goal_id, school_year=year, number=number, version=1)

    def says(self, draft: GoalDraft) -> bool:
        """Whether the goal already reads like ``draft``."""
        names = GoalDraft.model_fields
        return draft == GoalDraft(**{name: getattr(self, name) for name in names})


USUAL_GOALS: Final = (
    (
        N_("A harmonious relation between school and parents"),
        (),
        (PerformanceCause.PARENTS,),
    ),
    (N_("Better quality of pupils' learning"), (Dimension.LEARNING,), ()),
    (N_("Better quality of graduates"), (Dimension.GRADUATES,), ()),
    (N_("Pupils grow and develop well"), (Dimension.GROWTH,), ()),
)
"""Goals to begin with (title, dimensions, causes).

Source: the management study of SMP Negeri 1 Prabumulih.
"""
