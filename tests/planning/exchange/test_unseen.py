"""What is hidden or struck out in a file is not the plan; it is told."""

import io
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
import xlsxwriter

from data.errors import UnreadableFile
from data.language import Language, say, speaking
from planning.exchange.models import PlanFile
from planning.exchange.reading import read_plan

LABELS = ["Kegiatan", "Tanggal", "Target", "Satuan", "Tempat"]


def book(fill: Callable[[Any], None]) -> PlanFile:
    written = io.BytesIO()
    made = xlsxwriter.Workbook(written, {"in_memory": True})
    fill(made)
    made.close()
    return read_plan("rencana.xlsx", written.getvalue())


def sheet_of(made: Any, name: str, *titles: str) -> Any:
    sheet = made.add_worksheet(name)
    sheet.write_row(0, 0, LABELS)
    for number, title in enumerate(titles, 1):
        sheet.write_row(number, 0, [title, "22/8/2026"])
    return sheet


def titles(file: PlanFile) -> list[str]:
    return [row.draft.title for row in file.activities]


def unread(file: PlanFile) -> list[str]:
    with speaking(Language.ENGLISH):
        return [say(one.message, **one.facts) for one in file.unread]


def test_a_hidden_sheet_is_not_the_plan() -> None:
    def fill(made: Any) -> None:
        sheet_of(made, "Rencana", "Rapat")
        sheet_of(made, "Tahun lalu", "Karnaval").hide()
        sheet_of(made, "Batal", "Bazar").very_hidden()
        made.add_worksheet("Catatan").hide()

    found = book(fill)

    assert titles(found) == ["Rapat"]
    assert [told.split(" is hidden")[0] for told in unread(found)] == [
        "The sheet “Tahun lalu”",
        "The sheet “Batal”",
    ]


def test_a_plan_on_hidden_sheets_only_is_told() -> None:
    def fill(made: Any) -> None:
        made.add_worksheet("Sampul")
        sheet_of(made, "Rencana", "Rapat").hide()

    with pytest.raises(UnreadableFile, match="hidden sheet, “Rencana”"):
        book(fill)


def test_hidden_rows_are_told_and_not_read() -> None:
    def fill(made: Any) -> None:
        sheet = sheet_of(made, "A", "Rapat", "Bazar", "Karnaval", "POMG", "Pentas")
        sheet.set_row(2, None, None, {"hidden": True})
        sheet.set_row(3, 0)
        sheet.set_row(5, None, None, {"hidden": True})
        sheet.set_row(7, None, None, {"hidden": True})

    found = book(fill)

    assert titles(found) == ["Rapat", "POMG"]
    assert [told.split(" of the")[0] for told in unread(found)] == [
        "Rows 3–4",
        "Rows 6",
    ]


def test_a_hidden_column_is_told_and_not_read() -> None:
    def fill(made: Any) -> None:
        sheet = sheet_of(made, "A", "Rapat")
        sheet.write(1, 4, "Balai kota")
        sheet.set_column(4, 4, None, None, {"hidden": True})
        sheet.set_column(8, 9, None, None, {"hidden": True})

    found = book(fill)

    assert (titles(found), found.activities[0].draft.place) == (["Rapat"], "")
    [told] = unread(found)
    assert told.startswith("The column “Tempat”")


def test_what_is_struck_out_is_told_and_not_read() -> None:
    def fill(made: Any) -> None:
        gone = made.add_format({"font_strikeout": True})
        sheet = sheet_of(made, "A", "Rapat", "Bazar")
        sheet.write(2, 0, "Bazar", gone)
        sheet.write(1, 4, "Balai kota", gone)

    found = book(fill)

    assert (titles(found), found.activities[0].draft.place) == (["Rapat"], "")
    assert unread(found) == [
        "Row 3 of the sheet “A”, “Bazar”, is struck out and was not read."
    ]
    [remark] = found.remarks
    assert (remark.column, remark.facts) == ("Tempat", {"value": "Balai kota"})


@pytest.mark.parametrize(
    ("number", "form", "target"),
    [
        (0.85, "0%", "85"),
        (0.625, "0.00%", "62.5"),
        (1, "0%", "100"),
        (0.9, '[Red]0.0%;"-"0%', "90"),
        (85, '0"%"', "85"),
        (0.7, "0\\%", "0.7"),
    ],
)
def test_a_share_in_a_cell_of_per_cent_is_per_cent(
    number: float, form: str, target: str
) -> None:
    def fill(made: Any) -> None:
        sheet = sheet_of(made, "A", "Rapat")
        sheet.write_number(1, 2, number, made.add_format({"num_format": form}))

    [row] = book(fill).activities

    assert (row.draft.target, row.draft.unit) == (Decimal(target), "%")


def test_a_share_without_a_sign_is_asked_about() -> None:
    def fill(made: Any) -> None:
        sheet = sheet_of(made, "A", "Rapat")
        sheet.write_number(1, 2, 0.85)
        sheet.write_string(1, 3, "%")

    [fault] = book(fill).bad

    assert (fault.column, fault.facts["whole"], fault.facts["part"]) == (
        "Target",
        "85",
        "0,85",
    )


def test_a_sheet_that_says_less_is_told() -> None:
    def fill(made: Any) -> None:
        sheet_of(made, "Semester 1", "Rapat")
        less = made.add_worksheet("Semester 2")
        less.write_row(0, 0, LABELS[:2])
        less.write_row(1, 0, ["POMG", "1/2/2027"])

    found = book(fill)

    assert titles(found) == ["Rapat"]
    [told] = unread(found)
    assert told.startswith("The sheet “Semester 2” was not read: “Semester 1”")


def test_labels_that_stand_again_are_no_activity() -> None:
    def fill(made: Any) -> None:
        sheet = sheet_of(made, "A", "Rapat", "", "POMG")
        sheet.write_row(2, 0, LABELS)

    found = book(fill)

    assert (titles(found), found.bad) == (["Rapat", "POMG"], ())
