"""A plan is read as its workbook shows it: by number formats and merged cells."""

import io
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
import xlsxwriter

from data.workbook import WrittenDay
from planning.exchange.models import PlanFile
from planning.exchange.reading import read_plan

LABELS = ["No", "Kegiatan", "Bulan", "Biaya", "Sumber dana", "Tempat", "PJ"]
MAY = WrittenDay(day=None, month=5, year=2027)


def book(fill: Callable[[Any, Any], None]) -> PlanFile:
    written = io.BytesIO()
    made = xlsxwriter.Workbook(written, {"in_memory": True})
    sheet = made.add_worksheet("Rencana")
    sheet.write_row(0, 0, LABELS)
    for number, title in enumerate(("Bazar", "Pentas", "Bakti"), 1):
        sheet.write_row(number, 0, [number, title])
    fill(made, sheet)
    made.close()
    return read_plan("rencana.xlsx", written.getvalue())


@pytest.mark.parametrize(
    ("form", "day"),
    [
        (17, None),
        ("mmm-yy", None),
        ("mmmm yyyy", None),
        ("[$-421]mmmm\\ yyyy;@", None),
        ("mm/yyyy", None),
        ('"Bulan "mmmm', None),
        ("dd/mm/yyyy", 1),
        ("d mmm", 1),
        (14, 1),
    ],
)
def test_a_month_that_excel_keeps_as_its_first_day_is_a_month(
    form: str | int, day: int | None
) -> None:
    def fill(made: Any, sheet: Any) -> None:
        shown = made.add_format({"num_format": form})
        sheet.write(0, 2, "Tanggal")
        sheet.write_datetime(1, 2, date(2027, 5, 1), shown)

    assert book(fill).activities[0].when == MAY.model_copy(update={"day": day})


def test_a_day_that_is_not_the_first_stays_a_day_in_a_format_of_months() -> None:
    def fill(made: Any, sheet: Any) -> None:
        shown = made.add_format({"num_format": "mmm-yy"})
        sheet.write(0, 2, "Tanggal")
        sheet.write_datetime(1, 2, date(2027, 5, 17), shown)

    assert book(fill).activities[0].when == WrittenDay(day=17, month=5, year=2027)


@pytest.mark.parametrize(
    ("number", "form", "amount"),
    [
        (3, '#,##0" juta"', 3_000_000),
        (2.5, '"Rp"0.0" jt"', 2_500_000),
        (750, '"Rp "#,##0".000"', 750_000),
        (1250, '#,##0".000,-"', 1_250_000),
        (40, "0\\ \\r\\b", 40_000),
        (3_000_000, '0.0,," juta"', 3_000_000),
        (750_000, '"Rp"#,##0', 750_000),
        (750_000, '_-"Rp"* #,##0.00_-;-"Rp"* #,##0.00_-;_-"Rp"* "-"_-;_-@_-', 750_000),
        (750_000, '#,##0",-"', 750_000),
    ],
)
def test_an_amount_is_the_one_that_is_seen(
    number: float, form: str, amount: int
) -> None:
    def fill(made: Any, sheet: Any) -> None:
        sheet.write_number(1, 3, number, made.add_format({"num_format": form}))
        sheet.write(1, 4, "BOS")

    cost = book(fill).activities[0].cost

    assert cost
    assert cost.amount == Decimal(amount)


def test_an_amount_that_is_seen_in_two_ways_is_refused() -> None:
    def fill(made: Any, sheet: Any) -> None:
        sheet.write_number(1, 3, 1500, made.add_format({"num_format": '0".000"'}))
        sheet.write(1, 4, "BOS")

    assert [fault.column for fault in book(fill).bad] == ["Biaya"]


def test_what_is_merged_downwards_holds_for_every_row() -> None:
    def fill(made: Any, sheet: Any) -> None:
        sheet.merge_range(1, 2, 2, 2, "Mei 2027")
        sheet.merge_range(1, 5, 3, 5, "Aula")
        sheet.merge_range(2, 6, 3, 6, "Sari")

    found = book(fill)

    assert [row.when for row in found.activities] == [MAY, MAY, None]
    assert [row.draft.place for row in found.activities] == ["Aula"] * 3
    assert [row.person for row in found.activities] == ["", "Sari", "Sari"]


def test_an_amount_that_is_merged_is_counted_once_and_told() -> None:
    def fill(made: Any, sheet: Any) -> None:
        sheet.merge_range(1, 3, 2, 3, "Rp900.000")
        sheet.merge_range(1, 4, 3, 4, "BOS")

    found = book(fill)

    costs = [row.cost and row.cost.amount for row in found.activities]
    assert costs == [Decimal(900_000), None, None]
    [remark] = found.remarks
    assert (remark.row, remark.column, remark.facts) == (
        3,
        "Biaya",
        {"value": "Rp900.000"},
    )


def test_what_is_merged_and_struck_out_fills_no_row() -> None:
    def fill(made: Any, sheet: Any) -> None:
        gone = made.add_format({"font_strikeout": True})
        sheet.merge_range(1, 5, 2, 5, "Aula", gone)
        sheet.merge_range(3, 2, 6, 2, "Mei 2027")

    found = book(fill)

    assert [row.draft.place for row in found.activities] == ["", "", ""]
    assert found.read == 3


@pytest.mark.parametrize("cell", ["750.000 (sudah termasuk konsumsi)", "750.000 bruto"])
def test_words_beside_an_amount_are_told_as_such(cell: str) -> None:
    def fill(made: Any, sheet: Any) -> None:
        sheet.write_row(1, 3, [cell, "BOS"])

    [fault] = book(fill).bad

    assert (fault.column, fault.facts) == ("Biaya", {"value": cell})
    assert "more than an amount" in fault.message
