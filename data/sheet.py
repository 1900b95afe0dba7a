"""A table in which many things are changed at once: its columns, and what came back.

The browser (``data/web/assets/sheet.js``) reads what is typed or pasted and says what
is wrong at once; what it sends is read here again, and nothing of it is believed.
"""

import json
import re
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import date, time
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Annotated, Any, Final, NamedTuple

from pydantic import Field, StringConstraints, ValidationError

from data.errors import Refused
from data.language import N_, say
from data.record import LINE, TEXT, Record
from data.signs import one_line, tidy

MOST_ROWS: Final = 1_000
MOST_CELLS: Final = 60
NOT_READ: Final = N_("The table could not be read. Load the page again.")
NOT_USED: Final = N_("“{row}”, {column}: “{value}” cannot be used. {how}")
NO_ROW: Final = N_("A row of the table is not there any more. Load the page again.")
SHOWN: Final = 80
"""Signs of a cell that are said again where it cannot be used."""


class Entry(StrEnum):
    """How a cell is entered; the browser's script knows them by these words."""

    LINE = "line"
    AREA = "area"
    NUMBER = "number"
    WHOLE = "whole"
    RUPIAH = "rupiah"
    DAY = "day"
    WHEN = "when"
    HOUR = "hour"
    ONE = "one"
    MANY = "many"
    YES = "yes"


HOW: Final[Mapping[Entry, str]] = {
    Entry.LINE: N_("At most {most} signs."),
    Entry.AREA: N_("At most {most} signs."),
    Entry.NUMBER: N_("Write a number, such as 75 or 62.5."),
    Entry.WHOLE: N_("Write a whole number, such as 75."),
    Entry.RUPIAH: N_("Write an amount in whole rupiah, such as 2.900.000."),
    Entry.DAY: N_("Write a day, such as 7/8/2026."),
    Entry.WHEN: N_("Write a day, such as 7/8/2026, or a month, such as 8/2026."),
    Entry.HOUR: N_("Write an hour, such as 08.30."),
    Entry.ONE: N_("Choose from the list."),
    Entry.MANY: N_("Choose from the list; several with a semicolon (;) between them."),
    Entry.YES: N_("Tick it, or leave it empty."),
}
"""How a cell is mended that cannot be read."""


class When(NamedTuple):
    """What a cell says about a time: a day, or only the month (by its first day)."""

    day: date
    is_month: bool


class Column(NamedTuple):
    """A column: what it is called, and how its cells are entered.

    ``choices`` are what can be chosen, by their codes (without commas); ``width`` in
    letters; ``first`` and ``last`` the days between which a day without its year lies;
    ``lowest`` and ``highest`` what a number may be; ``longest`` in signs;
    ``usual`` what a new row has; ``is_pick``: it is the tick before each row.
    """

    name: str
    label: str
    entry: Entry = Entry.LINE
    choices: Mapping[str, str] | None = None
    width: int = 10
    is_fixed: bool = False
    help: str = ""
    first: date | None = None
    last: date | None = None
    lowest: float | None = None
    highest: float | None = None
    longest: int = LINE
    usual: str = ""
    is_pick: bool = False

    def how(self) -> str:
        """Say how a cell is mended that cannot be used."""
        return say(HOW[self.entry], most=self.longest)


class Row(NamedTuple):
    """A row: what it is called, what its cells hold as the browser sends them.

    ``note`` stands small under its name; ``fixed`` are the cells that stay as they are;
    ``is_apart``: it is not among those that are ticked together.
    """

    id: str
    title: str
    cells: Mapping[str, str]
    version: int = 0
    note: str = ""
    fixed: Sequence[str] = ()
    is_apart: bool = False


class Edit(NamedTuple):
    """What was changed in a row; ``seen`` is what stood in these cells before.

    ``is_new``: the row was added; ``is_gone``: it is to be taken away.
    """

    id: str
    version: int
    cells: Mapping[str, Any]
    seen: Mapping[str, Any]
    is_new: bool = False
    is_gone: bool = False


Words = Annotated[str, StringConstraints(max_length=TEXT * 2)]
Name = Annotated[str, StringConstraints(max_length=80)]


class _SentCell(Record):
    was: Words
    now: Words


class _SentRow(Record):
    id: Name
    version: int = 0
    told: Words = ""
    is_new: bool = False
    is_gone: bool = False
    cells: dict[Name, _SentCell] = Field(default_factory=dict, max_length=MOST_CELLS)


class _Sent(Record):
    rows: Annotated[tuple[_SentRow, ...], Field(max_length=MOST_ROWS)] = ()


def edits_of(
    sent: str, columns: Sequence[Column], titles: Mapping[str, str]
) -> list[Edit]:
    """Return what a browser says was changed, or raise which cell cannot be used.

    ``titles`` names every row that may be changed, also those not shown now.
    """
    if not sent.strip():
        return []
    try:
        found = _Sent.model_validate_json(sent)
    except ValidationError as invalid:
        raise Refused(NOT_READ) from invalid
    by_name = {column.name: column for column in columns if not column.is_fixed}
    return [_edit(row, by_name, titles) for row in found.rows]


