"""Which sheets a workbook or CSV file holds, or what the file is instead."""

import codecs
import csv
import io
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime, time, timedelta
from itertools import islice
from types import MappingProxyType
from typing import Any, Final, NamedTuple

from pydantic import Field

from data import foreign
from data.errors import UnreadableFile
from data.language import N_
from data.opening.sheets import CELLS, COLUMNS, ROWS
from data.record import Record
from data.signs import tidy
from data.workbook.cells import Cell, Grid, Row
from data.workshop import Told, silent

LIMIT: Final = 10 * 1024 * 1024
LONGEST: Final = 32_767
"""Signs of a cell: Excel takes no more."""

HEADER_ROWS: Final = 30
"""How far down the labels of a table may stand."""

ZIP: Final = b"PK\x03\x04"
OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
UTF_16: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
BEGINNING: Final = 4096
"""Bytes by which a text is judged."""
MARKUP: Final = ("<?xml", "<!doctype", "<html", "<table", "<workbook")
DELIMITERS: Final = ",;\t"


class Sheet(NamedTuple):
    """A sheet of a workbook, or a whole CSV file (its name is empty).

    What nobody sees, and what is struck out (row and column), is counted from 0.
    ``merged`` names, for each cell that another is merged over from above, its row.
    """

    name: str
    rows: Grid
    is_hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    struck: frozenset[tuple[int, int]] = frozenset()
    merged: Mapping[tuple[int, int], int] = MappingProxyType({})

    def merged_over(self, row: int, column: int) -> Cell:
        """Return what is merged over a cell from above, or nothing."""
        first = self.merged.get((row, column))
        if first is None or (first, column) in self.struck:
            return ""
        cells = self.rows[first]
        return cells[column] if column < len(cells) else ""


class BadRow(Record):
    """A row with a fault: where, which column, and why (a message with its facts)."""

    row: int
    column: str
    message: str
    facts: dict[str, object] = Field(default_factory=dict)


# ── the file ─────────────────────────────────────────────────────────────────
def read_sheets(
    name: str,
    content: bytes,
    is_header: Callable[[Row], bool],
    told: Told = silent,
) -> list[Sheet]:
    """Read an .xlsx, .xls or .csv file, at least one sheet.

    ``is_header`` knows the row with the labels of a table; by it the separator of a
    CSV file is found. ``told`` is told how far reading is; what it raises ends it.
    Raises UnreadableFile with a sentence that says what the file is instead.
    """
    if not content.strip():
        raise UnreadableFile(N_("{name} is empty. Choose another file."), name=name)
    if len(content) > LIMIT:
        raise _too_large(name)
    if content.startswith(OLE) and ENCRYPTED in content:
        raise _unfit(name, {"fault": "protected"})
    if content.startswith((ZIP, OLE)):
        return _workbook(name, content, told)
    return [Sheet("", _table(name, content, is_header))]


def _workbook(name: str, content: bytes, told: Told) -> list[Sheet]:
    try:
        found = foreign.opened(name, content, "workbook", told)
    except UnreadableFile as too_much:
        if content.startswith(OLE):  # which nobody can judge before it is read
            raise UnreadableFile(REACHES_SOMEWHERE, name=name) from too_much
        raise
    if "fault" in found:
        raise _unfit(name, found)
    return [_sheet(sheet) for sheet in found["sheets"]]


def _sheet(told: Mapping[str, Any]) -> Sheet:
    return Sheet(
        tidy(told["name"]),
        _grid(told["rows"]),
        told["is_hidden"],
        frozenset(told["hidden_rows"]),
        frozenset(told["hidden_columns"]),
        frozenset((row, column) for row, column in told["struck"]),
        {
            (row, column): first
            for first, last, column in told["merged"]
            for row in range(first + 1, last + 1)
        },
    )


def _grid(rows: list[list[Any]]) -> Grid:
    return [[cell if cell == "" else _cell(cell) for cell in row] for row in rows]


def _cell(cell: Any) -> Cell:  # noqa: ANN401
    """Return a cell as it was before JSON had it; texts without unfit signs."""
    if isinstance(cell, str):
        return tidy(cell)
    if not isinstance(cell, dict):
        return cell
    [(kind, value)] = cell.items()
    return KINDS[kind](value)


KINDS: Final[Mapping[str, Callable[[Any], Cell]]] = {
    "moment": datetime.fromisoformat,
    "day": date.fromisoformat,
    "hour": time.fromisoformat,
    "seconds": lambda seconds: timedelta(seconds=seconds),
}


def _table(name: str, content: bytes, is_header: Callable[[Row], bool]) -> Grid:
    text = tidy(_decoded(content))
    if text.lstrip()[:512].lower().startswith(MARKUP):
        raise UnreadableFile(
            N_(
                "{name} is a web page or XML with a workbook's name. Open it in Excel, "
                "choose “Save as .xlsx” and take that file."
            ),
            name=name,
        )
    is_binary = b"\0" in content and not _encoding(content).startswith("utf-16")
    if is_binary or text.startswith("%PDF"):
        raise _unfit(name, {"fault": "no_workbook"})
    return _fitting(name, _split(text, _delimiter(text, is_header)))


