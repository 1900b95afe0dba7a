"""What a field of a record is: for forms, files, papers and whoever compares."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import time
from decimal import Decimal
from enum import Enum, auto
from typing import Final, NamedTuple
from uuid import UUID

from data.language import in_hour, in_list, in_number, say
from data.participants import Expected
from data.record import Term

WHOLE_ROW: Final = 12
"""How many places of a form's row a field takes that stands alone."""


class Kind(Enum):
    """What is entered in a field: forms, files and papers treat it by its kind."""

    LINE = auto()
    AREA = auto()
    ONE = auto()
    MANY = auto()
    NUMBER = auto()
    RUPIAH = auto()
    DAY = auto()
    MONTH = auto()
    HOUR = auto()
    YES = auto()
    GOAL = auto()
    PERSON = auto()
    FAMILIES = auto()
    PART_OF_FAMILIES = auto()
    PARTIES = auto()
    FISCAL_YEAR = auto()
    DAYS_AWAY = auto()


class Field(NamedTuple):
    """One field: what it is called, how it is entered, and what else follows from it.

    ``tab``: the part of the form it stands in, and ``room``: how many of a row's twelve
    places it takes; ``terms``: what can be
    chosen; ``weighs``: the principal decides again when it changes; ``told_with``: the
    field in whose sentence it is read.
    ``heading``: its column in a workbook (papers of the school are Indonesian), none
    where another column says it; ``also``: what schools' own files and older workbooks
    call it; ``width`` of that column in characters; ``hint``: what its cells tell.
    """

    name: str
    label: str
    kind: Kind
    heading: str = ""
    also: str = ""
    tab: Term | None = None
    room: int = WHOLE_ROW
    help: str = ""
    terms: type[Term] | None = None
    weighs: bool = False
    told_with: str = ""
    width: float = 15
    hint: str = ""
    is_needed: bool = False

    @property
    def is_gentle(self) -> bool:
        """Whether a choice in a file that is not understood may be left out.

        Not where it decides how success is judged, or what is paid from where.
        """
        chosen = {Kind.ONE, Kind.MANY, Kind.FAMILIES}
        return self.kind in chosen and not self.weighs


def rows_of(fields: Iterable[Field], tab: Term) -> Iterator[list[Field]]:
    """Give the rows of a form's part, each as full as its fields allow."""
    row: list[Field] = []
    for field in fields:
        if field.tab is not tab:
            continue
        if row and sum(each.room for each in (*row, field)) > WHOLE_ROW:
            yield row
            row = []
        row.append(field)
    if row:
        yield row


def in_words(value: object, names: Mapping[UUID, str]) -> str:
    """Return a field's value as a person reads it; ``names`` tells what ids mean."""
    if value is None or value in ("", ()):
        return ""
    if isinstance(value, tuple):
        return in_list([in_words(part, names) for part in value])
    if isinstance(value, Expected | Term):
        return value.in_words() if isinstance(value, Expected) else say(value.label)
    if isinstance(value, UUID):
        return names.get(value, say("no longer there"))
    if isinstance(value, Decimal):
        return in_number(value)
    return in_hour(value) if isinstance(value, time) else str(value)
