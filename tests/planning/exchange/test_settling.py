"""What the cells of a row say together, and where they contradict each other."""

from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

import pytest

from data.language import Language, say, speaking
from data.store import Store
from planning.activities.models import Direction
from planning.budget.models import FundSource
from planning.exchange.actions import preview
from planning.exchange.models import ActivityRow, PlanFile
from planning.exchange.reading import read_plan
from tests.make import SARI, YEAR, acting
from tests.planning.exchange.make import plan_of

ROW = {"Nama kegiatan": "Rapat", "Tanggal": "22/08/2026"}


def read(*rows: dict[str, Any]) -> PlanFile:
    return read_plan("plan.xlsx", plan_of(*(ROW | row for row in rows)))


def one(**cells: Any) -> ActivityRow:
    found = read(cells)
    assert found.bad == ()
    return found.activities[0]


def told(faults: Any) -> list[str]:
    with speaking(Language.ENGLISH):
        return [f"{f.column}: {say(f.message, **f.facts)}" for f in faults]


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("Setiap bulan", "Setiap bulan"),
        ("Juli/Agustus 2026", "Juli/Agustus 2026"),
        ("Sesuai kebutuhan", "Sesuai kebutuhan"),
        ("Triwulan III", "Triwulan III"),
    ],
)
def test_an_activity_without_a_day_keeps_its_words(typed: str, words: str) -> None:
    found = read({"Tanggal": typed})
    [row] = found.activities

    assert (row.when, row.draft.when_words) == (None, words)
    assert [f"“{words}”" in line for line in told(found.remarks)] == [True]


def test_words_of_several_cells_are_all_kept() -> None:
    cells = {"Tanggal": "Insidental", "Keterangan waktu": "menunggu dinas"}
    row = one(**cells, **{"Jam mulai": "ba'da Asar"})

    assert row.draft.when_words == "menunggu dinas; Insidental; ba'da Asar"


@pytest.mark.parametrize(
    ("cells", "hours"),
    [
        ({"Jam": "07.30–selesai"}, (time(7, 30), None)),
        ({"Jam": "Pkl. 07.30 WIB", "Jam selesai": "10.00"}, (time(7, 30), time(10))),
        ({"Jam": "07.30-10.00", "Jam selesai": "10.00"}, (time(7, 30), time(10))),
        ({"Jam": "07.30", "Jam selesai": "07.30-10.00"}, (time(7, 30), time(10))),
        ({"Jam": "07.30", "Jam selesai": "selesai"}, (time(7, 30), None)),
        ({"Tanggal": "22/8/2026 pukul 07.30"}, (time(7, 30), None)),
        ({"Tanggal": "22 Agustus 2026, 07.30-09.00 WITA"}, (time(7, 30), time(9))),
        ({"Tanggal": "46256.3125"}, (time(7, 30), None)),
    ],
)
def test_hours_of_all_cells_are_kept(
    cells: dict[str, Any], hours: tuple[time, time | None]
) -> None:
    draft = one(**cells).draft

    assert (draft.starts_at, draft.ends_at) == hours


@pytest.mark.parametrize(
    ("cells", "column"),
    [
        ({"Jam": "08.00-10.00", "Jam selesai": "11.00"}, "Jam selesai"),
        ({"Jam": "08.00", "Jam selesai": "09.00-10.00"}, "Jam"),
        ({"Tanggal": "22/8/2026 pukul 07.30", "Jam": "08.00"}, "Jam"),
        ({"Jam": "08.00 WIB", "Jam selesai": "10.00 WIT"}, "Jam selesai"),
        ({"Bulan": "September"}, "Bulan"),
        ({"Bulan": "Agustus 2027"}, "Bulan"),
        ({"Bulan": "23/8/2026"}, "Bulan"),
        ({"Tanggal": "Jumat, 22 Agustus 2026"}, "Tanggal"),
        ({"Target": "85%", "Satuan": "orang"}, "Target"),
        ({"Target": "60 orang", "Satuan": "kali"}, "Target"),
        ({"Target": "maksimal 3", "Arah": "Paling sedikit"}, "Target"),
        ({"Target": "0,85", "Satuan": "persen"}, "Target"),
        ({"Biaya": "500.000 BOS", "Sumber dana": "APBD"}, "Biaya"),
        ({"Biaya": "500.000 kas kelas", "Sumber dana": "BOS"}, "Biaya"),
        ({"Biaya": "1500.000", "Sumber dana": "BOS"}, "Biaya"),
        ({"Biaya": "100 siswa", "Sumber dana": "BOS"}, "Biaya"),
    ],
)
def test_cells_that_contradict_each_other_are_told(
    cells: dict[str, Any], column: str
) -> None:
    found = read(cells)

    assert [fault.column for fault in found.bad] == [column]
    assert found.activities == ()


