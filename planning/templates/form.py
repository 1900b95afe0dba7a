"""The templates' forms: one chosen occasion, and the words of a template."""

from collections.abc import Callable, Collection, Mapping, Sequence
from decimal import Decimal
from functools import partial
from typing import Any, Final
from uuid import UUID, uuid5

import streamlit as st

from data.activity import MOST_DAYS, DatePrecision
from data.calendar import MONTHS
from data.fields import Kind
from data.language import in_short, in_weekday, say
from data.people.models import Element, Person, told_apart
from data.people.store import people
from data.record import TITLE
from data.sheet import Column, Edit, Entry, Row, When, as_cell
from data.ui.desk import Desk
from data.ui.faults import Faults
from data.ui.fields import Fields
from data.ui.forms import form_id, saving
from data.ui.sheet import Sheet, sheet_fields
from planning.activities.fields import FIELDS, OF, OF_TASK, Tab, called
from planning.activities.form import draw, grade_names, read_typed, whose_families
from planning.activities.models import FARTHEST, PlannedTaskDraft
from planning.budget.fields import OF_LINE
from planning.budget.models import FundSource
from planning.clashes.models import Clash
from planning.goals.models import Dimension, Goal, fitting_goal
from planning.templates.models import (
    WEEKS,
    Occasion,
    Pick,
    TemplateDraft,
    month_name,
    weekday_name,
)
from planning.templates.usual import usual_element

# ── occasions of the year ──────────────────────────────────────────────────────


def pick_id(time: Occasion) -> UUID:
    """Return the key of the activity that an occasion will be."""
    return uuid5(form_id("templates"), time.key)


def occasions_sheet(
    desk: Desk,
    times: Sequence[Occasion],
    on_plan: Collection[str],
    known: Sequence[Goal],
    said: Mapping[UUID, Sequence[Clash]],
) -> Sheet:
    """Return the table of all occasions: ticked is what is put on the plan."""
    everybody = [one for one in people(desk.store) if one.is_active]
    led_by = {element: _only(everybody, element, desk.person.id) for element in Element}
    rows = []
    for time in times:
        element = usual_element(time.template)
        cells = {
            "title": time.title,
            "planned_on": as_cell(_when(time)),
            "goal_id": as_cell(fitting_goal(time.template.dimensions, known)),
            "person_id": as_cell(led_by[element] if element else desk.person.id),
            "category": say(time.template.category.label)
            if time.template.category
            else "",
            "about": _about_day(time, said.get(pick_id(time), ())),
        }
        held = time.key in on_plan
        note = say("✓ on the plan already") if held else ""
        rows.append(Row(time.key, time.title, cells, note=note, is_apart=held))
    return Sheet(
        say("Templates of the year"),
        _occasion_columns(desk, known, everybody),
        rows,
        (
            say("{count} template chosen", count="{count}"),
            say("{count} templates chosen", count="{count}"),
        ),
        hint=say("Tick what the year needs, at the head everything."),
        nothing=say("Nothing is chosen yet."),
    )


def _occasion_columns(
    desk: Desk, known: Sequence[Goal], everybody: Sequence[Person]
) -> list[Column]:
    titles = {str(goal.id): f"{goal.number}. {goal.title}" for goal in known}
    names = told_apart(everybody)
    told = say(
        "Proposed: the only one with the role that usually leads it, otherwise you."
    )
    first, last = desk.year.first_day, desk.year.last_day
    return [
        Column("take", say("Take"), Entry.YES, is_pick=True),
        Column("title", called("title"), width=42, longest=TITLE),
        Column("planned_on", called("planned_on"), Entry.WHEN, None, 15)._replace(
            first=first, last=last, help=say("A day, or only the month: 8/2026.")
        ),
        Column("goal_id", called("goal_id"), Entry.ONE, titles, 28),
        Column("person_id", called("person_id"), Entry.ONE, names, 22, help=told),
        Column("category", called("category"), width=20, is_fixed=True),
        Column("about", say("Why this day"), width=34, is_fixed=True),
    ]


