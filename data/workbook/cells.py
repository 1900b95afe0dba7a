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

    def day_in(self, year: int) -> date:
        """Return the day, or the month's first, in ``year`` where it says no year.

        Raises ValueError where there is no such day.
        """
        return date(self.year or year, self.month, 1 if self.day is None else self.day)

    def may_be(self, other: "WrittenDay") -> bool:
        """Whether both may mean the same day, also where one says no year."""
        years = {self.year, other.year} - {None}
        same = (self.day, self.month) == (other.day, other.month)
        return same and len(years) <= 1


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
    r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})(?:[ T][\d:.]+)?"
)
DAY_FIRST: Final = re.compile(
    r"(?:(?P<day>\d{1,2})\s*[/.\- ]\s*)?(?P<month>\d{1,2}|[^\W\d]+\.?)"
    r"(?:\s*[/.\- ]\s*(?P<year>\d{4}|\d{2}))?"
)
WORKDAY: Final = r"senin|selasa|rabu|kamis|jum['’]?at|sabtu"
WEEKDAY: Final = re.compile(
    r"^(?:[^\W\d]+['’]?[^\W\d]*\s*[,/]\s*"
    rf"|(?:{WORKDAY}|(?:minggu|ahad)(?=\s+\d\d))\s+(?=\d))"
)
LEAP_YEAR: Final = 2024
"""A year with every day that there can be."""

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
    needs_year = found and found["month"].isdecimal() and not found["year"]
    return _possible(**found.groupdict()) if found and not needs_year else None


def _possible(day: str | None, month: str, year: str | int | None) -> WrittenDay | None:
    """Return the day or the month of these words, or None where there is none."""
    number = int(month) if month.isdecimal() else _months().get(month.rstrip("."), 0)
    full = int(year) + 2000 * (len(str(year)) == 2) if year else None  # noqa: PLR2004
    written = WrittenDay(day=int(day) if day else None, month=number, year=full)
    try:
        written.day_in(LEAP_YEAR)
    except ValueError:
        return None
    return written


TO: Final = r"\s*(?:-|–|—|s\.?\s?/?\s?d\.?|sampai(?: dengan)?|hingga|to|dan|&)\s*"
"""What stands between the first and the last day."""

ALL_BETWEEN: Final = re.compile(r"\s*(?:dan|&)\s*")
"""What stands only between a day and the next: nothing lies between those it joins."""

JOINT: Final = re.compile(TO)
WEEKDAYS: Final = re.compile(
    rf"^(?:{WORKDAY}|minggu|ahad){TO}(?:{WORKDAY}|minggu|ahad)(?:\s*[,/]\s*|\s+)(?=\d)"
)
END: Final = re.compile(
    r"(?P<day>\d{1,2})(?:\s*[/.\- ]\s*(?P<month>\d{1,2}|[^\W\d]+\.?)"
    r"(?:\s*[/.\- ]\s*(?P<year>\d{4}|\d{2}))?)?"
)
"""The first or the last of several days; one says what the other leaves out."""

WEEK: Final = re.compile(
    r"(?:minggu|pekan|week)\s*(?:ke)?\s*[-–.]?\s*"
    r"(?:\d\b|i{1,3}\b|iv\b|v\b|pertama|kedua|ketiga|keempat|kelima|terakhir)"
    r"|\b(?:awal|pertengahan|akhir|bulan)\b|[(),]"
)


class WrittenDays(Record):
    """A day or a month as somebody wrote it, and the last day where there are several.

    ``taken`` says that a week of a month was understood as the month, else it is empty.
    """

    first: WrittenDay
    last: WrittenDay | None = None
    taken: str = ""


def days_of(cell: Cell) -> WrittenDays:
    """Return the day, the days or the month that a cell names, or raise Refused."""
    typed = text_of(cell)
    try:
        return WrittenDays(first=day_of(cell))
    except Refused:
        if span := span_of(typed):
            return WrittenDays(first=span[0], last=span[1])
    month = " ".join(WEEK.sub(" ", WEEKDAY.sub("", typed.casefold())).split())
    if month != typed.casefold() and (found := _written(month)):
        return WrittenDays(first=found, taken=month.title())
    raise Refused(
        N_(
            "“{value}” is not a date. Write a day, the day first (22/08/2026 or 22 "
            "Agustus 2026), the first and the last day (12–14 Agustus 2026), or a "
            "month (Agustus 2026)."
        ),
        value=typed,
    )


def span_of(
    typed: str, *, needs_year: bool = True
) -> tuple[WrittenDay, WrittenDay] | None:
    """Return the first and the last of several days, or None where no two are named.

    A month or a year that one of them leaves out is the other's. Raises Refused where
    the last comes before the first, and where other days lie between two that are
    joined by “dan”.
    """
    words = WEEKDAYS.sub("", typed.casefold())
    for joint in JOINT.finditer(words):
        left, right = words[: joint.start()], words[joint.end() :]
        ends = _ends(left, right)
        has_year = ends and (ends[0].year or re.search(r"[^\W\d]", right))
        if ends is None or (needs_year and not has_year):
            continue
        first, last = (end.day_in(LEAP_YEAR) for end in ends)
        if first > last and (ends[0].year or first.month == last.month):
            raise Refused(
                N_(
                    "“{value}”: the last day comes before the first. Write the first "
                    "day first (12–14 Agustus 2026)."
                ),
                value=typed,
            )
        if ALL_BETWEEN.fullmatch(joint[0]) and (last - first).days != 1:
            raise Refused(
                N_(
                    "“{value}” names days apart from each other. Plan an activity for "
                    "each, or write the first and the last day (12–14 Agustus 2026)."
                ),
                value=typed,
            )
        return ends
    return None


def _ends(left: str, right: str) -> tuple[WrittenDay, WrittenDay] | None:
    first, last = (
        ISO.fullmatch(words) or END.fullmatch(words)
        for words in (WEEKDAY.sub("", left), WEEKDAY.sub("", right))
    )
    if first is None or last is None or not last["month"]:
        return None
    month = first["month"] or last["month"]
    begins = _possible(first["day"], month, first["year"])
    ends = _possible(**last.groupdict())
    turns = begins and ends and begins.month > ends.month
    if ends and ends.year and not first["year"]:
        begins = _possible(first["day"], month, ends.year - bool(turns))
    elif begins and begins.year and not last["year"]:
        ends = _possible(last["day"], last["month"], begins.year + bool(turns))
    return (begins, ends) if begins and ends else None


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
