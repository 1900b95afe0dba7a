"""Which day, days or month a cell says; what names none is kept in its own words."""

import re
from datetime import date, timedelta
from functools import cache
from typing import Final

from babel import dates

from data.errors import Refused
from data.language import N_
from data.record import Record, Term
from data.workbook.cells import Cell, clean, text_of

ALSO_MONTHS: Final = {
    "pebruari": 2,
    "peb": 2,
    "agt": 8,
    "agst": 8,
    "ags": 8,
    "agust": 8,
    "agustu": 8,
    "sept": 9,
    "nop": 11,
    "mrt": 3,
    "nopember": 11,
}
WEEKDAYS: Final = {
    "senin": 0,
    "sen": 0,
    "snn": 0,
    "selasa": 1,
    "sel": 1,
    "sls": 1,
    "rabu": 2,
    "rab": 2,
    "rbu": 2,
    "kamis": 3,
    "kam": 3,
    "kms": 3,
    "jumat": 4,
    "jum'at": 4,
    "jum at": 4,
    "jum": 4,
    "jmt": 4,
    "sabtu": 5,
    "sab": 5,
    "sbt": 5,
    "minggu": 6,
    "ahad": 6,
    "min": 6,
    "mgg": 6,
    "ahd": 6,
    "monday": 0,
    "tuesday": 1,
    "wednesday": 2,
    "thursday": 3,
    "friday": 4,
    "saturday": 5,
    "sunday": 6,
    "mon": 0,
    "tue": 1,
    "wed": 2,
    "thu": 3,
    "fri": 4,
    "sat": 5,
    "sun": 6,
}
"""What days of the week are called; Monday is 0."""


@cache
def _months() -> dict[str, int]:
    named = dict(ALSO_MONTHS)
    for language in ("id", "en"):
        for width in ("wide", "abbreviated"):
            for number, word in dates.get_month_names(width, locale=language).items():
                named[str(word).casefold().rstrip(".")] = int(number)
    return named


def month_number(word: str) -> int:
    """Return which month a word names, 1 to 12, or 0."""
    return _months().get(word.casefold().rstrip("."), 0)


def month_pattern() -> str:
    """Return what finds the name of a month."""
    return _any_of(_months())


def _any_of(words: dict[str, int]) -> str:
    longest_first = sorted(words, key=len, reverse=True)
    return rf"(?:{'|'.join(longest_first)})(?![^\W\d])\.?"


WEEKDAY: Final = _any_of(WEEKDAYS)
NAMES_OF_MONTHS: Final = "|".join(sorted(_months(), key=len, reverse=True))
TOGETHER: Final = re.compile(
    rf"(?<=\d)(?=(?:{NAMES_OF_MONTHS})(?:\d|\b))"
    rf"|(?:(?<=\d)|\b)({NAMES_OF_MONTHS})(?=20\d\d\b)"
)
"""Where ``17Agustus2026`` comes apart."""

SUNDAY_OR_WEEK: Final = re.compile(r"(?:minggu|mgg|min)\.?\s+\d(?!\d)")
"""``Minggu 2 Agustus`` may be the second week as well: it is one, not a Sunday."""

TO: Final = r"\s*(?:-|–|—|s\.?\s?/?\s?d\.?|sampai(?: dengan)?|hingga|to|dan|&)\s*"
"""What stands between the first and the last day."""

ALL_BETWEEN: Final = re.compile(r"\s*(?:dan|&)\s*")
"""What stands only between a day and the next: nothing lies between those it joins."""

JOINT: Final = re.compile(TO)
LEADING: Final = re.compile(
    rf"(?:hari\b\s*:?\s*)?(?P<first>{WEEKDAY})(?:{TO}(?P<last>{WEEKDAY}))?"
    r"(?:\s*[,/]\s*|\s+)(?:(?:tanggal|tgl\.?)\s*:?\s*)?(?=\d)"
)
BEHIND: Final = re.compile(rf"(?:\s*,\s*|\s*\(\s*)(?P<first>{WEEKDAY})\s*\)?$")
BEHIND_BOTH: Final = re.compile(
    rf"(?:\s*,\s*|\s*\(\s*)(?P<first>{WEEKDAY}){TO}(?P<last>{WEEKDAY})\s*\)?$"
)
LABEL: Final = re.compile(r"(?:(?:hari\s*/\s*)?(?:tanggal|tgl\.?)\s*:?\s*)(?=\S)")
ISO: Final = re.compile(
    r"(?P<year>\d{4})(?P<joint>[-/.])(?P<month>\d{1,2})(?P=joint)(?P<day>\d{1,2})"
)
ISO_MONTH: Final = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})")
MONTH_WORD: Final = r"[^\W\d]+\.?"
DAY_FIRST: Final = re.compile(
    rf"(?:(?P<day>\d{{1,2}})\s*[/.\- ]\s*)?(?P<month>\d{{1,2}}|{MONTH_WORD})"
    r"(?:\s*[/.\-, ]\s*'?(?P<year>\d{4}|\d{2}))?"
)
MONTH_FIRST: Final = re.compile(
    rf"(?P<month>{MONTH_WORD})\s+(?P<day>\d{{1,2}}),?\s+(?P<year>\d{{4}})"
)
MAY_BE_DAY: Final = re.compile(rf"{MONTH_WORD}\s+\d{{1,2}}")
"""``Agustus 26`` may be the day as well as the year; ``Agu-26`` is the year."""

