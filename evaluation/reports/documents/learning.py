"""The annual report, parts 7 to 12: obstacles, money, proof, what is next."""

from collections.abc import Sequence
from typing import Final
from uuid import UUID

from data.calendar import SchoolYear
from data.language import fitted, in_list, in_number, in_percent, in_short, say
from data.obstacles import remedies_of
from data.paper import Align, Column, Paper
from evaluation.kpis.models import absorption, obstacles_solved
from evaluation.reports.documents.wording import (
    DASH,
    draw,
    in_pages,
    light_of,
    missing,
    money_row,
    source_of,
)
from evaluation.reports.facts import YearPaper
from evaluation.results import charts, told
from evaluation.review.models import Criterion, Verdict
from evaluation.review.queries import Answered, SignedReview, SignedYearReview
from evaluation.tracing.queries import ChainRow, ListedWork, closed_years

PARETO_COLUMNS: Final = (
    Column(title="Kendala", width=6.5),
    Column(title="Tahun ini", width=1.9, align=Align.RIGHT),
    Column(title="Kumulatif", width=2.0, align=Align.RIGHT),
    Column(title="Tahun lalu", width=2.0, align=Align.RIGHT),
    Column(title="Catatan", width=3.1),
)
OPEN_COLUMNS: Final = (
    Column(title="Kendala yang belum selesai", width=6.3),
    Column(title="Sejak", width=2.2),
    Column(title="Yang sudah dilakukan", width=7.0),
)
FACTOR_COLUMNS: Final = (
    Column(title="Faktor pendukung", width=8.0),
    Column(title="Sisi", width=4.0),
    Column(title="Dicatat", width=3.5, align=Align.RIGHT),
)
MONEY_COLUMNS: Final = (
    Column(title="Sumber dana dan tahun anggaran", width=6.2),
    Column(title="Anggaran", width=3.4, align=Align.RIGHT),
    Column(title="Realisasi", width=3.4, align=Align.RIGHT),
    Column(title="Serapan", width=2.5, align=Align.RIGHT),
)
ITEM_COLUMNS: Final = (
    Column(title="Butir", width=1.6),
    Column(title="Isi (parafrasa)", width=5.6),
    Column(title="Keadaan bukti", width=3.6),
    Column(title="Yang belum ada atau kedaluwarsa", width=4.7),
)
REVIEW_COLUMNS: Final = (
    Column(title="Kegiatan", width=4.6),
    Column(title="Dikelola baik", width=1.6, align=Align.CENTER),
    Column(title="Berkesi-nambungan", width=1.9, align=Align.CENTER),
    Column(title="Efektif", width=1.5, align=Align.CENTER),
    Column(title="Keputusan", width=2.1),
    Column(title="Catatan dan tanggapan", width=3.8),
)
FOLLOW_COLUMNS: Final = (
    Column(title="Tindak lanjut", width=6.6),
    Column(title="Penanggung jawab", width=3.4),
    Column(title="Tenggat", width=2.2),
    Column(title="Keadaan", width=3.3),
)
CLOSED_COLUMNS: Final = (
    Column(title="Tahun pelajaran", width=4.5),
    Column(title="Selesai dari yang jatuh tempo", width=6.5),
    Column(title="Dibawa dari tahun sebelumnya", width=4.5, align=Align.RIGHT),
)
FOUND_COLUMNS: Final = (
    Column(title="Temuan", width=6.6),
    Column(title="Keputusan rencana", width=5.4),
    Column(title="Membaik?", width=3.5),
)
PROPOSED_COLUMNS: Final = (
    Column(title="No", width=0.9, align=Align.CENTER),
    Column(title="Usulan untuk tahun depan", width=7.6),
    Column(title="Berasal dari", width=7.0),
)


def write_obstacles(paper: Paper, facts: YearPaper) -> None:
    """Say what hindered most, what came again, and what is still in the way."""
    solved = obstacles_solved(facts.stands.obstacles)
    if not facts.obstacles:
        missing(paper, f"tidak ada kendala yang dicatat pada {facts.year}.")
    else:
        paper.facts([(say(solved.name), f"{solved.share} ({solved.explained()})")], 5.5)
    if facts.kinds:
        paper.table(PARETO_COLUMNS, _pareto(facts))
    if still := [one for one in facts.obstacles if one.is_open]:
        paper.table(
            OPEN_COLUMNS,
            [
                (
                    f"{one.note} ({say(one.code.label)})",
                    in_short(one.raised_on),
                    one.remedy or f"belum ada; saran: {remedies_of(one.code)[0].said}",
                )
                for one in still
            ],
            size=9.5,
        )


