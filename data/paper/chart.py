"""How an organisation stands on paper: boxes, and lines from above to below.

Drawn as a table, so that every word of it can still be mended in Word.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from docx.document import Document
from docx.enum.table import (
    WD_CELL_VERTICAL_ALIGNMENT,
    WD_ROW_HEIGHT_RULE,
    WD_TABLE_ALIGNMENT,
)
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm, Pt
from docx.table import Table, _Cell, _Row

from data.paper import ooxml
from data.paper.models import ChartBox

GAP: Final = 0.5
WIDEST: Final = 6.4
STEM: Final = 0.4
QUARTERS: Final = 4
"""Columns of a box with nobody below it: half a gap, two halves, half a gap."""
GROUND: Final = "EAF1F8"
LINE: Final = "single"
DASHES: Final = "dashed"
ROUND: Final = 0.3
SIZES: Final = ((4.5, 9.5), (3.1, 8.5), (2.3, 7.5))
"""From which width of a box on, in centimetres, its words have which size."""

SMALLEST_SIZE: Final = 6.5

Placed = tuple[ChartBox, int, int]
"""A box, the first of its places from the left, and its level from above."""


def add_chart(document: Document, boxes: Sequence[ChartBox], width: float) -> Table:
    """Add the boxes with those below them, ``width`` centimetres in all at most.

    A dashed line joins the topmost ones.
    """
    places = sum(width_of(box) for box in boxes)
    levels = max(depth_of(box) for box in boxes)
    box_width = min(WIDEST, (width - ROUND) / places - GAP)
    table: Table = document.add_table(rows=levels * 3 - 1, cols=places * QUARTERS)
    ooxml.without_borders(table)
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    ooxml.set_margins(table, 40)
    half, side = Cm(box_width / 2), Cm(GAP / 2)
    ooxml.fix_widths(table, [side, half, half, side] * places)
    rows = list(table.rows)
    for row in rows:
        ooxml.keep_whole(row)
    placed = list(_placed(boxes, 0, 0))
    size = next((s for least, s in SIZES if box_width >= least), SMALLEST_SIZE)
    cells = [list(row.cells) for row in rows]
    _join_topmost(cells, rows, placed)
    for one in placed:
        _lines(cells, one)
    _shrink(rows, cells)
    for one in placed:
        _box(table, one, size)
    return table


def width_of(box: ChartBox) -> int:
    """Return how many boxes stand side by side at most below this one."""
    return max(1, sum(width_of(below) for below in box.below))


def depth_of(box: ChartBox) -> int:
    """Return how many levels a box and those below it have."""
    return 1 + max((depth_of(below) for below in box.below), default=0)


def _placed(boxes: Sequence[ChartBox], place: int, level: int) -> Iterator[Placed]:
    for box in boxes:
        yield box, place, level
        yield from _placed(box.below, place, level + 1)
        place += width_of(box)


def _middle(box: ChartBox, place: int) -> int:
    """Return the column that begins right of the middle of a box."""
    return place * QUARTERS + width_of(box) * 2


def _row_of(level: int) -> int:
    """Return the row of a level's boxes; the topmost have one more above the line."""
    return 1 + 3 * level if level else 0


def _join_topmost(
    cells: list[list[_Cell]], rows: Sequence[_Row], placed: Sequence[Placed]
) -> None:
    """Dash a line from the first to the last topmost box; boxes cover it."""
    topmost = [_middle(box, place) for box, place, level in placed if level == 0]
    for column in range(topmost[0], topmost[-1]):
        ooxml.border(cells[0][column], "bottom", DASHES)
    rows[0].height = Cm(0.55)
    rows[0].height_rule = WD_ROW_HEIGHT_RULE.AT_LEAST


def _lines(cells: list[list[_Cell]], placed: Placed) -> None:
    """Draw the stem below a box, and the line and stems to those below it."""
    box, place, level = placed
    if not box.below:
        return
    stem = 2 + 3 * level
    ooxml.border(cells[stem][_middle(box, place) - 1], "right", LINE)
    middles = []
    for below in box.below:
        middles.append(_middle(below, place))
        place += width_of(below)
    for column in range(middles[0], middles[-1]):
        ooxml.border(cells[stem + 1][column], "top", LINE)
    for middle in middles:
        ooxml.border(cells[stem + 1][middle - 1], "right", LINE)


def _shrink(rows: Sequence[_Row], cells: list[list[_Cell]]) -> None:
    """Make the rows of lines low; words as small as can be do not push them apart."""
    for number, row in enumerate(rows):
        for cell in cells[number]:
            form = cell.paragraphs[0].paragraph_format
            form.line_spacing = Pt(1)
            form.space_after = Pt(0)
            form.keep_with_next = number < len(rows) - 1
        if number > 1 and number % 3 != 1:
            row.height = Cm(STEM)
            row.height_rule = WD_ROW_HEIGHT_RULE.EXACTLY


def _box(table: Table, placed: Placed, size: float) -> None:
    box, place, level = placed
    middle = _middle(box, place)
    reach = 1 if width_of(box) % 2 else 2
    columns = (middle - reach, middle + reach - 1)
    rows = range(_row_of(level), 2 if level == 0 else _row_of(level) + 1)
    parts = [
        table.cell(row, columns[0]).merge(table.cell(row, columns[1])) for row in rows
    ]
    for part in parts:
        ooxml.border(part, "left", LINE)
        ooxml.border(part, "right", LINE)
    ooxml.border(parts[0], "top", LINE)
    ooxml.border(parts[-1], "bottom", LINE)
    if len(parts) > 1:
        ooxml.border(parts[0], "bottom", "nil")
        ooxml.shade(parts[-1], GROUND)
    cell = parts[0].merge(parts[-1])
    for paragraph in cell.paragraphs[1:]:
        cell._tc.remove(paragraph._p)  # noqa: SLF001 -- merging leaves empty ones
    ooxml.shade(cell, GROUND)
    cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    for number, text in enumerate((box.title, *box.lines)):
        paragraph = cell.add_paragraph() if number else cell.paragraphs[0]
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        form = paragraph.paragraph_format
        form.line_spacing = 1.0
        form.space_before = Pt(2 if number in {0, 1} else 0)
        form.space_after = Pt(1)
        form.keep_with_next = True
        ooxml.add_words(paragraph, text, size, bold=number == 0)
