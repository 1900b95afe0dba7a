"""The days' forms: a day off, the table of all of them, and a period."""

from collections.abc import Sequence
from uuid import UUID

from data.language import in_weekday, say
from data.sheet import Column, Edit, Entry, Row, as_cell
from data.ui.desk import Desk
from data.ui.fields import Fields
from data.ui.sheet import Sheet
from planning.days.models import (
    DayEdit,
    DayKind,
    DayOff,
    DayOffDraft,
    PeriodKind,
    SchoolPeriodDraft,
    day_edits,
)


def days_sheet(desk: Desk, kept: Sequence[DayOff]) -> Sheet:
    """Return the table of days off, in which they are changed, struck and added."""
    kinds = {kind.value: say(kind.label) for kind in DayKind}
    told = say("Not ticked: struck by the school; it is not filled in again.")
    first, last = desk.year.first_day, desk.year.last_day
    return Sheet(
        say("Days off"),
        [
            Column("name", say("Name"), width=36),
            Column("on_day", say("Date"), Entry.DAY, None, 13, first=first, last=last),
            Column("weekday", say("Weekday"), width=11, is_fixed=True),
            Column("is_on", say("Off"), Entry.YES, None, 8, help=told, usual="1"),
            Column(
                "kind",
                say("Kind"),
                Entry.ONE,
                kinds,
                20,
                usual=DayKind.SCHOOL.value,
            ),
            Column("source", say("According to"), width=22, is_fixed=True),
        ],
        [Row(str(day.id), day.name, _cells(day), day.version) for day in kept],
        (
            say("{count} day changed", count="{count}"),
            say("{count} days changed", count="{count}"),
        ),
        grows=True,
    )


def days_changed(
    sheet: Sheet, kept: Sequence[DayOff], edits: Sequence[Edit], new: UUID
) -> list[DayEdit]:
    """Return what the table changes; ``new`` is the form's key."""
    seen = {edit.id: edit.version for edit in edits}
    gone = {edit.id for edit in edits if edit.is_gone}
    drawn = [
        day.model_copy(update={"version": seen.get(str(day.id), day.version)})
        for day in kept
    ]
    rows = [
        {**cells, "id": row.id}
        for row, cells in sheet.filled(edits)
        if row.id not in gone
    ]
    usual = {"kind": DayKind.SCHOOL, "is_on": True}
    added = [
        usual | dict(edit.cells) for edit in edits if edit.is_new and not edit.is_gone
    ]
    return day_edits(drawn, [*rows, *added], new)


def _cells(day: DayOff) -> dict[str, str]:
    return {
        "on_day": as_cell(day.on_day),
        "weekday": in_weekday(day.on_day).split(",")[0],
        "name": day.name,
        "kind": day.kind.value,
        "is_on": as_cell(not day.is_struck),
        "source": say(day.source.label),
    }


def day_fields(fields: Fields, desk: Desk) -> None:
    """Draw the fields of a day off."""
    fields.day("on_day", say("Day"), desk.year)
    fields.line("name", say("Name"))
    fields.one("kind", say("Kind"), DayKind)


def period_fields(fields: Fields) -> None:
    """Draw the fields of exams, a break or Ramadan."""
    fields.one("kind", say("Kind"), PeriodKind)
    told = say("As the school calls it, such as the odd semester's final exams.")
    fields.line("title", say("Name"), help=told)
    left, right = fields.columns(1, 1)
    left.day("starts_on", say("First day"))
    right.day("ends_on", say("Last day"))


def day_draft(fields: Fields) -> DayOffDraft:
    """Return the day off that was filled in; what is missing is asked for."""
    return DayOffDraft.model_validate(_given(fields))


def period_draft(fields: Fields) -> SchoolPeriodDraft:
    """Return the period that was filled in; what is missing is asked for."""
    return SchoolPeriodDraft.model_validate(_given(fields))


def _given(fields: Fields) -> dict[str, object]:
    return {name: value for name, value in fields.typed.items() if value is not None}
