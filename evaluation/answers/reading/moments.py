"""When was a sheet answered? The moments of a column, whichever habit wrote them.

Of two small numbers one is the month: which, is said by the numbers above twelve, by
the day of the activity, or else by Indonesia's habit, the day first.
"""

import re
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta, timezone, tzinfo
from typing import Final, NamedTuple

from data.errors import Refused
from data.language import N_
from data.record import Record
from data.workbook import WEEKDAY, Cell, clean, is_numeric, month_number, text_of
from evaluation.answers.models import Remark

DAYS_BEFORE_ONE: Final = datetime(1899, 12, 30)  # noqa: DTZ001 -- a sheet has no zone
SERIALS: Final = range(36_526, 73_051)
"""What sheets count the days of 2000 to 2099 with."""

WINDOW: Final = timedelta(days=60)
"""So far from its activity an answer may be given."""

NOON: Final = 12
ZONES: Final[Mapping[str, int]] = {"wib": 7, "wita": 8, "wit": 9, "z": 0}
CLOCK: Final = (
    r"(?P<hour>\d{1,2})[.:](?P<minute>\d{2})(?:[.:](?P<second>\d{2})(?:[.,]\d+)?)?"
    r"\s*(?P<half>[ap]\.?m\.?)?"
    r"\s*\(?(?:(?P<zone>wib|wita|wit|z)|(?:gmt|utc)?\s*"
    r"(?:(?P<sign>[+-])(?P<ahead>\d{1,2})(?::?(?P<ahead_minutes>\d{2}))?)?|gmt|utc)\)?"
)
BETWEEN: Final = r"(?:\s*,\s*|\s+|\s*t\s*)(?:(?:pukul|pkl\.?|jam|at)\s*)?"
NUMBERS: Final = re.compile(
    r"(?P<one>\d{1,4})(?P<joint>[-/.])(?P<two>\d{1,2})(?P=joint)(?P<three>\d{1,4})"
    rf"(?:{BETWEEN}(?P<clock>{CLOCK}))?",
    re.ASCII,
)
WORDS: Final = re.compile(
    rf"(?:(?:hari\s+)?{WEEKDAY},?\s+)?"
    r"(?:(?P<day>\d{1,2})(?:\.|st|nd|rd|th)?[\s-]+(?P<month>[^\W\d]+)\.?[\s,-]+"
    r"(?P<year>\d{4}|\d{2})"
    r"|(?P<month_first>[^\W\d]+)\.?\s+(?P<day_behind>\d{1,2})(?:st|nd|rd|th)?,?\s+"
    r"(?P<year_behind>\d{4}))"
    rf"(?:{BETWEEN}(?P<clock>{CLOCK}))?",
    re.ASCII,
)
SERIAL: Final = re.compile(r"(\d{5})(?:[.,](\d+))?", re.ASCII)

NO_MOMENT: Final = N_(
    "“{value}” is no time that a form writes. Write it like 18/12/2026 09:05:11."
)
UNCLEAR: Final = N_(
    "“{value}”: in this column some times have the day first and some the month; which "
    "this one has cannot be told."
)
FAR: Final = N_(
    "“{value}” is more than 60 days away from {day}. An answer to another activity, or "
    "a wrong date?"
)
ALL_FAR: Final = N_(
    "The answers of this file are from {first} to {last}; that is more than 60 days "
    "away from {day}. Choose the right activity or questionnaire, or the right file."
)
BY_HABIT: Final = N_(
    "The times can be read with the day first ({first} to {last}) or with the month "
    "first ({other_first} to {other_last}). They were read with the day first."
)
BY_DAY: Final = N_(
    "The times could be read with the day first or with the month first. They were "
    "read from {first} to {last}, since the other way lies more than 60 days away from "
    "{day}."
)
TURNED: Final = N_(
    "A sheet had exchanged day and month of {count} times; they were exchanged back "
    "and are now from {first} to {last}."
)


class Stamp(Record):
    """One moment as it may be read: the day first, the month first, or only one way.

    ``is_cell``: a sheet already made it a date. Times without a zone are the school's.
    """

    day_first: datetime | None
    month_first: datetime | None
    is_cell: bool = False

    @property
    def is_open(self) -> bool:
        """Whether both ways lead to a day, and to different ones."""
        return None not in {self.day_first, self.month_first} and (
            self.day_first != self.month_first
        )