def write_factors(paper: Paper, facts: YearPaper) -> None:
    """Say what helped, how often it was noted."""
    if not facts.factors:
        missing(paper, f"tidak ada faktor pendukung yang dicatat pada {facts.year}.")
        return
    counts: dict[tuple[str, str], int] = {}
    for one in facts.factors:
        name = say(one.code.label), say(one.side.label)
        counts[name] = counts.get(name, 0) + 1
    often = sorted(counts.items(), key=lambda found: -found[1])
    paper.table(
        FACTOR_COLUMNS,
        [(name, side, f"{in_number(n)} kali") for (name, side), n in often],
    )


def write_money(paper: Paper, facts: YearPaper) -> None:
    """Say what was planned and spent, by source and fiscal year."""
    if not facts.money:
        missing(paper, f"kegiatan {facts.year} tidak memuat anggaran atau pengeluaran.")
        return
    kpi = absorption(facts.activities)
    lights = facts.stands.lights
    judged = f"{kpi.share} ({kpi.explained()}) – {light_of(kpi, lights)}"
    paper.facts([(say(kpi.name), judged)], 4.5)
    rows = [
        money_row(
            f"{source_of(row.source)}"
            + (f", {row.fiscal_year}" if row.fiscal_year else ""),
            row.budget,
            row.spent,
        )
        for row in facts.money
    ]
    paper.table(MONEY_COLUMNS, rows)
    paper.text(told.money(facts.activities))
    for part in in_pages(charts.by_spending(facts.activities)):
        draw(paper, charts.budget_use, part)
        paper.under_table(
            "Batang lebar: anggaran. Batang sempit: realisasi; jingga bila melebihi."
        )


def write_accreditation(paper: Paper, facts: YearPaper) -> None:
    """Say for which items there is proof; never what an assessor would say."""
    if facts.instrument is None:
        missing(paper, fitted("instrumen akreditasi sekolah belum dipilih."))
        return
    mine = [one for one in facts.items if one.item.is_humas]
    paper.text(
        f"{facts.instrument.title}. Yang ditunjukkan hanya keadaan bukti pada butir "
        "yang dapat dibuktikan humas, sebagai petunjuk kesiapan; bukan perkiraan "
        "nilai atau peringkat."
    )
    if not mine:
        missing(paper, "instrumen ini tidak memuat butir yang ditandai untuk humas.")
        return
    paper.table(
        ITEM_COLUMNS,
        [
            (
                one.item.code,
                one.item.own_title or one.item.title,
                say(one.standing.label),
                in_list([say(kind.label) for kind in one.lacking]) or DASH,
            )
            for one in mine
        ],
        size=9,
    )


def write_reviews(paper: Paper, facts: YearPaper) -> None:
    """Say what the principal judged, and what was answered."""
    answers = {one.review_id: one for one in reversed(facts.answers)}
    for review in _newest_of_scopes(facts.year_reviews):
        _year_review(paper, review, answers)
    if not facts.year_reviews:
        missing(paper, "penilaian semester dan tahun belum ditandatangani.")
    if not facts.reviews:
        missing(paper, "belum ada kegiatan yang dinilai kepala sekolah.")
        return
    paper.table(
        REVIEW_COLUMNS, [_reviewed(row, answers) for row in facts.reviews], size=9
    )
    paper.under_table("Skala: 1 kurang, 2 cukup, 3 baik, 4 sangat baik.")
    done = {row.activity_id for row in facts.reviews}
    waits = [
        row.title
        for row in facts.activities
        if row.is_closed and row.activity_id not in done
    ]
    if waits:
        paper.text(f"Belum dinilai: {in_list(waits)}.")


