"""The traps of Dapodik's export."""

import re
from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.errors import UnreadableFile
from data.roster.reading import RosterFile, read_roster
from data.workbook import OLE
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


def read(*pupils: Mapping[str, object], layout: Layout = STANDARD) -> RosterFile:
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


@pytest.mark.parametrize(
    ("typed", "nisn"),
    [
        (12345678, "0012345678"),
        ("'0123456789", "0123456789"),
        ("0123 456 789", "0123456789"),
        ("0123456789.0", "0123456789"),
        ("012345678", None),
        ("12345678901", None),
        ("1,23457E+08", None),
        ("١٢٣٤٥٦٧٨٩٠", None),
        ("0000000000", None),
    ],
)
def test_nisn_gets_back_only_the_zeros_that_a_format_took(
    typed: object, nisn: str | None
) -> None:
    found = read({**ALYA, "NISN": typed})

    [pupil] = found.pupils
    assert (pupil.nisn, pupil.nipd) == (nisn, "2627001")
    unusable = nisn is None and typed != "0000000000"
    assert [row.column for row in found.warnings] == ["NISN"] * unusable


def test_destroyed_phone_is_a_remark_and_the_pupil_stays() -> None:
    found = read({**ALYA, "HP": "8,12346E+11"})

    assert len(found.pupils) == 1
    assert [(row.row, row.column) for row in found.warnings] == [(7, "HP")]


@pytest.mark.parametrize(
    ("different", "column"),
    [
        ({"Rombel Saat Ini": "-"}, "Rombel Saat Ini"),
        ({"NISN": "12", "NIPD": ""}, "NISN"),
        ({"NISN": "", "NIPD": "2,62701E+06"}, "NIPD"),
    ],
)
def test_bad_row_is_named_and_the_good_one_stays(
    different: dict[str, str], column: str
) -> None:
    found = read({**ALYA, **different}, BIMA)

    assert [(row.row, row.column) for row in found.bad] == [(7, column)]
    assert [pupil.name for pupil in found.pupils] == ["BIMA CONTOH"]


def test_destroyed_nipd_is_not_kept_when_the_nisn_is_there() -> None:
    found = read({**ALYA, "NIPD": "2,62701E+06"})

    assert found.pupils[0].nipd is None
    assert [row.column for row in found.warnings] == ["NIPD"]


def test_good_row_is_taken_after_a_bad_one_with_the_same_nisn() -> None:
    found = read({**ALYA, "Rombel Saat Ini": "#REF!"}, TWICE)

    assert [pupil.row for pupil in found.pupils] == [8]
    assert [(row.row, row.column) for row in found.bad] == [(7, "Rombel Saat Ini")]


@pytest.mark.parametrize(
    ("earlier", "later", "column"),
    [
        ({"NISN": ""}, {"NISN": ""}, "NIPD"),
        ({}, {"NISN": ""}, "NIPD"),
        ({"NISN": ""}, {}, "NIPD"),
        ({"NISN": "", "NIPD": ""}, {"NISN": "0", "NIPD": "0"}, "Nama"),
    ],
)
def test_two_rows_that_cannot_be_told_apart_are_not_both_taken(
    earlier: dict[str, str], later: dict[str, str], column: str
) -> None:
    found = read({**ALYA, **earlier}, {**ALYA, **later})

    assert len(found.pupils) == 1
    assert [(row.row, row.column, row.facts["first"]) for row in found.bad] == [
        (8, column, 7)
    ]


def test_same_nipd_is_no_fault_where_each_has_a_nisn() -> None:
    found = read(ALYA, {**ALYA, "NISN": "0123456780"})

    assert (len(found.pupils), found.bad) == (2, ())


@pytest.mark.parametrize(
    "typed",
    [
        "2013-05-17",
        "17/05/2013",
        "17-05-2013",
        "17.5.2013",
        "17 Mei 2013",
        "17 MEI 2013",
        41411,
        "41411",
        "2013-05-17 00:00:00",
    ],
)
def test_a_birth_date_is_the_same_however_it_is_written(typed: object) -> None:
    nameless = {**ALYA, "NISN": "", "NIPD": ""}
    [pupil] = read({**nameless, "Tanggal Lahir": "2013-05-17"}).pupils
    [same] = read({**nameless, "Tanggal Lahir": typed}).pupils
    [other] = read({**nameless, "Tanggal Lahir": "2013-05-18"}).pupils

    assert same.known_by == pupil.known_by != other.known_by
    assert pupil.known_by


def test_birth_date_and_place_may_stand_in_one_column() -> None:
    labels = "Nama;NISN;NIPD;JK;Rombel;Tempat, Tanggal Lahir"
    csv = f"{labels}\nALYA CONTOH;;;P;VII A;Prabumulih, 17 Mei 2013".encode()
    [pupil] = read({**ALYA, "NISN": "", "Tanggal Lahir": "2013-05-17"}).pupils

    assert read_roster("daftar.csv", csv).pupils[0].known_by == pupil.known_by


def test_the_birth_date_is_hidden() -> None:
    [pupil] = read({**ALYA, "NISN": "", "Tanggal Lahir": "2013-05-17"}).pupils

    assert "2013" not in re.sub("[0-9a-f]{64}", "", pupil.model_dump_json())


def test_unreadable_birth_date_is_told_where_nothing_else_knows_the_pupil() -> None:
    nameless = {**ALYA, "NISN": "", "NIPD": "", "Tanggal Lahir": "31-02-2013"}
    found = read(nameless, {**BIMA, "Tanggal Lahir": "kapan"})

    assert [(row.row, row.column) for row in found.warnings] == [(7, "Tanggal Lahir")]
    assert len(found.pupils) == 2


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


