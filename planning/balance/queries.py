"""What is asked about the balance of the year: how often each kind stands where."""

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from data.calendar import MONTHS, SchoolYear
from data.record import Record
from data.store import Store, question
from planning.balance.models import Axis, Form, Kind

_sql = partial(question, __file__)


class BalanceCell(Record):
    """How many activities of a form stand in a month, in a grade or under a goal.

    The column is empty for those without a date or a goal; its place then is None.
    """

    form: Form
    axis: Axis
    column_code: str
    column_place: int | None
    activities: int
    titles: tuple[str, ...]


class BalanceTotals(Record):
    """Sums of the year's plan, also of what the matrices cannot show."""

    activities: int
    without_form: int
    without_involvement: int
    without_date: int
    not_held: int
    without_pupils: int
    months: frozenset[int]
    goal_ids: frozenset[UUID]


def balance_cells(
    store: Store, year: SchoolYear, kind: Kind, axis: Axis, grades: Sequence[int] = ()
) -> list[BalanceCell]:
    """Return a whole matrix of the year, row by row, empty cells too.

    ``grades`` are those of the school's level; grades of its class groups are added.
    """
    columns = {Axis.MONTH: MONTHS, Axis.GRADE: grades, Axis.GOAL: ()}
    return store.rows(
        BalanceCell,
        _sql("balance_cells"),
        year=year.start,
        kind=kind.value,
        rows=[term.value for term in kind.forms],
        axis=axis.value,
        columns=list(columns[axis]),
    )


def balance_totals(store: Store, year: SchoolYear) -> list[BalanceTotals]:
    """Return the sums of the year's plan as the only row."""
    return store.rows(BalanceTotals, _sql("balance_totals"), year=year.start)
