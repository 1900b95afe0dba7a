"""The workbooks open again, and print on A4 landscape."""

import io
import re
import zipfile
from datetime import date

from data.store import Store
from data.workbook import Sheet, read_sheets
from planning.exchange.documents import plan_template, plan_workbook
from planning.exchange.models import OF_ACTIVITIES, OF_BUDGET, OF_TASKS
from planning.exchange.queries import plan_facts
from planning.exchange.reading import read_plan
from planning.plan.models import PlanStep
from tests.make import NOW, YEAR
from tests.planning.exchange.make import a_full_plan
from tests.planning.make import a_goal, an_activity, keep_class_group, program_at


def sheets_of(content: bytes) -> dict[str, Sheet]:
    return {
        sheet.name: sheet for sheet in read_sheets("a.xlsx", content, lambda _: False)
    }


def parts(content: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        return {name: file.read(name).decode() for name in file.namelist()}


def plan(store: Store) -> bytes:
    return plan_workbook(plan_facts(store, YEAR, NOW))


def test_the_plan_has_one_row_per_activity_and_its_sum(store: Store) -> None:
    a_full_plan(store)
    found = sheets_of(plan(store))

    rows = found["Program kerja"].rows
    assert rows[0][0] == "PROGRAM KERJA HUBUNGAN MASYARAKAT (HUMAS)"
    assert rows[1][0] == "SMP NEGERI CONTOH – TAHUN PELAJARAN 2026/2027"
    assert rows[2][0] == "Draf – belum diajukan · Diekspor 17 Agustus 2026"
    assert rows[4] == [
        "No",
        "Program/Kegiatan",
        "Tujuan",
        "Sasaran",
        "Indikator keberhasilan/target",
        "Waktu",
        "Penanggung jawab",
        "Biaya (Rp)",
        "Sumber dana",
        "Keterangan",
    ]
    assert rows[5][:9] == [
        1,
        "Kelas orang tua: mendampingi belajar",
        "Hubungan harmonis",
        "Kelas VII; Kelas IX",
        "Keluarga yang terwakili: paling banyak 75 % (awal 62,5)",
        date(2026, 8, 22),
        "Rina",
        2_550_001,
        "Dana BOSP, Bantuan mitra, Sumbangan sukarela",
    ]
    assert rows[7][5] == date(2027, 2, 1)
    assert (rows[8][0], rows[8][7]) == ("Jumlah", 3_800_001)
    assert str(rows[9][0]).startswith("Terbilang: Tiga juta delapan ratus ribu satu")
    said = [str(cell) for row in rows[10:] for cell in row if cell]
    assert "Wakil Kepala Sekolah Bidang Humas," in said
    assert list(found) == ["Program kerja", "Kegiatan", "Anggaran", "Tugas", "Daftar"]


def test_an_approved_plan_says_so(store: Store) -> None:
    program_at(store, PlanStep.APPROVED)
    rows = sheets_of(plan(store))["Program kerja"].rows

    assert str(rows[2][0]).startswith("Disetujui kepala sekolah")


def test_the_yearly_work_plan_stands_beside_it(store: Store) -> None:
    an_activity(store)
    problem = {
        "id": "00000000-0000-0000-0000-000000000009",
        "school_year": YEAR.start,
        "title": "Orang tua jarang hadir",
        "root_cause": "Jam kerja",
        "evidence": "",
        "priority": 1,
        "indicator_id": None,
        "version": 1,
    }
    store.write_all("problem", [problem])
    rows = sheets_of(plan(store))["RKT"].rows

    assert rows[4][3:5] == ["Masalah", "Akar masalah"]
    assert rows[5][3:5] == ["Orang tua jarang hadir", "Jam kerja"]


def test_it_prints_on_a4_landscape_one_page_wide(store: Store) -> None:
    an_activity(store)
    written = parts(plan(store))
    sheet = written["xl/worksheets/sheet1.xml"]

    assert '<pageSetup paperSize="9"' in sheet
    assert 'orientation="landscape"' in sheet
    assert 'fitToHeight="0"' in sheet
    assert '<pageSetUpPr fitToPage="1"/>' in sheet
    assert "Print_Titles" in written["xl/workbook.xml"]
    assert "'Program kerja'!$5:$5" in written["xl/workbook.xml"]
    assert "[$-421]d mmmm yyyy" in written["xl/styles.xml"]
    assert "#,##0" in written["xl/styles.xml"]


def test_text_is_never_a_formula(store: Store) -> None:
    an_activity(store, title='=HYPERLINK("http://x","y")', place="+62 812", unit="@x")
    written = parts(plan(store))
    formulas = {
        formula
        for name, text in written.items()
        if "worksheets" in name
        for formula in re.findall(r"<f>([^<]*)</f>", text)
    }

    assert formulas == {"SUM(H6:H6)"}
    assert read_plan("a.xlsx", plan(store)).activities[0].draft.title.startswith("=")
    assert "hyperlink" not in written["xl/worksheets/sheet1.xml"]


def test_the_same_facts_give_the_same_plan(store: Store) -> None:
    a_full_plan(store)

    assert parts(plan(store)) == parts(plan(store))


def test_an_empty_plan_can_be_written_too(store: Store) -> None:
    rows = sheets_of(plan(store))["Program kerja"].rows

    assert (rows[5][0], rows[5][7]) == ("Jumlah", 0)


def test_the_template_shows_an_example_that_is_not_taken_in(store: Store) -> None:
    a_goal(store)
    keep_class_group(store, "VII A", 7)
    content = plan_template(plan_facts(store, YEAR, NOW))
    found = sheets_of(content)

    assert list(found) == ["Petunjuk", "Kegiatan", "Anggaran", "Tugas", "Daftar"]
    for name, fields in (
        ("Kegiatan", OF_ACTIVITIES),
        ("Anggaran", OF_BUDGET),
        ("Tugas", OF_TASKS),
    ):
        assert list(found[name].rows[0]) == [f.heading for f in fields if f.heading]
        assert str(found[name].rows[1][0]).startswith("(Contoh)")
    file = read_plan("template.xlsx", content)
    assert (file.activities, file.lines, file.tasks, file.bad) == ((), (), (), ())
    assert file.dropped_columns == ()


def test_the_template_offers_the_schools_own_words(store: Store) -> None:
    a_goal(store)
    keep_class_group(store, "VII A", 7)
    content = plan_template(plan_facts(store, YEAR, NOW))
    header, *rows = sheets_of(content)["Daftar"].rows
    offered = {
        str(label): [row[place] for row in rows if row[place]]
        for place, label in enumerate(header)
    }

    assert offered["Tujuan"] == ["Hubungan harmonis"]
    assert offered["Sasaran"] == ["Semua", "Kelas VII", "VII A"]
    assert "Sari" in offered["Penanggung jawab"]
    assert offered["Bulan"][0] == "Juli 2026"
    sheet = parts(content)["xl/worksheets/sheet2.xml"]
    assert "Daftar!$B$2:$B$2" in sheet
    assert sheet.count('type="list"') == 10
    assert (
        'prompt="Tanggal dahulu: 22/08/2026, 22 Agustus 2026 atau 12–14 Agustus 2026."'
        in sheet
    )
    assert 'state="frozen"' in sheet


def test_the_template_is_nobodys_approved_plan(store: Store) -> None:
    program_at(store, PlanStep.APPROVED)
    written = parts(plan_template(plan_facts(store, YEAR, NOW)))

    assert not [name for name, text in written.items() if "Disetujui" in text]


def test_wide_tables_print_over_pages_that_can_be_read(store: Store) -> None:
    a_full_plan(store)
    sheet = parts(plan(store))["xl/worksheets/sheet2.xml"]
    names = parts(plan(store))["xl/workbook.xml"]

    assert 'fitToWidth="4"' in sheet
    assert "Kegiatan!$A:$A,Kegiatan!$1:$1" in names


def test_the_plan_says_from_when_to_when_an_activity_lasts(store: Store) -> None:
    an_activity(store, "Persami", ends_on=date(2026, 8, 24))

    row = sheets_of(plan(store))["Program kerja"].rows[5]

    assert (row[1], row[5]) == ("Persami", "22–24 Agustus 2026")
