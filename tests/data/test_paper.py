from base64 import b64decode
from io import BytesIO
from typing import Any

import pytest
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml.ns import qn
from docx.shared import Cm

from data.paper import (
    Align,
    ChartBox,
    Column,
    Letterhead,
    Paper,
    PlannedWeeks,
    Signer,
)

SCHOOL = Letterhead(
    lines=("PEMERINTAH KOTA CONTOH", "DINAS PENDIDIKAN"),
    name="SMP Negeri Contoh",
    address="Jalan Contoh 1",
    city="Prabumulih",
    npsn="12345678",
)
DOT = b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9"
    "awAAAABJRU5ErkJggg=="
)
COLUMNS = (
    Column(title="No", width=1, align=Align.CENTER),
    Column(title="Uraian", width=8),
    Column(title="Jumlah", width=4, align=Align.RIGHT),
)


def paper(**facts: Any) -> Paper:
    return Paper(SCHOOL.model_copy(update=facts), "Program Kerja")


def opened(written: Paper) -> Any:
    return Document(BytesIO(written.to_bytes()))


def words(document: Any) -> list[str]:
    return [p.text for p in document.paragraphs if p.text.strip()]


def cells(table: Any) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


def test_page_is_a4_with_room_to_bind() -> None:
    [section] = opened(paper()).sections

    assert (section.page_width.cm, section.page_height.cm) == pytest.approx(
        (21, 29.7), abs=0.01
    )
    assert section.left_margin.cm == pytest.approx(3, abs=0.01)


def test_letterhead_says_whose_paper_it_is() -> None:
    written = paper()
    written.letterhead()

    [[shown]] = cells(opened(written).tables[0])
    assert shown.splitlines() == [
        "PEMERINTAH KOTA CONTOH",
        "DINAS PENDIDIKAN",
        "SMP NEGERI CONTOH",
        "Jalan Contoh 1, Prabumulih",
        "NPSN 12345678",
    ]


def test_letterhead_does_not_say_the_city_twice() -> None:
    written = paper(address="Jalan Mawar, Kota Prabumulih")
    written.letterhead()

    assert "Jalan Mawar, Kota Prabumulih\n" in cells(opened(written).tables[0])[0][0]


def test_logo_stands_in_the_letterhead_and_on_the_cover() -> None:
    written = paper(logo=DOT)
    written.cover(("PROGRAM KERJA",), ("Disusun oleh",), "2026")
    written.letterhead()

    assert len(opened(written).inline_shapes) == 2


def test_broken_logo_does_not_spoil_the_paper() -> None:
    written = paper(logo=DOT[:20])
    written.letterhead()

    document = opened(written)
    assert not document.inline_shapes
    assert "SMP NEGERI CONTOH" in document.tables[0].rows[0].cells[1].text


def test_headings_are_real_ones_and_stand_in_the_contents_list() -> None:
    written = paper()
    written.contents()
    written.title("BAB I", "PENDAHULUAN")
    written.heading("A. Latar Belakang")
    written.heading("1. Tujuan umum", 3)

    document = opened(written)
    styles = [(p.style.name, p.text) for p in document.paragraphs]
    assert ("Heading 1", "BAB I\nPENDAHULUAN") in styles
    assert ("Heading 3", "1. Tujuan umum") in styles
    listed = [p for p in document.paragraphs if "\t" in p.text]
    assert [p.text.split("\t")[0] for p in listed] == [
        "BAB I PENDAHULUAN",
        "A. Latar Belakang",
    ]
    asked = [e.text.split()[1] for e in document.element.iter(qn("w:instrText"))]
    named = {e.get(qn("w:name")) for e in document.element.iter(qn("w:bookmarkStart"))}
    assert set(asked) <= named


def test_lines_become_paragraphs_and_lists() -> None:
    written = paper()
    written.text("Sasaran:\n\n1. orang tua;\n- siswa\n2020 adalah tahun awal")

    assert words(opened(written)) == [
        "Sasaran:",
        "1.\torang tua;",
        "•\tsiswa",
        "2020 adalah tahun awal",
    ]


