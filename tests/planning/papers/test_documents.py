from datetime import date, time
from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn

from data.activity import DatePrecision
from data.language import Language, in_rupiah, speaking
from data.store import Store
from planning.activities.models import Activity, Audience
from planning.chapters.actions import keep_legal_basis, write_chapter
from planning.chapters.models import READY_BASES, Chapter, LegalBasisDraft
from planning.papers.documents import proposal, work_programme
from planning.papers.facts import programme_paper, proposal_paper, total_of
from planning.plan.models import PlanStep
from planning.programme.actions import approve, revise
from tests.make import BUDI, NOW, RINA, SARI, YEAR, acting
from tests.planning.make import (
    SNACKS,
    an_activity,
    keep_class_group,
    keep_finding,
    program_at,
)
from tests.planning.papers.make import DONATION, keep_meeting, keep_problem

VOLUNTARY = "bersifat sukarela"
KOMITE = "Ketua Komite Sekolah,"


def programme_of(store: Store) -> Any:
    return Document(BytesIO(work_programme(programme_paper(store, YEAR, NOW))))


def proposal_of(store: Store, activity: Activity) -> Any:
    return Document(BytesIO(proposal(proposal_paper(store, activity.id, NOW))))


def headings(document: Any, level: int) -> list[str]:
    style = f"Heading {level}"
    return [p.text for p in document.paragraphs if p.style.name == style]


def text_of(document: Any) -> str:
    tables = [c.text for t in document.tables for r in t.rows for c in r.cells]
    return "\n".join([p.text for p in document.paragraphs] + tables)


def table_with(document: Any, title: str) -> list[list[str]]:
    """Return the rows below the header of the table with such a column."""
    for table in document.tables:
        if title in [cell.text for cell in table.rows[0].cells]:
            return [[cell.text for cell in row.cells] for row in table.rows[1:]]
    raise AssertionError(title)


def mark(document: Any) -> str:
    return str(document.sections[0].header.paragraphs[0].text)


def test_programme_has_its_chapters_in_order(store: Store) -> None:
    an_activity(store)

    document = programme_of(store)

    assert headings(document, 1) == [
        "LEMBAR PENGESAHAN",
        "KATA PENGANTAR",
        "BAB I\nPENDAHULUAN",
        "BAB II\nHUBUNGAN MASYARAKAT DAN KONDISI AWAL",
        "BAB III\nPROGRAM KERJA",
        "BAB IV\nPENUTUP",
    ]
    assert headings(document, 2) == [
        "A. Latar Belakang",
        "B. Landasan Hukum",
        "C. Tujuan",
        "D. Sasaran",
        "A. Fungsi dan Tugas Humas",
        "B. Struktur Organisasi",
        "C. Kondisi Awal",
        "D. Hasil Evaluasi Tahun Sebelumnya",
        "A. Program dan Kegiatan menurut Klasifikasi",
        "B. Jadwal Kegiatan Juli 2026 – Juni 2027",
        "C. Rencana Anggaran Biaya (RAB)",
        "D. Prosedur, Risiko, dan Bukti Kegiatan",
    ]


def test_programme_table_says_everything_of_an_activity(store: Store) -> None:
    an_activity(store, starts_at=time(8, 30), ends_at=time(11))

    [row] = table_with(programme_of(store), "Penanggung jawab")

    assert row == [
        "1",
        "Rapat awal tahun",
        "Hubungan harmonis",
        "Orang tua siswa semua kelas",
        "Keluarga yang terwakili: paling sedikit 75\xa0% (semula 60\xa0%)",
        "Sabtu, 22 Agustus 2026\n08.30–11.00",
        "Sari",
        "Rp750.000\nDana BOSP",
        "Tatap muka",
    ]


def test_what_is_not_known_yet_is_said(store: Store) -> None:
    facts = {"planned_on": None, "person_id": None, "indicator": "", "budget": ()}
    an_activity(store, **facts)

    [row] = table_with(programme_of(store), "Penanggung jawab")

    assert row[4:8] == ["–", "Ditetapkan kemudian", "–", "Tanpa biaya"]


