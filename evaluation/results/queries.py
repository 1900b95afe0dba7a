"""What came of the plan: per activity, per goal, per class group, per rupiah."""

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple, Protocol, TypeVar
from uuid import UUID

from data.calendar import SchoolYear
from data.few import FEWEST
from data.money import Rupiah
from data.obstacles import ObstacleCode
from data.participants import REPRESENTED
from data.record import Record
from data.store import Store, question
from evaluation.kpis.models import (
    ActivityResult,
    Lights,
    RaisedObstacle,
    YearGoal,
)
from evaluation.kpis.models.mended import Work
from evaluation.kpis.store import lights_of
from planning.budget.models import FundSource

_sql = partial(question, __file__)


class OfAYear(Protocol):
    """What belongs to a school year."""

    @property
    def school_year(self) -> int:
        """Its first calendar year."""


R = TypeVar("R", bound=OfAYear)


class ClassGroupParticipation(Record):
    """Families of one class group, summed over the activities it was invited to."""

    class_group: str
    grade: int
    suffix: str
    families: int
    activities: int
    invited: int
    father: int
    mother: int
    guardian: int
    foster_parent: int
    online: int

    @property
    def themselves(self) -> int:
        """For how many pupils father, mother or guardian came, also online."""
        return self.father + self.mother + self.guardian + self.online

    @property
    def represented(self) -> int:
        """Families that came, summed over the activities."""
        return self.themselves + self.foster_parent

    @property
    def share(self) -> float | None:
        """Represented by invited, weighted by activity; None where none was invited."""
        return self.represented / self.invited if self.invited else None

    @property
    def told_share(self) -> float | None:
        """The share as others may see it; None of few families, or of none invited."""
        is_few = 0 < self.families < FEWEST or self.invited < FEWEST
        return None if is_few else self.share


class ReachedPupils(Record):
    """How many pupils there are, and for how many somebody came at least once."""

    pupils: int
    reached: int


class BudgetUse(Record):
    """Money of one source in one fiscal year; no source means not budgeted."""

    source: FundSource | None
    fiscal_year: int | None
    budget: Rupiah
    spent: Rupiah


class YearObstacle(RaisedObstacle):
    """An obstacle of a school year."""

    school_year: int


class ActivityObstacles(Record):
    """Which kinds of obstacles an activity met."""

    activity_id: UUID
    codes: tuple[ObstacleCode, ...]


class Standing(NamedTuple):
    """What a year's figures are counted from, beside that of the year before.

    ``work``: findings and follow-ups of every year, because they are carried over.
    """

    year: SchoolYear
    results: tuple[ActivityResult, ...]
    before: tuple[ActivityResult, ...]
    obstacles: tuple[YearObstacle, ...]
    obstacles_before: tuple[YearObstacle, ...]
    work: tuple[Work, ...]
    lights: Lights


def standing(store: Store, year: SchoolYear) -> Standing:
    """Return what the year's figures are counted from, and the year's before it."""
    results, before = _halves(activity_results(store, year, year.before), year)
    obstacles = _halves(raised_obstacles(store, year, year.before), year)
    work = tuple(work_to_do(store))
    return Standing(year, results, before, *obstacles, work, lights_of(store, year))


def _halves(rows: Sequence[R], year: SchoolYear) -> tuple[tuple[R, ...], tuple[R, ...]]:
    now = tuple(row for row in rows if row.school_year == year.start)
    return now, tuple(row for row in rows if row.school_year != year.start)


def activity_results(
    store: Store, year: SchoolYear, since: SchoolYear | None = None
) -> list[ActivityResult]:
    """Return plan against realised per activity, of one year or since another."""
    return store.rows(
        ActivityResult,
        _sql("activity_results"),
        year=year.start,
        since=(since or year).start,
    )


def raised_obstacles(
    store: Store, year: SchoolYear, since: SchoolYear | None = None
) -> list[YearObstacle]:
    """Return when obstacles were raised and resolved, of one year or since another."""
    return store.rows(
        YearObstacle,
        _sql("raised_obstacles"),
        year=year.start,
        since=(since or year).start,
    )


def work_to_do(store: Store) -> list[Work]:
    """Return when findings and follow-ups of all years were due, and how they ended."""
    return store.rows(Work, _sql("work_to_do"))


def activity_obstacles(
    store: Store, year: SchoolYear, since: SchoolYear
) -> list[ActivityObstacles]:
    """Return which kinds of obstacles activities met, since a year."""
    return store.rows(
        ActivityObstacles,
        _sql("activity_obstacles"),
        year=year.start,
        since=since.start,
    )


def year_goals(store: Store, year: SchoolYear) -> list[YearGoal]:
    """Return the goals of the year's plan in its order."""
    return store.rows(YearGoal, _sql("year_goals"), year=year.start)


def class_group_participation(
    store: Store, year: SchoolYear
) -> list[ClassGroupParticipation]:
    """Return families represented per class group, lowest grade first."""
    return store.rows(
        ClassGroupParticipation, _sql("class_group_participation"), year=year.start
    )


def reached_pupils(store: Store, year: SchoolYear) -> list[ReachedPupils]:
    """Return for how many pupils somebody came at least once, as the only row."""
    return store.rows(
        ReachedPupils,
        _sql("reached_pupils"),
        year=year.start,
        represented=sorted(REPRESENTED),
    )


def budget_use(store: Store, year: SchoolYear) -> list[BudgetUse]:
    """Return money planned and spent per source and fiscal year."""
    return store.rows(BudgetUse, _sql("budget_use"), year=year.start)