def filled(
    rows: Sequence[Row], columns: Sequence[Column], edits: Sequence[Edit]
) -> list[tuple[Row, dict[str, Any]]]:
    """Return every row with what its cells hold now: changed, or as it was drawn."""
    changed = {edit.id: edit.cells for edit in edits}
    return [
        (
            row,
            {
                column.name: changed.get(row.id, {}).get(
                    column.name, _read(column, row.cells.get(column.name, ""))
                )
                for column in columns
                if not column.is_fixed
            },
        )
        for row in rows
    ]


def _edit(
    sent: _SentRow, columns: Mapping[str, Column], titles: Mapping[str, str]
) -> Edit:
    if not sent.is_new and sent.id not in titles:
        raise Refused(NO_ROW)
    title = titles.get(sent.id) or say("New row")
    if unknown := sent.cells.keys() - columns.keys():
        raise Refused(NOT_READ, columns=sorted(unknown))
    cells = {
        name: _value(columns[name], cell.now, title)
        for name, cell in sent.cells.items()
    }
    seen = {}
    for name, cell in sent.cells.items():
        with suppress(ValueError, InvalidOperation):
            seen[name] = _read(columns[name], cell.was)
    return Edit(sent.id, sent.version, cells, seen, sent.is_new, sent.is_gone)


def _value(column: Column, text: str, title: str) -> Any:  # noqa: ANN401
    try:
        return _read(column, text)
    except (ValueError, InvalidOperation) as unread:
        raise Refused(
            NOT_USED,
            row=title,
            column=column.label,
            value=text[:SHOWN],
            how=column.how(),
        ) from unread


def _read(column: Column, text: str) -> Any:  # noqa: ANN401
    return READ[column.entry](column, text.strip())


def _line(column: Column, text: str) -> str:
    read = tidy(text) if column.entry is Entry.AREA else one_line(text)
    if len(read) > column.longest:
        raise ValueError
    return read


NUMBER: Final = re.compile(r"-?[0-9]{1,15}(\.[0-9]{1,4})?")


def _number(column: Column, text: str) -> Decimal | None:
    if not text:
        return None
    if not NUMBER.fullmatch(text) or (column.entry is not Entry.NUMBER and "." in text):
        raise ValueError
    number = Decimal(text)
    lowest = 0 if column.entry is Entry.RUPIAH else column.lowest
    if lowest is not None and number < lowest:
        raise ValueError
    if column.highest is not None and number > column.highest:
        raise ValueError
    return number


def _day(_: Column, text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _when(_: Column, text: str) -> When | None:
    if re.fullmatch(r"\d{4}-\d{2}", text):
        return When(date.fromisoformat(f"{text}-01"), is_month=True)
    return When(date.fromisoformat(text), is_month=False) if text else None


def _hour(_: Column, text: str) -> time | None:
    return time.fromisoformat(text) if text else None


def _one(column: Column, text: str) -> str | None:
    if text and text not in (column.choices or {}):
        raise ValueError
    return text or None


def _many(column: Column, text: str) -> tuple[str, ...]:
    codes = tuple(code for code in text.split(",") if code)
    if not set(codes) <= set(column.choices or {}):
        raise ValueError
    return tuple(code for code in column.choices or {} if code in codes)


def _yes(_: Column, text: str) -> bool:
    if text not in {"", "1"}:
        raise ValueError
    return text == "1"


READ: Final[Mapping[Entry, Callable[[Column, str], Any]]] = {
    Entry.LINE: _line,
    Entry.AREA: _line,
    Entry.NUMBER: _number,
    Entry.WHOLE: _number,
    Entry.RUPIAH: _number,
    Entry.DAY: _day,
    Entry.WHEN: _when,
    Entry.HOUR: _hour,
    Entry.ONE: _one,
    Entry.MANY: _many,
    Entry.YES: _yes,
}


def as_cell(value: object) -> str:
    """Return a value as a cell holds it and the browser sends it back."""
    if value is None or value is False:
        return ""
    if isinstance(value, When):
        return f"{value.day:%Y-%m}" if value.is_month else value.day.isoformat()
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, Decimal):
        plain = format(value, "f")
        return plain.rstrip("0").rstrip(".") if "." in plain else plain
    if isinstance(value, tuple | list | frozenset):
        return ",".join(map(str, value))
    return "1" if value is True else str(value)


def told(sent: str) -> str:
    """Return what a browser's changes say, in words; other words stay as they are."""
    with suppress(ValueError, TypeError, KeyError, AttributeError):
        rows = json.loads(sent)["rows"]
        return "; ".join(str(row["told"]) for row in rows)
    return sent