@pytest.mark.parametrize("goes_by", ["grades", "class groups"])
def test_audience_is_named_as_the_school_does(store: Store, goes_by: str) -> None:
    group = keep_class_group(store, "VII A", 7)
    if goes_by == "grades":
        an_activity(store, audience=Audience.GRADES, grades=(9, 7))
    else:
        an_activity(store, audience=Audience.CLASS_GROUPS, class_group_ids=(group,))

    [row] = table_with(programme_of(store), "Penanggung jawab")

    named = {"grades": "VII dan IX", "class groups": "VII A"}[goes_by]
    assert row[3] == f"Orang tua siswa kelas {named}"


def test_schedule_runs_from_july_to_june(store: Store) -> None:
    an_activity(store)
    an_activity(
        store,
        "Kunjungan rumah",
        planned_on=date(2027, 6, 1),
        date_precision=DatePrecision.MONTH,
    )

    weeks, first, second = table_with(programme_of(store), "Jul")

    assert weeks[2:7] == ["1", "2", "3", "4", "5"]
    assert first[:2] == ["1", "Rapat awal tahun"]
    assert [n - 2 for n, text in enumerate(first) if text == "●"] == [8]
    assert "●" not in second


def test_schedule_marks_every_week_that_an_activity_touches(store: Store) -> None:
    camp = an_activity(store, planned_on=date(2026, 9, 27), ends_on=date(2026, 10, 2))

    _, row = table_with(programme_of(store), "Jul")

    september, october = 2 * 5, 3 * 5
    marked = [n - 2 for n, text in enumerate(row) if text == "●"]
    assert camp.when.last_day == date(2026, 10, 2)
    assert marked == [september + 3, september + 4, october]


def test_budget_adds_up_in_figures_and_words(store: Store) -> None:
    an_activity(store, budget=(SNACKS, DONATION))
    an_activity(store, "Pentas seni", planned_on=date(2027, 5, 8), budget=(DONATION,))

    facts = programme_paper(store, YEAR, NOW)
    document = programme_of(store)

    rows = table_with(document, "Tahun anggaran")
    assert rows[0][0] == "1. Rapat awal tahun – Rp1.250.000"
    assert rows[2] == [
        "1.2",
        "Panggung",
        "2",
        "unit",
        "Rp250.000",
        "Rp500.000",
        "Sumbangan sukarela",
        "2027",
    ]
    assert rows[-1][5] == in_rupiah(total_of(facts.lines)) == "Rp1.750.000"
    assert "Terbilang: Satu juta tujuh ratus lima puluh ribu rupiah." in text_of(
        document
    )
    assert table_with(document, "Tahun anggaran 2027") == [
        ["Dana BOSP", "Rp750.000", "Rp0", "Rp750.000"],
        ["Sumbangan sukarela", "Rp0", "Rp1.000.000", "Rp1.000.000"],
        ["Jumlah", "Rp750.000", "Rp1.000.000", "Rp1.750.000"],
    ]


@pytest.mark.parametrize("line", [SNACKS, DONATION])
def test_voluntary_sentence_stands_where_a_donation_does(
    store: Store, line: Any
) -> None:
    activity = an_activity(store, budget=(line,))
    with_donation = line is DONATION

    for document in (programme_of(store), proposal_of(store, activity)):
        assert (VOLUNTARY in text_of(document)) is with_donation
        assert (KOMITE in text_of(document)) is with_donation


def test_draft_is_marked_and_the_approved_paper_is_not(store: Store) -> None:
    plan = program_at(store, PlanStep.SUBMITTED)
    assert mark(programme_of(store)) == "DRAF – belum disetujui"

    plan = approve(acting(store, BUDI), YEAR, plan.version)

    document = programme_of(store)
    assert mark(document) == ""
    assert "telah disahkan pada tanggal 17 Agustus 2026" in text_of(document)
    assert "Contoh, 17 Agustus 2026" in text_of(document)
    revise(acting(store, SARI), YEAR, plan.version, "Dana")
    assert mark(programme_of(store)) == "DRAF – perubahan belum disetujui"


