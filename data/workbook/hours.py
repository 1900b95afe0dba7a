"""Which hours a cell says: when something begins, and when it ends."""

import re
from datetime import date, datetime, time, timedelta
from itertools import groupby
from typing import Final

from data.errors import Refused
from data.language import N_, in_hours
from data.record import Record
from data.workbook.cells import Cell, clean, text_of
from data.workbook.spelled import is_number_word, spelled

EXCEL_BEGINS: Final = date(1900, 1, 2)
"""Before this day Excel has no date but only an hour."""

PART: Final = r"pagi|siang|sore|petang|malam|am|pm|a\.m\.?|p\.m\.?"
ZONE: Final = r"wib|wita|wit"
ONE: Final = (
    r"(?:(?:pukul|pkl|pk|jam)\b\.?\s*:?\s*)?(\d{{1,2}})(?:\s*[.:]\s*(\d{{1,2}})(?:[.:]00)?)?"
    rf"\s*(?P<{{0}}_part>{PART})?\s*\(?(?P<{{0}}_zone>{ZONE})?\)?"
)
TO_HOUR: Final = r"(?:-|s\.?\s?/?\s?d\.?|sampai(?: dengan)?|hingga|to|until)"
OPEN_END: Final = r"selesai|tuntas|rampung|finish(?:ed)?"
HOURS: Final = re.compile(
    rf"{ONE.format('begins')}"
    rf"(?:\s*{TO_HOUR}\s*(?:{ONE.format('ends')}|(?P<open>{OPEN_END})))?"
    rf"\s*(?P<last_zone>{ZONE})?\.?",
    re.ASCII,
)
BEGINS: Final = re.compile(
    r"^(?:(?:di)?mulai|sejak|dari)\b(?: dari\b)?\s*:?\s*", re.IGNORECASE
)
ABOUT: Final = re.compile(
    r"(?:±|\+\s?/?\s?-|~|≈|sekitar\b|kira-kira\b|kurang lebih\b|lebih kurang\b)\s*",
    re.IGNORECASE,
)
MINUTES_APART: Final = re.compile(
    r"(?<![\d.:,])(\d{1,2})(?:,(?=\d\d)|-(?=00|2[5-9]|[3-5]\d))(\d\d)(?![\d]|[.:,]\d)",
    re.ASCII,
)
"""Minutes behind a comma, or behind a dash where they can be no hour."""

NOON: Final = 12
FROM_NOON: Final = {
    "siang": range(1, 4),
    "sore": range(1, 8),
    "petang": range(1, 8),
    "malam": range(6, 12),
    "pm": range(1, 12),
}
"""Which hours of each part of the day lie after noon, as people say them."""

AS_SAID: Final = {
    "pagi": range(NOON),
    "siang": range(10, 16),
    "sore": range(13, 20),
    "petang": range(13, 20),
    "malam": range(18, 24),
    "am": range(NOON),
    "pm": range(NOON, 24),
}
"""Which hours are meant as they stand."""


class WrittenHours(Record):
    """When something begins, and when it ends where that is said.

    ``zone`` is WIB, WITA or WIT where the cell names one; ``on`` the day of a cell
    that holds day and hour. ``is_about``: the cell says that it is not exact.
    """

    begins: time
    ends: time | None = None
    zone: str = ""
    on: date | None = None
    is_about: bool = False


def hours_of(cell: Cell) -> WrittenHours:
    """Return the hours a cell names, all of it, or raise Refused."""
    if isinstance(cell, datetime):
        day = cell.date() if cell.date() >= EXCEL_BEGINS else None
        return WrittenHours(begins=_to_minute(cell.time()), on=day)
    if isinstance(cell, time):
        return WrittenHours(begins=_to_minute(cell))
    if isinstance(cell, float) and 0 < cell < 1:
        return WrittenHours(begins=_clock(timedelta(minutes=round(cell * 24 * 60))))
    if isinstance(cell, timedelta) and timedelta() <= cell < timedelta(days=1):
        return WrittenHours(begins=_clock(cell))
    typed = BEGINS.sub("", clean(str(cell)))
    about = ABOUT.match(typed)
    typed = typed[about.end() :] if about else typed
    found = hours_in(typed) or hours_in(_in_figures(typed))
    if found is None:
        raise Refused(
            N_("“{value}” is not an hour. Write it like 08.00, or 08.00–10.30."),
            value=text_of(cell),
        )
    return found.model_copy(update={"is_about": True}) if about else found


