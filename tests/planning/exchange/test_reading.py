"""A school's own workbook: reordered, half-empty and broken rows."""

from datetime import date, time
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.calendar import SchoolYear
from data.cooperation import CooperationForm, Involvement
from data.errors import UnreadableFile
from data.language import Language, say, speaking
from data.participants import Party
from data.workbook import WrittenDay
from planning.activities.models import (
    Audience,
    Category,
    Direction,
    EvidenceKind,
    Mode,
)
from planning.budget.models import FundSource
from planning.exchange.models import ActivityRow, PlanFile
from planning.exchange.reading import read_plan
from tests.planning.exchange.make import plan_of, workbook

ROW = {"Nama kegiatan": "Rapat", "Tanggal": "22/08/2026"}


def one(**cells: Any) -> ActivityRow:
    found = read_plan("plan.xlsx", plan_of(ROW | cells))
    assert found.bad == ()
    return found.activities[0]


def faults(file: PlanFile) -> list[tuple[str, int, str]]:
    return [(fault.sheet, fault.row, fault.column) for fault in file.bad]


def test_name_and_date_are_enough() -> None:
    content = workbook({"Sheet1": [["Nama kegiatan", "Tanggal"], *MINIMAL]})
    found = read_plan("plan.xlsx", content)

    assert [(row.draft.title, row.when) for row in found.activities] == [
        ("Rapat", WrittenDay(day=22, month=8, year=2026)),
        ("POMG", WrittenDay(day=None, month=9, year=2026)),
    ]
    assert (found.read, found.bad, found.dropped_columns) == (2, (), ())
    assert found.activities[0].draft.model_fields_set == {"title"}


MINIMAL = [["Rapat", date(2026, 8, 22)], ["POMG", "September 2026"]]


def test_broken_reordered_and_half_empty_rows_lose_no_good_one() -> None:
    rows = [
        ["PROGRAM KERJA HUMAS", None, None, None, None],
        ["Tahun 2026/2027", None, None, None, None],
        ["PJ", "Catatan", "Waktu", "No", "Program/Kegiatan", "Target"],
        ["1", "2", "3", "4", "5", "6"],
        ["Sari", "x", "22/08/2026", 1, "Rapat", 75],
        [None, None, None, 2, None, None],
        ["Rina", None, "31/11/2026", 3, "Pentas", "banyak"],
        [None, None, None, None, "POMG", None],
        ["Budi", None, "2026-09-01", None, None, None],
        [None, None, "Agustus 2026", 5, "Kelas orang tua", "62,5"],
        [None, None, None, None, "JUMLAH", 300],
    ]
    found = read_plan("plan.xlsx", workbook({"Rencana": rows}))

    assert [(row.row, row.draft.title) for row in found.activities] == [
        (5, "Rapat"),
        (8, "POMG"),
        (10, "Kelas orang tua"),
    ]
    assert faults(found) == [
        ("Rencana", 7, "Waktu"),
        ("Rencana", 7, "Target"),
        ("Rencana", 9, "Program/Kegiatan"),
    ]
    assert found.dropped_columns == ("Catatan",)
    assert found.read == 5


@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252", "utf-16"])
def test_csv_is_read_with_its_separator(separator: str, encoding: str) -> None:
    cells = [
        ["Program, dan kegiatan humas", "", ""],
        ["Activity name", "Date", "Venue"],
        ["Rapat", "22/08/2026", '"Aula, lantai 1; kiri"'],
    ]
    text = "\n".join(separator.join(row) for row in cells)
    [row] = read_plan("plan.csv", text.encode(encoding)).activities

    assert (row.sheet, row.row, row.draft.place) == ("", 3, "Aula, lantai 1; kiri")


def test_header_of_two_rows_is_read() -> None:
    rows = [
        ["No", "Kegiatan", "Waktu", None, "Ket"],
        [None, None, "Tanggal", "Jam", None],
        [1, "Rapat", "22/08/2026", "08.00-10.00", "-"],
    ]
    [row] = read_plan("plan.xlsx", workbook({"A": rows})).activities

    assert (row.row, row.draft.starts_at, row.draft.ends_at) == (3, time(8), time(10))
    assert row.when is not None


