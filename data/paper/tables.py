"""How tables stand on paper: repeated header, whole rows, widths that hold."""

from collections.abc import Iterable, Sequence
from itertools import count
from typing import Final

from docx.document import Document
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm, Pt, RGBColor
from docx.table import Table, _Cell, _Row

from data.paper import ooxml
from data.paper.models import (
    MONTHS_OF_SCHOOL_YEAR,
    WEEKS,
    Align,
    Column,
    PlannedWeeks,
)

HEADER_GROUND: Final = "DCE6F1"
GROUP_GROUND: Final = "F2F2F2"
PLANNED_GROUND: Final = "1F4E79"
MONTH_GROUND: Final = "BDD0E9"
ALIGNMENT: Final = {
    Align.LEFT: WD_ALIGN_PARAGRAPH.LEFT,
    Align.CENTER: WD_ALIGN_PARAGRAPH.CENTER,
    Align.RIGHT: WD_ALIGN_PARAGRAPH.RIGHT,
}
SCHEDULE_WIDTHS: Final = (0.8, 6.5, 0.306)
SCHEDULE_SIZE: Final = 9
SIDES: Final = 70
WHITE: Final = RGBColor(0xFF, 0xFF, 0xFF)

Total = tuple[str, int, Sequence[str]]
"""A line below a table: its label, the column of its first value, its values."""


def add_table(
    document: Document,
    columns: Sequence[Column],
    rows: Iterable[Sequence[str]],
    totals: Sequence[Total] = (),
    size: float = 10,
) -> Table:
    """Add a table; a row of one text is a heading across all columns.

    No row stands alone at the foot of a page or at the head of the next: the first row
    stays with the second, and the last with the one before it and with the sums.
    """
    table = _bare(document, [column.width for column in columns])
    _header(table.rows[0], [column.title for column in columns], size)
    for row in rows:
        cells = ooxml.add_row(table).cells
        if len(row) == 1:
            _group(cells[0].merge(cells[-1]), row[0], size)
        else:
            for cell, column, text in zip(cells, columns, row, strict=True):
                fill(cell, text, column.align, size=size)
    for label, place, values in totals:
        cells = ooxml.add_row(table).cells
        named = cells[0].merge(cells[place - 1])
        fill(named, label, Align.RIGHT, bold=True, size=size)
        for at, value in enumerate(values, place):
            fill(cells[at], value, columns[at].align, bold=True, size=size)
    _keep_in_company(list(table.rows), 1, len(totals))
    return table


def add_schedule(document: Document, lines: Sequence[PlannedWeeks | str]) -> Table:
    """Add the year from July to June, five weeks a month, a mark where something is.

    The weeks in which something is are marked; a month whose day is not known yet is
    lightly marked as a whole. A text is a heading across the whole year.
    """
    number, title, week = SCHEDULE_WIDTHS
    weeks = [week] * (len(MONTHS_OF_SCHOOL_YEAR) * WEEKS)
    table = _bare(document, [number, title, *weeks])
    _schedule_header(table.rows[0], ooxml.add_row(table))
    rows = ooxml.add_rows_like(table, ooxml.add_row(table), len(lines))
    places = count(1)
    for row, line in zip(rows, lines, strict=True):
        if isinstance(line, str):
            cells = row.cells
            _group(cells[0].merge(cells[-1]), line, SCHEDULE_SIZE)
        else:
            _planned(row, next(places), line)
    _keep_in_company(list(table.rows), 2)
    return table


def add_line(table: Table, texts: Sequence[str], *, size: float, room: float) -> _Row:
    """Add a row with these texts, and return it."""
    row = ooxml.add_row(table)
    for cell, text in zip(row.cells, texts, strict=True):
        fill(cell, text, size=size, room=room)
    return row


def fill(
    cell: _Cell,
    text: str,
    align: Align = Align.LEFT,
    *,
    bold: bool = False,
    size: float = 10,
    room: float = 1.5,
) -> None:
    """Write into a cell, ``room`` points above and below; line breaks stay."""
    paragraph = cell.paragraphs[0]
    paragraph.alignment = ALIGNMENT[align]
    paragraph.paragraph_format.space_before = Pt(room)
    paragraph.paragraph_format.space_after = Pt(room)
    ooxml.add_words(paragraph, text, size, bold=bold)


def _bare(document: Document, widths: Sequence[float]) -> Table:
    table: Table = document.add_table(rows=1, cols=len(widths))
    table.style = "Table Grid"
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    ooxml.set_margins(table, SIDES)
    ooxml.fix_widths(table, [Cm(width) for width in widths])
    return table


def _header(row: _Row, titles: Sequence[str], size: float) -> None:
    ooxml.repeat_as_header(row)
    ooxml.keep_whole(row)
    for cell, title in zip(row.cells, titles, strict=True):
        _head(cell, title, size)


def _head(cell: _Cell, title: str, size: float) -> None:
    ooxml.shade(cell, HEADER_GROUND)
    cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    fill(cell, title, Align.CENTER, bold=True, size=size)
    _stay_with_next(cell)


def _keep_in_company(rows: Sequence[_Row], headers: int, sums: int = 0) -> None:
    """Let no row stand alone: the second and the last two follow those before them."""
    last = len(rows) - 1
    for place in {headers, *range(last - 1 - sums, last)}:
        if headers <= place < last:
            for cell in rows[place].cells:
                _stay_with_next(cell)


def _group(across: _Cell, text: str, size: float) -> None:
    """Write a heading across a table; it stays with the row below it."""
    ooxml.shade(across, GROUP_GROUND)
    fill(across, text, bold=True, size=size)
    _stay_with_next(across)


def _stay_with_next(cell: _Cell) -> None:
    cell.paragraphs[0].paragraph_format.keep_with_next = True


def _schedule_header(months: _Row, numbers: _Row) -> None:
    ooxml.keep_whole(months)
    for row in (months, numbers):
        ooxml.repeat_as_header(row)
    above, below = months.cells, numbers.cells
    for place, title in enumerate(("No", "Kegiatan")):
        _head(above[place].merge(below[place]), title, SCHEDULE_SIZE)
    for month, name in enumerate(MONTHS_OF_SCHOOL_YEAR):
        first = 2 + month * WEEKS
        _head(above[first].merge(above[first + WEEKS - 1]), name, SCHEDULE_SIZE)
        for week in range(WEEKS):
            cell = below[first + week]
            ooxml.set_cell_margins(cell, 0)
            _head(cell, str(week + 1), 6)


def _planned(row: _Row, place: int, line: PlannedWeeks) -> None:
    cells = row.cells
    fill(cells[0], str(place), Align.CENTER, size=SCHEDULE_SIZE, room=2)
    fill(cells[1], line.title, size=SCHEDULE_SIZE, room=2)
    if line.month is not None:
        first = 2 + line.month * WEEKS
        for cell in cells[first : first + WEEKS]:
            ooxml.shade(cell, MONTH_GROUND)
    for month, week in line.weeks:
        _mark(cells[2 + month * WEEKS + week])


def _mark(cell: _Cell) -> None:
    ooxml.set_cell_margins(cell, 0)
    ooxml.shade(cell, PLANNED_GROUND)
    cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    fill(cell, "●", Align.CENTER, size=6)
    cell.paragraphs[0].runs[0].font.color.rgb = WHITE
