"""The grid of many activities: its cells, what an edit changes, and the quick line."""

import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import date
from decimal import Decimal
from typing import Any, Final
from uuid import UUID

from pydantic import Field, ValidationError, create_model

from data.activity import DatePrecision, PlannedDay
from data.calendar import SchoolYear
from data.errors import Refused
from data.language import N_, say
from data.money import Rupiah
from data.record import Record
from data.sheet import Edit, When, as_cell
from data.workbook import TO, WEEKDAY, WrittenDay, month_pattern, span_of
from planning.activities.fields import OF
from planning.activities.models import Activity, ActivityDraft, dated
from planning.budget.fields import OF_LINE
from planning.budget.models import BudgetLine, BudgetLineDraft, FundSource

_NAMES: Final = (
    "goal_id",
    "person_id",
    "forms",
    "planned_on",
    "ends_on",
    "starts_at",
    "ends_at",
    "place",
    "indicator",
    "target",
    "unit",
    "measured_by",
    "procedure",
)
GRID: Final = (*(OF[name] for name in _NAMES), OF_LINE["amount"])
"""What can be changed: fields of the activity, and the amount of its budget line."""

_OWN: Final[dict[str, Any]] = {
    field.name: (own.annotation, own)
    for field in GRID
    if (own := ActivityDraft.model_fields.get(field.name))
}
_CellsDraft: Final = create_model(
    "_CellsDraft",
    __base__=Record,
    amount=(Rupiah | None, None),
    date_precision=(DatePrecision, DatePrecision.DAY),
    **_OWN,
)
"""What the cells of a row may hold: what the fields of an activity may."""


class RowChange(Record):
    """What was changed in one row of the grid, and in which version of the activity.

    ``fields`` are only those that change, with their new values; ``seen`` is what
    stood there before the person who changed them.
    """

    activity_id: UUID
    version: int
    fields: dict[str, Any]
    seen: dict[str, Any] = Field(default_factory=dict)

    def overtaken(self, kept: Activity) -> list[str]:
        """Return (as messages) which changed fields somebody else changed meanwhile."""
        return [
            field.label
            for field in GRID
            if field.name in self.fields and field.name in self.seen
            if hasattr(kept, field.name)
            if getattr(kept, field.name) != self.seen[field.name]
        ]


class GridRow(Record):
    """One activity as the grid shows it; ``amount`` is that of its only budget line.

    ``lines`` counts its budget lines, ``budget`` adds them up.
    """

    id: UUID
    version: int
    title: str
    lines: int
    budget: Decimal
    when: PlannedDay
    fields: dict[str, Any]

    def cells(self) -> dict[str, str]:
        """Return what the row's cells hold; a month is shown as one."""
        cells = {name: as_cell(value) for name, value in self.fields.items()}
        day = self.when.day
        shown = When(day, is_month=self.when.is_month) if day else None
        return {"planned_on": as_cell(shown), "budget": as_cell(self.budget)} | {
            name: cell for name, cell in cells.items() if name != "planned_on"
        }

    def change(self, edit: Edit) -> RowChange | None:
        """Return what an edit changes, or None; an invalid cell raises Refused."""
        facts, before = self._facts(edit.cells), {}
        with suppress(Refused):  # what only says who was faster
            before = self._facts(edit.seen)
        if not facts:
            return None
        return RowChange(
            activity_id=self.id, version=edit.version, fields=facts, seen=before
        )

    def _facts(self, cells: Mapping[str, object]) -> dict[str, Any]:
        facts: dict[str, Any] = {}
        for name, value in cells.items():
            facts |= self._read(name, value)
        return facts

    def _read(self, name: str, value: object) -> dict[str, Any]:
        """Return a cell's value as the activity keeps it, or raise Refused."""
        facts = {k: v for k, v in _kept(name, value).items() if v is not None}
        try:
            read = _CellsDraft.model_validate(facts)
        except ValidationError as invalid:
            [field] = [field for field in GRID if field.name == name]
            raise Refused(
                N_("“{title}”, {column}: “{value}” cannot be used. Nothing was saved."),
                title=self.title,
                column=say(field.label),
                value=as_cell(value),
            ) from invalid
        return {name: getattr(read, name) for name in _kept(name, value)}


def _kept(name: str, value: object) -> dict[str, Any]:
    """Return the facts of the activity that a cell's value sets."""
    if name != "planned_on":
        return {name: value}
    if not isinstance(value, When):
        return {"planned_on": None, "date_precision": None}
    precision = DatePrecision.MONTH if value.is_month else DatePrecision.DAY
    return {"planned_on": value.day, "date_precision": precision}