def _only(everybody: Sequence[Person], element: Element, otherwise: UUID) -> UUID:
    """Return the only one of a kind, or somebody else where there are none or more."""
    found = [one.id for one in everybody if one.element is element]
    return found[0] if len(found) == 1 else otherwise


def _when(time: Occasion) -> When | None:
    is_month = time.template.date_precision is DatePrecision.MONTH
    return When(time.day, is_month) if time.day else None


def picks_of(
    desk: Desk, sheet: Sheet, times: Sequence[Occasion], edits: Sequence[Edit]
) -> list[Pick]:
    """Return the ticked occasions as they are to be planned."""
    by_key = {time.key: time for time in times}
    picks = []
    for row, cells in sheet.filled(edits):
        if cells["take"]:
            time, when = by_key[row.id], cells["planned_on"]
            precision = DatePrecision.MONTH if when and when.is_month else None
            pick = Pick(
                activity_id=pick_id(time),
                key=time.template.key,
                title=cells["title"],
                planned_on=when.day if when else None,
                date_precision=precision or (DatePrecision.DAY if when else None),
                goal_id=cells["goal_id"],
                person_id=cells["person_id"],
            )
            picks.append(pick)
    return picks


def _about_day(time: Occasion, said: Sequence[Clash]) -> str:
    """Say why this day is proposed, and what it clashes with."""
    if time.day is None:
        return say("No usual time; without a date it is planned without one.")
    if time.template.date_precision is DatePrecision.MONTH:
        return time.template.hint
    parts = [in_weekday(time.day)]
    if time.wished != time.day and time.wished:
        was = in_short(time.wished)
        parts.append(say("moved from {day}, which is not free", day=was))
    parts += [clash.said() for clash in said]
    parts.append(time.template.hint)
    return " · ".join(part for part in parts if part)


def goal_field(
    fields: Fields,
    label: str,
    known: list[Goal],
    current: UUID | None,
    **how: Any,  # noqa: ANN401
) -> UUID | None:
    """Draw the choice of a goal of the year; return its key."""
    titles = {goal.id: f"{goal.number}. {goal.title}" for goal in known}
    how |= {"shown": current, "placeholder": say("Choose a goal")}
    return fields.one("goal_id", label, titles, **how)


# ── the words of a template ──────────────────────────────────────────────────────


FIELDS_OF_TEMPLATE: Final = tuple(
    field
    for field in FIELDS
    if field.name in TemplateDraft.model_fields and field.kind is not Kind.FAMILIES
)
"""What a template says of its activity; the date comes from its usual time."""


def words_form(
    desk: Desk,
    form: str,
    key: str,
    kept: TemplateDraft | None,
    save: Callable[[TemplateDraft], None],
) -> None:
    """Draw the form of a template's words and save what was entered."""
    words = kept or TemplateDraft.model_construct(title="")
    fields = Fields(key, words)
    part = partial(draw, desk, fields, table=FIELDS_OF_TEMPLATE)
    with st.form(f"words-{key}", border=False):
        part(Tab.TOP)
        _what(fields)
        _time(fields)
        part(Tab.WHEN)
        part(Tab.BACKGROUND)
        _why(fields)
        part(Tab.STANDARD)
        part(Tab.RISK)
        tasks, lines = _tasks_sheet(words), _lines_sheet(words)
        of_tasks = _part(tasks, fields, "tasks")
        of_lines = _part(lines, fields, "lines")
        sent = st.form_submit_button(say("Save the template"), type="primary")
    if sent:
        labels = {"budget": say(Tab.BUDGET.label), "tasks": say(Tab.TASKS.label)}
        with saving(form, say("The template was saved."), **fields.labels | labels):
            facts = {
                "tasks": _tasks(tasks, of_tasks),
                "budget": _lines(lines, of_lines),
            }
            save(_draft(fields, facts))


def _part(sheet: Sheet, fields: Fields, name: str) -> str:
    st.markdown(f"**{sheet.label}**")
    return sheet_fields(sheet, fields, name)


