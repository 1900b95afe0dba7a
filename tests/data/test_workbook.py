"""What a file of a school holds, and what its cells say."""

import io
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from decimal import Decimal

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from data.errors import HumasError, Refused, UnreadableFile
from data.workbook import (
    WrittenDay,
    day_of,
    hours_of,
    month_of,
    number_of,
    read_sheets,
)


def day(day: int | None, month: int, year: int | None) -> WrittenDay:
    return WrittenDay(day=day, month=month, year=year)


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("22/08/2026", day(22, 8, 2026)),
        ("5/1/27", day(5, 1, 2027)),
        ("08/09/2026", day(8, 9, 2026)),
        ("22-08-2026", day(22, 8, 2026)),
        ("22.8.2026", day(22, 8, 2026)),
        ("2026-08-22", day(22, 8, 2026)),
        ("2026-08-22 00:00:00", day(22, 8, 2026)),
        ("22 Agustus 2026", day(22, 8, 2026)),
        ("Sabtu, 22 Agustus 2026", day(22, 8, 2026)),
        ("Jum'at, 21 Agt 2026", day(21, 8, 2026)),
        ("22 Agu 2026", day(22, 8, 2026)),
        ("22 August 2026", day(22, 8, 2026)),
        ("3 Nopember 2026", day(3, 11, 2026)),
        ("22 Agustus", day(22, 8, None)),
        ("Agustus 2026", day(None, 8, 2026)),
        ("AGUSTUS", day(None, 8, None)),
        ("08/2026", day(None, 8, 2026)),
        (date(2026, 8, 22), day(22, 8, 2026)),
        (datetime(2026, 8, 22), day(22, 8, 2026)),  # noqa: DTZ001
        (46256.0, day(22, 8, 2026)),
        ("46256", day(22, 8, 2026)),
    ],
)
def test_days_come_first(typed: object, written: WrittenDay) -> None:
    assert day_of(typed) == written


@pytest.mark.parametrize(
    "typed",
    [
        "Minggu ke-3 Agustus",
        "08/22/2026",
        "31 Februari 2027",
        "Setiap bulan",
        "Juli - Desember 2026",
        "22/08",
        "besok",
        "12",
        "",
    ],
)
def test_what_is_no_day_says_how_to_write_one(typed: str) -> None:
    with pytest.raises(Refused, match="day first"):
        day_of(typed)


@pytest.mark.parametrize("typed", ["8", 8.0, "Agustus", "Agustus 2026", "22/08/2026"])
def test_months_are_read_by_number_and_name(typed: object) -> None:
    assert (month_of(typed).day, month_of(typed).month) == (None, 8)


@pytest.mark.parametrize(
    ("typed", "begins", "ends"),
    [
        ("08.00", time(8), None),
        ("8:30", time(8, 30), None),
        ("Pukul 08.00 WIB", time(8), None),
        ("08.00 - 10.30", time(8), time(10, 30)),
        ("08.00 s.d. 10.00 WIB", time(8), time(10)),
        ("08.00–selesai", time(8), None),
        (8.3, time(8, 30), None),
        (8.0, time(8), None),
        (0.5, time(12), None),
        (time(7, 15), time(7, 15), None),
        (timedelta(hours=7, minutes=15), time(7, 15), None),
    ],
)
def test_hours_are_read_with_a_dot(
    typed: object, begins: time, ends: time | None
) -> None:
    assert hours_of(typed) == (begins, ends)


@pytest.mark.parametrize("typed", ["25.00", "pagi", "08.00-30.00", True, ""])
def test_what_is_no_hour_is_refused(typed: object) -> None:
    with pytest.raises(Refused, match="hour"):
        hours_of(typed)


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("Rp1.500.000", "1500000"),
        ("Rp 1.500.000,-", "1500000"),
        ("1.500.000,00", "1500000"),
        ("1,500,000.00", "1500000"),
        ("1.500", "1500"),
        ("1500000", "1500000"),
        (1500000.0, "1500000"),
        ("62,5", "62.5"),
        ("62.5", "62.5"),
        ("0,750", "0.75"),
        ("-3", "-3"),
    ],
)
def test_numbers_are_read_as_written_in_indonesia(typed: object, number: str) -> None:
    assert number_of(typed) == Decimal(number)


@pytest.mark.parametrize("typed", ["1,5 juta", "≥ 75", "1.50.000", "banyak", "", True])
def test_what_is_no_number_is_refused(typed: object) -> None:
    with pytest.raises(Refused, match="number"):
        number_of(typed)


@given(st.text(max_size=30) | st.floats() | st.integers() | st.booleans())
def test_every_cell_is_read_or_refused(cell: object) -> None:
    for read in (day_of, month_of, hours_of, number_of):
        with suppress(HumasError):
            assert read(cell) is not None  # type: ignore[operator]


def book(*sheets: str, chart: bool = False) -> bytes:
    written = io.BytesIO()
    made = xlsxwriter.Workbook(written, {"in_memory": True})
    for name in sheets:
        made.add_worksheet(name).write_string(1, 1, name)
    if chart:
        drawn = made.add_chart({"type": "bar"})
        drawn.add_series({"values": f"={sheets[0]}!$A$1"})
        made.add_chartsheet("Grafik").set_chart(drawn)
    made.close()
    return written.getvalue()


def test_every_sheet_is_read_from_its_first_cell_and_charts_are_left_out() -> None:
    sheets = read_sheets("a.xlsx", book("Satu", "Dua", chart=True), lambda _: False)

    assert [sheet.name for sheet in sheets] == ["Satu", "Dua"]
    assert list(sheets[1].rows) == [["", ""], ["", "Dua"]]


def test_a_stray_cell_far_away_is_refused_before_it_fills_the_memory() -> None:
    written = io.BytesIO()
    made = xlsxwriter.Workbook(written, {"in_memory": True})
    sheet = made.add_worksheet()
    sheet.write_string(0, 0, "x")
    sheet.write_string(4000, 1000, "x")
    made.close()

    with pytest.raises(UnreadableFile, match="reaches to cell ALM4001"):
        read_sheets("a.xlsx", written.getvalue(), lambda _: False)


@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_the_labels_tell_the_separator(separator: str) -> None:
    rows = [["PROGRAM, HUMAS", ""], ["A", "B"], ["x, y, z", "1;2"]]
    text = "\n".join(separator.join(f'"{cell}"' for cell in row) for row in rows)
    [sheet] = read_sheets("a.csv", text.encode(), lambda row: list(row) == ["A", "B"])

    assert sheet.rows == rows
