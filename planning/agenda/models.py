"""The grid of many activities: its cells, what an edit changes, and the quick line."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, Final, NamedTuple
from uuid import UUID

from pydantic import ValidationError, create_model

from data.activity import PlannedDay
from data.calendar import SchoolYear
from data.errors import Refused
from data.fields import Field
from data.language import N_, say
from data.money import Rupiah
from data.record import Record
from data.workbook import TO, WEEKDAY, WrittenDay, month_pattern, span_of
from planning.activities.fields import FIELDS
from planning.activities.models import Activity, ActivityDraft, dated
from planning.budget.fields import OF_LINE
from planning.budget.models import BudgetLine, BudgetLineDraft, FundSource

GRID: Final = (*(field for field in FIELDS if field.in_grid), OF_LINE["amount"])
"""What can be changed: fields of the activity, and the amount of its budget line."""

_OWN: Final[dict[str, Any]] = {
    field.name: (own.annotation, own)
    for field in GRID
    if (own := ActivityDraft.model_fields.get(field.name))
}
_CELLS: Final = create_model(
    "_CELLS", __base__=Record, amount=(Rupiah | None, None), **_OWN
)
"""What the cells of a row may hold: what the fields of an activity may."""


class RowChange(Record):
    """What was changed in one row of the grid, and in which version of the activity.

    ``fields`` are only those that change, with their new values.
    """

    activity_id: UUID
    version: int
    fields: dict[str, Any]


class GridRow(Record):
    """One activity as the grid shows it; ``amount`` is that of its only budget line.

    ``lines`` counts its budget lines, ``budget`` adds them up.
    """

    id: UUID
    version: int
    title: str
    lines: int
    budget: Decimal
    fields: dict[str, Any]

    def cells(self) -> dict[str, Any]:
        """Return the row's cells by field, name, date and money first."""
        cells = {name: _shown(value) for name, value in self.fields.items()}
        amount = self.fields["amount"]
        return {
            "title": self.title,
            "planned_on": cells.pop("planned_on"),
            "amount": None if amount is None else int(amount),
            "budget": int(self.budget),
        } | {name: cell for name, cell in cells.items() if name != "amount"}

    def change(self, cells: Mapping[str, object]) -> RowChange | None:
        """Return what these cells change, or None; an invalid cell raises Refused."""
        read = {
            field.name: _read(self.title, field, cells.get(field.name))
            for field in GRID
        }
        wanted = {
            name: value for name, value in read.items() if value != self.fields[name]
        }
        if not wanted:
            return None
        return RowChange(activity_id=self.id, version=self.version, fields=wanted)


def _shown(value: object) -> object:
    """Return a value as the grid holds it."""
    if isinstance(value, Decimal):
        return float(value)
    return str(value) if isinstance(value, UUID) else value


def changes_of(
    rows: Sequence[GridRow], edited: Sequence[Mapping[str, object]]
) -> list[RowChange]:
    """Return what the edited cells change, row by row in the order they were drawn."""
    read = (row.change(cells) for row, cells in zip(rows, edited, strict=True))
    return [change for change in read if change]


class CellChange(NamedTuple):
    """One changed cell: of which activity, what it is, from what to what."""

    title: str
    field: Field
    before: Any
    now: Any


def changed_cells(
    rows: Sequence[GridRow], changes: Sequence[RowChange]
) -> list[CellChange]:
    """Return the changed cells one by one, in the order of the rows and columns."""
    of_row = {row.id: row for row in rows}
    return [
        CellChange(row.title, field, row.fields[field.name], change.fields[field.name])
        for change in changes
        for row in [of_row[change.activity_id]]
        for field in GRID
        if field.name in change.fields
    ]


def _read(title: str, field: Field, value: object) -> object:
    """Return a cell's value as the activity keeps it, or raise Refused."""
    plain = int(value) if isinstance(value, float) and value.is_integer() else value
    if plain is None:
        return _CELLS.model_fields[field.name].default
    try:
        return getattr(_CELLS.model_validate({field.name: plain}), field.name)
    except ValidationError as invalid:
        raise Refused(
            N_("“{title}”, {column}: “{value}” cannot be used. Nothing was saved."),
            title=title,
            column=say(field.label),
            value=plain,
        ) from invalid


def redrafted(
    activity: Activity, lines: Sequence[BudgetLine], wanted: Mapping[str, Any]
) -> ActivityDraft:
    """Return the activity with these fields changed, without its tasks.

    A changed date is a day, also where only the month was known. Raises Refused where
    an amount is given and there are several budget lines.
    """
    facts = {name: value for name, value in wanted.items() if name != "amount"}
    if "planned_on" in facts:
        facts = _dated(activity, facts["planned_on"]) | facts
    draft = activity.draft(lines, ()).model_copy(update=facts)
    if "amount" in wanted:
        budget = _priced(draft, wanted["amount"] or Decimal(0), activity.school_year)
        draft = draft.model_copy(update={"budget": budget})
    return draft


def _dated(activity: Activity, day: date | None) -> dict[str, Any]:
    """Return the date fields for another first day, or for no date."""
    return dated(activity.when.begun_on(day) if day else PlannedDay())


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
