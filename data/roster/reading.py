"""What a list of pupils says, and no more of it.

Columns are found by name at any row and in any order, on every sheet. Only what
``headers`` names is read; everything else is dropped in memory and named, so that a
person sees what is not kept.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Final, NamedTuple

from data.errors import UnreadableFile
from data.language import N_
from data.names import person_key
from data.record import Record
from data.roster.cells import Line, Said
from data.roster.class_groups import UNKNOWN, grade_of, normalise, same_as
from data.roster.headers import (
    Header,
    header_of,
    label_of,
    names_people,
    names_pupils,
)
from data.roster.rows import (
    BELOW,
    HIDDEN,
    STANDS_TWICE,
    STRUCK_OUT,
    Fault,
    Mention,
    PupilRow,
    RowFault,
    mention_of,
    pupil_of,
    remarks_on,
)
from data.roster.sides import lists_of
from data.roster.standing import LEFT, is_title_of_left
from data.roster.titles import (
    class_named,
    downloaded_at,
    is_signed,
    is_sum,
    lines,
    school_name,
)
from data.workbook import (
    HEADER_ROWS,
    Cell,
    Row,
    Sheet,
    is_numbering,
    read_sheets,
    text_of,
)
from data.workshop import Told, silent

LEFT_COLUMNS: Final = frozenset({"keluar karena", "tanggal keluar", "tgl keluar"})
"""Columns of a list of pupils who left the school."""


class RosterFile(Record):
    """A whole list: usable rows, faults, and the columns that were not read.

    ``bad`` rows cannot be taken in, whom they name is in ``mentions``; ``warnings``
    are remarks on rows that can. ``other_sheets`` hold no pupils or are hidden;
    ``repeated`` rows list a pupil whom another sheet lists in the same class group.
    """

    pupils: tuple[PupilRow, ...]
    bad: tuple[Fault, ...]
    warnings: tuple[Fault, ...]
    dropped_columns: tuple[str, ...]
    read: int
    downloaded_at: datetime | None
    school_name: str
    mentions: tuple[Mention, ...] = ()
    other_sheets: tuple[str, ...] = ()
    repeated: int = 0


class _Table(NamedTuple):
    """A sheet with pupils: its labels, and the class that all of it lists, if any."""

    sheet: Sheet
    header: Header
    class_group: str


def read_roster(name: str, content: bytes, told: Told = silent) -> RosterFile:
    """Read a list as exported (.xlsx, .xls), as .csv, or one class on each sheet.

    ``told`` is told how far reading is. Raises UnreadableFile with a sentence that
    says what the file is instead.
    """
    sheets = read_sheets(name, content, _names_pupils, told)
    lists = [(place, lists_of(sheet)) for place, sheet in enumerate(sheets)]
    found = {place: _tables(parts) for place, parts in lists}
    tables = [table for tables in found.values() for table in tables]
    if not tables:
        raise _no_list(name, sheets)
    filled = [place for place, sheet in enumerate(sheets) if any(map(any, sheet.rows))]
    reader = _Reader(is_several=len(filled) > 1 or len(tables) > 1)
    for table in tables:
        reader.read(table, told)
    title = tables[0].sheet.rows[: tables[0].header.place]
    return RosterFile(
        pupils=tuple(reader.pupils),
        bad=tuple(reader.bad),
        warnings=tuple(reader.warnings),
        dropped_columns=tuple(reader.dropped),
        read=reader.count,
        downloaded_at=downloaded_at(title),
        school_name=school_name(title),
        mentions=tuple(reader.mentions),
        repeated=reader.repeated,
        other_sheets=tuple(
            part.name
            for place, parts in lists
            if place in filled
            for part in (parts if found[place] else parts[:1])
            if part.name not in {table.sheet.name for table in found[place]}
        ),
    )


def _names_pupils(row: Row) -> bool:
    return names_pupils(row) or names_people(row)


def _tables(parts: Sequence[Sheet]) -> list[_Table]:
    """Return the lists of a sheet; a title over the first may name the class of all."""
    of_all = _class_of_name(parts[0].name)
    tables: list[_Table] = []
    for part in parts:
        if table := _table(part, of_all):
            tables.append(table)
            of_all = of_all or table.class_group
    return tables


def _class_of_name(sheet: str) -> str:
    named = sheet if same_as(sheet).split(" ", 1)[-1] else ""
    return normalise(named) if grade_of(named) != UNKNOWN else ""


def _table(sheet: Sheet, of_name: str) -> _Table | None:
    """Return the list of a sheet; a hidden sheet is none that anybody handed in."""
    if sheet.is_hidden:
        return None
    header = header_of(sheet.rows)
    if header and _lists_left(sheet, header):
        return None
    if header and "class_group" in header.columns:
        return _Table(sheet, header, "")
    loose = header or header_of(sheet.rows, is_class=True)
    if loose is None:
        return None
    listed = class_named(sheet.rows[: loose.place]) or of_name
    return _Table(sheet, loose, listed) if header or listed else None


def _lists_left(sheet: Sheet, header: Header) -> bool:
    """Return whether the pupils of a list have left the school."""
    titles = lines(sheet.rows[: header.place])
    return (
        bool(LEFT_COLUMNS & set(map(label_of, header.dropped)))
        or is_title_of_left(sheet.name)
        or any(map(is_title_of_left, titles))
    )


def _no_list(name: str, sheets: Sequence[Sheet]) -> UnreadableFile:
    is_text = not sheets[0].name and name.lower().endswith((".xlsx", ".xls"))
    if is_text and max(map(len, sheets[0].rows), default=0) <= 1:
        return UnreadableFile(
            N_(
                "{name} is a text file with the name of a workbook, and holds no list. "
                "Choose “Daftar Peserta Didik” as downloaded from Dapodik."
            ),
            name=name,
        )
    seen = [sheet for sheet in sheets if not sheet.is_hidden]
    found = ((sheet, header_of(sheet.rows)) for sheet in seen)
    if any(header and _lists_left(sheet, header) for sheet, header in found):
        return UnreadableFile(
            N_(
                "{name} lists pupils who left the school, and none of them is taken "
                "in. Choose “Daftar Peserta Didik” as downloaded from Dapodik."
            ),
            name=name,
        )
    if any(sheet.is_hidden for sheet in sheets):
        return UnreadableFile(
            N_(
                "No sheet of {name} that can be seen holds a list of pupils. Unhide "
                "the sheet in Excel, save the file and choose it again."
            ),
            name=name,
        )
    return UnreadableFile(
        N_(
            "No row with the columns Nama and NISN, NIPD or Rombel was found in the "
            "first {rows} rows. Choose “Daftar Peserta Didik” as downloaded from "
            "Dapodik, or name the columns so."
        ),
        rows=HEADER_ROWS,
    )


class _Reader:
    """Reads row after row; one fault does not stop the next row."""

    def __init__(self, *, is_several: bool) -> None:
        self._is_several = is_several
        self._first_with: dict[tuple[str, str], PupilRow] = {}
        self.pupils: list[PupilRow] = []
        self.bad: list[Fault] = []
        self.warnings: list[Fault] = []
        self.mentions: list[Mention] = []
        self.dropped: list[str] = []
        self.count = self.repeated = 0
        self._signed = False

    def read(self, table: _Table, told: Told = silent) -> None:
        """Read the rows of one sheet, also where it has several tables."""
        sheet, header, class_group = table
        shown = sheet.name if self._is_several else ""
        self._drop(header)
        above: list[Row] = []
        place, left, self._signed = header.data, "", False
        while place < len(sheet.rows):
            told(place / len(sheet.rows))
            row = _with_merged(table, header, place)
            if _may_be_labels(row) and (
                again := header_of(sheet.rows, is_class=True, begin=place)
            ):
                header, place = again, again.data
                class_group = class_named(above) or class_group
                left = next(filter(is_title_of_left, lines(above)), "")
                above, self._signed = [], False
                continue
            left = next(filter(is_title_of_left, _lone(row)), left)
            if not _counts_columns(row, header) and not self._row(
                Line(shown, place + 1, header, class_group, left),
                row,
                _unseen(sheet, place, header),
            ):
                above.append(row)
            place += 1

    def _drop(self, header: Header) -> None:
        self.dropped += [name for name in header.dropped if name not in self.dropped]

    def _row(self, line: Line, row: Sequence[Cell], unseen: str) -> bool:
        """Read one row; return whether it names a pupil."""
        said = Said(line, row)
        if self._is_below(line, said, row):
            return False
        self.count += 1
        if said.left:
            facts = {"value": said.text("name") or said.nisn, "said": said.left}
            self.bad.append(self._told(line, RowFault("Status", LEFT, **facts)))
            return True
        try:
            pupil = _there(pupil_of(line, said), unseen)
            if self._is_repeated(pupil):
                self.repeated += 1
                return True
            self._note(pupil)
        except RowFault as fault:
            self.bad.append(self._told(line, fault))
            self.mentions.append(mention_of(said))
            return True
        self.pupils.append(pupil)
        self.warnings.extend(self._told(line, fault) for fault in remarks_on(said))
        return True

    def _is_below(self, line: Line, said: Said, row: Row) -> bool:
        """Return whether a row names no pupil; say so where something has a name."""
        signed = self._signed or is_signed(row)
        if not said.is_empty and (said.says_who or not (signed or is_sum(row))):
            return False
        if not said.is_empty:
            fault = RowFault("Nama", BELOW, value=said.text("name"))
            self.warnings.append(self._told(line, fault))
        self._signed = signed
        return True

    def _told(self, line: Line, fault: RowFault) -> Fault:
        return Fault(
            row=line.number,
            column=fault.column,
            message=fault.message,
            facts=fault.facts,
            sheet=line.sheet,
        )

    def _is_repeated(self, pupil: PupilRow) -> bool:
        """Whether another sheet lists the same pupil in the same class group."""
        marks = (("NISN", pupil.nisn), ("NIPD", pupil.nipd), ("Nama", pupil.known_by))
        for column, mark in marks:
            first = self._first_with.get((column, mark)) if mark else None
            if first and first.sheet != pupil.sheet:
                alike = (person_key(first.name), same_as(first.class_group))
                return alike == (person_key(pupil.name), same_as(pupil.class_group))
        return False

    def _note(self, pupil: PupilRow) -> None:
        """Remember by what a pupil is known; raise if an earlier row is known so.

        Two pupils may share a NIPD, or name and birth date, when the NISN of each
        tells them apart.
        """
        name = (
            pupil.known_by or f"{person_key(pupil.name)} {same_as(pupil.class_group)}"
        )
        marks = {"NISN": pupil.nisn, "NIPD": pupil.nipd, "Nama": name}
        known = [(column, mark) for column, mark in marks.items() if mark]
        for column, mark in known:
            first = self._first_with.get((column, mark))
            if first and not _are_told_apart(column, first, pupil):
                raise RowFault(
                    column,
                    STANDS_TWICE,
                    nisn=pupil.name if column == "Nama" else mark,
                    first=first.row
                    if first.sheet == pupil.sheet
                    else f"{first.row} ({first.sheet})",
                )
        for place in known:
            self._first_with.setdefault(place, pupil)


def _unseen(sheet: Sheet, place: int, header: Header) -> str:
    """Return why nobody sees a row as one of the list, or nothing."""
    if place in sheet.hidden_rows:
        return HIDDEN
    is_struck = (place, header.columns["name"]) in sheet.struck
    return STRUCK_OUT if is_struck else ""


def _there(pupil: PupilRow, unseen: str) -> PupilRow:
    """Return the pupil of a row, or raise RowFault where nobody sees it."""
    if unseen:
        raise RowFault("Nama", unseen, value=pupil.name)
    return pupil


OWN: Final = frozenset({"name", "nipd", "nisn", "gender", "birth_date", "birth"})
"""What each pupil has alone; a class, a parent or a phone may be siblings'."""


