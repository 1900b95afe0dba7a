"""What a cell of a school's list says: a word, a day, an hour, a number."""

import re
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import cache
from typing import Final

from babel import dates

from data.errors import Refused
from data.language import N_
from data.record import Record

BLANK: Final = frozenset({"", "-", "--", "–", "—"})

Cell = object
Row = Sequence[Cell]
Grid = Sequence[Row]


class WrittenDay(Record):
    """A day, or only a month, as somebody wrote it; the year may be left out."""

    day: int | None
    month: int
    year: int | None


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
WEEKDAY: Final = re.compile(
    r"^(?:[^\W\d]+['’]?[^\W\d]*\s*[,/]\s*"
    r"|(?:senin|selasa|rabu|kamis|jum['’]?at|sabtu|(?:minggu|ahad)(?=\s+\d\d))\s+(?=\d))"
)
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


TO: Final = r"\s*(?:-|–|—|s\.?\s?/?\s?d\.?|sampai(?: dengan)?|hingga|dan|&|to)\s*"
WEEK: Final = re.compile(
    r"(?:minggu|pekan|week)\s*(?:ke)?\s*[-–.]?\s*"
    r"(?:\d\b|i{1,3}\b|iv\b|v\b|pertama|kedua|ketiga|keempat|kelima|terakhir)"
    r"|\b(?:awal|pertengahan|akhir|bulan)\b|[(),]"
)
DAYS: Final = re.compile(rf"(\d{{1,2}}){TO}\d{{1,2}}(\s*[/.\- ]\s*\D?.*)")
OVER_MONTHS: Final = re.compile(
    rf"((?:\d{{1,2}}\s+)?[^\W\d]+)(\s+\d{{4}})?{TO}"
    r"(?:\d{1,2}\s+)?[^\W\d]+(\s+\d{4})?"
)


def first_day_of(cell: Cell) -> tuple[WrittenDay, str]:
    """Return the day or month of a cell that may name a span, or raise Refused.

    A span stands for its first day, a week of a month for the month; how the cell was
    understood then stands beside it, and is empty where it says just a day.
    """
    try:
        return day_of(cell), ""
    except Refused:
        simpler = _first_of_span(WEEKDAY.sub("", text_of(cell).casefold()))
        if simpler is None:
            raise
        try:
            return day_of(simpler), simpler.title()
        except Refused:
            return day_of(cell), ""


def _first_of_span(typed: str) -> str | None:
    if found := DAYS.fullmatch(typed):
        return f"{found[1]}{found[2]}"
    if found := OVER_MONTHS.fullmatch(typed):
        return f"{found[1]}{found[2] or found[3] or ''}"
    without = " ".join(WEEK.sub(" ", typed).split())
    return without if without != typed else None


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
