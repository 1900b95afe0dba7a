"""How a paper of the school is written from the cover to the signatures."""

import re
from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import Final

from docx import Document
from docx.document import Document as DocumentOfWord
from docx.enum.section import WD_SECTION
from docx.enum.text import (
    WD_ALIGN_PARAGRAPH,
    WD_BREAK,
    WD_TAB_ALIGNMENT,
    WD_TAB_LEADER,
)
from docx.section import Section
from docx.shared import Cm, Pt
from docx.table import Table
from docx.text.paragraph import Paragraph

from data.paper import chart, heading, layout, ooxml, signing, tables
from data.paper.models import (
    ChartBox,
    Column,
    Letterhead,
    PlannedWeeks,
    Signer,
)
from data.paper.tables import Total

MIME: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
DRAFT_MARK: Final = "DRAF – belum disetujui"
LISTED: Final = re.compile(r"^(\d{1,2}[.)]|[a-z][.)]|[-•–*])\s+(.*)$")
LISTED_LEVELS: Final = 2
BEHIND_COVER: Final = ("ii", "iii", "iv", "v")


class Paper:
    """One DOCX, written from top to bottom, or two columns a page to be cut apart.

    Titles and headings are real ones (styles Heading 1-3), so that the contents list
    and every program's outline know them. With a ``draft_mark`` every page says so in
    red.
    """

    def __init__(
        self,
        letterhead: Letterhead,
        title: str,
        *,
        draft_mark: str = "",
        is_lying: bool = False,
        is_two_up: bool = False,
        is_dense: bool = False,
    ) -> None:
        self._document: DocumentOfWord = Document()
        self._letterhead = letterhead
        self._headings: list[tuple[str, int, str]] = []
        self._contents: Paragraph | None = None
        self._in_front = 0
        self._breaks = False
        self._is_two_up = is_two_up
        self._last: Paragraph | None = None
        self._below: Paragraph | None = None
        self._table: Table | None = None
        layout.set_up_styles(self._document, is_dense=is_dense)
        self._list_line = layout.DENSE_LINE if is_dense else layout.LIST_LINE
        layout.describe(self._document, title, letterhead.name)
        section = self._document.sections[0]
        (layout.lying if is_lying else layout.upright)(section)
        if is_lying or is_dense:  # a whole chart, or a slip, on one page
            section.top_margin = section.bottom_margin = Cm(1.8)
        section.different_first_page_header_footer = True
        for header in (section.header, section.first_page_header):
            layout.mark(header.paragraphs[0], draft_mark)
        if is_two_up:
            self._divide(section)
            return
        layout.number(section.footer.paragraphs[0], f"{title} · {letterhead.name}")

    # ── whole pages ──────────────────────────────────────────────────────────
    def cover(self, title: Sequence[str], middle: Sequence[str], year: str) -> None:
        """Write the first page: title, logo, who wrote it, and whose it is."""
        self._space(60)
        for line in title:
            self._centred(line, size=20, bold=True)
        self._space(50)
        logo = self._letterhead.logo or self._letterhead.owner_logo
        if logo:
            heading.set_picture(self._centred(""), logo, Cm(4))
        self._space(70 if logo else 170)
        for line in middle:
            self._centred(line, size=13)
        self._space(110)
        for line in (*self._letterhead.lines, self._letterhead.name.upper()):
            self._centred(line, size=14, bold=True)
        self._centred(self._letterhead.city, size=13)
        self._centred(year, size=13)
        self.next_page()

    def letterhead(self) -> None:
        """Write the school's letterhead with its double rule."""
        table = self._side_by_side(heading.widths_of(self._letterhead))
        heading.fill(table, self._letterhead)
        rule = self._paragraph()
        rule.paragraph_format.space_after = Pt(14)
        rule.paragraph_format.line_spacing = Pt(4)
        ooxml.line_below(rule)

    def contents(self) -> None:
        """List the headings here, with the pages they stand on."""
        self._centred("DAFTAR ISI", size=14, bold=True, after=12)
        self._contents = self._paragraph()

    def next_page(self) -> None:
        """Go on at the top of the next page, or of the next column of two."""
        if self._below is not None and self._below is self._last:
            ooxml.remove(self._below)  # alone it might need a page of its own
            self._last = None
        self._breaks = True

    def landscape(self) -> None:
        """Go on upon pages laid on their long side."""
        layout.lying(self._new_section())

    def portrait(self) -> None:
        """Go on upon upright pages again."""
        layout.upright(self._new_section())

    def main_part(self) -> None:
        """End the front pages (i, ii, iii) and count the next ones from 1."""
        self._in_front = len(self._headings)
        ooxml.count_pages(self._document.sections[-1], "lowerRoman")
        section = self._new_section()
        layout.upright(section)
        ooxml.count_pages(section, "decimal", start=1)

    # ── words ────────────────────────────────────────────────────────────────
    def title(self, *lines: str) -> None:
        """Begin a chapter: ``BAB I`` / ``PENDAHULUAN``, or one line."""
        self._head("\n".join(lines), 1)

    def heading(self, text: str, level: int = 2) -> None:
        """Write a heading inside a chapter (level 2 or 3)."""
        self._head(text, level)

    def text(self, words: str) -> None:
        """Write the school's words: a paragraph a line, ``1.`` and ``-`` make lists."""
        for line in filter(None, (line.strip() for line in words.splitlines())):
            if found := LISTED.match(line):
                self._item(found[1], found[2])
            else:
                self._body(line)

    def numbered(self, items: Iterable[str]) -> None:
        """Write a list with numbers."""
        for number, item in enumerate(items, 1):
            self._item(f"{number}.", item)

    def facts(self, pairs: Iterable[tuple[str, str]], label_width: float = 4.5) -> None:
        """Write ``label : value`` under each other, without lines."""
        rest = 15.1 - label_width
        table = self._side_by_side([label_width, 0.4, rest], rows=0)
        for label, value in pairs:
            tables.add_line(table, (label, ":", value), size=12, room=1)
        self._space(4)

    def clauses(self, label: str, items: Sequence[tuple[str, str]]) -> None:
        """Write ``label : a. text`` as decrees do, the label once; no item, nothing.

        Items without a mark stand where the marks would.
        """
        marked = any(mark for mark, _ in items)
        widths = [3.2, 0.4, 0.8, 11.1] if marked else [3.2, 0.4, 11.9]
        if not items:
            return
        table = self._table = self._side_by_side(widths, rows=0)
        for place, (mark, text) in enumerate(items):
            head = ("", "") if place else (label, ":")
            texts = (*head, mark, text) if marked else (*head, text)
            row = tables.add_line(table, texts, size=12, room=2)
            row.cells[-1].paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
        self._space(5)

    def centred(self, *lines: str, bold: bool = False, after: float = 2) -> None:
        """Write lines in the middle, ``after`` points below the last.

        Bold ones are headings: they stay with what follows.
        """
        for place, line in enumerate(lines, 1):
            room = after if place == len(lines) else 2
            self._centred(line, bold=bold, after=room)

    def on_right(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Write ``label : value`` on the page's right half, as above an appendix."""
        table = self._side_by_side([6.3, 2.3, 0.4, 6.5], rows=0)
        for label, value in pairs:
            tables.add_line(table, ("", label, ":", value), size=11, room=1)
        self._space(10)

    def picture_beside(
        self, picture: bytes, lines: Sequence[str], width: float = 3.2
    ) -> None:
        """Write a picture, ``width`` centimetres wide, and lines on its right.

        The first line is bold; picture and lines stay on one page.
        """
        self._space(6)
        table = self._side_by_side([width + 0.5, 15.0 - width], rows=0)
        left, right = ooxml.add_row(table).cells
        heading.set_picture(left.paragraphs[0], picture, width=Cm(width))
        for place, line in enumerate(lines):
            paragraph = right.add_paragraph() if place else right.paragraphs[0]
            paragraph.paragraph_format.space_after = Pt(3)
            ooxml.add_words(paragraph, line, 10 if place else 11, bold=not place)
        self._space(4)

    def pictures(self, shown: Sequence[tuple[bytes, str]], across: int = 3) -> None:
        """Write pictures side by side, each with its words below."""
        width = layout.room(self._document.sections[-1]) / across
        heading.set_pictures(self._side_by_side([width] * across, rows=0), shown, width)
        self._space(4)

    def line(self, text: str, *, bold: bool = False, italic: bool = False) -> None:
        """Write one line as it is, on the left; a bold one stays with the next."""
        paragraph = self._paragraph()
        paragraph.paragraph_format.space_before = Pt(8 if bold else 4)
        paragraph.paragraph_format.keep_with_next = bold or None
        ooxml.add_words(paragraph, text, 11, bold=bold, italic=italic)

    def under_table(self, text: str) -> None:
        """Write a line in italics below a table, on one page with its last rows."""
        self._keep_table_with_next()
        self._keep_last_with_next()
        self.line(text, italic=True)

    # ── tables ───────────────────────────────────────────────────────────────
    def table(
        self,
        columns: Sequence[Column],
        rows: Iterable[Sequence[str]],
        totals: Sequence[Total] = (),
        size: float = 10,
    ) -> None:
        """Write a table; a row of one text is a heading across all columns."""
        self._table = tables.add_table(self._document, columns, rows, totals, size)
        self._space(6)
        self._below = self._last

    def schedule(self, lines: Iterable[PlannedWeeks | str]) -> None:
        """Write the year's schedule from July to June; it needs a lying page.

        A text among the lines is a heading across the whole year.
        """
        self._table = tables.add_schedule(self._document, list(lines))
        self._space(2)
        self._below = self._last

    def chart(self, boxes: Sequence[ChartBox]) -> None:
        """Draw an organisation from above to below, as wide as the page lets it."""
        chart.add_chart(self._document, boxes, layout.room(self._document.sections[-1]))
        self._space(6)

    def wide_picture(self, picture: bytes) -> None:
        """Write a picture, such as a chart, as wide as the page lets it."""
        room = Cm(layout.room(self._document.sections[-1]))
        heading.set_picture(self._paragraph(), picture, width=room, highest=Cm(16))

    # ── signatures ───────────────────────────────────────────────────────────
    def signatures(self, dated: str, left: Signer, right: Signer) -> None:
        """Write two signatures side by side, place and date over the right one."""
        self._keep_last_with_next()
        self._keep_table_with_next()
        self._space(12)
        self._keep_last_with_next()
        self._sign(("", dated), (left, right))

    def signatures_below(self, *signers: Signer) -> None:
        """Write one more signature in the middle, or two, under the first two."""
        self._keep_last_with_next()
        self._keep_table_with_next()
        self._space(14)
        self._keep_last_with_next()
        self._sign([""] * len(signers), signers)

    def to_bytes(self) -> bytes:
        """Return the finished paper."""
        self._list_headings()
        if self._is_two_up:
            ooxml.shrink(self._document, layout.TWO_UP)
        if self._contents is not None:
            ooxml.fill_in_fields_when_opened(self._document)
        kept = BytesIO()
        self._document.save(kept)
        return kept.getvalue()

    # ── parts ────────────────────────────────────────────────────────────────
    def _divide(self, section: Section) -> None:
        """Put two columns on a page, with signs where it is to be cut."""
        layout.two_up(section)
        section.different_first_page_header_footer = False
        for edge in (section.header, section.footer):
            layout.mark_cut(edge.paragraphs[0])

    def _paragraph(self, text: str = "", style: str = "Normal") -> Paragraph:
        paragraph = self._document.add_paragraph(ooxml.printable(text), style)
        if self._breaks and self._is_two_up:
            paragraph.add_run().add_break(WD_BREAK.COLUMN)
        elif self._breaks:
            paragraph.paragraph_format.page_break_before = True
        self._breaks = False
        self._last = paragraph
        return paragraph

    def _head(self, text: str, level: int) -> None:
        name = f"_bagian{len(self._headings) + 1}"
        paragraph = self._paragraph(text, f"Heading {level}")
        ooxml.bookmark(paragraph, name, len(self._headings) + 1)
        self._headings.append((" ".join(text.split("\n")), level, name))

    def _list_headings(self) -> None:
        """Fill the list of contents.

        A heading before the main part stands on a page of its own behind the cover:
        its number is written, since some programs count such pages by figures.
        """
        if self._contents is None:
            return
        for place, (text, level, name) in enumerate(self._headings):
            if level > LISTED_LEVELS:
                continue
            entry = self._contents.insert_paragraph_before()
            form = entry.paragraph_format
            form.left_indent = Cm(0.8 * (level - 1))
            form.space_before = Pt(6 if level == 1 else 1)
            form.tab_stops.add_tab_stop(
                Cm(15.5), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS
            )
            ooxml.add_words(entry, text, bold=level == 1)
            entry.add_run("\t")
            if place < self._in_front:
                entry.add_run(BEHIND_COVER[place])
            else:
                ooxml.add_field(entry, f"PAGEREF {name} \\h")

    def _new_section(self) -> Section:
        self._breaks = False
        if self._below is not None and self._below is self._last:
            self._keep_table_with_next()
        section: Section = self._document.add_section(WD_SECTION.NEW_PAGE)
        ooxml.count_pages(section, "decimal")
        ooxml.end_section_in_last_paragraph(self._document)
        section.different_first_page_header_footer = False
        return section

    def _keep_last_with_next(self) -> None:
        if self._last is not None:
            self._last.paragraph_format.keep_with_next = True

    def _keep_table_with_next(self) -> None:
        """Let a table's last row go to the next page with what is signed below it."""
        if self._table is not None:
            for cell in self._table.rows[-1].cells:
                cell.paragraphs[0].paragraph_format.keep_with_next = True

    def _side_by_side(self, widths: Sequence[float], rows: int = 1) -> Table:
        if self._breaks:
            self._space(1)
        table: Table = self._document.add_table(rows=rows, cols=len(widths))
        ooxml.without_borders(table)
        ooxml.fix_widths(table, [Cm(width) for width in widths])
        return table

    def _centred(
        self, text: str, *, size: float = 12, bold: bool = False, after: float = 4
    ) -> Paragraph:
        paragraph = self._paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.paragraph_format.space_after = Pt(after)
        paragraph.paragraph_format.keep_with_next = bold or None
        ooxml.add_words(paragraph, text, size, bold=bold)
        return paragraph

    def _sign(self, dated: Sequence[str], signers: Sequence[Signer]) -> None:
        self._table = self._side_by_side(signing.widths_of(signers), rows=0)
        signing.sign(self._table, dated, signers)

    def _space(self, points: float) -> None:
        paragraph = self._paragraph()
        paragraph.paragraph_format.line_spacing = Pt(points)

    def _body(self, text: str) -> None:
        self._paragraph(text, layout.BODY).paragraph_format.first_line_indent = Cm(1)

    def _item(self, mark: str, text: str) -> None:
        shown = "•" if mark in {"-", "–", "*"} else mark
        paragraph = self._paragraph("", layout.BODY)
        layout.hang(paragraph, self._list_line)
        paragraph.add_run(f"{shown}\t{ooxml.printable(text)}")
