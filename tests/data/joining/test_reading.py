import pytest

from data.errors import UnreadableFile
from data.joining.models import PeopleList
from data.joining.reading import read_lines, read_people
from data.people.models import Element
from tests.planning.exchange.make import workbook

NIP = "19700101 199503 1 001"
DIGITS = "197001011995031001"


def faults(listed: PeopleList) -> list[tuple[int, str, str]]:
    return [
        (f.row, f.column, f.message.format(**f.facts).split(".")[0]) for f in listed.bad
    ]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Siti Aminah, S.Pd., Guru", ("Siti Aminah, S.Pd.", Element.TEACHER, "")),
        ("1. Tini; Ortu", ("Tini", Element.PARENT, "")),
        ("3\tTini\tGuru BK\t-", ("Tini", Element.COUNSELLOR, "")),
        (
            "dr. Andi | Narasumber | Puskesmas",
            ("dr. Andi", Element.RESOURCE_PERSON, "Puskesmas"),
        ),
        ("Tono - Pengawas Sekolah", ("Tono", Element.SUPERVISOR, "")),
        ("Rina, guru matematika", ("Rina", Element.TEACHER, "guru matematika")),
        ("Wati", ("Wati", None, "")),
    ],
)
def test_a_line_says_who_somebody_is(
    line: str, expected: tuple[str, Element | None, str]
) -> None:
    [row] = read_lines(line).rows

    assert (row.name, row.element, row.position) == expected


def test_numbers_of_a_line_are_told_by_what_they_look_like() -> None:
    listed = read_lines(
        f"Siti Aminah, S.Pd.; 0812-3456-7890; Wali Kelas VII A; {NIP}\n"
        "Rina Wati 081234567891"
    )

    first, second = listed.rows
    assert (first.phone, first.employee_number) == ("+6281234567890", DIGITS)
    assert (first.element, first.class_groups) == (Element.HOMEROOM, ("VII A",))
    assert (second.name, second.phone) == ("Rina Wati", "+6281234567891")


def test_pasted_columns_are_known_by_their_names() -> None:
    listed = read_lines(
        "No\tNama Lengkap\tJabatan\tNo. HP/WA\tWali Kelas\tAgama\n"
        "1\tSiti Aminah, S.Pd.\tGuru IPA\t081234567890\tVII A, VII B\tx"
    )

    [row] = listed.rows
    assert (row.element, row.position) == (Element.HOMEROOM, "Guru IPA")
    assert row.class_groups == ("VII A", "VII B")
    assert listed.dropped == ("Agama",)


def test_all_faults_of_all_rows_are_told_at_once() -> None:
    listed = read_lines(
        "Nama;Unsur;HP;NIP\n"
        "Tono;Gurru;0812;12\n"
        ";Guru;;\n"
        "Sri (Alm.);Guru;;\n"
        "123;Guru;081234567890 / 081234567891;\n"
        "Baik;Guru;;"
    )

    assert faults(listed) == [
        (2, "Unsur", "“Gurru” is none of the elements"),
        (2, "HP", "“0812” is not a phone number"),
        (2, "NIP", f"NIP “12”: a NIP has 18 digits, as {NIP}"),
        (3, "Nama", "The name is missing"),
        (4, "Nama", "“Sri (Alm"),
        (5, "Nama", "“123” is no name"),
        (5, "HP", "“081234567890 / 081234567891” is more than one number"),
    ]
    assert [row.name for row in listed.rows] == ["Baik"]


def test_a_workbook_is_read_without_titles_and_signatures() -> None:
    content = workbook(
        {
            "Guru": [
                ["DAFTAR GURU DAN STAF"],
                [],
                ["No", "Nama", "Gelar Belakang", "Jenis PTK", "NIP"],
                [1, "Siti Aminah", "S.Pd.", "Guru Mapel", int(DIGITS)],
                [2, "Budi", None, "Kepala Sekolah", NIP],
                [None, "Jumlah", 2],
                [None, None, None, "Kepala Sekolah"],
                [None, None, None, "NIP. 197001011995031001"],
            ],
            "Catatan": [["Rapat Senin"]],
        }
    )

    listed = read_people("guru.xlsx", content)

    assert [(r.row, r.name, r.element) for r in listed.rows] == [
        (5, "Budi", Element.PRINCIPAL)
    ]
    assert [(row, column) for row, column, _ in faults(listed)] == [(4, "NIP")]
    assert "destroyed" in listed.bad[0].message
    assert listed.other_sheets == ("Catatan",)


def test_a_file_without_a_list_says_what_it_needs() -> None:
    with pytest.raises(UnreadableFile, match="column Nama"):
        read_people("a.csv", b"satu;dua\n1;2\n")


def test_a_class_group_of_no_homeroom_teacher_is_told() -> None:
    listed = read_lines("Nama;Unsur;Kelas\nTini;Orang tua;VII A")

    assert listed.rows[0].class_groups == ()
    assert [remark.column for remark in listed.remarks] == ["Kelas"]
