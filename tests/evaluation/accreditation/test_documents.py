from datetime import date
from io import BytesIO

import pytest
import python_calamine
from docx import Document

from data.paper import Signer
from data.store import Store
from evaluation.accreditation.actions import hand_in, word_item
from evaluation.accreditation.documents import (
    Located,
    matrix_paper,
    matrix_workbook,
)
from evaluation.accreditation.facts import Matrix, matrix_of
from evaluation.accreditation.models import EvidenceDraft, ItemWordingDraft, ProofKind
from evaluation.accreditation.queries import proofs
from evaluation.accreditation.store import current
from tests.evaluation.make import key
from tests.make import NOW, SARI, SCHOOL, acting

IA2024 = "IA2024-2025"
TODAY = NOW.date()


@pytest.fixture
def matrix(store: Store) -> Matrix:
    act = acting(store, SARI)
    word_item(act, IA2024, "2.6.2", 0, ItemWordingDraft(note="Aturan grup di map B-1"))
    word_item(act, IA2024, "3.11.2", 0, ItemWordingDraft(absence="Tidak ada siswanya"))
    for title, is_hidden in (("PKS puskesmas", False), ("Percakapan", True)):
        draft = EvidenceDraft(
            kind=ProofKind.AGREEMENT,
            title=title,
            happened_on=date(2024, 3, 1),
            is_sensitive=is_hidden,
            address="https://contoh.sch.id/pks",
        )
        hand_in(act, key(title), draft, IA2024, ["2.6.2"])
    instrument = current(store, "SMP", TODAY)
    assert instrument is not None
    return matrix_of(store, instrument, TODAY)


def test_the_paper_has_items_proof_gaps_and_the_schools_notes(matrix: Matrix) -> None:
    content = matrix_paper(SCHOOL, matrix, Signer(role="Wakil", name="Sari"))
    paper = Document(BytesIO(content))
    rows = [
        [cell.text for cell in row.cells]
        for table in paper.tables
        for row in table.rows
    ]
    [item] = [row for row in rows if row[0] == "2.6.2"][:1]
    assert "MoU" in item[2]
    assert "1 Maret 2024" in item[2]
    assert "Aturan grup di map B-1" in item[4]
    [absent] = [row for row in rows if row[0] == "3.11.2"][:1]
    assert "Tidak ada siswanya" in absent[4]
    told = "\n".join(one.text for one in paper.paragraphs)
    assert "bukan nilai atau peringkat akreditasi" in told
    assert any("Kalender kegiatan" in cell for row in rows for cell in row)


def test_the_workbook_lists_every_proof_but_tells_nothing_sensitive(
    store: Store, matrix: Matrix
) -> None:
    found = proofs(store, matrix.instrument, TODAY)
    located = [Located(one, f"https://sekolah/{n}") for n, one in enumerate(found)]
    content = matrix_workbook(SCHOOL, matrix, located)
    book = python_calamine.CalamineWorkbook.from_filelike(BytesIO(content))
    assert book.sheet_names == ["Matriks", "Daftar bukti", "Celah"]
    cells = book.get_sheet_by_name("Daftar bukti").to_python()
    titles = [row[3] for row in cells if row[1] == "2.6.2"]
    assert titles == ["PKS puskesmas", "Bukti peka; ditunjukkan di sekolah"]
    links = {row[3]: row[6] for row in cells if row[1] == "2.6.2"}
    assert links["PKS puskesmas"].startswith("https://sekolah/")
    assert links["Bukti peka; ditunjukkan di sekolah"] == ""
    grid = book.get_sheet_by_name("Matriks").to_python()
    [row] = [row for row in grid if row[0] == "2.6.2"]
    assert "ada 2" in row
    assert "belum" in row
    assert row[-1] == "Aturan grup di map B-1"