def test_principal_and_lead_sign(store: Store) -> None:
    document = programme_of(store)

    signed = [[c.text for c in r.cells] for r in document.tables[1].rows]
    assert signed[0] == ["Mengesahkan,", "Contoh, 17 Agustus 2026"]
    assert signed[1] == ["Kepala Sekolah,", "Wakil Kepala Sekolah Bidang Humas,"]
    assert signed[3][0] == "Budi"


def test_programme_starts_from_problems_findings_and_the_meeting(store: Store) -> None:
    keep_problem(store, "Undangan terlambat", 1)
    keep_meeting(store)
    keep_finding(store, "Ayah jarang hadir")

    document = programme_of(store)

    assert table_with(document, "Akar masalah") == [
        ["1", "Undangan terlambat", "Sebab", "–", "1"]
    ]
    assert table_with(document, "Temuan") == [
        [
            "1",
            "Ayah jarang hadir (2025/2026)",
            "Kirim undangan H-14",
            "Belum diputuskan",
        ]
    ]
    words = text_of(document)
    assert "Jumat, 3 Juli 2026 di Aula" in words
    assert "(31 orang)" in words
    assert "Unsur yang berhalangan hadir:" in words
    assert "Kirim saran melalui wali kelas." in words
    assert "2.\tUndangan H-14" in words
    assert "E. Rapat Tahunan" in headings(document, 2)


def test_school_writes_its_own_words_and_law(store: Store) -> None:
    for chapter, text in (
        (Chapter.VISION_MISSION, "Visi: jujur dan cakap."),
        (Chapter.FOREWORD, ""),
        (Chapter.BACKGROUND, "Latar kami, {sekolah}"),
        (Chapter.AUDIENCE, ""),
    ):
        write_chapter(acting(store, SARI), YEAR, chapter, 0, text)
    left_out = LegalBasisDraft(title="x", is_active=False)
    keep_legal_basis(acting(store, SARI), READY_BASES[0].id, 0, left_out)

    document = programme_of(store)

    assert "KATA PENGANTAR" not in headings(document, 1)
    assert "D. Visi dan Misi Sekolah" in headings(document, 2)
    words = text_of(document)
    assert "Latar kami, SMP Negeri Contoh" in words
    assert "20 Tahun 2003" not in words
    assert "1.\tUndang-Undang Republik Indonesia Nomor 27 Tahun 2022" in words


def test_empty_year_is_still_a_paper(store: Store) -> None:
    document = programme_of(store)

    assert "Belum ada kegiatan dalam rencana tahun ini." in text_of(document)


def test_papers_are_indonesian_whatever_the_screen_speaks(store: Store) -> None:
    activity = an_activity(store)
    with speaking(Language.ENGLISH):
        words = text_of(programme_of(store)) + text_of(proposal_of(store, activity))

    assert "Tatap muka" in words
    assert "Sabtu, 22 Agustus 2026" in words
    assert "Face to face" not in words


def test_proposal_has_its_twelve_chapters(store: Store) -> None:
    document = proposal_of(store, an_activity(store))

    assert headings(document, 1) == ["LEMBAR PENGESAHAN"]
    assert headings(document, 2) == [
        "1. Latar Belakang",
        "2. Dasar Kegiatan",
        "3. Nama Kegiatan",
        "4. Tujuan",
        "5. Sasaran dan Peserta",
        "6. Bentuk Kegiatan",
        "7. Waktu dan Tempat",
        "8. Susunan Acara",
        "9. Susunan Panitia",
        "10. Indikator Keberhasilan",
        "11. Rencana Anggaran Biaya (RAB)",
        "12. Penutup",
    ]


def test_proposal_tells_the_day_and_its_programme(store: Store) -> None:
    rundown = "08.30–09.00 Registrasi\n09:00 WIB | Pembukaan\nPenutup"
    activity = an_activity(store, starts_at=time(8, 30), rundown=rundown)

    document = proposal_of(store, activity)

    assert "Sabtu, 22 Agustus 2026" in text_of(document)
    assert "08.30–selesai WIB" in text_of(document)
    assert table_with(document, "Acara") == [
        ["1", "08.30–09.00", "Registrasi"],
        ["2", "09.00", "Pembukaan"],
        ["3", "–", "Penutup"],
    ]


