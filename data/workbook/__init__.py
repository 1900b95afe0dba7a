"""The school's lists as files: workbooks and CSV, read and written."""

from data.workbook.amounts import (
    WrittenAmount,
    amount_of,
)
from data.workbook.cells import (
    Cell,
    Grid,
    Row,
    clean,
    plain,
    text_of,
    value_of,
)
from data.workbook.dates import (
    WrittenDays,
    days_of,
    months_of,
)
from data.workbook.days import (
    TO,
    WEEKDAY,
    WrittenDay,
    day_of,
    month_number,
    month_pattern,
    span_of,
    weekdays_of,
)
from data.workbook.files import HEADER_ROWS, OLE, BadRow, Sheet, read_sheets
from data.workbook.hours import (
    WrittenHours,
    hours_of,
    timed_line,
)
from data.workbook.numbers import (
    WrittenMeasure,
    is_numeric,
    measure_of,
)
from data.workbook.spelled import (
    is_number_word,
    spelled,
)
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
    "TO",
    "WEEKDAY",
    "BadRow",
    "Cell",
    "Column",
    "Found",
    "Grid",
    "Row",
    "Sheet",
    "Table",
    "WrittenAmount",
    "WrittenDay",
    "WrittenDays",
    "WrittenHours",
    "WrittenMeasure",
    "amount_of",
    "clean",
    "day_of",
    "days_of",
    "first_table",
    "hours_of",
    "is_number_word",
    "is_numbering",
    "is_numeric",
    "label_of",
    "line_of",
    "measure_of",
    "month_number",
    "month_pattern",
    "months_of",
    "plain",
    "read_sheets",
    "span_of",
    "spelled",
    "text_of",
    "timed_line",
    "value_of",
    "weekdays_of",
]
