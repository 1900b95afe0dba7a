from io import BytesIO

import pytest
import xlsxwriter

from data.errors import UnreadableFile
from data.participants import Presence
from execution.attendance.matching import ListedName, Matched, intake, matched, offered
from execution.attendance.reading import (
    AttendanceFile,
    presence_of,
    read_attendance,
)
from tests.execution.make import key

FATHER, MOTHER, ABSENT = Presence.FATHER, Presence.MOTHER, Presence.ABSENT


def a_pupil(name: str, nisn: str | None, class_group: str = "VII A") -> ListedName:
    return ListedName(
        student_id=key(name), name=name, nisn=nisn, class_group=class_group
    )


PUPILS = (
    a_pupil("Aisyah Putri Lestari", "0012345678"),
    a_pupil("Bagus Pratama", None),
    a_pupil("Bagus Pratama Jaya", "0012345680", "VII B"),
    a_pupil("Citra Dewi", "0012345681"),
)


def matched_in(text: str) -> tuple[Matched, ...]:
    return matched(read_attendance("hadir.csv", text.encode()), PUPILS)


def marks_of(text: str) -> dict[str, Presence | None]:
    found = intake(matched_in(text), {}, {})
    names = {pupil.student_id: pupil.name for pupil in PUPILS}
    return {names[mark.student_id]: mark.presence for mark in found.marks}


@pytest.mark.parametrize(
    ("came", "who", "presence"),
    [
        ("", "ayah", FATHER),
        ("", "Bpk.", FATHER),
        ("Ya", "Ibu", MOTHER),
        ("✓", "wali", Presence.GUARDIAN),
        ("", "-", ABSENT),
        ("tidak", "", ABSENT),
        ("H", "", None),
        ("v", "", None),
        ("Ya", "-", None),
        ("", "daring", Presence.ONLINE),
        ("izin", "", Presence.EXCUSED),
        ("✔\ufe0f", "", None),
        ("TRUE", "", None),
        ("0", "", ABSENT),
    ],
)
def test_a_cell_says_who_came_or_that_somebody_did(
    came: str, who: str, presence: Presence | None
) -> None:
    assert presence_of(came, who) is presence


@pytest.mark.parametrize(
    ("came", "who"),
    [("tidak", "ibu"), ("", "ayah dan paman"), ("x", ""), ("A", ""), ("ayah", "ibu")],
)
def test_nothing_is_guessed_and_nothing_half_read(came: str, who: str) -> None:
    with pytest.raises(ValueError, match=r"(?i)tidak|a|x"):
        presence_of(came, who)


def test_missing_numbers_and_misspelt_names_find_their_pupils() -> None:
    text = (
        "NISN,Nama,Rombel,Wakil\n"
        "12345678,AISYAH PUTRI LESTARI,VII A,ibu\n"
        ",Bagus  pratama,7A,ayah\n"
        ",Citra Dewii,VII A,-\n"
    )

    assert marks_of(text) == {
        "Aisyah Putri Lestari": MOTHER,
        "Bagus Pratama": FATHER,
        "Citra Dewi": ABSENT,
    }


def test_what_is_not_sure_is_asked_and_the_words_once_for_all_rows() -> None:
    rows = matched_in(
        "Nama siswa;Kelas;Hadir\nSiti;VII A;ibu\nCitra Dewi;VII A;x\n"
        "Aisyah Putri Lestari;VII A;x\nBagus Pratama;VII A;diwakili kakek\n"
    )

    found = intake(rows, {}, {})
    (stranger,) = found.nameless
    assert not found.marks
    assert found.unclear == {"x": 2, "diwakili kakek": 1}

    answers = {"x": ABSENT, "diwakili kakek": Presence.GUARDIAN}
    answered = intake(rows, {}, answers)
    assert {(mark.student_id, mark.presence) for mark in answered.marks} == {
        (key("Citra Dewi"), ABSENT),
        (key("Aisyah Putri Lestari"), ABSENT),
        (key("Bagus Pratama"), Presence.GUARDIAN),
    }

    said_twice = intake(rows, {stranger.row.place: PUPILS[1]}, answers)
    assert said_twice.contradicting == ("Bagus Pratama",)