def test_unprintable_characters_are_left_out() -> None:
    written = paper()
    written.text("Rapat\x01 awal\x00 tahun")
    written.table(COLUMNS, [("1", "Kon\x07sumsi", "Rp1")])

    document = opened(written)
    assert words(document) == ["Rapat awal tahun"]
    assert document.tables[0].rows[1].cells[1].text == "Konsumsi"


def test_table_repeats_its_header_and_keeps_rows_whole() -> None:
    written = paper()
    written.table(
        COLUMNS,
        [("Rapat",), ("1", "Konsumsi", "Rp500"), ("2", "Undangan", "Rp250")],
        [("Jumlah", 2, ["Rp750"])],
    )

    [table] = opened(written).tables
    assert cells(table)[0] == ["No", "Uraian", "Jumlah"]
    assert cells(table)[1] == ["Rapat"] * 3
    assert cells(table)[4] == ["Jumlah", "Jumlah", "Rp750"]
    first = table.rows[0]._tr.trPr
    assert first.find(qn("w:tblHeader")) is not None
    assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)
    amount = table.rows[2].cells[2]
    assert amount.paragraphs[0].alignment is WD_ALIGN_PARAGRAPH.RIGHT
    assert amount.width.cm == pytest.approx(4, abs=0.01)


def test_schedule_marks_days_in_their_weeks_and_a_month_as_a_whole() -> None:
    written = paper()
    written.landscape()
    written.schedule(
        [
            PlannedWeeks(title="Rapat", weeks=((0, 2), (0, 3))),
            PlannedWeeks(title="Kunjungan", month=11),
            PlannedWeeks(title="Belum ada"),
        ]
    )

    [table] = opened(written).tables
    months = list(dict.fromkeys(cells(table)[0][2:]))
    assert (months[0], months[-1], len(months)) == ("Jul", "Jun", 12)
    assert cells(table)[1][2:7] == ["1", "2", "3", "4", "5"]
    rapat, visit, nothing = (row.cells for row in table.rows[2:])
    assert [n for n, cell in enumerate(rapat) if cell.text == "●"] == [4, 5]
    shaded = [
        n for n, c in enumerate(visit) if c._tc.tcPr.find(qn("w:shd")) is not None
    ]
    assert shaded == [57, 58, 59, 60, 61]
    assert [cell.text for cell in nothing[:2]] == ["3", "Belum ada"]
    widths = sum(column.width for column in table.columns)
    assert widths <= Cm(29.7 - 4)


def test_wide_tables_lie_and_the_rest_stands() -> None:
    written = paper()
    written.landscape()
    written.portrait()

    ways = [section.orientation for section in opened(written).sections]
    assert ways == [WD_ORIENT.PORTRAIT, WD_ORIENT.LANDSCAPE, WD_ORIENT.PORTRAIT]


def test_draft_says_so_on_every_page_the_cover_too() -> None:
    draft = Document(
        BytesIO(
            Paper(SCHOOL, "Program", draft_mark="DRAF – belum disetujui").to_bytes()
        )
    )
    section = draft.sections[0]

    for header in (section.header, section.first_page_header):
        [run] = header.paragraphs[0].runs
        assert run.text == "DRAF – belum disetujui"
        assert str(run.font.color.rgb) == "C00000"
    assert opened(paper()).sections[0].header.paragraphs[0].text == ""


def test_pages_are_numbered_but_not_the_cover() -> None:
    section = opened(paper()).sections[0]

    assert "Program Kerja · SMP Negeri Contoh · Halaman" in (
        section.footer.paragraphs[0].text
    )
    assert "PAGE" in section.footer._element.xml
    assert section.different_first_page_header_footer
    assert section.first_page_footer.paragraphs[0].text == ""


