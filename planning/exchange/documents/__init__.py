"""The plan as a workbook: to fill in, to print, and to take in again elsewhere.

Papers of the school have one language, Bahasa Indonesia, whatever the screen speaks:
their fixed words stand here as they are printed.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, time
from decimal import Decimal
from typing import Final
from uuid import UUID

from data.activity import countdown
from data.calendar import MONTHS
from data.fields import Kind
from data.language import (
    Language,
    fitted,
    in_hour,
    in_month,
    say,
    speaking,
)
from data.participants import of_families
from data.participants import others as other_groups
from data.record import Term
from data.roster.class_groups import NUMERALS
from data.workbook.writing import Book, Value
from planning.activities.fields import TASK_FIELDS
from planning.activities.models import (
    Activity,
    Audience,
    PlannedTask,
)
from planning.budget.fields import LINE_FIELDS
from planning.budget.models import BudgetLine
from planning.exchange.documents.guidance import (
    ACTIVITY_EXAMPLE,
    BUDGET_EXAMPLE,
    GUIDANCE,
    GUIDE_WIDTHS,
    TASK_EXAMPLE,
)
from planning.exchange.documents.printed import mark_of, write_plan, write_rkt
from planning.exchange.models import (
    ACTIVITIES,
    BUDGET,
    CHOICES,
    OF_ACTIVITIES,
    OF_BUDGET,
    OF_TASKS,
    TASKS,
    Kept,
    with_sign,
)
from planning.exchange.queries import PlanFacts

GUIDE: Final = "Petunjuk"

Written = Mapping[str, Value]
NOBODY: Final[Mapping[UUID, str]] = {}


# ── the two workbooks ────────────────────────────────────────────────────────
def plan_template(facts: PlanFacts) -> bytes:
    """Return the workbook that a school fills in, with its own names to choose from.

    An example row shows how; it is not taken in.
    """
    year = facts.year
    day = f"22 Agustus {year.start}"
    line = {**BUDGET_EXAMPLE, "fiscal_year": str(year.start)}
    with speaking(Language.INDONESIAN, facts.school.level.naming):
        example = {name: _fitted(value) for name, value in ACTIVITY_EXAMPLE.items()}
        activity = {**example, "planned_on": day}
        title = f"Format isian program kerja humas {year}"
        book = Book(title, facts.school.name, title, facts.made_on)
        book.guide(GUIDE, title, GUIDE_WIDTHS, _guidance())
        _to_fill_in(book, facts, [activity], [line], [TASK_EXAMPLE], is_example=True)
    return book.to_bytes()


def plan_workbook(facts: PlanFacts) -> bytes:
    """Return the year's plan: a table to print (A4 landscape), and the filled template.

    Text is written as text, also where it begins like a formula.
    """
    kept = facts.kept
    shared = _shared_titles(kept)
    with speaking(Language.INDONESIAN, facts.school.level.naming):
        activities = [_activity_cells(activity, facts) for activity in kept.activities]
        lines = [
            _line_cells(line, activity, shared)
            for activity in kept.activities
            for line in kept.lines
            if line.activity_id == activity.id
        ]
        tasks = [
            _task_cells(task, activity, shared)
            for activity in kept.activities
            for task in kept.tasks
            if task.activity_id == activity.id
        ]
        title = f"Program Kerja Humas {facts.year}"
        book = Book(title, facts.school.name, mark_of(facts), facts.made_on)
        write_plan(book, facts)
        if facts.rkt:
            write_rkt(book, facts)
        _to_fill_in(book, facts, activities, lines, tasks)
    return book.to_bytes()


def _fitted(value: Value) -> Value:
    return fitted(value) if isinstance(value, str) else value


def _guidance() -> Iterator[tuple[str, ...]]:
    return (tuple(fitted(words) for words in row) for row in GUIDANCE)


def _to_fill_in(
    book: Book,
    facts: PlanFacts,
    activities: Sequence[Written],
    lines: Sequence[Written],
    tasks: Sequence[Written],
    *,
    is_example: bool = False,
) -> None:
    """Add the tables that can be taken in again, and the lists to choose from."""
    choices = _choices(facts)
    for name, fields, rows in (
        (ACTIVITIES, OF_ACTIVITIES, activities),
        (BUDGET, OF_BUDGET, lines),
        (TASKS, OF_TASKS, tasks),
    ):
        shown = [field for field in fields if field.heading]
        book.fill_in(name, shown, rows, choices, CHOICES, is_example=is_example)
    book.lists(CHOICES, choices)


# ── what cells say ───────────────────────────────────────────────────────────
def _choices(facts: PlanFacts) -> dict[str, list[str]]:
    """Return what can be chosen in a column, by the column's name."""
    kept, year = facts.kept, facts.year
    grades = sorted({group.grade for group in kept.class_groups} & set(NUMERALS))
    groups = [group.name for group in kept.class_groups]
    named = {
        Kind.GOAL: [goal.title for goal in kept.goals],
        Kind.FAMILIES: [EVERYBODY, *map(_grade, grades), *groups],
        Kind.MONTH: [in_month(year.month(month)) for month in MONTHS],
        Kind.PERSON: [person.name for person in kept.people if person.is_active],
        Kind.FISCAL_YEAR: [str(year.start), str(year.start + 1)],
        Kind.YES: ["ya", "tidak"],
    }
    return {
        field.heading: [say(term.label) for term in field.terms]
        if field.terms
        else named[field.kind]
        for field in (*OF_ACTIVITIES, *LINE_FIELDS)
        if field.terms or field.kind in named
    }


