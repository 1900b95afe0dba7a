"""What is asked about the people of the directory."""

from datetime import date
from functools import partial
from uuid import UUID

from data import duties
from data.actor import Role
from data.calendar import SchoolYear
from data.duties import Duty
from data.people.models import Element
from data.record import Record
from data.search.models import Thing
from data.store import Store, question

_sql = partial(question, __file__)


class ListedPerson(Record):
    """A person of the directory with their account, if any."""

    id: UUID
    name: str
    element: Element
    position: str
    phone: str | None
    employee_number: str
    shares_phone: bool
    username: str | None
    role: Role | None
    is_active: bool
    version: int
    class_groups: tuple[str, ...]
    class_group_ids: tuple[UUID, ...]


def listed_people(store: Store, year: SchoolYear | None = None) -> list[ListedPerson]:
    """Return everybody, active ones first, by name; people belong to no year.

    ``year``: of which the homeroom teachers' class groups are named.
    """
    start = year.start if year else None
    return store.rows(ListedPerson, _sql("listed_people"), year=start)


class Signatory(Record):
    """Somebody whose name, and NIP if they have one, stands below a paper."""

    id: UUID
    name: str
    employee_number: str


def signing_people(store: Store) -> list[Signatory]:
    """Return who leads public relations, by name; usually one person."""
    leads = sorted(duties.roles_of(Duty.PLAN_YEAR))
    return store.rows(Signatory, _sql("signing_people"), leads=leads)


def komite_chairs(store: Store, day: date) -> list[Signatory]:
    """Return who chairs the komite on a day; nobody where no chair is entered."""
    return store.rows(Signatory, _sql("komite_chairs"), day=day)


def findable_people(store: Store) -> list[Thing]:
    """Return the people of the directory, with what they are."""
    return store.rows(Thing, _sql("findable_people"))
