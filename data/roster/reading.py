"""What Dapodik's list of pupils ("Daftar Peserta Didik") says, and no more of it.

Columns are found by name at any row and in any order. Only the whitelist is read;
everything else is dropped in memory and named, so that a person sees what is not kept.
"""

import csv
import hashlib
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Final

from pydantic import Field
from python_calamine import CalamineError, CalamineWorkbook

from data.errors import UnreadableFile
from data.language import N_
from data.phones import Phone, PhoneKind, split_phones
from data.record import Record
from data.roster.class_groups import normalise

LIMIT: Final = 10 * 1024 * 1024
HEADER_ROWS: Final = 30
NISN_DIGITS: Final = 10
SHORTEST_NISN: Final = 8
ZIP: Final = b"PK\x03\x04"
OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
BLANK: Final = frozenset({"", "-", "--"})
GROUPS: Final = {"data ayah": "ayah", "data ibu": "ibu", "data wali": "wali"}
GROUP_SIGN: Final = " › "
DECEASED: Final = re.compile("meninggal|wafat|almarhum", re.IGNORECASE)
DOWNLOADED: Final = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[ T](\d{2}:\d{2}(?::\d{2})?))?")

WHITELIST: Final = {
    "nama": "name",
    "nipd": "nipd",
    "jk": "gender",
    "nisn": "nisn",
    "rombel saat ini": "class_group",
    "hp": "phone",
    "e-mail": "email",
    "email": "email",
    "jenis tinggal": "residence",
    "ayah nama": "father_name",
    "ayah pekerjaan": "father_job",
    "ibu nama": "mother_name",
    "ibu pekerjaan": "mother_job",
    "wali nama": "guardian_name",
}
BIRTH_DATE: Final = "tanggal lahir"
SILENT: Final = frozenset({"no", "no.", ""})

Cell = object
Grid = Sequence[Sequence[Cell]]


class BadRow(Record):
    """A row with a fault: where, which column, and why (a message with its facts)."""

    row: int
    column: str
    message: str
    facts: dict[str, str | int] = Field(default_factory=dict)


class PupilRow(Record):
    """What one row says about a pupil; ``row`` is the row's number in the file."""

    row: int
    name: str
    nipd: str | None
    gender: str
    nisn: str | None
    class_group: str
    phones: tuple[Phone, ...]
    email: str
    father_name: str
    mother_name: str
    guardian_name: str
    father_deceased: bool
    mother_deceased: bool
    residence: str
    fallback_key: str | None


class RosterFile(Record):
    """A whole list: usable rows, faults, and the columns that were not read.

    ``bad`` rows cannot be taken in; ``warnings`` are remarks on rows that can.
    """

    pupils: tuple[PupilRow, ...]
    bad: tuple[BadRow, ...]
    warnings: tuple[BadRow, ...]
    dropped_columns: tuple[str, ...]
    read: int
    downloaded_at: datetime | None
    school_name: str


class _Fault(Exception):
    def __init__(self, column: str, message: str, **facts: str | int) -> None:
        super().__init__(message)
        self.column = column
        self.message = message
        self.facts = facts


def read_roster(name: str, content: bytes) -> RosterFile:
    """Read a list as exported (.xlsx, .xls) or as .csv.

    Raises UnreadableFile with a sentence that says what the file is instead.
    """
    grid = _grid(name, content)
    header, columns, dropped = _header(grid)
    reader = _Reader(columns)
    for number in range(header, len(grid)):
        reader.read(number + 1, grid[number])
    return RosterFile(
        pupils=tuple(reader.pupils),
        bad=tuple(reader.bad),
        warnings=tuple(reader.warnings),
        dropped_columns=tuple(dropped),
        read=reader.count,
        downloaded_at=_downloaded_at(grid[:header]),
        school_name=_text(grid[1][0]) if header > 2 and grid[1] else "",  # noqa: PLR2004
    )


def _grid(name: str, content: bytes) -> Grid:
    if not content.strip():
        raise UnreadableFile(N_("{name} is empty. Download the list again."), name=name)
    if len(content) > LIMIT:
        raise UnreadableFile(
            N_("{name} is larger than 10 MB; this is not a list of pupils."), name=name
        )
    if content.startswith(OLE) and ENCRYPTED in content:
        raise UnreadableFile(
            N_(
                "{name} is protected with a password. Open it in Excel, remove the "
                "password, save it and choose it again."
            ),
            name=name,
        )
    if content.startswith((ZIP, OLE)):
        return _workbook(name, content)
    return _table(name, content)