def stamp_of(cell: Cell) -> Stamp:
    """Return the moment of a cell, all of it, or raise Refused."""
    if isinstance(cell, datetime):
        return _certain(cell, is_cell=True)
    if isinstance(cell, date):
        return _certain(datetime.combine(cell, time()), is_cell=True)
    typed = clean(cell).casefold()
    read = _serial(cell, typed) or _in_numbers(typed) or _in_words(typed)
    if read is None:
        raise Refused(NO_MOMENT, value=text_of(cell))
    return read


def _certain(moment: datetime, *, is_cell: bool = False) -> Stamp:
    return Stamp(day_first=moment, month_first=moment, is_cell=is_cell)


def _serial(cell: Cell, typed: str) -> Stamp | None:
    """Return the moment of a day number: ``46374.378``, a date without its format."""
    if is_numeric(cell):
        days = float(str(cell))
    elif found := SERIAL.fullmatch(typed):
        days = float(f"{found[1]}.{found[2] or 0}")
    else:
        return None
    if int(days) not in SERIALS:
        return None
    return _certain(DAYS_BEFORE_ONE + timedelta(seconds=round(days * 86_400)))


def _in_numbers(typed: str) -> Stamp | None:
    found = NUMBERS.fullmatch(typed)
    if found is None:
        return None
    one, two, three = (int(found[name]) for name in ("one", "two", "three"))
    if len(found["one"]) == 4:  # noqa: PLR2004 -- signs of a year
        moment = _moment(one, two, three, found)
        return _certain(moment) if moment else None
    if len(found["one"]) > 2 or len(found["three"]) not in {2, 4}:  # noqa: PLR2004
        return None
    year = _year(found["three"])
    stamp = Stamp(
        day_first=_moment(year, two, one, found),
        month_first=_moment(year, one, two, found),
    )
    return None if stamp.day_first is stamp.month_first is None else stamp


def _in_words(typed: str) -> Stamp | None:
    found = WORDS.fullmatch(typed)
    if found is None:
        return None
    month = month_number(found["month"] or found["month_first"])
    day = int(found["day"] or found["day_behind"])
    moment = _moment(_year(found["year"] or found["year_behind"]), month, day, found)
    return _certain(moment) if moment else None


def _year(written: str) -> int:
    return int(written) + 2000 * (len(written) == 2)  # noqa: PLR2004 -- signs


def _moment(year: int, month: int, day: int, found: re.Match[str]) -> datetime | None:
    """Return the moment of a day and the clock beside it, or None."""
    try:
        on = datetime(year, month, day)  # noqa: DTZ001 -- its zone follows, or none
        if not found["clock"]:
            return on
        hour = int(found["hour"])
        if half := (found["half"] or "").replace(".", ""):
            if not 1 <= hour <= NOON:
                return None
            hour = hour % NOON + NOON * (half == "pm")
        return on.replace(
            hour=hour,
            minute=int(found["minute"]),
            second=int(found["second"] or 0),
            tzinfo=_zone(found),
        )
    except ValueError:
        return None


def _zone(found: re.Match[str]) -> tzinfo | None:
    if found["zone"]:
        return timezone(timedelta(hours=ZONES[found["zone"]]))
    if not found["ahead"]:
        return None
    ahead = timedelta(
        hours=int(found["ahead"]), minutes=int(found["ahead_minutes"] or 0)
    )
    return timezone(ahead if found["sign"] == "+" else -ahead)


# ── a whole column ───────────────────────────────────────────────────────────
class Moments(NamedTuple):
    """What the moments of a column are, by row, and why others are none."""

    at: Mapping[int, datetime]
    faults: Mapping[int, Refused]
    remark: Remark | None


class Around(NamedTuple):
    """From when to when answers are likely: an activity's days, or a year."""

    first: date
    last: date

    def holds(self, moment: datetime | None) -> bool:
        """Return whether a moment is at most sixty days away."""
        if moment is None:
            return False
        return self.first - WINDOW <= moment.date() <= self.last + WINDOW


