"""Pupils, their families and class groups, and what a new list of pupils changes."""

from collections.abc import Iterable, Mapping
from datetime import date
from uuid import UUID

from pydantic import Field

from data.errors import HumasError, Refused
from data.language import N_
from data.record import KeptRecord, Line, Record, Term, Words
from data.roster.rows import Fault


class EnrolmentStep(Term):
    """Whether a pupil is on the year's newest list."""

    ACTIVE = "active", N_("active")
    CHECK = "check", N_("please check")


class SiblingAnswer(Term):
    """What a person said about two families that may be one."""

    OPEN = "open", N_("not decided yet")
    SAME = "same", N_("one family")
    DIFFERENT = "different", N_("two families")


class ClassGroup(KeptRecord, table="class_group"):
    """A class group of one school year; grade and suffix give its order."""

    id: UUID
    school_year: int
    name: str
    grade: int
    suffix: str


class Family(KeptRecord, table="family"):
    """The parents of one or more pupils: the unit of participation."""

    id: UUID
    father_name: str
    mother_name: str
    guardian_name: str
    father_deceased: bool
    mother_deceased: bool
    phone: str | None
    version: int


class Student(KeptRecord, table="student", fixed=("key", "family_id")):
    """A pupil; their NIK and religion and their parents' income are never kept."""

    id: UUID
    key: str
    nisn: str | None
    nipd: str | None
    name: str
    gender: str
    family_id: UUID
    phone: str | None
    phone_typed: str
    email: str
    residence: str
    version: int
    known_by: str = ""


class Enrolment(KeptRecord, table="enrolment", key=("student_id", "school_year")):
    """A pupil's place in one school year."""

    student_id: UUID
    school_year: int
    class_group_id: UUID
    step: EnrolmentStep


class SiblingQuestion(
    KeptRecord, table="sibling_question", key=("family_id", "other_family_id")
):
    """Two families with the same parents but different phones."""

    family_id: UUID
    other_family_id: UUID
    answer: SiblingAnswer


class Relation(Term):
    """What somebody is to a pupil, or to the owner of a family's number."""

    FATHER = "father", N_("Father")
    MOTHER = "mother", N_("Mother")
    GUARDIAN = "guardian", N_("Guardian")
    RELATIVE = "relative", N_("Relative")


class ContactDraft(Record):
    """What a person fills in about somebody who speaks for a pupil in a second home.

    ``gets_letters``: letters about the pupil go there too, beside the pupil's own home.
    """

    name: Line
    relation: Relation
    phone: str | None = None
    gets_letters: bool = True


class PupilContact(
    ContactDraft, KeptRecord, table="pupil_contact", fixed=("student_id",)
):
    """Somebody who speaks for a pupil in a home of their own; the pupil counts once."""

    id: UUID
    student_id: UUID
    version: int


class ConsentDraft(Record):
    """What a person fills in about a family's number and messages to it.

    Without a day of withdrawal messages may be written.
    """

    owner: Words = ""
    given_on: date | None = None
    given_by: Words = ""
    withdrawn_on: date | None = None

    def refusal(self, today: date) -> HumasError | None:
        """Return why this cannot have been agreed or withdrawn, or None."""
        for day in filter(None, (self.given_on, self.withdrawn_on)):
            if day > today:
                return Refused(N_("{day} has not come yet."), day=day)
        if self.given_on and self.withdrawn_on and self.withdrawn_on < self.given_on:
            return Refused(
                N_(
                    "The consent cannot be withdrawn on {last} before it was given on "
                    "{first}."
                ),
                last=self.withdrawn_on,
                first=self.given_on,
            )
        return None


class MessageConsent(
    ConsentDraft, KeptRecord, table="message_consent", key=("family_id",)
):
    """Whose number a family gave, and whether messages may be written to it."""

    family_id: UUID
    version: int


