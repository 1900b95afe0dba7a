"""Files that strangers made to harm, or that went wrong on the way."""

import random
import time
from io import BytesIO
from pathlib import Path

import psutil
import pytest
import xlsxwriter

from data import foreign
from data.errors import UnreadableFile
from data.opening.sheets import ROWS, SIGNS, column_of, letters_of
from data.workbook import Row, Sheet, read_sheets
from data.workshop import TookTooLong, Unanswered, Workshop
from tests.data.make_package import (
    cell,
    package,
    parts_of,
    relations,
    sheet,
    stray_cell,
    types,
    workbook,
)


def read(content: bytes, name: str = "rencana.xlsx") -> list[Sheet]:
    return read_sheets(name, content, _is_header)


def _is_header(row: Row) -> bool:
    return "Nama" in row


def refusal(content: bytes, name: str = "rencana.xlsx") -> str:
    with pytest.raises(UnreadableFile) as refused:
        read(content, name)
    return str(refused.value)


@pytest.mark.parametrize("place", ["XFD1048576", "A900000", "XFD3", "CW20000", "SH2"])
def test_a_stray_cell_far_out_is_named(place: str) -> None:
    told = refusal(workbook(cell("A1"), cell("B2") + cell(place)))

    assert f"“L2” of rencana.xlsx reaches to cell {place};" in told
    assert f"Delete what stands in {place} " in told


@pytest.mark.parametrize(
    "place",
    ["A4294967295", "A99999999999", "AAAAAAAAA1", "XFE1", "A1048577", "A0", "7"],
)
def test_a_cell_where_excel_has_none_is_damage(place: str) -> None:
    assert "may be damaged" in refusal(workbook(cell("A1") + cell(place)))


@pytest.mark.parametrize(
    "rows",
    [
        '<row r="4294967295"><c><v>1</v></c></row>',
        '<row r="-1"><c><v>1</v></c></row>',
        '<row r="1048576"/><row><c><v>1</v></c></row>',
        "<row><c><v>1</v></c>",
        "<row><c><v>&amp;&nbsp;</v></c></row>",
    ],
)
def test_rows_where_excel_has_none_are_damage(rows: str) -> None:
    assert "may be damaged" in refusal(workbook(rows))


def test_rows_and_cells_that_do_not_say_where_they_are_follow_each_other() -> None:
    rows = "<row><c><v>1</v></c><c><v>2</v></c></row><row><c/><c><v>3</v></c></row>"

    assert [list(row) for row in read(workbook(rows))[0].rows] == [[1, 2], ["", 3]]


def test_cells_that_are_only_coloured_reach_nowhere() -> None:
    rows = cell("A1") + '<row r="1048576"><c r="XFD1048576" s="3"/></row>'

    assert [list(row) for row in read(workbook(rows))[0].rows] == [[1]]


@pytest.mark.parametrize("area", ["A1:XFD1048576", "B9", "A1:ZZZZZZ999999999999"])
def test_what_a_sheet_says_of_its_area_does_not_count(area: str) -> None:
    found = read(package(parts_of(sheet(cell("A1") + cell("A2", 5), area))))

    assert [list(row) for row in found[0].rows] == [[1], [5]]


def test_a_text_that_many_cells_share_is_counted_for_each() -> None:
    long = f"<si><t>{'x' * 30_000}</t></si>"
    rows = "".join(
        f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(1, 2000)
    )

    assert SIGNS < 30_000 * 2000
    assert "any list of a school" in refusal(workbook(rows, texts=long))


def test_texts_that_grow_when_unpacked_are_not_read() -> None:
    texts = f"<si><t>{'A' * 1024 * 1024}</t></si>" * 80
    before = psutil.Process().memory_info().rss

    assert "any list of a school" in refusal(workbook(cell("A1"), texts=texts))
    assert psutil.Process().memory_info().rss - before < 256 * 1024 * 1024


def test_entities_are_not_known() -> None:
    laughs = "<!DOCTYPE x [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;'>]>"
    parts = parts_of(laughs + sheet('<row><c t="str"><v>&b;</v></c></row>'))

    assert "may be damaged" in refusal(package(parts))


def test_a_part_that_is_there_twice_is_damage() -> None:
    parts = parts_of(sheet(cell("A1")))
    again = ("XL/worksheets/S1.xml", sheet(cell("XFD1048576")))

    assert "may be damaged" in refusal(package(parts, again))


def test_what_no_list_leads_to_is_not_looked_at() -> None:
    far = ("xl/worksheets/s9.xml", sheet(cell("XFD1048576")))

    assert len(read(package(parts_of(sheet(cell("A1"))), far))) == 1