def moments_of(
    cells: Mapping[int, Cell], zone: tzinfo, around: Around | None
) -> Moments:
    """Return the moments of a column's cells by their rows.

    Raises Refused where all of them lie too far from ``around``.
    """
    stamps, faults = dict[int, Stamp](), dict[int, Refused]()
    for row, cell in cells.items():
        try:
            stamps[row] = stamp_of(cell)
        except Refused as refused:
            faults[row] = refused
    read, remark = _read(stamps, around)
    at = {row: _in_zone(moment, zone) for row, moment in read.items() if moment}
    for row, moment in read.items():
        if moment is None:
            faults[row] = Refused(UNCLEAR, value=text_of(cells[row]))
    if around and at and not any(map(around.holds, at.values())):
        raise Refused(
            ALL_FAR,
            first=min(at.values()).date(),
            last=max(at.values()).date(),
            day=around.first,
        )
    for row in [row for row in at if around and not around.holds(at[row])]:
        value, day = text_of(cells[row]), around.first if around else None
        faults[row] = Refused(FAR, value=value, day=day)
        del at[row]
    return Moments(at, faults, remark)


def _in_zone(moment: datetime, zone: tzinfo) -> datetime:
    return moment.replace(tzinfo=zone) if moment.tzinfo is None else moment


Read = tuple[dict[int, datetime | None], Remark | None]


def _read(stamps: Mapping[int, Stamp], around: Around | None) -> Read:
    """Return which of its ways each stamp is read."""
    has_day_first = any(stamp.month_first is None for stamp in stamps.values())
    has_month_first = any(stamp.day_first is None for stamp in stamps.values())
    if has_day_first and has_month_first:
        return {row: _only(stamp, around) for row, stamp in stamps.items()}, None
    if has_month_first:
        return _month_first(stamps, around)
    first = {row: stamp.day_first for row, stamp in stamps.items()}
    if has_day_first or not any(stamp.is_open for stamp in stamps.values()):
        return first, None
    return _by_day_or_habit(stamps, first, around)


def _only(stamp: Stamp, around: Around | None) -> datetime | None:
    """Return the only likely way a stamp of a mixed column is read, or None."""
    if not stamp.is_open:
        return stamp.day_first or stamp.month_first
    if around is None:
        return None
    likely = [m for m in (stamp.day_first, stamp.month_first) if around.holds(m)]
    return likely[0] if len(likely) == 1 else None


def _month_first(stamps: Mapping[int, Stamp], around: Around | None) -> Read:
    """Read the month first; exchange back what a sheet had read the day first.

    Such a file was opened in a program with Indonesian habits: ``12/05/2026`` became
    the twelfth of May, and ``12/18/2026`` stayed as it was.
    """
    read = {row: stamp.month_first for row, stamp in stamps.items()}
    turned = {
        row: other
        for row, stamp in stamps.items()
        if stamp.is_cell and (other := _turned(stamp, around))
    }
    if not turned:
        return read, None
    read |= turned
    return read, _told(TURNED, read, count=len(turned))


def _turned(stamp: Stamp, around: Around | None) -> datetime | None:
    """Return a date with day and month exchanged, where only that one is likely."""
    moment = stamp.day_first
    if moment is None or around is None or around.holds(moment) or moment.day > NOON:
        return None
    other = moment.replace(day=1).replace(month=moment.day, day=moment.month)
    return other if around.holds(other) else None


def _by_day_or_habit(
    stamps: Mapping[int, Stamp],
    first: dict[int, datetime | None],
    around: Around | None,
) -> Read:
    """Read an unclear column: the likely way, else the day first, with a remark."""
    other = {row: stamp.month_first for row, stamp in stamps.items()}
    if around:
        likely, unlikely = (
            any(map(around.holds, read.values())) for read in (first, other)
        )
        if likely and not unlikely:
            return first, _told(BY_DAY, first, day=around.first)
        if unlikely and not likely:
            return other, _told(BY_DAY, other, day=around.first)
    ends = _ends(other)
    facts = {"other_first": ends[0], "other_last": ends[1]}
    return first, _told(BY_HABIT, first, **facts)


def _ends(read: Mapping[int, datetime | None]) -> tuple[date, date]:
    days = [moment.date() for moment in read.values() if moment]
    return min(days), max(days)


def _told(message: str, read: Mapping[int, datetime | None], **facts: object) -> Remark:
    first, last = _ends(read)
    return Remark(message=message, facts={"first": first, "last": last, **facts})
