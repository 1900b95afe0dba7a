"""Which row of a list names which pupil of the records, and on what evidence.

First by NISN, then by NIPD, then by name and birth date (hidden), each only where no
better evidence speaks for another row. What is left is compared by name within the
class group: where all agrees it is the same pupil, where it may be, a person is asked.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final, NamedTuple, TypeVar
from uuid import UUID

from data.language import N_
from data.names import person_key
from data.roster.class_groups import grade_of, same_as
from data.roster.models import (
    Answers,
    Candidate,
    ClassGroup,
    Enrolment,
    Kept,
    PupilQuestion,
    Student,
)
from data.roster.rows import STANDS_TWICE, Fault, Mention, PupilRow

K = TypeVar("K")
V = TypeVar("V")

MOST_CANDIDATES: Final = 3
DOUBTFUL: Final = 1
"""So many facts may speak against a pupil of the same name before it is another."""


class Found(NamedTuple):
    """Whom the rows of a list name: known pupils, new ones, and who is asked about.

    ``spared`` are pupils whom the list names in a row that cannot be taken in.
    """

    known: dict[str, Student]
    new: frozenset[str]
    questions: tuple[PupilQuestion, ...]
    faults: tuple[Fault, ...]
    mentioned: tuple[Mention, ...]
    spared: frozenset[UUID]


class Knowing:
    """Finds the pupils of the records whom the rows of one list name."""

    def __init__(self, kept: Kept, start: int, answers: Answers) -> None:
        self._students = kept.students
        self._groups = {group.id: group for group in kept.class_groups}
        self._now = _enrolled(kept.enrolments, start)
        self._before = _enrolled(kept.enrolments, start - 1)
        self._answers = answers
        self._known: dict[str, Student] = {}
        self._claimed: dict[UUID, PupilRow] = {}
        self._faults: dict[str, Fault] = {}
        self._questions: list[PupilQuestion] = []
        self._new: set[str] = set()

    def found(self, rows: Sequence[PupilRow], mentions: Iterable[Mention]) -> Found:
        """Return whom the rows name; the order of the rows does not matter."""
        for evidence in (self._answered, self._by_nisn, self._by_nipd, self._by_birth):
            by = evidence()
            for row in self._open(rows):
                self._claim(row, by(row))
        self._by_name(rows)
        bad = [row for row in rows if row.place in self._faults]
        told = [*mentions, *(_mention(row) for row in bad)]
        return Found(
            known=self._known,
            new=frozenset(self._new),
            questions=tuple(self._questions),
            faults=tuple(self._faults.values()),
            mentioned=tuple(told),
            spared=frozenset(self._spared(told)),
        )

    def _open(self, rows: Iterable[PupilRow]) -> list[PupilRow]:
        decided = self._known.keys() | self._faults.keys() | self._new
        return [row for row in rows if row.place not in decided]

    def _claim(self, row: PupilRow, student: Student | None) -> None:
        """Note that a row names a pupil, or that another row named them before."""
        if student is None:
            return
        first = self._claimed.get(student.id)
        if first is None:
            self._known[row.place] = student
            self._claimed[student.id] = row
        elif not (_differ(first.nisn, row.nisn) or _differ(first.nipd, row.nipd)):
            self._fault(
                row,
                "Nama",
                STANDS_TWICE,
                nisn=row.name,
                first=first.row,
            )

    def _fault(self, row: PupilRow, column: str, message: str, **facts: object) -> None:
        self._faults[row.place] = Fault(
            row=row.row, sheet=row.sheet, column=column, message=message, facts=facts
        )

    def _answered(self) -> Callable[[PupilRow], Student | None]:
        students = {student.id: student for student in self._students}

        def by(row: PupilRow) -> Student | None:
            if row.place not in self._answers.pupils:
                return None
            answer = self._answers.pupils[row.place]
            if answer is None:
                self._new.add(row.place)
                return None
            return students.get(answer)

        return by

    def _by_nisn(self) -> Callable[[PupilRow], Student | None]:
        students = {s.nisn: s for s in self._students if s.nisn}
        by_nipd = _listed((s.nipd, s) for s in self._students)
        by_birth = _listed((s.known_by, s) for s in self._students)

        def by(row: PupilRow) -> Student | None:
            student = students.get(row.nisn) if row.nisn else None
            if student is None or _alike(student.name, row.name):
                return student
            others = [*by_nipd.get(row.nipd, ()), *by_birth.get(row.known_by, ())]
            if any(o.id != student.id and _alike(o.name, row.name) for o in others):
                self._fault(
                    row,
                    "NISN",
                    N_(
                        "The NISN {nisn} is {other}'s in the records, but the row is "
                        "{name}'s. Correct it in Dapodik."
                    ),
                    nisn=row.nisn,
                    other=student.name,
                    name=row.name,
                )
                return None
            return student

        return by

    def _by_nipd(self) -> Callable[[PupilRow], Student | None]:
        students = _listed((s.nipd, s) for s in self._students)

        def by(row: PupilRow) -> Student | None:
            shared = students.get(row.nipd, ()) if row.nipd else ()
            fitting = [s for s in shared if self._may_share_number(s, row)]
            alike = [s for s in fitting if _alike(s.name, row.name)]
            return next(iter([*alike, *fitting]), None)

        return by

    def _may_share_number(self, student: Student, row: PupilRow) -> bool:
        """Whether a NIPD is the pupil's own, and not given again to another."""
        same_name = _alike(student.name, row.name)
        same_birth = bool(row.known_by) and student.known_by == row.known_by
        if same_name or same_birth:
            return True
        is_here = student.id in self._now or student.id in self._before
        return (
            is_here
            and not _differ(student.nisn, row.nisn)
            and not _differ(student.known_by, row.known_by)
        )

    def _by_birth(self) -> Callable[[PupilRow], Student | None]:
        students = _listed((s.known_by, s) for s in self._students)
        older = {
            s.key.removeprefix("hash:"): s for s in self._students if not s.known_by
        }

        def by(row: PupilRow) -> Student | None:
            hidden = students.get(row.known_by, ()) if row.known_by else ()
            old = [older[key] for key in row.old_keys if key in older]
            alike = [
                student
                for student in (*hidden, *old)
                if not (
                    _differ(student.nisn, row.nisn) and _differ(student.nipd, row.nipd)
                )
            ]
            return alike[0] if len({student.id for student in alike}) == 1 else None

        return by

    def _by_name(self, rows: Sequence[PupilRow]) -> None:
        """Compare what is left by name; sure ones first, then ask about the others."""
        named = _listed(
            (person_key(s.name), s)
            for s in self._students
            if s.id not in self._claimed and self._place_of(s) is not None
        )
        left = self._open(rows)
        namesakes = _listed((person_key(row.name), row) for row in left)
        for row in left:
            alike = named.get(person_key(row.name), ())
            fitting = [s for s in alike if self._against(s, row) <= DOUBTFUL]
            is_only = len(alike) == len(namesakes[person_key(row.name)]) == 1
            if not fitting:
                self._new.add(row.place)
            elif is_only and self._is_sure(fitting[0], row):
                self._claim(row, fitting[0])
            else:
                self._questions.append(self._question(row, fitting))

    def _is_sure(self, student: Student, row: PupilRow) -> bool:
        return self._against(student, row) == 0 and self._is_in_place(student, row)

    def _against(self, student: Student, row: PupilRow) -> int:
        """Return how many facts say that a namesake is somebody else."""
        return sum(
            (
                _differ(student.nisn, row.nisn),
                _differ(student.nipd, row.nipd),
                _differ(student.known_by, row.known_by),
                _differ(student.gender, row.gender),
            )
        )

    def _is_in_place(self, student: Student, row: PupilRow) -> bool:
        """Whether a pupil is in the class group of the row, or moves up into it."""
        if now := self._now.get(student.id):
            return same_as(self._groups[now].name) == same_as(row.class_group)
        before = self._groups[self._before[student.id]]
        return before.grade + 1 == grade_of(row.class_group)

    def _place_of(self, student: Student) -> ClassGroup | None:
        place = self._now.get(student.id) or self._before.get(student.id)
        return self._groups[place] if place else None

    def _question(self, row: PupilRow, students: Sequence[Student]) -> PupilQuestion:
        return PupilQuestion(
            place=row.place,
            row=row.row,
            sheet=row.sheet,
            name=row.name,
            class_group=row.class_group,
            nisn=row.nisn,
            nipd=row.nipd,
            candidates=tuple(
                Candidate(
                    id=student.id,
                    name=student.name,
                    class_group=group.name
                    if (group := self._place_of(student))
                    else "",
                    nisn=student.nisn,
                    nipd=student.nipd,
                )
                for student in students[:MOST_CANDIDATES]
            ),
        )

    def _spared(self, mentions: Sequence[Mention]) -> Iterator[UUID]:
        """Give the pupils who are on the list, though nobody may be changed by it."""
        for question in self._questions:
            yield from (candidate.id for candidate in question.candidates)
        numbers = {m.nisn for m in mentions} | {m.nipd for m in mentions}
        hidden = {m.known_by for m in mentions}
        older = {f"hash:{key}" for m in mentions for key in m.old_keys}
        names = {person_key(m.name) for m in mentions if m.name}
        for student in self._students:
            if (
                {student.nisn, student.nipd} & (numbers - {None})
                or student.known_by in hidden - {""}
                or student.key in older
                or person_key(student.name) in names
            ):
                yield student.id


def _enrolled(enrolments: Iterable[Enrolment], start: int) -> dict[UUID, UUID]:
    return {
        e.student_id: e.class_group_id for e in enrolments if e.school_year == start
    }


def _listed(pairs: Iterable[tuple[K, V]]) -> dict[K, list[V]]:
    found: dict[K, list[V]] = {}
    for key, value in pairs:
        if key:
            found.setdefault(key, []).append(value)
    return found


def _alike(one: str, other: str) -> bool:
    return person_key(one) == person_key(other)


def _differ(one: str | None, other: str | None) -> bool:
    """Whether both say something, and not the same."""
    return bool(one and other and one != other)


def _mention(row: PupilRow) -> Mention:
    return Mention(
        name=row.name,
        nisn=row.nisn,
        nipd=row.nipd,
        known_by=row.known_by,
        old_keys=row.old_keys,
    )
