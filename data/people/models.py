"""People of the directory, and what they belong to."""

from collections import Counter
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from typing import Final
from uuid import UUID

from data.errors import HumasError, NotFound, Refused
from data.language import N_, say
from data.record import KeptRecord, Line, Record, Term, Words


class Element(Term):
    """What a person is to the school."""

    PRINCIPAL = "principal", N_("Principal")
    TEACHER = "teacher", N_("Teacher")
    HOMEROOM = "homeroom", N_("Homeroom teacher")
    COUNSELLOR = "counsellor", N_("Guidance counsellor")
    STAFF = "staff", N_("Education staff")
    PARENT = "parent", N_("Parent or guardian")
    KOMITE = "komite", N_("School committee (komite)")
    PARTNER = "partner", N_("Partner institution")
    COMMUNITY = "community", N_("Community")
    SUPERVISOR = "supervisor", N_("School supervisor")
    RESOURCE_PERSON = "resource_person", N_("Resource person")


OF_THE_SCHOOL: Final = frozenset(
    {
        Element.PRINCIPAL,
        Element.TEACHER,
        Element.HOMEROOM,
        Element.COUNSELLOR,
        Element.STAFF,
    }
)
"""Who works at the school itself."""


class PersonDraft(Record):
    """What a person fills in to add somebody to the directory.

    ``shares_phone``: they agreed that those whom they lead read their number on paper.
    """

    name: Line
    element: Element
    position: Words = ""
    phone: str | None = None
    employee_number: Words = ""
    shares_phone: bool = False


class Person(PersonDraft, KeptRecord, table="person"):
    """Somebody of the school's directory; an account is optional."""

    id: UUID
    is_active: bool
    version: int


def told_apart(everybody: Sequence[Person]) -> dict[str, str]:
    """Return people's names by their ids; namesakes with what each is to the school."""
    often = Counter(one.name for one in everybody)
    return {
        str(one.id): one.name
        if often[one.name] == 1
        else f"{one.name} ({one.position or say(one.element.label)})"
        for one in everybody
    }


class Homeroom(KeptRecord, table="homeroom", key=("class_group_id",)):
    """A class group and its homeroom teacher; the class group has its year."""

    class_group_id: UUID
    person_id: UUID


class ClassGroupsDraft(Record):
    """The class groups of a year whose homeroom teacher somebody is."""

    school_year: int
    class_group_ids: tuple[UUID, ...] = ()


class HeldClassGroup(Record):
    """A class group of a year, and its homeroom teacher, if it has one."""

    id: UUID
    name: str
    person_id: UUID | None
    person_name: str


def homeroom_refusal(
    person: Person, wanted: ClassGroupsDraft, groups: Sequence[HeldClassGroup]
) -> HumasError | None:
    """Return why this person cannot be homeroom teacher of these class groups.

    ``groups``: all of the year.
    """
    if wanted.class_group_ids and person.element is not Element.HOMEROOM:
        return Refused(
            N_(
                "Only a homeroom teacher has a class group. Choose the element "
                "“Homeroom teacher”, or take the class group away."
            )
        )
    known = {group.id: group for group in groups}
    for one in wanted.class_group_ids:
        if one not in known:
            return NotFound(N_("A class group chosen here is not there any more."))
        held = known[one]
        if held.person_id not in (None, person.id):
            return Refused(
                N_(
                    "{class_group} already has a homeroom teacher, {name}. Take the "
                    "class group away from them first."
                ),
                class_group=held.name,
                name=held.person_name,
            )
    return None


def leaving_refusal(person_id: UUID, keepers: AbstractSet[UUID]) -> HumasError | None:
    """Return why this person must go on keeping the accounts, or None.

    ``keepers``: who can come in and keeps them.
    """
    if keepers != {person_id}:
        return None
    return Refused(
        N_(
            "This is the last open account of a vice principal for public "
            "relations. Open another one first."
        )
    )
