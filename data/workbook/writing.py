"""How the school's workbooks look: tables to print, and tables to fill in."""

import io
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any, Final, NamedTuple

import xlsxwriter

from data.fields import Field
from data.language import fitted
from data.signs import one_line
from data.workbook.pages import LINE_HEIGHT, Block, height, page_height, pages_of

A4: Final = 9
ROOM: Final = 300
"""Rows of a table to fill in that are prepared."""

LONGEST: Final = 32_767
"""The longest text of a cell, in characters."""

FOOT: Final = 100
"""Signs of the school's name, and of a mark, at the foot of a printed sheet."""

OPTIONS: Final = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}
FONT: Final = {"font_name": "Arial", "font_size": 10}
BRAND: Final = "#1f4e79"
NEEDED: Final = "#9c4a00"
PALE: Final = "#e9eff6"
SAMPLE: Final = "#fff8e6"
QUIET: Final = "#5f6b76"
LINE: Final = "#b8c4d0"
DAY: Final = "[$-421]d mmmm yyyy"
MONTH: Final = "[$-421]mmmm yyyy"
RUPIAH: Final = "[$-421]#,##0"
FRACTION: Final = "[$-421]#,##0.##"
TEXT: Final = "@"
LABELS: Final = 2 * LINE_HEIGHT + 4
STANDARD: Final = 15.0
"""How high a row is that nobody set, in points."""

PAGE: Final = 150
"""How wide the columns of one page are together, where a table needs several."""

HINT: Final = 255
"""The longest hint that a cell may show, in characters."""


class Month(NamedTuple):
    """A day of which only the month is known."""

    first: date


class Link(NamedTuple):
    """A file beside the workbook, by its path from there."""

    path: str


Value = str | date | Month | Decimal | Link | None
"""What a cell shows."""


class Group(NamedTuple):
    """A heading between rows, over all columns but the first: ``A`` / ``Rapat``."""

    mark: str
    title: str


class PrintedColumn(NamedTuple):
    """A column of a table to print; ``width`` in characters."""

    title: str
    width: float


