"""The list of an activity's receipts on paper and as a workbook.

Papers of the school have one language, Bahasa Indonesia, whatever the screen speaks.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Final, NamedTuple

from data.language import (
    Language,
    in_percent,
    in_rupiah,
    in_rupiah_words,
    in_short,
    say,
    speaking,
)
from data.paper import Align, Column, Paper, Signer
from data.school.documents import letterhead_of, place_and_day, principal_signs
from data.school.models import School
from data.workbook.writing import Book, Group, PrintedColumn, Value
from execution.spending.models import Spending, absorption
from execution.spending.queries import MoneyOfLines, TreasurerOf
from planning.activities.models import Activity

WITHOUT: Final = "Di luar anggaran"
UNDATED: Final = "–"
LINE_COLUMNS: Final = (
    Column(title="No", width=0.9, align=Align.CENTER),
    Column(title="Uraian", width=5.0),
    Column(title="Anggaran", width=2.8, align=Align.RIGHT),
    Column(title="Realisasi", width=2.8, align=Align.RIGHT),
    Column(title="Selisih", width=2.8, align=Align.RIGHT),
    Column(title="Serapan", width=1.7, align=Align.RIGHT),
)
RECEIPT_COLUMNS: Final = (
    Column(title="No", width=0.9, align=Align.CENTER),
    Column(title="Tanggal", width=2.3),
    Column(title="Untuk", width=4.4),
    Column(title="Dibayarkan kepada", width=3.2),
    Column(title="No. kuitansi", width=2.2),
    Column(title="Jumlah", width=2.8, align=Align.RIGHT),
)
SUM_PLACE: Final = 5
BOOK_COLUMNS: Final = (
    PrintedColumn("No", 5.5),
    PrintedColumn("Tanggal", 18),
    PrintedColumn("Untuk", 34),
    PrintedColumn("Dibayarkan kepada", 26),
    PrintedColumn("Dibayar oleh", 22),
    PrintedColumn("No. kuitansi", 18),
    PrintedColumn("Jumlah (Rp)", 15),
)
BOOK_SUM: Final = 6


class ReceiptFacts(NamedTuple):
    """Everything the list of receipts says."""

    school: School
    activity: Activity
    lines: Sequence[MoneyOfLines]
    receipts: Sequence[Spending]
    treasurer: TreasurerOf | None
    made_on: date

    @property
    def spent(self) -> Decimal:
        """All that was spent."""
        return sum((one.amount for one in self.receipts), Decimal(0))

    @property
    def planned(self) -> Decimal:
        """All that was planned."""
        return sum((line.planned for line in self.lines), Decimal(0))


def receipts_paper(facts: ReceiptFacts) -> bytes:
    """Return the list of receipts with absorption and the sum in words, as DOCX."""
    with speaking(Language.INDONESIAN):
        title = f"Daftar Kuitansi {facts.activity.title}"
        paper = Paper(letterhead_of(facts.school), title)
        paper.letterhead()
        paper.centred(
            "DAFTAR KUITANSI DAN SERAPAN ANGGARAN",
            facts.activity.title.upper(),
            bold=True,
            after=10,
        )
        paper.line("Anggaran dan realisasi", bold=True)
        total = absorption(facts.planned, facts.spent)
        paper.table(
            LINE_COLUMNS,
            _lines(facts.lines),
            [
                ("Anggaran seluruhnya", 2, [in_rupiah(facts.planned)]),
                ("Realisasi seluruhnya", 3, [in_rupiah(facts.spent)]),
                ("Serapan", 5, [in_percent(total)]),
            ],
        )
        paper.line("Kuitansi", bold=True)
        paper.table(
            RECEIPT_COLUMNS,
            receipt_rows(facts),
            [("Jumlah", SUM_PLACE, [in_rupiah(facts.spent)])],
        )
        paper.under_table(f"Terbilang: {in_rupiah_words(facts.spent)}.")
        paper.signatures(
            place_and_day(facts.school, facts.made_on),
            principal_signs(facts.school, before="Mengetahui,"),
            _treasurer(facts),
        )
        return paper.to_bytes()


def _treasurer(facts: ReceiptFacts) -> Signer:
    held = facts.treasurer
    return Signer(
        role="Bendahara panitia,",
        name=held.name if held else "",
        number=held.number if held else "",
        has_number=held is not None and bool(held.number),
    )


def _lines(lines: Sequence[MoneyOfLines]) -> Iterator[tuple[str, ...]]:
    for number, line in enumerate(lines, 1):
        source = say(line.source.label) if line.source else ""
        about = f"{line.title} ({source} {line.fiscal_year})" if source else WITHOUT
        yield (
            str(number),
            about,
            in_rupiah(line.planned),
            in_rupiah(line.spent),
            _difference(line.left),
            in_percent(line.share),
        )


def _difference(left: Decimal) -> str:
    """Return what is left; what was spent beyond it stands behind a minus."""
    return f"–{in_rupiah(-left)}" if left < 0 else in_rupiah(left)


def receipt_rows(facts: ReceiptFacts) -> Iterator[tuple[str, ...]]:
    """Give the receipts as rows, under the line each is paid from."""
    number = 0
    for title, found in _by_line(facts):
        yield (f"{title} – {in_rupiah(sum((r.amount for r in found), Decimal(0)))}",)
        for one in found:
            number += 1
            yield (
                str(number),
                in_short(one.spent_on) if one.spent_on else UNDATED,
                one.title,
                one.payee or UNDATED,
                one.receipt_number or UNDATED,
                in_rupiah(one.amount),
            )


def _by_line(facts: ReceiptFacts) -> Iterator[tuple[str, list[Spending]]]:
    """Give the receipts of each line that has any, in the order of the budget."""
    known = {line.line_id for line in facts.lines} - {None}
    for line in facts.lines:
        if line.line_id is None:
            found = [r for r in facts.receipts if r.budget_line_id not in known]
        else:
            found = [r for r in facts.receipts if r.budget_line_id == line.line_id]
        if found:
            yield line.title or WITHOUT, found


def receipts_book(facts: ReceiptFacts) -> bytes:
    """Return the same list as a workbook that can be added up and sorted."""
    with speaking(Language.INDONESIAN):
        title = f"Daftar Kuitansi {facts.activity.title}"
        book = Book(title, facts.school.name, "Daftar kuitansi", facts.made_on)
        heading = (facts.school.name, "DAFTAR KUITANSI", facts.activity.title)
        rows: list[Sequence[Value] | Group] = []
        number = 0
        for mark, (line, found) in enumerate(_by_line(facts), 1):
            rows.append(Group(str(mark), line))
            for one in found:
                number += 1
                rows.append(
                    (
                        str(number),
                        one.spent_on,
                        one.title,
                        one.payee,
                        one.paid_by,
                        one.receipt_number,
                        one.amount,
                    )
                )
        printed = book.printed("Kuitansi", heading, BOOK_COLUMNS, rows, sum_of=BOOK_SUM)
        printed = printed.line(f"Terbilang: {in_rupiah_words(facts.spent)}.")
        printed.paged()
        return book.to_bytes()
