"""Which words of the DOCX format python-docx has no names for, named here."""

# ruff: noqa: SLF001 -- the library has no public way to its own XML

from collections.abc import Iterable
from copy import deepcopy
from typing import Final

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.section import Section
from docx.shared import Emu, Pt
from docx.styles.style import ParagraphStyle
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from data.signs import one_line, tidy

LONGEST_PROPERTY: Final = 255
"""Signs of a document's title or author, as its format has it."""


def printable(text: str) -> str:
    """Return the text without the characters that no document may hold."""
    return tidy(text)


def property_of(text: str) -> str:
    """Return a text as a document's title or author, in one line."""
    return one_line(text)[:LONGEST_PROPERTY]


def add_words(
    paragraph: Paragraph,
    text: str,
    size: float | None = None,
    *,
    bold: bool = False,
    italic: bool = False,
) -> Run:
    """Write on in a paragraph, in the size of its style where none is given."""
    run = paragraph.add_run(printable(text))
    run.bold = bold or None
    run.italic = italic or None
    run.font.size = Pt(size) if size else None
    return run


def element(tag: str, /, **attributes: object) -> BaseOxmlElement:
    """Return ``<w:tag w:attribute="…"/>``."""
    made: BaseOxmlElement = OxmlElement(f"w:{tag}")
    for attribute, value in attributes.items():
        made.set(qn(f"w:{attribute}"), str(value))
    return made


def add_field(paragraph: Paragraph, instruction: str) -> None:
    """Add a field that the reader's program fills in, such as ``PAGE``."""
    words = element("instrText")
    words.text = f" {instruction} "
    words.set(qn("xml:space"), "preserve")
    first = paragraph.add_run()
    first._r.append(element("fldChar", fldCharType="begin"))
    paragraph.add_run()._r.append(words)
    paragraph.add_run()._r.append(element("fldChar", fldCharType="separate"))
    paragraph.add_run(" ")
    paragraph.add_run()._r.append(element("fldChar", fldCharType="end"))


def bookmark(paragraph: Paragraph, name: str, number: int) -> None:
    """Name a paragraph so that a field can point to it."""
    begin = element("bookmarkStart", id=number, name=name)
    end = element("bookmarkEnd", id=number)
    first = paragraph.runs[0]._r
    first.addprevious(begin)
    paragraph._p.append(end)


def remove(paragraph: Paragraph) -> None:
    """Take a paragraph out of its document."""
    paragraph._p.getparent().remove(paragraph._p)


def set_font(style: ParagraphStyle, name: str) -> None:
    """Write a style in one font, whatever the theme says."""
    style.font.name = name
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), name)


def set_language(style: ParagraphStyle, code: str) -> None:
    """Say in which language a style's words are, so that they are spelt by it."""
    style.element.get_or_add_rPr().append(element("lang", val=code))


def line_below(paragraph: Paragraph) -> None:
    """Draw the letterhead's double rule below a paragraph."""
    properties = paragraph._p.get_or_add_pPr()
    borders = element("pBdr")
    borders.append(
        element("bottom", val="thickThinMediumGap", sz=24, space=2, color="000000")
    )
    properties.insert_element_before(
        borders,
        *("w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc"),
        *("w:rPr", "w:sectPr"),
    )


def end_section_in_last_paragraph(document: Document) -> None:
    """Let the words before a new section end it, not an empty line below them.

    The empty line would need a page of its own where the words just fill theirs.
    """
    ends = document.element.body.findall(f"{qn('w:p')}/{qn('w:pPr')}/{qn('w:sectPr')}")
    last = ends[-1].getparent().getparent()
    before = last.getprevious()
    if before is not None and before.tag == qn("w:p"):
        before.get_or_add_pPr().append(ends[-1])
        last.getparent().remove(last)


def count_pages(section: Section, form: str, start: int | None = None) -> None:
    """Count a section's pages as ``decimal`` or ``lowerRoman``, perhaps anew."""
    properties = section._sectPr
    for found in properties.findall(qn("w:pgNumType")):
        properties.remove(found)
    number = element("pgNumType", fmt=form)
    if start is not None:
        number.set(qn("w:start"), str(start))
    following = ("w:cols", "w:formProt", "w:vAlign", "w:noEndnote", "w:titlePg")
    properties.insert_element_before(
        number, *following, "w:textDirection", "w:bidi", "w:rtlGutter", "w:docGrid"
    )


def set_columns(section: Section, number: int, space: int) -> None:
    """Divide a section's pages into columns with a line between, ``space`` (EMU)."""
    properties = section._sectPr
    columns = properties.find(qn("w:cols"))
    columns.set(qn("w:num"), str(number))
    columns.set(qn("w:space"), str(Emu(space).twips))
    columns.set(qn("w:sep"), "1")