@pytest.mark.parametrize(
    ("typed", "number", "unit", "direction"),
    [
        ("tujuh puluh lima persen", "75", "%", Direction.AT_LEAST),
        ("≥ 85 %", "85", "%", Direction.AT_LEAST),
        ("maks. 3 kali", "3", "kali", Direction.AT_MOST),
        ("120 orang", "120", "orang", Direction.AT_LEAST),
        ("Rp 5.000.000", "5000000", "rupiah", Direction.AT_LEAST),
    ],
)
def test_what_stands_beside_a_target_goes_into_its_field(
    typed: str, number: str, unit: str, direction: Direction
) -> None:
    draft = one(Target=typed).draft

    assert (draft.target, draft.unit, draft.direction) == (
        Decimal(number),
        unit,
        direction,
    )


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("minimal 80 persen dari undangan", "“dari undangan” is left out"),
        ("lebih dari 80%", "at least 80"),
    ],
)
def test_what_is_not_kept_of_a_target_is_told(typed: str, words: str) -> None:
    found = read({"Target": typed})

    assert [words in line for line in told(found.remarks)] == [True]
    assert found.activities[0].draft.target == 80


@pytest.mark.parametrize(
    ("cost", "amount"),
    [
        ("40 org x Rp 12.500 x 2 hari", 1_000_000),
        ("Rp 600.000 + Rp 150.000 (BOS)", 750_000),
        ("dua juta lima ratus ribu rupiah", 2_500_000),
        ("± 750 rb", 750_000),
    ],
)
def test_a_cost_is_reckoned_whole(cost: str, amount: int) -> None:
    line = one(Biaya=cost, **{"Sumber dana": "BOS"}).cost

    assert line is not None
    assert (line.amount, line.source) == (amount, FundSource.BOS)


@pytest.mark.parametrize(
    ("cells", "column"),
    [
        ({"Biaya": "menyesuaikan"}, "Biaya"),
        ({"Biaya": "BOS"}, "Biaya"),
        ({"Sumber dana": "BOS"}, "Sumber dana"),
        ({"Biaya": "± 750 rb", "Sumber dana": "BOS"}, "Biaya"),
    ],
)
def test_money_that_is_not_certain_is_told(cells: dict[str, Any], column: str) -> None:
    found = read(cells)

    assert [remark.column for remark in found.remarks] == [column]
    assert len(found.activities) == 1


def test_a_line_whose_sum_is_wrong_is_told() -> None:
    head = ["Kegiatan", "Uraian", "Volume", "Harga", "Jumlah", "Sumber dana", "Satuan"]
    rows = [
        head,
        ["Rapat", "Snack", "40 kotak", "12.500", "500.000", "BOS", None],
        ["Rapat", "Banner", 2, 150_000, 400_000, "BOS", "lembar"],
        ["Rapat", "Honor", "3 orang", None, "750.000", "BOS", None],
        ["Rapat", "Kertas", 3, None, "100.000", "BOS", "rim"],
        ["Rapat", "Pulpen", "10 kotak", 5_000, None, "BOS", "lusin"],
    ]
    found = read_plan("plan.xlsx", plan_of(ROW, Anggaran=rows))

    assert [(f.row, f.column) for f in found.bad] == [
        (3, "Jumlah"),
        (5, "Volume"),
        (6, "Volume"),
    ]
    assert [(x.line.title, x.line.unit, x.line.price) for x in found.lines] == [
        ("Snack", "kotak", 12_500),
        ("Honor", "orang", 250_000),
    ]


def test_all_faults_of_a_row_are_told_at_once(store: Store) -> None:
    found = read(
        {
            "Tanggal": "22/08/2027",
            "Jam": "10.00",
            "Jam selesai": "08.00",
            "Target": "banyak",
            "Biaya": "1.50.000",
        }
    )
    intake = preview(acting(store, SARI), found, YEAR)

    assert [fault.column for fault in intake.bad] == [
        "Target",
        "Biaya",
        "Tanggal",
        "Jam selesai",
    ]
    assert intake.new == ()