@pytest.mark.parametrize(
    ("header", "typed", "field", "value"),
    [
        ("Kategori", "training", "category", Category.TRAINING),
        ("Bentuk", "pomg", "forms", (CooperationForm.POMG,)),
        (
            "Bentuk kerja sama",
            "Buku penghubung; Telepon, WhatsApp, media sosial",
            "forms",
            (CooperationForm.BUKU_PENGHUBUNG, CooperationForm.MEDSOS),
        ),
        (
            "Bentuk kerja sama",
            "home visit, POMG, home_visit",
            "forms",
            (CooperationForm.HOME_VISIT, CooperationForm.POMG),
        ),
        ("Pelibatan", "a, J", "involvement", (Involvement.A, Involvement.J)),
        ("Moda", "DARING", "mode", Mode.ONLINE),
        ("Moda", "Face to face", "mode", Mode.FACE_TO_FACE),
        ("Arah", "≤", "direction", Direction.AT_MOST),
        ("Arah", "Paling sedikit", "direction", Direction.AT_LEAST),
        (
            "Bukti",
            "photo; minutes",
            "evidence",
            (EvidenceKind.PHOTO, EvidenceKind.MINUTES),
        ),
        ("Target", "75%", "target", Decimal(75)),
        ("Target", "1.250,5", "target", Decimal("1250.5")),
        ("Nilai awal", 62.3, "baseline", Decimal("62.3")),
        ("Prosedur", "Satu\nDua", "procedure", "Satu\nDua"),
    ],
)
def test_cells_are_read_as_they_are_said(
    header: str, typed: object, field: str, value: object
) -> None:
    row = one(**{header: typed})

    assert getattr(row.draft, field) == value
    assert field in row.draft.model_fields_set


def test_a_percent_sign_gives_the_unit_where_there_is_none() -> None:
    assert one(Target="75 %").draft.unit == "%"
    assert one(Target="75 %", Satuan="persen").draft.unit == "persen"


@pytest.mark.parametrize("kind", [CooperationForm, Involvement, EvidenceKind])
@pytest.mark.parametrize("language", list(Language))
def test_every_label_is_known_in_both_languages(kind: Any, language: Language) -> None:
    header = {
        CooperationForm: "Bentuk",
        Involvement: "Pelibatan",
        EvidenceKind: "Bukti",
    }
    field = {CooperationForm: "forms", Involvement: "involvement"}
    with speaking(language):
        row = one(**{header[kind]: "; ".join(say(term.label) for term in kind)})

    assert getattr(row.draft, field.get(kind, "evidence")) == tuple(kind)


@pytest.mark.parametrize(
    ("typed", "audience", "grades", "groups"),
    [
        ("Semua", Audience.ALL, (), ()),
        ("Seluruh orang tua siswa", Audience.ALL, (), ()),
        ("Kelas IX", Audience.GRADES, (9,), ()),
        ("Orang tua kelas VII, VIII dan IX", Audience.GRADES, (7, 8, 9), ()),
        ("7 / 9", Audience.GRADES, (7, 9), ()),
        ("Kelas VII - IX", Audience.GRADES, (7, 8, 9), ()),
        ("vii-a; 9B", Audience.CLASS_GROUPS, (), ("VII A", "IX B")),
    ],
)
def test_audience_is_read_from_words(
    typed: str, audience: Audience, grades: tuple[int, ...], groups: tuple[str, ...]
) -> None:
    row = one(Sasaran=typed)

    assert (row.draft.audience, row.draft.grades, row.class_groups) == (
        audience,
        grades,
        groups,
    )


KOMITE, GURU, KELUARGA = Party.KOMITE, Party.TEACHERS, Party.FAMILIES