def flat(labels: str, row: str, *, title: str = "") -> RosterFile:
    content = f"{title}Nama,NISN,NIPD,JK,Rombel Saat Ini,{labels}\n{row}"
    return read_roster("daftar.csv", content.encode())


@pytest.mark.parametrize(
    "label",
    [
        "Nama Ayah",
        "Nama Ayah Kandung",
        "nama_ayah",
        "Data Ayah.Nama",
        "Data Ayah_Nama",
        "Data Ayah - Nama",
        "Data Ayah (Nama)",
        "Data Ayah/Nama",
    ],
)
def test_parents_are_found_under_flat_labels(label: str) -> None:
    found = flat(label, "ALYA CONTOH,0123456789,1,P,VII A,BUDI CONTOH")

    assert found.pupils[0].father_name == "BUDI CONTOH"
    assert found.dropped_columns == ()


def test_homeroom_teacher_is_not_a_guardian_and_no_label_holds_a_pupil() -> None:
    """A flat group label above a first pupil without a number is no second level."""
    found = flat("Nama Wali Kelas,Data Ayah", "A,0123456789,1,P,VII A,IBU GURU,BUDI")

    assert found.pupils[0].guardian_name == ""
    assert found.dropped_columns == ("Nama Wali Kelas", "Data Ayah")


@pytest.mark.parametrize("kept", ["utf-16", "utf-16-le", "utf-16-be", "utf-8-sig"])
def test_a_text_is_read_however_a_program_keeps_it(kept: str) -> None:
    rows = [
        "Nama\tNISN\tKelas",
        *(f"Wati’ {n}\t01234567{n}\tIX D" for n in range(10, 60)),
    ]

    found = read_roster("daftar.csv", "\n".join(rows).encode(kept))

    assert [pupil.name for pupil in found.pupils][:2] == ["Wati’ 10", "Wati’ 11"]
    assert (found.read, found.bad) == (50, ())


def test_second_level_may_repeat_the_first() -> None:
    single = "No,Nama,NIPD,JK,NISN,Rombel Saat Ini"
    lines = (
        f"{single},Data Ayah,Data Ayah",
        f"{single},Nama,NIK",
        "1,ALYA CONTOH,1,P,0123456789,VII A,BUDI CONTOH,0",
    )
    found = read_roster("daftar.csv", "\n".join(lines).encode("utf-16"))

    assert (found.pupils[0].father_name, found.pupils[0].row) == ("BUDI CONTOH", 3)
    assert found.dropped_columns == ("Data Ayah › NIK",)


def test_second_column_of_the_same_name_is_named_as_not_read() -> None:
    found = flat("HP,HP", "ALYA CONTOH,0123456789,1,P,VII A,081234567890,-")

    assert found.pupils[0].phones[0].e164 == "+6281234567890"
    assert found.dropped_columns == ("HP",)


def test_addresses_full_of_commas_do_not_hide_the_semicolon() -> None:
    rows = "\n".join(
        f'A;{n:010};{n};P;VII A;"Jl, 1, RT, RW, x, y"' for n in range(1, 9)
    )
    content = f"Nama;NISN;NIPD;JK;Rombel Saat Ini;Alamat\n{rows}"

    assert len(read_roster("daftar.csv", content.encode()).pupils) == 8


@pytest.mark.parametrize("moment", ["2026-13-03 09:12:44", "2026-08-03 29:12", "besok"])
def test_impossible_download_date_does_not_stop_the_list(moment: str) -> None:
    title = f"Daftar Peserta Didik\nSMP CONTOH\nTanggal Unduh: {moment}\n"
    found = flat("HP", "ALYA CONTOH,0123456789,1,P,VII A,", title=title)

    assert (found.downloaded_at, found.school_name) == (None, "SMP CONTOH")
    assert found.pupils[0].row == 5


@given(st.binary(max_size=200), st.sampled_from([b"", b"PK\x03\x04", OLE]))
def test_any_file_is_read_or_refused_in_words(content: bytes, magic: bytes) -> None:
    with pytest.raises(UnreadableFile):
        read_roster("daftar.xlsx", magic + content)


CELLS = st.sampled_from(["", "-", "0", "1", "0123456789", "L", "P", "7A", "1E+5"])


def has_number(row: Mapping[str, str]) -> bool:
    blank = {"", "-", "0"}
    return row["NISN"] not in blank or not {row["NIPD"], row["JK"]} & blank


@settings(max_examples=50)
@given(st.lists(st.fixed_dictionaries(dict.fromkeys(ALYA, CELLS)), max_size=6))
def test_every_row_with_a_name_is_a_pupil_or_bad(rows: list[dict[str, str]]) -> None:
    found = read(*rows)

    taken = [pupil.row for pupil in found.pupils]
    blank = {"", "-", "0"}
    named = [
        7 + n
        for n, row in enumerate(rows)
        if row["Nama"] not in blank or has_number(row)
    ]
    assert sorted(taken + [row.row for row in found.bad]) == named
    assert found.read == len(named)
    assert {row.row for row in found.warnings} <= set(taken)
    keys = [(p.nisn, p.nipd, p.name, p.class_group) for p in found.pupils]
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (b"PK\x03\x04 broken", "damaged"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "password"),
        (b"<?xml version='1.0'?><Workbook/>", "Save as"),
        ("<?xml version='1.0'?><Workbook/>".encode("utf-16"), "Save as"),
        (b"<!DOCTYPE html><html><table>", "Save as"),
        (b"\x89PNG\0\0", "not a workbook"),
        (b"%PDF-1.7\n", "not a workbook"),
        (b'Nama,NISN,NIPD\n"' + b"A" * 200_000, "quotation mark"),
        (OLE + bytes(512), "damaged"),
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
