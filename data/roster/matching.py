"""Which pupil of a list is which pupil of the records, and who are siblings.

A pupil is known by NISN, else by NIPD, else by name and birth date (hashed). Families
are one when both parents' names and the phone agree; the same names with another phone
are a question for a person, never a guess.
"""

from collections.abc import Iterator
from uuid import UUID

from data.calendar import SchoolYear
from data.record import new_id
from data.roster.class_groups import UNKNOWN, grade_of, suffix_of
from data.roster.models import (
    Change,
    ClassGroup,
    Difference,
    Enrolment,
    EnrolmentStep,
    Family,
    Intake,
    Kept,
    SiblingAnswer,
    SiblingQuestion,
    Student,
    joined_families,
)
from data.roster.reading import PupilRow, RosterFile

Names = tuple[str, str, str]


def intake(kept: Kept, roster: RosterFile, year: SchoolYear) -> Intake:
    """Return what taking in ``roster`` for ``year`` would change."""
    matching = _Matching(kept, year)
    for pupil in roster.pupils:
        matching.take(pupil)
    matching.note_missing()
    return Intake(
        read=roster.read,
        unchanged=matching.unchanged,
        class_groups=len({pupil.class_group for pupil in roster.pupils}),
        usable_mobile=sum(_mobile(pupil) is not None for pupil in roster.pupils),
        differences=tuple(matching.differences),
        bad=roster.bad,
        warnings=roster.warnings,
        dropped_columns=roster.dropped_columns,
        new_class_groups=tuple(matching.new_class_groups),
        new_families=tuple(matching.new_families.values()),
        changed_families=tuple(matching.changed_families.values()),
        new_students=tuple(matching.new_students),
        changed_students=tuple(matching.changed_students),
        new_enrolments=tuple(matching.new_enrolments),
        changed_enrolments=tuple(matching.changed_enrolments),
        new_questions=tuple(matching.new_questions),
    )


