"""A list of people as somebody has it: a file, or lines that were pasted."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Final

from data.errors import HumasError, UnreadableFile
from data.joining.models import ListFault, PeopleList, PersonRow
from data.joining.usual import class_groups_in, element_of, is_name_of
from data.language import N_
from data.names import is_nobody, plain_name, without_mark
from data.nip import nip_of
from data.people.models import Element
from data.phones import SCIENTIFIC, kept_phone
from data.record import LINE
from data.roster.class_groups import UNKNOWN, grade_of
from data.roster.rows import EXCEL_FAULT
from data.roster.titles import is_signed, is_sum
from data.signs import one_line
from data.workbook import (
    Cell,
    Column,
    Found,
    Row,
    Table,
    first_table,
    is_numbering,
    read_sheets,
    text_of,
    value_of,
)
from data.workshop import Told, silent

HEADERS: Final[Mapping[str, str]] = {
    "name": "Nama",
    "before": "Gelar depan",
    "behind": "Gelar belakang",
    "element": "Unsur",
    "position": "Jabatan",
    "phone": "HP",
    "employee_number": "NIP",
    "class_group": "Rombel",
    "homeroom": "Wali kelas",
}
TABLE: Final = Table(
    HEADERS,
    {
        "name": Column(
            "nama lengkap,nama dan gelar,nama lengkap dan gelar,nama gelar,nama guru,"
            "nama pegawai,nama ptk,nama gtk,nama orang,nama orang tua,nama anggota,"
            "nama pengurus,nama narasumber,nama pengawas,nama wali kelas,name"
        ),
        "before": Column("gelar di depan"),
        "behind": Column("gelar di belakang,gelar"),
        "element": Column("jenis ptk,kategori,kelompok,peran,sebagai,element"),
        "position": Column(
            "jabatan instansi,instansi,lembaga,asal instansi,asal lembaga,pekerjaan,"
            "tugas,tugas tambahan,position"
        ),
        "phone": Column(
            "no hp,nomor hp,hp wa,no hp wa,nomor hp wa,wa,no wa,nomor wa,whatsapp,"
            "no whatsapp,nomor whatsapp,telepon,no telepon,nomor telepon,telp,no telp,"
            "no telp hp,no hp telp,handphone,no handphone,nomor handphone,ponsel,"
            "no ponsel,kontak,no kontak,phone"
        ),
        "employee_number": Column(
            "nip nipppk,nip nippppk,nip nippk,no nip,nomor nip,nomor induk pegawai"
        ),
        "class_group": Column("kelas,rombongan belajar,rombel saat ini"),
        "homeroom": Column(
            "wali kelas dari,kelas perwalian,rombel perwalian,kelas yang diwalikan,"
            "wali kelas rombel"
        ),
    },
    frozenset({"name"}),
)
FEW: Final = 2
"""Cells that a signature or a sum below a list fills at most."""

LONGEST_NUMBER: Final = 15
"""So many digits of a number are exact in Excel."""

NO_NAME: Final = N_("The name is missing.")
IS_NO_NAME: Final = N_("“{value}” is no name.")
HAS_DIED: Final = N_("“{value}” is marked as having died and was not taken in.")
TOO_LONG: Final = N_("This text has {length} signs; at most {most} are kept.")
NO_ELEMENT: Final = N_(
    "“{value}” is none of the elements. Write one of those on this page, for example "
    "Guru, Orang tua or Narasumber."
)
DESTROYED: Final = N_(
    "Excel has destroyed the number “{value}”. Format the column as text, type the "
    "number again and save the file."
)
UNKNOWN_PLACE: Final = N_(
    "“{value}” is neither a phone number nor a NIP, and stands behind everything "
    "else. Put a line with the names of the columns first."
)
NO_HOMEROOM: Final = N_(
    "The class group “{name}” was not kept: only a homeroom teacher has one."
)
UNSEEN_ROW: Final = N_(
    "“{value}” is hidden or struck out in the file and was not taken in."
)
NO_LIST: Final = N_(
    "No row with the column Nama and another one, such as Unsur, HP or NIP, was found "
    "in {name}. Name the columns so, or paste the names as lines."
)
FAULT: Final = re.compile(r"#(?:N/A|REF!|VALUE!|NAME\?|DIV/0!|NUM!|NULL!).*")


def read_people(name: str, content: bytes, told: Told = silent) -> PeopleList:
    """Return the people of a file; raises UnreadableFile where it holds no list."""
    sheets = read_sheets(name, content, _is_header, told)
    found = [
        table
        for sheet in sheets
        if not sheet.is_hidden and (table := first_table(sheet, [TABLE]))
    ]
    if not found:
        raise UnreadableFile(NO_LIST, name=name)
    reader = _Reader(is_several=len(found) > 1)
    for table in found:
        reader.table(table)
    read = {table.sheet.name for table in found}
    others = (s.name for s in sheets if s.name not in read and any(map(any, s.rows)))
    return reader.read(tuple(others))


def read_lines(text: str) -> PeopleList:
    """Return the people of pasted lines, with or without names of the columns."""
    lines = [one_line(line) if "\t" not in line else line for line in text.splitlines()]
    rows = [_parted(line) for line in lines]
    reader = _Reader(is_several=False)
    first = next((place for place, row in enumerate(rows) if any(row)), None)
    if first is not None and _is_header(rows[first]):
        [sheet] = read_sheets("-", "\n".join(lines).encode(), _is_header)
        if table := first_table(sheet, [TABLE]):
            reader.table(table)
            return reader.read()
    for number, row in enumerate(rows, 1):
        if any(row):
            reader.line(number, row)
    return reader.read()


def _is_header(row: Row) -> bool:
    return bool(TABLE.places(row))


SEPARATORS: Final = ("\t", ";", "|", " - ", " – ")
NUMBERING: Final = re.compile(r"^\s*\d{1,4}\s*[.)]\s+")
PHONE_BEHIND: Final = re.compile(r"^(\D+?)[\s:]+((?:\+?62|0)8[\d\s.\-]{7,})$")


def _parted(line: str) -> list[str]:
    """Return a pasted line's parts; a degree behind a comma stays with its name."""
    line = NUMBERING.sub("", line)
    for separator in SEPARATORS:
        if separator in line:
            parts = [part.strip() for part in line.split(separator)]
            is_counted = parts[0].rstrip(".").isdecimal() and len(parts) > 1
            return parts[1:] if is_counted else parts
    parts = []
    for part in line.split(","):
        if parts and len(parts) == 1 and _is_degree(parts[0], part):
            parts[0] = f"{parts[0]},{part}"
        else:
            parts.append(part)
    if len(parts) == 1 and (found := PHONE_BEHIND.match(line.strip())):
        parts = [found[1], found[2]]
    return [part.strip() for part in parts]


