"""What is asked about the people of the directory."""

from functools import partial
from uuid import UUID

from data.actor import Role
from data.people.models import Element
from data.record import Record
from data.store import Store, question

_sql = partial(question, __file__)


class ListedPerson(Record):
    """A person of the directory with their account, if any."""

    id: UUID
    name: str
    element: Element
    position: str
    phone: str | None
    username: str | None
    role: Role | None
    is_active: bool
    version: int


def listed_people(store: Store, _: object = None) -> list[ListedPerson]:
    """Return everybody, active ones first, by name; people belong to no year."""
    return store.rows(ListedPerson, _sql("listed_people"))
