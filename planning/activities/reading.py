"""What a person fills in about tasks, line by line, and about who takes part."""

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Final, Self
from uuid import UUID

from pydantic import ValidationError

from data.activity import countdown
from data.errors import Refused
from data.language import N_, in_list
from data.record import TITLE, Record
from data.workbook import spelled
from planning.activities.models import (
    FARTHEST,
    ONE_CHOICE,
    Audience,
    PlannedTaskDraft,
)

TASK_PARTS: Final = re.compile(r"\s*[|\t]\s*")
MONTH_OF_DAYS: Final = 30
"""How many days a month is where a task is so many months away."""

IN_DAYS: Final = {
    **dict.fromkeys(("hari", "day", "days"), 1),
    **dict.fromkeys(("minggu", "pekan", "week", "weeks"), 7),
    **dict.fromkeys(("bulan", "month", "months"), MONTH_OF_DAYS),
}
ENGLISH: Final = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7}
_UNIT: Final = "|".join(sorted(IN_DAYS, key=len, reverse=True))
_COUNT: Final = r"\d{1,3}|(?:[^\W\d_]+ ){0,2}?[^\W\d_]+"
_BEFORE: Final = r"sebelum(?:nya)?|menjelang|before"
_AFTER: Final = r"setelah(?:nya)?|sesudah(?:nya)?|usai|pasca|kemudian|after"
_OF_DAY: Final = (
    r"(?:hari\s*-?\s*h|h(?!\s*[+-]\s*\d)|(?:hari )?(?:acara|kegiatan|pelaksanaan)|"
    r"the (?:day|event))\b"
)
ON_DAY: Final = (
    r"hari\s*-?\s*h\b|(?:pada |saat )*(?:hari )?(?:pelaksanaan|kegiatan|acara)(?=\s*:)"
    r"|pada hari (?:pelaksanaan|kegiatan|acara)\b|on the day\b"
)
LATEST: Final = r"(?:paling lambat|selambat-lambatnya|pada)\s+"
SIGNED: Final = (
    r"(?:[hd]\s*|(?=[+-]\s*\d{1,4}\s*(?:[^\s\w]|$)))"
    r"(?P<sign>[+-])\s*(?P<days>\d{1,4})(?![\d.,]*\d)"
)
COUNTED: Final = (
    rf"(?:(?P<one>se|an? )|(?P<count>{_COUNT})\s+)(?P<unit>{_UNIT})\s+"
    rf"(?:(?P<before>{_BEFORE})|(?P<after>{_AFTER}))\b(?:\s+{_OF_DAY})?"
)
WHEN: Final = re.compile(
    rf"(?:{LATEST})?(?:{SIGNED}|{COUNTED}|(?P<next>(?:ke)?esok(?:an)? harinya)|{ON_DAY}"
    r"|h(?=\s*(?:[:|]|$)))",
    re.IGNORECASE,
)
BULLET: Final = re.compile(r"(?:[-•*·▪]\s+|\d{1,2}[.)]\s+|[a-z][.)]\s+)")
BETWEEN: Final = re.compile(r"\s*[:.,)=-]*>?\s*")
RANGE: Final = re.compile(
    r"\s*/\s*\d"
    r"|(?:.*[;,]|\s*(?:-|/|s\.?\s?/?\s?d\.?|sampai|hingga|dan|&))\s*h\s*[+-]",
    re.IGNORECASE,
)
"""What names another day behind the first: a task has one."""

_COUNTED_DAY: Final = rf"(?:{_UNIT})\s+(?:{_BEFORE}|{_AFTER})\b"
DAY_NAMED: Final = re.compile(
    rf"\bh\s*[+-]\s*\d|\b(?:se)?{_COUNTED_DAY}", re.IGNORECASE
)
ANOTHER_DAY: Final = re.compile(
    rf"\bh\s*[+-]\s*\d|(?:[,;]|\b(?:dan|lalu)\b).*\b(?:se)?{_COUNTED_DAY}",
    re.IGNORECASE,
)
"""What names a day, and what names another one behind the first."""

AT_END: Final = re.compile(r"[\s,;:(-]+$")
SAME_SIGNS: Final = str.maketrans("−‐‑‒–—―\u00a0\u2009\u202f", "-------   ")
"""Dashes and spaces that mean the same; each stays one character long."""

TASKS_UNREADABLE: Final = N_(
    "Tasks, line {number}: “{line}” is not readable. Write it like “H-14 | Send the "
    "invitations | Secretary” or “3 days before: send the invitations”."
)
TASKS_TOO_LONG: Final = N_(
    "Tasks, lines {lines}: at most {most} signs are kept of a task. Shorten them."
)
SEVERAL_UNREADABLE: Final = N_(
    "Tasks, lines that are not readable: {lines}. Write each like “H-14 | Send the "
    "invitations | Secretary” or “3 days before: send the invitations”."
)