@pytest.mark.parametrize(
    ("typed", "audience", "groups"),
    [
        ("Komite", Audience.NONE, {KOMITE: None}),
        ("Anggota komite sekolah", Audience.NONE, {KOMITE: None}),
        ("Komite (12); guru (10)", Audience.NONE, {KOMITE: 12, GURU: 10}),
        ("Kelas VII; Kelas VIII; Guru (12)", Audience.GRADES, {GURU: 12}),
        ("Orang tua dan guru", Audience.ALL, {GURU: None}),
        (
            "25 peserta: 3 kepala sekolah, 10 guru, 12 orang tua",
            Audience.PUPILS,
            {GURU: 13, KELUARGA: 12},
        ),
        ("Keluarga siswa (12); komite (2)", Audience.PUPILS, {KELUARGA: 12, KOMITE: 2}),
        ("Tanpa keluarga; pengawas 1", Audience.NONE, {Party.SUPERVISORS: 1}),
        (
            "Orang tua siswa kelas VII dan VIII (210 keluarga siswa); guru (12 orang)",
            Audience.GRADES,
            {GURU: 12},
        ),
        ("Semua (630 orang)", Audience.ALL, {}),
        ("Perwakilan orang tua 40 orang", Audience.PUPILS, {KELUARGA: 40}),
        ("Jumlah 22 orang: 12 komite, 10 guru", Audience.NONE, {KOMITE: 12, GURU: 10}),
        ("Komite dan orang tua kelas VII", Audience.GRADES, {KOMITE: None}),
        ("Kelas VII; komite 30", Audience.GRADES, {KOMITE: 30}),
        ("Komite (12) dan kelas VII", Audience.GRADES, {KOMITE: 12}),
        ("Kelas VII (105 keluarga) dan komite 12", Audience.GRADES, {KOMITE: 12}),
        ("Tanpa keluarga, komite 12", Audience.NONE, {KOMITE: 12}),
    ],
)
def test_groups_are_read_beside_families(
    typed: str, audience: Audience, groups: dict[Party, int | None]
) -> None:
    draft = one(Sasaran=typed).draft

    assert draft.audience is audience
    assert {p.party: p.expected for p in draft.parties} == groups


@pytest.mark.parametrize(
    ("header", "typed", "words"),
    [
        ("Jam mulai", "25.00", "hour"),
        ("Target", "62,1234", "decimals"),
        ("Target", 10**12, "too large"),
        ("Bulan", "September", "another one"),
        ("Bulan", "13", "day first"),
    ],
)
def test_a_fault_is_said_with_its_column(
    header: str, typed: object, words: str
) -> None:
    content = plan_of(ROW | {header: typed}, {**ROW, "Nama kegiatan": "POMG"})
    found = read_plan("plan.xlsx", content)

    [bad] = found.bad
    with speaking(Language.ENGLISH):
        assert words in say(bad.message, **bad.facts)
    assert (bad.row, bad.column) == (2, header)
    assert [row.draft.title for row in found.activities] == ["POMG"]


@pytest.mark.parametrize(
    ("header", "typed", "words"),
    [
        ("Sasaran", "Guru ajaib", "not known here"),
        ("Sasaran", "Kelas VII; IX A", "not known here"),
        ("Sasaran", "12 orang tua kelas VIII", "not known here"),
        ("Sasaran", "30 peserta: 10 guru, 12 orang tua", "add up to 22"),
        ("Sasaran", "Kelas VII; 12 orang tua", "not known here"),
        ("Sasaran", "Komite 0", "from 1 to"),
        ("Sasaran", "Guru, TU, dan komite (30 orang)", "not clear whom 30 counts"),
        ("Sasaran", "Orang tua dan komite (30 orang)", "not clear whom 30 counts"),
        ("Sasaran", "Kelas VII dan komite (30 orang)", "not clear whom 30 counts"),
        ("Sasaran", "Komite, VII A (30 keluarga)", "not clear whom 30 counts"),
        ("Sasaran", "Seluruh ortu & komite: 30", "not clear whom 30 counts"),
        ("Sasaran", "Kelas VII (30); komite 12", "not known here"),
        ("Sasaran", "Guru BK & wali kelas VII", "not known here"),
        ("Sasaran", "Tim humas", "not known here"),
        ("Sasaran", "25 peserta", "not known here"),
        ("Moda", "telepati", "choices"),
        ("Bentuk", "POMG; sulap", "sulap"),
        ("Bukti", "kenangan", "choices"),
        ("Kategori", "lain", "choices"),
        ("Biaya", "Rp500.000", "where the money comes from"),
        ("Biaya", "500.000 Kas kelas", "Kas kelas"),
        ("Sumber dana", "BOS dan APBD", "several sources"),
    ],
)
def test_what_a_row_can_do_without_is_left_out_with_a_remark(
    header: str, typed: object, words: str
) -> None:
    found = read_plan("plan.xlsx", plan_of(ROW | {header: typed}))

    with speaking(Language.ENGLISH):
        said = " ".join(say(told.message, **told.facts) for told in found.remarks)
    assert words in said
    assert {(told.row, told.column) for told in found.remarks} == {(2, header)}
    [row] = found.activities
    assert (found.bad, row.cost, row.draft.model_fields_set) == ((), None, {"title"})


