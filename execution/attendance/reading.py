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
    "name": Column("nama,siswa,nama murid,nama peserta didik,nama lengkap,murid"),
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
    """What a file says: its rows, and how many say nothing or are hidden."""

    rows: tuple[AttendanceRow, ...]
    silent: int
    hidden: int


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
    )


def _is_header(row: Row) -> bool:
    return any(table.places(row) for table in TABLES)


class Unsaid(Enum):
    """Why a row that names a pupil is left out."""

    SILENT = auto()
    HIDDEN = auto()


def _rows(found: Found) -> Iterator[AttendanceRow | Unsaid]:
    for number, row in found.numbered():
        said = {field: _cell(row, place) for field, place in found.places.items()}
        name, nisn = line_of(said.get("name")), line_of(said.get("nisn"))
        if is_numbering(row) or not (name or nisn):
            continue
        came, who = clean(said.get("came")), clean(said.get("who"))
        if number - 1 in found.sheet.hidden_rows:
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


def _presence_or_none(came: str, who: str) -> Presence | None:
    try:
        return presence_of(came, who)
    except ValueError:
        return None


def _cell(row: Row, place: int) -> Cell:
    return row[place] if place < len(row) else None


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
