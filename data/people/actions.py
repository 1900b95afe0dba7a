"""Keeping the directory: adding, changing, letting go and taking back."""

from datetime import datetime
from uuid import UUID

from data import duties, history
from data.actor import Actor
from data.duties import Duty
from data.errors import Refused
from data.language import N_
from data.people import store as people
from data.people.models import Person, PersonDraft
from data.phones import split_phones
from data.store import Store


def add_person(
    store: Store, person_id: UUID, draft: PersonDraft, *, by: Actor, now: datetime
) -> Person:
    """Add somebody to the directory; the same form twice is one person."""
    new = Person(
        **{**draft.model_dump(), "phone": _phone(draft.phone)},
        id=person_id,
        is_active=True,
        version=1,
    )
    with store.transaction():
        duties.demand(Duty.KEEP_DIRECTORY, by)
        if person_id in {person.id for person in people.people(store)}:
            return store.get(Person, person_id)
        store.add(new)
        history.note(store, "person", person_id, "added", by=by, now=now)
    return new


def change_person(
    store: Store,
    person_id: UUID,
    version: int,
    draft: PersonDraft,
    *,
    by: Actor,
    now: datetime,
) -> Person:
    """Change what the directory says about a person."""
    with store.transaction():
        duties.demand(Duty.KEEP_DIRECTORY, by)
        changed = store.get(Person, person_id).model_copy(
            update={
                **dict(draft),
                "phone": _phone(draft.phone),
                "version": version + 1,
            }
        )
        store.replace(changed)
        history.note(store, "person", person_id, "changed", by=by, now=now)
    return changed


def set_active(
    store: Store,
    person_id: UUID,
    version: int,
    *,
    is_active: bool,
    by: Actor,
    now: datetime,
) -> Person:
    """Let a person go, or take them back; what they did stays in the records."""
    with store.transaction():
        duties.demand(Duty.KEEP_DIRECTORY, by)
        changed = store.get(Person, person_id).model_copy(
            update={"is_active": is_active, "version": version + 1}
        )
        store.replace(changed)
        event = "taken back" if is_active else "let go"
        history.note(store, "person", person_id, event, by=by, now=now)
    return changed


def _phone(typed: str | None) -> str | None:
    """Return the first number in E.164, None where none was typed, or raise Refused."""
    if not typed or not typed.strip():
        return None
    for phone in split_phones(typed):
        if phone.e164:
            return phone.e164
    raise Refused(
        N_("“{typed}” is not a phone number. Write it like 0812-3456-7890."),
        typed=typed,
    )
