"""What a list of people says, and what taking it in would change."""

from collections.abc import Mapping
from typing import Final
from uuid import UUID

from pydantic import Field

from data.language import N_
from data.people.models import Element, HeldClassGroup, Person
from data.record import Record, Term
from data.workbook import BadRow


class ListFault(BadRow):
    """A row with a fault or a remark; the sheet is named where a file has several."""

    sheet: str = ""


class PersonRow(Record):
    """What one row says about a person; what is empty the row does not say."""

    row: int
    sheet: str = ""
    name: str
    element: Element | None = None
    position: str = ""
    phone: str | None = None
    employee_number: str = ""
    class_groups: tuple[str, ...] = ()

    @property
    def place(self) -> str:
        """Where the row stands in its file."""
        return f"{self.sheet}!{self.row}"


class PeopleList(Record):
    """A list as it was read: its good rows, its faults, and what is not read of it."""

    rows: tuple[PersonRow, ...]
    bad: tuple[ListFault, ...] = ()
    remarks: tuple[ListFault, ...] = ()
    dropped: tuple[str, ...] = ()
    other_sheets: tuple[str, ...] = ()


class Change(Term):
    """What taking in a row does."""

    NEW = "new", N_("New")
    CHANGED = "changed", N_("Changed")


Fact = tuple[str, Element | str]
"""What a field is called, and what stands in it."""


class Difference(Record):
    """A person who is new or changed, and what was there before."""

    row: int
    sheet: str
    name: str
    change: Change
    before: tuple[Fact, ...] = ()
    after: tuple[Fact, ...] = ()


A_NEW_PERSON: Final = "new"
LEFT_OUT: Final = "repeated"
"""Answers beside the id of somebody in the directory."""


class PersonQuestion(Record):
    """A row whose name is known already, of somebody who may be another person.

    ``first``: the row of the list that has the same name, 0 for none.
    ``may_be_new``: not where the directory has the NIP already.
    """

    row: int
    sheet: str
    place: str
    name: str
    words: str
    first: int
    may_be_new: bool
    candidates: tuple[Person, ...]


class Answers(Record):
    """What a person decided: whom rows name, and who is who where a list is silent."""

    people: Mapping[str, str] = Field(default_factory=dict)
    element: Element | None = None


class Directory(Record):
    """What a list is compared with."""

    people: tuple[Person, ...]
    class_groups: tuple[HeldClassGroup, ...]


class Intake(Record):
    """What taking a list in would change."""

    read: int
    same: int
    repeated: int
    added: tuple[Person, ...]
    changed: tuple[Person, ...]
    homerooms: Mapping[UUID, tuple[UUID, ...]]
    differences: tuple[Difference, ...]
    bad: tuple[ListFault, ...]
    remarks: tuple[ListFault, ...]
    questions: tuple[PersonQuestion, ...]

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to keep."""
        return not (self.added or self.changed or self.homerooms)
