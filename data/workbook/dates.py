"""What a cell says about when: days with their hours, a month, or only words."""

import re
from datetime import date, datetime, time
from itertools import pairwise
from typing import Final

from data.errors import Refused
from data.language import N_
from data.record import Record
from data.workbook.cells import Cell, clean, text_of
from data.workbook.days import (
    APART,
    NAMED_APART,
    SERIAL,
    WEEKDAY,
    WrittenDay,
    day_of,
    month_number,
    span_of,
    written_day,
)
from data.workbook.hours import PART, ZONE, WrittenHours, hours_in, hours_of


class WrittenDays(Record):
    """When something is, as somebody wrote it: days, hours, a month, or only words.

    ``first`` is None where no date is named at all; ``words`` are then what stands
    there instead, otherwise what stands beside it. ``taken`` says that something less
    exact was understood as a month.
    """

    first: WrittenDay | None
    last: WrittenDay | None = None
    hours: WrittenHours | None = None
    taken: str = ""
    words: str = ""


HOUR_BEGINS: Final = re.compile(
    r"(?:\s*[,;/(]\s*|\s+|(?<=\d)t(?=\d))(?=(?P<said>(?:pukul|pkl|pk|jam|(?:di)?mulai)\b)|\d{1,2}[.:,]\d{2}\b)"
)
HIJRI: Final = re.compile(
    r"\s*[/(,;=-]?\s*(?P<day>(?<!\d)\d{1,2}\s+[^\W\d]+(?:[' -]+[^\W\d]+){0,2}\s+"
    r"1[45]\d\d\b"
    r"(?:\s*h(?:ijriy?ah)?\b)?\.?)\s*\)?\s*[/,;=-]?\s*",
    re.IGNORECASE,
)
"""The same day in the other calendar, as madrasahs and invitations write it."""

OF_CHRIST: Final = re.compile(r"(?<=\b20\d\d)\s*m(?:asehi)?\b\.?")
TENTATIVE: Final = re.compile(
    r"(?:\s*[,;]\s*|\s*\(\s*|\s+)(tentatif|perkiraan|rencana|estimasi|sementara|"
    r"menyesuaikan|tentative|tbc)\s*\)?$"
)
ABOUT: Final = re.compile(r"(?:±|sekitar|kira-kira|perkiraan|rencana)\s*:?\s*")
LOOSE: Final = re.compile(
    r"(?:minggu|pekan|week)\s*(?:ke)?\s*[-.]?\s*(?:[1-5]|i{1,3}|iv|v)\b"
    r"|ke\s*-?\s*(?:[1-5]|i{1,3}|iv|v)\b"
    r"|\b(?:minggu|pekan|ke|pertama|kedua|ketiga|keempat|kelima|terakhir|awal|tengah|"
    r"pertengahan|akhir|bulan|tahun|dan|sampai|hingga|s\.?\s?/?\s?d|pada|sekitar|[1-5]|"
    rf"{WEEKDAY}|i{{1,3}}|iv|v|the|of|early|late|mid|first|second|third|fourth|last)\b"
    r"|[-/.,;:()&±]"
)
WEEK_NUMBER: Final = re.compile(
    r"(?:(?:minggu|pekan|week)\s*(?:ke)?|ke)\s*[-.]?\s*\d\b"
    r"(?:\s*(?:-|,|&|/|dan|s\.?\s?/?\s?d\.?)\s*(?:ke\s*-?\s*)?\d\b(?![./]\d))*"
)
AN_HOUR: Final = re.compile(
    rf"(?:(?:pukul|pkl|jam)\.?\s*)\d{{1,2}}(?:[.:]\d{{2}})?|\d{{1,2}}[.:]\d{{2}}\s*(?:{ZONE}|{PART})"
)
LIKE_A_DAY: Final = re.compile(
    r"(?<!\d)\d{1,2}\s*[/.\-]\s*\d{1,2}(?!\d)(?!\s*(?:x|kali))|^\D{0,3}\d{1,3}\D{0,3}$|\d{4}-\d"
)
"""What looks like a date of figures, so that it is not taken for words."""

ONE_DATE: Final = re.compile(r"(?<!setiap )(?<!tiap )\b(?:tanggal|tgl)\b\.?\s*\d")


def days_of(cell: Cell) -> WrittenDays:
    """Return what a cell says about when, or raise Refused.

    Exact days are read whole or refused. What names no day (“Setiap bulan”,
    “Insidental”, “Juli/Agustus 2026”) is handed back in its own words, and what names
    part of one month as that month.
    """
    line = " ".join(text_of(cell).split())
    if isinstance(cell, datetime):
        hours = hours_of(cell) if cell.time() != time() else None
        return WrittenDays(first=day_of(cell.date()), hours=hours)
    words = clean(cell).casefold().rstrip(".,;")
    if words.startswith("(") and words.endswith(")"):
        words = words[1:-1].strip()
    words = OF_CHRIST.sub("", words)
    try:
        if both := _in_both(line, words):
            return both
        found = _serial(words) or _exact(words) or _with_hours(words)
        return found or _less_exact(line, words)
    except Refused as refused:
        facts = {**refused.facts, "value": line}
        raise Refused(refused.message, **facts) from refused


