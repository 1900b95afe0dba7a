"""What a workbook's cells mean, as far as their look decides it.

A share of 0.85 in a cell of per cent is 85 %; what is struck out or hidden is no longer
meant. The library that reads the cells tells neither.
"""

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Any, Final, NamedTuple

from data.opening.packages import Attributes

PERCENT_FORMATS: Final = frozenset({9, 10})
"""What Excel calls its own formats of per cent."""

QUOTED: Final = re.compile(r'"[^"]*"|\\.|_.|\*.')
COLOURED: Final = re.compile(r"\[[^\]]*\]")
OFF: Final = frozenset({"0", "false"})

Place = tuple[int, int]
"""Row and column, both counted from 0."""


class Style(NamedTuple):
    """What a cell's style says: a share shown as per cent, only its sign, struck."""

    is_share: bool = False
    is_percent: bool = False
    is_struck: bool = False


PLAIN: Final = Style()


class Styles:
    """The styles of a workbook, as a parser comes by them."""

    def __init__(self) -> None:
        self.found: list[Style] = []
        self._formats: dict[str, str] = {}
        self._fonts: list[bool] = []
        self._within = ""

    def opened(self, element: str, has: Attributes) -> None:
        """Note what the element says."""
        if element in {"fonts", "cellXfs", "cellStyleXfs", "dxfs"}:
            self._within = element
        elif element == "numFmt":
            self._formats[has.get("numFmtId", "")] = has.get("formatCode", "")
        elif element == "font" and self._within == "fonts":
            self._fonts.append(False)
        elif element == "strike" and self._within == "fonts" and self._fonts:
            self._fonts[-1] = has.get("val", "1") not in OFF
        elif element == "xf" and self._within == "cellXfs":
            self.found.append(self._style(has))

    def _style(self, has: Attributes) -> Style:
        number, font = has.get("numFmtId", "0"), has.get("fontId", "0")
        code = COLOURED.sub("", self._formats.get(number, ""))
        is_built_in = number.isdecimal() and int(number) in PERCENT_FORMATS
        return Style(
            is_share=is_built_in or "%" in QUOTED.sub("", code),
            is_percent="%" in code,
            is_struck=font.isdecimal() and self._is_struck(int(font)),
        )

    def _is_struck(self, font: int) -> bool:
        return font < len(self._fonts) and self._fonts[font]


class Looks:
    """What of a sheet is hidden, struck out, or shown as per cent."""

    def __init__(self, styles: list[Style]) -> None:
        self._styles = styles
        self._marked = {str(n): style for n, style in enumerate(styles) if any(style)}
        self.hidden_rows: list[int] = []
        self.hidden_columns: list[int] = []
        self.struck: list[Place] = []
        self._shares: list[Place] = []
        self._signs: list[Place] = []

    def at_row(self, row: int, has: Attributes) -> None:
        """Note a row that nobody sees."""
        if _is_hidden(has, "ht"):
            self.hidden_rows.append(row - 1)

    def at_columns(self, has: Attributes, most: int) -> None:
        """Note columns that nobody sees."""
        first, last = has.get("min", ""), has.get("max", "")
        if _is_hidden(has, "width") and first.isdecimal() and last.isdecimal():
            self.hidden_columns += range(int(first) - 1, min(int(last), most))

    def at_value(self, style: str | None, row: int, column: int) -> None:
        """Note a cell that says something, by its style."""
        found = self._marked.get(style or "0")
        if found is None:
            return
        place = (row - 1, column - 1)
        if found.is_struck:
            self.struck.append(place)
        if found.is_share:
            self._shares.append(place)
        elif found.is_percent:
            self._signs.append(place)

    def told(self) -> dict[str, Any]:
        """Return what is hidden or struck, as JSON has it."""
        return {
            "hidden_rows": self.hidden_rows,
            "hidden_columns": self.hidden_columns,
            "struck": self.struck,
        }

    def with_signs(self, rows: list[list[Any]]) -> None:
        """Write per cent into the cells that show it: 0.85 becomes ``85%``."""
        _write(rows, self._shares, 100)
        _write(rows, self._signs, 1)


def _is_hidden(has: Attributes, size: str) -> bool:
    is_flat = has.get(size, "1").strip("0.") == ""
    return is_flat or has.get("hidden", "0") not in OFF


def _write(rows: list[list[Any]], places: Iterable[Place], times: int) -> None:
    for row, column in places:
        if row >= len(rows) or column >= len(rows[row]):
            continue
        cell = rows[row][column]
        if isinstance(cell, int | float) and not isinstance(cell, bool):
            rows[row][column] = f"{_figures(Decimal(str(cell)) * times)}%"


def _figures(number: Decimal) -> str:
    """Return a number's figures; three behind the point would read as thousands."""
    shown = f"{number.normalize():f}"
    return f"{shown}0" if re.fullmatch(r".*\.\d{3}", shown) else shown