def _draft(fields: Fields, facts: dict[str, Any]) -> TemplateDraft:
    """Return the template that was filled in, or raise about what cannot be read."""
    typed, unread = read_typed(fields.typed)
    if unread:
        raise Faults(unread)
    typed.pop("class_group_ids", None)
    return TemplateDraft.model_validate(typed | facts)


def _what(fields: Fields) -> None:
    serves = say("Serves goals about")
    fields.many("dimensions", serves, Dimension, placeholder=say("Choose"))
    whose_families(fields, OF["audience"], grade_names(range(1, 13)))


def _why(fields: Fields) -> None:
    fields.line("hint", say("Hint"))
    fields.area("why", say("Why this matters"))
    fields.line("source", say("Where it comes from"))


def _time(fields: Fields) -> None:
    months = {month: month_name(month) for month in MONTHS}
    told = say("Several months: it is held several times a year.")
    fields.many("months", say("Usual months"), months, help=told)
    weeks = {week: say(word) for week, word in WEEKS.items()}
    weekdays = {number: weekday_name(number) for number in range(7)}
    week, weekday, day, lasts = fields.columns(1, 1, 1, 1)
    week.one("week", say("Week of the month"), weeks, placeholder=say("No week"))
    none = say("No weekday")
    weekday.one("weekday", say("Weekday"), weekdays, placeholder=none)
    day.whole("day", say("Or always on day"), 1, 31)
    lasts.whole("lasts", say("How many days it lasts"), 1, MOST_DAYS)


def _tasks_sheet(words: TemplateDraft) -> Sheet:
    label = {name: say(field.label) for name, field in OF_TASK.items()}
    return Sheet(
        say(Tab.TASKS.label),
        [
            Column("title", label["title"], width=44, longest=TITLE),
            Column(
                "offset_days",
                label["offset_days"],
                Entry.WHOLE,
                width=14,
                lowest=-FARTHEST,
                highest=FARTHEST,
                usual="-14",
            ),
            Column("section", label["section"], width=24),
        ],
        [
            Row(
                f"task-{number}",
                task.title,
                {n: as_cell(getattr(task, n)) for n in OF_TASK},
            )
            for number, task in enumerate(words.tasks)
        ],
        grows=True,
    )


def _tasks(sheet: Sheet, sent: str) -> list[PlannedTaskDraft]:
    return [
        PlannedTaskDraft(
            offset_days=int(row["offset_days"] or 0),
            title=row["title"],
            section=row["section"],
        )
        for row in sheet.lines(sent)
        if row["title"]
    ]


def _lines_sheet(words: TemplateDraft) -> Sheet:
    label = {name: say(field.label) for name, field in OF_LINE.items()}
    sources = {source.value: say(source.label) for source in FundSource}
    usual = FundSource.BOS.value
    columns = [
        Column("title", label["title"], width=34, longest=TITLE),
        Column(
            "volume", label["volume"], Entry.NUMBER, width=10, lowest=0.01, usual="1"
        ),
        Column("unit", label["unit"], width=12),
        Column("price", label["price"], Entry.RUPIAH, width=14, usual="0"),
        Column("source", label["source"], Entry.ONE, sources, 24, usual=usual),
        Column("partner", label["partner"], width=22),
        Column("is_voluntary", label["is_voluntary"], Entry.YES, width=12),
    ]
    return Sheet(
        say(Tab.BUDGET.label),
        columns,
        [
            Row(
                f"line-{number}",
                line.title,
                {
                    column.name: as_cell(getattr(line, column.name))
                    for column in columns
                },
            )
            for number, line in enumerate(words.budget)
        ],
        grows=True,
    )


def _lines(sheet: Sheet, sent: str) -> list[dict[str, Any]]:
    return [
        row
        | {
            "volume": row["volume"] or Decimal(1),
            "price": row["price"] or Decimal(0),
            "source": row["source"] or FundSource.BOS.value,
        }
        for row in sheet.lines(sent)
        if row["title"]
    ]
