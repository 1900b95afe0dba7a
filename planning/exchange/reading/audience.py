"""Who takes part, as a cell of a plan says it: families, and groups that are none."""

import re
from collections.abc import Iterable
from typing import Final

from data.errors import Refused
from data.language import N_
from data.participants import Expected, Party
from data.parties import TOTAL, added_up, group_of, number_refusal, split_groups
from data.roster.class_groups import NUMERALS, UNKNOWN, grade_of, normalise, suffix_of
from data.workbook import Cell, text_of
from planning.activities.models import Audience
from planning.exchange.reading.cells import Said

OF_FAMILIES: Final = re.compile(
    r"\b(seluruh|semua|all|orang ?tua|ortu|wali|murid|siswa|peserta didik|keluarga|"
    r"kelas|tingkat|rombel|famil(?:y|ies)|parents?|pupils?|students?|of|grades?|"
    r"class(?:es)?)\b"
)
COUNTED: Final = re.compile(
    r"\([\d.\s]*(?:keluarga|orang|famil(?:y|ies))(?: (?:siswa|murid))?\)"
)
"""How many families there are: counted from the list of pupils, not read."""

SOME_OF: Final = re.compile(
    r"\b\d[\d.]*\s*(?:orang|keluarga|siswa|murid|wali|parents)\b"
    r"|\b[ivx\d]+\s*\(\s*\d[\d.]*\s*\)"
)
"""A number of some families of a grade: neither all of them nor any pupils."""

PARTS: Final = re.compile(r"[;,\n/&+]|\bdan\b|\band\b")
NO_FAMILIES: Final = re.compile(
    r"(?:tanpa|tidak ada|no) (?:keluarga|families)(?: siswa)?"
)
FROM_TO: Final = re.compile(
    r"([ivx]+|\d+)\s*(?:-|–|s\.?\s?/?d\.?|sampai|to)\s*([ivx]+|\d+)"
)
UNKNOWN_AUDIENCE: Final = N_(
    "“{value}” is not known here. Write Semua, grades (Kelas VII; Kelas IX), class "
    "groups (VII A; VII B), some families (Keluarga siswa 12) or other groups with "
    "their number (Komite 12; guru 10)."
)
OTHER_TOTAL: Final = N_(
    "“{value}”: the groups add up to {sum}, not to {total}. Correct the numbers."
)


def audience_of(cell: Cell) -> Said:
    """Read who is meant: all families, grades, class groups, some pupils', or others.

    Nothing of a cell is read where a part of it is not understood.
    """
    value = text_of(cell)
    typed = " ".join(value.casefold().replace("s/d", "-").replace("\n", ";").split())
    total = TOTAL.match(typed)
    families: list[str] = []
    groups: list[Expected] = []
    named = typed[total.end() :] if total else typed
    if refusal := number_refusal(NO_FAMILIES.sub("", named)):
        raise refusal
    for part in split_groups(named):
        one = group_of(part)
        if one is None or (one.party is Party.FAMILIES and one.expected is None):
            families.append(part)
        else:
            groups.append(one)
    parties = added_up(groups)
    if total:
        _demand_sum(value, total["total"], parties, is_all_counted=not families)
    return _said(value, families, parties)


def _demand_sum(
    value: str, typed: str, parties: Iterable[Expected], *, is_all_counted: bool
) -> None:
    total = int(typed.replace(".", ""))
    counts = [one.expected for one in parties]
    found = sum(filter(None, counts))
    if not is_all_counted or None in counts or not counts:
        raise Refused(UNKNOWN_AUDIENCE, value=value)
    if found != total:
        raise Refused(OTHER_TOTAL, value=value, sum=found, total=total)


def _said(value: str, families: list[str], parties: tuple[Expected, ...]) -> Said:
    """Return what the parts about families say, beside the groups."""
    named = [part for part in families if not NO_FAMILIES.fullmatch(part)]
    counts_pupils = any(one.party is Party.FAMILIES for one in parties)
    teachers = [part for part in named if part.startswith("wali kelas ")]
    if teachers and not any(map(group_of, named)):
        raise Refused(UNKNOWN_AUDIENCE, value=value)
    if counts_pupils and families:
        raise Refused(UNKNOWN_AUDIENCE, value=value)
    said: Said = {"parties": parties, "class_group_ids": ()}
    if counts_pupils:
        said |= {"audience": Audience.PUPILS, "grades": (), "class_groups": ()}
    elif parties and not named:
        said |= {"audience": Audience.NONE, "grades": (), "class_groups": ()}
    else:
        said |= _whose(value, named)
    return said


def _whose(value: str, families: Iterable[str]) -> Said:
    """Read grades and class groups by name; neither of them is all families."""
    typed = COUNTED.sub(" ", "; ".join(families))
    if SOME_OF.search(typed):
        raise Refused(UNKNOWN_AUDIENCE, value=value)
    grades: set[int] = set()
    names: list[str] = []
    for part in PARTS.split(typed):
        words = " ".join(OF_FAMILIES.sub(" ", part).split()).strip("/ ")
        name = normalise(words)
        if not words:
            continue
        if between := _grades_between(words):
            grades |= between
        elif grade_of(name) != UNKNOWN and not suffix_of(name):
            grades.add(grade_of(name))
        else:
            names.append(name)
    if (grades and names) or any(grade_of(name) == UNKNOWN for name in names):
        raise Refused(UNKNOWN_AUDIENCE, value=value)
    whose = Audience.GRADES if grades else Audience.ALL
    return {
        "audience": Audience.CLASS_GROUPS if names else whose,
        "grades": tuple(sorted(grades)),
        "class_groups": tuple(dict.fromkeys(names)),
    }


def _grades_between(part: str) -> set[int]:
    ends = FROM_TO.fullmatch(part)
    if not ends:
        return set()
    first, last = grade_of(ends[1]), grade_of(ends[2])
    both_known = first in NUMERALS and last in NUMERALS
    return set(range(first, last + 1)) if both_known else set()
