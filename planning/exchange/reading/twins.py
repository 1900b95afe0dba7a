"""Two columns that say the same thing: read as one where they agree, told where not."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from data.errors import HumasError
from data.language import N_
from data.workbook import Cell, Found, Row, clean, label_of, line_of, value_of

EXACT: Final = frozenset({"cost", "amount", "price"})
"""Of these there is one, however its columns are called."""

TWO_COLUMNS: Final = N_(
    "The columns “{column}” and “{other}” say two things here: “{value}” and "
    "“{another}”. Leave one of them."
)
LEFT_OUT: Final = N_("“{value}” in the column “{other}” was not read.")


class Twin(NamedTuple):
    """What a second column of a field says in a row."""

    field: str
    cell: Cell
    other: str
    is_exact: bool


def twins_in(found: Found, number: int, row: Row) -> Iterator[Twin]:
    """Give what the second columns of a row say, as far as it is seen."""
    sheet = found.sheet
    for place, field in found.twins.items():
        is_seen = place not in sheet.hidden_columns
        is_seen = is_seen and (number - 1, place) not in sheet.struck
        if is_seen and place < len(row) and value_of(row[place]):
            name = found.labels[place]
            is_same = label_of(name) == label_of(found.label(field))
            yield Twin(field, row[place], name, is_same or field in EXACT)


def are_alike(found: Found, field: str, cell: Cell, other: Cell) -> bool:
    """Whether two cells say the same, however it is written."""
    if clean(line_of(cell)).casefold() == clean(line_of(other)).casefold():
        return True
    read = found.table.columns[field].read
    try:
        return bool(read(cell) == read(other))
    except HumasError:
        return False