def changes_of(rows: Sequence[GridRow], edits: Sequence[Edit]) -> list[RowChange]:
    """Return what the edited cells change, row by row as they were changed."""
    of_row = {str(row.id): row for row in rows}
    read = (of_row[edit.id].change(edit) for edit in edits)
    return [change for change in read if change]


def redrafted(
    activity: Activity, lines: Sequence[BudgetLine], wanted: Mapping[str, Any]
) -> ActivityDraft:
    """Return the activity with these fields changed, without its tasks.

    A changed date is a day, also where only the month was known, unless a month is
    said. Raises Refused where an amount is given and there are several budget lines.
    """
    facts = {name: value for name, value in wanted.items() if name != "amount"}
    precision = facts.pop("date_precision", None) or DatePrecision.DAY
    if "planned_on" in facts:
        facts = _dated(activity, facts["planned_on"], precision) | facts
    draft = activity.draft(lines, ()).model_copy(update=facts)
    if "amount" in wanted:
        budget = _priced(draft, wanted["amount"] or Decimal(0), activity.school_year)
        draft = draft.model_copy(update={"budget": budget})
    return draft


def _dated(
    activity: Activity, day: date | None, precision: DatePrecision
) -> dict[str, Any]:
    """Return the date fields for another first day, for a month, or for no date."""
    if day is None:
        return dated(PlannedDay())
    if precision is DatePrecision.MONTH:
        return dated(PlannedDay(day=day, precision=precision))
    return dated(activity.when.begun_on(day))


def _priced(
    draft: ActivityDraft, amount: Decimal, school_year: int
) -> tuple[BudgetLineDraft, ...]:
    """Return the budget with this amount in its only line."""
    if len(draft.budget) > 1:
        raise Refused(
            N_("It has several budget lines; change them on the activity's own page.")
        )
    if not draft.budget:
        first_day = SchoolYear(start=school_year).first_day
        new = BudgetLineDraft(
            title=draft.title,
            source=FundSource.BOS,
            fiscal_year=(draft.planned_on or first_day).year,
            amount=amount,
        )
        return (new,) if amount else ()
    [line] = draft.budget
    if line.amount == amount:
        return draft.budget
    price = amount / line.volume
    whole = price == price.to_integral_value() and price * line.volume == amount
    facts = line.model_dump() | {
        "volume": line.volume if whole else Decimal(1),
        "price": price.to_integral_value() if whole else amount,
    }
    return (type(line)(**facts),)


_BESIDE: Final = rf"(?:{WEEKDAY}\s*[,/]?\s*)?"
_MONTH: Final = rf"/\d{{1,2}}(?:/\d{{4}})?|\s+{month_pattern()}(?:\s+\d{{4}})?"
TYPED_DAYS: Final = re.compile(
    rf"((?:{_BESIDE}\d{{1,2}}(?:{_MONTH})?{TO})?{_BESIDE}\d{{1,2}}(?:{_MONTH}))"
    r"(?:\s*[:,]?\s+(\S.*))?",
    re.IGNORECASE,
)


def typed_line(text: str, year: SchoolYear) -> tuple[str, PlannedDay | None]:
    """Read what was typed for a new activity: a name, or its day or days and a name.

    ``18/7 Rapat awal tahun`` is the eighteenth of July of that school year, as is
    ``Sabtu 18 Juli Rapat``, and ``12–14/8 Persami`` lasts three days; a day alone has
    no name yet.
    """
    found = TYPED_DAYS.fullmatch(text.strip())
    if not found:
        return text, None
    typed, title = found.groups()
    single = f"{typed}–{typed}"
    days = span_of(typed, needs_year=False) or span_of(single, needs_year=False)
    try:
        first, until = (_on(day, year) for day in days or ())
    except ValueError as invalid:
        raise Refused(
            N_("“{day}” is not a date. Write day and month, like 18/7 or 12–14/8."),
            day=typed,
        ) from invalid
    return title or "", PlannedDay(day=first, ends_on=until if until != first else None)


def _on(written: WrittenDay, year: SchoolYear) -> date:
    """Return a typed day in the school year; a weekday beside it must be its own."""
    day = written.day_in(year.month(written.month).year)
    if refusal := written.weekday_refusal(day):
        raise refusal
    return day
