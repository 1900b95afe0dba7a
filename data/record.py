"""What every kept or shown value has in common."""

from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from typing import Annotated, Any, ClassVar, Final, NamedTuple, Self
from uuid import UUID

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationInfo
from pydantic_core import PydanticKnownError
from uuid_utils.compat import uuid7

from data.signs import one_line, tidy

TITLE: Final = 150
LINE: Final = 300
TEXT: Final = 5000
"""The longest texts that a person fills in, in signs."""


def _typed(
    most: int, tidied: Callable[[str], str], *, is_needed: bool = False
) -> BeforeValidator:
    """Return how a text comes in: without unfit signs, not too long, not empty.

    How long it is, a draft asks: what is kept already stays readable.
    """

    def validated(given: object, at: ValidationInfo) -> object:
        if not isinstance(given, str):
            return given
        text = tidied(given).strip()
        if is_needed and not text:
            raise PydanticKnownError("string_too_short", {"min_length": 1})
        if len(text) > most and _is_typed_now(at):
            raise PydanticKnownError("string_too_long", {"max_length": most})
        return text

    return BeforeValidator(validated)


DRAFT: Final = "Draft"
"""How what a person fills in is called at its end."""

KEPT: Final[Mapping[str, bool]] = {"is_kept": True}
"""With what a draft is read that was kept, perhaps before there were bounds."""


def _is_typed_now(at: ValidationInfo) -> bool:
    is_draft = at.config is None or at.config["title"].endswith(DRAFT)
    return is_draft and at.context is not KEPT


Title = Annotated[str, _typed(TITLE, one_line, is_needed=True)]
"""What something is called, on pages and papers; it may not be empty."""

Line = Annotated[str, _typed(LINE, one_line, is_needed=True)]
"""A text of one line that may not be empty."""

Words = Annotated[str, _typed(LINE, one_line)]
"""A text of one line that may be empty."""

Passage = Annotated[str, _typed(TEXT, tidy, is_needed=True)]
"""A text of several lines that may not be empty."""

Text = Annotated[str, _typed(TEXT, tidy)]
"""A text of several lines that may be empty."""


class Record(BaseModel):
    """An unchangeable value with exactly the fields it declares."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    @classmethod
    def as_kept(cls, **facts: Any) -> Self:  # noqa: ANN401 -- what its fields take
        """Return a value of kept facts, however long their texts are."""
        return cls.model_validate(facts, context=KEPT)


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
