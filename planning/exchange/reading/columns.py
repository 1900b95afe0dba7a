"""What schools call the columns of a plan, of its budget and of its tasks."""

from collections.abc import Callable, Collection, Mapping
from functools import partial
from typing import Any, Final

from data.fields import Field, Kind
from data.workbook import (
    Cell,
    Column,
    Row,
    Table,
    day_of,
    days_of,
    line_of,
    months_of,
)
from planning.exchange.models import (
    BESIDE_DATE,
    COST,
    OF_ACTIVITIES,
    OF_BUDGET,
    OF_TASKS,
)
from planning.exchange.reading.audience import audience_of
from planning.exchange.reading.cells import (
    choice_of,
    choices_of,
    fiscal_year_of,
    hours_or_words,
    last_day_of,
    measured_of,
    offset_of,
    volume_of,
    words_of,
    yes_of,
)
from planning.exchange.reading.money import planned_cost_of, rupiah_of, source_of

Reader = Callable[[Cell], Any]

READERS: Final[Mapping[Kind, Reader]] = {
    Kind.LINE: line_of,
    Kind.AREA: words_of,
    Kind.NUMBER: measured_of,
    Kind.RUPIAH: rupiah_of,
    Kind.DAY: last_day_of,
    Kind.MONTH: months_of,
    Kind.HOUR: hours_or_words,
    Kind.YES: yes_of,
    Kind.GOAL: line_of,
    Kind.PERSON: line_of,
    Kind.FAMILIES: audience_of,
    Kind.FISCAL_YEAR: fiscal_year_of,
    Kind.DAYS_AWAY: offset_of,
}
"""How a cell is read, by the kind of its field; choices by what can be chosen."""


HOURS_TOO: Final = ("waktu", "waktu pelaksanaan", "waktu kegiatan")
"""What names the hours where another column has the date."""


LESS_THAN_A_NAME: Final = (
    "program",
    "program kerja",
    "nama program",
    "program kegiatan",
    "jenis kegiatan",
    "uraian kegiatan",
    "rincian kegiatan",
    "agenda",
)
"""What names an activity only where no column “Kegiatan” stands beside it."""


def _table(
    fields: Collection[Field], needs: Collection[str], **otherwise: Reader
) -> Table:
    """Return the table of these fields; ``otherwise`` reads some in another way."""
    return Table(
        {field.name: field.heading for field in fields if field.heading},
        {field.name: _column(field, otherwise.get(field.name)) for field in fields},
        frozenset(needs),
    )


def _column(field: Field, read: Reader | None) -> Column:
    named = f"{field.label},{field.also}"
    second = HOURS_TOO if field.name == "starts_at" else ()
    wide = LESS_THAN_A_NAME if field.name in {"title", "activity"} else ()
    return Column(named, read or _reader(field), field.is_gentle, second, wide)


def _reader(field: Field) -> Reader:
    if field.terms is None:
        return READERS[field.kind]
    chosen = choices_of if field.kind is Kind.MANY else choice_of
    return partial(chosen, field.terms)


ACTIVITIES_TABLE: Final = _table(
    (*OF_ACTIVITIES, *COST, *BESIDE_DATE),
    {"title"},
    planned_on=days_of,
    cost=planned_cost_of,
    source=source_of,
)
BUDGET_TABLE: Final = _table(
    OF_BUDGET, {"activity", "title", "source"}, volume=volume_of, on=day_of
)
TASKS_TABLE: Final = _table(OF_TASKS, {"activity", "title", "offset_days"}, on=day_of)
TABLES: Final = (TASKS_TABLE, BUDGET_TABLE, ACTIVITIES_TABLE)


def is_header(row: Row) -> bool:
    """Whether a row has the labels of one of the tables."""
    return any(table.places(row) for table in TABLES)
