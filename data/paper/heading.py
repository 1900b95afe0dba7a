"""How a letterhead looks: lines in the middle, a logo left, perhaps one right."""

from collections.abc import Sequence
from io import BytesIO
from typing import Final

from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.image.exceptions import (
    InvalidImageStreamError,
    UnexpectedEndOfFileError,
    UnrecognizedImageError,
)
from docx.shared import Cm, Length
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from data.paper import ooxml
from data.paper.models import Letterhead

LOGO_HEIGHT: Final = Cm(2.1)
HIGHEST: Final = Cm(11)
"""A picture is no higher, so that two of them stand on a page."""
SIGNS: Final = 66
"""How many letters of an address stand beside each other between two logos."""
BROKEN_PICTURE: Final = (
    InvalidImageStreamError,
    UnexpectedEndOfFileError,
    UnrecognizedImageError,
)


def widths_of(letterhead: Letterhead) -> list[float]:
    """Return the widths of its columns in centimetres: with a logo three, else one."""
    has_logo = letterhead.owner_logo or letterhead.logo
    return [2.4, 10.7, 2.4] if has_logo else [15.5]


def fill(table: Table, letterhead: Letterhead) -> None:
    """Fill a table of one row with the letterhead.

    The logo of the region or foundation stands on the left, the school's on the right;
    one alone stands on the left.
    """
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    cells = table.rows[0].cells
    on_left = letterhead.owner_logo or letterhead.logo
    if on_left:
        set_picture(cells[0].paragraphs[0], on_left, LOGO_HEIGHT)
    if letterhead.owner_logo and letterhead.logo:
        right = cells[-1].paragraphs[0]
        right.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        set_picture(right, letterhead.logo, LOGO_HEIGHT)
    _letter_lines(cells[len(cells) // 2], _lines(letterhead))


def _lines(letterhead: Letterhead) -> list[tuple[str, float, bool]]:
    address, city = letterhead.address, letterhead.city
    if city.casefold() not in address.casefold():
        address = f"{address}, {city}"
    contacts = _joined((*letterhead.contacts, f"NPSN {letterhead.npsn}"))
    return [
        *((line, 12.0, False) for line in letterhead.lines),
        (letterhead.name.upper(), 15.0, True),
        *((line, 9.5, False) for line in (address, *contacts)),
    ]


def set_pictures(
    table: Table, shown: Sequence[tuple[bytes, str]], width: float
) -> None:
    """Set pictures into the rows of a table, each with its words below.

    ``width``: of a column, in centimetres.
    """
    across = len(table.columns)
    for at in range(0, len(shown), across):
        cells = ooxml.add_row(table).cells
        for cell, (picture, words) in zip(cells, shown[at : at + across], strict=False):
            above = cell.paragraphs[0]
            set_picture(above, picture, width=Cm(width - 0.4), highest=Cm(6))
            above.paragraph_format.keep_with_next = True
            ooxml.add_words(cell.add_paragraph(), words, 10)


def set_picture(
    paragraph: Paragraph,
    picture: bytes,
    height: Length | None = None,
    width: Length | None = None,
    highest: Length = HIGHEST,
) -> None:
    """Set a picture in a paragraph; one that cannot be read leaves it empty."""
    try:
        shape = paragraph.add_run().add_picture(BytesIO(picture), width, height)
    except BROKEN_PICTURE:
        return
    if shape.height > highest:  # a long screenshot
        shape.width = Length(shape.width * highest // shape.height)
        shape.height = highest


def _joined(parts: Sequence[str]) -> list[str]:
    """Return the parts beside each other, on as few lines as have room for them."""
    lines: list[str] = []
    for part in parts:
        if lines and len(lines[-1]) + len(part) < SIGNS:
            lines[-1] = f"{lines[-1]} · {part}"
        else:
            lines.append(part)
    return lines


def _letter_lines(cell: _Cell, lines: Sequence[tuple[str, float, bool]]) -> None:
    for number, (text, size, bold) in enumerate(lines):
        paragraph = cell.add_paragraph() if number else cell.paragraphs[0]
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        ooxml.add_words(paragraph, text, size, bold=bold)
