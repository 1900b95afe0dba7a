"""How a paper's pages lie, and which styles its words have."""

from typing import Final

from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.section import Section
from docx.shared import Cm, Emu, Length, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph

from data.paper import ooxml

FONT: Final = "Times New Roman"
BODY: Final = "Body Text"
BODY_LINE: Final = Pt(20.7)
LIST_LINE: Final = Pt(18)
"""One and a half lines of this font, and a little less in lists.

In points: lines that are a share of the font's are lower at the head of a page, and
LibreOffice then leaves a heading alone at the foot of the page before.
"""
DENSE_LINE: Final = Pt(15.9)
"""A line, and a little, where a paper is to stay on one page."""
RED: Final = RGBColor(0xC0, 0x00, 0x00)
BLACK: Final = RGBColor(0, 0, 0)
CUT: Final = "✂"
TWO_UP: Final = 0.82
"""How much smaller everything is on half a page."""
SHORT_SIDE: Final = Cm(21)
LONG_SIDE: Final = Cm(29.7)


def set_up_styles(document: Document, *, is_dense: bool = False) -> None:
    """Give the words of a paper their font, sizes and distances."""
    normal = _style(document, "Normal")
    ooxml.set_font(normal, FONT)
    ooxml.set_language(normal, "id-ID")
    normal.font.size = Pt(12)
    normal.paragraph_format.space_after = Pt(0)
    body = _style(document, BODY).paragraph_format
    body.line_spacing = DENSE_LINE if is_dense else BODY_LINE
    body.line_spacing_rule = WD_LINE_SPACING.AT_LEAST
    body.space_after = Pt(4)
    body.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    for level, size, before in ((1, 14, 0), (2, 12, 12), (3, 12, 8)):
        style = _style(document, f"Heading {level}")
        ooxml.set_font(style, FONT)
        style.font.size = Pt(size)
        style.font.bold = True
        style.font.color.rgb = BLACK
        form = style.paragraph_format
        form.space_before = Pt(before)
        form.space_after = Pt(12 if level == 1 else 6)
        form.keep_with_next = True
        form.alignment = WD_ALIGN_PARAGRAPH.CENTER if level == 1 else form.alignment


def describe(document: Document, title: str, author: str) -> None:
    """Say in the file what it is called, whose it is, and in which language."""
    properties = document.core_properties
    properties.title = ooxml.property_of(title)
    properties.author = ooxml.property_of(author)
    properties.comments = ""
    properties.language = "id-ID"


def hang(paragraph: Paragraph, line: Length = LIST_LINE) -> None:
    """Let the words of a list hang behind their mark."""
    form = paragraph.paragraph_format
    form.left_indent, form.first_line_indent = Cm(1), Cm(-0.7)
    form.tab_stops.add_tab_stop(Cm(1))
    form.space_after = Pt(2)
    form.line_spacing = line
    form.line_spacing_rule = WD_LINE_SPACING.AT_LEAST


def upright(section: Section) -> None:
    """Let pages stand on their short side."""
    section.orientation = WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = SHORT_SIDE, LONG_SIDE
    section.left_margin = Cm(3)
    section.right_margin = section.top_margin = section.bottom_margin = Cm(2.5)


def lying(section: Section) -> None:
    """Let pages lie on their long side."""
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = LONG_SIDE, SHORT_SIDE
    section.left_margin = section.right_margin = Cm(2)
    section.top_margin, section.bottom_margin = Cm(2.5), Cm(2)


def room(section: Section) -> float:
    """Return how wide words may stand on a page, in centimetres."""
    sides = (section.left_margin or 0) + (section.right_margin or 0)
    wide: float = Emu((section.page_width or SHORT_SIDE) - sides).cm
    return wide


def two_up(section: Section) -> None:
    """Let two columns lie side by side on a lying page, a line to cut along between."""
    lying(section)
    section.left_margin = section.right_margin = Cm(1.2)
    section.top_margin = section.bottom_margin = Cm(1.3)
    section.header_distance = section.footer_distance = Cm(0.4)
    ooxml.set_columns(section, 2, Cm(1.6))


def mark_cut(paragraph: Paragraph) -> None:
    """Write above or below the line where a page is to be cut."""
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    ooxml.add_words(paragraph, CUT, 9)


def mark(paragraph: Paragraph, draft_mark: str) -> None:
    """Write above a page, in red, that the paper is a draft."""
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    ooxml.add_words(paragraph, draft_mark, bold=True).font.color.rgb = RED


def number(paragraph: Paragraph, title: str) -> None:
    """Write below a page which paper it is of, and its number."""
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.add_run(ooxml.printable(f"{title} · Halaman "))
    ooxml.add_field(paragraph, "PAGE")
    for run in paragraph.runs:
        run.font.size = Pt(9)


def _style(document: Document, name: str) -> ParagraphStyle:
    found = document.styles[name]
    if not isinstance(found, ParagraphStyle):
        raise TypeError(name)
    return found