def _fitting(name: str, rows: Iterator[list[str]]) -> Grid:
    """Return the rows of a list of a school; stop where it grows beyond one."""
    grid: list[list[str]] = []
    cells = 0
    try:
        for row in rows:
            cells += len(row)
            if len(grid) == ROWS or len(row) > COLUMNS or cells > CELLS:
                raise _longer_than_a_list(name, len(grid) + 1)
            if any(len(cell) > LONGEST for cell in row):
                raise _endless_text(name, len(grid) + 1)
            grid.append(row)
    except csv.Error as failure:
        raise _endless_text(name, len(grid) + 1) from failure
    return grid


def _decoded(content: bytes) -> str:
    """Return the text; Excel saves CSV as UTF-8, as cp1252, or as UTF-16 with tabs."""
    try:
        return content.decode(_encoding(content))
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _encoding(content: bytes) -> str:
    """Return how a text is kept; without a mark, UTF-16 has every other byte zero."""
    if content.startswith(UTF_16):
        return "utf-16"
    zeros = [content[place:BEGINNING:2].count(0) for place in (0, 1)]
    most = min(len(content), BEGINNING) // 2
    if min(zeros) == 0 and max(zeros) * 2 > most and len(content) % 2 == 0:
        return "utf-16-be" if zeros[0] else "utf-16-le"
    return "utf-8-sig"


def _split(text: str, delimiter: str) -> Iterator[list[str]]:
    return csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)


def _delimiter(text: str, is_header: Callable[[Row], bool]) -> str:
    """Return what separates the labels; addresses below may hold more commas."""
    for delimiter in DELIMITERS:
        if any(is_header(row) for row in _first_rows(text, delimiter)):
            return delimiter
    sample = "\n".join(text.splitlines()[:HEADER_ROWS])
    return max(DELIMITERS, key=sample.count)


def _first_rows(text: str, delimiter: str) -> list[list[str]]:
    try:
        rows = list(islice(_split(text, delimiter), HEADER_ROWS))
    except csv.Error:
        return []
    return [row for row in rows if len(row) <= COLUMNS]


# ── why a file is not taken ──────────────────────────────────────────────────
FAULTS: Final[Mapping[str, str]] = {
    "damaged": N_(
        "{name} cannot be read as a workbook; it may be damaged. Open it in "
        "Excel, save it as .xlsx and choose it again."
    ),
    "protected": N_(
        "{name} is protected with a password. Open it in Excel, remove the "
        "password, save it and choose it again."
    ),
    "opendocument": N_(
        "{name} is a file of LibreOffice (.ods). Open it there, save it as “Excel "
        "2007–365 (.xlsx)” and choose that file."
    ),
    "binary": N_(
        "{name} is a binary workbook (.xlsb). Open it in Excel, choose “Save as .xlsx” "
        "and take that file."
    ),
    "no_workbook": N_("{name} is not a workbook and not a CSV file."),
}
REACHES: Final = N_(
    "The sheet “{sheet}” of {name} reaches to cell {cell}; no list of a school is that "
    "large. Delete what stands in {cell} (Ctrl+End in Excel leads there), save the "
    "file and choose it again."
)

REACHES_SOMEWHERE: Final = N_(
    "{name} needs more memory than any list of a school. Perhaps something stands far "
    "outside the list: Ctrl+End in Excel leads there. Delete it, save the file as "
    ".xlsx and choose it again."
)
HOLDS: Final = N_(
    "With the sheet “{sheet}” {name} holds more than any list of a school. Copy the "
    "list that is meant into a new file and choose that one."
)


def _unfit(name: str, found: Mapping[str, Any]) -> UnreadableFile:
    """Return the sentence for a fault that opening found."""
    fault = found["fault"]
    if fault != "large":
        return UnreadableFile(FAULTS[fault], name=name)
    if found["cell"]:
        facts = {"sheet": tidy(found["sheet"]), "cell": found["cell"]}
        return UnreadableFile(REACHES, name=name, **facts)
    if found["sheet"]:
        return UnreadableFile(HOLDS, name=name, sheet=tidy(found["sheet"]))
    return _too_large(name)


def _too_large(name: str) -> UnreadableFile:
    return UnreadableFile(
        N_("{name} is larger than 10 MB or than any list of a school."), name=name
    )


def _longer_than_a_list(name: str, row: int) -> UnreadableFile:
    return UnreadableFile(
        N_(
            "{name} goes on beyond row {row}; no list of a school is that large. Copy "
            "the list that is meant into a new file and choose that one."
        ),
        name=name,
        row=row,
    )


def _endless_text(name: str, row: int) -> UnreadableFile:
    return UnreadableFile(
        N_(
            "Row {row} of {name} holds a text of more than {most} signs. Perhaps a "
            "quotation mark is missing; mend it and choose the file again."
        ),
        row=row,
        name=name,
        most=LONGEST,
    )
