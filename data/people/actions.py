"""Keeping the directory: adding, changing, letting go and taking back."""

from typing import Any
from uuid import UUID

from data import duties
from data.act import Act
from data.calendar import SchoolYear
from data.duties import Duty
from data.errors import Refused
from data.language import N_
from data.nip import in_groups, nip_of
from data.people import store as people
from data.people.models import (
    ClassGroupsDraft,
    Person,
    PersonDraft,
    homeroom_refusal,
    leaving_refusal,
)
from data.phones import kept_phone
from data.school import store as schools


def add_person(
    act: Act,
    person_id: UUID,
    draft: PersonDraft,
    homeroom: ClassGroupsDraft | None = None,
) -> Person:
    """Add somebody to the directory; the same form twice is one person.

    ``homeroom``: the class groups of a year whose homeroom teacher they are.
    """
    new = Person(
        **_checked(draft),
        id=person_id,
        is_active=True,
        version=1,
    )
    with act.store.transaction():
        duties.demand(Duty.KEEP_DIRECTORY, act.by)
        if person_id in {person.id for person in people.people(act.store)}:
            return act.store.get(Person, person_id)
        _demand_own_number(act, new)
        act.store.add(new)
        act.note("person", person_id, "added", name=new.name)
        if homeroom and homeroom.class_group_ids:
            _lead(act, new, homeroom)
    return new


def change_person(
    act: Act,
    person_id: UUID,
    version: int,
    draft: PersonDraft,
    homeroom: ClassGroupsDraft | None = None,
) -> Person:
    """Change what the directory says about a person; without ``homeroom`` not that."""
    with act.store.transaction():
        duties.demand(Duty.KEEP_DIRECTORY, act.by)
        changed = act.store.get(Person, person_id).model_copy(
            update={**_checked(draft), "version": version + 1}
        )
        _demand_own_number(act, changed)
        act.store.replace(changed)
        act.note("person", person_id, "changed", name=changed.name)
        if homeroom:
            _lead(act, changed, homeroom)
    return changed


def set_active(act: Act, person_id: UUID, version: int, *, is_active: bool) -> Person:
    """Let a person go, or take them back; what they did stays in the records.

    Who is let go is out at once: their sessions end, and neither their account nor a
    personal link opens anything until they are taken back.
    """
    with act.store.transaction():
        duties.demand(Duty.KEEP_DIRECTORY, act.by)
        kept = act.store.get(Person, person_id)
        if kept.is_active == is_active and kept.version == version + 1:
            return kept  # pressed twice
        keepers = people.keepers_of_accounts(act.store)
        if not is_active and (refusal := leaving_refusal(person_id, keepers)):
            raise refusal
        changed = kept.model_copy(
            update={"is_active": is_active, "version": version + 1}
        )
        act.store.replace(changed)
        people.end_sessions(act.store, person_id)
        event = "taken back" if is_active else "let go"
        act.note("person", person_id, event, name=changed.name)
    return changed


def _lead(act: Act, person: Person, wanted: ClassGroupsDraft) -> None:
    """Let a person be homeroom teacher of just these class groups of a year."""
    year = SchoolYear(start=wanted.school_year)
    groups = people.class_groups(act.store, year)
    before = {group.id for group in groups if group.person_id == person.id}
    if before == set(wanted.class_group_ids):
        return
    schools.demand_open(act.store, year.start)
    if refusal := homeroom_refusal(person, wanted, groups):
        raise refusal
    people.lead_class_groups(act.store, person.id, year, wanted.class_group_ids)
    names = [group.name for group in groups if group.id in wanted.class_group_ids]
    act.note(
        "person",
        person.id,
        "homeroom",
        name=person.name,
        class_groups=", ".join(names),
    )


def _demand_own_number(act: Act, person: Person) -> None:
    """Raise Refused where somebody else has this person's NIP."""
    for other in people.people(act.store) if person.employee_number else ():
        if other.employee_number == person.employee_number and other.id != person.id:
            raise Refused(
                N_("NIP {number} already belongs to {name} in the directory."),
                number=in_groups(other.employee_number),
                name=other.name,
            )


def _checked(draft: PersonDraft) -> dict[str, Any]:
    """Return what was filled in, with phone and NIP as they are kept."""
    return {
        **dict(draft),
        "phone": kept_phone(draft.phone),
        "employee_number": nip_of(draft.employee_number),
    }
