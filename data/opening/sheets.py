"""How far does a sheet reach? Judged from its XML before anybody makes room for it.

A workbook of 1.4 kB with a value in A1 and one in XFD1048576 has a used area for which
readers want 512 GB. A sheet's own word for its area (``dimension``) is not asked.
"""

import re
from functools import lru_cache
from typing import Final

from data.opening.looks import Looks
from data.opening.packages import Attributes, Unfit, parser_of

ROWS: Final = 20_000
"""No list of a school has more: the largest schools have 5,000 pupils."""

COLUMNS: Final = 500
CELLS: Final = 2_000_000
SIGNS: Final = 32_000_000
"""Of all texts of a sheet, one that many cells share counted for each."""

SHORTEST_CELL: Final = len('<c t="s"><v>0</v></c>')

ROWS_OF_EXCEL: Final = 1_048_576
COLUMNS_OF_EXCEL: Final = 16_384
PLACE: Final = re.compile(r"([A-Za-z]{1,3})([1-9]\d{0,6})")
ROW: Final = re.compile(r"[1-9]\d{0,6}")
SAYS: Final = frozenset({"v", "is", "f"})
"""What a cell holds that says something; one with a colour only is empty."""


class Area:
    """What a sheet's cells reach to, as a parser comes by them. Raises Unfit.

    ``size``: the bytes of the sheet, by which it is known whether the texts that cells
    share must be counted. ``looks`` are told what is seen on the way.
    """

    def __init__(self, sheet: str, lengths: list[int], size: int, looks: Looks) -> None:
        self._sheet = sheet
        self._looks = looks
        self._style: str | None = None
        self._lengths = lengths
        self._row = self._column = 0
        self._is_shared = self._is_value = False
        self._number = ""
        self.rows = self.columns = self.signs = 0
        self.parser = parser_of(self._opened)
        if max(lengths, default=0) * size // SHORTEST_CELL > SIGNS:
            self.parser.EndElementHandler = self._closed
            self.parser.CharacterDataHandler = self._read

    def _opened(self, element: str, has: Attributes) -> None:
        if element == "c":
            self._at_cell(has)
        elif element in SAYS:
            if self._row > self.rows or self._column > self.columns:
                self._reach()
            self._looks.at_value(self._style, self._row, self._column)
            self._is_value = self._is_shared and element == "v"
        elif element == "row":
            self._at_row(has.get("r"))
            self._looks.at_row(self._row, has)
        elif element == "col":
            self._looks.at_columns(has, COLUMNS)

    def _closed(self, element: str) -> None:
        if self._is_value and element == "v":
            self._count()

    def _read(self, text: str) -> None:
        if self._is_value:
            self._number += text

    def _at_row(self, number: str | None) -> None:
        if number is None:
            self._row += 1
        elif ROW.fullmatch(number):
            self._row = int(number)
        else:
            raise Unfit("damaged")
        self._column = 0
        if self._row > ROWS_OF_EXCEL:
            raise Unfit("damaged")

    def _at_cell(self, has: Attributes) -> None:
        self._is_shared = has.get("t") == "s"
        self._style = has.get("s")
        place = has.get("r")
        if place is None:
            self._column += 1
        elif found := PLACE.fullmatch(place):
            letters, number = found.groups()
            self._column, self._row = column_of(letters), int(number)
        else:
            raise Unfit("damaged")
        if self._row > ROWS_OF_EXCEL or self._column > COLUMNS_OF_EXCEL:
            raise Unfit("damaged")

    def _reach(self) -> None:
        """Count the cell in, which says something and lies farther out."""
        self.rows = max(self.rows, self._row)
        self.columns = max(self.columns, self._column)
        demand_fitting(self._sheet, self.rows, self.columns, self._cell())

    def _count(self) -> None:
        """Count a shared text; where there is none, readers say what is damaged."""
        number, self._number, self._is_value = self._number.strip(), "", False
        if number.isascii() and number.isdecimal() and len(number) < len(str(SIGNS)):
            place = int(number)
            self.signs += self._lengths[place] if place < len(self._lengths) else 0
        if self.signs > SIGNS:
            raise Unfit("large", sheet=self._sheet, cell="")

    def _cell(self) -> str:
        return f"{letters_of(self._column)}{self._row}"


class Texts:
    """How long the texts are that the cells of a workbook share. Raises Unfit."""

    def __init__(self) -> None:
        self.lengths: list[int] = []
        self._is_text = False
        self.parser = parser_of(self._opened)
        self.parser.EndElementHandler = self._closed
        self.parser.CharacterDataHandler = self._read

    def _opened(self, element: str, _has: Attributes) -> None:
        self._is_text = element == "t"
        if element == "si":
            self.lengths.append(0)
            if len(self.lengths) > CELLS:
                raise Unfit("large", sheet="", cell="")

    def _closed(self, _element: str) -> None:
        self._is_text = False

    def _read(self, text: str) -> None:
        if self._is_text and self.lengths:
            self.lengths[-1] += len(text)


def demand_fitting(sheet: str, rows: int, columns: int, cell: str) -> None:
    """Raise Unfit with the cell that lies too far out for a list of a school."""
    if rows > ROWS or columns > COLUMNS or rows * columns > CELLS:
        raise Unfit("large", sheet=sheet, cell=cell)


@lru_cache(COLUMNS_OF_EXCEL)
def column_of(letters: str) -> int:
    """Return 1 for A and 27 for AA."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number


def letters_of(column: int) -> str:
    """Return A for 1 and AA for 27."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
