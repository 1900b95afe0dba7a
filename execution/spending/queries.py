"""What is asked about the money of activities: line by line, and over the year."""

from decimal import Decimal
from functools import partial
from uuid import UUID

from data.activity import PlannedDay
from data.calendar import SchoolYear
from data.money import Rupiah
from data.record import Record
from data.store import Store, question
from execution.spending.models import absorption
from planning.budget.models import FundSource

_sql = partial(question, __file__)


class MoneyOfLines(Record):
    """A budget line and what was spent from it; without a line what was not planned."""

    line_id: UUID | None
    title: str | None
    source: FundSource | None
    fiscal_year: int | None
    planned: Rupiah
    spent: Rupiah
    receipts: int

    @property
    def left(self) -> Decimal:
        """What is left; below nought, how much more than planned was spent."""
        return self.planned - self.spent

    @property
    def share(self) -> Decimal | None:
        """Its absorption."""
        return absorption(self.planned, self.spent)


class MoneyOfActivities(Record):
    """An activity, what it may cost and what it has cost so far."""

    activity_id: UUID
    title: str
    when: PlannedDay
    planned: Rupiah
    spent: Rupiah
    receipts: int

    @property
    def left(self) -> Decimal:
        """What is left; below nought, how much more than planned was spent."""
        return self.planned - self.spent

    @property
    def share(self) -> Decimal | None:
        """Its absorption."""
        return absorption(self.planned, self.spent)


class TreasurerOf(Record):
    """A treasurer as a signer."""

    name: str
    number: str


def money_of_lines(store: Store, activity_id: UUID) -> list[MoneyOfLines]:
    """Return an activity's budget lines in order, what was not planned last."""
    return store.rows(MoneyOfLines, _sql("money_of_lines"), activity_id=activity_id)


def money_of_activities(
    store: Store, year: SchoolYear, person_id: UUID | None = None
) -> list[MoneyOfActivities]:
    """Return the year's activities with money by date; of one treasurer, or all."""
    return store.rows(
        MoneyOfActivities,
        _sql("money_of_activities"),
        year=year.start,
        person_id=person_id,
    )


def treasurer_of(store: Store, activity_id: UUID) -> list[TreasurerOf]:
    """Return who signs as the treasurer of an activity; one row, or none."""
    return store.rows(TreasurerOf, _sql("treasurer_of"), activity_id=activity_id)
