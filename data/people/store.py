"""Keeping the directory of people."""

from data.people.models import Person
from data.store import Store


def people(store: Store) -> list[Person]:
    """Return everybody in the directory, active ones first, by name."""
    return store.rows(
        Person, "from person order by is_active desc, alphabetical(name), id"
    )
