"""How chapter III of the work programme reads: activities, schedule, budget, risks."""

from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta
from itertools import groupby
from typing import Final, TypeVar

from data.activity import in_incidental
from data.calendar import MONTHS
from data.language import in_number, say
from data.paper import Align, Column, Paper, PlannedWeeks
from planning.activities.fields import OF
from planning.activities.models import Activity
from planning.papers.documents.budget import write_year_budget
from planning.papers.documents.wording import (
    DASH,
    audience_of,
    class_of,
    cost_of,
    hours_of,
    inside,
    standard_of,
)
from planning.papers.facts import PaperActivity, ProgrammePaper

WEEK: Final = 7

SMALL: Final = 9

PROGRAMME_COLUMNS: Final = (
    Column(title="No", width=0.9, align=Align.CENTER),
    Column(title="Program/Kegiatan", width=4.0),
    Column(title=OF["goal_id"].heading, width=3.3),
    Column(title=OF["audience"].heading, width=2.7),
    Column(title="Indikator keberhasilan/target", width=3.7),
    Column(title="Waktu", width=3.2),
    Column(title=OF["person_id"].heading, width=2.9),
    Column(title="Biaya dan sumber dana", width=2.8),
    Column(title="Keterangan", width=2.2),
)

PROCEDURE_COLUMNS: Final = (
    Column(title="No", width=1.0, align=Align.CENTER),
    Column(title="Kegiatan", width=5.2),
    Column(title=OF["procedure"].heading, width=8.3),
    Column(title="Risiko dan mitigasi", width=6.2),
    Column(title=OF["evidence"].heading, width=5.0),
)

Row = TypeVar("Row")


def write_plan(paper: Paper, facts: ProgrammePaper) -> None:
    """Write what is planned, class by class: in a table, in weeks, in money."""
    paper.title("BAB III", "PROGRAM KERJA")
    if not facts.activities:
        paper.text("Belum ada kegiatan dalam rencana tahun ini.")
        return
    paper.heading("A. Program dan Kegiatan menurut Klasifikasi")
    if any(planned.activity.category for planned in facts.activities):
        paper.line(_summed_up(facts))
    rows = _in_classes(facts.activities, lambda a: _row(a, facts), lambda c: (c,))
    paper.table(PROGRAMME_COLUMNS, rows, size=SMALL)
    paper.next_page()
    _schedule(paper, facts)
    paper.next_page()
    paper.heading("C. Rencana Anggaran Biaya (RAB)")
    write_year_budget(paper, facts)
    _procedures(paper, facts)


def _in_classes(
    activities: Sequence[PaperActivity],
    row: Callable[[PaperActivity], Row],
    heading: Callable[[str], Row],
) -> Iterator[Row]:
    """Give a row for each activity, and above each class its name.

    Where nothing is classified yet, there is nothing to say above them.
    """
    is_classified = any(planned.activity.category for planned in activities)
    for category, members in groupby(activities, lambda a: a.activity.category):
        if is_classified:
            yield heading(class_of(category))
        yield from map(row, members)


def _summed_up(facts: ProgrammePaper) -> str:
    """Return how many activities each class has."""
    counted = [
        f"{inside(class_of(category))} ({len(list(members))})"
        for category, members in groupby(
            facts.activities, lambda a: a.activity.category
        )
    ]
    count = in_number(len(facts.activities))
    return f"{count} kegiatan menurut klasifikasinya: {'; '.join(counted)}."


def _schedule(paper: Paper, facts: ProgrammePaper) -> None:
    paper.heading(
        f"B. Jadwal Kegiatan Juli {facts.year.start} – Juni {facts.year.start + 1}"
    )
    paper.line(
        "Warna tua: minggu pelaksanaan (1: tanggal 1–7, 2: 8–14, 3: 15–21, 4: 22–28, "
        "5: 29–31). Warna muda: bulan pelaksanaan, tanggal ditetapkan kemudian.",
        italic=True,
    )
    lines: Iterator[PlannedWeeks | str] = _in_classes(
        facts.activities, lambda a: _weeks(a.activity), lambda name: name
    )
    paper.schedule(lines)


def _procedures(paper: Paper, facts: ProgrammePaper) -> None:
    rows = [row for planned in facts.activities if (row := _procedure(planned))]
    if rows:
        paper.heading("D. Prosedur, Risiko, dan Bukti Kegiatan")
        paper.table(PROCEDURE_COLUMNS, rows, size=SMALL)


def _row(planned: PaperActivity, facts: ProgrammePaper) -> tuple[str, ...]:
    activity = planned.activity
    notes = [say(activity.mode.label)]
    if activity.incidental:
        notes.append(in_incidental(activity.incidental))
    if planned.follows_up:
        notes.append(f"Tindak lanjut evaluasi {facts.year.before}")
    return (
        str(planned.number),
        activity.title,
        planned.goal.title if planned.goal else DASH,
        audience_of(planned),
        standard_of(activity),
        _when(activity),
        planned.person.name or DASH,
        cost_of(planned),
        "\n".join(notes),
    )


def _when(activity: Activity) -> str:
    day = activity.when.in_weekday(undated="Ditetapkan kemudian")
    hours = hours_of(activity) if activity.when.exact else ""
    return f"{day}\n{hours}" if hours else day


def _weeks(activity: Activity) -> PlannedWeeks:
    """Return the weeks that an activity touches, or its month where no day is set."""
    when = activity.when
    if when.exact is None or when.last_day is None:
        month = MONTHS.index(when.day.month) if when.day else None
        return PlannedWeeks(title=activity.title, month=month)
    lasting = range((when.last_day - when.exact).days + 1)
    days = [when.exact + timedelta(days=later) for later in lasting]
    weeks = [(MONTHS.index(day.month), (day.day - 1) // WEEK) for day in days]
    return PlannedWeeks(title=activity.title, weeks=tuple(dict.fromkeys(weeks)))


def _procedure(planned: PaperActivity) -> tuple[str, ...] | None:
    """Return how an activity is carried out, or None where nothing is said yet."""
    activity = planned.activity
    if not (activity.procedure or activity.risk or activity.evidence):
        return None
    risk = activity.risk or DASH
    if activity.mitigation:
        risk = f"{risk}\nMitigasi: {activity.mitigation}"
    evidence = "; ".join(say(kind.label) for kind in activity.evidence)
    number = str(planned.number)
    return number, activity.title, activity.procedure or DASH, risk, evidence or DASH
