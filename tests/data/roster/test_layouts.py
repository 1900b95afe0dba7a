"""Lists that are not Dapodik's own export: EMIS, flattened, one class on each sheet."""

import io
from datetime import date

import pytest
import xlsxwriter

from data.errors import UnreadableFile
from data.roster.reading import RosterFile, read_roster
from tests.make_roster import sheets_workbook


def csv(*lines: str) -> RosterFile:
    return read_roster("daftar.csv", "\n".join(lines).encode())


def test_a_list_of_emis_is_read() -> None:
    found = csv(
        "No;Nama Lengkap;NISN;NIS Lokal;Jenis Kelamin;Tingkat;Rombongan Belajar;"
        "Tgl. Lahir;Nama Ayah Kandung;Nama Ibu Kandung;No. HP Ortu;NIK",
        "1;ALYA;0123456789;7;Perempuan;7;A;17 Mei 2013;BUDI;SITI;081398765432;9",
        "2;BIMA;0123456780;8;Laki-laki;8;Melati;18/05/2012;BUDI;SITI;81398765432;9",
    )

    alya, bima = found.pupils
    assert (alya.name, alya.nisn, alya.nipd, alya.gender) == (
        "ALYA",
        "0123456789",
        "7",
        "P",
    )
    assert (alya.class_group, bima.class_group) == ("VII A", "VIII MELATI")
    assert (alya.father_name, alya.mother_name) == ("BUDI", "SITI")
    assert alya.mobile == bima.mobile == "+6281398765432"
    assert alya.known_by
    assert found.dropped_columns == ("Tgl. Lahir", "NIK")


@pytest.mark.parametrize(
    "labels",
    [
        "Nama ayah,Pekerjaan ayah,Nama ibu,Pekerjaan ibu,Nama wali",
        "Nama ayah,Pekerjaan,Nama ibu,Pekerjaan.1,Nama wali",
        "Nama A,Pekerjaan A,Nama I,Pekerjaan I,Nama W",
        "Ayah,Pekerjaan A,Ibu,Pekerjaan I,Wali",
        "Data Ayah.Nama,Data Ayah.Pekerjaan,Data Ibu.Nama,Data Ibu.Pekerjaan,"
        "Data Wali.Nama",
    ],
)
def test_parents_of_a_flat_list_are_told_apart(labels: str) -> None:
    found = csv(
        f"Nama,NISN,NIPD,JK,Rombel Saat Ini,{labels}",
        "ALYA,0123456789,1,P,VII A,BUDI,Sudah Meninggal,SITI,Guru,WATI",
    )

    [pupil] = found.pupils
    assert (pupil.father_name, pupil.mother_name, pupil.guardian_name) == (
        "BUDI",
        "SITI",
        "WATI",
    )
    assert (pupil.father_deceased, pupil.mother_deceased) == (True, False)
    assert found.dropped_columns == ()


def test_dapodiks_groups_are_found_where_their_names_are_lost() -> None:
    parts = "Nama{0},Tahun Lahir{0},Pekerjaan{0},Penghasilan{0},NIK{0}"
    labels = ",".join(parts.format(number) for number in ("", ".1", ".2"))
    found = csv(
        f"Nama,NIPD,JK,NISN,NIK,Rombel Saat Ini,{labels}",
        "ALYA,1,P,0123456789,1,VII A,BUDI,1980,Tani,1,1,SITI,1981,Wafat,1,1,WATI,,,,",
    )

    [pupil] = found.pupils
    assert (pupil.name, pupil.father_name, pupil.mother_name, pupil.guardian_name) == (
        "ALYA",
        "BUDI",
        "SITI",
        "WATI",
    )
    assert (pupil.father_deceased, pupil.mother_deceased) == (False, True)
    assert "NIK" in found.dropped_columns


def test_one_class_on_each_sheet_is_read_and_other_sheets_are_told() -> None:
    content = sheets_workbook(
        {
            "Guru": [["Nama", "NIP"], ["Wati", 1]],
            "VII A": [
                ["DAFTAR SISWA"],
                ["No", "Nama", "L/P"],
                [1, 2, 3],
                [1, "Alya", "P"],
                [2, "Bima", "L"],
                ["", "Kepala Sekolah"],
            ],
            "Sheet2": [
                ["Kelas : VII-B", "", "Wali Kelas: Tono"],
                ["No", "NIS", "Nama Siswa", "JK", "Tanggal Lahir"],
                [1, 5, "Citra", "Pr", date(2013, 5, 17)],
            ],
            "Lama": [["Nama", "NISN", "Kelas"], ["Tua", "0011111111", "VII A"]],
            "Kosong": [],
        },
        hidden=["Lama"],
    )
    found = read_roster("siswa.xlsx", content)

    assert [(p.sheet, p.row, p.name, p.class_group) for p in found.pupils] == [
        ("VII A", 4, "Alya", "VII A"),
        ("VII A", 5, "Bima", "VII A"),
        ("Sheet2", 3, "Citra", "VII B"),
    ]
    assert found.other_sheets == ("Guru", "Lama")
    [fault] = found.warnings
    assert (fault.sheet, fault.row, fault.facts) == (
        "VII A",
        6,
        {"value": "Kepala Sekolah"},
    )


