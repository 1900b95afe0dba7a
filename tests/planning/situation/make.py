"""Makers of problems, indicators with values, and of what was started from them."""

from decimal import Decimal
from uuid import UUID

from data.calendar import SchoolYear
from data.store import Store
from planning.origins.models import Source
from planning.situation.actions import add_indicator, assess, enter_values, note_problem
from planning.situation.models import (
    AssessmentDraft,
    Indicator,
    IndicatorDraft,
    Label,
    Problem,
    ProblemDraft,
    ValueDraft,
)
from planning.sources.models import Aspect, SourceKind
from tests.make import SARI, YEAR, acting
from tests.planning.make import key

TITLE = "Orang tua jarang hadir"


def a_problem(
    store: Store,
    title: str = TITLE,
    *,
    priority: int = 1,
    indicator_id: UUID | None = None,
    year: SchoolYear = YEAR,
) -> Problem:
    draft = ProblemDraft(
        title=title,
        root_cause="Pertemuan pada jam kerja",
        evidence="Keterwakilan 41 %",
        priority=priority,
        indicator_id=indicator_id,
    )
    return note_problem(acting(store, SARI), key(title), draft, year)


def an_indicator(
    store: Store, code: str = "E.1.1", name: str = "Partisipasi orang tua"
) -> Indicator:
    draft = IndicatorDraft(code=code, name=name)
    return add_indicator(acting(store, SARI), key(code), draft, YEAR)


def a_value(
    store: Store,
    indicator: Indicator,
    score: str | None,
    label: Label | None = None,
    year: SchoolYear = YEAR,
    *,
    version: int = 0,
) -> None:
    draft = ValueDraft(
        indicator_id=indicator.id,
        score=Decimal(score) if score else None,
        label=label,
        version=version,
    )
    enter_values(acting(store, SARI), [draft], year)


def an_assessment(
    store: Store,
    aspect: Aspect,
    level: int,
    year: SchoolYear = YEAR,
    *,
    version: int = 0,
    note: str = "",
) -> None:
    draft = AssessmentDraft(aspect=aspect, level=level, note=note, version=version)
    assess(acting(store, SARI), [draft], year)


def source_of(problem: Problem) -> Source:
    return Source(
        kind=SourceKind.PROBLEM,
        id=problem.id,
        title=problem.title,
        grounds=(f"Akar masalah: {problem.root_cause}",),
    )
