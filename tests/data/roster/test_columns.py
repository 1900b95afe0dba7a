"""Columns with two facts, ticks, look-alike letters, and what is no pupil's row."""

import io

import pytest
import xlsxwriter

from data.names import person_key
from data.roster.class_groups import normalise, same_as
from data.roster.reading import RosterFile, read_roster


def csv(*lines: str) -> RosterFile:
    return read_roster("daftar.csv", "\n".join(lines).encode())


@pytest.mark.parametrize(
    ("label", "typed", "numbers"),
    [
        ("NIS/NISN", "2207 / 0123456711", ("2207", "0123456711")),
        ("NISN / NIPD", "0123456711/2207", ("2207", "0123456711")),
        ("NISN/NIS", "0123456711 2207", ("2207", "0123456711")),
        ("NIS-NISN", "0123456711 - 2207", ("2207", "0123456711")),
        ("NIS-NISN", "2207-0123456711", ("2207", "0123456711")),
        ("NISN/NIS", "0123456711-2207", ("2207", "0123456711")),
        ("NISN/NIS", "0123456711 (2207)", ("2207", "0123456711")),
        ("NISN/NIS", "-/2207", ("2207", None)),
        ("NIS/NISN", "1000000001/0123456711", ("1000000001", "0123456711")),
        ("NISN/NIS", "0123456711/1000000001", ("1000000001", "0123456711")),
        ("NIS/NISN", "0123456711", (None, "0123456711")),
        ("NIS/NISN", "2207", ("2207", None)),
        ("NIS/NISN", "2207/-", ("2207", None)),
    ],
)
def test_both_numbers_of_one_column_are_read(
    label: str, typed: str, numbers: tuple[str | None, str | None]
) -> None:
    found = csv(f"No;{label};Nama;L/P;Kelas", f"1;{typed};Wati;P;VIII C")

    [pupil] = found.pupils
    assert (pupil.nipd, pupil.nisn) == numbers
    assert not {"nipd", "nisn"} & pupil.unsaid
    assert found.dropped_columns == ()


@pytest.mark.parametrize("tick", ["v", "√", "✓", "1", "x", "P"])
@pytest.mark.parametrize("labels", ["L;P", "Lk.;Pr.", "Laki-laki;Perempuan"])
def test_a_tick_below_l_or_p_is_the_sex(labels: str, tick: str) -> None:
    found = csv(
        f"No;Nama;NISN;{labels};Kelas",
        f"1;Wati;0123456711;;{tick};VIII C",
        f"2;Yoga;0123456722;{tick};-;VIII C",
        "3;Zaki;0123456733;;;VIII C",
        f"4;Tika;0123456744;{tick};{tick};VIII C",
    )

    assert [pupil.gender for pupil in found.pupils] == ["P", "L", "", ""]
    [fault] = found.warnings
    assert (fault.row, fault.column) == (5, "JK")


def test_ticks_below_one_label_for_both_are_read() -> None:
    found = csv(
        "No;Nama;NISN;Jenis Kelamin;;Kelas",
        ";;;L;P;",
        "1;Wati;0123456711;;v;VIII C",
        "2;Yoga;0123456722;v;;VIII C",
    )

    assert [(x.name, x.gender) for x in found.pupils] == [("Wati", "P"), ("Yoga", "L")]


def test_a_column_p_alone_is_not_read() -> None:
    found = csv("No;Nama;NISN;P;Kelas", "1;Wati;0123456711;v;VIII C")

    assert [pupil.gender for pupil in found.pupils] == [""]
    assert found.dropped_columns == ("P",)


@pytest.mark.parametrize(
    ("copied", "own"),
    [
        ("VIII С", "VIII C"),
        ("VІІІ C", "VIII C"),
        ("ⅤⅠⅠⅠ Ϲ".replace("Ϲ", "С"), "VIII C"),
        ("IX Β", "IX B"),
        ("Х MIPA 1", "X MIPA 1"),
        ("Kelas Меlati", "Kelas Melati"),
    ],
)
def test_letters_that_look_alike_make_no_other_class(copied: str, own: str) -> None:
    assert copied != own
    assert same_as(copied) == same_as(own)


def test_letters_that_look_alike_make_no_other_person() -> None:
    assert normalise("VIII С") == "VIII C"
    assert person_key("Ѕri Аyu") == person_key("Sri Ayu")
    assert person_key("Βοni") == person_key("Boni")


@pytest.mark.parametrize(
    "below",
    [
        ["Mengetahui,;;;Wali Kelas", "Kepala Sekolah;;;", "Drs. Umar;;;Rini, S.Pd."],
        [";;;Jambi, 14 Juli 2026", "Kepala;;;Operator", "NIP. 19670101;;;NIP. 1970"],
        ["Jumlah;;;32", "Total siswa;;;Laki-laki 16"],
    ],
)
def test_who_signs_below_a_list_is_no_pupil(below: list[str]) -> None:
    found = csv("Nama;NISN;JK;Kelas", "Wati;0123456711;P;VIII C", *below)

    assert [pupil.name for pupil in found.pupils] == ["Wati"]
    assert found.bad == ()
    assert {fault.facts["value"] for fault in found.warnings} <= {
        row.split(";")[0] for row in below
    }
    assert found.warnings


def test_a_list_goes_on_below_a_signature() -> None:
    found = csv(
        "Nama;NISN;JK;Kelas",
        "Wati;0123456711;P;VIII C",
        "Mengetahui;;;Kepala",
        "Umar;;;Rini",
        "Yoga;0123456722;L;VIII C",
        "Nama;NISN;JK;Kelas",
        "Zaki;;;VIII D",
    )

    assert [pupil.name for pupil in found.pupils] == ["Wati", "Yoga", "Zaki"]


def test_a_row_with_a_sex_and_nothing_else_is_no_pupil() -> None:
    found = csv("Nama;NISN;JK;Kelas", ";;P;", "Wati;0123456711;P;VIII C")

    assert ([pupil.name for pupil in found.pupils], found.bad) == (["Wati"], ())


def test_a_pupil_in_a_hidden_row_is_told_and_stays_on_the_list() -> None:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet("S")
        sheet.write_row(0, 0, ["Nama", "NISN", "JK", "Kelas"])
        sheet.write_row(1, 0, ["Wati", "0123456711", "P", "VIII C"])
        sheet.write_row(2, 0, ["Yoga", "0123456722", "L", "VIII C"])
        sheet.set_row(2, None, None, {"hidden": True})
    found = read_roster("daftar.xlsx", out.getvalue())

    assert [pupil.name for pupil in found.pupils] == ["Wati"]
    [fault] = found.bad
    assert (fault.row, fault.facts) == (3, {"value": "Yoga"})
    assert "hidden" in fault.message
    assert [mention.nisn for mention in found.mentions] == ["0123456722"]
