"""What is asked about pupils and class groups."""

from datetime import date
from functools import partial
from uuid import UUID

from data.calendar import SchoolYear
from data.record import Record
from data.roster.models import EnrolmentStep, Relation
from data.search.models import Thing
from data.store import Store, question

_sql = partial(question, __file__)


class ListedClassGroup(Record):
    """A class group with its pupils, and the households that they come from."""

    id: UUID
    name: str
    grade: int
    school_year: str
    students: int
    families: int


class ListedPupil(Record):
    """A pupil of a year's list; phone numbers are not listed."""

    id: UUID
    name: str
    nisn: str | None
    nipd: str | None
    gender: str
    class_group: str
    school_year: str
    step: EnrolmentStep
    has_mobile: bool


class OpenSiblingQuestion(Record):
    """Two families with the same parents' names and different phones."""

    family_id: UUID
    other_family_id: UUID
    father_name: str
    mother_name: str
    phone: str | None
    other_phone: str | None
    children: str | None
    other_children: str | None


class PupilHome(Record):
    """A pupil's parents, number and consent, as they stand in the records."""

    student_id: UUID
    name: str
    class_group: str
    family_id: UUID
    father_name: str
    mother_name: str
    guardian_name: str
    phone: str | None
    owner: str
    given_on: date | None
    given_by: str
    withdrawn_on: date | None
    version: int


class SecondHome(Record):
    """Somebody who speaks for a pupil in a home of their own."""

    id: UUID
    student_id: UUID
    name: str
    relation: Relation
    phone: str | None
    gets_letters: bool
    version: int


def pupil_homes(store: Store, year: SchoolYear) -> list[PupilHome]:
    """Return the homes of a year's pupils, by class group and name."""
    return store.rows(PupilHome, _sql("pupil_homes"), year=year.start)


def second_homes(store: Store) -> list[SecondHome]:
    """Return who speaks for pupils in second homes, by name."""
    return store.rows(SecondHome, _sql("second_homes"))


def listed_class_groups(
    store: Store, year: SchoolYear | None
) -> list[ListedClassGroup]:
    """Return class groups of one year or all, VII A to IX G."""
    return store.rows(ListedClassGroup, _sql("listed_class_groups"), year=_start(year))


def listed_pupils(store: Store, year: SchoolYear | None) -> list[ListedPupil]:
    """Return pupils of one year or all, by class group and name."""
    return store.rows(ListedPupil, _sql("listed_pupils"), year=_start(year))


def open_sibling_questions(store: Store) -> list[OpenSiblingQuestion]:
    """Return the pairs of families a person has to decide about.

    A family whose pupils were joined to another is asked about through that one.
    """
    found = store.rows(OpenSiblingQuestion, _sql("open_sibling_questions"))
    return [pair for pair in found if pair.children and pair.other_children]


def _start(year: SchoolYear | None) -> int | None:
    return year.start if year else None


def findable_pupils(store: Store) -> list[Thing]:
    """Return the pupils in their latest class groups, with their families."""
    return store.rows(Thing, _sql("findable_pupils"))
