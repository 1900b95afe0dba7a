"""What a file of a school holds."""

import io

import pytest
import xlsxwriter

from data.errors import UnreadableFile
from data.workbook import read_sheets


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
