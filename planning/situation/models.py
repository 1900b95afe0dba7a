"""What the situation of a school is made of."""

from decimal import Decimal
from typing import Annotated, Final, Self
from uuid import UUID

from pydantic import Field

from data.language import N_
from data.record import KeptRecord, Line, Record, Term, Text, Title
from planning.sources.models import Aspect

Score = Annotated[Decimal, Field(ge=0, le=100, max_digits=6, decimal_places=2)]
Change = Annotated[Decimal, Field(ge=-100, le=100, max_digits=6, decimal_places=2)]
Grade = Annotated[int, Field(ge=1, le=4)]

WEAK: Final = 2
"""Up to this level an aspect of the self-assessment is weak."""

LEVELS: Final = {
    1: N_("1 – hardly there"),
    2: N_("2 – now and then"),
    3: N_("3 – planned and regular"),
    4: N_("4 – regular, judged and improved"),
}

PRIORITIES: Final = {
    1: N_("1 – most urgent"),
    2: N_("2 – important"),
    3: N_("3 – can wait"),
}


class Label(Term):
    """How the national school report (Rapor Pendidikan) judges an indicator."""

    LOW = "low", N_("Low (red)")
    MIDDLE = "middle", N_("Middle (yellow)")
    GOOD = "good", N_("Good (green)")


class ProblemDraft(Record):
    """What a person fills in about a problem: what, why, how one knows, how urgent."""

    title: Title
    root_cause: Text = ""
    evidence: Text = ""
    priority: Annotated[int, Field(ge=1, le=3)] = 2
    indicator_id: UUID | None = None


class Problem(ProblemDraft, KeptRecord, table="problem", fixed=("school_year",)):
    """A problem that the plan of a school year mends."""

    id: UUID
    school_year: int
    version: int

    @property
    def draft(self) -> ProblemDraft:
        """The problem as it would be filled in again."""
        names = ProblemDraft.model_fields
        return ProblemDraft.as_kept(**{name: getattr(self, name) for name in names})


class IndicatorDraft(Record):
    """What a person fills in about an indicator of the school report."""

    code: Line
    name: Line
    is_active: bool = True


class Indicator(IndicatorDraft, KeptRecord, table="report_indicator"):
    """An indicator on the school's list."""

    id: UUID
    version: int

    def says(self, draft: IndicatorDraft) -> bool:
        """Whether the indicator already reads like ``draft``."""
        return (self.code, self.name, self.is_active) == (
            draft.code,
            draft.name,
            draft.is_active,
        )


USUAL_INDICATORS: Final = (
    ("E.1.1", N_("Parents' participation")),
    ("E.1", N_("Participation of the school community")),
    ("E.1.2", N_("Pupils' participation")),
    ("D.3", N_("Instructional leadership")),
    ("D.4", N_("Climate of safety")),
    ("D.8", N_("Climate of diversity")),
    ("D.10", N_("Climate of inclusivity")),
    ("A.3", N_("Pupils' character")),
    ("E.5", N_("Programme and policy of the school")),
)
"""Indicators near to public relations; a school edits its list.

Source: public Rapor Pendidikan lists of 2023-2025; the first is the one of parents.
"""


class ValueDraft(Record):
    """What the school report of a year says of one indicator.

    ``version`` is that of the value the person saw, 0 where there was none.
    """

    indicator_id: UUID
    score: Score | None = None
    label: Label | None = None
    change: Change | None = None
    version: int = 0

    @property
    def is_empty(self) -> bool:
        """Whether nothing was filled in."""
        return (self.score, self.label, self.change) == (None, None, None)

    def compared(self, before: Decimal | None) -> Self:
        """Return it with the change against last year's score, where none was typed."""
        if self.change is not None or self.score is None or before is None:
            return self
        return self.model_copy(update={"change": self.score - before})


class ReportValue(
    KeptRecord, table="report_value", key=("indicator_id", "school_year")
):
    """A value as it is kept; an empty label says that none was given."""

    indicator_id: UUID
    school_year: int
    score: Decimal | None
    label: str
    change: Decimal | None
    version: int

    @classmethod
    def of(cls, draft: ValueDraft, year: int) -> Self:
        """Return the next version of a value."""
        return cls(
            indicator_id=draft.indicator_id,
            school_year=year,
            score=draft.score,
            label=draft.label or "",
            change=draft.change,
            version=draft.version + 1,
        )

    @property
    def facts(self) -> tuple[Decimal | None, str, Decimal | None]:
        """What it says, without its version."""
        return (self.score, self.label, self.change)


class AssessmentDraft(Record):
    """How the school judges one aspect of its partnership; no level: not judged."""

    aspect: Aspect
    level: Grade | None = None
    note: Text = ""
    version: int = 0


class Assessment(KeptRecord, table="self_assessment", fixed=("school_year", "aspect")):
    """A judged aspect of a school year."""

    id: UUID
    school_year: int
    aspect: Aspect
    level: Grade
    note: Text
    version: int
