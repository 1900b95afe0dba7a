"""What an activity cost, as its report says it: by line, by source, and in words."""

from decimal import Decimal
from typing import Final

from data.language import in_number, in_rupiah, in_rupiah_words, say
from data.paper import Align, Column, Paper
from execution.closing.documents.wording import DASH, percent
from execution.closing.facts import ReportPaper
from execution.spending.documents import RECEIPT_COLUMNS, ReceiptFacts, receipt_rows
from execution.spending.models import absorption
from execution.spending.queries import MoneyOfLines
from planning.budget.models import FundSource

LINE_COLUMNS: Final = (
    Column(title="No", width=0.9, align=Align.CENTER),
    Column(title="Uraian", width=4.7),
    Column(title="Anggaran", width=2.5, align=Align.RIGHT),
    Column(title="Realisasi", width=2.5, align=Align.RIGHT),
    Column(title="Selisih", width=2.5, align=Align.RIGHT),
    Column(title="Bukti", width=2.4),
)
SOURCE_COLUMNS: Final = (
    Column(title="Sumber dana", width=4.9),
    Column(title="Anggaran", width=2.8, align=Align.RIGHT),
    Column(title="Realisasi", width=2.8, align=Align.RIGHT),
    Column(title="Saldo", width=2.8, align=Align.RIGHT),
    Column(title="Serapan", width=2.2, align=Align.RIGHT),
)
UNPLANNED: Final = "Di luar anggaran"


def write_money(paper: Paper, facts: ReportPaper) -> None:
    """Write what was planned and spent on every line, and from every source."""
    if not facts.money:
        paper.text("Kegiatan ini tidak memakai biaya.")
        return
    rows = [_row(number, line) for number, line in enumerate(facts.money, 1)]
    sums = (
        in_rupiah(facts.planned),
        in_rupiah(facts.spent),
        _difference(facts.planned - facts.spent),
        "",
    )
    paper.table(LINE_COLUMNS, rows, [("Jumlah", 2, sums)], size=9.5)
    paper.under_table(f"Terbilang realisasi: {in_rupiah_words(facts.spent)}.")
    paper.heading("Sumber dana, saldo, dan serapan", 3)
    paper.table(SOURCE_COLUMNS, [_source(s, facts) for s in _sources(facts)])
    if facts.planned:
        share = percent(facts.absorption)
        left = facts.planned - facts.spent
        said = "saldo" if left >= 0 else "kekurangan"
        paper.text(f"Serapan seluruhnya {share}, {said} {in_rupiah(abs(left))}.")


def write_receipts(paper: Paper, facts: ReportPaper) -> None:
    """Write the list of receipts, under the line that each was paid from."""
    listed = ReceiptFacts(
        facts.plan.school,
        facts.activity,
        facts.money,
        facts.receipts,
        facts.treasurer,
        facts.plan.made_on,
    )
    paper.table(RECEIPT_COLUMNS, receipt_rows(listed))


def _row(number: int, line: MoneyOfLines) -> tuple[str, ...]:
    title = line.title or UNPLANNED
    source = f"\n{say(line.source.label)}" if line.source else ""
    return (
        str(number),
        f"{title}{source}",
        in_rupiah(line.planned),
        in_rupiah(line.spent),
        _difference(line.left),
        f"{in_number(line.receipts)} bukti" if line.receipts else DASH,
    )


def _sources(facts: ReportPaper) -> list[FundSource | None]:
    return list(dict.fromkeys(line.source for line in facts.money))


def _source(source: FundSource | None, facts: ReportPaper) -> tuple[str, ...]:
    lines = [line for line in facts.money if line.source == source]
    planned = sum((line.planned for line in lines), start=Decimal(0))
    spent = sum((line.spent for line in lines), start=Decimal(0))
    return (
        say(source.label) if source else UNPLANNED,
        in_rupiah(planned),
        in_rupiah(spent),
        _difference(planned - spent),
        percent(absorption(planned, spent)),
    )


def _difference(amount: Decimal) -> str:
    """Return what is left; what was spent too much stands in brackets."""
    return f"({in_rupiah(-amount)})" if amount < 0 else in_rupiah(amount)
