"""What the year's activities cost: line by line, by source, by partner."""

from functools import partial
from typing import Final
from uuid import UUID

from data.activity import PlannedDay
from data.calendar import SchoolYear
from data.money import Rupiah
from data.record import Record
from data.store import Store, question
from planning.budget.models import BudgetLine, FundSource, Volume

_sql = partial(question, __file__)


class BudgetFilter(Record):
    """What the budget is narrowed to; None is everything."""

    month: int | None = None
    goal_id: UUID | None = None
    form: str | None = None
    person_id: UUID | None = None
    source: FundSource | None = None
    fiscal_year: int | None = None


EVERYTHING: Final = BudgetFilter()


class BudgetByLine(Record):
    """A line of the year's budget, or what an activity spent without a line."""

    activity_id: UUID
    activity: str
    when: PlannedDay
    line_id: UUID | None
    number: int | None
    title: str | None
    source: FundSource | None
    fiscal_year: int | None
    volume: Volume | None
    unit: str | None
    price: Rupiah | None
    amount: Rupiah
    arkas_code: str | None
    partner: str | None
    is_voluntary: bool | None
    spent: Rupiah

    @property
    def line(self) -> BudgetLine | None:
        """The budget line itself, or None for what was spent without one."""
        if self.line_id is None or self.source is None or self.fiscal_year is None:
            return None
        return BudgetLine(
            id=self.line_id,
            activity_id=self.activity_id,
            number=self.number or 1,
            title=self.title or "–",
            source=self.source,
            fiscal_year=self.fiscal_year,
            volume=self.volume or 1,
            unit=self.unit or "",
            price=self.price,
            arkas_code=self.arkas_code or "",
            partner=self.partner or "",
            is_voluntary=bool(self.is_voluntary),
        )


class BudgetBySource(Record):
    """Money of one source in one fiscal year; no source means without a line."""

    source: FundSource | None
    fiscal_year: int | None
    lines: int
    planned: Rupiah
    spent: Rupiah


class AidByPartner(Record):
    """What one partner aids."""

    partner: str
    lines: int
    activities: int
    planned: Rupiah
    spent: Rupiah


class BudgetScope(Record):
    """A goal, form or person by which the year's budget can be narrowed."""

    kind: str
    code: str
    name: str


def budget_by_line(
    store: Store, year: SchoolYear, wanted: BudgetFilter = EVERYTHING
) -> list[BudgetByLine]:
    """Return the lines of the year's activities by date, unscheduled ones last.

    What was spent without a line follows the lines of its activity as one row.
    """
    return store.rows(
        BudgetByLine, _sql("budget_by_line"), year=year.start, **dict(wanted)
    )


def budget_by_source(
    store: Store, year: SchoolYear, wanted: BudgetFilter = EVERYTHING
) -> list[BudgetBySource]:
    """Return money planned and spent per source and fiscal year."""
    return store.rows(
        BudgetBySource, _sql("budget_by_source"), year=year.start, **dict(wanted)
    )


def aid_by_partner(
    store: Store, year: SchoolYear, wanted: BudgetFilter = EVERYTHING
) -> list[AidByPartner]:
    """Return what each partner aids, the largest aid first."""
    return store.rows(
        AidByPartner, _sql("aid_by_partner"), year=year.start, **dict(wanted)
    )


def budget_scopes(store: Store, year: SchoolYear) -> list[BudgetScope]:
    """Return the goals, forms and people that the year's activities have."""
    return store.rows(BudgetScope, _sql("budget_scopes"), year=year.start)
