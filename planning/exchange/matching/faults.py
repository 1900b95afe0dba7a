"""The faults of a file, which keep rows out, and the remarks, which do not."""

from collections.abc import Iterable

from planning.exchange.models import (
    ActivityRow,
    BudgetRow,
    NamingRow,
    PlanFault,
    PlanFile,
    TaskRow,
)

SaidRow = ActivityRow | BudgetRow | TaskRow | NamingRow


class Faults:
    """Collects faults and remarks, each with its sheet, row and column.

    ``columns`` say what each sheet calls a field.
    """

    def __init__(self, file: PlanFile) -> None:
        self._columns = file.columns
        self.bad = list(file.bad)
        self.remarks = list(file.remarks)

    def fault(self, row: SaidRow, field: str, message: str, **facts: object) -> None:
        """Note that a row cannot be taken in, and because of which cell."""
        self.bad.append(self._told(row, field, message, facts))

    def names_any(self, row: SaidRow, fields: Iterable[str]) -> bool:
        """Whether one of these fields of a row has a fault already."""
        columns = {self._columns[row.sheet][field] for field in fields}
        at = {fault.column for fault in self.bad if place_of(fault) == place_of(row)}
        return not columns.isdisjoint(at)

    def remark(self, row: SaidRow, field: str, message: str, **facts: object) -> None:
        """Note what of a row is left out, or how it was understood."""
        self.remarks.append(self._told(row, field, message, facts))

    def remarks_of_good_rows(self) -> list[PlanFault]:
        """Return the remarks on rows that are taken in; the others come in again."""
        bad = {place_of(fault) for fault in self.bad}
        return [remark for remark in self.remarks if place_of(remark) not in bad]

    def _told(
        self, row: SaidRow, field: str, message: str, facts: dict[str, object]
    ) -> PlanFault:
        return PlanFault(
            sheet=row.sheet,
            row=row.row,
            column=self._columns[row.sheet][field],
            message=message,
            facts=facts,
        )


def place_of(told: PlanFault | SaidRow) -> tuple[str, int]:
    """Return the sheet and the row of a fault or row: its order in the file."""
    return told.sheet, told.row