class Book:
    """One workbook, sheet after sheet; it prints on A4 landscape.

    ``mark`` stands in the middle of every page's footer. Text is written as text,
    also where it begins like a formula.
    """

    def __init__(self, title: str, author: str, mark: str, made_on: date) -> None:
        self._bytes = io.BytesIO()
        self._book = xlsxwriter.Workbook(self._bytes, dict(OPTIONS))
        made_at = datetime.combine(made_on, time())
        self._book.set_properties(
            {"title": title, "author": author, "created": made_at}
        )
        self._looks: dict[frozenset[tuple[str, object]], Any] = {}
        self._foot = (author.replace("&", "&&"), mark.replace("&", "&&"))

    def to_bytes(self) -> bytes:
        """Return the finished workbook."""
        self._book.close()
        return self._bytes.getvalue()

    # ── a table to print ─────────────────────────────────────────────────────
    def printed(
        self,
        name: str,
        heading: Sequence[str],
        columns: Sequence[PrintedColumn],
        rows: Sequence[Sequence[Value] | Group],
        sum_of: int | None = None,
    ) -> "Printed":
        """Add a table below its heading, one page wide, its labels on every page.

        With ``sum_of`` a last line adds that column up. No row stands alone on a page:
        pages end where at least two rows follow, and never below a heading.
        """
        sheet = self._book.add_worksheet(name)
        last = len(columns) - 1
        for row, text in enumerate(heading):
            look = self._heading(row, is_last=row == len(heading) - 1)
            sheet.set_row(row, 21 if row == 0 else 15)
            sheet.merge_range(row, 0, row, last, text, look)
        top = len(heading) + 1
        for place, column in enumerate(columns):
            sheet.set_column(place, place, column.width)
            sheet.write_string(top, place, column.title, self._header(align="center"))
        widths = [column.width for column in columns]
        sheet.set_row(top, LABELS)
        blocks = [
            self._row(sheet, n, row, widths) for n, row in enumerate(rows, top + 1)
        ]
        sheet.freeze_panes(top + 1, 2)
        self._paper(sheet, top)
        below = top + 1 + len(rows)
        if sum_of is not None:
            amounts = [row[sum_of] for row in rows if not isinstance(row, Group)]
            total = sum((x for x in amounts if isinstance(x, Decimal)), Decimal(0))
            self._sum(sheet, range(top + 1, below), sum_of, last, total)
            blocks.append(Block(LINE_HEIGHT + 4, with_next=False, with_last=True))
            below += 1
        return Printed(sheet, last, below, self._look, top + 1, tuple(blocks), widths)

    def _row(
        self,
        sheet: Any,  # noqa: ANN401
        number: int,
        row: Sequence[Value] | Group,
        widths: Sequence[float],
    ) -> Block:
        """Write a row or a heading; return how it takes its place on a page."""
        if isinstance(row, Group):
            look = {"bold": True, "bg_color": PALE, "border": 1, "border_color": LINE}
            sheet.set_row(number, LINE_HEIGHT + 4)
            sheet.write_string(number, 0, row.mark, self._look(align="right", **look))
            wide = self._look(indent=1, **look)
            sheet.merge_range(number, 1, number, len(widths) - 1, row.title, wide)
            return Block(LINE_HEIGHT + 4, with_next=True)
        tall = height(row, widths) + 4
        sheet.set_row(number, tall)
        for place, value in enumerate(row):
            self._write(sheet, number, place, value, border=1, border_color=LINE)
        return Block(tall)

    def _sum(
        self,
        sheet: Any,  # noqa: ANN401
        rows: range,
        place: int,
        last: int,
        total: Decimal,
    ) -> None:
        row = rows.stop
        look = {"bold": True, "bg_color": PALE, "border": 1, "border_color": LINE}
        label = self._look(align="right", indent=1, **look)
        sheet.set_row(row, LINE_HEIGHT + 4)
        sheet.merge_range(row, 0, row, place - 1, "Jumlah", label)
        money = self._look(num_format=RUPIAH, align="right", indent=1, **look)
        if rows:
            letter = letter_of(place)
            formula = f"=SUM({letter}{rows.start + 1}:{letter}{rows.stop})"
            sheet.write_formula(row, place, formula, money, float(total))
        else:
            sheet.write_number(row, place, 0, money)
        for other in range(place + 1, last + 1):
            sheet.write_blank(row, other, None, self._look(**look))

    # ── a table to fill in ───────────────────────────────────────────────────
    def fill_in(
        self,
        name: str,
        fields: Sequence[Field],
        rows: Sequence[Mapping[str, Value]],
        choices: Mapping[str, Sequence[str]],
        choices_on: str,
        *,
        is_example: bool = False,
    ) -> None:
        """Add a table that can be taken in again; its cells are prepared as text.

        A field with ``choices`` offers them from the sheet ``choices_on``; every cell
        shows its hint when it is chosen.
        """
        sheet = self._book.add_worksheet(name)
        plain = self._look(num_format=TEXT, text_wrap=True, valign="top")
        room = max(ROOM, len(rows) + 50)
        for place, field in enumerate(fields):
            sheet.set_column(place, place, field.width, plain)
            head = field.heading
            ground = {"bg_color": NEEDED} if field.is_needed else {}
            sheet.write_string(0, place, head, self._header(**ground))
            offered = list(choices).index(head) if head in choices else -1
            source = ""
            if offered >= 0 and choices[head]:
                letter, last = letter_of(offered), len(choices[head]) + 1
                source = f"={choices_on}!${letter}$2:${letter}${last}"
            _guide(sheet, place, room, field, source)
        look = {"italic": True, "font_color": QUIET, "bg_color": SAMPLE}
        widths = [field.width for field in fields]
        blocks: list[Block] = []
        sheet.set_row(0, 2 * LINE_HEIGHT)
        for number, cells in enumerate(rows, 1):
            values = [cells.get(field.name) for field in fields]
            blocks.append(Block(height(values, widths)))
            sheet.set_row(number, blocks[-1].height)
            for place, value in enumerate(values):
                self._write(sheet, number, place, value, **(look if is_example else {}))
        sheet.ignore_errors({"number_stored_as_text": f"A1:{letter_of(25)}{room}"})
        sheet.freeze_panes(1, 1)
        pages = max(1, round(sum(widths) / PAGE))
        self._paper(sheet, 0, pages=pages)
        breaks = pages_of(blocks, page_height(widths, pages) - LABELS, 0)
        sheet.set_h_pagebreaks([1 + place for place in breaks])

    def lists(self, name: str, choices: Mapping[str, Sequence[str]]) -> None:
        """Add the lists that cells are chosen from."""
        sheet = self._book.add_worksheet(name)
        plain = self._look(num_format=TEXT)
        for place, (title, words) in enumerate(choices.items()):
            longest = max(map(len, (title, *words)))
            sheet.set_column(place, place, min(max(longest + 2, 12), 60), plain)
            sheet.write_string(0, place, title, self._header())
            for row, word in enumerate(words, 1):
                sheet.write_string(row, place, word[:LONGEST], plain)
        sheet.freeze_panes(1, 0)
        self._paper(sheet, 0, pages=3)

    def guide(
        self,
        name: str,
        title: str,
        widths: Sequence[float],
        rows: Iterable[Sequence[str]],
    ) -> None:
        """Add words that say how to fill it in."""
        sheet = self._book.add_worksheet(name)
        for place, width in enumerate(widths):
            sheet.set_column(place, place, width)
        sheet.set_row(0, 24)
        sheet.write_string(0, 0, title, self._look(bold=True, font_size=14))
        for row, words in enumerate(rows, 2):
            sheet.set_row(row, height(words, widths) + 6)
            for place, text in enumerate(words):
                look = self._look(text_wrap=True, valign="top", bold=place == 0)
                sheet.write_string(row, place, text, look)
        sheet.hide_gridlines(2)
        self._paper(sheet, 0)

    # ── cells ────────────────────────────────────────────────────────────────
    def _look(self, **look: object) -> Any:  # noqa: ANN401
        key = frozenset(look.items())
        if key not in self._looks:
            self._looks[key] = self._book.add_format(FONT | look)
        return self._looks[key]

    def _heading(self, row: int, *, is_last: bool) -> Any:  # noqa: ANN401
        if is_last:
            return self._look(align="center", italic=True, font_color=QUIET)
        return self._look(align="center", bold=True, font_size=10 if row else 14)

    def _header(self, **look: object) -> Any:  # noqa: ANN401
        ground = {"bold": True, "font_color": "#ffffff", "bg_color": BRAND}
        edges = {"border": 1, "border_color": LINE, "valign": "vcenter"}
        return self._look(**{**ground, **edges, "text_wrap": True, **look})

    def _write(
        self,
        sheet: Any,  # noqa: ANN401
        row: int,
        place: int,
        value: Value,
        **look: object,
    ) -> None:
        """Write a value as what it is: text stays text, days and money are real."""
        look = {"text_wrap": True, "valign": "top", "align": "left", **look}
        look |= {"indent": 1} if "border" in look else {}
        if isinstance(value, Link):
            cell = self._look(**look, font_color=BRAND, underline=1)
            sheet.write_url(row, place, f"external:{value.path}", cell, value.path)
        elif isinstance(value, Month | date):
            is_month = isinstance(value, Month)
            day = value.first if isinstance(value, Month) else value
            shown = MONTH if is_month else DAY if "border" in look else "dd/mm/yyyy"
            cell = self._look(num_format=shown, **look)
            sheet.write_datetime(row, place, datetime.combine(day, time()), cell)
        elif isinstance(value, Decimal):
            is_whole = value == value.to_integral_value()
            look["num_format"] = RUPIAH if is_whole else FRACTION
            sheet.write_number(
                row, place, float(value), self._look(**look | {"align": "right"})
            )
        elif value:
            cell = self._look(num_format=TEXT, **look)
            sheet.write_string(row, place, value[:LONGEST], cell)
        else:
            sheet.write_blank(row, place, None, self._look(num_format=TEXT, **look))

    def _paper(self, sheet: Any, header: int, pages: int = 1) -> None:  # noqa: ANN401
        """Print on A4 landscape, the labels on every page, as wide as ``pages``."""
        sheet.set_landscape()
        sheet.set_paper(A4)
        sheet.fit_to_pages(pages, 0)
        sheet.repeat_rows(header)
        if pages > 1:
            sheet.repeat_columns(0)
            sheet.print_across()
        sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
        author, mark = (_in_foot(words) for words in self._foot)
        sheet.set_footer(f"&L&8{author}&C&8{mark}&R&8Halaman &P dari &N")