def _is_degree(name: str, part: str) -> bool:
    return bool(part.strip()) and plain_name(f"{name}, {part}") == plain_name(name)


class _Reader:
    """Reads row after row; one fault does not stop the next row."""

    def __init__(self, *, is_several: bool) -> None:
        self._is_several = is_several
        self._rows: list[PersonRow] = []
        self._bad: list[ListFault] = []
        self._remarks: list[ListFault] = []
        self._dropped: list[str] = []

    def read(self, other_sheets: tuple[str, ...] = ()) -> PeopleList:
        """Return what was read so far."""
        return PeopleList(
            rows=tuple(self._rows),
            bad=tuple(self._bad),
            remarks=tuple(self._remarks),
            dropped=tuple(self._dropped),
            other_sheets=other_sheets,
        )

    def table(self, found: Found) -> None:
        """Read the rows of a sheet."""
        self._dropped += [one for one in found.dropped if one not in self._dropped]
        is_below = False
        for number, row in found.numbered():
            cells = _cells(found, number - 1, row)
            filled = [cell for cell in row if value_of(cell)]
            if len(filled) <= FEW and (is_signed(row) or is_sum(row)):
                is_below = True
            is_loose = is_below and len(cells) <= FEW
            if not cells or is_numbering(row) or is_loose:
                continue
            sheet = found.sheet.name if self._is_several else ""
            reading = _Row(number, sheet, found.label)
            if _is_unseen(found, number - 1):
                name = text_of(cells.get("name", ""))
                self._bad.append(reading.fault("name", UNSEEN_ROW, value=name))
                continue
            self._keep(reading, cells)

    def line(self, number: int, parts: Sequence[str]) -> None:
        """Read a line without names of columns: each part by what it looks like."""
        reading = _Row(number, "", HEADERS.__getitem__)
        cells, left = _sorted_out(parts)
        if left:
            reading.bad.append(reading.fault("position", UNKNOWN_PLACE, value=left))
        self._keep(reading, cells)

    def _keep(self, reading: "_Row", cells: Mapping[str, Cell]) -> None:
        row = reading.of(cells)
        if reading.bad or row is None:
            self._bad += reading.bad
        else:
            self._rows.append(row)
            self._remarks += reading.remarks


def _cells(found: Found, place: int, row: Row) -> dict[str, Cell]:
    """Return what a row says, by field; what is merged over rows each says."""
    cells: dict[str, Cell] = {}
    for field, column in found.places.items():
        cell = row[column] if column < len(row) else ""
        if not value_of(cell) and field in ("element", "position"):
            cell = found.sheet.merged_over(place, column)
        if value_of(cell):
            cells[field] = cell
    return cells


def _is_unseen(found: Found, place: int) -> bool:
    struck = (place, found.places["name"]) in found.sheet.struck
    return struck or place in found.sheet.hidden_rows


