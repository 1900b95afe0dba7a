"""What a cell of a school's list says as words, and as a label that is compared."""

import re
from collections.abc import Sequence
from datetime import date, datetime
from typing import Final

BLANK: Final = frozenset({"", "-", "--", "–", "—"})
UNSEEN: Final = re.compile("[\u200b-\u200f\u2060\ufeff]")
TICKS: Final = re.compile("[’‘`´ʼ′]")
DASHES: Final = re.compile("[−‐‑‒–—―]")

Cell = object
Row = Sequence[Cell]
Grid = Sequence[Row]


def text_of(cell: Cell) -> str:
    """Return a cell as text; a number loses its decimal point, never a digit."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    return "" if cell is None else str(cell).strip()


def value_of(cell: Cell) -> str:
    """Return a cell as text; a dash that stands for nothing is nothing."""
    text = text_of(cell)
    return "" if text in BLANK else text


def plain(cell: Cell) -> str:
    """Return a label as it is compared: lower case, single spaces."""
    return " ".join(text_of(cell).casefold().replace("_", " ").split())


def clean(cell: Cell) -> str:
    """Return a cell as text with one kind of space, apostrophe and dash."""
    shown = UNSEEN.sub("", text_of(cell))
    return " ".join(DASHES.sub("-", TICKS.sub("'", shown)).split())
