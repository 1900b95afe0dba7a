"""What a school's own workbook or CSV file says about its plan.

Sheets and columns are found by name, at any row and in any order, in Indonesian or
English. One fault spoils its row only; all faults are told at once.
"""

import re
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Final

from data.errors import HumasError, UnreadableFile
from data.fields import Kind
from data.language import N_
from data.record import Record
from data.workbook import (
    HEADER_ROWS,
    Cell,
    Found,
    Row,
    WrittenDay,
    first_table,
    is_numbering,
    label_of,
    line_of,
    read_sheets,
    text_of,
    value_of,
)
from data.workshop import Told, silent
from planning.activities.fields import FIELDS, OF
from planning.activities.models import (
    ActivityDraft,
    PlannedTaskDraft,
)
from planning.budget.models import BudgetLineDraft
from planning.exchange.models import (
    EXAMPLE,
    UNSAID_YEAR,
    ActivityRow,
    BudgetRow,
    NamingRow,
    PlanFault,
    PlanFile,
    TaskRow,
)
from planning.exchange.reading.cells import Said
from planning.exchange.reading.columns import (
    ACTIVITIES_TABLE,
    BUDGET_TABLE,
    TABLES,
    TASKS_TABLE,
    is_header,
)
from planning.exchange.reading.dating import dated
from planning.exchange.reading.lengths import TOO_LONG, too_long
from planning.exchange.reading.merged import NOT_SHARED, ONCE, merged_over
from planning.exchange.reading.months import ticked
from planning.exchange.reading.settling import Settling
from planning.exchange.reading.twins import LEFT_OUT, TWO_COLUMNS, are_alike, twins_in
from planning.exchange.reading.unseen import (
    demand_seen,
    is_unread,
    seen,
    struck_fields,
    unread_of,
)

TOTALS: Final = frozenset({"jumlah", "total", "jumlah total", "jumlah seluruhnya"}) | {
    f"{word} {of}" for word in ("sub", "grand") for of in ("jumlah", "total")
}
"""How the first cell of a row of totals begins."""

FILL_IN: Final = N_("Please fill this in.")


def read_plan(name: str, content: bytes, told: Told = silent) -> PlanFile:
    """Read a plan from an .xlsx, .xls or .csv file.

    ``told`` is told how far reading is; what it raises ends it. Raises UnreadableFile
    with a sentence that says what the file is instead.
    """
    sheets = read_sheets(name, content, is_header, told)
    every = [one for sheet in sheets if (one := first_table(sheet, TABLES))]
    visible = [seen(one) for one in every if not one.sheet.is_hidden]
    found = _chosen(visible)
    if not any(one.table is ACTIVITIES_TABLE for one in found):
        demand_seen(name, every)
        raise UnreadableFile(
            N_(
                "No table with the columns “Nama kegiatan” and “Tanggal” was found in "
                "the first {rows} rows of {name}. Download the template, and copy the "
                "plan into it."
            ),
            rows=HEADER_ROWS,
            name=name,
        )
    readers = [_Reader(one) for one in found]
    for reader in readers:
        reader.read(told)
    return PlanFile(
        activities=tuple(row for reader in readers for row in reader.activities),
        faulty=tuple(row for reader in readers for row in reader.faulty),
        faulty_beside=tuple(row for r in readers for row in r.faulty_beside),
        lines=tuple(row for reader in readers for row in reader.lines),
        tasks=tuple(row for reader in readers for row in reader.tasks),
        bad=tuple(fault for reader in readers for fault in reader.bad),
        remarks=tuple(fault for reader in readers for fault in reader.remarks),
        dropped_columns=tuple(
            dict.fromkeys(label for one in found for label in one.dropped)
        ),
        unread=tuple(unread_of(every, found)),
        columns={
            one.sheet.name: {field: _told_in(one, field) for field in one.table.headers}
            for one in found
        },
        read=sum(r.count for r in readers if r.found.table is ACTIVITIES_TABLE),
    )


def _told_in(found: Found, field: str) -> str:
    """Return the column that says a field: a date's cell may say the last day too."""
    beside = OF[field].told_with if field in OF else ""
    missing = field not in found.places and beside in found.places
    return found.label(beside if missing else field)


def _chosen(found: Sequence[Found]) -> list[Found]:
    """Return the tables to read: of several plans, those that say the most."""
    plans = [one for one in found if one.table is ACTIVITIES_TABLE]
    most = max((len(one.places) for one in plans), default=0)
    return [
        one
        for one in found
        if one.table is not ACTIVITIES_TABLE or len(one.places) == most
    ]


NAME_ALONE: Final = N_(
    "“{title}” stands in a row without a number. If it goes on with the name above it, "
    "write both into one cell and leave this row out."
)
SIGNING: Final = re.compile(
    r"(?:mengetahui|menyetujui|mengesahkan|disahkan|disetujui|diketahui)\b.*|nip\b.*"
    r"|[^\W\d][^\d,]+,\s*(?:\d{1,2}|[.…_]+)?\s*[^\W\d]+\s+20\d\d"
)
"""What begins the signatures below a table: ``Mengetahui,``, place and date."""

