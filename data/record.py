"""What every kept or shown value has in common."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Annotated, ClassVar, NamedTuple, Self
from uuid import UUID

from pydantic import BaseModel, ConfigDict, StringConstraints
from uuid_utils.compat import uuid7

Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
"""A text that may not be empty."""

Text = Annotated[str, StringConstraints(strip_whitespace=True)]
"""A text that may be empty."""


class Record(BaseModel):
    """An unchangeable value with exactly the fields it declares."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Table(NamedTuple):
    """Where records of a kind are kept, and by which of their fields."""

    name: str
    key: tuple[str, ...]
    fixed: frozenset[str]
    missing: str


class KeptRecord(Record):
    """A record that has a table of its own, whose columns are its fields.

    Declared as ``class Goal(GoalDraft, KeptRecord, table="goal", fixed=("number",))``.
    """

    table: ClassVar[Table]

    def __init_subclass__(
        cls,
        table: str = "",
        key: tuple[str, ...] = ("id",),
        fixed: Iterable[str] = (),
        missing: str = "",
    ) -> None:
        """Note the table of this kind; a row that only extends a kind names none.

        ``fixed`` are the fields that a replacement leaves as they are, ``missing`` is
        the message where no such record is found.
        """
        super().__init_subclass__()
        if table:
            cls.table = Table(table, key, frozenset(fixed), missing)


class Term(StrEnum):
    """A word of the field: a code that is kept, and an English label that is shown.

    Members are written ``ONLINE = "online", N_("Online")``.
    """

    label: str

    def __new__(cls, code: str, label: str) -> Self:
        """Make the member from its code; the label is a message to translate."""
        member = str.__new__(cls, code)
        member._value_ = code
        member.label = label
        return member


def new_id() -> UUID:
    """Return a fresh key that sorts by the moment it was made (UUID version 7)."""
    return uuid7()