def write_follow_ups(paper: Paper, facts: YearPaper) -> None:
    """Say what is followed up, and what the school proposes for the next year."""
    if facts.follow_ups:
        paper.table(
            FOLLOW_COLUMNS,
            [
                (
                    one.text,
                    one.owner or DASH,
                    in_short(one.due_on) if one.due_on else DASH,
                    _ended(one),
                )
                for one in facts.follow_ups
            ],
            size=9.5,
        )
    else:
        missing(paper, f"tidak ada tindak lanjut yang dicatat sampai {facts.year}.")
    _years(paper, facts)
    _found(paper, facts)
    paper.heading(f"Usulan program {facts.year.after}")
    proposed = _proposed(facts)
    if not proposed:
        missing(paper, "belum ada temuan atau keputusan penilaian untuk diusulkan.")
        return
    paper.table(
        PROPOSED_COLUMNS,
        [(in_number(n), what, whence) for n, (what, whence) in enumerate(proposed, 1)],
        size=9.5,
    )


def _ended(one: ListedWork) -> str:
    if one.closed_on is None:
        return "belum selesai"
    how = "ditolak" if one.is_declined else "selesai"
    return f"{how} {in_short(one.closed_on)}"


def _years(paper: Paper, facts: YearPaper) -> None:
    """Say how much of what was due each year was closed."""
    years = closed_years(facts.work, facts.today)
    if not years:
        return
    paper.heading("Penyelesaian per tahun")
    paper.table(
        CLOSED_COLUMNS,
        [(row.year, row.closed.said, in_number(row.carried)) for row in years],
    )


def _found(paper: Paper, facts: YearPaper) -> None:
    """Say what became of the findings, and whether it got better."""
    if not facts.chains:
        return
    paper.heading("Temuan dan perkembangannya")
    paper.table(
        FOUND_COLUMNS,
        [
            (
                f"{one.row.text} ({SchoolYear(start=one.row.school_year)})",
                _decided(one.row),
                say(one.change.label) if one.change else "belum dapat dinilai",
            )
            for one in facts.chains
        ],
        size=9.5,
    )


def _decided(row: ChainRow) -> str:
    parts = (say(row.decision.label) if row.decision else "", row.adopting)
    return " – ".join(filter(None, parts)) or "belum diputuskan"


def _pareto(facts: YearPaper) -> list[Sequence[str]]:
    """Return kinds of obstacles, the most frequent first, with their running share."""
    whole = sum(kind.times for kind in facts.kinds)
    rows: list[Sequence[str]] = []
    so_far = 0
    for kind in sorted(facts.kinds, key=lambda one: -one.times):
        so_far += kind.times
        rows.append(
            (
                say(kind.code.label),
                in_number(kind.times),
                in_percent(so_far / whole if whole else None),
                in_number(kind.times_before),
                "berulang dua tahun" if kind.is_recurring else "",
            )
        )
    return rows


def _newest_of_scopes(reviews: Sequence[SignedYearReview]) -> list[SignedYearReview]:
    newest: dict[str, SignedYearReview] = {}
    for review in reviews:
        newest.setdefault(review.scope, review)
    return list(newest.values())


def _year_review(
    paper: Paper, review: SignedYearReview, answers: dict[UUID, Answered]
) -> None:
    paper.heading(f"Penilaian: {say(review.scope.label)}")
    told = [
        *review.judgement,
        ("Keputusan", say(review.decision.label)),
        ("Catatan", review.note or DASH),
        ("Tanggapan humas", _answered(answers.get(review.id)) or "belum ditanggapi"),
    ]
    paper.facts(told, 5.0)


def _reviewed(row: SignedReview, answers: dict[UUID, Answered]) -> tuple[str, ...]:
    answer = _answered(answers.get(row.id))
    said = [row.note, f"Tanggapan: {answer}" if answer else ""]
    return (
        row.activity,
        *(in_number(row.score(one)) for one in Criterion),
        say(row.decision.label),
        "\n".join(filter(None, said)) or DASH,
    )


def _answered(answer: Answered | None) -> str:
    if answer is None:
        return ""
    words = (say(answer.stance.label), answer.remark, answer.will_do)
    return "; ".join(filter(None, words))


def _proposed(facts: YearPaper) -> list[tuple[str, str]]:
    """Return what the year's findings and reviews propose, with where it is from."""
    found = [
        (
            one.recommended or one.text,
            f"Temuan: {one.text}" if one.recommended else one.activity or "Temuan",
        )
        for one in facts.findings
    ]
    decided = [
        (f"{say(row.decision.label)}: {row.activity}", "Penilaian kepala sekolah")
        for row in facts.reviews
        if row.decision is not Verdict.CONTINUE
    ]
    return [*found, *decided]
