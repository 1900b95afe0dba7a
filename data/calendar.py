"""School years, semesters and fiscal years, and their boundaries."""

import re
from datetime import date
from typing import Final, Self

from data.errors import Refused
from data.language import N_
from data.record import Record, Term

FIRST_MONTH: Final = 7
MONTHS: Final = (7, 8, 9, 10, 11, 12, 1, 2, 3, 4, 5, 6)


class TimeZone(Term):
    """The three time zones of Indonesia."""

    WIB = "Asia/Jakarta", "WIB"
    WITA = "Asia/Makassar", "WITA"
    WIT = "Asia/Jayapura", "WIT"


class SchoolYear(Record):
    """A year from the first of July up to, and not including, the next."""

    start: int

    @classmethod
    def of(cls, day: date) -> Self:
        """Return the school year that ``day`` falls in."""
        return cls(start=day.year - (day.month < FIRST_MONTH))

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read ``2026/2027``, or raise Refused."""
        found = re.fullmatch(r"\s*(\d{4})\s*[/-]\s*(\d{4})\s*", text)
        if not found or int(found[2]) != int(found[1]) + 1:
            raise Refused(
                N_("“{text}” is not a school year; write it like 2026/2027."), text=text
            )
        return cls(start=int(found[1]))

    @property
    def first_day(self) -> date:
        """The first of July."""
        return date(self.start, FIRST_MONTH, 1)

    @property
    def last_day(self) -> date:
        """The thirtieth of June."""
        return date(self.start + 1, 6, 30)

    @property
    def before(self) -> Self:
        """The year before this one."""
        return type(self)(start=self.start - 1)

    @property
    def after(self) -> Self:
        """The year after this one."""
        return type(self)(start=self.start + 1)

    def month(self, number: int) -> date:
        """Return the first day of month ``number`` (1-12) inside this year."""
        return date(self.start + (number < FIRST_MONTH), number, 1)

    def __contains__(self, day: date) -> bool:
        return self.first_day <= day <= self.last_day

    def __str__(self) -> str:
        return f"{self.start}/{self.start + 1}"


def semester(day: date) -> int:
    """Return 1 (odd, July-December) or 2 (even, January-June)."""
    return 1 if day.month >= FIRST_MONTH else 2


def dapodik_semester(day: date) -> str:
    """Return Dapodik's semester key, such as ``20261``."""
    return f"{SchoolYear.of(day).start}{semester(day)}"
