"""What a workbook's cells mean, as far as their look decides it.

A share of 0.85 in a cell of per cent is 85 %; what is struck out or hidden is no longer
meant. The library that reads the cells tells neither.
"""

import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any, Final, NamedTuple

from data.opening.packages import Attributes

PERCENT_FORMATS: Final = frozenset({9, 10})
"""What Excel calls its own formats of per cent."""

QUOTED: Final = re.compile(r'"[^"]*"|\\.|_.|\*.')
COLOURED: Final = re.compile(r"\[[^\]]*\]")
OFF: Final = frozenset({"0", "false"})
MONTHS: Final = frozenset({17})
"""What Excel calls its own format of a month: what “Agustus 2026” typed becomes."""

ELAPSED: Final = re.compile(r"\[[hms]+\]", re.IGNORECASE)
LITERAL: Final = re.compile(r'"([^"]*)"|\\(.)|_.|\*.|([0#?])')
OTHER_NUMBER: Final = re.compile(
    r"\d|(?<![^\W\d_])(?:k|rb|rbu|ribu|ribuan|jt|jta|juta|jutaan|mill?iar|milyar|m|"
    r"ratus|puluh|lusin|kodi|gros)(?![^\W\d_])",
    re.IGNORECASE,
)
"""Words of a number format by which another number is seen than the cell holds."""

Place = tuple[int, int]
"""Row and column, both counted from 0."""


class Style(NamedTuple):
    """What a cell's style says: a share shown as per cent, only its sign, struck.

    ``dates`` are the parts of a date that are seen where it is not the day; ``frame``
    what is seen before and behind a number that is not the number seen.
    """

    is_share: bool = False
    is_percent: bool = False
    is_struck: bool = False
    dates: str = ""
    frame: tuple[str, str, bool] | None = None


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
        is_month = number.isdecimal() and int(number) in MONTHS
        return Style(
            is_share=is_built_in or "%" in QUOTED.sub("", code),
            is_percent="%" in code,
            is_struck=font.isdecimal() and self._is_struck(int(font)),
            dates="my" if is_month else _dates(self._formats.get(number, "")),
            frame=_frame(code),
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
        self._seen: list[tuple[Place, Style]] = []

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
        elif found.dates or found.frame:
            self._seen.append((place, found))

    def told(self) -> dict[str, Any]:
        """Return what is hidden or struck, as JSON has it."""
        return {
            "hidden_rows": self.hidden_rows,
            "hidden_columns": self.hidden_columns,
            "struck": self.struck,
        }

    def with_signs(self, rows: list[list[Any]]) -> None:
        """Write into the cells what they show: 0.85 becomes ``85%``, 2 ``2 juta``."""
        _write(rows, self._shares, 100)
        _write(rows, self._signs, 1)
        for (row, column), style in self._seen:
            if row < len(rows) and column < len(rows[row]):
                rows[row][column] = _as_seen(rows[row][column], style)


def _is_hidden(has: Attributes, size: str) -> bool:
    is_flat = has.get(size, "1").strip("0.") == ""
    return is_flat or has.get("hidden", "0") not in OFF


def _dates(code: str) -> str:
    """Return ``my``, ``m`` or ``y`` where only these of a date are seen."""
    first = QUOTED.sub("", COLOURED.sub("", code)).partition(";")[0].casefold()
    letters = set(first) & set("dmyhs")
    is_part = letters <= {"m", "y"} and not ELAPSED.search(code)
    return "".join(sorted(letters)) if is_part else ""


def _frame(code: str) -> tuple[str, str, bool] | None:
    """Return what is seen around a number where it makes another one of it.

    Last is whether its thousands are seen apart. A number that the format itself
    divides by a thousand (``0,``) is the one that is meant.
    """
    first = _first_section(code)
    figures = QUOTED.sub("", first)
    if "%" in first or re.search(r"[0#?],+(?![0#?,])", figures):
        return None
    around, behind = ["", ""], 0
    for found in LITERAL.finditer(first):
        if found[3]:
            behind = 1
        around[behind] += found[1] or found[2] or ""
    if not behind or not OTHER_NUMBER.search(" ".join(around)):
        return None
    return around[0], around[1], "," in figures


def _first_section(code: str) -> str:
    """Return how positive numbers are shown; “;” within words is none."""
    for found in re.finditer(r'"[^"]*"|\\.|;', code):
        if found[0] == ";":
            return code[: found.start()]
    return code


def _as_seen(cell: Any, style: Style) -> Any:  # noqa: ANN401
    """Return what somebody sees in a cell: its month alone, its number with words."""
    if isinstance(cell, date) and style.dates:
        if style.dates == "y":
            return f"{cell.year}"
        return f"{cell.year}-{cell.month:02}" if cell.day == 1 else cell
    is_number = isinstance(cell, int | float) and not isinstance(cell, bool)
    if style.frame and is_number and cell > 0:
        before, behind, is_grouped = style.frame
        whole, _, part = f"{Decimal(str(cell)).normalize():f}".partition(".")
        grouped = f"{int(whole):,}".replace(",", ".") if is_grouped else whole
        return f"{before}{grouped}{',' * bool(part)}{part}{behind}"
    return cell


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
