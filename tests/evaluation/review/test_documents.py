"""The papers of signed reviews say what was signed, answered, and by whom."""

from datetime import date
from io import BytesIO

from docx import Document

from data.store import Store
from evaluation.results.queries import activity_results
from evaluation.review.actions import answer_review, sign_review, sign_year_review
from evaluation.review.documents import review_list, review_sheet, year_sheet
from evaluation.review.facts import review_paper, year_paper
from evaluation.review.models import AnswerDraft, Judged, Scope, Stance, Verdict
from evaluation.review.queries import signed_reviews, signed_year_reviews
from execution.follow_ups.models import FollowUpDraft
from tests.evaluation.make import (
    LATE_LETTERS,
    keep_activity,
    keep_class_group,
    keep_closing,
    keep_goal,
    keep_participation,
    key,
    make_review,
    make_year_review,
)
from tests.make import BUDI, RINA, SARI, SCHOOL, YEAR, acting

CALL = FollowUpDraft(text="Menelepon keluarga", owner_id=RINA.id, due_on="2026-09-01")


def said(content: bytes) -> str:
    document = Document(BytesIO(content))
    cells = [
        cell.text
        for table in document.tables
        for row in table.rows
        for cell in row.cells
    ]
    told = "\n".join([*(p.text for p in document.paragraphs), *cells])
    return told.replace("\N{NO-BREAK SPACE}", " ")


def a_signed_school(store: Store) -> None:
    keep_activity(store, "Rapat", target=60, unit="%", indicator="Keluarga hadir")
    keep_closing(store, "Rapat", measured_value=75)
    keep_class_group(store, "VII A", 7, "A")
    keep_participation(store, "Rapat", "VII A", 20, father=14, foster_parent=2)
    keep_activity(store, "Seminar", planned_on=date(2026, 9, 1))
    draft = make_review(
        judged=Judged.EXCEEDED,
        decision=Verdict.IMPROVE,
        note="Undangan lebih awal.",
        findings=(LATE_LETTERS,),
        follow_ups=(CALL,),
    )
    sign_review(acting(store, BUDI), key("r1"), key("Rapat"), draft)
    answer = AnswerDraft(stance=Stance.AGREED, will_do="Undangan dikirim H-14.")
    answer_review(acting(store, SARI), key("a1"), key("r1"), answer)


def test_the_sheet_of_an_activity_says_everything_that_was_signed(
    store: Store,
) -> None:
    a_signed_school(store)
    [signed] = signed_reviews(store, YEAR)
    [result] = [r for r in activity_results(store, YEAR) if r.title == "Rapat"]

    told = said(review_sheet(review_paper(store, YEAR, result, signed)))

    for words in (
        "LEMBAR PENILAIAN KEGIATAN",
        "Keluarga hadir: paling sedikit 60 %",
        "80 % (16 dari 20)",
        "70 % (14 dari 20)",
        "Melampaui standar",
        "3 – baik: sesuai rencana, kecuali hal kecil",
        "Perbaiki",
        "Undangan lebih awal.",
        "Menelepon keluarga",
        "Temuan: Undangan terlambat – Kirim dua minggu sebelumnya",
        "Menerima (17 Agustus 2026)",
        "Undangan dikirim H-14.",
        "Versi 1, ditandatangani",
        "Contoh, 17 Agustus 2026",
        "Budi",
        "Sari",
    ):
        assert words in told


def test_the_list_holds_the_newest_version_of_each(store: Store) -> None:
    a_signed_school(store)
    new = make_review(judged=Judged.REACHED, reason="Dihitung ulang", note="Cukup.")
    sign_review(acting(store, BUDI), key("r2"), key("Rapat"), new, seen=1)
    signed = signed_reviews(store, YEAR)

    told = said(review_list(SCHOOL, YEAR, signed, date(2026, 9, 1)))

    assert "versi 2" in told
    assert "Mencapai standar" in told
    assert "Melampaui standar" not in told
    assert "Contoh, 1 September 2026" in told


def test_the_sheet_of_a_year_says_its_figures_and_goals(store: Store) -> None:
    year = YEAR.before
    goal = keep_goal(store, "Komunikasi dua arah", 2025, 2)
    draft = make_year_review(goal, note="Keluarga makin mudah dihubungi.")
    sign_year_review(acting(store, BUDI), key("y1"), Scope.YEAR, year, draft)
    [signed] = signed_year_reviews(store, year)
    results = activity_results(store, year)

    told = said(year_sheet(year_paper(store, year, signed, results, ())))

    for words in (
        "PENILAIAN PROGRAM KERJA HUMAS",
        "SETAHUN PENUH",
        "2. Komunikasi dua arah",
        "Perluas",
        "Keluarga makin mudah dihubungi.",
        "Keterlaksanaan",
    ):
        assert words in told