def test_a_workbook_of_another_programme_is_found_by_its_relations() -> None:
    assert read(workbook(cell("A1", 7), main="workbook2"))[0].rows == [[7]]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (package({"mimetype": "x", "content.xml": "<a/>"}), "LibreOffice"),
        (
            package(
                {
                    "[Content_Types].xml": types(**{"xl/workbook.bin": "a.binary"}),
                    "_rels/.rels": relations(officeDocument="xl/workbook.bin"),
                    "xl/workbook.bin": "x",
                }
            ),
            ".xlsb",
        ),
        (
            package(
                {
                    "[Content_Types].xml": types(
                        **{"word/document.xml": "wordprocessingml.document.main+xml"}
                    ),
                    "_rels/.rels": relations(officeDocument="word/document.xml"),
                    "word/document.xml": "<document/>",
                }
            ),
            "is not a workbook",
        ),
        (package({"a.txt": "a"}), "may be damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "may be damaged"),
    ],
)
def test_what_is_no_workbook_is_told_apart(content: bytes, told: str) -> None:
    assert told in refusal(content)


def test_an_old_workbook_that_needs_too_much_harms_nobody() -> None:
    told = refusal(stray_cell(), "lama.xls")

    assert "lama.xls" in told
    assert "Ctrl+End" in told
    assert read(workbook(cell("A1", 3)))[0].rows == [[3]]


def test_texts_lose_what_nobody_sees() -> None:
    typed = "Rapat_x000B_ ko\u202emite\u200b"
    rows = f'<row><c t="inlineStr"><is><t>{typed}</t></is></c></row>'

    assert read(workbook(rows))[0].rows == [["Rapat\n komite"]]
    assert read("Nama;B\nSi\u202eti\x07\x00;2\n".replace("\x00", "").encode())[
        0
    ].rows == [
        ["Nama", "B"],
        ["Siti", "2"],
    ]


# ── lists as text ────────────────────────────────────────────────────────────
def test_a_list_of_270_000_rows_is_refused_at_once() -> None:
    text = "Nama;Kelas\n" + "Siti;VII A\n" * 270_000

    assert f"beyond row {ROWS + 1}" in refusal(text.encode(), "siswa.csv")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Nama" + ";" * 5_000_000, "beyond row 1"),
        ("Nama\n" + "," * 600, "beyond row 2"),
        ('Nama;B\n"' + "x" * 40_000 + '";b\n', "Row 2"),
        ('Nama;B\nSiti;"ada\n' + "x;y\n" * 90_000, "quotation mark"),
        ("Nama" + "\n" * 9_000_000, f"beyond row {ROWS + 1}"),
    ],
)
def test_a_text_that_is_no_list_of_a_school_is_refused(text: str, told: str) -> None:
    began = time.process_time()

    assert told in refusal(text.encode(), "siswa.csv")
    assert time.process_time() - began < 20


# ── the process beside ───────────────────────────────────────────────────────
def test_whoever_waits_is_told_and_may_leave() -> None:
    class Left(BaseException):
        pass

    def told(_done: float) -> None:
        raise Left

    with pytest.raises(Left):
        Workshop("tests.data.never").ask({}, told)


def test_a_process_that_takes_too_long_is_ended() -> None:
    workshop = Workshop("tests.data.never", longest=0.7)

    with pytest.raises(TookTooLong):
        workshop.ask({})
    assert not workshop.is_open


def test_a_process_that_dies_leaves_the_next_order_alone() -> None:
    workshop = Workshop("tests.data.there_is_no_such_program")

    for _ in range(2):
        with pytest.raises(Unanswered):
            workshop.ask({})


@pytest.mark.skipif(not Path("/proc").exists(), reason="only Linux limits the memory")
def test_the_process_that_opens_files_has_a_limit_of_memory() -> None:
    foreign.opened("a", workbook(cell("A1")), "workbook")
    process = foreign.workshop._process
    assert process

    limits = Path(f"/proc/{process.pid}/limits").read_text("ascii")

    [line] = [one for one in limits.splitlines() if one.startswith("Max address space")]
    assert line.split()[3] == str(1024**3)


@pytest.mark.parametrize("seed", range(4))
def test_a_damaged_workbook_is_read_or_refused_and_nothing_else(seed: int) -> None:
    made = BytesIO()
    book = xlsxwriter.Workbook(made, {"in_memory": True})
    rows = book.add_worksheet("Kegiatan")
    for number in range(20):
        rows.write_row(number, 0, ["Rapat", number, 46256.5, True])
    book.close()
    chance = random.Random(seed)
    for given in (made.getvalue(), package(parts_of(sheet(cell("A1"))))):
        for _ in range(40):
            damaged = bytearray(given)
            for _ in range(chance.randint(1, 8)):
                damaged[chance.randrange(4, len(damaged))] = chance.randrange(256)
            try:
                assert read(bytes(damaged[: chance.randint(30, 2 * len(damaged))]))
            except UnreadableFile as refused:
                assert "rencana.xlsx" in str(refused)  # noqa: PT017


@pytest.mark.parametrize(("letters", "number"), [("A", 1), ("Z", 26), ("XFD", 16384)])
def test_columns_are_counted_by_letters(letters: str, number: int) -> None:
    assert (column_of(letters), letters_of(number)) == (number, letters)
