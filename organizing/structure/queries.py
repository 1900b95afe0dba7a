"""Questions about the school's bodies: the tree, empty seats, ending terms."""

from collections.abc import Mapping
from datetime import date, timedelta
from functools import partial
from uuid import UUID

from data.calendar import SchoolYear
from data.language.naming import SCHOOL
from data.people.queries import signing_people
from data.record import Record
from data.school.models import School
from data.store import Store, question
from organizing.structure import store as records
from organizing.structure.models import (
    NOTICE_DAYS,
    Body,
    BodyKind,
    Branch,
    flat,
    tree,
)

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

    @property
    def is_of_parents(self) -> bool:
        """Whether it is a position among the parents of a class group."""
        return self.body_kind is BodyKind.CLASS_PARENTS


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


class Structure(Record):
    """The school's bodies on a day of a year, with what is vacant and what ends."""

    day: date
    branches: tuple[Branch, ...]
    places: tuple[OpenPlace, ...]
    ending: tuple[EndingTerm, ...]

    @property
    def bodies(self) -> list[Body]:
        """The bodies, superiors before those below them."""
        return [branch.body for _, branch in flat(self.branches)]

    @property
    def in_office(self) -> int:
        """How many people hold a position."""
        posts = [post for _, branch in flat(self.branches) for post in branch.posts]
        return len({holder.person_id for post in posts for holder in post.holders})

    @property
    def vacant(self) -> int:
        """Empty seats outside the parents of class groups."""
        return sum(place.vacant for place in self.places if not place.is_of_parents)

    @property
    def ends(self) -> int:
        """How many terms end within the notice."""
        return sum(term.days_left is not None for term in self.ending)


class StructurePaper(Record):
    """Everything the structure on paper says."""

    school: School
    year: SchoolYear
    day: date
    lead: str
    branches: tuple[Branch, ...]

    @property
    def known(self) -> Mapping[str, str]:
        """Who holds an office by the school's own records, by its title in small.

        The principal, and who leads public relations, are known without a term.
        """
        naming = self.school.level.naming
        names = {
            SCHOOL.principal: self.school.principal_name,
            naming.principal: self.school.principal_name,
            SCHOOL.lead: self.lead,
            naming.lead: self.lead,
        }
        return {title.casefold(): name for title, name in names.items()}


def structure_paper(store: Store, year: SchoolYear, day: date) -> StructurePaper:
    """Return what the structure on paper needs for a day of a year."""
    branches = tuple(branches_on(store, year, day))
    school = store.get(School)
    lead = next((one.name for one in signing_people(store)), "")
    return StructurePaper(
        school=school, year=year, day=day, lead=lead, branches=branches
    )


def structure_on(store: Store, year: SchoolYear, day: date) -> Structure:
    """Return the structure of a day of a year, with what needs a look."""
    return Structure(
        day=day,
        branches=tuple(branches_on(store, year, day)),
        places=tuple(open_places(store, year, day)),
        ending=tuple(ending_terms(store, year, day)),
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
