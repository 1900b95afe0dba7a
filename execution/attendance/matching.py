"""Which pupils a file's rows name: for sure, by a likely spelling, or to be asked."""

from collections import Counter
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import pairwise
from typing import Final
from uuid import UUID

from data.names import person_key, plain_name
from data.participants import Presence
from data.record import Record
from data.roster.class_groups import same_as
from execution.attendance.models import Mark
from execution.attendance.reading import AttendanceFile, AttendanceRow

LIKELY: Final = 0.9
"""How alike two spellings within a class group are that are taken for one name."""

POSSIBLE: Final = 0.5
"""How alike a name beside a number is at least that belongs to the number's pupil."""

OFFERED: Final = 20
"""So many pupils of the class group, and as many of all, are offered for a row."""

NISN: Final = 10


class ListedName(Record):
    """A pupil of the activity whom a row may name."""

    student_id: UUID
    name: str
    nisn: str | None
    class_group: str


class ReadAs(Record):
    """A name that is spelled otherwise than the pupil's, and who it was read as."""

    typed: str
    pupil: str


class Matched(Record):
    """A row, the pupil whom it names for sure, and whom else it may mean."""

    row: AttendanceRow
    pupil: ListedName | None
    first: tuple[ListedName, ...] = ()
    within: tuple[ListedName, ...] = ()


class Intake(Record):
    """What taking a file in keeps, and what is asked before.

    ``nameless`` are rows whose pupil is not sure; ``unclear`` are the words that do not
    say who came, with how many rows have each; ``left_out`` counts the rows of which
    nothing is kept.
    """

    marks: tuple[Mark, ...]
    read_as: tuple[ReadAs, ...]
    nameless: tuple[Matched, ...]
    unclear: Mapping[str, int]
    contradicting: tuple[str, ...]
    left_out: int


def matched(file: AttendanceFile, pupils: Sequence[ListedName]) -> tuple[Matched, ...]:
    """Return which of an activity's pupils each row of a file names."""
    return tuple(_found(row, pupils) for row in file.rows)


def intake(
    rows: Sequence[Matched],
    chosen: Mapping[str, ListedName],
    came: Mapping[str, Presence],
) -> Intake:
    """Return what a file means for an activity's pupils.

    ``chosen`` are the pupils that a person chose, by the rows' places; ``came`` is who
    came, by the words that do not say it. Rows that say two things of one pupil are
    told, and neither is taken.
    """
    marks: dict[UUID, Presence] = {}
    twice: dict[UUID, str] = {}
    read_as: list[ReadAs] = []
    nameless: list[Matched] = []
    unclear: Counter[str] = Counter()
    meant: list[UUID | None] = []
    for one in rows:
        row, pupil = one.row, one.pupil or chosen.get(one.row.place)
        presence = row.presence or came.get(row.said)
        if (
            one.pupil
            and row.name
            and person_key(row.name) != person_key(one.pupil.name)
        ):
            read_as.append(ReadAs(typed=row.name, pupil=one.pupil.name))
        if pupil is None:
            nameless.append(one)
        if presence is None:
            unclear[row.said] += 1
        if pupil is None or presence is None:
            meant.append(None)
            continue
        meant.append(pupil.student_id)
        if marks.setdefault(pupil.student_id, presence) is not presence:
            twice[pupil.student_id] = pupil.name
    return Intake(
        marks=tuple(
            Mark(student_id=student_id, presence=presence)
            for student_id, presence in marks.items()
            if student_id not in twice
        ),
        read_as=tuple(read_as),
        nameless=tuple(nameless),
        unclear=unclear,
        contradicting=tuple(twice.values()),
        left_out=sum(one is None or one in twice for one in meant),
    )


def _found(row: AttendanceRow, pupils: Sequence[ListedName]) -> Matched:
    """Return the pupil a row names for sure, and who else it may be."""
    digits = "".join(row.nisn.split()).removesuffix(".0")
    nisn = digits.zfill(NISN) if digits.isdecimal() else ""
    of_nisn = [pupil for pupil in pupils if nisn and pupil.nisn == nisn]
    in_group = _group(row.class_group)
    within = [p for p in pupils if not in_group or _group(p.class_group) == in_group]
    key = person_key(row.name) if row.name else ""
    same = [pupil for pupil in within if key and person_key(pupil.name) == key]
    if len(of_nisn) == 1 and _is_meant(row, of_nisn[0], same):
        return Matched(row=row, pupil=of_nisn[0])
    if len(same) == 1 and not of_nisn:
        return Matched(row=row, pupil=same[0])
    if in_group and row.name and not same and not of_nisn:
        likely = [p for p in within if _alike(row.name, p.name) >= LIKELY]
        if len(likely) == 1:
            return Matched(row=row, pupil=likely[0])
    return Matched(row=row, pupil=None, first=(*of_nisn, *same), within=tuple(within))


def offered(one: Matched, pupils: Sequence[ListedName]) -> tuple[ListedName, ...]:
    """Return whom a row may mean: those its number and class group name come first."""
    near = [*_nearest(one.row, one.within), *_nearest(one.row, pupils)]
    found = {p.student_id: p for p in (*one.first, *near)}
    return tuple(
        (found if one.row.name else {p.student_id: p for p in pupils}).values()
    )


def _is_meant(
    row: AttendanceRow, pupil: ListedName, same: Sequence[ListedName]
) -> bool:
    """Whether the name beside a number is, or may be, that of the number's pupil."""
    if not row.name or pupil in same:
        return True
    return not same and _alike(row.name, pupil.name) > POSSIBLE


def _nearest(
    row: AttendanceRow, pupils: Sequence[ListedName]
) -> tuple[ListedName, ...]:
    pairs = _pairs(row.name)
    share = {p.student_id: _shared(pairs, _pairs(p.name)) for p in pupils}
    by_share = sorted(pupils, key=lambda pupil: -share[pupil.student_id])
    return tuple(by_share[:OFFERED])


@lru_cache(maxsize=2**16)
def _alike(one: str, other: str) -> float:
    return SequenceMatcher(None, _plain(one), _plain(other)).ratio()


def _shared(one: frozenset[str], other: frozenset[str]) -> float:
    """Return how many pairs of letters two names share: quick, to put them in order."""
    return 2 * len(one & other) / (len(one) + len(other) or 1)


@lru_cache(maxsize=2**12)
def _pairs(name: str) -> frozenset[str]:
    plain = f" {_plain(name)} "
    return frozenset(map("".join, pairwise(plain)))


@lru_cache(maxsize=2**10)
def _group(class_group: str) -> str:
    return same_as(class_group)


@lru_cache(maxsize=2**12)
def _plain(name: str) -> str:
    return plain_name(name)
