"""What is asked about the situation a plan starts from."""

from decimal import Decimal
from functools import partial
from uuid import UUID

from data.activity import PlannedDay
from data.calendar import SchoolYear
from data.record import Record
from data.store import Store, question
from planning.situation.models import WEAK, Label, Problem
from planning.sources.models import Aspect, SourceKind

_sql = partial(question, __file__)


class ListedProblem(Problem):
    """A problem with the indicator that shows it, or an empty word."""

    indicator: str


class IndicatorValue(Record):
    """An indicator with this year's value, beside the years before and after.

    ``version`` is that of this year's value, 0 where there is none.
    """

    id: UUID
    code: str
    name: str
    score: Decimal | None
    label: Label | None
    change: Decimal | None
    version: int
    score_before: Decimal | None
    label_before: Label | None
    score_after: Decimal | None
    label_after: Label | None

    @property
    def title(self) -> str:
        """Code and name."""
        return f"{self.code} {self.name}"


class IndicatorPoint(Record):
    """An indicator's score in one year's school report."""

    indicator_id: UUID
    code: str
    name: str
    school_year: int
    score: Decimal
    label: Label | None


class AssessedAspect(Record):
    """An aspect with this year's level and last year's; no id: not judged this year."""

    aspect: Aspect
    id: UUID | None
    level: int | None
    note: str
    version: int
    level_before: int | None

    @property
    def is_weak(self) -> bool:
        """Whether the level calls for something."""
        return self.level is not None and self.level <= WEAK


class RktRow(Record):
    """A row of the yearly work plan (RKT): problem, root cause, activity, money, time.

    ``activity_id`` is None where nothing is planned yet.
    """

    kind: SourceKind
    source_id: UUID
    indicator: str
    problem: str
    root_cause: str
    activity_id: UUID | None
    activity: str
    procedure: str
    arkas_codes: str
    goods: str
    cost: Decimal
    when: PlannedDay


def listed_problems(store: Store, year: SchoolYear) -> list[ListedProblem]:
    """Return the year's problems, most urgent first."""
    return store.rows(ListedProblem, _sql("listed_problems"), year=year.start)


def indicator_values(store: Store, year: SchoolYear) -> list[IndicatorValue]:
    """Return the indicators in the order in which they call for something."""
    return store.rows(IndicatorValue, _sql("indicator_values"), year=year.start)


def indicator_history(store: Store) -> list[IndicatorPoint]:
    """Return the scores of all years."""
    return store.rows(IndicatorPoint, _sql("indicator_history"))


def assessments(store: Store, year: SchoolYear) -> list[AssessedAspect]:
    """Return all seven aspects in their usual order, judged or not."""
    judged = {
        row.aspect: row
        for row in store.rows(AssessedAspect, _sql("assessments"), year=year.start)
    }
    return [judged.get(aspect) or _unjudged(aspect) for aspect in Aspect]


def rkt_rows(store: Store, year: SchoolYear) -> list[RktRow]:
    """Return the rows of the yearly work plan, by priority and date."""
    return store.rows(RktRow, _sql("rkt_rows"), year=year.start)


def _unjudged(aspect: Aspect) -> AssessedAspect:
    return AssessedAspect(
        aspect=aspect, id=None, level=None, note="", version=0, level_before=None
    )