EVERYBODY: Final = "Semua"
SOME_FAMILIES: Final = "Keluarga siswa"


def _grade(grade: int) -> str:
    return f"Kelas {NUMERALS.get(grade, grade)}"


def _audience(activity: Activity, kept: Kept) -> str:
    """Return who takes part as a cell has it: ``Kelas VII; Komite (12)``."""
    others = [one.in_words() for one in other_groups(activity.parties)]
    return "; ".join(filter(None, (_families(activity, kept), *others)))


def _families(activity: Activity, kept: Kept) -> str:
    if activity.audience is Audience.GRADES:
        return "; ".join(_grade(grade) for grade in activity.grades)
    if activity.audience is Audience.CLASS_GROUPS:
        names = {group.id: group.name for group in kept.class_groups}
        return "; ".join(names[i] for i in activity.class_group_ids if i in names)
    if activity.audience is Audience.PUPILS:
        return f"{SOME_FAMILIES} ({of_families(activity.parties)})"
    return EVERYBODY if activity.audience is Audience.ALL else ""


def _activity_cells(activity: Activity, facts: PlanFacts) -> Written:
    """Return an activity as the template has it."""
    kept, when = facts.kept, activity.when
    names = {goal.id: goal.title for goal in kept.goals}
    names |= {person.id: person.name for person in kept.people}
    own = [field.name for field in OF_ACTIVITIES if field.kind is not Kind.MONTH]
    return {name: _written(getattr(activity, name), names) for name in own} | {
        "audience": _audience(activity, kept),
        "planned_on": when.exact,
        "month": when.in_month() if when.is_month else "",
        "baseline": with_sign(activity.baseline, activity.unit),
        "target": with_sign(activity.target, activity.unit),
    }


def _written(value: object, names: Mapping[UUID, str] = NOBODY) -> Value:
    """Return a field's value as its cell has it; ``names`` tells what ids mean."""
    if value is None or isinstance(value, Decimal | date):
        return value
    if isinstance(value, bool):
        return "ya" if value else ""
    if isinstance(value, tuple):
        return "; ".join(say(term.label) for term in value)
    if isinstance(value, UUID):
        return names.get(value, "")
    if isinstance(value, time):
        return in_hour(value)
    return say(value.label) if isinstance(value, Term) else str(value)


def _shared_titles(kept: Kept) -> frozenset[UUID]:
    """Return the activities whose title another one has too."""
    counted = Counter(activity.title.casefold() for activity in kept.activities)
    return frozenset(a.id for a in kept.activities if counted[a.title.casefold()] > 1)


def _on(activity: Activity, shared: frozenset[UUID]) -> Value:
    when = activity.when
    if when.day is None or activity.id not in shared:
        return None
    return when.exact or when.in_month()


def _line_cells(
    line: BudgetLine, activity: Activity, shared: frozenset[UUID]
) -> Written:
    own = {field.name: _written(getattr(line, field.name)) for field in LINE_FIELDS}
    return own | {"activity": activity.title, "on": _on(activity, shared)}


def _task_cells(
    task: PlannedTask, activity: Activity, shared: frozenset[UUID]
) -> Written:
    own = {field.name: _written(getattr(task, field.name)) for field in TASK_FIELDS}
    own["offset_days"] = countdown(task.offset_days)
    return own | {"activity": activity.title, "on": _on(activity, shared)}
