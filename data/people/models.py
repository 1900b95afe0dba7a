"""People of the directory, and what they belong to."""

from collections.abc import Set as AbstractSet
from uuid import UUID

from data.errors import HumasError, Refused
from data.language import N_
from data.record import KeptRecord, Line, Record, Term, Words


class Element(Term):
    """What a person is to the school."""

    PRINCIPAL = "principal", N_("Principal")
    TEACHER = "teacher", N_("Teacher")
    COUNSELLOR = "counsellor", N_("Guidance counsellor")
    STAFF = "staff", N_("Education staff")
    PARENT = "parent", N_("Parent or guardian")
    KOMITE = "komite", N_("School committee (komite)")
    PARTNER = "partner", N_("Partner institution")
    COMMUNITY = "community", N_("Community")


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
