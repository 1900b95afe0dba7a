"""The tables of the workbook that are printed: the plan, signed, and the RKT."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import count, groupby
from string import ascii_uppercase
from typing import Final

from data.activity import PlannedDay, in_incidental
from data.language import fitted, in_hours, in_long, in_rupiah_words, say
from data.paper import Signer, number_of
from data.school.documents import lead_signs, place_and_day, principal_signs
from data.workbook.writing import Book, Group, Month, PrintedColumn, Value
from planning.activities.fields import OF
from planning.activities.models import Activity
from planning.budget.fields import OF_LINE
from planning.exchange.models import Kept
from planning.exchange.queries import PlanFacts
from planning.papers.documents.wording import audience_named, class_of, standard_of
from planning.papers.models import in_class
from planning.plan.models import PlanStep
from planning.situation.queries import RktRow

PLAN: Final = "Program kerja"
RKT: Final = "RKT"
MARKS: Final = {
    PlanStep.DRAFT: "Draf – belum diajukan",
    PlanStep.SUBMITTED: "Diajukan – menunggu persetujuan kepala sekolah",
    PlanStep.RETURNED: "Dikembalikan untuk diperbaiki – belum disetujui",
    PlanStep.APPROVED: "Disetujui kepala sekolah",
}
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


def write_plan(book: Book, facts: PlanFacts) -> None:
    """Add the table to print, one row per activity, with its sum and signatures."""
    kept, school = facts.kept, facts.school
    heading = _heading("PROGRAM KERJA HUBUNGAN MASYARAKAT (HUMAS)", facts)
    rows = list(_plan_rows(facts))
    printed = book.printed(PLAN, heading, PLAN_COLUMNS, rows, sum_of=COST)
    total = sum((line.amount for line in kept.lines), Decimal(0))
    if total:
        printed = printed.line(f"Terbilang: {in_rupiah_words(total)}.")
    principal = principal_signs(school, "Mengesahkan,")
    lead = lead_signs(school, facts.lead.name, facts.lead.employee_number)
    printed.signatures(
        (principal.before, *_signed(principal)),
        (place_and_day(school, facts.approved_on, UNDATED), *_signed(lead)),
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


def write_rkt(book: Book, facts: PlanFacts) -> None:
    """Add the yearly work plan from problem to cost."""
    rows = [
        (Decimal(number), *_rkt_cells(row)) for number, row in enumerate(facts.rkt, 1)
    ]
    heading = _heading("RENCANA KERJA TAHUNAN (RKT) HUMAS", facts)
    book.printed(RKT, heading, RKT_COLUMNS, rows).paged()


def _heading(title: str, facts: PlanFacts) -> tuple[str, str, str]:
    name = f"{facts.school.name.upper()} – TAHUN PELAJARAN {facts.year}"
    return title, name, f"{mark_of(facts)} · Diekspor {in_long(facts.made_on)}"


def mark_of(facts: PlanFacts) -> str:
    """Return how far the plan is, and the day of its approval."""
    mark = fitted(MARKS[facts.step])
    return f"{mark} pada {in_long(facts.approved_on)}" if facts.approved_on else mark


def _goal(activity: Activity, kept: Kept) -> str:
    return next((g.title for g in kept.goals if g.id == activity.goal_id), "")


def _person(activity: Activity, kept: Kept) -> str:
    return next((p.name for p in kept.people if p.id == activity.person_id), "")


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
    why = activity.incidental
    added = in_incidental(why) if why else ""
    return "\n".join(filter(None, (first, "" if is_said else mode, added)))


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
