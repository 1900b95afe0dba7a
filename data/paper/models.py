"""What a paper is put together from: letterhead, signers, columns, planned weeks."""

from enum import Enum
from typing import Final, Self

from data.record import Record

MONTHS_OF_SCHOOL_YEAR: Final = (
    "Jul",
    "Agu",
    "Sep",
    "Okt",
    "Nov",
    "Des",
    "Jan",
    "Feb",
    "Mar",
    "Apr",
    "Mei",
    "Jun",
)
WEEKS: Final = 5
"""Weeks of a month in a schedule: days 1-7, 8-14, 15-21, 22-28 and the rest."""


class Align(Enum):
    """On which side of its column a text stands."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


class Letterhead(Record):
    """The school as it stands above its papers; ``contacts`` one after another."""

    lines: tuple[str, ...]
    name: str
    address: str
    city: str
    npsn: str
    contacts: tuple[str, ...] = ()
    owner_logo: bytes | None = None
    logo: bytes | None = None


class Signer(Record):
    """Who signs, as what; ``before`` stands above ("Mengetahui,").

    ``number`` is the NIP. Without a name there are dotted lines to write on; a name
    without a number has a dash there.
    """

    role: str
    name: str = ""
    number: str = ""
    before: str = ""
    has_number: bool = True


class Column(Record):
    """One column of a table; ``width`` in centimetres."""

    title: str
    width: float
    align: Align = Align.LEFT


class PlannedWeeks(Record):
    """One line of the year's schedule.

    Months count from July (0) to June (11). ``weeks`` are the weeks that are marked,
    each as its month and its number in the month (0 to 4); ``month`` is given where
    only that is known. A line without both has no date yet.
    """

    title: str
    weeks: tuple[tuple[int, int], ...] = ()
    month: int | None = None


class ChartBox(Record):
    """A box of an organisation's chart: a title, lines, and the boxes below it."""

    title: str
    lines: tuple[str, ...] = ()
    below: tuple[Self, ...] = ()
