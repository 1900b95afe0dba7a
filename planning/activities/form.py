"""The form of one activity: its name and goal first, everything else on tabs."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any, Final
from uuid import UUID

import streamlit as st
from pydantic import ValidationError

from data.activity import DatePrecision, countdown
from data.calendar import MONTHS, SchoolYear
from data.cooperation import CooperationForm
from data.errors import Refused
from data.fields import Field, Kind, rows_of
from data.language import N_, in_month, say, why
from data.participants import MOST_EXPECTED, Expected, Party, of_families
from data.parties import read_parties, typed_parties
from data.people import store as people
from data.roster import store as roster
from data.roster.class_groups import grade_word
from data.ui import begun, tables
from data.ui.desk import Desk
from data.ui.faults import Faults
from data.ui.fields import Fields
from data.ui.tabs import tabs
from planning.activities.fields import FIELDS, OF_TASK, Tab
from planning.activities.models import (
    Activity,
    ActivityDraft,
    Audience,
    PlannedTask,
    PlannedTaskDraft,
)
from planning.activities.reading import Families, in_lines, read_tasks
from planning.budget.form import filled_budget
from planning.budget.models import BudgetLine
from planning.goals import store as goals

BEFORE: Final = N_("Set before the activity; it is judged by this afterwards.")
BLANK: Final = ActivityDraft.model_construct(title="", unit="%")
"""What the form of a new activity shows."""

NO_GRADES: Final[Mapping[int, Iterable[UUID]]] = {}
HEIGHTS: Final = {"procedure": 80, "rundown": 170}
HEIGHT: Final = 110
"""How high a field of several lines is, in pixels."""


@dataclass(frozen=True)
class Filled:
    """What was filled in, as it was typed; the tasks are lines of text."""

    facts: dict[str, Any]

    def draft(self, year: SchoolYear, labels: Mapping[str, str]) -> ActivityDraft:
        """Return the draft, or raise about everything that cannot stand as it is."""
        facts, found = read_typed(self.facts)
        unread = {READ_AS.get(name, name) for name, _ in found}
        try:
            draft = ActivityDraft(**facts)
        except ValidationError as invalid:
            raise Faults([*Faults.of(invalid, labels).found, *found]) from invalid
        found += [
            (name, why(refusal))
            for name, refusal in draft.refusals(year)
            if name not in unread
        ]
        if found:
            raise Faults(found)
        return draft


def read_typed(
    typed: Mapping[str, Any],
) -> tuple[dict[str, Any], list[tuple[str, str]]]:
    """Return what was typed as the draft has it, and what could not be read."""
    facts, found = dict(typed), list[tuple[str, str]]()
    for name, read in READ.items():
        if name not in facts:
            continue
        try:
            facts |= read(facts, facts.pop(name))
        except Refused as unread:
            found.append((name, why(unread)))
    facts.pop("expected", None)
    return facts, found


def _parties(typed: str, families: int | None) -> tuple[Expected, ...]:
    """Return the groups that were typed, behind the number of some pupils' families."""
    pupils = Expected(party=Party.FAMILIES, expected=families) if families else None
    return (*filter(None, (pupils,)), *read_parties(typed))


READ: Final[Mapping[str, Callable[[dict[str, Any], Any], dict[str, Any]]]] = {
    "tasks": lambda _, typed: {"tasks": read_tasks(typed)},
    "families": lambda _, chosen: chosen().model_dump(),
    "groups": lambda facts, typed: {
        "parties": _parties(typed, facts.pop("expected", None))
    },
}
"""What is typed otherwise than the draft has it, and how it is read."""

READ_AS: Final = {"families": "audience", "groups": "audience"}
"""Where a refusal would speak of what could not be read."""


