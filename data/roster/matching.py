"""What taking in a list of pupils changes in the records.

Who is who is found in ``knowing``, which families are one in ``families``.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final
from uuid import UUID

from data.calendar import SchoolYear
from data.record import new_id
from data.roster.class_groups import UNKNOWN, same_as
from data.roster.families import Households
from data.roster.groups import Coverage, YearGroups
from data.roster.knowing import Found, Knowing
from data.roster.models import (
    Answers,
    Change,
    ClassGroup,
    Difference,
    Enrolment,
    EnrolmentStep,
    Intake,
    Kept,
    Student,
)
from data.roster.reading import RosterFile
from data.roster.rows import PupilRow

NO_ANSWERS: Final = Answers()
SAID: Final[Mapping[str, str]] = MappingProxyType(
    {
        "name": "name",
        "gender": "gender",
        "phone": "phone",
        "phone_typed": "phone",
        "email": "email",
        "residence": "residence",
    }
)
"""A pupil's fields, and by the field of a row that says them."""


def intake(
    kept: Kept, roster: RosterFile, year: SchoolYear, answers: Answers = NO_ANSWERS
) -> Intake:
    """Return what taking in ``roster`` for ``year`` would change.

    Rows about whom ``answers`` do not decide what has to be decided are not taken in;
    the pupils they may name stay as they are.
    """
    groups = YearGroups(kept, year, answers)
    rows = [row for row in roster.pupils if groups.has_grade(row.class_group)]
    found = Knowing(groups.seen(kept), year.start, answers).found(
        roster.pupils, roster.mentions
    )
    matching = _Matching(groups.seen(kept), year, groups, found)
    for row in rows:
        matching.take(row)
    coverage = groups.coverage(roster.pupils)
    is_whole = coverage.is_whole if answers.is_whole is None else answers.is_whole
    matching.note_missing(None if is_whole else coverage)
    differences = matching.differences()
    return Intake(
        read=roster.read,
        unchanged=matching.unchanged,
        class_groups=len({same_as(row.class_group) for row in roster.pupils}),
        usable_mobile=sum(row.mobile is not None for row in roster.pupils),
        differences=tuple(differences),
        bad=(*roster.bad, *found.faults),
        warnings=roster.warnings,
        dropped_columns=roster.dropped_columns,
        pupil_questions=found.questions,
        unknown_grades=tuple(groups.unknown(roster.pupils)),
        is_whole=is_whole,
        unnamed=coverage.lacking,
        merges=tuple(groups.merges),
        changed_class_groups=tuple(groups.changed),
        new_class_groups=tuple(groups.new),
        new_families=tuple(matching.households.new.values()),
        changed_families=tuple(matching.households.changed.values()),
        new_students=tuple(matching.new_students),
        changed_students=tuple(matching.changed_students),
        new_enrolments=tuple(matching.new_enrolments),
        changed_enrolments=tuple(matching.changed_enrolments),
        new_questions=tuple(matching.households.questions),
    )


