"""What an attendance list of others says, row by row: XLSX, XLS or CSV."""

import re
from collections.abc import Iterator, Mapping
from enum import Enum, auto
from typing import Final

from data.errors import UnreadableFile
from data.language import N_
from data.participants import Presence
from data.record import Record
from data.workbook import (
    Cell,
    Column,
    Found,
    Row,
    Table,
    clean,
    first_table,
    is_numbering,
    label_of,
    line_of,
    read_sheets,
    value_of,
)
from data.workshop import Told, silent

HEADERS: Final = {
    "nisn": "NISN",
    "name": "Nama siswa",
    "class_group": "Kelas",
    "came": "Hadir",
    "who": "Wakil",
}
FIELDS: Final = {
    "nisn": Column("no nisn,nomor nisn"),
    "name": Column(
        "nama,siswa,nama murid,nama peserta didik,nama lengkap,murid",
        wide=("nama", "nama lengkap"),
    ),
    "class_group": Column("rombel,rombel saat ini,kls,nama rombel"),
    "came": Column("kehadiran,hadir ya tidak,hadir tidak hadir", clean),
    "who": Column("diwakili,diwakili oleh,hubungan,yang hadir,wakil oleh", clean),
}
TABLES: Final = (
    Table(HEADERS, FIELDS, frozenset({"name"})),
    Table(HEADERS, FIELDS, frozenset({"nisn"})),
)
WHO: Final[Mapping[str, Presence]] = {
    word: presence
    for presence, words in {
        Presence.FATHER: "ayah,a,bapak,bpk,pak,papa,ayah kandung,father",
        Presence.MOTHER: "ibu,i,bunda,mama,mamak,ibu kandung,mother",
        Presence.GUARDIAN: "wali,w,guardian",
        Presence.FOSTER_PARENT: "asuh,u,orang tua asuh,ortu asuh,diwakili asuh",
        Presence.ONLINE: "daring,d,online,zoom",
        Presence.EXCUSED: "izin,ijin,z,sakit,izin sakit",
        Presence.ABSENT: (
            "tidak,tidak hadir,t,tdk,tdk hadir,tidak datang,alpa,absen,0,false"
        ),
    }.items()
    for word in words.split(",")
}
CAME: Final = frozenset(
    {"ya", "y", "hadir", "h", "v", "datang", "ada", "yes", "1", "true"}
)
TICKS: Final = frozenset({"✓", "✔", "√", "☑", "☒", "✅"})
LETTER: Final = re.compile("[a-gi-uwxz]")
"""Under “Hadir” an A is “alpa” to one school and “ayah” to another: it is asked."""
DIGIT: Final = re.compile(r"\d")
FOOT: Final = re.compile(
    r"(?:mengetahui|menyetujui|diketahui|ketua panitia|notulis|jumlah (?:siswa|hadir)"
    r"|kepala (?:sekolah|madrasah))\b"
)
PUPIL: Final = frozenset({"nisn", "name"})
EMOJI: Final = "\ufe0f"
"""Stands unseen behind a tick that a phone wrote."""
DASHES: Final = frozenset({"-", "--"})


class AttendanceRow(Record):
    """A pupil of a file, and who came.

    ``presence`` is none where the row does not say it: that somebody came, two things
    at once, or a word that is not known here. ``said`` is what it says.
    """

    row: int
    sheet: str
    nisn: str
    name: str
    class_group: str
    presence: Presence | None
    said: str = ""

    @property
    def place(self) -> str:
        """Where the row stands in the file."""
        return f"{self.sheet}-{self.row}"


class AttendanceFile(Record):
    """What a file says: its rows, and how many say nothing, or are hidden or struck.

    ``merged`` are those whose pupil stands in a cell merged over several rows.
    """

    rows: tuple[AttendanceRow, ...]
    silent: int
    hidden: int
    struck: int = 0
    merged: int = 0


def read_attendance(name: str, content: bytes, told: Told = silent) -> AttendanceFile:
    """Read every sheet that names pupils; raises UnreadableFile where none does."""
    sheets = read_sheets(name, content, _is_header, told)
    tables = [first_table(sheet, TABLES) for sheet in sheets if not sheet.is_hidden]
    found = [table for table in tables if table and {"came", "who"} & {*table.places}]
    if not found:
        raise UnreadableFile(
            N_(
                "“{name}” has no table with pupils and who came. It needs a column "
                "NISN or “Nama siswa”, and a column “Hadir” or “Wakil”."
            ),
            name=name,
        )
    rows = [one for table in found for one in _rows(table)]
    if not rows:
        raise UnreadableFile(
            N_("“{name}” names no pupil below its headings. Fill it in first."),
            name=name,
        )
    return AttendanceFile(
        rows=tuple(one for one in rows if isinstance(one, AttendanceRow)),
        silent=rows.count(Unsaid.SILENT),
        hidden=rows.count(Unsaid.HIDDEN),
        struck=rows.count(Unsaid.STRUCK),
        merged=rows.count(Unsaid.MERGED),
    )