def _in_foot(words: str) -> str:
    """Return words for a foot, which has 255 signs in all and "&" for its own."""
    shown = one_line(words).replace("&", "&&")
    return shown if len(shown) <= FOOT else f"{shown[:FOOT].rstrip('&')}…"


class Printed(NamedTuple):
    """A table that was printed: more can be written below it."""

    sheet: Any
    last: int
    below: int
    look: Any
    first: int
    blocks: tuple[Block, ...]
    widths: Sequence[float]

    def line(self, text: str) -> "Printed":
        """Write a line in italics below the table."""
        look = self.look(italic=True)
        self.sheet.merge_range(self.below, 0, self.below, self.last, text, look)
        line = Block(STANDARD, with_last=True)
        return self._replace(below=self.below + 1, blocks=(*self.blocks, line))

    def paged(self, most: int = 0) -> None:
        """End the pages where no row is left alone, and nobody signs an empty page.

        With ``most`` it is shrunk to so many pages where it would take more.
        """
        head = (self.first - 1) * STANDARD
        room = page_height(self.widths) - LABELS  # the labels stand on every page
        breaks = pages_of(self.blocks, room, head)
        if most and len(breaks) >= most:
            self.sheet.fit_to_pages(1, most)
        else:
            self.sheet.set_h_pagebreaks([self.first + place for place in breaks])

    def signatures(self, left: Sequence[str], right: Sequence[str], at: int) -> None:
        """Write who signs, side by side; the last line but one is the name.

        The left one stands in the second column, the right one in column ``at``.
        """
        signed = Block(STANDARD * (len(left) + 1), with_last=True)
        self._replace(blocks=(*self.blocks, signed)).paged()
        for place, lines in ((1, left), (at, right)):
            for row, text in enumerate(lines, self.below + 1):
                is_name = row == self.below + len(lines) - 1
                strong = {"bold": True, "underline": 1} if is_name and text else {}
                self.sheet.write_string(row, place, text, self.look(**strong))


def _guide(sheet: Any, place: int, room: int, field: Field, source: str) -> None:  # noqa: ANN401
    """Offer a column's choices, and show its hint beside the cell."""
    if not source and not field.hint:
        return
    rule: dict[str, object] = {"validate": "any"}
    if source:
        rule = {"validate": "list", "source": source, "show_error": False}
    if hint := fitted(field.hint)[:HINT]:
        rule |= {"input_title": field.heading[:32], "input_message": hint}
    sheet.data_validation(1, place, room, place, rule)


def letter_of(place: int) -> str:
    """Return what a spreadsheet calls a column: A to Z."""
    return chr(ord("A") + place)
