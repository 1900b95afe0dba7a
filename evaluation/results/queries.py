"""What came of the plan: per activity, per goal, per class group, per rupiah."""

from functools import partial

from data.calendar import SchoolYear
from data.money import Rupiah
from data.participants import REPRESENTED
from data.record import Record
from data.store import Store, question
from evaluation.kpis.models import ActivityResult, YearGoal
from planning.budget.models import FundSource

_sql = partial(question, __file__)


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
