"""The workbooks open again, and print on A4 landscape."""

import csv
import io
import re
import zipfile
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest

from data.participants import Expected, Party
from data.school.models import School
from data.store import Store
from data.workbook import Sheet, read_sheets
from planning.activities import store as activity_records
from planning.activities.models import Audience, Category
from planning.exchange.documents import plan_template, plan_workbook
from planning.exchange.models import OF_ACTIVITIES, OF_BUDGET, OF_TASKS
from planning.exchange.queries import plan_facts
from planning.exchange.reading import read_plan
from planning.plan.models import PlanStep
from tests.make import NOW, YEAR
from tests.planning.exchange.make import a_full_plan
from tests.planning.make import (
    a_goal,
    an_activity,
    keep_class_group,
    keep_pupil,
    program_at,
)
from tests.planning.papers.make import keep_lead


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
    assert rows[5][:2] == ["A", "Kelas orang tua atau pelatihan"]
    assert rows[6][:9] == [
        1,
        "Kelas orang tua: mendampingi belajar",
        "Hubungan harmonis",
        "Orang tua siswa kelas VII dan IX",
        "Keluarga yang terwakili: paling banyak 75\xa0% (semula 62,5\xa0%)",
        date(2026, 8, 22),
        "Rina",
        2_550_001,
        "Dana BOSP, Bantuan mitra, Sumbangan sukarela",
    ]
    assert rows[7][:2] == ["B", "Belum diklasifikasikan"]
    assert rows[9][5] == "Februari 2027 (minggu kedua)"
    assert (rows[10][0], rows[10][7]) == ("Jumlah", 3_800_001)
    assert str(rows[11][0]).startswith("Terbilang: Tiga juta delapan ratus ribu satu")
    said = [str(cell) for row in rows[12:] for cell in row if cell]
    assert "Wakil Kepala Sekolah Bidang Humas," in said
    assert list(found) == ["Program kerja", "Kegiatan", "Anggaran", "Tugas", "Daftar"]


def test_an_approved_plan_is_signed_on_the_day_of_its_approval(store: Store) -> None:
    keep_lead(store)
    number = "19650303 199003 2 002"
    school = store.get(School)
    store.replace(school.model_copy(update={"principal_number": number, "version": 2}))
    program_at(store, PlanStep.APPROVED)
    later = NOW + timedelta(days=40)

    written = plan_workbook(plan_facts(store, YEAR, later))
    rows = sheets_of(written)["Program kerja"].rows

    approved = "Disetujui kepala sekolah pada 17 Agustus 2026"
    assert rows[2][0] == f"{approved} · Diekspor 26 September 2026"
    signed = [[str(cell) for cell in row if cell] for row in rows[8:] if any(row)]
    assert signed == [
        ["Mengesahkan,", "Contoh, 17 Agustus 2026"],
        ["Kepala Sekolah,", "Wakil Kepala Sekolah Bidang Humas,"],
        ["Budi", "Sari"],
        ["NIP. 19650303 199003 2 002", "NIP. 19700101 199503 1 001"],
    ]
    assert approved in parts(written)["xl/worksheets/sheet1.xml"]


@pytest.mark.parametrize("step", [PlanStep.DRAFT, PlanStep.SUBMITTED])
def test_a_plan_that_is_not_approved_has_no_day_beside_its_signatures(
    store: Store, step: PlanStep
) -> None:
    program_at(store, step)

    rows = sheets_of(plan(store))["Program kerja"].rows

    said = [str(cell) for row in rows[7:] for cell in row if cell]
    assert any(text.startswith("Contoh, …") for text in said)
    assert "Contoh, 17 Agustus 2026" not in said
    assert "belum" in str(rows[2][0]) or "menunggu" in str(rows[2][0])


def test_the_printed_table_alone_can_be_taken_in_again(store: Store) -> None:
    a_full_plan(store)
    keep_pupil(store, "Ani", "Keluarga Ani", keep_class_group(store, "IX B", 9))
    alone = io.StringIO()
    csv.writer(alone).writerows(sheets_of(plan(store))["Program kerja"].rows)

    read = read_plan("a.csv", alone.getvalue().encode())

    assert read.bad == ()
    kept = {a.title: a for a in activity_records.activities_in(store, YEAR)}
    drafts = {row.draft.title: row.draft for row in read.activities}
    assert drafts.keys() == kept.keys()
    for title, draft in drafts.items():
        assert (draft.audience, draft.grades) == (
            kept[title].audience,
            kept[title].grades,
        )


def test_no_row_of_the_printed_table_is_left_alone(store: Store) -> None:
    for number in range(1, 61):
        category = list(Category)[number % 3]
        an_activity(store, f"Kegiatan {number}", category=category, budget=())
    sheet = parts(plan(store))["xl/worksheets/sheet1.xml"]

    breaks = [int(found) for found in re.findall(r'<brk id="(\d+)"', sheet)]
    rows = sheets_of(plan(store))["Program kerja"].rows

    tasks = parts(plan(store))["xl/worksheets/sheet2.xml"]
    assert "<rowBreaks" in tasks
    last = 1 + next(n for n, row in enumerate(rows) if row[0] == "Jumlah")
    assert len(breaks) > 1
    for begins, ends in pairwise([5, *breaks, last]):
        assert ends - begins > 1
        assert rows[ends - 1][0] not in {"A", "B", "C"}


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


def test_who_takes_part_goes_out_and_comes_back(store: Store) -> None:
    number = {party: 10 + place for place, party in enumerate(Party)}
    everybody = tuple(Expected(party=p, expected=n) for p, n in number.items())
    families, *others = everybody
    said: list[dict[str, Any]] = [
        {"audience": Audience.ALL, "parties": tuple(others)},
        {"audience": Audience.GRADES, "grades": (7, 9), "parties": (others[0],)},
        {"audience": Audience.PUPILS, "parties": everybody},
        {"audience": Audience.PUPILS, "parties": (families,)},
        {"audience": Audience.NONE, "parties": tuple(others)},
        {"audience": Audience.NONE, "parties": (Expected(party=Party.KOMITE),)},
    ]
    for place, facts in enumerate(said):
        an_activity(store, f"Kegiatan {place}", **facts)

    read = read_plan("plan.xlsx", plan(store))

    assert (read.bad, read.remarks) == ((), ())
    found = {row.draft.title: row.draft for row in read.activities}
    for place, facts in enumerate(said):
        draft = found[f"Kegiatan {place}"]
        assert draft.audience is facts["audience"], facts
        assert set(draft.parties) == set(facts["parties"]), facts
        assert draft.grades == facts.get("grades", ()), facts


def test_the_printed_plan_counts_groups_beside_families(store: Store) -> None:
    seven = keep_class_group(store, "VII A", 7)
    keep_pupil(store, "Ani", "Keluarga Ani", seven)
    keep_pupil(store, "Adi", "Keluarga Ani", seven)
    teachers = Expected(party=Party.TEACHERS, expected=12)
    an_activity(
        store, audience=Audience.GRADES, grades=(7,), parties=(teachers,), budget=()
    )

    rows = sheets_of(plan(store))["Program kerja"].rows

    assert rows[5][3] == "Orang tua siswa kelas VII (2 keluarga siswa); guru (12 orang)"