def test_two_sign_side_by_side_with_names_underlined() -> None:
    written = paper()
    written.signatures(
        "Contoh, 6 Juli 2026",
        Signer(
            role="Kepala Sekolah,", name="Budi", number="1970", before="Mengetahui,"
        ),
        Signer(role="Wakil,", name="Sari"),
    )

    [table] = opened(written).tables
    shown = cells(table)
    assert shown[0] == ["Mengetahui,", "Contoh, 6 Juli 2026"]
    assert shown[1] == ["Kepala Sekolah,", "Wakil,"]
    assert shown[3] == ["Budi", "Sari"]
    assert shown[4][0] == "NIP. 1970"
    assert shown[4][1] == "NIP. -"
    bottom = WD_CELL_VERTICAL_ALIGNMENT.BOTTOM
    assert [cell.vertical_alignment for cell in table.rows[3].cells] == [bottom] * 2
    run = table.rows[3].cells[0].paragraphs[0].runs[0]
    assert run.bold
    assert run.underline


def test_a_number_is_printed_in_its_groups() -> None:
    written = paper()
    principal = Signer(role="Kepala,", name="Budi", number="197001011995031001")
    written.signatures("Contoh", principal, Signer(role="Wakil,"))

    [table] = opened(written).tables
    left, right = cells(table)[-1]
    assert left == "NIP. 19700101 199503 1 001"
    assert right.startswith("NIP. …")


def test_letterhead_has_contacts_and_a_logo_on_both_sides() -> None:
    contacts = ("Telepon (0713) 321456", "Laman smp.sch.id", "Pos-el humas@smp.sch.id")
    written = paper(contacts=contacts, owner_logo=DOT, logo=DOT)
    written.letterhead()

    [table] = opened(written).tables
    left, middle, right = table.rows[0].cells
    assert all("pic:pic" in cell._tc.xml for cell in (left, right))
    assert [p.text for p in middle.paragraphs][-2:] == [
        "Telepon (0713) 321456 · Laman smp.sch.id · Pos-el humas@smp.sch.id",
        "NPSN 12345678",
    ]


def test_one_logo_stands_on_the_left() -> None:
    for only in ({"owner_logo": DOT}, {"logo": DOT}):
        written = paper(**only)
        written.letterhead()
        [table] = opened(written).tables
        left, _, right = table.rows[0].cells
        assert ["pic:pic" in cell._tc.xml for cell in (left, right)] == [True, False]


def test_who_is_not_named_signs_on_dots() -> None:
    written = paper()
    written.signatures_below(
        Signer(role="Ketua Komite Sekolah,", before="Mengetahui,", has_number=False)
    )

    [table] = opened(written).tables
    shown = [row[0] for row in cells(table)]
    assert shown[:2] == ["Mengetahui,", "Ketua Komite Sekolah,"]
    assert shown[-1] == "…" * 13
    assert not table.rows[-1].cells[0].paragraphs[0].runs[0].underline


def chart_of(*boxes: ChartBox) -> Any:
    written = Paper(SCHOOL, "Struktur", is_lying=True)
    written.chart(boxes)
    [table] = opened(written).tables
    return table


def lines_of(table: Any, side: str) -> list[str]:
    return [line.get(qn("w:val")) for line in table._tbl.iter(qn(f"w:{side}"))]


def test_chart_lies_on_the_long_side() -> None:
    [section] = opened(Paper(SCHOOL, "Struktur", is_lying=True)).sections

    assert section.orientation == WD_ORIENT.LANDSCAPE


def test_box_stands_over_the_middle_of_those_below_it() -> None:
    below = tuple(ChartBox(title=name) for name in "ABC")
    table = chart_of(ChartBox(title="Atas", lines=("Ketua: Sari",), below=below))

    top = [cell.text for cell in table.rows[0].cells]
    assert len(table.columns) == 12
    assert top.index("Atas\nKetua: Sari") == 5
    assert [t for t in dict.fromkeys(c.text for c in table.rows[4].cells) if t] == [
        "A",
        "B",
        "C",
    ]


def test_topmost_boxes_are_joined_by_a_dashed_line_only() -> None:
    two = chart_of(ChartBox(title="A"), ChartBox(title="B"))
    one = chart_of(ChartBox(title="A"))

    assert "dashed" in lines_of(two, "bottom")
    assert "dashed" not in lines_of(one, "bottom")


