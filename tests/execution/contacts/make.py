"""Makers of a school that speaks with families in confidence."""

from datetime import date
from typing import Any

from data.accounts.actions import open_account
from data.accounts.models import AccountDraft
from data.actor import Actor
from data.contacts import ContactKind, Topic
from data.people.models import Element, Person
from data.store import Store
from execution.contacts.actions import record_contact
from execution.contacts.models import Contact, ContactDraft
from tests.execution.make import keep_class_group, key
from tests.make import DEWI, EKO, SARI, YEAR, acting

PASSWORD = "kopi pahit di pagi hari"
MET_ON = date(2026, 8, 12)
ALYA, BIMA = key("Alya"), key("Bima")


def teachers_come(store: Store) -> None:
    """Let Dewi and Eko be in the directory, with accounts as teachers."""
    for person in (DEWI, EKO):
        store.add(
            Person(
                id=person.id,
                name=person.name,
                element=Element.COUNSELLOR,
                is_active=True,
                version=1,
            )
        )
        draft = AccountDraft(
            username=person.name.lower(), person_id=person.id, role=person.role
        )
        open_account(acting(store, SARI), draft, PASSWORD)


def a_school(store: Store) -> None:
    """Two class groups with two pupils each, and two teachers with accounts."""
    keep_class_group(store, "VII A", 7, "Alya", "Aldi")
    keep_class_group(store, "VII B", 7, "Bima", "Bela")
    teachers_come(store)


def a_draft(**facts: Any) -> ContactDraft:
    """A consultation about Alya that lacks nothing."""
    usual: dict[str, Any] = {
        "kind": ContactKind.CONSULTATION,
        "student_id": ALYA,
        "met_on": MET_ON,
        "topics": (Topic.LEARNING,),
        "agreement": "Belajar bersama setiap Kamis.",
    }
    return ContactDraft(**(usual | facts))


def a_contact(
    store: Store, name: str = "kontak", by: Actor = DEWI, **facts: Any
) -> Contact:
    """A contact of Dewi's, or of somebody else's."""
    return record_contact(acting(store, by), key(name), a_draft(**facts), YEAR)
