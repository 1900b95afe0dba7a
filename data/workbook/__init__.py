"""The school's lists as files: workbooks and CSV, read and written."""

from data.workbook.cells import (
    Cell,
    Grid,
    Row,
    WrittenDay,
    day_of,
    first_day_of,
    hours_of,
    month_of,
    number_of,
    plain,
    text_of,
    value_of,
)
from data.workbook.files import HEADER_ROWS, OLE, BadRow, Sheet, read_sheets
from data.workbook.tables import (
    Column,
    Found,
    Table,
    first_table,
    is_numbering,
    label_of,
    line_of,
)

__all__ = [
    "HEADER_ROWS",
    "OLE",
    "BadRow",
    "Cell",
    "Column",
    "Found",
    "Grid",
    "Row",
    "Sheet",
    "Table",
    "WrittenDay",
    "day_of",
    "first_day_of",
    "first_table",
    "hours_of",
    "is_numbering",
    "label_of",
    "line_of",
    "month_of",
    "number_of",
    "plain",
    "read_sheets",
    "text_of",
    "value_of",
]