def in_lines(tasks: Iterable[PlannedTaskDraft]) -> str:
    """Return planned tasks as a person types them, one per line."""
    return "\n".join(
        " | ".join(
            filter(None, (countdown(task.offset_days), task.title, task.section))
        )
        for task in tasks
    )


def read_tasks(text: str) -> tuple[PlannedTaskDraft, ...]:
    """Read planned tasks typed one per line, or raise Refused about all bad lines.

    A line is ``H-14 | Mengirim undangan | Sekretaris``; the section may be left out.
    Cells pasted from a workbook (with tabs between) are read too, and what people
    type freely: ``H-1 menyiapkan masjid``, ``seminggu sebelumnya: gladi``.
    """
    found: list[PlannedTaskDraft] = []
    bad: list[tuple[int, str]] = []
    long: list[int] = []
    for number, line in enumerate(map(str.strip, text.splitlines()), 1):
        try:
            task = _task(line)
        except ValidationError:
            long.append(number)
            continue
        if task:
            found.append(task)
        elif line:
            bad.append((number, line))
    if len(bad) == 1:
        raise Refused(TASKS_UNREADABLE, number=bad[0][0], line=bad[0][1])
    if bad:
        named = "; ".join(f"{number}: “{line}”" for number, line in bad)
        raise Refused(SEVERAL_UNREADABLE, lines=named)
    if long:
        raise Refused(TASKS_TOO_LONG, lines=in_list([str(n) for n in long]), most=TITLE)
    return tuple(found)


def _task(line: str) -> PlannedTaskDraft | None:
    """Return the task of a line, or None where its day or its words are missing."""
    first, *others = TASK_PARTS.split(line)
    timed = _timed(first)
    if timed is None:
        return None
    days, title = timed
    title, section, *more = (*([title] if title else []), *others, "", "")[:4]
    if not title or any(more) or abs(days) > FARTHEST:
        return None
    return PlannedTaskDraft(title=title, offset_days=days, section=section)


def days_away(text: str) -> int | None:
    """Return how many days from the activity words say: ``H-14``, ``seminggu sebelum``.

    None where they say none, or something else as well.
    """
    found = WHEN.fullmatch(text.strip().translate(SAME_SIGNS))
    return _days(found) if found else None


def _timed(words: str) -> tuple[int, str] | None:
    """Return the days from the activity, and what is to be done then."""
    plain = words.translate(SAME_SIGNS)
    bullet = BULLET.match(plain)
    begins = bullet.end() if bullet else 0
    if found := WHEN.match(plain, begins):
        days = _days(found)
        is_another = ANOTHER_DAY.search(plain, found.end())
        if days is None or is_another or RANGE.match(plain, found.end()):
            return None
        return days, _behind(words, plain, found.end())
    if len(DAY_NAMED.findall(plain)) > 1:
        return None
    for found in WHEN.finditer(plain, begins):
        is_last = found.end() >= len(plain.rstrip(" .)"))
        before = AT_END.search(plain[begins : found.start()])
        if is_last and before and (days := _days(found)) is not None:
            return days, words[begins : begins + before.start()].strip()
    return None


def _behind(words: str, plain: str, ends: int) -> str:
    """Return the title behind a day; what the day belongs to may stand before “:”."""
    joint = BETWEEN.match(plain, ends)
    return words[joint.end() if joint else ends :].strip()


def _days(found: re.Match[str]) -> int | None:
    if found["sign"]:
        return int(f"{found['sign']}{found['days']}")
    if found["next"]:
        return 1
    if not found["unit"]:
        return 0
    count = 1 if found["one"] else _count(found["count"])
    if count is None:
        return None
    days = count * IN_DAYS[found["unit"].casefold()]
    return -days if found["before"] else days


def _count(typed: str) -> int | None:
    if typed.casefold() in ENGLISH:
        return ENGLISH[typed.casefold()]
    number = Decimal(typed) if typed.isdecimal() else spelled(typed)
    return int(number) if number is not None and number == int(number) else None


class Families(Record):
    """Whose families an activity addresses; nothing chosen is all of them."""

    audience: Audience = Audience.ALL
    grades: tuple[int, ...] = ()
    class_group_ids: tuple[UUID, ...] = ()

    @classmethod
    def chosen(
        cls,
        chosen: Iterable[int | UUID | Audience],
        of_grade: Mapping[int, Iterable[UUID]],
    ) -> Self:
        """Return the audience of grades and class groups chosen together.

        With a single class group among them, a grade means all its class groups.
        """
        picked = list(chosen)
        grades = tuple(one for one in picked if isinstance(one, int))
        groups = [one for one in picked if isinstance(one, UUID)]
        if apart := [one for one in picked if isinstance(one, Audience)]:
            if len(picked) > 1:
                raise Refused(ONE_CHOICE)
            return cls(audience=apart[0])
        if groups:
            groups += [group for grade in grades for group in of_grade.get(grade, ())]
            return cls(
                audience=Audience.CLASS_GROUPS,
                class_group_ids=tuple(dict.fromkeys(groups)),
            )
        return cls(audience=Audience.GRADES, grades=grades) if grades else cls()
