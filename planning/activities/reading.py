"""What a person fills in about tasks, line by line, and about who takes part."""

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from itertools import pairwise
from typing import Final, Self
from uuid import UUID

from pydantic import ValidationError

from data.activity import countdown
from data.errors import HumasError, Refused
from data.language import N_, in_list, say
from data.participants import MOST_EXPECTED, Expected, Party, others
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


GROUPS: Final[Mapping[Party, str]] = {
    Party.KOMITE: r"komite(?: sekolah| madrasah)?|school committee",
    Party.TEACHERS: (
        r"(?:bapak ?/? ?ibu |dewan )?guru(?: (?:bk|mapel|mata pelajaran|pendamping))?"
        r"|pendidik|wali kelas|(?:wakil )?kepala (?:sekolah|madrasah)|konselor"
        r"|teachers?|(?:vice )?principals?|teachers? and principal"
        r"|guru dan kepala (?:sekolah|madrasah)"
        r"|kepala (?:sekolah|madrasah) dan guru"
    ),
    Party.STAFF: (
        r"tenaga kependidikan|tendik|tata usaha|tu|staf(?: tu| tata usaha)?|karyawan"
        r"|pegawai|pustakawan|satpam|(?:education )?staff"
    ),
    Party.PARTNERS: (
        r"mitra(?: sekolah)?|lembaga(?: mitra)?|instansi|dunia usaha|dudi|puskesmas"
        r"|polsek|kepolisian|perguruan tinggi|mitra dan lembaga"
        r"|partners?|institutions?|partners and institutions"
    ),
    Party.GUESTS: (
        r"tamu(?: undangan)?|undangan|narasumber|pembicara|pemateri|tokoh masyarakat"
        r"|alumni|tamu dan narasumber|guests?|speakers?|resource persons?"
        r"|guests and resource persons"
    ),
    Party.SUPERVISORS: (
        r"pengawas(?: (?:sekolah|madrasah|pembina|bina))?|(?:school )?supervisors?"
    ),
    Party.FAMILIES: (
        r"(?:(?:para|perwakilan|sebagian|some) )*"
        r"(?:keluarga(?: (?:siswa|murid|peserta didik))?"
        r"|orang ?tua(?: ?/ ?wali)?(?: (?:siswa|murid|peserta didik))?|ortu"
        r"|wali (?:murid|siswa)|(?:pupils'? )?families|parents)"
    ),
}
"""What schools call each group."""

_ALL_OF: Final = (
    r"(?:(?:para|semua|seluruh|perwakilan|wakil dari|anggota|pengurus|the|all|"
    r"members of the|members of) )*"
)
GROUP: Final[Mapping[Party, re.Pattern[str]]] = {
    party: re.compile(words if party is Party.FAMILIES else f"{_ALL_OF}(?:{words})")
    for party, words in GROUPS.items()
}
PEOPLE: Final = (
    r"(?:orang(?! ?tua)|org|peserta|pax|people|persons?|keluarga(?: siswa)?)"
)
COUNTED_GROUP: Final = re.compile(
    rf"(?:(?P<before>\d[\d.]*)\s*(?:{PEOPLE}\b)?\s*)?(?P<group>[^\d():=]+?)"
    rf"\s*(?:[(:=]?\s*(?P<behind>\d[\d.]*)\s*(?:{PEOPLE})?\s*\)?)?"
)
SEPARATED: Final = re.compile(r"[;,\n+]")
LISTED: Final = re.compile(r"[;\n]")
TOGETHER: Final = re.compile(r"\bdan\b|\bserta\b|\band\b|/")
TOTAL: Final = re.compile(
    rf"(?:(?:jumlah|total|sebanyak) )?(?P<total>\d[\d.]*)\s*{PEOPLE}?\s*"
    r"(?::|,? terdiri (?:atas|dari))"
)