class _Matching:
    def __init__(self, kept: Kept, year: SchoolYear) -> None:
        self.year = year
        self.unchanged = 0
        self.differences: list[Difference] = []
        self.new_class_groups: list[ClassGroup] = []
        self.new_families: dict[UUID, Family] = {}
        self.changed_families: dict[UUID, Family] = {}
        self.new_students: list[Student] = []
        self.changed_students: list[Student] = []
        self.new_enrolments: list[Enrolment] = []
        self.changed_enrolments: list[Enrolment] = []
        self.new_questions: list[SiblingQuestion] = []
        self._seen: set[UUID] = set()
        self._told: set[UUID] = set()
        self._joined = joined_families(kept.questions)
        self._students = {s.id: s for s in kept.students}
        self._by_key = {s.key: s for s in kept.students}
        self._by_nisn = {s.nisn: s for s in kept.students if s.nisn}
        self._by_nipd = {s.nipd: s for s in kept.students if s.nipd}
        self._families = {f.id: f for f in kept.families}
        self._by_parents: dict[Names, list[UUID]] = {}
        for family in kept.families:
            self._by_parents.setdefault(_parents(family), []).append(family.id)
        self._groups = {g.id: g for g in kept.class_groups}
        self._by_name = {
            g.name: g for g in kept.class_groups if g.school_year == year.start
        }
        self._now = _of_year(kept, year.start)
        self._before = _of_year(kept, year.before.start)
        self._asked = {
            frozenset((q.family_id, q.other_family_id)) for q in kept.questions
        }

    def take(self, pupil: PupilRow) -> None:
        """Match one pupil of the list and note what changes."""
        group = self._group(pupil.class_group)
        known = self._known(pupil)
        if known is None:
            student = _student(pupil, self._family_of(pupil))
            self._seen.add(student.id)
            self.new_students.append(student)
            self._enrol(student.id, group)
            self._note(pupil, Change.NEW)
            return
        self._seen.add(known.id)
        changed = self._renew(known, pupil)
        moved_from = self._move(known.id, group)
        if moved_from not in {None, group.name}:
            self._note(pupil, Change.MOVED, moved_from or "")
        elif changed or moved_from is not None:
            self._note(pupil, Change.CHANGED, moved_from or "")
        else:
            self.unchanged += 1

    def note_missing(self) -> None:
        """Mark pupils who are not on the list any more, without deleting them."""
        for enrolment in self._now.values():
            if (
                enrolment.student_id not in self._seen
                and enrolment.step is EnrolmentStep.ACTIVE
            ):
                self.changed_enrolments.append(
                    enrolment.model_copy(update={"step": EnrolmentStep.CHECK})
                )
                self._note_gone(enrolment)
        grades = {self._groups[e.class_group_id].grade for e in self._before.values()}
        leaving = max(grades - {UNKNOWN}, default=0)
        for enrolment in self._before.values():
            student_id = enrolment.student_id
            if (
                student_id not in self._seen
                and student_id not in self._now
                and enrolment.step is EnrolmentStep.ACTIVE
                and self._groups[enrolment.class_group_id].grade < leaving
            ):
                self.new_enrolments.append(
                    enrolment.model_copy(
                        update={
                            "school_year": self.year.start,
                            "step": EnrolmentStep.CHECK,
                        }
                    )
                )
                self._note_gone(enrolment)

    def _known(self, pupil: PupilRow) -> Student | None:
        if pupil.nisn and (found := self._by_nisn.get(pupil.nisn)):
            return found
        if pupil.nipd and (found := self._by_nipd.get(pupil.nipd)):
            same_person = not (pupil.nisn and found.nisn)
            return found if same_person else None
        return self._by_key.get(_key(pupil))

    def _group(self, name: str) -> ClassGroup:
        if name not in self._by_name:
            group = ClassGroup(
                id=new_id(),
                school_year=self.year.start,
                name=name,
                grade=grade_of(name),
                suffix=suffix_of(name),
            )
            self._by_name[name] = self._groups[group.id] = group
            self.new_class_groups.append(group)
        return self._by_name[name]

    def _family_of(self, pupil: PupilRow) -> UUID:
        """Return the family of a pupil who is new: a sibling's, or one of their own."""
        wanted = _family(pupil)
        if any(name for name in _parents(wanted)):
            alike = self._by_parents.setdefault(_parents(wanted), [])
            for family_id in alike:
                if wanted.phone and self._families[family_id].phone == wanted.phone:
                    found = self._joined.get(family_id, family_id)
                    self._renew_family(found, pupil)
                    return found
            for family_id in dict.fromkeys(self._joined.get(f, f) for f in alike):
                self._ask(family_id, wanted.id)
            alike.append(wanted.id)
        self._families[wanted.id] = self.new_families[wanted.id] = wanted
        return wanted.id

    def _ask(self, family_id: UUID, other_id: UUID) -> None:
        pair = frozenset((family_id, other_id))
        if pair not in self._asked:
            self._asked.add(pair)
            self.new_questions.append(
                SiblingQuestion(
                    family_id=family_id,
                    other_family_id=other_id,
                    answer=SiblingAnswer.OPEN,
                )
            )

    def _renew(self, known: Student, pupil: PupilRow) -> bool:
        """Take over what the list says about a known pupil; whether it differs."""
        said = _student(pupil, known.family_id).model_copy(
            update={"id": known.id, "key": known.key, "version": known.version}
        )
        differs = said != known
        if differs:
            self.changed_students.append(
                said.model_copy(update={"version": known.version + 1})
            )
        return self._renew_family(known.family_id, pupil) or differs

    def _renew_family(self, family_id: UUID, pupil: PupilRow) -> bool:
        """Take over the parents as the family's first pupil in the list has them.

        Siblings' rows may differ; were each to speak, the same list would change the
        family again and again.
        """
        if family_id in self.new_families:
            return False
        kept = self._families[family_id]
        said = (kept if family_id in self._told else _family(pupil)).model_copy(
            update={
                "id": kept.id,
                "version": kept.version,
                "phone": kept.phone or _mobile(pupil),
            }
        )
        self._told.add(family_id)
        if said == kept:
            return False
        if family_id not in self.changed_families:
            said = said.model_copy(update={"version": kept.version + 1})
        self.changed_families[family_id] = self._families[family_id] = said
        return True

    def _move(self, student_id: UUID, group: ClassGroup) -> str | None:
        """Enrol a known pupil; return the class they come from when it is another."""
        now = self._now.get(student_id)
        if now is None:
            self._enrol(student_id, group)
            before = self._before.get(student_id)
            return self._groups[before.class_group_id].name if before else ""
        wanted = Enrolment(
            student_id=student_id,
            school_year=self.year.start,
            class_group_id=group.id,
            step=EnrolmentStep.ACTIVE,
        )
        if wanted == now:
            return None
        self.changed_enrolments.append(wanted)
        return self._groups[now.class_group_id].name

    def _enrol(self, student_id: UUID, group: ClassGroup) -> None:
        self.new_enrolments.append(
            Enrolment(
                student_id=student_id,
                school_year=self.year.start,
                class_group_id=group.id,
                step=EnrolmentStep.ACTIVE,
            )
        )

    def _note(self, pupil: PupilRow, change: Change, before: str = "") -> None:
        self.differences.append(
            Difference(
                row=pupil.row,
                name=pupil.name,
                class_group=pupil.class_group,
                change=change,
                before=before,
            )
        )

    def _note_gone(self, enrolment: Enrolment) -> None:
        self.differences.append(
            Difference(
                row=None,
                name=self._students[enrolment.student_id].name,
                class_group=self._groups[enrolment.class_group_id].name,
                change=Change.MISSING,
                before="",
            )
        )


def _of_year(kept: Kept, start: int) -> dict[UUID, Enrolment]:
    return {e.student_id: e for e in kept.enrolments if e.school_year == start}


def _key(pupil: PupilRow) -> str:
    if pupil.nisn:
        return f"nisn:{pupil.nisn}"
    if pupil.nipd:
        return f"nipd:{pupil.nipd}"
    return f"hash:{pupil.fallback_key}"


def _mobile(pupil: PupilRow) -> str | None:
    return next(_mobiles(pupil), None)


def _mobiles(pupil: PupilRow) -> Iterator[str]:
    return (p.e164 for p in pupil.phones if p.e164 and p.kind == "mobile")


def _student(pupil: PupilRow, family_id: UUID) -> Student:
    return Student(
        id=new_id(),
        key=_key(pupil),
        nisn=pupil.nisn,
        nipd=pupil.nipd,
        name=pupil.name,
        gender=pupil.gender,
        family_id=family_id,
        phone=_mobile(pupil),
        phone_typed=" / ".join(phone.typed for phone in pupil.phones),
        email=pupil.email or "",
        residence=pupil.residence,
        version=1,
    )


def _family(pupil: PupilRow) -> Family:
    return Family(
        id=new_id(),
        father_name=pupil.father_name,
        mother_name=pupil.mother_name,
        guardian_name=pupil.guardian_name,
        father_deceased=pupil.father_deceased,
        mother_deceased=pupil.mother_deceased,
        phone=_mobile(pupil),
        version=1,
    )


def _parents(family: Family) -> Names:
    return (
        _plain(family.father_name),
        _plain(family.mother_name),
        ""
        if family.father_name or family.mother_name
        else _plain(family.guardian_name),
    )


def _plain(name: str) -> str:
    return " ".join(name.casefold().replace(".", " ").split())
