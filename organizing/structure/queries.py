"""What is asked about the school's bodies: the tree, empty seats, ending terms."""

from datetime import date, timedelta
from functools import partial
from uuid import UUID

from data.calendar import SchoolYear
from data.errors import NotFound
from data.language import N_
from data.record import Record
from data.school.models import School
from data.store import Store, question
from organizing.structure import store as records
from organizing.structure.models import NOTICE_DAYS, BodyKind, Branch, tree

_sql = partial(question, __file__)


class OpenPlace(Record):
    """A position with seats that nobody holds."""

    office_id: UUID
    title: str
    body_id: UUID
    body_kind: BodyKind
    body_title: str
    seats: int
    holders: int

    @property
    def vacant(self) -> int:
        """How many seats are empty."""
        return self.seats - self.holders


class EndingTerm(Record):
    """A term that ends within the notice, or whose holder is no longer active."""

    term_id: UUID
    name: str
    is_active: bool
    title: str
    body_id: UUID
    body_kind: BodyKind
    body_title: str
    term_number: int
    last_day: date | None
    days_left: int | None


class StructurePaper(Record):
    """Everything the structure on paper says."""

    school: School
    year: SchoolYear
    day: date
    branches: tuple[Branch, ...]


def structure_paper(store: Store, year: SchoolYear, day: date) -> StructurePaper:
    """Return what the structure on paper needs for a day of a year."""
    school = store.find(School)
    if school is None:
        raise NotFound(N_("The school has not been set up yet."))
    return StructurePaper(
        school=school,
        year=year,
        day=day,
        branches=tuple(branches_on(store, year, day)),
    )


def branches_on(store: Store, year: SchoolYear, day: date) -> list[Branch]:
    """Return the school's bodies on a day of a year as a tree with their holders."""
    return tree(
        records.bodies_on(store, year, day),
        records.offices(store),
        records.terms_on(store, day),
    )


def open_places(store: Store, year: SchoolYear, day: date) -> list[OpenPlace]:
    """Return the positions with empty seats on a day, in the order of the bodies."""
    return store.rows(OpenPlace, _sql("open_places"), year=year.start, day=day)


def ending_terms(store: Store, year: SchoolYear, day: date) -> list[EndingTerm]:
    """Return the terms that end within 90 days of ``day``, the nearest first.

    Also those of people who are no longer active in the directory.
    """
    return store.rows(
        EndingTerm,
        _sql("ending_terms"),
        year=year.start,
        day=day,
        until=day + timedelta(days=NOTICE_DAYS),
    )