END: Final = re.compile(
    rf"(?P<day>\d{{1,2}})(?:\s*[/.\- ]\s*(?P<month>\d{{1,2}}|{MONTH_WORD})"
    r"(?:\s*[/.\- ]\s*'?(?P<year>\d{4}|\d{2}))?)?"
)
"""The first or the last of several days; one says what the other leaves out."""

LEAP_YEAR: Final = 2024
"""A year with every day that there can be."""

SERIAL: Final = range(36_526, 73_051)
"""What Excel counts the days of 2000 to 2099 with, where a date lost its format."""

NOT_A_DAY: Final = N_(
    "“{value}” is not a date. Write a day, the day first (22/08/2026 or "
    "22 Agustus 2026), or a month (Agustus 2026)."
)


class Weekday(Term):
    """A day of the week, as it is called in a sentence."""

    MONDAY = "monday", N_("Monday")
    TUESDAY = "tuesday", N_("Tuesday")
    WEDNESDAY = "wednesday", N_("Wednesday")
    THURSDAY = "thursday", N_("Thursday")
    FRIDAY = "friday", N_("Friday")
    SATURDAY = "saturday", N_("Saturday")
    SUNDAY = "sunday", N_("Sunday")


class WrittenDay(Record):
    """A day, or only a month, as somebody wrote it; the year may be left out.

    ``weekday`` is the one that stands beside it, Monday being 0.
    """

    day: int | None
    month: int
    year: int | None
    weekday: int | None = None

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

    def weekday_refusal(self, day: date) -> Refused | None:
        """Return why ``day``, which is meant, cannot be on the weekday beside it."""
        if self.day is None or self.weekday is None or self.weekday == day.weekday():
            return None
        named = list(Weekday)
        return Refused(
            N_(
                "{date} is a {right}, not a {weekday}. Write the right date, or leave "
                "the weekday out."
            ),
            date=day,
            right=named[day.weekday()],
            weekday=named[self.weekday],
        )


WEEKDAYS_ALONE: Final = re.compile(
    rf"(?:hari\s*:?\s+)?(?P<first>{WEEKDAY})(?:{TO}(?P<last>{WEEKDAY}))?"
)


def weekdays_of(cell: Cell) -> tuple[int, ...]:
    """Return the weekday, or the first and the last, that a cell says alone."""
    found = WEEKDAYS_ALONE.fullmatch(clean(cell).casefold())
    words = (found["first"], found["last"]) if found else ()
    return tuple(_weekday(word) for word in words if word)


# ── one day ──────────────────────────────────────────────────────────────────
def day_of(cell: Cell) -> WrittenDay:
    """Return the day or the month that a cell names, or raise Refused.

    Days come first (22/08/2026), as in Indonesia. Only names of weekdays may stand
    beside the date, and one that contradicts it is refused.
    """
    if isinstance(cell, date):
        return WrittenDay(day=cell.day, month=cell.month, year=cell.year)
    typed = clean(cell)
    if re.fullmatch(r"\d{5}", typed, re.ASCII) and int(typed) in SERIAL:
        return day_of(_from_serial(int(typed)))
    found = written_day(typed.casefold())
    if found is None:
        raise Refused(NOT_A_DAY, value=text_of(cell))
    return found


def _from_serial(number: int) -> date:
    return date(1899, 12, 30) + timedelta(days=number)


def written_day(words: str) -> WrittenDay | None:
    """Return the day or month that these words say, all of them, or None.

    The words are cleaned and in lower case.
    """
    weekday, words = _without_weekday(parted(words))
    if found := ISO_MONTH.fullmatch(words):
        return _possible(None, found["month"], found["year"])
    found = ISO.fullmatch(words) or DAY_FIRST.fullmatch(words)
    found = found or MONTH_FIRST.fullmatch(words)
    if not found or (found["month"].isdecimal() and not found["year"]):
        return None
    if MAY_BE_DAY.fullmatch(words):
        return None
    written = _possible(found["day"], found["month"], found["year"])
    return _on_weekday(written, weekday) if written else None


def parted(words: str) -> str:
    """Return words with a space between a day, its month and its year."""
    return TOGETHER.sub(lambda found: f"{found[1] or ''} ", words)