NO_GROUP: Final = N_(
    "“{part}” is not a group known here. Write groups with their number, such as "
    "“Komite 12; guru 10”. Groups are: {groups}."
)
BOTH_WAYS: Final = N_(
    "{party} stands there several times, once without a number. Give one number."
)
TOO_MANY: Final = N_("“{part}”: a group has from 1 to {most} people.")
WHOSE_NUMBER: Final = N_(
    "“{part}”: it is not clear whom {figure} counts, one group or all of them. Give "
    "each group its number, such as “Komite 12; guru 10”, or divide groups by “;”."
)


def typed_parties(parties: Iterable[Expected]) -> str:
    """Return groups as a person types them: ``Komite 12; Guru 10``."""
    return "; ".join(
        f"{say(one.party.label)} {one.expected or ''}".strip()
        for one in others(parties)
    )


def read_parties(text: str) -> tuple[Expected, ...]:
    """Read groups that are no families, or raise Refused about what is no group."""
    found: list[Expected] = []
    if refusal := number_refusal(text):
        raise refusal
    for part in split_groups(text):
        one = group_of(part)
        if one is None or one.party is Party.FAMILIES:
            groups = [say(p.label) for p in Party if p is not Party.FAMILIES]
            raise Refused(NO_GROUP, part=part, groups=in_list(groups))
        found.append(one)
    return added_up(found)


def split_groups(text: str) -> list[str]:
    """Return the parts of a list; “dan” divides only what is no group as a whole."""
    parts: list[str] = []
    for part in filter(
        None, map(str.strip, SEPARATED.split(text.replace("&", " dan ")))
    ):
        plain = re.sub(r"^(?:dan|serta|and)\s+", "", part, flags=re.IGNORECASE)
        both = [one.strip() for one in TOGETHER.split(plain) if one.strip()]
        divides = group_of(plain) is None and any(map(group_of, both))
        parts += both if divides else [plain]
    return parts


def number_refusal(text: str) -> HumasError | None:
    """Return that a number may count one group or several, or None.

    In “guru, TU, dan komite (30 orang)” it stands behind all of them, in “30 guru dan
    komite” before them. Groups that are divided by “;” are each for themselves.
    """
    for listed in LISTED.split(text):
        parts = [part for part in split_groups(listed) if group_of(part)]
        counted = [_counted(part) for part in parts]
        for one, following in pairwise(filter(None, counted)):
            is_open = not (one["before"] or one["behind"])
            number = (following["behind"] if is_open else one["before"]) or ""
            if number and (is_open or not (following["before"] or following["behind"])):
                return Refused(WHOSE_NUMBER, part=listed.strip(), figure=number)
    return None


def _counted(part: str) -> re.Match[str] | None:
    """Return a group with its number before or behind it, or None."""
    plain = " ".join(part.casefold().split()).strip(" .")
    found = COUNTED_GROUP.fullmatch(plain)
    return None if found and found["before"] and found["behind"] else found


def group_of(part: str) -> Expected | None:
    """Return the group that words name, with its number, or None."""
    found = _counted(part)
    if not found:
        return None
    named = next((p for p, g in GROUP.items() if g.fullmatch(found["group"])), None)
    typed = found["before"] or found["behind"]
    if named is None:
        return None
    number = int(typed.replace(".", "")) if typed else None
    if number is not None and not 1 <= number <= MOST_EXPECTED:
        raise Refused(TOO_MANY, part=part, most=MOST_EXPECTED)
    return Expected(party=named, expected=number)


def added_up(found: Iterable[Expected]) -> tuple[Expected, ...]:
    """Return each group once: three principals and ten teachers are one group."""
    numbers: dict[Party, list[int | None]] = {}
    for one in found:
        numbers.setdefault(one.party, []).append(one.expected)
    for party, each in numbers.items():
        if len(set(map(type, each))) > 1:
            raise Refused(BOTH_WAYS, party=party)
    return tuple(
        Expected(
            party=party,
            expected=None if None in each else sum(filter(None, each)),
        )
        for party, each in numbers.items()
    )
