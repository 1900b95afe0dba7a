"""The plan as a workbook: to fill in, to print, and to take in again elsewhere.

Papers of the school have one language, Bahasa Indonesia, whatever the screen speaks:
their fixed words stand here as they are printed.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, time
from decimal import Decimal
from itertools import count, groupby
from string import ascii_uppercase
from typing import Final
from uuid import UUID

from data.activity import PlannedDay, countdown
from data.calendar import MONTHS
from data.fields import Kind
from data.language import (
    Language,
    fitted,
    in_hour,
    in_hours,
    in_long,
    in_month,
    in_rupiah_words,
    say,
    speaking,
)
from data.paper import Signer, number_of
from data.record import Term
from data.roster.class_groups import NUMERALS
from data.school.documents import lead_signs, principal_signs
from data.workbook.writing import Book, Group, Month, PrintedColumn, Value
from planning.activities.fields import OF, TASK_FIELDS
from planning.activities.models import (
    Activity,
    Audience,
    PlannedTask,
)
from planning.budget.fields import LINE_FIELDS, OF_LINE
from planning.budget.models import BudgetLine
from planning.exchange.documents.guidance import (
    ACTIVITY_EXAMPLE,
    BUDGET_EXAMPLE,
    GUIDANCE,
    GUIDE_WIDTHS,
    TASK_EXAMPLE,
)
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
from planning.papers.documents.wording import audience_named, class_of, standard_of
from planning.papers.models import in_class
from planning.plan.models import PlanStep
from planning.situation.queries import RktRow

PLAN: Final = "Program kerja"
GUIDE: Final = "Petunjuk"
RKT: Final = "RKT"
MARKS: Final = {
    PlanStep.DRAFT: "Draf – belum diajukan",
    PlanStep.SUBMITTED: "Diajukan – menunggu persetujuan kepala sekolah",
    PlanStep.RETURNED: "Dikembalikan untuk diperbaiki – belum disetujui",
    PlanStep.APPROVED: "Disetujui kepala sekolah",
}

Written = Mapping[str, Value]
NOBODY: Final[Mapping[UUID, str]] = {}

PLAN_COLUMNS: Final = (
    PrintedColumn("No", 5.5),
    PrintedColumn("Program/Kegiatan", 28),
    PrintedColumn(OF["goal_id"].heading, 25),
    PrintedColumn(OF["audience"].heading, 20),
    PrintedColumn("Indikator keberhasilan/target", 28),
    PrintedColumn("Waktu", 19),
    PrintedColumn(OF["person_id"].heading, 22),
    PrintedColumn("Biaya (Rp)", 14),
    PrintedColumn(OF_LINE["source"].heading, 18),
    PrintedColumn("Keterangan", 24),
)
COST: Final = 7
SIGNED_AT: Final = 6
UNDATED: Final = "………………………"
UNNAMED: Final = "………………………………"
RKT_COLUMNS: Final = (
    PrintedColumn("No", 5.5),
    PrintedColumn("Asal", 16),
    PrintedColumn(OF["indicator"].heading, 22),
    PrintedColumn("Masalah", 26),
    PrintedColumn("Akar masalah", 26),
    PrintedColumn("Kegiatan benahi", 24),
    PrintedColumn(OF["procedure"].heading, 28),
    PrintedColumn(OF_LINE["arkas_code"].heading, 14),
    PrintedColumn("Barang dan jasa", 22),
    PrintedColumn("Biaya (Rp)", 14),
    PrintedColumn("Waktu", 19),
)


# ── the two workbooks ────────────────────────────────────────────────────────
def plan_template(facts: PlanFacts) -> bytes:
    """Return the workbook that a school fills in, with its own names to choose from.

    An example row shows how; it is not taken in.
    """
    year = facts.year
    day = f"22 Agustus {year.start}"
    activity = {**ACTIVITY_EXAMPLE, "planned_on": day}
    line = {**BUDGET_EXAMPLE, "fiscal_year": str(year.start)}
    with speaking(Language.INDONESIAN, facts.school.level.naming):
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
        book = Book(title, facts.school.name, _mark(facts), facts.made_on)
        _plan(book, facts)
        if facts.rkt:
            _rkt(book, facts)
        _to_fill_in(book, facts, activities, lines, tasks)
    return book.to_bytes()


def _guidance() -> Iterator[tuple[str, ...]]:
    return (tuple(fitted(words) for words in row) for row in GUIDANCE)


def _plan(book: Book, facts: PlanFacts) -> None:
    """Add the table to print, one row per activity, with its sum and signatures."""
    kept, school = facts.kept, facts.school
    heading = _heading("PROGRAM KERJA HUBUNGAN MASYARAKAT (HUMAS)", facts)
    rows = list(_plan_rows(facts))
    printed = book.printed(PLAN, heading, PLAN_COLUMNS, rows, sum_of=COST)
    total = sum((line.amount for line in kept.lines), Decimal(0))
    if total:
        printed = printed.line(f"Terbilang: {in_rupiah_words(total)}.")
    day = in_long(facts.approved_on) if facts.approved_on else UNDATED
    principal = principal_signs(school, "Mengesahkan,")
    lead = lead_signs(school, facts.lead.name, facts.lead.employee_number)
    printed.signatures(
        (principal.before, *_signed(principal)),
        (f"{school.city}, {day}", *_signed(lead)),
        SIGNED_AT,
    )


def _signed(signer: Signer) -> tuple[str, ...]:
    """Return role, room to sign, name and number; a line for what is not known."""
    return (signer.role, "", "", signer.name or UNNAMED, number_of(signer))


def _plan_rows(facts: PlanFacts) -> Iterator[Sequence[Value] | Group]:
    """Give the activities class by class, each below its name; unclassified last."""
    ordered = sorted(facts.kept.activities, key=in_class)
    numbers = count(1)
    classes = groupby(ordered, lambda activity: activity.category)
    for mark, (category, members) in zip(ascii_uppercase, classes, strict=False):
        if ordered[0].category:
            yield Group(mark, class_of(category))
        for activity in members:
            yield _plan_cells(next(numbers), activity, facts)


def _rkt(book: Book, facts: PlanFacts) -> None:
    """Add the yearly work plan from problem to cost."""
    rows = [
        (Decimal(number), *_rkt_cells(row)) for number, row in enumerate(facts.rkt, 1)
    ]
    heading = _heading("RENCANA KERJA TAHUNAN (RKT) HUMAS", facts)
    book.printed(RKT, heading, RKT_COLUMNS, rows).paged()


def _heading(title: str, facts: PlanFacts) -> tuple[str, str, str]:
    name = f"{facts.school.name.upper()} – TAHUN PELAJARAN {facts.year}"
    return title, name, f"{_mark(facts)} · Diekspor {in_long(facts.made_on)}"


def _mark(facts: PlanFacts) -> str:
    """Return how far the plan is, and the day of its approval."""
    mark = fitted(MARKS[facts.step])
    return f"{mark} pada {in_long(facts.approved_on)}" if facts.approved_on else mark


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


def _grade(grade: int) -> str:
    return f"Kelas {NUMERALS.get(grade, grade)}"


def _audience(activity: Activity, kept: Kept) -> str:
    if activity.audience is Audience.GRADES:
        return "; ".join(_grade(grade) for grade in activity.grades)
    if activity.audience is Audience.CLASS_GROUPS:
        names = {group.id: group.name for group in kept.class_groups}
        return "; ".join(names[i] for i in activity.class_group_ids if i in names)
    return EVERYBODY


def _goal(activity: Activity, kept: Kept) -> str:
    return next((g.title for g in kept.goals if g.id == activity.goal_id), "")


def _person(activity: Activity, kept: Kept) -> str:
    return next((p.name for p in kept.people if p.id == activity.person_id), "")


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


def _plan_cells(number: int, activity: Activity, facts: PlanFacts) -> list[Value]:
    """Return a row of the table to print."""
    kept = facts.kept
    lines = [line for line in kept.lines if line.activity_id == activity.id]
    sources = dict.fromkeys(say(line.source.label) for line in lines)
    return [
        Decimal(number),
        activity.title,
        _goal(activity, kept),
        _audience_in_words(activity, facts),
        standard_of(activity) if activity.indicator else "",
        _when(activity.when),
        _person(activity, kept),
        sum((line.amount for line in lines), Decimal(0)) if lines else None,
        ", ".join(sources),
        _remarks(activity),
    ]


def _audience_in_words(activity: Activity, facts: PlanFacts) -> str:
    """Return ``Orang tua siswa kelas VII dan VIII (210 keluarga)``."""
    names = {group.id: group.name for group in facts.kept.class_groups}
    groups = [names[i] for i in activity.class_group_ids if i in names]
    return audience_named(activity, groups, facts.reached.get(activity.id))


def _when(when: PlannedDay) -> Value:
    if when.day is None or when.words:
        return when.in_long(undated="–")
    if when.is_month:
        return Month(when.day)
    return when.in_long() if when.last_day != when.day else when.day


def _remarks(activity: Activity) -> str:
    """Return hours and place, and how people meet where the place does not say it."""
    hours = in_hours(activity.starts_at, activity.ends_at)
    mode = say(activity.mode.label)
    first = ", ".join(filter(None, (hours, activity.place)))
    is_said = mode.casefold() in activity.place.casefold()
    return "\n".join(filter(None, (first, "" if is_said else mode)))


def _rkt_cells(row: RktRow) -> list[Value]:
    return [
        say(row.kind.label),
        row.indicator,
        row.problem,
        row.root_cause,
        row.activity,
        row.procedure,
        row.arkas_codes,
        row.goods,
        row.cost if row.activity_id else None,
        _when(row.when),
    ]