def filled_in(
    desk: Desk,
    kept: Activity | None,
    lines: list[BudgetLine],
    tasks: list[PlannedTask],
    new_id: UUID,
) -> Filled | None:
    """Let a person fill in an activity; return what was typed, once it is sent.

    ``kept`` is the activity as this browser tab first drew it; without one the form is
    for a new activity, whose id will be ``new_id``. What is on a tab that nobody opened
    stays as it was kept; whoever saves over somebody else's change is told.
    """
    key = f"{kept.id}-{kept.version}" if kept else str(new_id)
    shown = kept.draft(lines, tasks) if kept else BLANK
    fields = Fields(key, shown)
    facts = {name: getattr(shown, name) for name in ActivityDraft.model_fields}
    facts["tasks"] = in_lines(shown.tasks)

    def part(tab: Tab) -> None:
        if tab is Tab.BUDGET:
            day = fields.typed.get("planned_on", shown.planned_on)
            first_year = (day or desk.year.first_day).year
            facts["budget"] = tuple(filled_budget(desk, key, lines, first_year))
        elif tab is Tab.TASKS:
            facts["tasks"] = _tasks(fields)
        else:
            if tab is Tab.STANDARD:
                st.caption(say(BEFORE))
            draw(desk, fields, tab)

    with st.form(f"activity-{key}"):
        draw(desk, fields, Tab.TOP)
        behind = [tab for tab in Tab if tab is not Tab.TOP]
        parts = [(say(tab.label), partial(part, tab)) for tab in behind]
        tabs("activity", parts, stay=True, every=begun.is_begun(key))
        sent = st.form_submit_button(say("Save the activity"), type="primary")
    facts |= fields.typed
    return Filled(facts) if sent else None


def draw(desk: Desk, fields: Fields, tab: Tab, table: Iterable[Field] = FIELDS) -> None:
    """Draw the fields of one part of the form, row by row."""
    for row in rows_of(table, tab):
        beside = len(row) > 1
        places = fields.columns(*(each.room for each in row)) if beside else [fields]
        for field, at in zip(row, places, strict=True):
            DRAWN[field.kind](desk, at, field)
            fields.labels[field.name] = say(field.label)
    if "month" in fields.typed:
        _settle_date(fields.typed)


def _settle_date(typed: dict[str, Any]) -> None:
    """Plan the activity for a month where only a month was chosen."""
    day, month = typed["planned_on"], typed.pop("month")
    only_month = day is None and month is not None
    typed["planned_on"] = day or month
    typed["date_precision"] = DatePrecision.MONTH if only_month else DatePrecision.DAY


# ── fields by their kind ──────────────────────────────────────────────────────


def _names(field: Field) -> dict[str, Any]:
    """Return what a field is called, and the help beside it where it has some."""
    return {"label": say(field.label), "help": say(field.help) or None}


def _line(_: Desk, at: Fields, field: Field) -> None:
    at.line(field.name, **_names(field))


def _area(_: Desk, at: Fields, field: Field) -> None:
    at.area(field.name, height=HEIGHTS.get(field.name, HEIGHT), **_names(field))


def _one(_: Desk, at: Fields, field: Field) -> None:
    at.one(field.name, choices=field.terms or (), **_names(field))


def _many(_: Desk, at: Fields, field: Field) -> None:
    """Ask for any number of terms; short names, since several are shown at once."""
    terms = list(field.terms or ())
    short = (CooperationForm,)
    words = {t: say(t.short if isinstance(t, short) else t.label) for t in terms}
    at.many(field.name, choices=words, **_names(field))


def _number(_: Desk, at: Fields, field: Field) -> None:
    at.number(field.name, **_names(field))


def _day(desk: Desk, at: Fields, field: Field) -> None:
    day = None if _is_by_month(at) else getattr(at.kept, field.name)
    at.day(field.name, within=desk.year, shown=day, **_names(field))


def _month(desk: Desk, at: Fields, field: Field) -> None:
    firsts = [desk.year.month(number) for number in MONTHS]
    first = at.kept.planned_on if _is_by_month(at) else None
    months = {first: in_month(first) for first in firsts}
    at.one(field.name, choices=months, shown=first, **_names(field))


def _is_by_month(fields: Fields) -> bool:
    return bool(fields.kept.date_precision is DatePrecision.MONTH)


def _hour(_: Desk, at: Fields, field: Field) -> None:
    at.hour(field.name, **_names(field))