def _sorted_out(parts: Sequence[str]) -> tuple[dict[str, Cell], str]:
    """Return the parts of a line by field, and the first that belongs nowhere."""
    name, *rest = parts
    cells: dict[str, Cell] = {"name": name}
    left = ""
    for part in filter(value_of, rest):
        field = _field_of(part, cells)
        if field:
            cells[field] = part
        else:
            left = left or part
    return cells, left


def _field_of(part: str, cells: Mapping[str, Cell]) -> str:
    digits = sum(sign.isdecimal() for sign in part)
    is_class = "element" in cells and not part.isdecimal() and grade_of(part) != UNKNOWN
    looks: tuple[tuple[str, bool], ...] = (
        ("employee_number", part[:3].upper() == "NIP" or digits > LONGEST_NUMBER),
        ("phone", digits >= 6),  # noqa: PLR2004 -- no element and no class has as many
        ("element", is_name_of(part) or element_of(part) is not None),
        ("class_group", is_class),
        ("position", digits == 0),
    )
    found = (field for field, is_so in looks if is_so and field not in cells)
    return next(found, "")


class _Row:
    """One row: its fields read one by one, and every fault of them."""

    def __init__(self, number: int, sheet: str, label: Callable[[str], str]) -> None:
        self._number, self._sheet, self._label = number, sheet, label
        self.bad: list[ListFault] = []
        self.remarks: list[ListFault] = []

    def fault(self, field: str, message: str, **facts: object) -> ListFault:
        """Return a fault of this row, under what the list calls its column."""
        return ListFault(
            row=self._number,
            sheet=self._sheet,
            column=self._label(field),
            message=message,
            facts=facts,
        )

    def of(self, cells: Mapping[str, Cell]) -> PersonRow | None:
        """Return the person of a row, or None where ``bad`` says why there is none."""
        said = {field: one_line(text_of(cell)) for field, cell in cells.items()}
        for field, text in said.items():
            if FAULT.fullmatch(text):
                self._no(field, EXCEL_FAULT, value=text)
            elif len(text) > LINE:
                self._no(field, TOO_LONG, length=len(text), most=LINE)
        name = self._name(said)
        element, position, groups = self._element(said)
        phone = self._read("phone", said, kept_phone)
        number = self._employee_number(cells, said)
        if self.bad:
            return None
        return PersonRow(
            row=self._number,
            sheet=self._sheet,
            name=name,
            element=element,
            position=position,
            phone=phone,
            employee_number=number or "",
            class_groups=groups,
        )

    def _no(self, field: str, message: str, **facts: object) -> None:
        self.bad.append(self.fault(field, message, **facts))

    def _name(self, said: Mapping[str, str]) -> str:
        name = " ".join(filter(None, (said.get("before"), said.get("name"))))
        if not said.get("name"):
            self._no("name", NO_NAME)
        elif is_nobody(name) or not re.search(r"[^\W\d_]", name):
            self._no("name", IS_NO_NAME, value=name)
        elif without_mark(name).is_deceased:
            self._no("name", HAS_DIED, value=name)
        behind = said.get("behind", "")
        return f"{name}, {behind}" if behind else name

    def _element(
        self, said: Mapping[str, str]
    ) -> tuple[Element | None, str, tuple[str, ...]]:
        """Return the element, the position, and the class groups that are led."""
        called, position = said.get("element", ""), said.get("position", "")
        element = element_of(called) if called else element_of(position)
        if called and element is None:
            self._no("element", NO_ELEMENT, value=called)
        beside = "" if is_name_of(called) else called
        led = said.get("homeroom") or said.get("class_group", "")
        for words in (called, position):
            named = class_groups_in(words) if element is Element.HOMEROOM else ()
            if not led and named and grade_of(named[0]) != UNKNOWN:
                led = words
                beside = "" if words is called else beside
        if said.get("homeroom") and element in (None, Element.TEACHER):
            element = Element.HOMEROOM
        if led and element is not Element.HOMEROOM:
            self.remarks.append(self.fault("class_group", NO_HOMEROOM, name=led))
            led = ""
        return element, position or beside, class_groups_in(led) if led else ()

    def _read(
        self,
        field: str,
        said: Mapping[str, str],
        read: Callable[[str], str | None],
    ) -> str | None:
        text = value_of(said.get(field, ""))
        try:
            return read(text) if text else None
        except HumasError as refused:
            self._no(field, refused.message, **refused.facts)
            return None

    def _employee_number(
        self, cells: Mapping[str, Cell], said: Mapping[str, str]
    ) -> str | None:
        cell = cells.get("employee_number", "")
        text = said.get("employee_number", "")
        is_number = not isinstance(cell, str) and len(text) > LONGEST_NUMBER
        if is_number or SCIENTIFIC.match(text):
            self._no("employee_number", DESTROYED, value=text)
            return None
        return self._read("employee_number", said, nip_of)