class Kept(Record):
    """What the records know before a list is taken in."""

    students: tuple[Student, ...]
    families: tuple[Family, ...]
    class_groups: tuple[ClassGroup, ...]
    enrolments: tuple[Enrolment, ...]
    questions: tuple[SiblingQuestion, ...]


class Change(Term):
    """What a new list means for one pupil."""

    NEW = "new", N_("new")
    MOVED = "moved", N_("moved class")
    CHANGED = "changed", N_("changed")
    MISSING = "missing", N_("missing, to be checked")


class Answers(Record):
    """What a person said about a list before it is taken in.

    ``pupils``: by the place of a row, the pupil whom it names, or none for a new one.
    ``grades``: by the name of a class group, its grade. ``is_whole``: whether who is
    not on the list is missing, also where it names none of their class group.
    """

    pupils: Mapping[str, UUID | None] = Field(default_factory=dict)
    grades: Mapping[str, int] = Field(default_factory=dict)
    is_whole: bool | None = None


class Candidate(Record):
    """A pupil of the records whom a row may name."""

    id: UUID
    name: str
    class_group: str
    nisn: str | None
    nipd: str | None


class PupilQuestion(Record):
    """A row that may name a pupil who is known, but not for sure."""

    place: str
    row: int
    sheet: str
    name: str
    class_group: str
    nisn: str | None
    nipd: str | None
    candidates: tuple[Candidate, ...]


class UnknownGrade(Record):
    """A class group whose name does not say its grade."""

    name: str
    pupils: int


class Merge(Record):
    """A class group that is another one in another spelling, or is spelled anew."""

    gone: ClassGroup
    into: ClassGroup


class Difference(Record):
    """One pupil whom the list changes."""

    row: int | None
    sheet: str = ""
    name: str
    class_group: str
    change: Change
    before: str


class Intake(Record):
    """All that taking in a list would write, and how to tell it."""

    read: int
    unchanged: int
    class_groups: int
    usable_mobile: int
    differences: tuple[Difference, ...]
    bad: tuple[Fault, ...]
    warnings: tuple[Fault, ...]
    dropped_columns: tuple[str, ...]
    pupil_questions: tuple[PupilQuestion, ...]
    unknown_grades: tuple[UnknownGrade, ...]
    is_whole: bool
    unnamed: int
    merges: tuple[Merge, ...]
    changed_class_groups: tuple[Merge, ...]
    new_class_groups: tuple[ClassGroup, ...]
    new_families: tuple[Family, ...]
    changed_families: tuple[Family, ...]
    new_students: tuple[Student, ...]
    changed_students: tuple[Student, ...]
    new_enrolments: tuple[Enrolment, ...]
    changed_enrolments: tuple[Enrolment, ...]
    new_questions: tuple[SiblingQuestion, ...]

    def count(self, *changes: Change) -> int:
        """Return how many pupils change in one of these ways."""
        return sum(d.change in changes for d in self.differences)

    @property
    def waiting(self) -> int:
        """How many rows wait until a person has decided what they mean."""
        return len(self.pupil_questions) + sum(g.pupils for g in self.unknown_grades)

    @property
    def is_empty(self) -> bool:
        """Whether taking the list in would change nothing."""
        return not (
            self.new_class_groups
            or self.merges
            or self.changed_class_groups
            or self.changed_families
            or self.new_students
            or self.changed_students
            or self.new_enrolments
            or self.changed_enrolments
        )


def joined_families(questions: Iterable[SiblingQuestion]) -> dict[UUID, UUID]:
    """Return, for every family said to be one with another, the oldest of them."""
    joined: dict[UUID, UUID] = {}
    for question in questions:
        if question.answer is not SiblingAnswer.SAME:
            continue
        pair = (question.family_id, question.other_family_id)
        heads = {joined.get(family_id, family_id) for family_id in pair}
        oldest = min(heads)
        joined.update(dict.fromkeys(heads, oldest))
        joined.update({f: oldest for f, head in joined.items() if head in heads})
    return joined