def test_box_keeps_its_words_printable() -> None:
    table = chart_of(ChartBox(title="Tim\x07 humas", below=(ChartBox(title="B\x00"),)))

    assert "Tim humas" in [cell.text for cell in table.rows[0].cells]


@pytest.mark.parametrize("count", [1, 2, 3, 9])
@pytest.mark.parametrize("has_sum", [False, True])
def test_no_row_of_a_table_stands_alone_on_a_page(count: int, has_sum: bool) -> None:
    written = paper()
    totals = [("Jumlah", 2, ["Rp9"])] if has_sum else []
    written.table(COLUMNS, [(str(n), "Kotak", "Rp1") for n in range(count)], totals)

    [table] = opened(written).tables

    stays = [
        bool(row.cells[0].paragraphs[0].paragraph_format.keep_with_next)
        for row in table.rows
    ]
    between = [False] * (count - 3)
    expected = {
        1: [True, has_sum],
        2: [True, True, has_sum],
        3: [True, True, True, has_sum],
    }.get(count, [True, True, *between, True, has_sum])
    assert stays == expected + [False] * has_sum


def test_bold_lines_stay_with_what_follows() -> None:
    written = paper()
    written.centred("MEMUTUSKAN:", bold=True)
    written.line("Tembusan:", bold=True)
    written.line("1. Arsip")

    kept = [
        bool(p.paragraph_format.keep_with_next)
        for p in opened(written).paragraphs
        if p.text
    ]
    assert kept == [True, True, False]


def test_signature_stays_with_the_last_clause_and_the_one_below_with_it() -> None:
    written = paper()
    written.clauses("KEEMPAT", [("", "Keputusan ini berlaku.")])
    written.signatures(
        "Contoh", Signer(role="", name=" ", has_number=False), Signer(role="Kepala,")
    )
    written.signatures_below(Signer(role="Ketua Komite Sekolah,", has_number=False))

    clause, first, below = opened(written).tables
    for table in (clause, first):
        last = table.rows[-1].cells[-1].paragraphs[0]
        assert last.paragraph_format.keep_with_next
    blank, signed = (column.width.cm for column in first.columns)
    assert (blank, signed) == pytest.approx((6.5, 9), abs=0.05)
    assert not below.rows[-1].cells[0].paragraphs[0].paragraph_format.keep_with_next


def test_two_up_makes_distances_and_words_smaller() -> None:
    written = Paper(SCHOOL, "Kartu", is_two_up=True)
    written.line("Isi")
    written.next_page()
    written.line("Lain")

    paragraph = next(p for p in opened(written).paragraphs if p.text == "Isi")

    assert paragraph.runs[0].font.size.pt == 9
    assert paragraph.paragraph_format.space_before.pt == pytest.approx(3.25, abs=0.1)


def test_a_page_after_a_full_table_is_not_empty() -> None:
    written = paper()
    written.table(COLUMNS, [("1", "Kotak", "Rp1")])
    written.next_page()
    written.heading("Berikutnya")

    document = opened(written)
    table, heading = list(document.element.body)[:2]

    assert (table.tag, heading.tag) == (qn("w:tbl"), qn("w:p"))
    assert [p.text for p in document.paragraphs] == ["Berikutnya"]


def test_a_table_that_ends_a_part_takes_its_last_rows_along() -> None:
    written = paper()
    written.landscape()
    written.table(COLUMNS, [(str(n), "Kotak", "Rp1") for n in range(5)])
    written.portrait()
    written.text("Penutup")

    [table] = opened(written).tables
    assert table.rows[-1].cells[0].paragraphs[0].paragraph_format.keep_with_next


def test_lines_of_words_are_as_high_at_the_head_of_a_page() -> None:
    written = paper()
    written.text("Satu\n1. Dua")

    document = opened(written)

    body = document.styles["Body Text"].paragraph_format
    item = document.paragraphs[-1].paragraph_format
    assert body.line_spacing_rule == item.line_spacing_rule
    assert body.line_spacing_rule is WD_LINE_SPACING.AT_LEAST
