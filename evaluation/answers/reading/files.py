"""Which columns and rows does a file of answers have? Names and addresses are left out.

What says who answered is dropped here, before anything else looks at the file.
"""

import re
from collections.abc import Collection, Sequence
from datetime import date
from typing import Final, NamedTuple

from data.errors import UnreadableFile
from data.language import N_
from data.opening.sheets import letters_of
from data.workbook import (
    HEADER_ROWS,
    BadRow,
    Cell,
    Row,
    Sheet,
    label_of,
    read_sheets,
    text_of,
    value_of,
)
from data.workshop import Told, silent
from evaluation.answers.models import Leaving

NAMED_TIMES: Final = (
    "timestamp,cap waktu,stempel waktu,waktu,tanggal dan waktu,waktu pengisian,"
    "waktu mengisi,waktu respons,waktu kirim,submitted at,completion time,"
    "submission time,date submitted,tanggal pengisian,tanggal waktu,time stamp,"
    "waktu penyelesaian"
)
TIMES: Final = frozenset(map(label_of, NAMED_TIMES.split(",")))
"""What the column of times is called by the programs that write it."""

PERSONAL: Final = re.compile(
    r"(?:(?:alamat|address)\s)?(?:e ?mail|surel)(?: (?:address|anda|aktif|bapak|ibu"
    r"|orang tua|responden|pribadi)\b.*)?|username|nama pengguna|user name"
    r"|(?:siapa(?:kah)? )?(?:tulis(?:kan)? )?nama\b(?: (?:lengkap|orang ?tua|ortu|wali"
    r"|siswa|murid|anak|ayah|ibu|bapak|responden|pengisi|peserta|panggilan|ananda"
    r"|putra|putri|guru|anda|saudara|kepala keluarga|saya|pemilik|akun)\b.*)?"
    r"|(?:full |your |first |last |parent s? ?|student s? ?|child s? ?)?name"
    r"|(?:no|nomor|nomer|number) (?:hp|handphone|telp|telepon|telpon|tlp|ponsel|wa"
    r"|whatsapp|whats app|kontak|phone|mobile)\b.*"
    r"|(?:hp|handphone|telp|telepon|telpon|ponsel|wa|whatsapp|phone|mobile)"
    r"(?: (?:aktif|anda|number|bapak|ibu|orang tua|yang aktif)\b.*)?"
    r"|(?:your |mobile |phone |contact )+number"
    r"|(?:nik|nisn|nis|nipd|nip|no kk|nomor kk|npsn)\b.*"
    r"|(?:no|nomor) (?:induk|ktp|kk)\b.*"
    r"|alamat|alamat (?:rumah|lengkap|tempat tinggal)\b.*|ip address|alamat ip"
)
"""Headings of columns that say who answered; their labels are compared."""

EMAIL: Final = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
PHONE: Final = re.compile(r"(?:\+?62|0)[\s.-]?8[\d\s.-]{7,14}")
SCORE: Final = re.compile(r"skor|score|total skor|total score|nilai|poin|points|grade")
"""What the column of a quiz's points is called."""
SCORED: Final = re.compile(r"\d+(?:[.,]\d+)?\s*/\s*\d+(?:[.,]\d+)?")
OF_A_QUIZ: Final = re.compile(
    r"\[(?:skor|score|umpan balik|masukan|feedback)\]\s*$", re.IGNORECASE
)
GRID: Final = re.compile(r"(?P<question>.*\S)\s*\[(?P<row>[^\[\]]+)\]\s*$", re.DOTALL)
MOSTLY: Final = 0.5
"""A column of which so much looks like addresses is one of addresses."""


def compared(text: str) -> str:
    """Return a heading or a question as it is compared: words and numbers only."""
    return label_of(re.sub(r"^\s*\d+\s*[.)]\s*", "", text))


class Heading(NamedTuple):
    """A column that is kept in sight: its place and what the file calls it.

    ``number`` tells columns of one heading apart, from 1; ``left`` says why a column
    is left out at once.
    """

    place: int
    text: str
    number: int = 1
    left: Leaving = Leaving.NOT_SAID

    @property
    def question(self) -> str:
        """What is asked in it: of a grid, the row."""
        found = GRID.fullmatch(self.text)
        return found["row"].strip() if found else self.text

    @property
    def above(self) -> str:
        """The question of a grid over its rows; nothing of other questions."""
        found = GRID.fullmatch(self.text)
        return found["question"].strip() if found else ""

    @property
    def key(self) -> str:
        """By what the column is known again in the next file."""
        return f"{label_of(self.text)} {self.number if self.number > 1 else ''}".strip()


class FileRow(NamedTuple):
    """One row: its number in the file, and its cells at their headings' places."""

    row: int
    cells: Sequence[Cell]

    def at(self, place: int) -> Cell:
        """Return the cell of a column."""
        return self.cells[place] if place < len(self.cells) else ""


class AnswerFile(NamedTuple):
    """A file of answers without what says who answered.

    ``dropped`` are the columns that did; ``others`` are sheets that were not read;
    ``bad`` are rows that cannot be read whatever the columns mean.
    """

    name: str
    headings: Sequence[Heading]
    rows: Sequence[FileRow]
    dropped: Sequence[str] = ()
    others: Sequence[str] = ()
    bad: Sequence[BadRow] = ()

    def cells(self, heading: Heading) -> list[Cell]:
        """Return what stands in a column, without its empty cells."""
        found = (row.at(heading.place) for row in self.rows)
        return [cell for cell in found if text_of(cell)]


