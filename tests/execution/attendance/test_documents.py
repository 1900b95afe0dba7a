from datetime import time
from io import BytesIO

import docx
from python_calamine import CalamineWorkbook

from data.participants import Presence
from data.school.models import School
from data.store import Store
from execution.attendance import queries
from execution.attendance.actions import take_in
from execution.attendance.documents import (
    Sheets,
    attendance_sheets,
    attendance_workbook,
)
from execution.attendance.models import Mark
from execution.attendance.reading import read_attendance
from planning.activities.models import Activity
from tests.execution.make import (
    HELD_ON,
    an_activity,
    keep_class_group,
    key,
)
from tests.make import SARI, acting


def sheets_of(store: Store, activity: Activity) -> Sheets:
    return Sheets(
        school=store.get(School),
        activity=queries.sheet_activity(store, activity.id)[0],
        pupils=tuple(queries.pupils_of_list(store, activity.id)),
        made_on=HELD_ON,
    )


def words_of(content: bytes) -> str:
    paper = docx.Document(BytesIO(content))
    cells = [c.text for t in paper.tables for row in t.rows for c in row.cells]
    return "\n".join([*(p.text for p in paper.paragraphs), *cells])


def test_a_sheet_is_printed_before_and_says_what_the_screen_says_after(
    store: Store,
) -> None:
    activity = an_activity(store, starts_at=time(8), place="Aula")
    keep_class_group(store, "VII A", 7, "Alya", "Aldi")
    keep_class_group(store, "VII B", 7, "Bima")

    empty = words_of(attendance_sheets(sheets_of(store, activity)))
    assert "☐ Ayah" in empty
    assert "☒" not in empty
    assert "2 keluarga siswa" in empty

    marks = [Mark(student_id=key("Alya"), presence=Presence.MOTHER)]
    take_in(acting(store, SARI), activity.id, marks)
    half = words_of(attendance_sheets(sheets_of(store, activity)))
    assert "1 keluarga; keterwakilan belum dihitung" in half
    assert "%)" not in half

    marks += [Mark(student_id=key("Aldi"), presence=Presence.ABSENT)]
    take_in(acting(store, SARI), activity.id, marks)
    filled = words_of(attendance_sheets(sheets_of(store, activity)))
    assert filled.count("☒ Ibu") == 1
    assert "1 keluarga (50 %)" in filled
    assert "Sabtu, 15 Agustus 2026" in filled
    [seven, _] = queries.class_group_attendance(store, activity.id)
    assert f"ibu {seven.rates.mother}, " in filled


def test_the_workbook_has_a_sheet_for_each_class_group(store: Store) -> None:
    activity = an_activity(store)
    keep_class_group(store, "VII A", 7, "Alya")
    keep_class_group(store, "VII B", 7, "Bima")

    content = attendance_workbook(sheets_of(store, activity))

    book = CalamineWorkbook.from_filelike(BytesIO(content))
    assert book.sheet_names == ["VII A", "VII B"]
    rows = book.get_sheet_by_name("VII B").to_python()
    assert any(row[2:4] == ["Bima", "VII B"] for row in rows)
    again = read_attendance("hadir.xlsx", content)
    assert (len(again.rows), again.silent, again.merged) == (0, 2, 0)
