"""Which pupils a file's rows name: for sure, by a likely spelling, or to be asked."""

from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
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


class Question(Record):
    """A row that a person has to decide: which pupil, or who came."""

    row: AttendanceRow
    student_id: UUID | None
    candidates: tuple[ListedName, ...]


class Intake(Record):
    """What taking a file in keeps, and what is asked before."""

    marks: tuple[Mark, ...]
    read_as: tuple[ReadAs, ...]
    questions: tuple[Question, ...]
    contradicting: tuple[str, ...]


def intake(
    file: AttendanceFile,
    pupils: Sequence[ListedName],
    chosen: Mapping[str, UUID],
    came: Mapping[str, Presence],
) -> Intake:
    """Return what a file means for an activity's pupils.

    ``chosen`` and ``came`` are what a person answered, by the rows' places. Rows that
    say two things of one pupil are told, and neither is taken.
    """
    by_id = {pupil.student_id: pupil for pupil in pupils}
    marks: dict[UUID, Presence] = {}
    twice: set[UUID] = set()
    read_as: list[ReadAs] = []
    questions: list[Question] = []
    for row in file.rows:
        pupil, candidates = _found(row, pupils)
        if row.place in chosen:
            pupil = by_id.get(chosen[row.place])
        elif pupil and row.name and person_key(row.name) != person_key(pupil.name):
            read_as.append(ReadAs(typed=row.name, pupil=pupil.name))
        presence = row.presence or came.get(row.place)
        if pupil is None or presence is None:
            asked = pupil.student_id if pupil else None
            questions.append(Question(row=row, student_id=asked, candidates=candidates))
            continue
        known = marks.setdefault(pupil.student_id, presence)
        if known is not presence:
            twice.add(pupil.student_id)
    return Intake(
        marks=tuple(
            Mark(student_id=student_id, presence=presence)
            for student_id, presence in marks.items()
            if student_id not in twice
        ),
        read_as=tuple(read_as),
        questions=tuple(questions),
        contradicting=tuple(by_id[student_id].name for student_id in twice),
    )


def _found(
    row: AttendanceRow, pupils: Sequence[ListedName]
) -> tuple[ListedName | None, tuple[ListedName, ...]]:
    """Return the pupil a row names for sure, and who else it may be."""
    nisn = row.nisn.zfill(NISN) if row.nisn.isdecimal() else ""
    of_nisn = [pupil for pupil in pupils if nisn and pupil.nisn == nisn]
    if len(of_nisn) == 1 and (not row.name or _alike(row.name, of_nisn[0].name) > 0.5):  # noqa: PLR2004
        return of_nisn[0], ()
    within = [
        pupil
        for pupil in pupils
        if not row.class_group or same_as(row.class_group) == same_as(pupil.class_group)
    ]
    key = person_key(row.name) if row.name else ""
    same = [pupil for pupil in within if key and person_key(pupil.name) == key]
    if len(same) == 1 and not of_nisn:
        return same[0], ()
    share = {pupil.student_id: _alike(row.name, pupil.name) for pupil in within}
    alike = sorted(within, key=lambda pupil: -share[pupil.student_id])
    likely = [p for p in alike[:2] if row.name and share[p.student_id] >= LIKELY]
    if row.class_group and len(likely) == 1 and not same and not of_nisn:
        return likely[0], ()
    return None, (*of_nisn, *(alike or pupils))


def _alike(one: str, other: str) -> float:
    return SequenceMatcher(None, plain_name(one), plain_name(other)).ratio()
