"""What stands in several columns of a plan is read together, or told."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from data.language import Language, say, speaking
from data.workbook import WrittenDay
from planning.exchange.models import PlanFault, PlanFile
from planning.exchange.reading import read_plan
from tests.planning.exchange.make import plan_of, workbook


def one(**cells: Any) -> PlanFile:
    named = {label.replace("_", " "): cell for label, cell in cells.items()}
    return read_plan("rencana.xlsx", plan_of({"Kegiatan": "Bazar"} | named))


def told(faults: tuple[PlanFault, ...]) -> list[str]:
    with speaking(Language.ENGLISH):
        return [f"{one.column}: {say(one.message, **one.facts)}" for one in faults]


MAY_5 = WrittenDay(day=5, month=5, year=2027)
MAY = WrittenDay(day=None, month=5, year=2027)


@pytest.mark.parametrize(
    ("cells", "when"),
    [
        ({"Tanggal": 5, "Bulan": "Mei", "Tahun": 2027}, MAY_5),
        ({"Tanggal": "5", "Bulan": 5, "Tahun": "2027"}, MAY_5),
        ({"Tanggal": "5", "Bulan": "Mei 2027"}, MAY_5),
        ({"Tanggal": "5 Mei", "Tahun": 2027}, MAY_5),
        ({"Bulan": "Mei", "Tahun": 2027}, MAY),
        ({"Bulan": 5, "Tahun": 2027}, MAY),
        ({"Hari": "Rabu", "Tanggal": "5", "Bulan": "Mei", "Tahun": 2027}, MAY_5),
        ({"Hari": "Rabu, 5 Mei 2027"}, MAY_5),
        ({"Tanggal": date(2027, 5, 5), "Tahun": 2027, "Hari": "Rabu"}, MAY_5),
    ],
)
def test_day_month_and_year_in_their_own_columns_are_one_date(
    cells: dict[str, Any], when: WrittenDay
) -> None:
    found = one(**cells)

    assert (found.bad, found.remarks) == ((), ())
    assert found.activities[0].when == when


def test_several_days_beside_their_month_are_a_span() -> None:
    [row] = one(Tanggal="5-7", Bulan="Mei", Tahun=2027).activities

    assert row.when == MAY_5
    assert row.days["ends_on"] == MAY_5.model_copy(update={"day": 7})


@pytest.mark.parametrize(
    ("cells", "column"),
    [
        ({"Hari": "Kamis", "Tanggal": "5/5/2027"}, "Hari"),
        ({"Hari": "Rabu-Kamis", "Tanggal": "5-7 Mei 2027"}, "Hari"),
        ({"Hari": "Kamis", "Tanggal": "Rabu, 5 Mei"}, "Hari"),
        ({"Tanggal": "5/5/2027", "Tahun": 2026}, "Tahun"),
    ],
)
def test_a_column_that_contradicts_the_date_is_a_fault(
    cells: dict[str, Any], column: str
) -> None:
    assert [fault.column for fault in one(**cells).bad] == [column]


def test_a_weekday_without_the_years_date_waits_for_the_year() -> None:
    [row] = one(Hari="Rabu", Tanggal="5 Mei").activities

    assert row.when == WrittenDay(day=5, month=5, year=None, weekday=2)


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ({"Bulan": "Mei 2027", "Minggu_ke": 2}, "minggu ke-2"),
        ({"Bulan": "Mei 2027", "Minggu_ke": "II"}, "minggu ke-II"),
        ({"Bulan": "Mei 2027", "Pekan": "kedua"}, "kedua"),
        ({"Bulan": "Mei 2027", "Hari": "Setiap Rabu"}, "Setiap Rabu"),
        ({"Hari": "Setiap Rabu"}, "Setiap Rabu"),
    ],
)
def test_weeks_and_words_are_kept_beside_the_date(
    cells: dict[str, Any], words: str
) -> None:
    found = one(**cells)

    assert found.activities[0].draft.when_words == words
    assert [remark.facts for remark in found.remarks] == [{"words": words}]


def test_two_columns_that_say_two_amounts_are_a_fault() -> None:
    labels = ["Kegiatan", "Bulan", "Biaya", "Anggaran", "Sumber dana"]
    rows = [
        labels,
        ["Bazar", "Mei 2027", "500.000", "750.000", "BOS"],
        ["Bakti", "Mei 2027", "500.000", "Rp 500.000,-", "BOS"],
        ["Pentas", "Mei 2027", None, "250.000", "BOS"],
    ]
    found = read_plan("rencana.xlsx", workbook({"Rencana": rows}))

    assert told(found.bad) == [
        "Biaya: The columns “Biaya” and “Anggaran” say two things here: “500.000” and "
        "“750.000”. Leave one of them."
    ]
    costs = [
        (row.draft.title, row.cost and row.cost.amount) for row in found.activities
    ]
    assert costs == [("Bakti", Decimal(500_000)), ("Pentas", Decimal(250_000))]
    assert found.dropped_columns == ()


def test_two_columns_that_say_two_things_in_words_are_told() -> None:
    found = one(PJ="Sari", Penanggung_jawab="Rina")

    assert found.activities[0].person == "Sari"
    [remark] = found.remarks
    assert remark.facts == {"value": "Rina", "other": "Penanggung jawab"}


def test_a_name_that_runs_on_in_a_row_without_a_number_is_told() -> None:
    rows = [
        ["No", "Kegiatan", "Bulan"],
        [1, "Temu wali", "Mei 2027"],
        [None, "murid kelas IX", None],
        [2, "Bakti", None],
    ]
    found = read_plan("rencana.xlsx", workbook({"Rencana": rows}))

    assert [(remark.row, remark.facts) for remark in found.remarks] == [
        (3, {"title": "murid kelas IX"})
    ]


def test_a_line_below_a_total_that_names_no_activity_is_a_fault() -> None:
    lines = [
        ["Nama kegiatan", "Uraian", "Jumlah", "Sumber dana"],
        ["Bazar", "Tenda", "500.000", "BOS"],
        ["Total", None, "500.000", None],
        [None, "Konsumsi", "250.000", "BOS"],
    ]
    content = plan_of({"Kegiatan": "Bazar", "Bulan": "Mei 2027"}, Anggaran=lines)
    found = read_plan("rencana.xlsx", content)

    assert [line.line.title for line in found.lines] == ["Tenda"]
    assert [(fault.row, fault.column) for fault in found.bad] == [(4, "Nama kegiatan")]


LABELS = ["No", "Kegiatan", "Mar", "Apr", "Mei", "PJ"]


def test_the_month_that_is_ticked_is_the_month() -> None:
    rows = [
        LABELS,
        [1, "Bazar", None, None, "x", "Sari"],
        [2, "Bakti", "●", None, None, "Sari"],
        [None, "Temu wali", None, "v", None, None],
        [3, "Pentas", None, None, None, "Sari"],
    ]
    found = read_plan("rencana.xlsx", workbook({"Rencana": rows}))

    months = [row.when and row.when.month for row in found.activities]
    assert months == [5, 3, 4, None]
    assert (found.bad, found.dropped_columns) == ((), ())
    assert found.remarks == ()


def test_several_ticks_and_what_is_no_tick_are_kept_in_words() -> None:
    rows = [
        LABELS,
        [1, "Bazar", "x", None, "x", "Sari"],
        [2, "Bakti", None, "12-14", None, "Sari"],
    ]
    found = read_plan("rencana.xlsx", workbook({"Rencana": rows}))

    assert [
        (row.when and row.when.month, row.draft.when_words) for row in found.activities
    ] == [(None, "Mar, Mei"), (4, "12-14")]
    assert [remark.facts for remark in found.remarks] == [
        {"words": "Mar, Mei"},
        {"words": "12-14"},
    ]


def test_months_below_a_common_label_with_their_weeks_are_read() -> None:
    rows = [
        ["No", "Kegiatan", "Bulan", *[None] * 5, "PJ"],
        [None, None, "April 2027", None, None, "Mei 2027", None, None, None],
        [None, None, 1, 2, 3, 1, 2, 3, None],
        [1, "Bazar", None, None, None, None, "x", None, "Sari"],
    ]
    found = read_plan("rencana.xlsx", workbook({"Rencana": rows}))

    [row] = found.activities
    assert (row.when, row.draft.when_words, row.person) == (MAY, "minggu ke-2", "Sari")
    assert (found.bad, found.dropped_columns) == ((), ())


def test_months_without_any_tick_are_told_as_not_read() -> None:
    rows = [
        LABELS,
        [None, None, 1, 1, 1, None],
        [1, "Bazar", None, None, None, "Sari"],
    ]
    found = read_plan("rencana.xlsx", workbook({"Rencana": rows}))

    assert found.dropped_columns == ("Mar", "Apr", "Mei")


def test_a_tick_in_another_month_than_the_date_is_a_fault() -> None:
    rows = [[*LABELS, "Tanggal"], [1, "Bazar", None, "x", None, "Sari", "5/5/2027"]]
    found = read_plan("rencana.xlsx", workbook({"Rencana": rows}))

    assert [fault.column for fault in found.bad] == ["Bulan"]


@pytest.mark.parametrize("other", ["Program", "Program kerja", "Jenis Kegiatan"])
def test_a_programme_beside_its_activity_is_no_name_of_it(other: str) -> None:
    rows = [[other, "Kegiatan", "Bulan"], ["Kelas orang tua", "Lokakarya", "Mei"]]
    found = read_plan("rencana.xlsx", workbook({"Rencana": rows}))

    assert [row.draft.title for row in found.activities] == ["Lokakarya"]
    [remark] = found.remarks
    assert remark.facts == {"value": "Kelas orang tua", "other": other}