def test_all_faults_of_a_line_are_told_at_once(store: Store) -> None:
    head = ["Kegiatan", "Uraian", "Harga", "Sumber dana", "Satuan", "Sukarela"]
    lines = [
        head,
        ["Bazar", "Tenda", "1.50.000", "BOS", None, None],
        ["Bazar", "Kursi", 500, "Sumbangan", "siswa", None],
        ["Rapat", "Snack", 500, "Sumbangan", "keluarga", None],
    ]
    tasks = [["Kegiatan", "Tugas", "H"], ["Bazar", "Menata", "besok"]]
    file = read_plan("plan.xlsx", plan_of(ROW, Anggaran=lines, Tugas=tasks))
    found = preview(acting(store, SARI), file, YEAR)

    assert sorted((f.sheet, f.row, f.column) for f in found.bad) == [
        ("Anggaran", 2, "Harga"),
        ("Anggaran", 2, "Kegiatan"),
        ("Anggaran", 3, "Kegiatan"),
        ("Anggaran", 3, "Satuan"),
        ("Anggaran", 3, "Sukarela"),
        ("Anggaran", 4, "Satuan"),
        ("Anggaran", 4, "Sukarela"),
        ("Tugas", 2, "H"),
        ("Tugas", 2, "Kegiatan"),
    ]


def test_a_fault_is_not_told_twice_in_other_words(store: Store) -> None:
    cells = {"Tanggal": "31/9/2026", "Tanggal selesai": "2/10/2026", "Jam": "99"}
    intake = preview(acting(store, SARI), read(cells | {"Jam selesai": "10.00"}), YEAR)

    assert [fault.column for fault in intake.bad] == ["Tanggal", "Jam"]


def test_a_weekday_without_a_year_is_compared_in_the_plans_year(store: Store) -> None:
    rows = [{"Tanggal": "Sabtu, 22 Agustus"}, {"Tanggal": "Minggu/22 Agustus"}]
    intake = preview(acting(store, SARI), read(*rows), YEAR)

    assert [new.draft.planned_on for new in intake.new] == [date(2026, 8, 22)]
    assert told(intake.bad) == [
        "Tanggal: 22 August 2026 is a Saturday, not a Sunday. Write the right date, or "
        "leave the weekday out."
    ]


def test_texts_that_are_too_long_are_told(store: Store) -> None:
    long = {"Nama kegiatan": "A" * 151, "Tujuan": "T" * 151, "Tempat": "x" * 301}
    found = preview(acting(store, SARI), read(long, {"Target": "5"}), YEAR)

    assert sorted(fault.column for fault in found.bad) == [
        "Nama kegiatan",
        "Tempat",
        "Tujuan",
    ]
    assert len(found.new) == 1


def test_an_amount_beyond_all_budgets_is_told(store: Store) -> None:
    head = ["Kegiatan", "Uraian", "Volume", "Harga", "Sumber dana"]
    lines = [head, ["Rapat", "Snack", 9_999_999, 99_999_999_999, "BOS"]]
    file = read_plan("plan.xlsx", plan_of(ROW, Anggaran=lines))
    found = preview(acting(store, SARI), file, YEAR)

    assert [fault.column for fault in found.bad] == ["Harga"]


def test_hours_of_another_time_zone_are_told(store: Store) -> None:
    rows = [{"Jam": "08.00 WIB"}, {"Jam": "10.00 WITA", "Nama kegiatan": "Bazar"}]
    found = preview(acting(store, SARI), read(*rows), YEAR)

    assert [new.draft.title for new in found.new] == ["Rapat"]
    assert told(found.bad) == [
        "Jam: The hours are of WITA, the school's clock is WIB. Write them in WIB."
    ]


def test_day_and_hour_of_one_cell_must_be_of_the_date() -> None:
    moment = datetime(2026, 8, 23, 8, 0)  # noqa: DTZ001
    found = read_plan("plan.csv", b"Kegiatan;Tanggal;Jam\nRapat;22/8/2026;08.00")
    assert found.bad == ()

    other = read({"Tanggal": date(2026, 8, 22), "Jam": moment})
    assert len(other.bad) == 1
