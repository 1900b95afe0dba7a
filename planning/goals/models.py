"""Goals of the year's work programme."""

import re
from collections.abc import Iterable, Sequence
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
        return draft == GoalDraft.as_kept(
            **{name: getattr(self, name) for name in names}
        )


SPEAKS_OF: Final = {
    Dimension.LEARNING: re.compile(
        r"\b(?:mutu|kualitas|hasil|prestasi)?\s*(?:belajar|pembelajaran)\b|\bliterasi\b"
        r"|\bnumerasi\b|\blearn"
    ),
    Dimension.GRADUATES: re.compile(
        r"\blulusan\b|\bkelulusan\b|\bujian\b|\bmelanjutkan\b|\bgraduat"
    ),
    Dimension.GROWTH: re.compile(
        r"\b(?:per)?tumbuh(?:an)?\b|\b(?:per)?kembang(?:an)?\b|\bkarakter\b|\bakhlak\b"
        r"|\bkesehatan\b|\bbakat\b|\baman\b|\bgrow|\bdevelop"
    ),
}
"""By which words of its title a goal serves a dimension that nobody chose."""


def served_by(goal: Goal) -> frozenset[Dimension]:
    """Return what a goal serves: as chosen, or else as its title says.

    One that serves none is about the relation between school and parents itself.
    """
    title = goal.title.casefold()
    said = (each for each, words in SPEAKS_OF.items() if words.search(title))
    return frozenset(goal.dimensions or said)


def fitting_goal(wanted: Sequence[Dimension], goals: Iterable[Goal]) -> UUID | None:
    """Return the goal that serves what is wanted, the most important named first.

    Of several the one that serves least beside it, so that a goal about everything
    does not draw all to itself; without a wish one about the relation with parents.
    """
    served = {goal.id: served_by(goal) for goal in goals}
    if not wanted:
        return next((key for key, of in served.items() if not of), None)
    for dimension in wanted:
        fitting = [key for key, of in served.items() if dimension in of]
        if fitting:
            return min(fitting, key=lambda key: len(served[key]))
    return None


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
