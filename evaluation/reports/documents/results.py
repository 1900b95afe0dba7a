"""The annual report's parts 1 to 5: figures, goals, what was held, who came, forms."""

from collections.abc import Sequence
from typing import Final

from data.few import shared
from data.language import fitted, in_list, in_month, in_number, in_percent, say
from data.paper import Align, Column, Paper
from evaluation.kpis.models import (
    ActivityResult,
    Kpi,
    carried_out,
    carried_out_so_far,
    goal_results,
    on_time,
    reached,
)
from evaluation.participation.queries import Reach
from evaluation.reports.documents.wording import (
    DASH,
    FIGURE_COLUMNS,
    draw,
    due_of,
    figure_rows,
    in_pages,
    light_of,
    missing,
    outcome_of,
    told_of_few,
)
from evaluation.reports.facts import YearPaper
from evaluation.results import charts, told
from evaluation.results.models import months_of, sign_of
from evaluation.results.queries import ClassGroupParticipation
from planning.balance.queries import BalanceCell

GOAL_COLUMNS: Final = (
    Column(title="No", width=0.9, align=Align.CENTER),
    Column(title="Tujuan", width=4.9),
    Column(title="Keterlaksanaan", width=3.0),
    Column(title="Keterwakilan", width=2.7),
    Column(title="Standar tercapai", width=1.9),
    Column(title="Keadaan", width=2.1),
)
ACTIVITY_COLUMNS: Final = (
    Column(title="No", width=0.9, align=Align.CENTER),
    Column(title="Kegiatan", width=5.2),
    Column(title="Rencana", width=2.9),
    Column(title="Keadaan dan alasan", width=6.5),
)
YEAR_COLUMNS: Final = (
    Column(title="Tahun", width=2.2),
    Column(title="Kegiatan", width=2.0, align=Align.RIGHT),
    Column(title="Terlaksana", width=3.5),
    Column(title="Keterwakilan", width=3.9),
    Column(title="Porsi ayah", width=3.9),
)
GROUP_COLUMNS: Final = (
    Column(title="Rombel", width=2.3),
    Column(title="Keluarga", width=1.7, align=Align.RIGHT),
    Column(title="Kegiatan", width=1.7, align=Align.RIGHT),
    Column(title="Diundang", width=1.8, align=Align.RIGHT),
    Column(title="Terwakili", width=1.8, align=Align.RIGHT),
    Column(title="Persen", width=1.6, align=Align.RIGHT),
    Column(title="Ayah", width=1.4, align=Align.RIGHT),
    Column(title="Ibu", width=1.4, align=Align.RIGHT),
    Column(title="Wali dan asuh", width=1.8, align=Align.RIGHT),
)
MONTH_COLUMNS: Final = (
    Column(title="Bulan", width=3.2),
    Column(title="Kegiatan", width=12.3),
)
FORM_COLUMNS: Final = (
    Column(title="Bentuk", width=12.5),
    Column(title="Kegiatan", width=3.0, align=Align.RIGHT),
)


def write_summary(paper: Paper, facts: YearPaper) -> None:
    """Say whose report it is, and the year's figures with their traffic lights."""
    school = facts.school
    paper.facts(
        [
            ("Nama sekolah", school.name),
            ("NPSN", school.npsn),
            ("Alamat", school.address),
            (school.level.naming.principal, school.principal_name),
            ("Penanggung jawab humas", facts.lead.name or DASH),
            ("Jumlah siswa", in_number(facts.reached.pupils)),
            ("Jumlah rombel", in_number(len(facts.groups))),
            ("Kegiatan dalam rencana", in_number(len(facts.activities))),
        ]
    )
    if not facts.activities:
        missing(paper, f"rencana {facts.year} tidak memuat kegiatan.")
        return
    paper.table(FIGURE_COLUMNS, figure_rows(facts), size=9.5)
    paper.under_table(
        "● sesuai harapan, ▲ perlu perhatian, ■ perlu tindakan, menurut batas yang "
        "ditetapkan sekolah; ukuran tanpa batas tidak diberi tanda."
    )


def write_goals(paper: Paper, facts: YearPaper) -> None:
    """Say of each goal how far its activities came."""
    if not facts.goals:
        missing(paper, f"rencana {facts.year} tidak memuat tujuan.")
    rows = goal_results(facts.goals, facts.activities, facts.today)
    if not rows:
        return
    lights = facts.stands.lights
    paper.table(
        GOAL_COLUMNS,
        [
            (
                in_number(row.number) if row.number else DASH,
                row.title or "Kegiatan tanpa tujuan",
                due_of(row),
                row.representation.said,
                row.standards_reached.share,
                light_of(row.carried_out_so_far, lights),
            )
            for row in rows
        ],
        size=9.5,
    )
    for part in in_pages(charts.with_standard(facts.activities)):
        paper.heading("Hasil terhadap standar")
        draw(paper, charts.standards_reached, part)
        paper.under_table(
            "Garis putus-putus: standar. Lingkaran kosong: keadaan awal. Tanda: hasil; "
            "silang: belum tercapai."
        )


def write_carried_out(paper: Paper, facts: YearPaper) -> None:
    """Say what was held, moved and called off, with every reason."""
    every = facts.activities
    if not every:
        missing(paper, f"rencana {facts.year} tidak memuat kegiatan.")
        return
    kpis = (carried_out_so_far(every, facts.today), carried_out(every), on_time(every))
    paper.facts([(say(kpi.name), _with_counts(kpi)) for kpi in kpis], 5.5)
    _month_by_month(paper, facts)
    changed = [row for row in every if row.step.is_closed and not _as_planned(row)]
    paper.heading("Yang dialihkan, ditunda, atau tidak terlaksana")
    _listed(paper, changed, "Semua kegiatan yang ditutup berjalan sesuai rencana.")
    still = [row for row in every if not row.step.is_closed]
    if still:
        paper.heading("Yang belum ditutup")
        _listed(paper, still, "")