def _workbook(name: str, content: bytes) -> Grid:
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        return book.get_sheet_by_index(0).to_python(skip_empty_area=False)
    except (CalamineError, ValueError, IndexError) as failure:
        raise UnreadableFile(
            N_(
                "{name} cannot be read as a workbook; it may be damaged. Open it in "
                "Excel, save it as .xlsx and choose it again."
            ),
            name=name,
        ) from failure


def _table(name: str, content: bytes) -> Grid:
    start = content.lstrip(b"\xef\xbb\xbf \r\n\t")[:512].lower()
    if start.startswith((b"<?xml", b"<html", b"<table", b"<workbook")):
        raise UnreadableFile(
            N_(
                "{name} is a web page or XML with a workbook's name. Open it in Excel, "
                "choose “Save as .xlsx” and take that file."
            ),
            name=name,
        )
    if b"\0" in content:
        raise UnreadableFile(
            N_("{name} is not a workbook and not a CSV file."), name=name
        )
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    sample = "\n".join(text.splitlines()[:HEADER_ROWS])
    delimiter = max(",;\t", key=sample.count)
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))


def _header(grid: Grid) -> tuple[int, Mapping[str, int], list[str]]:
    """Return the first row of data, the columns by field, and the columns dropped."""
    for number, row in enumerate(grid[:HEADER_ROWS]):
        labels = [_plain(cell) for cell in row]
        if {"nama", "nisn", "nipd"} <= set(labels):
            below = grid[number + 1] if number + 1 < len(grid) else []
            two_levels = not _text(below[0] if below else "x") and any(
                label in GROUPS for label in labels
            )
            shown, keys = _labels(row, below if two_levels else [])
            return (number + 1 + two_levels, *_columns(shown, keys))
    raise UnreadableFile(
        N_(
            "No row with the columns Nama, NISN and NIPD was found in the first "
            "{rows} rows. Choose “Daftar Peserta Didik” as downloaded from Dapodik."
        ),
        rows=HEADER_ROWS,
    )


def _labels(
    above: Sequence[Cell], below: Sequence[Cell]
) -> tuple[list[str], list[str]]:
    """Return every column's label as shown and as compared, groups carried forward."""
    shown, keys, group = [], [], ""
    for place, cell in enumerate(above):
        label = " ".join(_text(cell).split())
        part = " ".join(_text(below[place]).split()) if place < len(below) else ""
        if label:
            group = label if part and _plain(label) in GROUPS else ""
        if group and part:
            shown.append(f"{group}{GROUP_SIGN}{part}")
            keys.append(f"{GROUPS[_plain(group)]} {_plain(part)}")
        else:
            shown.append(label or part)
            keys.append(_flat_key(label or part))
    return shown, keys


def _flat_key(label: str) -> str:
    """Return ``ayah nama`` for ``Nama Ayah``, ``Data Ayah.Nama`` and the like."""
    words = re.sub(r"[._›>\-:]+", " ", _plain(label)).replace("kandung", " ").split()
    for parent in ("ayah", "ibu", "wali"):
        rest = [word for word in words if word not in {"data", parent}]
        if parent in words and rest in (["nama"], ["pekerjaan"]):
            return f"{parent} {rest[0]}"
    return _plain(label)


def _columns(
    shown: Sequence[str], keys: Sequence[str]
) -> tuple[Mapping[str, int], list[str]]:
    columns: dict[str, int] = {}
    dropped = []
    for place, key in enumerate(keys):
        field = "birth_date" if key == BIRTH_DATE else WHITELIST.get(key)
        if field and field not in columns:
            columns[field] = place
        if (not field or field == "birth_date") and key not in SILENT:
            dropped.append(shown[place])
    return columns, dropped