def _with_merged(table: _Table, header: Header, place: int) -> Row:
    """Return a row with what is merged over its empty cells from the rows above."""
    row, sheet = table.sheet.rows[place], table.sheet
    if not sheet.merged or place < header.data:
        return row
    filled = list(row)
    for field, column in header.columns.items():
        is_free = column < len(row) and not text_of(row[column])
        if is_free and field not in OWN:
            first = sheet.merged.get((place, column), -1)
            over = sheet.merged_over(place, column) if first >= header.data else ""
            filled[column] = over
    return filled


def _may_be_labels(row: Row) -> bool:
    """Return whether a row within a list has the labels of another list below it."""
    begins = any(isinstance(c, str) and c[:4].casefold() == "nama" for c in row)
    return begins and _names_pupils(row)


def _lone(row: Row) -> list[str]:
    """Return what a row says that has one cell, as a title between pupils has."""
    said = list(filter(None, map(text_of, row)))
    return said if len(said) == 1 else []


def _counts_columns(row: Row, header: Header) -> bool:
    place = header.columns["name"]
    name = text_of(row[place]) if place < len(row) else ""
    return name.isdecimal() and is_numbering(row)


def _are_told_apart(column: str, first: PupilRow, pupil: PupilRow) -> bool:
    """Whether two rows that share a mark are two pupils all the same."""
    if column == "NISN":
        return False
    by_nisn = bool(first.nisn and pupil.nisn)
    if column == "NIPD":
        return by_nisn
    by_nipd = bool(first.nipd and pupil.nipd)
    return by_nisn or by_nipd or not (first.known_by or _has_no_number(pupil))


def _has_no_number(pupil: PupilRow) -> bool:
    return not pupil.nisn and not pupil.nipd
