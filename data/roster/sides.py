"""Lists that stand side by side on one sheet: each is read as if it stood alone."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from data.errors import UnreadableFile
from data.language import N_
from data.opening.sheets import letters_of
from data.roster.headers import FIELDS, label_of, names_people, names_pupils
from data.workbook import Cell, Row, Sheet

APART: Final = N_(
    "In row {row} of the sheet “{sheet}” lists stand side by side in other columns "
    "than elsewhere on it. Put every list on a sheet of its own."
)
NUMBERS: Final = frozenset({"no", "no urut", "nomor", "nomor urut"})


def lists_of(sheet: Sheet) -> list[Sheet]:
    """Return the lists of a sheet from left to right; most sheets are one list.

    A further one is named with its columns, as Excel does: ``Kelas 7!F:I``.
    """
    rows = [(n, row) for n, row in enumerate(sheet.rows, 1) if _may_be_labels(row)]
    begins = next(filter(None, (_begins(row) for _, row in rows)), [])
    if not begins:
        return [sheet]
    for number, row in rows:
        if not _fits(row, begins):
            raise UnreadableFile(APART, sheet=sheet.name, row=number)
    width = max(map(len, sheet.rows))
    ends = [*begins, width]
    return [
        _part(sheet, first, end) for first, end in zip([0, *begins], ends, strict=True)
    ]


def _part(sheet: Sheet, first: int, end: int) -> Sheet:
    columns = f"{letters_of(first + 1)}:{letters_of(end)}"
    return sheet._replace(
        name=f"{sheet.name}!{columns}" if first else sheet.name,
        rows=[row[first:end] for row in sheet.rows],
        hidden_columns=frozenset(
            place - first for place in sheet.hidden_columns if first <= place < end
        ),
        struck=frozenset(
            (row, place - first) for row, place in sheet.struck if first <= place < end
        ),
        merged={
            (row, place - first): above
            for (row, place), above in sheet.merged.items()
            if first <= place < end
        },
    )


def _may_be_labels(row: Row) -> bool:
    named = any(isinstance(c, str) and c[:4].casefold() == "nama" for c in row)
    return named and _are_labels(row)


def _fits(row: Row, begins: Sequence[int]) -> bool:
    """Return whether no list with these labels would be cut in two."""
    own = _begins(row)
    has_both = (any(row[:place]) and any(row[place:]) for place in begins)
    cut = [place for place, both in zip(begins, has_both, strict=True) if both]
    return {*own} == {*cut} if own else not cut


def _begins(row: Row) -> list[int]:
    """Return where lists begin to the right of the first, if these are labels of some.

    A number, a name or the first label that stands there already begins another list,
    where what follows are the labels of a whole one; the gap in front belongs to it,
    and so does its title.
    """
    if not _are_labels(row):
        return []
    places = [0, *_repeated(row), len(row)]
    begins: list[int] = []
    for place, end in pairwise(places[1:]):
        first = begins[-1] if begins else 0
        if _are_labels(row[first:place]) and _are_labels(row[place:end]):
            begins.append(_after_labels(row, place))
    return begins


def _repeated(row: Row) -> Iterator[int]:
    keys = list(map(_key, row))
    beginning = {"name", "number", next(filter(None, keys), "")}
    seen: set[str] = set()
    for place, key in enumerate(keys):
        if key in seen and key in beginning:
            seen = set()
            yield place
        seen |= {key} - {""}


def _key(cell: Cell) -> str:
    label = label_of(cell)
    return "number" if label in NUMBERS else FIELDS.get(label, label)


def _after_labels(row: Row, place: int) -> int:
    while not label_of(row[place - 1]):
        place -= 1
    return place


def _are_labels(row: Row) -> bool:
    return names_pupils(row) or names_people(row)