class _Reader:
    """Reads row after row; one fault does not stop the next row."""

    def __init__(self, columns: Mapping[str, int]) -> None:
        self._columns = columns
        self._first_with: dict[str, int] = {}
        self.pupils: list[PupilRow] = []
        self.bad: list[BadRow] = []
        self.warnings: list[BadRow] = []
        self.count = 0

    def read(self, number: int, row: Sequence[Cell]) -> None:
        """Read one row of the file, whose number there is ``number``."""
        said = {
            field: _value(row[place]) if place < len(row) else ""
            for field, place in self._columns.items()
        }
        if not said["name"]:
            return
        self.count += 1
        remarks = list(self._remarks(number, said))
        try:
            pupil = self._pupil(number, said)
        except _Fault as fault:
            self.bad.append(
                BadRow(
                    row=number,
                    column=fault.column,
                    message=fault.message,
                    facts=fault.facts,
                )
            )
            return
        self.pupils.append(pupil)
        self.warnings.extend(remarks)

    def _pupil(self, number: int, said: Mapping[str, str]) -> PupilRow:
        nisn = self._nisn(number, said)
        nipd = said["nipd"] or None
        gender = said.get("gender", "").upper()
        if gender not in {"L", "P"}:
            raise _Fault("JK", N_("“{value}” is neither L nor P."), value=gender)
        if not said.get("class_group"):
            raise _Fault("Rombel Saat Ini", N_("The class group is missing."))
        return PupilRow(
            row=number,
            name=" ".join(said["name"].split()),
            nipd=nipd,
            gender=gender,
            nisn=nisn,
            class_group=normalise(said["class_group"]),
            phones=tuple(split_phones(said.get("phone", ""))),
            email=said.get("email", ""),
            father_name=said.get("father_name", ""),
            mother_name=said.get("mother_name", ""),
            guardian_name=said.get("guardian_name", ""),
            father_deceased=bool(DECEASED.search(said.get("father_job", ""))),
            mother_deceased=bool(DECEASED.search(said.get("mother_job", ""))),
            residence=said.get("residence", ""),
            fallback_key=None if nisn or nipd else _fallback(said),
        )

    def _nisn(self, number: int, said: Mapping[str, str]) -> str | None:
        """Return the NISN in ten digits, None where it is missing or unusable."""
        nisn = _ten_digits(said["nisn"])
        if said["nisn"] and nisn is None and not said["nipd"]:
            raise _Fault("NISN", N_("“{value}” is not ten digits."), value=said["nisn"])
        if nisn is None:
            return None
        first = self._first_with.setdefault(nisn, number)
        if first != number:
            raise _Fault(
                "NISN",
                N_("{nisn} stands in row {first} already."),
                nisn=nisn,
                first=first,
            )
        return nisn

    def _remarks(self, number: int, said: Mapping[str, str]) -> Iterator[BadRow]:
        if said["nisn"] and said["nipd"] and _ten_digits(said["nisn"]) is None:
            yield BadRow(
                row=number,
                column="NISN",
                message=N_("“{value}” is not ten digits; the pupil is known by NIPD."),
                facts={"value": said["nisn"]},
            )
        for phone in split_phones(said.get("phone", "")):
            if phone.kind is PhoneKind.DESTROYED:
                yield BadRow(
                    row=number,
                    column="HP",
                    message=N_(
                        "Excel has destroyed the number “{value}”; correct it in "
                        "Dapodik and download again."
                    ),
                    facts={"value": phone.typed},
                )
            elif phone.kind is PhoneKind.INVALID:
                yield BadRow(
                    row=number,
                    column="HP",
                    message=N_("“{value}” is not a phone number that can be called."),
                    facts={"value": phone.typed},
                )


def _ten_digits(typed: str) -> str | None:
    """Return a NISN whose leading zeros a number format may have eaten, or None."""
    if not typed.isdecimal() or not SHORTEST_NISN <= len(typed) <= NISN_DIGITS:
        return None
    return typed.zfill(NISN_DIGITS)


def _fallback(said: Mapping[str, str]) -> str:
    """Return a key from name and birth date that does not keep the date."""
    name = " ".join(said["name"].casefold().split())
    known = f"{name}|{said.get('birth_date', '')}"
    return hashlib.sha256(known.encode()).hexdigest()


def _value(cell: Cell) -> str:
    text = _text(cell)
    return "" if text in BLANK else text


def _text(cell: Cell) -> str:
    """Return a cell as text; a number loses its decimal point, never a digit."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, date):
        return cell.isoformat()
    return "" if cell is None else str(cell).strip()


def _plain(cell: Cell) -> str:
    return " ".join(_text(cell).casefold().split())


def _downloaded_at(rows: Grid) -> datetime | None:
    """Return when the list was downloaded, at the clock of the one who did."""
    for row in rows:
        for cell in row:
            text = _text(cell)
            found = DOWNLOADED.search(text) if "unduh" in text.lower() else None
            if found:
                return datetime.fromisoformat(f"{found[1]} {found[2] or '00:00:00'}")
    return None