@pytest.mark.parametrize(
    ("typed", "when", "taken"),
    [
        ("Minggu ke-2 Oktober", (None, 10, None), "Oktober"),
        ("Oktober 2026 (minggu II)", (None, 10, 2026), "Oktober 2026"),
        ("Akhir bulan Mei 2027", (None, 5, 2027), "Mei 2027"),
        ("Minggu, 2 Agustus 2026", (2, 8, 2026), ""),
        ("Minggu 23 Agustus 2026", (23, 8, 2026), ""),
        ("Sabtu 18 Juli 2026", (18, 7, 2026), ""),
        ("Jum'at/20 November 2026", (20, 11, 2026), ""),
        ("31 Februari 2027", None, ""),
    ],
)
def test_a_week_of_a_month_is_taken_as_the_month_with_a_remark(
    typed: str, when: tuple[int | None, int, int | None] | None, taken: str
) -> None:
    found = read_plan("plan.xlsx", plan_of(ROW | {"Tanggal": typed}))

    assert [(w.day, w.month, w.year) for r in found.activities if (w := r.when)] == (
        [when] if when else []
    )
    assert [told.facts["taken"] for told in found.remarks] == [taken] * bool(taken)
    assert [bool(r.draft.when_words) for r in found.activities] == (
        [bool(taken)] if when else []
    )
    assert [fault.column for fault in found.bad] == ([] if when else ["Tanggal"])


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("18-19 Juli 2026", (18, 7, 2026), (19, 7, 2026)),
        ("12 s.d. 14 Agustus 2026", (12, 8, 2026), (14, 8, 2026)),
        ("12 - 14/8/2026", (12, 8, 2026), (14, 8, 2026)),
        ("Sabtu s.d. Minggu, 18-19/7/2026", (18, 7, 2026), (19, 7, 2026)),
        ("Rabu–Jumat 12–14 Agustus 2026", (12, 8, 2026), (14, 8, 2026)),
        ("Rabu, 12 Agustus s.d. Jumat, 14 Agt 26", (12, 8, 2026), (14, 8, 2026)),
        ("29 Juni s.d. 2 Juli 2027", (29, 6, 2027), (2, 7, 2027)),
        ("30 Desember - 2 Januari 2027", (30, 12, 2026), (2, 1, 2027)),
        ("30/12/2026 s/d 2/1", (30, 12, 2026), (2, 1, 2027)),
        ("2026-09-05 sampai 2026-09-07", (5, 9, 2026), (7, 9, 2026)),
        ("5-9-2026 - 7-9-2026", (5, 9, 2026), (7, 9, 2026)),
        ("5 dan 6 September", (5, 9, None), (6, 9, None)),
    ],
)
def test_a_cell_may_name_the_first_and_the_last_day(
    typed: str, first: tuple[int, int, int | None], last: tuple[int, int, int | None]
) -> None:
    row = one(**{"Tanggal": typed})

    days = [(w.day, w.month, w.year) for w in (row.when, row.days["ends_on"]) if w]
    assert days == [first, last]


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("12–14 Agustus 2026 di aula", "the first and the last day"),
        ("12, 13 dan 14 Agustus 2026", "Plan an activity for each"),
        ("12–14–16 Agustus 2026", "the first and the last day"),
        ("28–29 Februari 2027", "the first and the last day"),
        ("12-14/8", "the first and the last day"),
        ("2026-08-12 dan 2026-08-14 nanti", "the first and the last day"),
        ("12 dan 14 Agustus 2026", "Plan an activity for each"),
        ("14–12 Agustus 2026", "Write the first day first"),
        ("30/8/2026 – 28/8/2026", "Write the first day first"),
    ],
)
def test_days_that_cannot_be_kept_whole_are_a_fault_of_their_cell(
    typed: str, words: str
) -> None:
    found = read_plan("plan.xlsx", plan_of(ROW | {"Tanggal": typed}))

    with speaking(Language.ENGLISH):
        [said] = [say(fault.message, **fault.facts) for fault in found.bad]
    assert words in said
    assert f"“{typed}”" in said
    assert [(f.column, f.row) for f in found.bad] == [("Tanggal", 2)]
    assert (found.activities, found.remarks) == ((), ())


