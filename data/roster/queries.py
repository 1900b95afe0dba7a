"""What is asked about pupils and class groups."""

from functools import partial
from uuid import UUID

from data.calendar import SchoolYear
from data.record import Record
from data.roster.models import EnrolmentStep
from data.store import Store, question

_sql = partial(question, __file__)


class ListedClassGroup(Record):
    """A class group with its pupils and families (siblings count once)."""

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