HEADING: Final = re.compile(r"[a-z]|[ivx]+")
"""How headings between the activities are counted: A, B, C or I, II, III."""


class _Reader:
    """Reads the rows of one table; one fault does not stop the next row."""

    def __init__(self, found: Found) -> None:
        self.found = found
        self.activities: list[ActivityRow] = []
        self.faulty: list[ActivityRow] = []
        self.faulty_beside: list[NamingRow] = []
        self.lines: list[BudgetRow] = []
        self.tasks: list[TaskRow] = []
        self.bad: list[PlanFault] = []
        self.remarks: list[PlanFault] = []
        self.count = 0
        self._activity = ""
        self._is_signed = self._is_numbered = False

    def read(self, told: Told) -> None:
        """Read every row that says something."""
        for number, row in self.found.numbered():
            told(number / len(self.found.sheet.rows))
            is_labels = is_numbering(row) or self.found.table.places(row)
            if not is_labels and not is_unread(self.found, number):
                self._read_row(number, row)

    def _read_row(self, number: int, row: Row) -> None:
        struck = struck_fields(self.found, number, row)
        cells = {
            field: row[place]
            for field, place in self.found.places.items()
            if place < len(row) and value_of(row[place]) and field not in struck
        }
        for field in struck:
            message = N_("“{value}” is struck out and was not read.")
            value = line_of(row[self.found.places[field]])
            self._remark(number, field, message, value=value)
        if self.found.table is not ACTIVITIES_TABLE:
            cells = self._under_heading(cells)
        name = text_of(cells.get("activity", cells.get("title", "")))
        first = next((label for cell in row if (label := label_of(cell))), "")
        if not cells or name.startswith(EXAMPLE) or {label_of(name), first} & TOTALS:
            return
        if self.found.months:
            remark = partial(self._remark, number)
            cells |= ticked(self.found, number, row, cells, remark)
        if self._is_below(row, cells) or self._is_heading(number, row, cells):
            return
        faults = len(self.bad)
        self._runs_on(number, row, cells)
        self._beside(number, row, cells)
        self._read_cells(number, cells, faults)

    def _runs_on(self, number: int, row: Row, cells: Mapping[str, Cell]) -> None:
        """Tell a name alone in a row without a number, where others have theirs."""
        place = self.found.numbers
        if place is None or self.found.table is not ACTIVITIES_TABLE:
            return
        is_numbered = place < len(row) and bool(value_of(row[place]))
        if set(cells) == {"title"} and self._is_numbered and not is_numbered:
            title = line_of(cells["title"])
            self._remark(number, "title", NAME_ALONE, title=title)
        self._is_numbered = is_numbered or self._is_numbered

    def _beside(self, number: int, row: Row, cells: dict[str, Cell]) -> None:
        """Fill in what a second column of a field says; tell where they differ."""
        for twin in twins_in(self.found, number, row):
            own = cells.setdefault(twin.field, twin.cell)
            if are_alike(self.found, twin.field, own, twin.cell):
                continue
            if twin.is_exact:
                facts = {"column": self.found.label(twin.field), "other": twin.other}
                facts |= {"value": line_of(own), "another": line_of(twin.cell)}
                self._fault(number, twin.field, TWO_COLUMNS, **facts)
            else:
                facts = {"value": line_of(twin.cell), "other": twin.other}
                self._remark(number, twin.field, LEFT_OUT, **facts)

    def _read_cells(self, number: int, cells: dict[str, Cell], faults: int) -> None:
        self.count += 1
        cells |= self._merged(number, cells)
        fault, remark = partial(self._fault, number), partial(self._remark, number)
        if self.found.table is ACTIVITIES_TABLE:
            cells = dated(cells, fault, remark)
        said = self._said(number, cells)
        for field in self._missing(said, cells):
            self._fault(number, field, FILL_IN)
        for field, facts in list(too_long(self._kind, said)):
            self._fault(number, field, TOO_LONG, **facts)
            del said[field]
        if len(self.bad) == faults:
            self._keep(number, said)
        else:
            self._keep_faulty(number, said)

    def _merged(self, number: int, cells: Mapping[str, Cell]) -> dict[str, Cell]:
        """Return what is merged over empty cells of a row; an amount is told."""
        over = {
            field: cell
            for field, cell in merged_over(self.found, number).items()
            if field not in cells
        }
        for field in NOT_SHARED & set(over):
            value = line_of(over.pop(field))
            self._remark(number, field, ONCE, value=value)
        if self.found.table is ACTIVITIES_TABLE and "cost" not in cells:
            over.pop("source", None)
        return over

    @property
    def _kind(self) -> type[Record]:
        """What the rows of the table become."""
        if self.found.table is ACTIVITIES_TABLE:
            return ActivityDraft
        return BudgetLineDraft if self.found.table is BUDGET_TABLE else PlannedTaskDraft

    def _keep_faulty(self, number: int, said: Said) -> None:
        """Keep what was read of a row with faults, to tell its other faults too."""
        sheet = self.found.sheet.name
        if self.found.table is ACTIVITIES_TABLE:
            said["title"] = said.get("title") or EXAMPLE
            self.faulty.append(_activity(sheet, number, said))
        elif name := said.get("activity"):
            on = said.get("on")
            row = NamingRow(sheet=sheet, row=number, activity=name, on=on)
            self.faulty_beside.append(row)

    def _is_below(self, row: Row, cells: Mapping[str, Cell]) -> bool:
        """Return whether this row belongs to the signatures below the table.

        An activity with a name and a day is none of them.
        """
        if {"title", "planned_on"} <= set(cells):
            return False
        days = {self.found.places.get(field) for field in ("planned_on", "weekday")}
        others = [
            text_of(cell).casefold()
            for place, cell in enumerate(row)
            if place not in days
        ]
        self._is_signed |= any(SIGNING.fullmatch(text) for text in others)
        return self._is_signed

    def _is_heading(self, number: int, row: Row, cells: Mapping[str, Cell]) -> bool:
        """Return whether a row only heads the next ones: ``A. Program rutin``."""
        if set(cells) != {"title"} or self.found.table is not ACTIVITIES_TABLE:
            return False
        others = [plain for cell in row if (plain := label_of(cell))]
        others.remove(label_of(cells["title"]))
        if not others or not all(HEADING.fullmatch(other) for other in others):
            return False
        message = N_("“{title}” is a heading and no activity.")
        self._remark(number, "title", message, title=line_of(cells["title"]))
        return True

    def _under_heading(self, cells: Mapping[str, Cell]) -> dict[str, Cell]:
        """Return a line with the name above it where its own is empty.

        A name alone is a heading for the lines below it.
        """
        if "activity" in cells:
            name = text_of(cells["activity"])
            self._activity = "" if label_of(name) in TOTALS else name
        lines = set(cells) - {"activity"}
        return {"activity": self._activity, **cells} if lines else {}

    def _said(self, number: int, cells: Mapping[str, Cell]) -> Said:
        said: Said = {}
        for field, cell in cells.items():
            column = self.found.table.columns[field]
            try:
                said[field] = column.read(cell)
            except HumasError as fault:
                tell = self._remark if column.gentle else self._fault
                tell(number, field, fault.message, **fault.facts)
        Settling(partial(self._fault, number), partial(self._remark, number)).settle(
            said, cells
        )
        return said

    def _missing(self, said: Said, cells: Mapping[str, Cell]) -> list[str]:
        """Return the required fields that a row leaves empty."""
        needed = [name for name in self.found.table.needs if name not in cells]
        if self.found.table is BUDGET_TABLE and not {"price", "amount"} & set(cells):
            needed.append("price")
        blank = [name for name in self.found.table.needs if said.get(name) == ""]
        return sorted({*needed, *blank})

    def _fault(self, number: int, field: str, message: str, **facts: object) -> None:
        self.bad.append(self._told(number, field, message, facts))

    def _remark(self, number: int, field: str, message: str, **facts: object) -> None:
        self.remarks.append(self._told(number, field, message, facts))

    def _told(
        self, number: int, field: str, message: str, facts: dict[str, object]
    ) -> PlanFault:
        return PlanFault(
            sheet=self.found.sheet.name,
            row=number,
            column=self.found.label(field),
            message=message,
            facts=facts,
        )

    def _keep(self, number: int, said: Said) -> None:
        sheet = self.found.sheet.name
        if self.found.table is ACTIVITIES_TABLE:
            self.activities.append(_activity(sheet, number, said))
            return
        activity, on = said.pop("activity"), said.pop("on", None)
        at = {"sheet": sheet, "row": number, "activity": activity, "on": on}
        if self.found.table is TASKS_TABLE:
            self.tasks.append(TaskRow(**at, task=PlannedTaskDraft(**said)))
        else:
            line = BudgetLineDraft(**{"fiscal_year": UNSAID_YEAR} | said)
            self.lines.append(BudgetRow(**at, line=line))


BESIDE: Final = {
    "zone": "zone",
    "goal_id": "goal",
    "person_id": "person",
    "class_groups": "class_groups",
    "cost": "cost",
}
"""Fields whose ids only the school's records know: kept beside the draft by name."""


OTHER_DAYS: Final = frozenset(
    field.name for field in FIELDS if field.kind is Kind.DAY
) - {"planned_on"}
"""Other days of a row; like the first, they may lack the year until it is chosen."""


def _activity(sheet: str, number: int, said: Said) -> ActivityRow:
    """Return the row; what it leaves empty stays unset in its draft."""
    said |= said.pop("audience", {})
    when: WrittenDay | None = said.pop("planned_on", None)
    beside = {BESIDE[name]: said.pop(name) for name in BESIDE.keys() & set(said)}
    days = {name: said.pop(name) for name in OTHER_DAYS & set(said)}
    draft = ActivityDraft(**said)
    return ActivityRow(
        sheet=sheet, row=number, draft=draft, when=when, days=days, **beside
    )
