"""Pupils who left the school, and lists that stand side by side."""

import io
from collections.abc import Sequence

import pytest
import xlsxwriter

from data.errors import UnreadableFile
from data.roster.reading import RosterFile, read_roster
from data.roster.standing import is_title_of_left, says_left

LABELS = ("No", "Nama", "L/P", "NISN", "Kelas")
WATI = ("1", "Wati", "P", "0123456711", "VIII C")
YOGA = ("2", "Yoga", "L", "0123456722", "VIII C")


def workbook(**sheets: Sequence[Sequence[str]]) -> RosterFile:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for place, row in enumerate(rows):
                sheet.write_row(place, 0, row)
    return read_roster("daftar.xlsx", out.getvalue())


def names(found: RosterFile) -> list[str]:
    return [pupil.name for pupil in found.pupils]


@pytest.mark.parametrize(
    "standing",
    [
        "Keluar",
        "MUTASI KELUAR",
        "Pindah ke SMPN 3, 12-1-2026",
        "Sudah lulus",
        "Tidak Aktif",
        "non-aktif",
        "D.O.",
        "Mengundurkan diri",
        "Dikeluarkan",
    ],
)
def test_a_pupil_whom_the_list_says_to_have_left_is_told(standing: str) -> None:
    found = workbook(S=[(*LABELS, "Ket."), (*WATI, ""), (*YOGA, standing)])

    assert names(found) == ["Wati"]
    [fault] = found.bad
    assert (fault.row, fault.facts) == (3, {"value": "Yoga", "said": standing})
    assert found.mentions == ()


@pytest.mark.parametrize(
    "standing",
    [
        "Aktif",
        "Mutasi masuk",
        "Pindahan dari SMPN 3",
        "Pindah rumah",
        "Lulus PPDB",
        "Ayah meninggal",
        "Yatim",
        "Tidak naik",
    ],
)
def test_who_came_or_stays_is_taken_in(standing: str) -> None:
    assert not says_left(standing)
    assert names(workbook(S=[(*LABELS, "Status"), (*YOGA, standing)])) == ["Yoga"]


def test_a_column_that_asks_whether_a_pupil_is_active_is_read() -> None:
    found = workbook(S=[(*LABELS, "Aktif"), (*WATI, "Ya"), (*YOGA, "Tidak")])

    assert names(found) == ["Wati"]
    assert len(found.bad) == 1


@pytest.mark.parametrize(
    "name", ["Mutasi", "Alumni 2025", "Siswa Keluar", "DATA LULUSAN", "Non Aktif"]
)
def test_a_sheet_of_those_who_left_is_named_and_not_read(name: str) -> None:
    found = workbook(**{"Siswa": [LABELS, WATI], name: [LABELS, YOGA]})

    assert (names(found), found.other_sheets) == (["Wati"], (name,))
    with pytest.raises(UnreadableFile, match="left the school"):
        workbook(**{name: [LABELS, YOGA]})


@pytest.mark.parametrize("name", ["Mutasi Masuk", "Kelas VIII", "Lulus PPDB"])
def test_other_sheets_are_read(name: str) -> None:
    assert names(workbook(**{"S": [LABELS, WATI], name: [LABELS, YOGA]})) == [
        "Wati",
        "Yoga",
    ]


def test_titles_tell_pupils_who_left_also_in_the_middle_of_a_sheet() -> None:
    again = workbook(S=[LABELS, WATI, ("DAFTAR SISWA MUTASI",), LABELS, YOGA])
    between = workbook(S=[LABELS, WATI, ("Siswa keluar",), YOGA])

    for found in (again, between):
        assert names(found) == ["Wati"]
        assert found.bad[-1].facts["value"] == "Yoga"
    with pytest.raises(UnreadableFile, match="left the school"):
        workbook(S=[("DATA SISWA PINDAH TAHUN 2025",), LABELS, YOGA])
    assert not is_title_of_left("Keluar: 2")


SHORT = ("No", "Nama", "L/P", "NISN")


@pytest.mark.parametrize("gap", [(), ("",), ("", "")])
def test_classes_side_by_side_are_each_read(gap: tuple[str, ...]) -> None:
    found = workbook(
        S=[
            ("Kelas : IX D", *[""] * 3, *gap, "Kelas : IX E"),
            (*SHORT, *gap, *SHORT),
            (*WATI[:4], *gap, *YOGA[:4]),
            ("2", "Zaki", "L", "0123456733"),
        ]
    )

    assert {pupil.name: pupil.class_group for pupil in found.pupils} == {
        "Wati": "IX D",
        "Zaki": "IX D",
        "Yoga": "IX E",
    }
    assert found.bad == ()
    assert len({pupil.place for pupil in found.pupils}) == len(found.pupils)


def test_one_class_in_two_columns_is_one_class() -> None:
    found = workbook(
        S=[
            ("KELAS IX D",),
            ("No", "Nama", "L/P", "", "Nama", "L/P", "", "Nama", "L/P"),
            ("1", "Wati", "P", "", "Yoga", "L", "", "Zaki", "L"),
        ]
    )

    assert {(pupil.name, pupil.class_group) for pupil in found.pupils} == {
        ("Wati", "IX D"),
        ("Yoga", "IX D"),
        ("Zaki", "IX D"),
    }


def test_a_list_of_those_who_left_beside_another_is_named() -> None:
    found = workbook(
        S=[
            ("KELAS IX D", *[""] * 5, "SISWA KELUAR"),
            (*LABELS, "", *LABELS),
            (*WATI, "", *YOGA),
        ]
    )

    assert (names(found), found.other_sheets) == (["Wati"], ("S!F:K",))


def test_classes_side_by_side_may_stand_below_each_other() -> None:
    found = workbook(
        S=[
            ("KELAS IX D", *[""] * 4, "KELAS IX E"),
            (*SHORT, "", *SHORT),
            (*WATI[:4], "", *YOGA[:4]),
            ("KELAS IX F",),
            SHORT,
            ("1", "Zaki", "L", "0123456733"),
        ]
    )

    assert {pupil.name: pupil.class_group for pupil in found.pupils} == {
        "Wati": "IX D",
        "Yoga": "IX E",
        "Zaki": "IX F",
    }


def test_lists_side_by_side_that_would_be_cut_are_refused() -> None:
    wide = (*SHORT, "Kelas", "HP", "Nama Ayah", "Nama Ibu", "Alamat")
    with pytest.raises(UnreadableFile, match="side by side"):
        workbook(
            S=[
                wide,
                ("1", "Zaki", "L", "0123456733", "IX F", "", "Umar", "Rini", "Jambi"),
                ("KELAS IX D", *[""] * 4, "KELAS IX E"),
                (*SHORT, "", *SHORT),
                (*WATI[:4], "", *YOGA[:4]),
            ]
        )


@pytest.mark.parametrize("label", ["Mutasi", "Keluar", "Tgl. Mutasi"])
def test_a_column_of_those_who_left_is_read(label: str) -> None:
    rows = [(*WATI, ""), (*YOGA, "12-1-2026"), ("3", "Zaki", "L", "0123456733", "IX F")]
    found = workbook(S=[(*LABELS, label), *rows])

    assert names(found) == ["Wati", "Zaki"]
    assert [fault.facts["said"] for fault in found.bad] == ["12-1-2026"]
