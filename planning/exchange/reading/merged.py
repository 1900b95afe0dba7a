"""Cells merged over several rows: one month for three activities is each one's."""

from typing import Final

from data.language import N_
from data.workbook import Cell, Found, value_of

NAMES: Final = frozenset({"title", "activity"})
NOT_SHARED: Final = frozenset({"cost", "amount", "price", "volume", "target"})
"""What is one sum for all the rows together, and must not be counted for each."""

ONCE: Final = N_(
    "“{value}” is merged over several rows; it is kept with the first of them only."
)


def merged_over(found: Found, number: int) -> dict[str, Cell]:
    """Return what is merged over the cells of a row from above, but no name."""
    row = number - 1
    if not found.sheet.merged:
        return {}
    return {
        field: cell
        for field, place in found.places.items()
        if field not in NAMES
        and found.sheet.merged.get((row, place), -1) >= found.begins
        and value_of(cell := found.sheet.merged_over(row, place))
    }