def test_several_classes_below_each_other_keep_their_classes() -> None:
    found = csv(
        "Kelas : VII A,,",
        "No,Nama,NISN",
        "1,Alya,0123456789",
        ",,",
        "Kelas : VII B Wali Kelas: Bu Wati,,",
        "No,Nama,NISN",
        "1,Bima,0123456780",
    )

    assert [(p.row, p.class_group) for p in found.pupils] == [
        (3, "VII A"),
        (7, "VII B"),
    ]


def test_a_pupil_on_two_sheets_is_one_and_two_classes_are_told() -> None:
    head = ["Nama", "NISN", "Kelas"]
    content = sheets_workbook(
        {
            "Semua": [
                head,
                ["Alya", "0123456789", "VII A"],
                ["Bima", "0123456780", "7A"],
            ],
            "VII A": [
                head,
                ["ALYA", "0123456789", "7-A"],
                ["Bima", "0123456780", "8B"],
            ],
        }
    )
    found = read_roster("siswa.xlsx", content)

    assert (len(found.pupils), found.repeated) == (2, 1)
    [fault] = found.bad
    assert (fault.sheet, fault.row, fault.column) == ("VII A", 3, "NISN")
    assert fault.facts["first"] == "3 (Semua)"


@pytest.mark.parametrize("typed", ["#N/A", "#REF!", "0", "-", "--", "null", "n/a", ""])
def test_what_is_no_value_never_becomes_one(typed: str) -> None:
    found = csv(
        "Nama,NISN,NIPD,JK,Rombel,HP,Nama Ayah,Nama Ibu,Jenis Tinggal,E-Mail",
        f"ALYA,0123456789,{typed},P,VII A,{typed},{typed},{typed},{typed},{typed}",
        f"BIMA,0123456780,2,L,{typed},,,,,",
        f"{typed},0123456781,3,L,VII A,,,,,",
    )

    [pupil] = found.pupils
    kept = (pupil.nipd, pupil.phones, pupil.father_name, pupil.mother_name)
    assert kept == (None, (), "", "")
    assert (pupil.residence, pupil.email, pupil.phone_typed) == ("", "", "")
    assert [(bad.row, bad.column) for bad in found.bad] == [
        (3, "Rombel Saat Ini"),
        (4, "Nama"),
    ]
    told = {row.column for row in found.warnings}
    assert ("HP" in told) == typed.startswith("#")


@pytest.mark.parametrize(
    ("typed", "gender"),
    [
        ("Laki-laki", "L"),
        ("laki laki", "L"),
        ("Lk.", "L"),
        ("Pria", "L"),
        ("M", "L"),
        ("Perempuan ", "P"),
        ("pr", "P"),
        ("WANITA", "P"),
        ("F", "P"),
        ("X", ""),
        ("1", ""),
    ],
)
def test_every_word_for_a_sex_is_read_and_no_other_refuses_the_pupil(
    typed: str, gender: str
) -> None:
    found = csv("Nama,NISN,NIPD,JK,Rombel", f"ALYA,0123456789,1,{typed},VII A")

    assert [pupil.gender for pupil in found.pupils] == [gender]
    assert [row.facts["value"] for row in found.warnings] == [typed] * (not gender)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"Catatan rapat\nBesok libur", "text file"),
        (b"a,b,c\n1,2,3", "No row"),
        (
            sheets_workbook({"A": [["x"]], "B": [["Nama", "NISN"]]}, hidden=["B"]),
            "can be seen",
        ),
    ],
)
def test_a_file_without_a_list_is_told_what_it_is(content: bytes, words: str) -> None:
    with pytest.raises(UnreadableFile, match=words):
        read_roster("siswa.xlsx", content)


def test_a_list_as_text_under_a_workbooks_name_is_read() -> None:
    content = b"Nama;NISN;Rombel;JK\nALYA;0123456789;VII A;P"

    assert len(read_roster("siswa.xlsx", content).pupils) == 1


@pytest.mark.parametrize(
    ("above", "below"),
    [
        (
            "No;Nomor Induk;;Nama;L/P;Kelas;Nama Orang Tua;;No HP;",
            ";NIS;NISN;;;;Ayah;Ibu;Ayah;Ibu",
        ),
        (
            "No;NIS;NISN;Nama;L/P;Kelas;Orang Tua;;Kontak;",
            ";;;;;;Nama Ayah;Nama Ibu;HP Ayah;HP Ibu",
        ),
    ],
)
def test_labels_in_two_rows_lose_no_column(above: str, below: str) -> None:
    row = "1;10;0123456789;ALYA;P;VII A;BUDI;SITI;081398765432;081298765432"

    found = csv(above, below, row)

    [alya] = found.pupils
    assert (alya.nipd, alya.nisn) == ("10", "0123456789")
    assert (alya.father_name, alya.mother_name) == ("BUDI", "SITI")
    assert [phone.e164 for phone in alya.phones] == ["+6281398765432", "+6281298765432"]
    assert found.dropped_columns == found.bad == ()