def _is_header(row: Row) -> bool:
    return any(table.places(row) for table in TABLES)


class Unsaid(Enum):
    """Why a row that names a pupil is left out."""

    SILENT = auto()
    HIDDEN = auto()
    STRUCK = auto()
    MERGED = auto()


def _rows(found: Found) -> Iterator[AttendanceRow | Unsaid]:
    merged = _merged_pupils(found)
    for number, row in found.numbered():
        said = {field: _cell(found, number, field) for field in found.places}
        name, nisn = line_of(said.get("name")), line_of(said.get("nisn"))
        if _is_foot(row, name, nisn):
            return
        if is_numbering(row) or not (name or DIGIT.search(nisn)):
            continue
        came, who = clean(said.get("came")), clean(said.get("who"))
        if number in merged:
            yield Unsaid.MERGED
        elif _is_struck(found, number):
            yield Unsaid.STRUCK
        elif number - 1 in found.sheet.hidden_rows:
            yield Unsaid.HIDDEN
        elif not came and not who:
            yield Unsaid.SILENT
        else:
            yield AttendanceRow(
                row=number,
                sheet=found.sheet.name,
                nisn=nisn,
                name=name,
                class_group=line_of(said.get("class_group")),
                presence=_presence_or_none(came, who),
                said=" · ".join(filter(None, (came, who))),
            )


def _merged_pupils(found: Found) -> set[int]:
    """Return the rows of pupils whose name or number is merged over several rows.

    Whether they are one pupil or several cannot be told, so nothing of it is read.
    """
    places = {found.places[field] for field in PUPIL & found.places.keys()}
    return {
        first + 1
        for (row, place), first in found.sheet.merged.items()
        if place in places
        and first >= found.begins
        and value_of(found.sheet.merged_over(row, place))
    }


def _presence_or_none(came: str, who: str) -> Presence | None:
    try:
        return presence_of(came, who)
    except ValueError:
        return None


def _is_foot(row: Row, name: str, nisn: str) -> bool:
    """Whether who signs, or a sum, stands here: no pupil follows on the sheet."""
    if DIGIT.search(nisn) or (name and not FOOT.match(label_of(name))):
        return False
    return any(FOOT.match(label_of(cell)) for cell in row)


def _cell(found: Found, number: int, field: str) -> Cell:
    """Return a cell of a row; what is struck out there says nothing any more.

    What is merged over several rows is said of each of them: it is all that is seen.
    """
    row, place = found.sheet.rows[number - 1], found.places[field]
    is_merged = found.sheet.merged.get((number - 1, place), -1) >= found.begins
    if is_merged:
        return "" if field in PUPIL else found.sheet.merged_over(number - 1, place)
    is_struck = field not in PUPIL and (number - 1, place) in found.sheet.struck
    return row[place] if place < len(row) and not is_struck else ""


def _is_struck(found: Found, number: int) -> bool:
    """Whether the pupil of a row is struck out."""
    places = [found.places[field] for field in PUPIL & found.places.keys()]
    return any((number - 1, place) in found.sheet.struck for place in places)


def presence_of(came: str, who: str) -> Presence | None:
    """Return who came, none where only that somebody came is said.

    Raises ValueError where the two cells contradict each other, or where one says more
    than that: nothing of it is guessed.
    """
    if LETTER.fullmatch(label_of(came)):
        raise ValueError(came)
    first, second = _read(came), _read(who)
    if isinstance(second, Presence):
        if second.represents and first is Presence.ABSENT:
            raise ValueError(came)
        if isinstance(first, Presence) and first is not second:
            raise ValueError(came)
        if first is True and second is Presence.ABSENT:
            return None
        return second
    if isinstance(first, Presence):
        if second is True and not first.represents:
            raise ValueError(who)
        return first
    return None


def _read(cell: str) -> Presence | bool | None:
    """Return who came by a cell, True for a mere yes, None for nothing."""
    cell = cell.replace(EMOJI, "").strip()
    if not cell:
        return None
    if cell in DASHES:
        return Presence.ABSENT
    if cell in TICKS:
        return True
    label = label_of(cell)
    if label in WHO:
        return WHO[label]
    if label in CAME:
        return True
    raise ValueError(cell)
