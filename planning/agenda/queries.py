"""The list of a year's activities as the page shows it: found, added up, in a grid."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from uuid import UUID

from data.record import Record
from planning.activities.queries import PlannedActivity
from planning.agenda.models import GridRow, RowFields
from planning.budget.models import BudgetLine


def grid_rows(
    planned: Iterable[PlannedActivity], lines: Iterable[BudgetLine]
) -> list[GridRow]:
    """Return the grid's rows for these activities, in their order."""
    amounts: dict[UUID, list[Decimal]] = {}
    for line in lines:
        amounts.setdefault(line.activity_id, []).append(line.amount)
    return [_grid_row(row, amounts.get(row.id, [])) for row in planned]


def _grid_row(row: PlannedActivity, amounts: Sequence[Decimal]) -> GridRow:
    return GridRow(
        id=row.id,
        version=row.version,
        title=row.title,
        lines=len(amounts),
        budget=row.budget,
        fields=RowFields(
            planned_on=row.planned_on,
            starts_at=row.starts_at,
            ends_at=row.ends_at,
            person_id=row.person_id,
            place=row.place,
            target=row.target,
            amount=amounts[0] if len(amounts) == 1 else None,
        ),
    )


class Totals(Record):
    """What the activities of a list come to."""

    activities: int
    complete: int
    budget: Decimal
    clashing: int


def totals(
    planned: Sequence[PlannedActivity], clashing: Mapping[UUID, object]
) -> Totals:
    """Count a list: complete ones have all four ticks and a standard."""
    return Totals(
        activities=len(planned),
        complete=sum(row.ticks.complete and row.has_standard for row in planned),
        budget=sum((row.budget for row in planned), Decimal(0)),
        clashing=sum(row.id in clashing for row in planned),
    )


def having(planned: Iterable[PlannedActivity], words: str) -> list[PlannedActivity]:
    """Return the activities in whose title, place, goal or person all words occur."""
    wanted = words.casefold().split()
    return [row for row in planned if all(word in _text(row) for word in wanted)]


def _text(row: PlannedActivity) -> str:
    said = (row.title, row.place, row.goal or "", row.person or "", row.indicator)
    return " ".join(said).casefold()