def _with_points(typed: str) -> str:
    """Return hours with points: ``8,30``, and ``08-00`` whose last is no hour."""
    return MINUTES_APART.sub(r"\1.\2", typed)


def _in_figures(typed: str) -> str:
    """Return an hour that is said in words with figures: ``pukul 7 pagi``."""
    said: list[str] = []
    runs = groupby(typed.replace(".", " ").split(), is_number_word)
    for is_number, words in runs:
        run = " ".join(words)
        number = spelled(run) if is_number else None
        said.append(run if number is None else f"{number.normalize():f}")
    return " ".join(said)


def hours_in(typed: str) -> WrittenHours | None:
    """Return the hours that a cleaned text says: ``pukul 13.00 s/d 15.00 WITA``."""
    plain = _with_points(BEGINS.sub("", typed.casefold().strip(" ;,")))
    found = HOURS.fullmatch(plain)
    if not found:
        return None
    zones = {found["begins_zone"], found["ends_zone"], found["last_zone"]} - {None}
    ends_part = _part(found["ends_part"])
    begins_part = _part(found["begins_part"]) or ends_part
    begins = _hour(found[1], found[2], begins_part)
    ends = _hour(found[5], found[6], ends_part) if found[5] else None
    if begins is None or (found[5] and ends is None) or len(zones) > 1:
        return None
    return WrittenHours(begins=begins, ends=ends, zone="".join(zones).upper())


BULLET: Final = re.compile(r"(?:[-•*·]\s+|\d{1,2}[.)]\s+)")
WITH_MINUTES: Final = re.compile(r"\d{1,2}\s*[.:]\s*\d{2}")
JOINT: Final = re.compile(r"\s*[|:,-]?\s*")


def timed_line(line: str) -> tuple[str, str]:
    """Return the hours a line begins with, as they are printed, and what is then.

    ``Pkl. 08.00 WIB s.d. 08.30: Pembukaan`` is ``08.00–08.30`` and ``Pembukaan``; a
    line without an hour, or with hours that cannot be read, stays whole.
    """
    typed = clean(line)
    bullet = BULLET.match(typed)
    words = typed[bullet.end() :] if bullet else typed
    lower = words.casefold()
    found = HOURS.match(lower)
    ends = found.end() if found else 0
    read = hours_in(lower[:ends]) if found else None
    numbers = re.findall(r"\d+", lower[:ends])
    is_clock = 2 * len(WITH_MINUTES.findall(lower[:ends])) == len(numbers)
    joint = JOINT.match(words, ends)
    item = words[joint.end() if joint else ends :]
    is_cut = ends > 0 and lower[ends - 1 : ends + 1].isalnum()
    if read is None or not is_clock or not item or is_cut:
        return "", line.strip()
    is_open = found is not None and found["open"] is not None
    return in_hours(read.begins, read.ends) + "–selesai" * is_open, item


def _part(word: str | None) -> str:
    return (word or "").replace(".", "")


def _hour(hours: str, minutes: str | None, part: str) -> time | None:
    """Return the hour; a lone digit of minutes lost its zero to a number format."""
    number = int(hours)
    if part:
        is_later = number in FROM_NOON.get(part, ())
        number += NOON if is_later else 0
        if number not in AS_SAID[part]:
            return None
    try:
        return time(number, int((minutes or "0").ljust(2, "0")))
    except ValueError:
        return None


def _to_minute(hour: time) -> time:
    """Return an hour to the nearest minute: Excel keeps 08.00 as 07.59.59,99."""
    seconds = hour.hour * 3600 + hour.minute * 60 + hour.second + hour.microsecond / 1e6
    return _clock(timedelta(minutes=min(round(seconds / 60), 24 * 60 - 1)))


def _clock(since_midnight: timedelta) -> time:
    hours, seconds = divmod(since_midnight.seconds, 3600)
    return time(hours, seconds // 60)
