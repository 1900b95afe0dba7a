"""The traps of Dapodik's export."""

import pytest

from data.errors import UnreadableFile
from data.roster.reading import OLE, RosterFile, read_roster
from tests.make_roster import (
    NEWER,
    REORDERED,
    SECRET,
    STANDARD,
    TYPOS,
    Layout,
    fictional_pupils,
    roster_workbook,
)

ALYA = {
    "Nama": "ALYA CONTOH",
    "NIPD": "2627001",
    "JK": "P",
    "NISN": "0123456789",
    "HP": "81234567890",
    "Rombel Saat Ini": "VII A",
    "Data Ayah.Nama": "BUDI CONTOH",
    "Data Ayah.Pekerjaan": "Wiraswasta",
    "Data Ibu.Nama": "SITI CONTOH",
}
BIMA = {
    "Nama": "BIMA CONTOH",
    "NIPD": "2627002",
    "JK": "L",
    "NISN": "",
    "HP": "0812-3456-7891 / 0713-321456",
    "Rombel Saat Ini": "VII A",
    "Data Ayah.Pekerjaan": "Sudah Meninggal",
}
TWICE = {**ALYA, "NIPD": "2627003", "Rombel Saat Ini": "VII B"}


def read(*pupils: dict[str, object], layout: Layout = STANDARD) -> RosterFile:
    return read_roster("daftar.xlsx", roster_workbook(pupils, layout))


def test_three_rows_of_the_export_are_read_as_a_person_would() -> None:
    found = read(ALYA, BIMA, TWICE)

    alya, bima = found.pupils
    assert (alya.nisn, alya.nipd, alya.class_group) == (
        "0123456789",
        "2627001",
        "VII A",
    )
    assert [phone.e164 for phone in alya.phones] == ["+6281234567890"]
    assert bima.nisn is None
    assert [phone.kind for phone in bima.phones] == ["mobile", "fixed"]
    assert (alya.father_deceased, bima.father_deceased) == (False, True)
    [bad] = found.bad
    assert (bad.row, bad.column) == (9, "NISN")
    assert bad.facts == {"nisn": "0123456789", "first": 7}
    assert found.read == 3
    assert found.school_name == "SMP NEGERI CONTOH"
    assert str(found.downloaded_at) == "2026-08-03 09:12:44"


@pytest.mark.parametrize("layout", [STANDARD, NEWER, REORDERED, TYPOS])
def test_columns_are_found_by_name_in_every_layout(layout: Layout) -> None:
    plain = read(ALYA, BIMA).pupils
    found = read(ALYA, BIMA, layout=layout).pupils

    assert [p.model_copy(update={"row": 0}) for p in found] == [
        p.model_copy(update={"row": 0}) for p in plain
    ]


def test_only_the_whitelist_is_read_and_the_rest_is_named() -> None:
    found = read(ALYA)

    assert SECRET not in found.model_dump_json()
    assert "NIK" in found.dropped_columns
    assert "Data Ayah › NIK" in found.dropped_columns
    assert "Data Ibu › Penghasilan" in found.dropped_columns
    assert len(found.dropped_columns) == 66 - 13 - 1


def test_numbers_that_excel_made_are_text_again() -> None:
    [pupil] = read({**ALYA, "NISN": 123456789, "HP": 81234567890, "NIPD": 42}).pupils

    assert (pupil.nisn, pupil.nipd) == ("0123456789", "42")
    assert pupil.phones[0].e164 == "+6281234567890"


def test_destroyed_phone_is_a_remark_and_the_pupil_stays() -> None:
    found = read({**ALYA, "HP": "8,12346E+11"})

    assert len(found.pupils) == 1
    assert [(row.row, row.column) for row in found.warnings] == [(7, "HP")]


@pytest.mark.parametrize(
    ("different", "column"),
    [
        ({"JK": "X"}, "JK"),
        ({"Rombel Saat Ini": "-"}, "Rombel Saat Ini"),
        ({"NISN": "12", "NIPD": ""}, "NISN"),
    ],
)
def test_bad_row_is_named_and_the_good_one_stays(
    different: dict[str, str], column: str
) -> None:
    found = read({**ALYA, **different}, BIMA)

    assert [(row.row, row.column) for row in found.bad] == [(7, column)]
    assert [pupil.name for pupil in found.pupils] == ["BIMA CONTOH"]


def test_pupil_without_numbers_is_known_by_a_key_that_hides_the_birth_date() -> None:
    nameless = {**ALYA, "NISN": "", "NIPD": "", "Tanggal Lahir": "2013-05-17"}
    [pupil] = read(nameless).pupils

    assert pupil.fallback_key
    assert "2013" not in pupil.model_dump_json()


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252"])
def test_flat_csv_is_read(delimiter: str, encoding: str) -> None:
    labels = ["Nama", "NISN", "NIPD", "JK", "Rombel Saat Ini", "HP", "Nama Ayah", "NIK"]
    row = ["Renée", "0123456789", "1", "P", "7B", "081234567890", "Budi", SECRET]
    content = "\n".join(delimiter.join(line) for line in (labels, row))

    found = read_roster("daftar.csv", content.encode(encoding))

    [pupil] = found.pupils
    assert (pupil.name, pupil.class_group, pupil.father_name) == (
        "Renée",
        "VII B",
        "Budi",
    )
    assert found.dropped_columns == ("NIK",)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (b"PK\x03\x04 broken", "damaged"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "password"),
        (b"<?xml version='1.0'?><Workbook/>", "Save as"),
        (b"\x89PNG\0\0", "not a workbook"),
        (b"a,b,c\n1,2,3", "No row"),
        (bytes(10 * 1024 * 1024) + b"x", "10 MB"),
    ],
)
def test_unreadable_file_gets_a_sentence(content: bytes, words: str) -> None:
    with pytest.raises(UnreadableFile, match=words):
        read_roster("daftar.xlsx", content)


def test_a_whole_school_is_read() -> None:
    found = read(*fictional_pupils(630))

    assert (found.read, len(found.pupils), found.bad) == (630, 630, ())
    assert len({pupil.class_group for pupil in found.pupils}) == 21
