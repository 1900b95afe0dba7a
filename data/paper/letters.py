"""One letter, written once, for many receivers: a page each, in one DOCX.

What differs stands as a mark in the letter («nama»); every receiver's copy is made of
the finished letter's own text, which is a hundred times faster than writing it again.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from io import BytesIO
from itertools import count
from typing import Final
from xml.sax.saxutils import escape

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.oxml import serialize_part_xml
from docx.opc.packuri import PackURI
from docx.oxml.parser import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.parts.image import ImagePart
from docx.shared import Pt

from data.paper import layout, ooxml, tables
from data.paper.models import Align, Letterhead
from data.paper.writing import LISTED, Paper
from data.record import Record

AT_ONCE: Final = 30
"""So many copies are read at a time; after each it is told how far it is."""

MARK: Final = re.compile("«(\\w+)»")
NUMBERED: Final = re.compile(r'(<wp:docPr\b[^>]*?\bid=")\d+"')
BREAKS: Final = "<w:pageBreakBefore/>"
SIZE: Final = 11.0
CUT: Final = "✂ " + "– " * 74
WIDTH: Final = 15.5
ACROSS: Final = 92
"""So many letters stand on a line of the page."""
PAGE: Final = 57
FIXED: Final = 29
"""Lines of a page, and what letterhead, signature and distances take of them."""
SMALLEST: Final = 0.8
"""A letter is made no smaller to stay on its page: it must be read."""


class Copy(Record):
    """What stands in one receiver's letter in the place of each mark.

    ``picture`` takes the place of the picture that the letter was written with.
    """

    words: Mapping[str, str]
    picture: bytes | None = None


class Letters(Paper):
    """A letter with marks, and its copies; its pages carry no numbers."""

    def __init__(self, letterhead: Letterhead, title: str) -> None:
        super().__init__(letterhead, title, is_dense=True)
        self._lines = 0
        self._document.sections[0].footer.paragraphs[0].clear()

    def numbered_head(self, pairs: Iterable[tuple[str, str]], dated: str) -> None:
        """Write ``Nomor : …`` and what follows, place and date on the right."""
        table = self._side_by_side([2.2, 0.4, 7.4, 5.5], rows=0)
        for place, (label, value) in enumerate(pairs):
            texts = (label, ":", value, "" if place else dated)
            self._count(value, ACROSS // 2)
            cells = ooxml.add_row(table).cells
            for cell, text in zip(cells, texts, strict=True):
                is_date = cell is cells[-1]
                align = Align.RIGHT if is_date else Align.LEFT
                tables.fill(cell, text, align, size=SIZE, room=0)
        self._space(8)

    def words(self, text: str, after: float = 4, *, is_ragged: bool = False) -> None:
        """Write the school's words close together, a paragraph a line.

        ``is_ragged``: lines to write on are not drawn out to both margins.
        """
        for line in filter(None, (line.strip() for line in text.splitlines())):
            found = LISTED.match(line)
            paragraph = self._paragraph()
            self._count(line, ACROSS - 8 if found else ACROSS)
            if found:
                layout.hang(paragraph)
                paragraph.paragraph_format.line_spacing = None
                mark = "•" if found[1] in {"-", "–", "*"} else found[1]
                ooxml.add_words(paragraph, f"{mark}\t{found[2]}", SIZE)
            else:
                if not is_ragged:
                    paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
                ooxml.add_words(paragraph, line, SIZE)
            paragraph.paragraph_format.space_after = Pt(1 if found else after)

    def block(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Write ``label : value`` set in, as when and where."""
        table = self._side_by_side([0.8, 3.2, 0.4, WIDTH - 4.4], rows=0)
        for label, value in pairs:
            self._count(value, ACROSS * 2 // 3)
            cells = ooxml.add_row(table).cells
            for cell, text in zip(cells, ("", label, ":", value), strict=True):
                tables.fill(cell, text, size=SIZE, room=0)
        self._space(5)

    def cut_here(self) -> None:
        """Draw the line along which a slip is torn off."""
        self._space(2)
        ooxml.add_words(self._paragraph(), CUT, 7)

    def to_each(
        self, copies: Sequence[Copy], told: Callable[[float], None] = lambda _: None
    ) -> bytes:
        """Return the letter once for every receiver, each on a page of its own.

        ``told`` hears how far it is, from 0 to 1.
        """
        if (factor := PAGE / (FIXED + self._lines)) < 1:
            ooxml.shrink(self._document, max(factor, SMALLEST), in_width=False)
        body, numbers = self._document.element.body, count(1)
        end = body[-1]
        body.remove(end)
        head, letter = _as_text(body)
        for child in list(body):
            body.remove(child)
        body.append(end)
        made = list(zip(copies, self._pictures(copies), strict=True))
        for first in range(0, len(made), AT_ONCE):
            some = made[first : first + AT_ONCE]
            texts = [_copied(letter, *each, numbers) for each in some]
            if not first:
                texts[0] = texts[0].replace(BREAKS, "", 1)
            for child in list(parse_xml(f"{head}{''.join(texts)}</w:body>")):
                end.addprevious(child)
            told((first + len(some)) / len(made))
        kept = BytesIO()
        self._document.save(kept)
        return kept.getvalue()

    def _count(self, words: str, across: int) -> None:
        """Count on how many lines words stand, ``across`` letters wide."""
        self._lines += sum(-(-len(line) // across) or 1 for line in words.split("\n"))

    def _pictures(self, copies: Sequence[Copy]) -> Iterator[tuple[str, str]]:
        """Give the address of the letter's last picture, and that of each copy's."""
        part = self._document.part
        images = [
            (key, rel.target_part)
            for key, rel in part.rels.items()
            if rel.reltype == RELATIONSHIP_TYPE.IMAGE
        ]
        for place, copy in enumerate(copies, 1):
            if copy.picture is None or not images:
                yield "", ""
                continue
            key, first = images[-1]
            name = PackURI(f"/word/media/surat{place}.png")
            made = ImagePart(name, first.content_type, copy.picture)
            yield key, part.rels.get_or_add(RELATIONSHIP_TYPE.IMAGE, made).rId


def _as_text(body: BaseOxmlElement) -> tuple[str, str]:
    """Return what stands in a document, and the head that declares its names."""
    whole = serialize_part_xml(body).decode("utf-8")
    begins = whole.index(">", whole.index("<w:body")) + 1
    return whole[whole.index("<w:body") : begins], whole[begins : whole.rindex("</")]


def _copied(
    letter: str, copy: Copy, picture: tuple[str, str], numbers: Iterator[int]
) -> str:
    old, new = picture
    text = letter.replace(f'r:embed="{old}"', f'r:embed="{new}"') if old else letter
    text = NUMBERED.sub(lambda found: f'{found[1]}{next(numbers)}"', text)
    return MARK.sub(
        lambda mark: escape(ooxml.printable(copy.words.get(mark[1], ""))), text
    )