def shrink(document: Document, factor: float, *, in_width: bool = True) -> None:
    """Make every word, distance, column and picture smaller by a factor.

    Without ``in_width`` columns stay as wide as they are.
    """
    styles, body = document.styles.element, document.element.body
    sizes = (*styles.iter(qn("w:sz")), *body.iter(qn("w:sz")))
    widths = (*body.iter(qn("w:gridCol")), *body.iter(qn("w:tcW")))
    measures = [(one, qn("w:val")) for one in sizes]
    measures += [(one, qn("w:w")) for one in widths if in_width]
    for tag in ("wp:extent", "a:ext"):
        for one in body.iter(qn(tag)):
            measures += [(one, side) for side in ("cx", "cy") if one.get(side)]
    distances = (*styles.iter(qn("w:spacing")), *body.iter(qn("w:spacing")))
    for side in ("before", "after"):
        name = qn(f"w:{side}")
        measures += [(one, name) for one in distances if one.get(name)]
    for one, name in measures:
        one.set(name, str(int(int(one.get(name)) * factor)))


def fill_in_fields_when_opened(document: Document) -> None:
    """Ask the reader's program to fill in the fields, such as pages in the contents."""
    document.settings.element.insert(0, element("updateFields", val="true"))


def shade(cell: _Cell, color: str) -> None:
    """Give a cell a ground colour (``E7ECF2``)."""
    shading = element("shd", val="clear", color="auto", fill=color)
    cell._tc.get_or_add_tcPr().insert_element_before(
        shading, "w:noWrap", "w:tcMar", "w:textDirection", "w:tcFitText", "w:vAlign"
    )


def border(cell: _Cell, side: str, kind: str) -> None:
    """Draw a cell's ``top``, ``left``, ``bottom`` or ``right`` side as a line."""
    properties = cell._tc.get_or_add_tcPr()
    borders = properties.find(qn("w:tcBorders"))
    if borders is None:
        borders = element("tcBorders")
        properties.insert_element_before(
            borders,
            *("w:shd", "w:noWrap", "w:tcMar", "w:textDirection", "w:tcFitText"),
            *("w:vAlign", "w:hideMark"),
        )
    drawn = {line.tag: line for line in borders}
    drawn[qn(f"w:{side}")] = element(side, val=kind, sz=8, space=0, color="44546A")
    for line in list(borders):
        borders.remove(line)
    for name in ("top", "left", "bottom", "right"):
        if (line := drawn.get(qn(f"w:{name}"))) is not None:
            borders.append(line)


def repeat_as_header(row: _Row) -> None:
    """Repeat a table's row on every page the table reaches."""
    row._tr.get_or_add_trPr().append(element("tblHeader"))


def keep_whole(row: _Row) -> None:
    """Keep a row on one page."""
    row._tr.get_or_add_trPr().append(element("cantSplit"))


def fix_widths(table: Table, widths: Iterable[int]) -> None:
    """Give the columns these widths (EMU), and let no program guess others."""
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width


def set_margins(table: Table, sides: int) -> None:
    """Set how far words stand from a cell's sides, in twentieths of a point."""
    margins = element("tblCellMar")
    for side in ("left", "right"):
        margins.append(element(side, w=sides, type="dxa"))
    look = table._tbl.tblPr.find(qn("w:tblLook"))
    if look is None:
        table._tbl.tblPr.append(margins)
    else:
        look.addprevious(margins)


def set_cell_margins(cell: _Cell, sides: int) -> None:
    """Set how far words stand from this cell's sides, in twentieths of a point."""
    margins = element("tcMar")
    for side in ("left", "right"):
        margins.append(element(side, w=sides, type="dxa"))
    properties = cell._tc.get_or_add_tcPr()
    properties.insert_element_before(margins, "w:textDirection", "w:vAlign")


def add_row(table: Table) -> _Row:
    """Add a row that stays on one page."""
    row: _Row = table.add_row()  # type: ignore[no-untyped-call]
    keep_whole(row)
    return row


def add_rows_like(table: Table, pattern: _Row, count: int) -> list[_Row]:
    """Put ``count`` rows in the place of ``pattern``, the table's last row.

    Many times faster than adding row by row where a table has many columns.
    """
    table._tbl.remove(pattern._tr)
    rows = [deepcopy(pattern._tr) for _ in range(count)]
    table._tbl.extend(rows)
    return [_Row(row, table) for row in rows]


def without_borders(table: Table) -> None:
    """Take a table's lines away, where it only sets words side by side."""
    table.style = "Normal Table"
    for borders in table._tbl.tblPr.findall(qn("w:tblBorders")):
        table._tbl.tblPr.remove(borders)
