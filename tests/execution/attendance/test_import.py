from uuid import UUID

import pytest

from data.errors import UnreadableFile
from data.participants import Presence
from execution.attendance.matching import ListedName, intake
from execution.attendance.reading import presence_of, read_attendance
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


def marks_of(text: str, **chosen: UUID) -> dict[str, Presence | None]:
    found = intake(read_attendance("hadir.csv", text.encode()), PUPILS, chosen, {})
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
    ],
)
def test_a_cell_says_who_came_or_that_somebody_did(
    came: str, who: str, presence: Presence | None
) -> None:
    assert presence_of(came, who) is presence


@pytest.mark.parametrize(
    ("came", "who"),
    [("tidak", "ibu"), ("", "ayah dan paman"), ("x", ""), ("ayah", "ibu")],
)
def test_nothing_is_guessed_and_nothing_half_read(came: str, who: str) -> None:
    with pytest.raises(ValueError, match=r"tidak|ayah|x"):
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


def test_what_is_not_sure_is_asked() -> None:
    text = "Nama siswa;Kelas;Hadir\nSiti;VII A;ibu\nCitra Dewi;VII A;ya\n"
    file = read_attendance("hadir.csv", text.encode())

    found = intake(file, PUPILS, {}, {})
    stranger, somebody = found.questions
    assert not found.marks
    assert (stranger.student_id, somebody.student_id) == (None, key("Citra Dewi"))

    answered = intake(
        file,
        PUPILS,
        {stranger.row.place: key("Bagus Pratama")},
        {somebody.row.place: MOTHER},
    )
    assert {mark.student_id for mark in answered.marks} == {
        key("Bagus Pratama"),
        key("Citra Dewi"),
    }
    assert not answered.questions


def test_a_number_of_one_and_the_name_of_another_is_asked() -> None:
    text = "NISN,Nama,Kelas,Wakil\n0012345681,Bagus Pratama,VII A,ayah\n"

    assert marks_of(text) == {}


def test_two_things_said_of_one_pupil_are_told() -> None:
    text = "Nama,Kelas,Wakil\nCitra Dewi,VII A,ibu\nCitra Dewi,VII A,ayah\n"
    file = read_attendance("hadir.csv", text.encode())

    found = intake(file, PUPILS, {}, {})

    assert found.contradicting == ("Citra Dewi",)
    assert not found.marks


def test_a_file_without_pupils_is_told() -> None:
    with pytest.raises(UnreadableFile):
        read_attendance("nilai.csv", b"Nama,Nilai\nCitra,90\n")