@pytest.mark.parametrize(
    ("last", "column"),
    [("14/8/2026", ""), ("14 Agustus", ""), ("15/8/2026", "Tanggal selesai")],
)
def test_a_last_day_beside_another_one_is_told(last: str, column: str) -> None:
    days = {"Tanggal": "12–14 Agustus 2026", "Tanggal selesai": last}
    found = read_plan("plan.xlsx", plan_of(ROW | days))

    assert [fault.column for fault in found.bad] == [column] * bool(column)
    assert [row.days["ends_on"].day for row in found.activities] == [14] * (not column)


@pytest.mark.parametrize(
    ("cost", "source", "amount", "fund"),
    [
        ("Rp 1.500.000,00", "BOSP", 1_500_000, FundSource.BOS),
        (750_000, "Dana BOS", 750_000, FundSource.BOS),
        ("Rp2.500.000,-\nDana BOSP", None, 2_500_000, FundSource.BOS),
        ("1,5 juta", "yayasan", 1_500_000, FundSource.FOUNDATION),
        ("500 ribu (APBD)", None, 500_000, FundSource.REGIONAL),
        ("900.000", "Sumbangan sukarela", 900_000, FundSource.DONATION),
        ("900.000", "CSR (PT Maju)", 900_000, FundSource.PARTNER_AID),
    ],
)
def test_the_cost_of_a_row_is_one_budget_line(
    cost: object, source: str | None, amount: int, fund: FundSource
) -> None:
    line = one(**{"Biaya": cost, "Sumber dana": source}).cost

    assert line is not None
    assert (line.amount, line.source) == (amount, fund)
    assert line.is_voluntary == (fund is FundSource.DONATION)
    assert line.partner == ("PT Maju" if fund is FundSource.PARTNER_AID else "")


@pytest.mark.parametrize("cost", ["-", "0", "Tanpa biaya", "nihil", None])
def test_a_row_without_cost_has_no_budget(cost: object) -> None:
    assert one(**{"Biaya": cost, "Tempat": "Aula"}).cost is None


def test_headings_and_signatures_are_no_activities() -> None:
    rows = [
        ["No", "Kegiatan", "Waktu", "PJ"],
        ["A.", "PROGRAM RUTIN", None, None],
        [1, "Rapat", "22/08/2026", "Kepala Sekolah"],
        [2, "POMG", None, "Kepala Sekolah"],
        [None, "Sub jumlah", None, None],
        ["II", "PROGRAM LAIN", None, None],
        [1, "Pentas", "Mei 2027", None],
        [None, None, None, "Prabumulih, 6 Juli 2026"],
        [None, "Mengetahui,", None, "Wakil Kepala Sekolah,"],
        [None, "Drs. Hendra Wirawan, M.M.", None, "Ratna Kusumawati, M.Pd."],
        [None, "NIP. 19700101", None, "NIP. 19800101"],
        [9, "Lomba", "1/6/2027", None],
    ]
    found = read_plan("plan.xlsx", workbook({"A": rows}))

    titles = ["Rapat", "POMG", "Pentas", "Lomba"]
    assert [row.draft.title for row in found.activities] == titles
    assert found.bad == ()
    assert [told.facts["title"] for told in found.remarks] == [
        "PROGRAM RUTIN",
        "PROGRAM LAIN",
    ]