def read_answers(
    name: str, content: bytes, asked: Collection[str] = (), told: Told = silent
) -> AnswerFile:
    """Read a file of answers, as Google Forms and its sheets write them.

    ``asked``: what the questionnaire asks, by which its labels are known where no
    column of times says them. Raises UnreadableFile.
    """
    questions = {compared(text) for text in asked} - {""}

    def is_header(row: Row) -> bool:
        return _begins(row, questions)

    sheets = read_sheets(name, content, is_header, told)
    seen = [sheet for sheet in sheets if not sheet.is_hidden] or sheets
    chosen = next(
        (sheet for sheet in seen if any(map(is_header, sheet.rows[:HEADER_ROWS]))),
        next((sheet for sheet in seen if _first(sheet, is_header) is not None), None),
    )
    if chosen is None:
        raise _no_answers(name)
    return _file(name, chosen, _first(chosen, is_header) or 0, seen)


def _begins(row: Row, questions: Collection[str]) -> bool:
    labels = [label_of(cell) for cell in row]
    if len([label for label in labels if label]) < 2:  # noqa: PLR2004 -- a time, a mark
        return False
    known = sum(compared(text_of(cell)) in questions for cell in row)
    return any(label in TIMES for label in labels[:3]) or known > 1


def _first(sheet: Sheet, is_header: object) -> int | None:
    """Return where the labels stand: those that are known, else the first full row."""
    rows = sheet.rows[:HEADER_ROWS]
    known = (n for n, row in enumerate(rows) if callable(is_header) and is_header(row))
    full = (n for n, row in enumerate(rows) if sum(bool(value_of(c)) for c in row) > 1)
    return next(known, next(full, None))


def _file(name: str, sheet: Sheet, place: int, seen: Sequence[Sheet]) -> AnswerFile:
    below = [
        FileRow(number, row)
        for number, row in enumerate(sheet.rows[place + 1 :], place + 2)
        if any(text_of(cell) for cell in row)
    ]
    if not below:
        raise UnreadableFile(
            N_("“{name}” has headings, but no answers below them."), name=name
        )
    headings, dropped = _headings(sheet.rows[place], below)
    width = len(sheet.rows[place])
    bad = [fault for row in below if (fault := _beyond(row, width))]
    faulty = {fault.row for fault in bad}
    places = {heading.place for heading in headings}
    rows = [
        FileRow(
            row.row,
            [c if n in places else "" for n, c in enumerate(row.cells)],
        )
        for row in below
        if row.row not in faulty
    ]
    others = [one.name for one in seen if one is not sheet and any(map(any, one.rows))]
    return AnswerFile(name, headings, rows, dropped, others, bad)


def _headings(labels: Row, below: Sequence[FileRow]) -> tuple[list[Heading], list[str]]:
    """Return the columns that are read, and the names of those that are not."""
    headings, dropped = list[Heading](), list[str]()
    width = max(len(labels), *(len(row.cells) for row in below))
    met: dict[str, int] = {}
    for place in range(min(width, len(labels))):
        text = " ".join(text_of(labels[place]).split())
        cells = [cell for row in below if text_of(cell := row.at(place))]
        if not text and not cells:
            continue
        if _is_personal(text, cells):
            dropped.append(text or letters(place))
            continue
        label = label_of(text)
        met[label] = met.get(label, 0) + 1
        left = _left(text, cells)
        headings.append(Heading(place, text or letters(place), met[label], left))
    return headings, dropped


def _is_personal(text: str, cells: Sequence[Cell]) -> bool:
    if PERSONAL.fullmatch(compared(text)):
        return True
    said = [text_of(cell) for cell in cells]
    known = sum(bool(EMAIL.fullmatch(s) or PHONE.fullmatch(s)) for s in said)
    return bool(said) and known / len(said) > MOSTLY


def _left(text: str, cells: Sequence[Cell]) -> Leaving:
    if OF_A_QUIZ.search(text):
        return Leaving.SCORE
    if SCORE.fullmatch(label_of(text)) and not _are_words(cells):
        return Leaving.SCORE
    return Leaving.NOT_SAID if cells else Leaving.EMPTY


def _are_words(cells: Sequence[Cell]) -> bool:
    """Whether a column says anything but points: ``8 / 10``, 8, what became dates."""
    return any(
        not isinstance(cell, int | float | date)
        and not SCORED.fullmatch(text_of(cell))
        and not text_of(cell).replace(",", ".").replace(".", "", 1).isdecimal()
        for cell in cells
    )


def _beyond(row: FileRow, width: int) -> BadRow | None:
    """Return the fault of a row that has more cells than the file has columns."""
    over = [text_of(cell) for cell in row.cells[width:] if text_of(cell)]
    if not over:
        return None
    return BadRow(
        row=row.row,
        column=letters(width),
        message=N_(
            "“{value}” stands beyond the last column. Perhaps a quotation mark is "
            "missing in this row."
        ),
        facts={"value": over[0]},
    )


def letters(place: int) -> str:
    """Return what a sheet calls a column: A for 0, AA for 26."""
    return letters_of(place + 1)


def _no_answers(name: str) -> UnreadableFile:
    return UnreadableFile(
        N_(
            "“{name}” has no table of answers. In Google Forms choose Responses → "
            "Download responses (.csv), or download the linked sheet as .xlsx."
        ),
        name=name,
    )
