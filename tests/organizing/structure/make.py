"""Makers of bodies, positions and terms."""

from datetime import date
from typing import Any
from uuid import UUID, uuid5

from data.actor import Actor
from data.people.models import Element, Person
from data.roster.models import ClassGroup
from data.store import Store
from organizing.structure import store as records
from organizing.structure.actions import add_body, appoint
from organizing.structure.models import (
    Body,
    BodyDraft,
    BodyKind,
    Office,
    OfficeTerm,
    OfficeTermDraft,
)
from tests.make import NOW, RINA, SARI, YEAR, acting

SPACE = UUID(int=79)
TODAY = NOW.date()


def key(name: str) -> UUID:
    """The same id for the same name."""
    return uuid5(SPACE, name)


def a_body(
    store: Store, title: str = "Tim humas", kind: BodyKind = BodyKind.SECTION, **f: Any
) -> Body:
    """Keep a body with the usual positions of its kind."""
    draft = BodyDraft(**({"kind": kind, "title": title} | f))
    return add_body(acting(store, SARI), key(title), draft)


def offices_of(store: Store, body: Body) -> list[Office]:
    """Return a body's positions in order."""
    return records.offices(store, body.id)


def a_term(
    store: Store,
    office: Office,
    holder: Actor | Person = RINA,
    first: date = date(2026, 7, 1),
    last: date | None = None,
) -> OfficeTerm:
    """Give a position to somebody."""
    draft = OfficeTermDraft(person_id=holder.id, starts_on=first, ends_on=last)
    term_id = key(f"{office.id}-{holder.id}-{first}")
    return appoint(acting(store, SARI), term_id, office.id, draft)


def a_person(store: Store, name: str, element: Element = Element.PARENT) -> Person:
    """Keep somebody in the directory."""
    new = Person(id=key(name), name=name, element=element, is_active=True, version=1)
    store.add(new)
    return new


def keep_class_groups(store: Store, *names: str, year: int = YEAR.start) -> None:
    """Keep class groups of a year."""
    grades = {"VII": 7, "VIII": 8, "IX": 9}
    groups = [
        ClassGroup(
            id=key(f"{year}-{name}"),
            school_year=year,
            name=name,
            grade=grades[name.split()[0]],
            suffix=name.split()[1],
        )
        for name in names
    ]
    store.write_all("class_group", groups)