@pytest.mark.parametrize(
    ("labels", "cells", "group"),
    [
        ("Kelas;Rombel Saat Ini", "VII;VII B", "VII B"),
        ("Kelas;Rombel", "8;A", "VIII A"),
        ("Kelas;Paralel", "IX;2", "IX 2"),
        ("Tingkat;Rombel", "8;1", "VIII 1"),
        ("Tingkat;Kelas", "10;XE-1", "X E1"),
    ],
)
def test_a_grade_beside_the_class_group_makes_it_whole(
    labels: str, cells: str, group: str
) -> None:
    found = csv(f"Nama;NISN;JK;{labels}", f"ALYA;0123456789;P;{cells}")

    assert [pupil.class_group for pupil in found.pupils] == [group]
    assert found.warnings == ()


def test_another_grade_beside_the_class_group_is_told() -> None:
    found = csv("Nama;NISN;JK;Kelas;Rombel", "ALYA;0123456789;P;VIII;VII B")

    assert [pupil.class_group for pupil in found.pupils] == ["VII B"]
    [told] = found.warnings
    assert (told.row, told.facts) == (2, {"grade": "VIII", "group": "VII B"})


def test_classes_below_each_other_with_few_labels_keep_their_classes() -> None:
    found = csv(
        "DAFTAR SISWA KELAS VII A",
        "No;Nama;L/P;No. HP/WA",
        "1;ALYA;P;081398765432",
        "DAFTAR SISWA KELAS VII B",
        "No;Nama;L/P;No. HP/WA",
        "1;CITRA;P;081298765432",
    )

    assert [
        (pupil.name, pupil.class_group, pupil.mobile) for pupil in found.pupils
    ] == [
        ("ALYA", "VII A", "+6281398765432"),
        ("CITRA", "VII B", "+6281298765432"),
    ]
    assert found.bad == ()


def test_pupils_who_left_are_not_taken_in() -> None:
    left = "Nama;NISN;JK;Rombel;Keluar Karena;Tanggal Keluar"

    with pytest.raises(UnreadableFile, match="left the school"):
        csv(left, "ALYA;0123456789;P;VII A;Mutasi;2026-08-01")


def test_a_pupil_who_is_struck_out_is_told_and_not_taken_in() -> None:
    written = io.BytesIO()
    book = xlsxwriter.Workbook(written, {"in_memory": True})
    sheet, line = book.add_worksheet(), book.add_format({"font_strikeout": True})
    for number, name in enumerate(("Nama", "ALYA", "BIMA")):
        sheet.write(number, 0, name, line if name == "BIMA" else None)
    sheet.write_column(0, 1, ["NISN", "0123456789", "0123456790"])
    sheet.write_column(0, 2, ["Rombel", "VII A", "VII A"])
    book.close()

    found = read_roster("daftar.xlsx", written.getvalue())

    assert [pupil.name for pupil in found.pupils] == ["ALYA"]
    assert [(fault.row, fault.facts) for fault in found.bad] == [(3, {"value": "BIMA"})]
    assert [mention.name for mention in found.mentions] == ["BIMA"]


def test_what_is_merged_over_siblings_is_each_ones() -> None:
    written = io.BytesIO()
    made = xlsxwriter.Workbook(written, {"in_memory": True})
    sheet = made.add_worksheet("Siswa")
    sheet.write_row(0, 0, ["Nama", "NISN", "JK", "Rombel", "HP", "Nama Ayah"])
    sheet.write_row(1, 0, ["Citra", "0123456781", "P"])
    sheet.write_row(2, 0, ["Dewi", "", "P"])
    sheet.write_row(3, 0, ["Eko", "0123456783", "L", "VIII B", "", "Joko"])
    sheet.merge_range(1, 3, 2, 3, "VIII A")
    sheet.merge_range(1, 4, 2, 4, "081298765432")
    sheet.merge_range(1, 5, 2, 5, "Hasan")
    sheet.merge_range(1, 1, 2, 1, "0123456781")
    made.close()

    found = read_roster("daftar.xlsx", written.getvalue())

    assert [(p.name, p.class_group, p.father_name, p.mobile) for p in found.pupils] == [
        ("Citra", "VIII A", "Hasan", "+6281298765432"),
        ("Dewi", "VIII A", "Hasan", "+6281298765432"),
        ("Eko", "VIII B", "Joko", None),
    ]
    assert [pupil.nisn for pupil in found.pupils] == ["0123456781", None, "0123456783"]
