"""What stands behind a report: which papers belong to it, its receipts, its photos."""

from collections.abc import Iterator
from typing import Final

from data.language import fitted, in_long, in_number
from data.paper import Align, Column, Paper
from execution.closing.documents.money import write_receipts
from execution.closing.documents.wording import DOTS, is_held
from execution.closing.facts import ReportPaper

PHOTO_WIDTH: Final = 9.0
"""Centimetres; two or three photos stand on a page, each with its words beside."""

ANNEX_COLUMNS: Final = (
    Column(title="No", width=1.0, align=Align.CENTER),
    Column(title="Lampiran", width=5.5),
    Column(title="Keterangan", width=9.0),
)


def write_annexes(paper: Paper, facts: ReportPaper) -> None:
    """Write what belongs to the report, then the receipts."""
    listed = list(_listed(facts))
    if not listed:
        return
    paper.next_page()
    paper.title("LAMPIRAN")
    rows = [(str(n), name, said) for n, (name, said) in enumerate(listed, 1)]
    paper.table(ANNEX_COLUMNS, rows)
    if facts.receipts:
        paper.heading("Daftar kuitansi")
        write_receipts(paper, facts)
    if facts.photos:
        paper.next_page()
        paper.heading("Foto kegiatan")
    for number, photo in enumerate(facts.photos, 1):
        lines = (f"Foto {number}", photo.caption or DOTS, in_long(photo.happened_on))
        paper.picture_beside(photo.picture, lines, PHOTO_WIDTH)


def _listed(facts: ReportPaper) -> Iterator[tuple[str, str]]:
    """Give the papers that the records know of, and where each is found."""
    if facts.decree and facts.decree.decided_on:
        day = in_long(facts.decree.decided_on)
        yield "SK panitia", f"Nomor {facts.decree.number}, {day}"
    if facts.number:
        yield "Berita acara pelaksanaan", f"Nomor {facts.number}"
    for one in facts.letters:
        number = one.number or DOTS
        yield "Surat kepada orang tua", f"{number}, {in_long(one.dated_on)}"
    if is_held(facts) and facts.rates.invited:
        yield "Daftar hadir", _lists(facts)
    for kept in facts.minutes:
        yield "Notulen", f"{kept.minutes.called}, {in_long(kept.minutes.held_on)}"
    if facts.photos or facts.photos_left_out:
        left = facts.photos_left_out
        count = in_number(len(facts.photos))
        beside = f"; {in_number(left)} foto lain tidak dimuat" if left else ""
        yield "Foto", f"{count} foto berketerangan{beside}"
    if facts.receipts:
        yield "Kuitansi", f"{in_number(len(facts.receipts))} kuitansi; daftar di bawah"


def _lists(facts: ReportPaper) -> str:
    """Return how the attendance was taken; of how many class groups not always."""
    if facts.activity.is_confidential:
        return "disimpan terpisah; tidak dilampirkan"
    how = "dengan nama" if facts.is_by_name else "sebagian hanya jumlah"
    count = in_number(len(facts.counted))
    return fitted(f"{count} kelas, {how}; rekap pada BAB II")