def _without_weekday(words: str) -> tuple[int | None, str]:
    """Return the weekday before or behind a date, and the date alone."""
    words = LABEL.sub("", words, count=1) if LABEL.match(words) else words
    if found := BEHIND.search(words):
        return _weekday(found["first"]), words[: found.start()]
    found = None if SUNDAY_OR_WEEK.match(words) else LEADING.match(words)
    if found and not found["last"]:
        return _weekday(found["first"]), words[found.end() :]
    return None, words


def _weekday(word: str) -> int:
    return WEEKDAYS[word.rstrip(".")]


def _on_weekday(written: WrittenDay, weekday: int | None) -> WrittenDay:
    """Return a day with the weekday beside it; with its year it is compared at once."""
    beside = written.model_copy(update={"weekday": weekday})
    if written.year is None:
        return beside
    if refusal := beside.weekday_refusal(written.day_in(written.year)):
        raise refusal
    return written


def _possible(day: str | None, month: str, year: str | int | None) -> WrittenDay | None:
    """Return the day or the month of these words, or None where there is none."""
    number = int(month) if month.isdecimal() else month_number(month)
    full = int(year) + 2000 * (len(str(year)) == 2) if year else None  # noqa: PLR2004
    written = WrittenDay(day=int(day) if day else None, month=number, year=full)
    try:
        written.day_in(LEAP_YEAR)
    except ValueError:
        return None
    return written


# ── several days ─────────────────────────────────────────────────────────────
APART: Final = re.compile(
    rf"\d{{1,2}}(?:\s*(?:,|&|dan|/)+\s*\d{{1,2}})+\s*[/.\- ]?\s*{MONTH_WORD}.*"
)
NAMED_APART: Final = N_(
    "“{value}” names days apart from each other. Plan an activity for each, or write "
    "the first and the last day (12–14 Agustus 2026)."
)


def span_of(
    typed: str, *, needs_year: bool = True
) -> tuple[WrittenDay, WrittenDay] | None:
    """Return the first and the last of several days, or None where no two are named.

    A month or a year that one of them leaves out is the other's. Raises Refused where
    the last comes before the first, where other days lie between two that are joined
    by “dan”, and where a weekday contradicts its date.
    """
    weekdays, words = _without_weekdays(parted(clean(typed).casefold()))
    for joint in JOINT.finditer(words):
        left, right = words[: joint.start()], words[joint.end() :]
        ends = _ends(left, right, weekdays)
        has_year = ends and (ends[0].year or re.search(r"[^\W\d]", right))
        if ends is None or (needs_year and not has_year):
            continue
        _demand_order(typed, ends, are_all=bool(ALL_BETWEEN.fullmatch(joint[0])))
        return ends
    return None


def _without_weekdays(words: str) -> tuple[tuple[int | None, int | None], str]:
    """Return the two weekdays before or behind several days, and the days alone."""
    before, behind = LEADING.match(words), BEHIND_BOTH.search(words)
    both = before if before and before["last"] else behind
    if both is None:
        return (None, None), words
    left = words[both.end() :] if both is before else words[: both.start()]
    return (_weekday(both["first"]), _weekday(both["last"])), left


def _demand_order(
    typed: str, ends: tuple[WrittenDay, WrittenDay], *, are_all: bool
) -> None:
    first, last = (end.day_in(LEAP_YEAR) for end in ends)
    if first > last and (ends[0].year or first.month == last.month):
        raise Refused(
            N_(
                "“{value}”: the last day comes before the first. Write the first "
                "day first (12–14 Agustus 2026)."
            ),
            value=typed,
        )
    if are_all and (last - first).days != 1:
        raise Refused(NAMED_APART, value=typed)


def _ends(
    left: str, right: str, weekdays: tuple[int | None, int | None]
) -> tuple[WrittenDay, WrittenDay] | None:
    own, left = _without_weekday(left)
    of_last, right = _without_weekday(right)
    first, last = (ISO.fullmatch(one) or END.fullmatch(one) for one in (left, right))
    if first is None or last is None or not last["month"]:
        return None
    month = first["month"] or last["month"]
    begins = _possible(first["day"], month, first["year"])
    ends = _possible(last["day"], last["month"], last["year"])
    turns = begins and ends and begins.month > ends.month
    if ends and ends.year and not first["year"]:
        begins = _possible(first["day"], month, ends.year - bool(turns))
    elif begins and begins.year and not last["year"]:
        ends = _possible(last["day"], last["month"], begins.year + bool(turns))
    if not begins or not ends:
        return None
    on_first = weekdays[0] if own is None else own
    on_last = weekdays[1] if of_last is None else of_last
    return _on_weekday(begins, on_first), _on_weekday(ends, on_last)
