"""The list of a year's activities as the page shows it: found, added up, in a grid."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from uuid import UUID

from data.names import searched
from data.record import Record
from planning.activities.models import Activity
from planning.activities.queries import PlannedActivity
from planning.agenda.models import GRID, GridRow
from planning.budget.models import BudgetLine


def grid_rows(shown: Iterable[Activity], lines: Iterable[BudgetLine]) -> list[GridRow]:
    """Return the grid's rows for these activities, in their order."""
    amounts: dict[UUID, list[Decimal]] = {}
    for line in lines:
        amounts.setdefault(line.activity_id, []).append(line.amount)
    return [_grid_row(activity, amounts.get(activity.id, [])) for activity in shown]


def _grid_row(activity: Activity, amounts: Sequence[Decimal]) -> GridRow:
    amount = amounts[0] if len(amounts) == 1 else None
    return GridRow(
        id=activity.id,
        version=activity.version,
        title=activity.title,
        lines=len(amounts),
        budget=sum(amounts, Decimal(0)),
        when=activity.when,
        fields={field.name: getattr(activity, field.name, amount) for field in GRID},
    )


class Totals(Record):
    """How many activities a list has, complete ones, and their budget."""

    activities: int
    complete: int
    budget: Decimal
    clashing: int


def totals(
    planned: Sequence[PlannedActivity], clashing: Mapping[UUID, object]
) -> Totals:
    """Count a list: complete ones have all ticks and a standard."""
    return Totals(
        activities=len(planned),
        complete=sum(row.ticks.complete and row.has_standard for row in planned),
        budget=sum((row.budget for row in planned), Decimal(0)),
        clashing=sum(row.id in clashing for row in planned),
    )


def having(planned: Iterable[PlannedActivity], words: str) -> list[PlannedActivity]:
    """Return the activities in whose title, place, goal or person all words occur."""
    wanted = searched(words).split()
    return [row for row in planned if all(word in _text(row) for word in wanted)]


def _text(row: PlannedActivity) -> str:
    said = (row.title, row.place, row.goal or "", row.person or "", row.indicator)
    return searched(" ".join(said))
