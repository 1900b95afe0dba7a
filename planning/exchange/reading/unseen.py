"""What of a file nobody sees, or is struck out: it is not the plan, and is told."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from data.errors import UnreadableFile
from data.language import N_
from data.workbook import Found, Row, line_of, value_of
from planning.exchange.models import Unread
from planning.exchange.reading.columns import ACTIVITIES_TABLE

HIDDEN_SHEET: Final = N_(
    "The sheet “{sheet}” is hidden and was not read. Show it in Excel if it belongs to "
    "the plan."
)
HIDDEN_COLUMN: Final = N_(
    "The column “{column}” of the sheet “{sheet}” is hidden and was not read. Show it "
    "in Excel if it belongs to the plan."
)
HIDDEN_ROWS: Final = N_(
    "Rows {rows} of the sheet “{sheet}” are hidden and were not read. Show them in "
    "Excel if they belong to the plan."
)
STRUCK_ROW: Final = N_(
    "Row {row} of the sheet “{sheet}”, “{title}”, is struck out and was not read."
)
NAMES: Final = ("title", "activity")
"""The fields that name what a row is about; without them no row is understood."""


def seen(found: Found) -> Found:
    """Return a table without its hidden columns, but never without its names."""
    hidden = {
        field: place
        for field, place in found.places.items()
        if place in found.sheet.hidden_columns and field not in NAMES
    }
    places = {f: place for f, place in found.places.items() if f not in hidden}
    return found._replace(places=places)


def hidden_columns(found: Found) -> Iterator[Unread]:
    """Give the hidden columns that say something of the plan."""
    for field, place in found.places.items():
        if place in found.sheet.hidden_columns and field not in NAMES:
            facts = {"column": found.labels[place], "sheet": found.sheet.name}
            yield Unread(message=HIDDEN_COLUMN, facts=facts)


def hidden_rows(found: Found) -> Iterator[Unread]:
    """Give the hidden rows that say something, those next to each other as one."""
    numbers = [
        number
        for number, row in found.numbered()
        if number - 1 in found.sheet.hidden_rows and any(map(value_of, row))
    ]
    for _, run in groupby(enumerate(numbers), lambda pair: pair[1] - pair[0]):
        rows = [number for _, number in run]
        shown = f"{rows[0]}–{rows[-1]}" if len(rows) > 1 else str(rows[0])
        facts = {"rows": shown, "sheet": found.sheet.name}
        yield Unread(message=HIDDEN_ROWS, facts=facts)


def struck_rows(found: Found) -> Iterator[Unread]:
    """Give the rows whose name is struck out."""
    for number, row in found.numbered():
        if is_struck(found, number) and number - 1 not in found.sheet.hidden_rows:
            facts = {"row": number, "sheet": found.sheet.name}
            title = line_of(row[_name_place(found)])
            yield Unread(message=STRUCK_ROW, facts=facts | {"title": title})


def is_unread(found: Found, number: int) -> bool:
    """Whether a row is hidden or its name is struck out."""
    return number - 1 in found.sheet.hidden_rows or is_struck(found, number)


def is_struck(found: Found, number: int) -> bool:
    """Whether the name of a row is struck out."""
    return (number - 1, _name_place(found)) in found.sheet.struck


def _name_place(found: Found) -> int:
    return next(found.places[name] for name in NAMES if name in found.places)


def struck_fields(found: Found, number: int, row: Row) -> Sequence[str]:
    """Return the fields of a row whose cells are struck out."""
    return [
        field
        for field, place in found.places.items()
        if (number - 1, place) in found.sheet.struck and place < len(row)
    ]


SAYS_LESS: Final = N_(
    "The sheet “{sheet}” was not read: “{other}” has more columns of the plan. Give "
    "both the same columns where both belong to the plan."
)


def demand_seen(name: str, every: Sequence[Found]) -> None:
    """Raise UnreadableFile where only hidden sheets have a plan."""
    plans = [one.sheet.name for one in every if one.table is ACTIVITIES_TABLE]
    if plans:
        raise UnreadableFile(
            N_(
                "The plan of {name} stands on a hidden sheet, “{sheet}”. Show the "
                "sheet in Excel, save the file and choose it again."
            ),
            name=name,
            sheet=plans[0],
        )


def unread_of(every: Sequence[Found], read: Sequence[Found]) -> Iterator[Unread]:
    """Give what of the tables was not read, and why."""
    names = {one.sheet.name for one in read}
    plan = next(one for one in read if one.table is ACTIVITIES_TABLE)
    for one in every:
        facts: dict[str, object] = {"sheet": one.sheet.name}
        if one.sheet.is_hidden:
            yield Unread(message=HIDDEN_SHEET, facts=facts)
        elif one.sheet.name not in names:
            facts["other"] = plan.sheet.name
            yield Unread(message=SAYS_LESS, facts=facts)
        else:
            yield from hidden_columns(one)
            yield from hidden_rows(one)
            yield from struck_rows(one)