def test_header_merged_over_two_rows_in_the_order_of_the_school() -> None:
    rows = [
        ["PROGRAM KERJA HUMAS", *[None] * 7],
        [
            "NO.",
            "SASARAN",
            "PROGRAM / KEGIATAN",
            "WAKTU",
            None,
            "ANGGARAN",
            None,
            "Ket",
        ],
        [None, None, None, "Tanggal", "Jam", "Biaya", "Sumber Dana", None],
        [1, "Kelas VII", "Rapat", 46235, "08.00", "Rp 1.500.000,00", "BOSP", "x"],
    ]
    found = read_plan("plan.xlsx", workbook({"A": rows}))

    [row] = found.activities
    assert (row.row, row.when) == (4, WrittenDay(day=1, month=8, year=2026))
    assert row.cost is not None
    assert row.cost.amount == 1_500_000
    assert (found.bad, found.dropped_columns) == ((), ("Ket",))


def test_the_year_that_most_dates_lie_in_is_told() -> None:
    days = ("22/08/2025", "1/2/2026", "1/9/2026", "Oktober")
    rows = [{"Nama kegiatan": day, "Tanggal": day} for day in days]

    file = read_plan("plan.xlsx", plan_of(*rows))
    assert file.meant_year() == SchoolYear(start=2025)
    assert read_plan("plan.xlsx", plan_of(rows[3])).meant_year() is None


BUDGET = ["Nama kegiatan", "Uraian", "Volume", "Harga", "Sumber dana", "Sukarela"]


def budget(*rows: list[Any], headers: list[str] = BUDGET) -> PlanFile:
    return read_plan("plan.xlsx", plan_of(ROW, Anggaran=[headers, *rows]))


def test_budget_lines_stand_under_the_name_above_them() -> None:
    found = budget(
        ["Rapat", None, None, None, None, None],
        [None, "Konsumsi", "150", "Rp15.000", "BOS", None],
        [None, "Spanduk", None, "1.500.000,00", "sumbangan", "ya"],
        ["Jumlah", None, None, 3_750_000, None, None],
    )

    assert [
        (row.activity, row.line.amount, row.line.source) for row in found.lines
    ] == [
        ("Rapat", Decimal(2_250_000), FundSource.BOS),
        ("Rapat", Decimal(1_500_000), FundSource.DONATION),
    ]
    assert found.lines[1].line.is_voluntary
    assert found.bad == ()


def test_sum_of_a_line_is_enough() -> None:
    headers = ["Kegiatan", "Uraian", "Jumlah", "Sumber dana"]
    [row] = budget(["Rapat", "Konsumsi", 90_000, "APBD"], headers=headers).lines

    assert (row.line.volume, row.line.price, row.line.amount) == (1, 90_000, 90_000)


def test_every_fault_of_a_budget_is_named() -> None:
    found = budget(
        ["Rapat", "Konsumsi", 0, "murah", "dompet", "mungkin"],
        ["Rapat", None, 1, "-5", None, None],
        ["Rapat", "Spanduk", 1, None, "BOS", None],
        ["Rapat", "Undangan", 2, 500, "BOS", None],
    )

    assert faults(found) == [
        ("Anggaran", 2, "Volume"),
        ("Anggaran", 2, "Harga"),
        ("Anggaran", 2, "Sumber dana"),
        ("Anggaran", 2, "Sukarela"),
        ("Anggaran", 3, "Harga"),
        ("Anggaran", 3, "Sumber dana"),
        ("Anggaran", 3, "Uraian"),
        ("Anggaran", 4, "Harga"),
    ]
    assert [row.line.title for row in found.lines] == ["Undangan"]