def _month_by_month(paper: Paper, facts: YearPaper) -> None:
    """Write the year as a table: each month with its activities and their outcome."""
    months = months_of(facts.activities, facts.year)
    if not any(month.shown for month in months):
        return
    rows = [
        (in_month(month.first_day), "\n".join(map(_on_day, month.shown)) or DASH)
        for month in months
    ]
    paper.table(MONTH_COLUMNS, rows, size=9.5)
    paper.under_table(
        "● terlaksana, ◆ dialihkan daring, ► ditunda, × tidak terlaksana, ○ masih "
        "direncanakan; menurut tanggal pelaksanaan."
    )


def _on_day(row: ActivityResult) -> str:
    day = row.held_on or row.when.exact
    told = f"{sign_of(row)} {day.day if day else ''} {row.title}".replace("  ", " ")
    if row.on_time is False:
        return f"{told} (rencana {row.when.in_short(undated=DASH)})"
    return told


def write_participation(paper: Paper, facts: YearPaper) -> None:
    """Say how many families came: over the years, and by class group."""
    if any(one.representation.of for one in facts.years):
        paper.table(
            YEAR_COLUMNS,
            [
                (
                    str(row.year),
                    in_number(row.activities),
                    row.carried_out.said,
                    row.representation.said,
                    row.father_share.said,
                )
                for row in facts.years
            ],
        )
    else:
        missing(paper, "kehadiran keluarga belum dicatat pada tahun mana pun.")
    if len(facts.years) > 1:
        paper.text(told.years(facts.years))
        draw(paper, charts.year_comparison, tuple(facts.years))
    else:
        missing(paper, "tahun lain untuk dibandingkan belum tercatat.")
    paper.heading("Per rombel")
    if not any(row.invited for row in facts.groups):
        missing(paper, "kehadiran keluarga per rombel belum dicatat pada tahun ini.")
        return
    target = facts.stands.lights.represented_green
    paper.text(told.participation(facts.groups, target))
    if charts.by_share(facts.groups):
        groups = tuple(facts.groups)
        draw(paper, charts.participation_by_class_group, groups, target)
    paper.table(GROUP_COLUMNS, [_group(row) for row in facts.groups], size=9)
    _reached(paper, facts)


def write_forms(paper: Paper, facts: YearPaper) -> None:
    """Say which forms of cooperation the year's plan has, and which it leaves out."""
    for heading, cells in (
        ("Bentuk kerja sama", facts.forms),
        ("Bentuk pelibatan keluarga", facts.involvement),
    ):
        paper.heading(heading)
        counts = _by_form(cells)
        if not any(counts.values()):
            missing(paper, "kegiatan tahun ini belum diberi bentuk.")
            continue
        there = {form: number for form, number in counts.items() if number}
        paper.table(
            FORM_COLUMNS, [(form, in_number(number)) for form, number in there.items()]
        )
        if empty := [form for form, number in counts.items() if not number]:
            paper.text(f"Belum ada kegiatan dengan bentuk: {in_list(empty)}.")


def _with_counts(kpi: Kpi) -> str:
    return f"{kpi.share} ({kpi.explained()})"


def _as_planned(row: ActivityResult) -> bool:
    return row.step.is_carried_out and row.reason is None


def _listed(paper: Paper, rows: Sequence[ActivityResult], nothing: str) -> None:
    if not rows:
        paper.text(nothing)
        return
    paper.table(
        ACTIVITY_COLUMNS,
        [
            (in_number(number), row.title, row.when.in_short(), outcome_of(row))
            for number, row in enumerate(rows, 1)
        ],
        size=9.5,
    )


def _group(row: ClassGroupParticipation) -> tuple[str, ...]:
    numbers = (
        row.families,
        row.activities,
        row.invited,
        row.represented,
        None,
        row.father,
        row.mother,
        row.guardian + row.foster_parent,
    )
    return (
        row.class_group,
        *(
            in_percent(row.share) if n is None else told_of_few(row.families, n)
            for n in numbers
        ),
    )


def _reached(paper: Paper, facts: YearPaper) -> None:
    """Say for how many pupils somebody came at least once: counts, never names."""
    kpi = reached(facts.reached.pupils, facts.reached.reached)
    if not facts.reached.reached:
        missing(paper, "keluarga yang hadir belum dicatat menurut nama siswa.")
        return
    told = [(name, fitted(f"{count} siswa")) for name, count in how_often(facts.reach)]
    paper.facts([(say(kpi.name), _with_counts(kpi)), *told], 6.5)


def how_often(rows: Sequence[Reach]) -> list[tuple[str, str]]:
    """Return for how many pupils somebody came how often; few stay hidden.

    How many were reached, and how many not, is told beside it: each pair has its sum.
    """
    came = {
        "Terwakili 1–2 kali": sum(row.once for row in rows),
        "Terwakili 3 kali atau lebih": sum(row.often for row in rows),
    }
    away = {
        "Diundang, belum pernah terwakili": sum(row.never for row in rows),
        "Belum ada pada daftar hadir menurut nama": sum(row.not_asked for row in rows),
    }
    return [*shared(came).items(), *shared(away).items()]


def _by_form(cells: Sequence[BalanceCell]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for cell in cells:
        name = say(cell.form.label)
        counts[name] = counts.get(name, 0) + cell.activities
    return counts
