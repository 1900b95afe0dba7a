"""What is asked about the balance of the year: how often each kind stands where."""

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from data.calendar import MONTHS, SchoolYear
from data.cooperation import CooperationForm, Involvement
from data.record import Record
from data.store import Store, question
from planning.balance.models import IN_ORDER

_sql = partial(question, __file__)


class FormByMonth(Record):
    """How many activities of a form stand in a month; no month: without a date."""

    form: CooperationForm
    month: int | None
    activities: int
    titles: tuple[str, ...]


class FormByGrade(Record):
    """How many activities of a form reach the families of a grade."""

    form: CooperationForm
    grade: int
    activities: int
    titles: tuple[str, ...]


class FormByGoal(Record):
    """How many activities of a form serve a goal; no goal: none is stated."""

    form: CooperationForm
    goal_id: UUID | None
    number: int | None
    goal: str | None
    activities: int
    titles: tuple[str, ...]


class InvolvementByMonth(Record):
    """How many activities of a form of family involvement stand in a month."""

    involvement: Involvement
    month: int | None
    activities: int
    titles: tuple[str, ...]


class BalanceTotals(Record):
    """What of the year's plan the matrices cannot show."""

    activities: int
    without_form: int
    without_involvement: int
    without_date: int
    not_held: int
    months: frozenset[int]
    goal_ids: frozenset[UUID]


def form_by_month(store: Store, year: SchoolYear) -> list[FormByMonth]:
    """Return every form and month, July to June, empty ones too."""
    return store.rows(
        FormByMonth,
        _sql("form_by_month"),
        year=year.start,
        forms=[form.value for form in IN_ORDER],
        months=list(MONTHS),
    )


def form_by_grade(
    store: Store, year: SchoolYear, grades: Sequence[int]
) -> list[FormByGrade]:
    """Return every form and grade, empty ones too.

    ``grades`` are those of the school's level; grades of its class groups are added.
    """
    return store.rows(
        FormByGrade,
        _sql("form_by_grade"),
        year=year.start,
        forms=[form.value for form in IN_ORDER],
        grades=list(grades),
    )


def form_by_goal(store: Store, year: SchoolYear) -> list[FormByGoal]:
    """Return every form and goal of the year, empty ones too."""
    return store.rows(
        FormByGoal,
        _sql("form_by_goal"),
        year=year.start,
        forms=[form.value for form in IN_ORDER],
    )


def involvement_by_month(store: Store, year: SchoolYear) -> list[InvolvementByMonth]:
    """Return every form of family involvement (a-j) and month, empty ones too."""
    return store.rows(
        InvolvementByMonth,
        _sql("involvement_by_month"),
        year=year.start,
        forms=[kind.value for kind in Involvement],
        months=list(MONTHS),
    )


def balance_totals(store: Store, year: SchoolYear) -> list[BalanceTotals]:
    """Return, as the only row, how much of the plan the matrices cannot show."""
    return store.rows(BalanceTotals, _sql("balance_totals"), year=year.start)
