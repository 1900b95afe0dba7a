"""Keeping the directory of people."""

from uuid import UUID

from data.people.models import Person
from data.store import Store


def people(store: Store) -> list[Person]:
    """Return everybody in the directory, active ones first, by name."""
    return store.rows(Person, "from person order by is_active desc, name, id")


def person(store: Store, person_id: UUID) -> Person:
    """Return one person, or raise NotFound."""
    return store.row(Person, "from person where id = $id", id=person_id)


def add(store: Store, new: Person) -> None:
    """Keep a person who was not there before; the same form twice is one person."""
    store.write(
        """
        insert into person (id, name, element, position, phone, is_active, version)
        values ($id, $name, $element, $position, $phone, $is_active, $version)
        on conflict do nothing
        """,
        **new.model_dump(),
    )


def replace(store: Store, changed: Person) -> None:
    """Keep a person's next version, or raise Stale."""
    store.write_next(
        """
        update person
        set name = $name, element = $element, position = $position, phone = $phone,
            is_active = $is_active, version = $version
        where id = $id and version = $version - 1
        """,
        **changed.model_dump(),
    )