@pytest.mark.parametrize(
    ("typed", "days"),
    [("H-14", -14), ("h+7", 7), ("H", 0), (-3, -3), ("0", 0), ("H − 1", -1)],
)
def test_tasks_are_read_from_days_before_and_after(typed: object, days: int) -> None:
    rows = [["Kegiatan", "Tugas", "H±"], ["Rapat", "Undangan", typed]]
    [row] = read_plan("plan.xlsx", plan_of(ROW, Tugas=rows)).tasks

    assert row.task.offset_days == days


def test_the_sheet_that_says_most_is_the_plan() -> None:
    """An exported workbook has a table to print and one to take in."""
    short = [["No", "Program/Kegiatan", "Waktu"], [1, "Lain", "22/08/2026"]]
    long = {**ROW, "Tujuan": "Harmonis"}
    content = plan_of(long, **{"Program kerja": short})

    assert [r.draft.title for r in read_plan("a.xlsx", content).activities] == ["Rapat"]


def test_plans_of_two_semesters_are_both_read() -> None:
    sheets = {
        "Semester 1": [["Kegiatan", "Tanggal"], ["Rapat", "22/08/2026"]],
        "Semester 2": [
            ["Kegiatan", "Tanggal"],
            ["POMG", "32/1"],
            ["Pentas", "1/2/2027"],
        ],
    }
    found = read_plan("plan.xlsx", workbook(sheets))

    assert [(r.sheet, r.draft.title) for r in found.activities] == [
        ("Semester 1", "Rapat"),
        ("Semester 2", "Pentas"),
    ]
    assert faults(found) == [("Semester 2", 2, "Tanggal")]


@pytest.mark.parametrize(
    "content",
    [
        b"a,b,c\n1,2,3",
        b"Nama kegiatan\nRapat",
        workbook({"A": [["Nama", "NISN", "NIPD"], ["Alya", "1", "2"]]}),
        workbook({"A": []}),
    ],
)
def test_a_file_without_the_columns_gets_one_sentence(content: bytes) -> None:
    with pytest.raises(UnreadableFile, match="template"):
        read_plan("plan.xlsx", content)


def test_three_hundred_rows_are_read() -> None:
    rows = [{**ROW, "Nama kegiatan": f"Kegiatan {number}"} for number in range(300)]

    assert len(read_plan("plan.xlsx", plan_of(*rows)).activities) == 300


CELLS = st.sampled_from(["", "-", "Rapat", "22/08/2026", "75", "BOS", "VII A", "x;y"])


@settings(max_examples=60)
@given(st.lists(st.lists(CELLS, min_size=5, max_size=5), max_size=6))
def test_every_row_is_an_activity_or_named(rows: list[list[str]]) -> None:
    headers = ["Kegiatan", "Tanggal", "Target", "Moda", "Sasaran"]
    text = "\n".join(";".join(f'"{c}"' for c in row) for row in [headers, *rows])
    found = read_plan("plan.csv", text.encode())

    named = {row.row for row in found.activities} | {row.row for row in found.bad}
    filled = {n for n, row in enumerate(rows, 2) if set(row) - {"", "-"}}
    assert named == filled
    assert found.read == len(filled)
    assert not {r.row for r in found.activities} & {r.row for r in found.bad}


@pytest.mark.parametrize("labels", [("Hari/Tanggal", "Waktu"), ("Waktu", "Tanggal")])
def test_waktu_beside_a_date_has_the_hours(labels: tuple[str, str]) -> None:
    cells = {"Waktu": "08.00-10.00 WIB"}
    row = {label: cells.get(label, "22/08/2026") for label in labels}

    found = read_plan("plan.xlsx", plan_of({"Nama kegiatan": "Rapat"} | row))

    [read] = found.activities
    assert (read.draft.starts_at, read.draft.ends_at) == (time(8), time(10))
    assert read.when == WrittenDay(day=22, month=8, year=2026)
    assert (found.bad, found.dropped_columns) == ((), ())


def test_the_teachers_of_classes_are_nobodys_families() -> None:
    teachers = one(Sasaran="Seluruh wali kelas").draft

    assert teachers.audience is Audience.NONE
    assert [one.party for one in teachers.parties] == [Party.TEACHERS]
    assert one(Sasaran="Orang tua/wali kelas VII s/d IX").draft.grades == (7, 8, 9)
