"""The budget lines and tasks of a file, beside those that its activities have."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any, Final, NamedTuple, TypeVar

from data.calendar import SchoolYear
from data.language import N_, in_rupiah
from planning.activities.models import Activity, ActivityDraft, PlannedTaskDraft
from planning.budget.models import BudgetLineDraft
from planning.exchange.matching.faults import Faults
from planning.exchange.models import (
    UNSAID_YEAR,
    ActivityRow,
    BudgetRow,
    NamingRow,
    TaskRow,
    within,
)

Line = TypeVar("Line", BudgetLineDraft, PlannedTaskDraft)
Beside = TypeVar("Beside", BudgetRow, TaskRow, NamingRow)


class Fitting(NamedTuple):
    """A row that can be taken in, and the activity of the plan that it is about."""

    row: ActivityRow
    draft: ActivityDraft
    kept: Activity | None

    @property
    def at(self) -> dict[str, Any]:
        """Where the row stands in the file."""
        return {"sheet": self.row.sheet, "row": self.row.row}


SEVERAL_CALLED: Final = N_(
    "Several activities are called “{title}”. Say in the column “Tanggal kegiatan” "
    "which one is meant."
)
NONE_CALLED: Final = N_("“{title}” is no activity that can be taken in from this file.")
HAS_BUDGET: Final = N_(
    "The activity has a budget of {kept} already; the {cost} of this row is left out."
)


class Attaching:
    """Brings budget lines and tasks to the activities that they name."""

    def __init__(self, faults: Faults, year: SchoolYear) -> None:
        self._faults = faults
        self._year = year

    def attached(
        self, beside: Iterable[Beside], rows: Sequence[Fitting]
    ) -> list[list[Beside]]:
        """Return, for every row, the lines or tasks that name its activity."""
        found: list[list[Beside]] = [[] for _ in rows]
        named: dict[str, list[int]] = {}
        for number, row in enumerate(rows):
            named.setdefault(name_key(row.draft.title), []).append(number)
        for one in beside:
            numbers = self._chosen(one, named.get(name_key(one.activity), []), rows)
            if len(numbers) == 1:
                found[numbers[0]].append(one)
                continue
            message = SEVERAL_CALLED if numbers else NONE_CALLED
            self._faults.fault(one, "activity", message, title=one.activity)
        return found

    def _chosen(
        self, one: Beside, numbers: list[int], rows: Sequence[Fitting]
    ) -> list[int]:
        if len(numbers) <= 1 or one.on is None:
            return numbers
        day = within(one.on, self._year)
        return [n for n in numbers if rows[n].draft.planned_on == day]

    def look_at(
        self, lines: Iterable[BudgetRow], attached: Iterable[Sequence[BudgetRow]]
    ) -> None:
        """Tell what else is wrong with lines whose activity is not known."""
        known = {(row.sheet, row.row) for rows in attached for row in rows}
        for row in lines:
            if (row.sheet, row.row) in known:
                continue
            for field, refusal in row.line.refusals(self._year):
                if field != "fiscal_year" or row.line.fiscal_year != UNSAID_YEAR:
                    self._faults.fault(row, field, refusal.message, **refusal.facts)

    def completed(
        self, fitting: Fitting, lines: Iterable[BudgetRow], tasks: Iterable[TaskRow]
    ) -> Fitting:
        """Return the row with its budget lines and tasks beside those it has."""
        draft = fitting.draft
        good = [line for row in lines if (line := self._line(row, draft))]
        if fitting.row.cost and not good:
            good = self._cost(fitting.row, fitting.row.cost, draft)
        facts = {
            "budget": _beside(draft.budget, good),
            "tasks": _beside(draft.tasks, [row.task for row in tasks]),
        }
        return fitting._replace(draft=draft.model_copy(update=facts))

    def _line(self, row: BudgetRow, draft: ActivityDraft) -> BudgetLineDraft | None:
        line = self._dated(row.line, draft)
        refusals = list(line.refusals(self._year))
        for field, refusal in refusals:
            self._faults.fault(row, field, refusal.message, **refusal.facts)
        return None if refusals else line

    def _dated(self, line: BudgetLineDraft, draft: ActivityDraft) -> BudgetLineDraft:
        """Return a line with the fiscal year of its activity where it names none."""
        if line.fiscal_year != UNSAID_YEAR:
            return line
        fiscal = draft.planned_on.year if draft.planned_on else self._year.start
        return line.model_copy(update={"fiscal_year": fiscal})

    def _cost(
        self, row: ActivityRow, cost: BudgetLineDraft, draft: ActivityDraft
    ) -> list[BudgetLineDraft]:
        """Return the line of a row's cost, unless the activity has a budget already."""
        line = self._dated(cost, draft)
        others = [
            x.amount for x in draft.budget if name_key(x.title) != name_key(line.title)
        ]
        if others:
            total = sum(others, Decimal(0))
            if total != line.amount:
                facts = {"kept": in_rupiah(total), "cost": in_rupiah(line.amount)}
                self._faults.remark(row, "cost", HAS_BUDGET, **facts)
            return []
        if refusal := line.refusal(self._year):
            self._faults.remark(row, "source", refusal.message, **refusal.facts)
            return []
        return [line]


def name_key(name: str) -> str:
    """Return a name as it is compared: lower case, single spaces."""
    return " ".join(name.casefold().split())


def _beside(kept: Sequence[Line], said: Iterable[Line]) -> tuple[Line, ...]:
    """Return the kept lines, those of the same title as said, and new ones after."""
    lines = list(kept)
    places: dict[str, list[int]] = {}
    for place, line in enumerate(kept):
        places.setdefault(name_key(line.title), []).append(place)
    for line in said:
        if waiting := places.get(name_key(line.title)):
            place = waiting.pop(0)
            lines[place] = line.model_copy(update=_own_id(lines[place]))
        else:
            lines.append(line)
    return tuple(lines)


def _own_id(kept: BudgetLineDraft | PlannedTaskDraft) -> dict[str, object]:
    return {"id": kept.id} if isinstance(kept, BudgetLineDraft) else {}
