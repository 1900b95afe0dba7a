"""The semester report to parents and the komite: one or two pages in plain words."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from data.language import Language, fitted, in_number, in_rupiah, say, speaking
from data.paper import Align, Column, Paper
from data.school.documents import letterhead_of
from evaluation.kpis.models import (
    ActivityResult,
    absorption,
    carried_out_so_far,
    representation,
)
from evaluation.reports.documents.wording import (
    dated,
    komite_of,
    missing,
    money_row,
    outcome_of,
    signers,
    source_of,
)
from evaluation.reports.facts import SemesterPaper
from evaluation.reports.models import WordsOf

MOST: Final = 14
"""So many activities stand in the table; what more there was is counted."""

DONE_COLUMNS: Final = (
    Column(title="Kegiatan", width=6.6),
    Column(title="Waktu", width=3.2),
    Column(title="Keadaan", width=3.2),
    Column(title="Keluarga yang hadir", width=2.5, align=Align.RIGHT),
)
MONEY_COLUMNS: Final = (
    Column(title="Sumber dana", width=6.5),
    Column(title="Direncanakan", width=3.3, align=Align.RIGHT),
    Column(title="Dipakai", width=3.3, align=Align.RIGHT),
    Column(title="Persen", width=2.4, align=Align.RIGHT),
)
OWN_WORDS: Final = {1: WordsOf.FIRST, 2: WordsOf.SECOND}
NAMES: Final = {1: "GANJIL", 2: "GENAP"}


def semester_report(facts: SemesterPaper) -> bytes:
    """Return a semester's report to parents and the komite, as DOCX."""
    school, year = facts.whole.school, facts.whole.year
    with speaking(Language.INDONESIAN, school.level.naming):
        name = NAMES[facts.semester]
        title = f"Laporan Humas Semester {name.title()} {year}"
        mark = "" if facts.is_over else "SEMENTARA – SEMESTER BELUM SELESAI"
        letterhead = letterhead_of(school)
        paper = Paper(letterhead, title, draft_mark=mark, is_dense=True)
        paper.letterhead()
        paper.centred(
            fitted("LAPORAN KEPADA ORANG TUA DAN KOMITE SEKOLAH"),
            f"SEMESTER {name} TAHUN PELAJARAN {year}",
            bold=True,
            after=6,
        )
        paper.text(fitted(facts.whole.words[OWN_WORDS[facts.semester]].filled(year)))
        _done(paper, facts)
        _money(paper, facts)
        _next(paper, facts)
        paper.signatures(dated(facts.whole), *signers(facts.whole))
        paper.signatures_below(komite_of(facts.whole))
        return paper.to_bytes()


def _done(paper: Paper, facts: SemesterPaper) -> None:
    paper.heading("Yang dikerjakan")
    every = facts.activities
    if not every:
        missing(paper, "semester ini tidak memuat kegiatan.")
        return
    held = carried_out_so_far(every, facts.whole.today)
    came = representation(every)
    paper.text(
        f"Dari {in_number(held.of)} kegiatan yang sudah jatuh waktunya, "
        f"{in_number(held.counted)} terlaksana ({held.share})."
    )
    if came.of and not came.is_hidden:
        paper.text(
            f"Keluarga siswa terwakili {came.share} dari seluruh undangan kegiatan "
            f"yang terlaksana."
        )
    else:
        missing(paper, "kehadiran keluarga semester ini belum dicatat.")
    closed = [row for row in every if row.step.is_closed]
    shown = [row for row in closed if not row.is_confidential][:MOST]
    if shown:
        paper.table(DONE_COLUMNS, [_line(row) for row in shown], size=9.5)
    if rest := len(closed) - len(shown):
        paper.text(
            f"{in_number(rest)} kegiatan lain ikut dihitung, tetapi tidak disebut satu "
            "per satu."
        )


def _line(row: ActivityResult) -> tuple[str, ...]:
    told = row.told_families[1] if row.is_carried_out and row.invited else ""
    return row.title, row.when.in_short(), outcome_of(row), told


def _money(paper: Paper, facts: SemesterPaper) -> None:
    paper.heading("Dana kegiatan")
    if not facts.money:
        missing(paper, "kegiatan semester ini tidak memuat anggaran atau pengeluaran.")
    else:
        rows = [
            money_row(source_of(row.source), row.budget, row.spent)
            for row in facts.money
        ]
        kpi = absorption(facts.activities)
        budget = sum((row.budget for row in facts.money), Decimal(0))
        spent = sum((row.spent for row in facts.money), Decimal(0))
        whole = (*money_row("Jumlah", budget, spent)[:3], kpi.share)
        paper.table(MONEY_COLUMNS, [*rows, whole])
    if not facts.gifts:
        paper.text(
            "Tidak ada sumbangan atau bantuan yang dicatat diterima semester ini."
        )
        return
    told = [
        f"{say(one.giver.label)}: {in_number(one.gifts)} kali, "
        f"{say(one.kind.label).lower()} senilai {in_rupiah(one.value)}"
        for one in facts.gifts
    ]
    paper.text(
        "Sumbangan bersifat sukarela. Yang diterima semester ini – "
        + "; ".join(told)
        + "."
    )


def _next(paper: Paper, facts: SemesterPaper) -> None:
    paper.heading("Yang akan datang")
    if not facts.to_come:
        paper.text(
            "Belum ada kegiatan yang dijadwalkan sesudah semester ini; jadwal tahun "
            "berikutnya disampaikan tersendiri."
        )
    else:
        paper.text(_points(facts.to_come))
    paper.text(
        "Saran dan pertanyaan Bapak/Ibu dapat disampaikan kepada wali kelas, humas, "
        "atau komite."
    )


def _points(rows: Sequence[ActivityResult]) -> str:
    return "\n".join(f"- {row.when.in_short()}: {row.title}" for row in rows)
