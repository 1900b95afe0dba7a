"""How the costs read on paper: the year's budget with its sums, and a proposal's."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Final

from data.language import fitted, in_number, in_rupiah, in_rupiah_words, say
from data.paper import Align, Column, Paper
from planning.budget.fields import OF_LINE
from planning.budget.models import BudgetLine, FundSource
from planning.papers.facts import (
    PaperActivity,
    ProgrammePaper,
    ProposalPaper,
    has_donation,
    total_of,
)

VOLUNTARY: Final = (
    "Sumbangan dari orang tua dan masyarakat bersifat sukarela: tidak mengikat serta "
    "tidak ditentukan jumlah dan jangka waktunya. Tidak ada pungutan kepada siswa atau "
    "orang tua."
)


SUM_PLACE: Final = 5
"""The column of a budget table in which the sum stands."""

BUDGET_COLUMNS: Final = (
    Column(title="No", width=1.0, align=Align.CENTER),
    Column(title=OF_LINE["title"].heading, width=8.1),
    Column(title=OF_LINE["volume"].heading, width=1.9, align=Align.RIGHT),
    Column(title=OF_LINE["unit"].heading, width=2.5),
    Column(title="Harga satuan", width=3.2, align=Align.RIGHT),
    Column(title="Jumlah", width=3.4, align=Align.RIGHT),
    Column(title=OF_LINE["source"].heading, width=3.5),
    Column(title=OF_LINE["fiscal_year"].heading, width=2.1, align=Align.CENTER),
)


PROPOSAL_BUDGET_COLUMNS: Final = (
    Column(title="No", width=0.9, align=Align.CENTER),
    Column(title=OF_LINE["title"].heading, width=4.1),
    Column(title=OF_LINE["volume"].heading, width=1.6, align=Align.RIGHT),
    Column(title=OF_LINE["unit"].heading, width=1.7),
    Column(title="Harga satuan", width=2.3, align=Align.RIGHT),
    Column(title="Jumlah", width=2.5, align=Align.RIGHT),
    Column(title=OF_LINE["source"].heading, width=2.4),
)


def write_year_budget(paper: Paper, facts: ProgrammePaper) -> None:
    """Write the budget of all activities, and its sums by source and fiscal year."""
    if not facts.lines:
        paper.text("Kegiatan pada program kerja ini tidak memerlukan biaya.")
        return
    rows = _budget_rows(facts.activities)
    _write_table(paper, BUDGET_COLUMNS, rows, "Jumlah seluruhnya", facts.lines)
    paper.heading("Rekapitulasi menurut sumber dana dan tahun anggaran", 3)
    _recap(paper, facts)


def write_proposal_budget(paper: Paper, facts: ProposalPaper) -> None:
    """Write the budget of the proposed activity."""
    lines = facts.planned.lines
    if not lines:
        paper.text("Kegiatan ini tidak memerlukan biaya.")
        return
    rows = [_cells(str(number), line) for number, line in enumerate(lines, 1)]
    _write_table(paper, PROPOSAL_BUDGET_COLUMNS, rows, "Jumlah", lines)


def _write_table(
    paper: Paper,
    columns: Sequence[Column],
    rows: Iterable[Sequence[str]],
    sum_label: str,
    lines: Sequence[BudgetLine],
) -> None:
    """Write budget lines with their sum, also in words, and that donations are free."""
    paper.table(columns, rows, [(sum_label, SUM_PLACE, [in_rupiah(total_of(lines))])])
    paper.under_table(f"Terbilang: {in_rupiah_words(total_of(lines))}.")
    if has_donation(lines):
        paper.line(fitted(VOLUNTARY), italic=True)


def _cells(number: str, line: BudgetLine) -> tuple[str, ...]:
    source = say(line.source.label)
    return (
        number,
        line.title,
        in_number(line.volume.normalize()),
        line.unit,
        in_rupiah(line.price or Decimal(0)),
        in_rupiah(line.amount),
        f"{source} ({line.partner})" if line.partner else source,
    )


def _budget_rows(activities: Iterable[PaperActivity]) -> Iterator[tuple[str, ...]]:
    """Give each activity with money under its number of the programme."""
    for planned in (one for one in activities if one.lines):
        title, sum_of = planned.activity.title, in_rupiah(planned.cost)
        number = planned.number
        yield (f"{number}. {title} – {sum_of}",)
        for place, line in enumerate(planned.lines, 1):
            yield (*_cells(f"{number}.{place}", line), str(line.fiscal_year))


def _recap(paper: Paper, facts: ProgrammePaper) -> None:
    lines = facts.lines
    years = (facts.year.start, facts.year.start + 1)
    columns = (
        Column(title="Sumber dana", width=7.0),
        *(
            Column(title=f"Tahun anggaran {year}", width=4.0, align=Align.RIGHT)
            for year in years
        ),
        Column(title="Jumlah", width=4.0, align=Align.RIGHT),
    )
    rows = [
        (say(source.label), *_sums([x for x in lines if x.source is source], years))
        for source in FundSource
        if any(line.source is source for line in lines)
    ]
    paper.table(columns, rows, [("Jumlah", 1, list(_sums(lines, years)))])


def _sums(lines: Sequence[BudgetLine], years: Iterable[int]) -> Iterator[str]:
    for year in years:
        yield in_rupiah(total_of(line for line in lines if line.fiscal_year == year))
    yield in_rupiah(total_of(lines))