def _goal(desk: Desk, at: Fields, field: Field) -> None:
    known = goals.goals_in(desk.store, desk.year)
    titles = {goal.id: f"{goal.number}. {goal.title}" for goal in known}
    at.one(field.name, choices=titles, **_names(field))


def _person(desk: Desk, at: Fields, field: Field) -> None:
    kept = getattr(at.kept, field.name)
    names = {
        person.id: person.name
        for person in people.people(desk.store)
        if person.is_active or person.id == kept
    }
    at.one(field.name, choices=names, **_names(field))


APART: Final = (Audience.PUPILS, Audience.NONE)
"""Whose families are meant, where it is not told by grades or class groups."""


def _families(desk: Desk, at: Fields, field: Field) -> None:
    """Ask whose families are meant: grades, class groups, or nothing for all."""
    groups = roster.class_groups(desk.store, desk.year)
    of_grade: dict[int, list[UUID]] = {}
    for group in groups:
        of_grade.setdefault(group.grade, []).append(group.id)
    names = grade_names({*of_grade, *at.kept.grades})
    names |= {group.id: group.name for group in groups}
    whose_families(at, field, names, at.kept.class_group_ids, of_grade)


def grade_names(grades: Iterable[int]) -> dict[int | UUID | Audience, str]:
    """Return grades to choose from, with their words."""
    return {
        grade: say("All of grade {grade}", grade=grade_word(grade))
        for grade in sorted(grades)
    }


def whose_families(
    at: Fields,
    field: Field,
    names: Mapping[int | UUID | Audience, str],
    groups: Iterable[UUID] = (),
    of_grade: Mapping[int, Iterable[UUID]] = NO_GRADES,
) -> None:
    """Ask whose families are meant; what was chosen is read as ``families``."""
    shown = [whose for whose in APART if at.kept.audience is whose]
    chosen = at.apart().many(
        "families",
        choices={**names, **{whose: say(whose.label) for whose in APART}},
        shown=(*shown, *at.kept.grades, *groups),
        placeholder=say("All families"),
        **_names(field),
    )
    at.typed["families"] = partial(Families.chosen, chosen, of_grade)


def _groups(_: Desk, at: Fields, field: Field) -> None:
    """Ask how many of some pupils' families come, and which other groups."""
    number, groups = at.columns(4, 8)
    number.whole(
        "expected",
        say("How many pupils' families"),
        1,
        MOST_EXPECTED,
        shown=of_families(at.kept.parties),
        help=say("Only where families of some pupils are chosen; others are counted."),
    )
    groups.line(
        "groups",
        shown=typed_parties(at.kept.parties),
        placeholder=say("Komite 12; teachers 10; guests 2"),
        **_names(field),
    )


DRAWN: Final[Mapping[Kind, Callable[[Desk, Fields, Field], None]]] = {
    Kind.LINE: _line,
    Kind.AREA: _area,
    Kind.ONE: _one,
    Kind.MANY: _many,
    Kind.NUMBER: _number,
    Kind.DAY: _day,
    Kind.MONTH: _month,
    Kind.HOUR: _hour,
    Kind.GOAL: _goal,
    Kind.PERSON: _person,
    Kind.FAMILIES: _families,
    Kind.PARTIES: _groups,
}
"""How a field is drawn, by its kind."""


# ── tasks ──────────────────────────────────────────────────────────


def _tasks(fields: Fields) -> str:
    kept = fields.kept.tasks
    return fields.apart().area(
        "tasks",
        say("Tasks, one per line"),
        shown=in_lines(kept),
        height=max(140, 28 * len(kept) + 40),
        placeholder=say("H-14 | Send the invitations | Secretary"),
        help=say(
            "Days from the activity, task, section of the committee: H-14 is two weeks "
            "before, H the day itself, H+7 a week after. Rows pasted from a workbook "
            "are read too."
        ),
    )


def show_tasks(tasks: Iterable[PlannedTaskDraft]) -> None:
    """Show planned tasks as a table to read."""
    tables.lines(
        [
            {
                say(OF_TASK["offset_days"].label): countdown(task.offset_days),
                say(OF_TASK["title"].label): task.title,
                say(OF_TASK["section"].label): task.section,
            }
            for task in tasks
        ]
    )