def test_a_pupil_of_another_class_group_is_offered_too() -> None:
    (row,) = matched_in("Nama,Kelas,Wakil\nBagus P. Jaya,VII A,ibu\n")

    assert row.pupil is None
    assert {pupil.name for pupil in offered(row, PUPILS)} == {
        one.name for one in PUPILS
    }


def test_the_number_of_one_and_the_whole_name_of_another_is_asked() -> None:
    pupils = (a_pupil("Ahmad Fauzi", "0012345111"), a_pupil("Ahmad Fauzan", None))
    text = "NISN,Nama,Kelas,Wakil\n12345111,Ahmad Fauzan,VII A,ayah\n"

    (row,) = matched(read_attendance("hadir.csv", text.encode()), pupils)

    assert row.pupil is None


def test_rows_that_say_nothing_are_counted() -> None:
    text = "Nama,Kelas,Wakil\nCitra Dewi,VII A,\nBagus Pratama,VII A,ibu\n"

    file = read_attendance("hadir.csv", text.encode())

    assert (len(file.rows), file.silent, file.hidden) == (1, 1, 0)


def test_who_signs_below_a_list_is_no_pupil() -> None:
    text = "Nama,Kelas,Wakil\nCitra Dewi,VII A,ibu\n,,\nMengetahui,,Ketua\nBudi,,…\n"

    file = read_attendance("hadir.csv", text.encode())

    assert [row.name for row in file.rows] == ["Citra Dewi"]


def test_a_file_with_headings_alone_is_told() -> None:
    with pytest.raises(UnreadableFile, match="names no pupil"):
        read_attendance("hadir.csv", b"Nama,Kelas,Wakil\n")


def test_a_number_of_one_and_the_name_of_another_is_asked() -> None:
    text = "NISN,Nama,Kelas,Wakil\n0012345681,Bagus Pratama,VII A,ayah\n"

    assert marks_of(text) == {}


def test_two_things_said_of_one_pupil_are_told() -> None:
    text = "Nama,Kelas,Wakil\nCitra Dewi,VII A,ibu\nCitra Dewi,VII A,ayah\n"

    found = intake(matched_in(text), {}, {})

    assert found.contradicting == ("Citra Dewi",)
    assert (found.marks, found.left_out) == ((), 2)


def test_a_file_without_pupils_is_told() -> None:
    with pytest.raises(UnreadableFile):
        read_attendance("nilai.csv", b"Nama,Nilai\nCitra,90\n")


def a_workbook(*merged: tuple[int, int, int, str], struck: int = 0) -> AttendanceFile:
    """Four pupils in rows 2 to 5: cells merged over rows, one name struck out."""
    written = BytesIO()
    book = xlsxwriter.Workbook(written, {"in_memory": True})
    sheet, line = book.add_worksheet(), book.add_format({"font_strikeout": True})
    sheet.write_row(0, 0, ["Nama", "Nama siswa", "Kelas", "Hadir", "Wakil"])
    for row, name in enumerate(("Alya", "Aldi", "Bima", "Cici"), 1):
        sheet.write_row(row, 0, [f"Ibu {name}", name, "VII A", "ya", "ayah"])
        if row == struck:
            sheet.write(row, 1, name, line)
    for first, last, column, words in merged:
        sheet.merge_range(first, column, last, column, words)
    book.close()
    return read_attendance("hadir.xlsx", written.getvalue())


def test_what_is_merged_over_rows_is_said_of_each_of_them() -> None:
    found = a_workbook((1, 2, 4, "Ibu"), (3, 4, 3, "Hadir"), (1, 4, 2, "VII B"))

    assert [(row.name, row.presence, row.class_group) for row in found.rows] == [
        ("Alya", MOTHER, "VII B"),
        ("Aldi", MOTHER, "VII B"),
        ("Bima", FATHER, "VII B"),
        ("Cici", FATHER, "VII B"),
    ]


def test_a_name_merged_over_rows_or_struck_out_is_told_and_not_read() -> None:
    found = a_workbook((1, 2, 1, "Alya Aldi"), struck=3)

    assert [row.name for row in found.rows] == ["Cici"]
    assert (found.merged, found.struck) == (1, 1)
