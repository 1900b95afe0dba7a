"""Which sheets a workbook or CSV file holds, or what the file is instead."""

import codecs
import csv
import io
from collections.abc import Callable, Iterator
from itertools import islice
from typing import Final, NamedTuple

from pydantic import Field
from python_calamine import (
    CalamineError,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
)

from data.errors import UnreadableFile
from data.language import N_
from data.record import Record
from data.workbook.cells import Grid, Row

LIMIT: Final = 10 * 1024 * 1024
CELLS: Final = 3_000_000
HEADER_ROWS: Final = 30
"""How far down the labels of a table may stand."""

ZIP: Final = b"PK\x03\x04"
OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
UTF_16: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
MARKUP: Final = ("<?xml", "<!doctype", "<html", "<table", "<workbook")
DELIMITERS: Final = ",;\t"


class Sheet(NamedTuple):
    """A sheet of a workbook, or a whole CSV file (its name is empty)."""

    name: str
    rows: Grid


class BadRow(Record):
    """A row with a fault: where, which column, and why (a message with its facts)."""

    row: int
    column: str
    message: str
    facts: dict[str, object] = Field(default_factory=dict)


# ── the file ─────────────────────────────────────────────────────────────────
def read_sheets(
    name: str, content: bytes, is_header: Callable[[Row], bool]
) -> list[Sheet]:
    """Read an .xlsx, .xls or .csv file, at least one sheet.

    ``is_header`` knows the row with the labels of a table; by it the separator of a
    CSV file is found. Raises UnreadableFile with a sentence that says what the file
    is instead.
    """
    if not content.strip():
        raise UnreadableFile(N_("{name} is empty. Choose another file."), name=name)
    if len(content) > LIMIT:
        raise _too_large(name)
    if content.startswith(OLE) and ENCRYPTED in content:
        raise _protected(name)
    if content.startswith((ZIP, OLE)):
        return _workbook(name, content)
    return [Sheet("", _table(name, content, is_header))]


def _workbook(name: str, content: bytes) -> list[Sheet]:
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        names = [
            sheet.name
            for sheet in book.sheets_metadata
            if sheet.typ is SheetTypeEnum.WorkSheet
        ]
        sheets = [book.get_sheet_by_name(title) for title in names]
        if any(s.total_height * s.total_width > CELLS for s in sheets):
            raise _too_large(name)
        found = [Sheet(s.name, s.to_python(skip_empty_area=False)) for s in sheets]
    except PasswordError as failure:
        raise _protected(name) from failure
    except (CalamineError, ValueError, IndexError) as failure:
        raise _damaged(name) from failure
    if not found:
        raise _damaged(name)
    return found


def _table(name: str, content: bytes, is_header: Callable[[Row], bool]) -> Grid:
    text = _decoded(content)
    if text.lstrip()[:512].lower().startswith(MARKUP):
        raise UnreadableFile(
            N_(
                "{name} is a web page or XML with a workbook's name. Open it in Excel, "
                "choose “Save as .xlsx” and take that file."
            ),
            name=name,
        )
    no_table = UnreadableFile(
        N_("{name} is not a workbook and not a CSV file."), name=name
    )
    if "\0" in text or text.startswith("%PDF"):
        raise no_table
    try:
        return list(_split(text, _delimiter(text, is_header)))
    except csv.Error as failure:
        raise no_table from failure


def _decoded(content: bytes) -> str:
    """Return the text; Excel saves CSV as UTF-8, as cp1252, or as UTF-16 with tabs."""
    encoding = "utf-16" if content.startswith(UTF_16) else "utf-8-sig"
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


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
        return list(islice(_split(text, delimiter), HEADER_ROWS))
    except csv.Error:
        return []


def _too_large(name: str) -> UnreadableFile:
    return UnreadableFile(
        N_("{name} is larger than 10 MB or than any list of a school."), name=name
    )


def _damaged(name: str) -> UnreadableFile:
    return UnreadableFile(
        N_(
            "{name} cannot be read as a workbook; it may be damaged. Open it in "
            "Excel, save it as .xlsx and choose it again."
        ),
        name=name,
    )


def _protected(name: str) -> UnreadableFile:
    return UnreadableFile(
        N_(
            "{name} is protected with a password. Open it in Excel, remove the "
            "password, save it and choose it again."
        ),
        name=name,
    )