def test_proposal_says_what_will_be_settled_later(store: Store) -> None:
    words = text_of(proposal_of(store, an_activity(store, budget=())))

    assert "Susunan acara akan ditetapkan kemudian oleh panitia." in words
    assert "Susunan panitia akan ditetapkan kemudian" in words
    assert "Kegiatan ini tidak memerlukan biaya." in words


def test_proposal_budget_adds_up(store: Store) -> None:
    activity = an_activity(store, budget=(SNACKS, DONATION))

    document = proposal_of(store, activity)

    rows = table_with(document, "Harga satuan")
    assert [row[5] for row in rows] == ["Rp750.000", "Rp500.000", "Rp1.250.000"]
    words = "Terbilang: Satu juta dua ratus lima puluh ribu rupiah."
    assert words in text_of(document)


def test_proposal_is_proposed_seen_and_approved(store: Store) -> None:
    words = text_of(proposal_of(store, an_activity(store, person_id=RINA.id)))

    for role in ("Mengusulkan,", "Mengetahui,", "Mengesahkan,", "Kepala Sekolah,"):
        assert role in words
    assert "Penanggung Jawab Kegiatan," in words
    assert "Rina" in words


def test_proposal_of_an_unapproved_plan_is_a_draft(store: Store) -> None:
    activity = an_activity(store)
    assert mark(proposal_of(store, activity)) == "DRAF – belum disetujui"

    program_at(store, PlanStep.APPROVED)

    assert mark(proposal_of(store, activity)) == ""


def test_fractions_of_a_unit_are_written_with_a_comma(store: Store) -> None:
    half = DONATION.model_copy(update={"volume": Decimal("2.50")})
    rows = table_with(
        proposal_of(store, an_activity(store, budget=(half,))), "Harga satuan"
    )

    assert rows[0][2] == "2,5"


def test_front_pages_are_counted_by_roman_numbers(store: Store) -> None:
    document = programme_of(store)
    counted = [
        [(kind.get(qn("w:fmt")), kind.get(qn("w:start"))) for kind in kinds]
        for section in document.sections
        if (kinds := section._sectPr.findall(qn("w:pgNumType")))
    ]

    assert counted[:2] == [[("lowerRoman", None)], [("decimal", "1")]]
    listed = [p.text for p in document.paragraphs if "\t" in p.text]
    assert listed[:2] == ["LEMBAR PENGESAHAN\tii", "KATA PENGANTAR\tiii"]


def test_word_is_asked_to_fill_in_the_pages_of_the_contents(store: Store) -> None:
    activity = an_activity(store)
    asked = qn("w:updateFields")

    assert programme_of(store).settings.element.find(asked) is not None
    assert proposal_of(store, activity).settings.element.find(asked) is None


def test_no_part_ends_with_an_empty_line_that_may_need_a_page(store: Store) -> None:
    keep_finding(store, "Ayah jarang hadir")
    ends = programme_of(store).element.body.findall(
        f"{qn('w:p')}/{qn('w:pPr')}/{qn('w:sectPr')}"
    )

    assert len(ends) > 1
    for end in ends[1:]:  # the first one ends the list of contents
        spacing = end.getparent().find(qn("w:spacing"))
        text = "".join(end.getparent().getparent().itertext()).strip()
        assert text or spacing is not None


def test_one_kind_of_aim_needs_no_numbers(store: Store) -> None:
    words = text_of(programme_of(store))

    assert "Tujuan umum" not in words
    assert "Tujuan khusus" not in words


def test_only_activities_that_are_prepared_stand_in_the_table_of_procedures(
    store: Store,
) -> None:
    an_activity(store)
    an_activity(store, "POMG", procedure="")

    rows = table_with(programme_of(store), "Prosedur pelaksanaan")
    assert [row[:2] for row in rows] == [["2", "Rapat awal tahun"]]


def test_papers_say_from_when_to_when_an_activity_lasts(store: Store) -> None:
    camp = an_activity(store, "Persami", ends_on=date(2026, 8, 24))
    days = "Sabtu–Senin, 22–24 Agustus 2026"

    assert days in str(table_with(programme_of(store), "Waktu"))
    assert days in text_of(proposal_of(store, camp))
