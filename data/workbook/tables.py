"""Where a table stands on a sheet, and which of its columns says what."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from itertools import pairwise
from operator import itemgetter
from types import MappingProxyType
from typing import Any, Final, NamedTuple

from data.workbook.cells import Cell, Row, plain, text_of, value_of
from data.workbook.days import month_number
from data.workbook.files import HEADER_ROWS, Sheet

SILENT: Final = frozenset({"", "no", "nomor", "no urut", "number"})
"""Columns that nobody misses."""


def label_of(cell: Cell) -> str:
    """Return a label or a choice as it is compared: words only."""
    return " ".join(re.findall(r"[^\W_]+|[<>=≥≤]+", plain(cell)))


def line_of(cell: Cell) -> str:
    """Return a cell as one line of words."""
    return " ".join(value_of(cell).split())


class Column(NamedTuple):
    """A field of a table: what else it is called, and how its cells are read.

    A fault in a ``gentle`` column leaves that cell out and does not spoil the row.
    ``second``: labels of another field that name this one where that has its column.
    ``wide``: labels that name this field only where no other column does.
    """

    also: str
    read: Callable[[Cell], Any] = line_of
    gentle: bool = False
    second: tuple[str, ...] = ()
    wide: tuple[str, ...] = ()


class Table:
    """A kind of table: its columns by name, and those without which it is none."""

    def __init__(
        self,
        headers: Mapping[str, str],
        columns: Mapping[str, Column],
        needs: frozenset[str],
    ) -> None:
        self.headers = headers
        self.columns = columns
        self.needs = needs
        self.fields: Final = {
            label_of(name): field
            for field, column in columns.items()
            for name in (field, headers.get(field, ""), *column.also.split(","))
            if name
        }
        self.second: Final = {
            label: field for field, column in columns.items() for label in column.second
        }
        wide = {label for column in columns.values() for label in column.wide}
        self._late: Final = wide | set(self.second)

    def places(self, row: Row) -> dict[str, int]:
        """Return where the fields stand, if this row has the labels of the table."""
        places: dict[str, int] = {}
        labels = [(place, label_of(cell)) for place, cell in enumerate(row)]
        for place, label in sorted(labels, key=lambda one: one[1] in self._late):
            field = self.fields.get(label)
            if field in places:
                field = self.second.get(label)
            if field:
                places.setdefault(field, place)
        is_table = self.needs <= set(places) and len(places) > 1
        return dict(sorted(places.items(), key=itemgetter(1))) if is_table else {}


class Found(NamedTuple):
    """A table on a sheet: its kind, columns, first row of facts, what is dropped.

    ``twins`` are the second columns of fields that have one already; ``numbers`` is
    the column that counts the rows, if there is one. ``months`` are columns with
    the name of a month and, where each has several, the week.
    """

    sheet: Sheet
    table: Table
    places: Mapping[str, int]
    labels: Sequence[str]
    begins: int
    dropped: Sequence[str]
    twins: Mapping[int, str] = MappingProxyType({})
    numbers: int | None = None
    months: Mapping[int, tuple[str, int]] = MappingProxyType({})

    def numbered(self) -> Iterator[tuple[int, Row]]:
        """Give the rows below the labels, with their numbers in the file."""
        return enumerate(self.sheet.rows[self.begins :], self.begins + 1)

    def label(self, field: str) -> str:
        """Return what the file calls a field, or what the template would."""
        place = self.places.get(field)
        return self.table.headers[field] if place is None else self.labels[place]


def first_table(sheet: Sheet, tables: Sequence[Table]) -> Found | None:
    """Return the first table of a sheet, or None."""
    for number, row in enumerate(sheet.rows[:HEADER_ROWS]):
        for table in tables:
            if table.places(row):
                below = sheet.rows[number + 1 : number + 2]
                two = [found for under in below if (found := _both(table, row, under))]
                return _labelled(sheet, table, [*two, row][0], number + 1 + len(two))
    return None


def _both(table: Table, above: Row, below: Row) -> list[Cell]:
    """Return the labels of a header of two rows (Waktu over Tanggal and Jam).

    What the table needs is merged over both rows; of the lower row's words at least
    half are labels.
    """
    filled = [cell for cell in below if label_of(cell)]
    known = [cell for cell in filled if label_of(cell) in table.fields]
    months = [cell for cell in filled if _is_month(cell)]
    known += months if len(months) > 1 else []
    if not known or 2 * len(known) < len(filled):
        return []
    under = [*below, *[""] * (len(above) - len(below))]
    needed = [place for name, place in table.places(above).items() if name in NEEDED]
    if any(label_of(under[place]) for place in needed):
        return []
    return [u if label_of(u) else a for a, u in zip(above, under, strict=False)]


NEEDED: Final = frozenset({"title", "activity"})
"""The fields that name what a row is about."""


def _labelled(sheet: Sheet, table: Table, labels: Sequence[Cell], begins: int) -> Found:
    places = table.places(labels)
    shown = [" ".join(text_of(cell).split()) for cell in labels]
    twins = {
        place: field
        for place, name in enumerate(shown)
        if (field := table.fields.get(label_of(name)))
        and place not in places.values()
        and label_of(name) not in table.second
    }
    months = _months(sheet, shown, begins, {*places.values(), *twins})
    dropped = [
        name
        for place, name in enumerate(shown)
        if place not in {*places.values(), *twins, *months}
        and label_of(name) not in SILENT
    ]
    counting = (n for n, name in enumerate(shown) if label_of(name) in SILENT and name)
    numbers = next(counting, None)
    return Found(sheet, table, places, shown, begins, dropped, twins, numbers, months)


MOST_WEEKS: Final = 5


def _is_month(cell: Cell) -> bool:
    name, *year = label_of(cell).split() or [""]
    return month_number(name) > 0 and all(word.isdecimal() for word in year)


def _says_any(row: Row, places: Iterable[int]) -> bool:
    return any(place < len(row) and value_of(row[place]) for place in places)


def _months(
    sheet: Sheet, labels: Sequence[str], begins: int, taken: Set[int]
) -> dict[int, tuple[str, int]]:
    """Return the columns of months in which rows are ticked; no row, no columns.

    Unnamed columns behind each month, as many for each, are its weeks.
    """
    named = [
        place
        for place, name in enumerate(labels)
        if _is_month(name) and place not in taken | set(sheet.hidden_columns)
    ]
    gaps = [after - place for place, after in pairwise(named)]
    if not gaps:
        return {}
    width = min(gaps) if min(gaps) <= MOST_WEEKS else 1
    months = {
        place + week: (labels[place], week + 1 if width > 1 else 0)
        for place in named
        for week in range(width)
        if week == 0 or label_of([*labels, *[""] * width][place + week]) == ""
    }
    is_ticked = any(
        _says_any(row, months) and _says_any(row, taken) for row in sheet.rows[begins:]
    )
    return months if is_ticked else {}


def is_numbering(row: Row) -> bool:
    """Return whether a row only counts the columns: 1, 2, 3 …, as forms have it."""
    filled = [value_of(cell) for cell in row if value_of(cell)]
    return len(filled) > 2 and filled == [str(n + 1) for n in range(len(filled))]  # noqa: PLR2004
