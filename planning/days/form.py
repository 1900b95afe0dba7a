"""The days' forms: a day off, the table of all of them, and a period."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import streamlit as st

from data.language import in_weekday, say
from data.ui.desk import Desk
from data.ui.fields import DAY_FORMAT, Fields
from data.ui.forms import as_drawn, form_id
from planning.days.models import (
    DayEdit,
    DayKind,
    DayOff,
    DayOffDraft,
    PeriodKind,
    SchoolPeriodDraft,
    day_edits,
)

DAY_WIDTH = 118
WEEKDAY_WIDTH = 84
NAME_WIDTH = 270


def days_table(desk: Desk, kept: Sequence[DayOff]) -> list[DayEdit]:
    """Let a person edit the days in their table; return what it changes."""
    drawn = [as_drawn(day, f"table-{day.id}") for day in kept]
    order = hash(tuple(day.id for day in drawn))
    edited: list[dict[str, Any]] = st.data_editor(
        [_cells(day) for day in drawn],
        num_rows="dynamic",
        hide_index=True,
        width="stretch",
        height="content",
        disabled=["source", "weekday"],
        column_order=["on_day", "name", "weekday", "is_on", "kind", "source"],
        column_config=_columns(desk),
        key=f"days-{form_id('days')}-{order}",
    )
    return day_edits(drawn, map(_dated, edited), form_id("days"))


def _cells(day: DayOff) -> dict[str, object]:
    return {
        "id": str(day.id),
        "on_day": day.on_day,
        "weekday": in_weekday(day.on_day).split(",")[0],
        "name": day.name,
        "kind": day.kind.value,
        "is_on": not day.is_struck,
        "source": say(day.source.label),
    }


def _dated(row: Mapping[str, Any]) -> dict[str, object]:
    """Return a row whose day is a date: a new row's may come as text."""
    day = row.get("on_day")
    if isinstance(day, str):
        return {**row, "on_day": date.fromisoformat(day[:10])}
    return dict(row)


def _columns(desk: Desk) -> dict[str, Any]:
    config = st.column_config
    kinds = {kind.value: say(kind.label) for kind in DayKind}
    kind_column = config.SelectboxColumn(
        say("Kind"),
        options=list(kinds),
        default=DayKind.SCHOOL.value,
        format_func=lambda code: kinds.get(str(code), ""),
    )
    within: dict[str, Any] = {
        "min_value": desk.year.first_day,
        "max_value": desk.year.last_day,
    }
    told = say("Not ticked: struck by the school; it is not filled in again.")
    on, narrow = say("Off"), WEEKDAY_WIDTH
    return {
        "on_day": config.DateColumn(
            say("Date"), format=DAY_FORMAT, width=DAY_WIDTH, **within
        ),
        "weekday": config.TextColumn(say("Weekday"), width=narrow),
        "name": config.TextColumn(say("Name"), width=NAME_WIDTH),
        "kind": kind_column,
        "is_on": config.CheckboxColumn(on, default=True, width=narrow, help=told),
        "source": config.TextColumn(say("According to")),
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
