"""The year on one page, for the principal: figures, goals, and what waits to decide."""

from collections.abc import Sequence
from typing import Final

from data.language import (
    Language,
    in_list,
    in_long,
    in_number,
    in_percent,
    say,
    speaking,
)
from data.paper import Align, Column, Paper
from data.school.documents import letterhead_of
from evaluation.kpis.models import goal_results
from evaluation.recognitions.models import RecognitionKind
from evaluation.reports.documents.wording import (
    DASH,
    dated,
    due_of,
    figures_of,
    light_of,
    missing,
    signers,
    source_of,
)
from evaluation.reports.facts import YearPaper

DECISIONS: Final = 3
"""So many decisions stand on the page, the most urgent first."""

COLUMNS: Final = (
    Column(title="Ukuran", width=5.2),
    Column(title="Tahun ini", width=4.4),
    Column(title="Tahun lalu", width=2.2, align=Align.RIGHT),
    Column(title="Keadaan", width=3.7),
)
GOAL_COLUMNS: Final = (
    Column(title="Tujuan", width=8.4),
    Column(title="Terlaksana", width=3.4),
    Column(title="Keadaan", width=3.7),
)
MOST_GOALS: Final = 6
TITLE: Final = 70


def summary(facts: YearPaper) -> bytes:
    """Return the year on one page as DOCX."""
    with speaking(Language.INDONESIAN, facts.school.level.naming):
        title = f"Ringkasan Humas {facts.year}"
        paper = Paper(letterhead_of(facts.school), title, is_dense=True)
        paper.letterhead()
        paper.centred(
            f"RINGKASAN HUMAS TAHUN PELAJARAN {facts.year}", bold=True, after=4
        )
        _figures(paper, facts)
        _goals(paper, facts)
        _decisions(paper, facts)
        _beside(paper, facts)
        paper.signatures(dated(facts), *signers(facts))
        return paper.to_bytes()


def _figures(paper: Paper, facts: YearPaper) -> None:
    if not facts.activities:
        missing(paper, f"rencana {facts.year} tidak memuat kegiatan.")
        return
    lights = facts.stands.lights
    paper.table(
        COLUMNS,
        [
            (
                say(one.kpi.name),
                one.kpi.said,
                one.before.share if one.before and one.before.of else DASH,
                light_of(one.kpi, lights),
            )
            for one in figures_of(facts)
        ],
        size=9,
    )


def _goals(paper: Paper, facts: YearPaper) -> None:
    rows = goal_results(facts.goals, facts.activities, facts.today)
    if not rows:
        missing(paper, f"rencana {facts.year} tidak memuat tujuan.")
        return
    lights = facts.stands.lights
    paper.table(
        GOAL_COLUMNS,
        [
            (
                _short(row.title or "Kegiatan tanpa tujuan"),
                due_of(row),
                light_of(row.carried_out_so_far, lights),
            )
            for row in rows[:MOST_GOALS]
        ],
        size=9,
    )
    if (rest := len(rows) - MOST_GOALS) > 0:
        paper.under_table(f"{in_number(rest)} tujuan lain ada dalam laporan tahunan.")


def _decisions(paper: Paper, facts: YearPaper) -> None:
    paper.heading("Keputusan yang menunggu", level=3)
    waiting = decisions(facts)
    if not waiting:
        paper.text("Tidak ada keputusan yang menunggu kepala sekolah saat ini.")
        return
    paper.numbered(waiting[:DECISIONS])


def decisions(facts: YearPaper) -> list[str]:
    """Return what waits for the principal, the most urgent first."""
    waits = facts.waiting
    is_due = facts.is_over and not any(
        review.scope.value == "year" for review in facts.year_reviews
    )
    asked = [
        ("Mengesahkan atau mengembalikan program kerja yang diajukan.")
        if waits.programmes
        else "",
        "Menandatangani penilaian tahun ini." if is_due else "",
        f"Menilai {in_number(waits.reviews)} kegiatan yang sudah ditutup."
        if waits.reviews
        else "",
        f"Menentukan langkah untuk {in_number(waits.overdue)} tindak lanjut yang "
        "melewati tenggat."
        if waits.overdue
        else "",
        f"Menentukan langkah untuk {in_number(waits.obstacles)} kendala yang terbuka "
        "lebih dari 14 hari."
        if waits.obstacles
        else "",
        f"Membahas {in_number(waits.findings)} temuan yang belum selesai untuk "
        "rencana berikutnya."
        if waits.findings
        else "",
    ]
    return [one for one in asked if one]


def _beside(paper: Paper, facts: YearPaper) -> None:
    """Say in a line each: money by source, and what hindered most."""
    by_source: dict[str, list[int]] = {}
    for row in facts.money:
        kept = by_source.setdefault(source_of(row.source), [0, 0])
        kept[0] += int(row.budget)
        kept[1] += int(row.spent)
    shares = [
        f"{name} {in_percent(spent / budget if budget else None)}"
        for name, (budget, spent) in by_source.items()
    ]
    often = sorted(facts.kinds, key=lambda kind: -kind.times)[:3]
    named = [f"{say(kind.code.label)} ({in_number(kind.times)})" for kind in often]
    paper.line("")
    paper.facts(
        [
            ("Serapan setahun per sumber", _listed(shares, "belum ada anggaran")),
            ("Kendala terbanyak", _listed(named, "belum ada kendala yang dicatat")),
            *_ending(facts),
        ],
        5.0,
    )


def _ending(facts: YearPaper) -> list[tuple[str, str]]:
    """Return the school's accreditation where it ended, or ends within a year."""
    return [
        (
            say(one.kind.label),
            f"{one.title}: {say(one.validity(facts.today).label)}, "
            f"berlaku sampai {in_long(one.valid_until)}",
        )
        for one in facts.ending
        if one.kind is RecognitionKind.ACCREDITATION
    ]


def _listed(words: Sequence[str], nothing: str) -> str:
    return in_list(words) if words else nothing


def _short(title: str) -> str:
    return title if len(title) <= TITLE else f"{title[: TITLE - 1].rstrip()}…"
