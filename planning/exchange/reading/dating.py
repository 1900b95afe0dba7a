"""A date whose day, month, year, weekday and week stand in columns of their own."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Final, Protocol

from babel import dates

from data.errors import HumasError
from data.language import N_
from data.workbook import (
    Cell,
    WrittenDay,
    clean,
    days_of,
    line_of,
    months_of,
    weekdays_of,
)
from planning.exchange.reading.cells import Said


class Tell(Protocol):
    """Notes a fault or a remark about a field of the row."""

    def __call__(self, field: str, message: str, **facts: object) -> None:
        """Note the message with its facts."""


BARE_DAYS: Final = re.compile(
    r"\d{1,2}(?:\s*(?:-|s\.?\s?/?\s?d\.?|sampai|dan|&|,)\s*\d{1,2})*", re.ASCII
)
YEAR: Final = re.compile(r"20\d\d", re.ASCII)
WEEK: Final = re.compile(r"[1-5]|i{1,3}|iv|v", re.IGNORECASE | re.ASCII)

NO_YEAR: Final = N_("“{value}” is no single year and was not read.")
OTHER_YEAR: Final = N_("The year is another one than that of the date.")
KEPT_BESIDE: Final = N_("“{words}” is kept beside the date.")
NAMES_NO_DAY: Final = N_(
    "“{words}” names no single day or month: the activity comes without a "
    "date, and the words are kept beside it."
)


def dated(cells: Mapping[str, Cell], fault: Tell, remark: Tell) -> dict[str, Cell]:
    """Return the cells with the day, the month and the year of a date in one."""
    found = dict(cells)
    year = clean(found.pop("year", ""))
    if year and not YEAR.fullmatch(year):
        remark("year", NO_YEAR, value=year)
        year = ""
    weekday = line_of(found.get("weekday", ""))
    if "planned_on" not in found and any(sign.isdigit() for sign in weekday):
        found["planned_on"] = found.pop("weekday")
    month = _month(found.get("month", ""))
    typed = clean(found.get("planned_on", ""))
    if month and BARE_DAYS.fullmatch(typed):
        del found["month"]
        found["planned_on"] = f"{typed} {_named(month)}"
    if year:
        field = "planned_on" if "planned_on" in found else "month"
        _with_year(found, field, year, fault)
    return found


def _with_year(found: dict[str, Cell], field: str, year: str, fault: Tell) -> None:
    """Write the year beside a day or month that has none; tell another one."""
    cell = found.get(field, "")
    written = _day(cell, months=field == "month")
    if written is None:
        return
    if written.year:
        if written.year != int(year):
            fault("year", OTHER_YEAR)
        return
    is_numeral = field == "month" and clean(cell).isdecimal()
    typed = _named(written) if is_numeral else clean(cell)
    if _day(f"{typed} {year}"):
        found[field] = f"{typed} {year}"


def _day(cell: Cell, *, months: bool = False) -> WrittenDay | None:
    """Return the day or the month that a cell says, or None."""
    try:
        return (months_of(cell) if months else days_of(cell)).first
    except HumasError:
        return None


def _month(cell: Cell) -> WrittenDay | None:
    """Return the month of a cell that says nothing else."""
    try:
        found = months_of(cell)
    except HumasError:
        return None
    is_month = found.first and found.first.day is None
    return found.first if is_month and not found.words and not found.taken else None


def _named(month: WrittenDay) -> str:
    name = dates.get_month_names("wide", locale="id")[month.month]
    return f"{name} {month.year}" if month.year else name


# ── beside the date ──────────────────────────────────────────────────────────
def settle_beside(said: Said, fault: Tell, remark: Tell) -> None:
    """Compare the weekday's column with the date; keep weeks and words beside it."""
    weekday, week = said.pop("weekday", ""), said.pop("week", "")
    first: WrittenDay | None = said.get("planned_on")
    numbers = weekdays_of(weekday)
    if numbers and first and first.day:
        for field, number in zip(("planned_on", "ends_on"), numbers, strict=False):
            _compare(said, field, number, fault)
    elif weekday:
        _keep(said, "weekday", weekday, remark)
    if week:
        words = f"minggu ke-{week}" if WEEK.fullmatch(week) else week
        _keep(said, "week", words, remark)


def _compare(said: Said, field: str, number: int, fault: Tell) -> None:
    """Note a weekday with its day; with the day's year it is compared at once."""
    written: WrittenDay | None = said.get(field)
    if written is None:
        return
    if written.weekday not in {None, number}:
        fault("weekday", N_("The weekday is another one than that of the date."))
        return
    beside = written.model_copy(update={"weekday": number})
    day: date | None = written.day_in(written.year) if written.year else None
    if day is None:
        said[field] = beside
    elif refusal := beside.weekday_refusal(day):
        fault("weekday", refusal.message, **refusal.facts)


def _keep(said: Said, field: str, words: str, remark: Tell) -> None:
    add_words(said, words)
    message = KEPT_BESIDE if said.get("planned_on") else NAMES_NO_DAY
    remark(field, message, words=words)


def add_words(said: Said, words: str) -> None:
    """Keep words beside the date, each once."""
    kept = [word for word in (said.get("when_words", ""), words) if word]
    said["when_words"] = "; ".join(dict.fromkeys(kept))