class _Matching:
    """Goes through the rows and notes what each of them changes."""

    def __init__(
        self, kept: Kept, year: SchoolYear, groups: YearGroups, found: Found
    ) -> None:
        self.year = year
        self.unchanged = 0
        self.households = Households(kept.families, kept.questions)
        self.new_students: list[Student] = []
        self.changed_students: list[Student] = []
        self.new_enrolments: list[Enrolment] = []
        self.changed_enrolments: list[Enrolment] = []
        self._found = found
        self._groups = groups
        self._names = {group.id: group.name for group in kept.class_groups}
        self._grades = {group.id: group.grade for group in kept.class_groups}
        self._students = {s.id: s for s in kept.students}
        self._keys = {s.key for s in kept.students}
        self._now = _of_year(kept, year.start)
        self._before = _of_year(kept, year.before.start)
        self._taken: list[tuple[PupilRow, Change | None, str]] = []
        self._gone: list[Difference] = []

    def take(self, row: PupilRow) -> None:
        """Note what one row changes: a new pupil, a known one, or nothing yet."""
        if row.place in self._found.new:
            group = self._groups.named(row.class_group)
            student = self._student(row, self.households.of_new(row))
            self.households.hear(student.family_id, row)
            self.new_students.append(student)
            self._enrol(student.id, group)
            self._taken.append((row, Change.NEW, ""))
        elif known := self._found.known.get(row.place):
            self._take_known(row, known)

    def _take_known(self, row: PupilRow, known: Student) -> None:
        group = self._groups.named(row.class_group)
        self.households.hear(known.family_id, row)
        changed = self._renew(known, row)
        moved_from = self._move(known.id, group)
        if moved_from not in {None, group.name}:
            self._taken.append((row, Change.MOVED, moved_from or ""))
        elif changed or moved_from is not None:
            self._taken.append((row, Change.CHANGED, moved_from or ""))
        else:
            self._taken.append((row, None, ""))

    def note_missing(self, part: Coverage | None) -> None:
        """Mark pupils who are not on the list any more, without deleting them.

        Where the list is a part of the school's, nobody is missing from the class
        groups that it does not name.
        """
        listed = {student.id for student in self._found.known.values()}
        listed |= self._found.spared
        for enrolment in self._now.values():
            is_active = enrolment.step is EnrolmentStep.ACTIVE
            is_named = part is None or enrolment.class_group_id not in part.unnamed
            if enrolment.student_id not in listed and is_active and is_named:
                self.changed_enrolments.append(_to_check(enrolment, self.year))
                self._note_gone(enrolment)
        if part is not None:
            return
        grades = {self._grades[e.class_group_id] for e in self._before.values()}
        leaving = max(grades - {UNKNOWN}, default=0)
        for enrolment in self._before.values():
            if (
                enrolment.student_id not in listed | self._now.keys()
                and enrolment.step is EnrolmentStep.ACTIVE
                and self._grades[enrolment.class_group_id] < leaving
            ):
                self.new_enrolments.append(_to_check(enrolment, self.year))
                self._note_gone(enrolment)

    def differences(self) -> list[Difference]:
        """Return what changes, in the order of the list, and who is missing."""
        of_family = self.households.settle()
        found = []
        for row, change, before in self._taken:
            if change is None and row.place in of_family:
                found.append(_difference(row, Change.CHANGED, before))
            elif change is None:
                self.unchanged += 1
            else:
                found.append(_difference(row, change, before))
        return [*found, *self._gone]

    def _renew(self, known: Student, row: PupilRow) -> bool:
        """Take over what the list says about a known pupil; whether it differs.

        What the row does not say, or says so that nobody can read it, stays.
        """
        said = {
            n: value for n, value in _said(row).items() if SAID[n] not in row.unsaid
        }
        renewed = known.model_copy(
            update={
                **said,
                "nisn": row.nisn or known.nisn,
                "nipd": row.nipd or known.nipd,
                "known_by": row.known_by or known.known_by,
            }
        )
        if renewed == known:
            return False
        version = {"version": known.version + 1}
        self.changed_students.append(renewed.model_copy(update=version))
        return True

    def _student(self, row: PupilRow, family_id: UUID) -> Student:
        student_id = new_id()
        return Student(
            id=student_id,
            key=self._key_of(row, student_id),
            nisn=row.nisn,
            nipd=row.nipd,
            family_id=family_id,
            version=1,
            known_by=row.known_by,
            **_said(row),
        )

    def _move(self, student_id: UUID, group: ClassGroup) -> str | None:
        """Enrol a known pupil; return the class they come from when it is another."""
        now = self._now.get(student_id)
        if now is None:
            self._enrol(student_id, group)
            before = self._before.get(student_id)
            return self._names[before.class_group_id] if before else ""
        wanted = Enrolment(
            student_id=student_id,
            school_year=self.year.start,
            class_group_id=group.id,
            step=EnrolmentStep.ACTIVE,
        )
        if wanted == now:
            return None
        self.changed_enrolments.append(wanted)
        return self._names[now.class_group_id]

    def _enrol(self, student_id: UUID, group: ClassGroup) -> None:
        self.new_enrolments.append(
            Enrolment(
                student_id=student_id,
                school_year=self.year.start,
                class_group_id=group.id,
                step=EnrolmentStep.ACTIVE,
            )
        )

    def _note_gone(self, enrolment: Enrolment) -> None:
        self._gone.append(
            Difference(
                row=None,
                name=self._students[enrolment.student_id].name,
                class_group=self._names[enrolment.class_group_id],
                change=Change.MISSING,
                before="",
            )
        )

    def _key_of(self, row: PupilRow, student_id: UUID) -> str:
        """Return by what a pupil came in; the id where another came in by it."""
        if row.nisn:
            key = f"nisn:{row.nisn}"
        elif row.nipd:
            key = f"nipd:{row.nipd}"
        else:
            key = f"hash:{row.known_by}"
        if key in self._keys or key == "hash:":
            key = f"id:{student_id}"
        self._keys.add(key)
        return key


def _said(row: PupilRow) -> dict[str, Any]:
    """Return what a row says about a pupil beside the numbers."""
    return {
        "name": row.name,
        "gender": row.gender,
        "phone": row.mobile,
        "phone_typed": row.phone_typed,
        "email": row.email,
        "residence": row.residence,
    }


def _difference(row: PupilRow, change: Change, before: str) -> Difference:
    return Difference(
        row=row.row,
        sheet=row.sheet,
        name=row.name,
        class_group=row.class_group,
        change=change,
        before=before,
    )


def _to_check(enrolment: Enrolment, year: SchoolYear) -> Enrolment:
    step = {"school_year": year.start, "step": EnrolmentStep.CHECK}
    return enrolment.model_copy(update=step)


def _of_year(kept: Kept, start: int) -> dict[UUID, Enrolment]:
    return {e.student_id: e for e in kept.enrolments if e.school_year == start}