def _in_both(line: str, words: str) -> WrittenDays | None:
    """Return a day that stands there in both calendars; the Hijri one is kept."""
    beside, hijri = HIJRI.search(clean(line)), HIJRI.search(words)
    if not (beside and hijri):
        return None
    left = f"{words[: hijri.start()]} {words[hijri.end() :]}".strip()
    found = _exact(left) or _with_hours(left)
    if not found or not found.first:
        return None
    told = "; ".join(filter(None, (found.words, beside["day"])))
    return found.model_copy(update={"words": told})


def _serial(words: str) -> WrittenDays | None:
    """Return the day, and the hour, that Excel counts so."""
    found = re.fullmatch(r"(\d{5})(?:[.,](\d+))?", words, re.ASCII)
    if not found or int(found[1]) not in SERIAL:
        return None
    share = float(f"0.{found[2]}") if found[2] else 0.0
    hours = hours_of(share) if share else None
    return WrittenDays(first=day_of(found[1]), hours=hours)


def _exact(words: str) -> WrittenDays | None:
    """Return the day, the month or the first and last day that these words say."""
    if day := written_day(words):
        return WrittenDays(first=day)
    if span := span_of(words):
        return WrittenDays(first=span[0], last=span[1])
    shorter, said = words, ""
    if about := ABOUT.match(words):
        shorter, said = words[about.end() :], about[0].strip(" :")
    if behind := TENTATIVE.search(shorter):
        shorter, said = shorter[: behind.start()], behind[1]
    found = _exact(shorter) if said else None
    return found.model_copy(update={"words": said}) if found else None


def _with_hours(words: str) -> WrittenDays | None:
    """Return the day, and the hours behind it: ``22/08/2026 pukul 08.00-10.00``."""
    for joint in HOUR_BEGINS.finditer(words):
        left, right = words[: joint.start()], words[joint.end() :]
        hours = hours_in(right.removesuffix(")")) if right else None
        found = _exact(left) if hours else None
        if found and found.first and hours:
            is_midnight = right in {"00:00", "00:00:00"}
            if joint["said"] or hours.zone or found.first.year:
                return found.model_copy(
                    update={"hours": None if is_midnight else hours}
                )
    return None


def _less_exact(typed: str, words: str) -> WrittenDays:
    """Return the one month that is named, or the words alone; or raise Refused."""
    months = {number for w in _words(words) if (number := month_number(w))}
    years = set(re.findall(r"\b20\d\d\b", words))
    is_part = not _is_like_a_day(words) and not _without_loose(words)
    if len(months) == 1 and len(years) <= 1 and is_part:
        year = int(years.pop()) if years else None
        month = WrittenDay(day=None, month=months.pop(), year=year)
        named = [*_of_month(words), "bulan"]
        beside = (w for w in typed.split() if w.strip(".,;:()").casefold() not in named)
        return WrittenDays(
            first=month,
            taken=" ".join(named[:-1]).title(),
            words=" ".join(beside).strip(" .,;:()-/"),
        )
    if _is_like_a_day(words):
        if APART.fullmatch(words):
            raise Refused(NAMED_APART, value=typed)
        raise Refused(
            N_(
                "“{value}” is not a date. Write a day, the day first (22/08/2026 or 22 "
                "Agustus 2026), the first and the last day (12–14 Agustus 2026), or a "
                "month (Agustus 2026)."
            ),
            value=typed,
        )
    return WrittenDays(first=None, words=typed)


def _words(typed: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", typed)


def _of_month(words: str) -> list[str]:
    """Return the words for the month and its year, each once."""
    named = re.findall(r"[^\W\d_]+|\b20\d\d\b", words)
    return list(dict.fromkeys(w for w in named if w.isdecimal() or month_number(w)))


def _without_loose(words: str) -> str:
    """Return what is left of a month's words, without week, beginning and end."""
    left = LOOSE.sub(" ", words)
    return "".join(w for w in left.split() if w not in _of_month(words))


def _is_like_a_day(words: str) -> bool:
    """Whether somebody seems to have meant a day that cannot be read."""
    left = AN_HOUR.sub(" ", WEEK_NUMBER.sub(" ", words))
    if LIKE_A_DAY.search(left) or ONE_DATE.search(left):
        return True
    parts = re.findall(r"\d+|[^\W\d_]+", left)
    return any(
        (a.isdecimal() and len(a) <= 2 and month_number(b))  # noqa: PLR2004
        or (month_number(a) and b.isdecimal() and len(b) <= 2)  # noqa: PLR2004
        for a, b in pairwise(parts)
    )


def months_of(cell: Cell) -> WrittenDays:
    """Return the month a cell names, by its number too; a day in it stays a day.

    A real date on the first of a month is how Excel keeps a month.
    """
    typed = clean(cell)
    if re.fullmatch(r"0?[1-9]|1[0-2]", typed, re.ASCII):
        month = WrittenDay(day=None, month=int(typed), year=None)
        return WrittenDays(first=month)
    found = days_of(cell)
    is_first = isinstance(cell, date) and found.first and found.first.day == 1
    if is_first and found.first:
        month = found.first.model_copy(update={"day": None})
        return found.model_copy(update={"first": month})
    return found
