"""What of many activities can be changed at once in a grid, and how an edit is read."""

import re
from collections.abc import Mapping, Sequence
from datetime import date, time
from decimal import Decimal
from typing import Any, Final
from uuid import UUID

from pydantic import ValidationError

from data.calendar import SchoolYear
from data.errors import Refused
from data.language import N_
from data.money import Rupiah
from data.record import Record, Term, Text
from planning.activities.models import Activity, ActivityDraft, DatePrecision, Measure
from planning.budget.models import BudgetLine, BudgetLineDraft, FundSource


class GridColumn(Term):
    """The columns of the grid that can be changed; the code is the field's name."""

    DAY = "planned_on", N_("Day")
    BEGINS = "starts_at", N_("Begins")
    ENDS = "ends_at", N_("Ends")
    PERSON = "person_id", N_("Person in charge")
    PLACE = "place", N_("Place")
    TARGET = "target", N_("Target")
    AMOUNT = "amount", N_("Amount (Rp)")


class RowFields(Record):
    """What the grid changes of an activity: only the fields that are set."""

    planned_on: date | None = None
    starts_at: time | None = None
    ends_at: time | None = None
    person_id: UUID | None = None
    place: Text = ""
    target: Measure | None = None
    amount: Rupiah | None = None

    @property
    def changed(self) -> dict[str, Any]:
        """The fields that are set, with their values."""
        return {name: getattr(self, name) for name in self.model_fields_set}


class RowChange(Record):
    """What one row of the grid wants, and which version it was drawn from."""

    activity_id: UUID
    version: int
    fields: RowFields


class GridRow(Record):
    """One activity as the grid shows it; ``amount`` only when one line is all it has.

    ``lines`` counts its budget lines, ``budget`` adds them up.
    """

    id: UUID
    version: int
    title: str
    lines: int
    budget: Decimal
    fields: RowFields

    def cells(self) -> dict[str, Any]:
        """Return the row's cells, by code; what changes most is first."""
        facts = self.fields
        return {
            "title": self.title,
            "planned_on": facts.planned_on,
            "amount": None if facts.amount is None else int(facts.amount),
            "budget": int(self.budget),
            "starts_at": facts.starts_at,
            "ends_at": facts.ends_at,
            "person_id": str(facts.person_id) if facts.person_id else None,
            "place": facts.place,
            "target": None if facts.target is None else float(facts.target),
        }

    def change(self, cells: Mapping[str, object]) -> RowChange | None:
        """Return what these cells change, or None; raise Refused about a bad one."""
        read = {str(c): _read(self.title, c, cells.get(c)) for c in GridColumn}
        wanted = {
            name: value
            for name, value in read.items()
            if value != getattr(self.fields, name)
        }
        if not wanted:
            return None
        fields = RowFields.model_validate(wanted)
        return RowChange(activity_id=self.id, version=self.version, fields=fields)


def changes_of(
    rows: Sequence[GridRow], edited: Sequence[Mapping[str, object]]
) -> list[RowChange]:
    """Return what the edited cells change, row by row in the order they were drawn."""
    read = (row.change(cells) for row, cells in zip(rows, edited, strict=True))
    return [change for change in read if change]


def _read(title: str, column: GridColumn, value: object) -> object:
    """Return a cell's value as the activity keeps it, or raise Refused."""
    plain = int(value) if isinstance(value, float) and value.is_integer() else value
    if column is GridColumn.PLACE and plain is None:
        plain = ""
    try:
        return getattr(RowFields.model_validate({column.value: plain}), column.value)
    except ValidationError as invalid:
        raise Refused(
            N_("“{title}”, {column}: “{value}” cannot be used. Nothing was saved."),
            title=title,
            column=column,
            value=plain,
        ) from invalid


OF_ACTIVITY: Final = frozenset(map(str, GridColumn)) - {"amount"}
"""The columns that are an activity's own; the amount is its budget line's."""


def redrafted(
    activity: Activity, lines: Sequence[BudgetLine], fields: RowFields
) -> ActivityDraft:
    """Return the activity as it would be with these fields; the tasks are left out.

    A changed date is a day, also where only the month was known. Raises Refused where
    an amount cannot stand for the whole budget.
    """
    wanted = fields.changed
    facts = {name: value for name, value in wanted.items() if name in OF_ACTIVITY}
    if "planned_on" in facts:
        facts["date_precision"] = DatePrecision.DAY
    draft = activity.draft(lines, ()).model_copy(update=facts)
    if "amount" in wanted:
        budget = _priced(draft, wanted["amount"] or Decimal(0), activity.school_year)
        draft = draft.model_copy(update={"budget": budget})
    return draft


def _priced(
    draft: ActivityDraft, amount: Decimal, school_year: int
) -> tuple[BudgetLineDraft, ...]:
    """Return the budget when all of it is one line of this amount."""
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


TYPED_DAY: Final = re.compile(r"(\d{1,2})/(\d{1,2})(?:/(\d{4}))?(?:\s+(\S.*))?")


def typed_line(text: str, year: SchoolYear) -> tuple[str, date | None]:
    """Read what was typed for a new activity: a name, or a day and a name.

    ``18/7 Rapat awal tahun`` is the eighteenth of July of that school year; a day
    alone has no name yet.
    """
    found = TYPED_DAY.fullmatch(text.strip())
    if not found:
        return text, None
    day, month, typed_year, title = found.groups()
    try:
        first = year.month(int(month))
        return title or "", date(int(typed_year or first.year), int(month), int(day))
    except ValueError as invalid:
        raise Refused(
            N_("“{day}” is not a date. Write day and month, like 18/7."),
            day=text.split()[0],
        ) from invalid
