"""What a workbook or CSV file holds: its sheets as cells, and what a cell says."""

import codecs
import csv
import io
import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import cache
from itertools import islice
from typing import Final, NamedTuple

from babel import dates
from pydantic import Field
from python_calamine import (
    CalamineError,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
)

from data.errors import Refused, UnreadableFile
from data.language import N_
from data.record import Record

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
BLANK: Final = frozenset({"", "-", "--", "–", "—"})

Cell = object
Row = Sequence[Cell]
Grid = Sequence[Row]


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


class WrittenDay(Record):
    """A day, or only a month, as somebody wrote it; the year may be left out."""

    day: int | None
    month: int
    year: int | None


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


# ── words ────────────────────────────────────────────────────────────────────
def text_of(cell: Cell) -> str:
    """Return a cell as text; a number loses its decimal point, never a digit."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    return "" if cell is None else str(cell).strip()


def value_of(cell: Cell) -> str:
    """Return a cell as text; a dash that stands for nothing is nothing."""
    text = text_of(cell)
    return "" if text in BLANK else text


def plain(cell: Cell) -> str:
    """Return a label as it is compared: lower case, single spaces."""
    return " ".join(text_of(cell).casefold().replace("_", " ").split())


# ── days and hours ───────────────────────────────────────────────────────────
ALSO_MONTHS: Final = {
    "pebruari": 2,
    "peb": 2,
    "agt": 8,
    "agst": 8,
    "ags": 8,
    "sept": 9,
    "nop": 11,
    "nopember": 11,
}
ISO: Final = re.compile(
    r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})(?:[ T].*)?"
)
DAY_FIRST: Final = re.compile(
    r"(?:(?P<day>\d{1,2})\s*[/.\- ]\s*)?(?P<month>\d{1,2}|[^\W\d]+\.?)"
    r"(?:\s*[/.\- ]\s*(?P<year>\d{4}|\d{2}))?"
)
WEEKDAY: Final = re.compile(r"^[^\W\d]+['’]?[^\W\d]*\s*,\s*")
SERIAL: Final = range(36_526, 73_051)
"""What Excel counts the days of 2000 to 2099 with, where a date lost its format."""

HOUR: Final = r"(\d{1,2})(?:\s*[.:]\s*(\d{1,2}))?"
HOURS: Final = re.compile(
    rf"(?:pukul|jam)?\s*{HOUR}(?:\s*(?:-|–|s\.?/?d\.?|sampai|to)\s*(?:{HOUR}|selesai))?"
    r"\s*(?:wib|wita|wit)?\.?"
)


@cache
def _months() -> dict[str, int]:
    named = dict(ALSO_MONTHS)
    for language in ("id", "en"):
        for width in ("wide", "abbreviated"):
            for number, word in dates.get_month_names(width, locale=language).items():
                named[str(word).casefold().rstrip(".")] = int(number)
    return named


def day_of(cell: Cell) -> WrittenDay:
    """Return the day or the month that a cell names, or raise Refused.

    Days come first (22/08/2026), as in Indonesia.
    """
    if isinstance(cell, date):
        return WrittenDay(day=cell.day, month=cell.month, year=cell.year)
    typed = text_of(cell)
    if typed.isdecimal() and int(typed) in SERIAL:
        return day_of(date(1899, 12, 30) + timedelta(days=int(typed)))
    found = _written(WEEKDAY.sub("", typed.casefold()))
    if found is None:
        raise Refused(
            N_(
                "“{value}” is not a date. Write a day, the day first (22/08/2026 or "
                "22 Agustus 2026), or a month (Agustus 2026)."
            ),
            value=typed,
        )
    return found


def _written(typed: str) -> WrittenDay | None:
    found = ISO.fullmatch(typed) or DAY_FIRST.fullmatch(typed)
    if found is None:
        return None
    word, day, year = found["month"], found["day"], found["year"]
    month = int(word) if word.isdecimal() else _months().get(word.rstrip("."), 0)
    written = WrittenDay(
        day=int(day) if day else None,
        month=month,
        year=int(year) + 2000 * (len(year) == 2) if year else None,  # noqa: PLR2004
    )
    needs_year = word.isdecimal() and not year
    return None if needs_year or not _is_possible(written) else written


def _is_possible(written: WrittenDay) -> bool:
    leap_year = 2024
    try:
        date(written.year or leap_year, written.month, written.day or 1)
    except ValueError:
        return False
    return True


def month_of(cell: Cell) -> WrittenDay:
    """Return the month a cell names, by its number too, or raise Refused."""
    typed = text_of(cell)
    if typed.isdecimal() and 1 <= int(typed) <= 12:  # noqa: PLR2004
        return WrittenDay(day=None, month=int(typed), year=None)
    return day_of(cell).model_copy(update={"day": None})


def hours_of(cell: Cell) -> tuple[time, time | None]:
    """Return the hour a cell names, and the hour of the end where it gives one."""
    if isinstance(cell, datetime):
        return cell.time(), None
    if isinstance(cell, time):
        return cell, None
    if isinstance(cell, float) and 0 < cell < 1:
        return _clock(timedelta(minutes=round(cell * 24 * 60))), None
    if isinstance(cell, timedelta) and timedelta() <= cell < timedelta(days=1):
        return _clock(cell), None
    found = HOURS.fullmatch(str(cell).strip().casefold())
    begins = found and _hour(found[1], found[2])
    ends = _hour(found[3], found[4]) if found and found[3] else None
    if not found or begins is None or (found[3] and ends is None):
        raise Refused(
            N_("“{value}” is not an hour. Write it like 08.00."), value=text_of(cell)
        )
    return begins, ends


def _clock(since_midnight: timedelta) -> time:
    hours, seconds = divmod(since_midnight.seconds, 3600)
    return time(hours, seconds // 60)


def _hour(hours: str, minutes: str | None) -> time | None:
    """Return the hour; a lone digit of minutes lost its zero to a number format."""
    try:
        return time(int(hours), int((minutes or "0").ljust(2, "0")))
    except ValueError:
        return None


# ── numbers ──────────────────────────────────────────────────────────────────
AROUND: Final = re.compile(r"^(?:rp|idr)\.?\s*|\s+|,-$|,--$", re.IGNORECASE)
INDONESIAN: Final = re.compile(r"-?[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?")
ENGLISH: Final = re.compile(r"-?[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?")
SIMPLE: Final = re.compile(r"-?\d+(?:[.,]\d+)?")


def number_of(cell: Cell) -> Decimal:
    """Return a number: ``1.500.000,00``, ``Rp1.500.000``, ``62,5``; or raise Refused.

    Three digits after a point or comma are thousands, fewer are decimals.
    """
    is_number = isinstance(cell, int | float) and not isinstance(cell, bool)
    if is_number and Decimal(str(cell)).is_finite():
        return Decimal(str(cell))
    typed = AROUND.sub("", text_of(cell).replace("\u00a0", " "))
    if INDONESIAN.fullmatch(typed):
        return Decimal(typed.replace(".", "").replace(",", "."))
    if ENGLISH.fullmatch(typed):
        return Decimal(typed.replace(",", ""))
    if SIMPLE.fullmatch(typed) and typed.isascii():
        return Decimal(typed.replace(",", "."))
    raise Refused(
        N_("“{value}” is not a number. Write only the number, such as 1.500.000."),
        value=text_of(cell),
    )
