"""What Dapodik's list of pupils ("Daftar Peserta Didik") says, and no more of it.

Columns are found by name at any row and in any order. Only the whitelist is read;
everything else is dropped in memory and named, so that a person sees what is not kept.
"""

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Final, NamedTuple

from data.errors import UnreadableFile
from data.language import N_
from data.phones import SCIENTIFIC, Phone, PhoneKind, as_written, split_phones
from data.record import Record
from data.roster.class_groups import normalise
from data.workbook import (
    HEADER_ROWS,
    BadRow,
    Cell,
    Grid,
    Row,
    plain,
    read_sheets,
    text_of,
    value_of,
)
from data.workshop import Told, silent

NISN_DIGITS: Final = 10
SHORTEST_NISN: Final = 8
PARENTS: Final = ("ayah", "ibu", "wali")
GROUPS: Final = {f"data {parent}": parent for parent in PARENTS}
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
TITLES: Final = ("daftar", "kecamatan", "tanggal unduh", "pengunduh", "tahun", "sep=")
"""How the lines above the table begin that are not the school's name."""

DESTROYED: Final = N_(
    "Excel has destroyed the number “{value}”; correct it in Dapodik and download "
    "again."
)


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


class _Header(NamedTuple):
    """Where the table begins, which column is which field, and what is dropped."""

    title_rows: int
    data: int
    columns: Mapping[str, int]
    dropped: Sequence[str]


class _Fault(Exception):
    def __init__(self, column: str, message: str, **facts: str | int) -> None:
        super().__init__(message)
        self.column = column
        self.message = message
        self.facts = facts


def read_roster(name: str, content: bytes, told: Told = silent) -> RosterFile:
    """Read a list as exported (.xlsx, .xls) or as .csv.

    ``told`` is told how far reading is; what it raises ends it. Raises UnreadableFile
    with a sentence that says what the file is instead.
    """
    grid = read_sheets(name, content, _names_pupils, told)[0].rows
    header = _header(grid)
    title = grid[: header.title_rows]
    reader = _Reader(header.columns)
    for number in range(header.data, len(grid)):
        reader.read(number + 1, grid[number])
    return RosterFile(
        pupils=tuple(reader.pupils),
        bad=tuple(reader.bad),
        warnings=tuple(reader.warnings),
        dropped_columns=tuple(header.dropped),
        read=reader.count,
        downloaded_at=_downloaded_at(title),
        school_name=_school_name(title),
    )


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _names_pupils(row: Row) -> bool:
    return {"nama", "nisn", "nipd"} <= {plain(cell) for cell in row}


def _header(grid: Grid) -> _Header:
    for number, row in enumerate(grid[:HEADER_ROWS]):
        if not _names_pupils(row):
            continue
        below = grid[number + 1] if number + 1 < len(grid) else []
        two_levels = _is_second_level(row, below)
        columns, dropped = _columns(*_labels(row, below if two_levels else []))
        return _Header(number, number + 1 + two_levels, columns, dropped)
    raise UnreadableFile(
        N_(
            "No row with the columns Nama, NISN and NIPD was found in the first "
            "{rows} rows. Choose “Daftar Peserta Didik” as downloaded from Dapodik."
        ),
        rows=HEADER_ROWS,
    )


def _is_second_level(above: Sequence[Cell], below: Sequence[Cell]) -> bool:
    """Return whether the row names the parts of the parents, and is not a pupil."""
    has_groups = any(_group(cell) for cell in above)
    return has_groups and any(plain(cell) == "nama" for cell in below)


def _group(label: Cell) -> str | None:
    """Return ``ayah`` for ``Data Ayah`` or ``Data Ayah Kandung``."""
    words = [word for word in plain(label).split() if word != "kandung"]
    return GROUPS.get(" ".join(words))


def _labels(
    above: Sequence[Cell], below: Sequence[Cell]
) -> tuple[list[str], list[str]]:
    """Return every column's label as shown and as compared, groups carried forward."""
    shown, keys, group = [], [], ""
    for place, cell in enumerate(above):
        label = " ".join(text_of(cell).split())
        part = " ".join(text_of(below[place]).split()) if place < len(below) else ""
        if label:
            group = label if part and _group(label) else ""
        if group and part:
            shown.append(f"{group}{GROUP_SIGN}{part}")
            keys.append(f"{_group(group)} {plain(part)}")
        else:
            shown.append(label or part)
            keys.append(_flat_key(label or part))
    return shown, keys


def _flat_key(label: str) -> str:
    """Return ``ayah nama`` for ``Nama Ayah``, ``Data Ayah.Nama`` and the like."""
    words = _words(plain(label))
    for parent in PARENTS:
        rest = [word for word in words if word not in {"data", "kandung", parent}]
        if parent in words and rest in (["nama"], ["pekerjaan"]):
            return f"{parent} {rest[0]}"
    return plain(label)


def _columns(
    shown: Sequence[str], keys: Sequence[str]
) -> tuple[Mapping[str, int], list[str]]:
    columns: dict[str, int] = {}
    dropped = []
    for place, key in enumerate(keys):
        field = "birth_date" if key == BIRTH_DATE else WHITELIST.get(key)
        is_first = field is not None and field not in columns
        if field and is_first:
            columns[field] = place
        if (not is_first or field == "birth_date") and key not in SILENT:
            dropped.append(shown[place])
    return columns, dropped


class _Reader:
    """Reads row after row; one fault does not stop the next row."""

    def __init__(self, columns: Mapping[str, int]) -> None:
        self._columns = columns
        self._first_with: dict[tuple[str, str], PupilRow] = {}
        self.pupils: list[PupilRow] = []
        self.bad: list[BadRow] = []
        self.warnings: list[BadRow] = []
        self.count = 0

    def read(self, number: int, row: Sequence[Cell]) -> None:
        """Read one row of the file, whose number there is ``number``."""
        said = {
            field: value_of(row[place]) if place < len(row) else ""
            for field, place in self._columns.items()
        }
        if not said["name"]:
            return
        self.count += 1
        said["nisn"] = _number(said["nisn"]).replace(" ", "")
        said["nipd"] = _number(said["nipd"])
        try:
            pupil = _pupil(number, said)
            self._note(pupil)
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
        self.warnings.extend(_remarks(number, said))

    def _note(self, pupil: PupilRow) -> None:
        """Remember by what a pupil is known; raise if an earlier row is known so.

        Two pupils may share a NIPD when the NISN of each tells them apart.
        """
        marks = {"NISN": pupil.nisn, "NIPD": pupil.nipd, "Nama": pupil.fallback_key}
        known = [(column, mark) for column, mark in marks.items() if mark]
        for column, mark in known:
            first = self._first_with.get((column, mark))
            if first and not (column == "NIPD" and first.nisn and pupil.nisn):
                raise _Fault(
                    column,
                    N_("{nisn} stands in row {first} already."),
                    nisn=pupil.name if column == "Nama" else mark,
                    first=first.row,
                )
        for place in known:
            self._first_with.setdefault(place, pupil)


def _pupil(number: int, said: Mapping[str, str]) -> PupilRow:
    nisn, nipd = _numbers(said)
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


def _numbers(said: Mapping[str, str]) -> tuple[str | None, str | None]:
    """Return NISN and NIPD, each None where missing or unusable.

    A pupil whose only number is unusable cannot be known again, and is not taken in.
    """
    nisn = _ten_digits(said["nisn"])
    nipd = None if SCIENTIFIC.match(said["nipd"]) else said["nipd"] or None
    if not nisn and not nipd and said["nipd"]:
        raise _Fault("NIPD", DESTROYED, value=said["nipd"])
    if not nisn and not nipd and said["nisn"]:
        raise _Fault("NISN", N_("“{value}” is not ten digits."), value=said["nisn"])
    return nisn, nipd


def _remarks(number: int, said: Mapping[str, str]) -> Iterator[BadRow]:
    """Say what a row that is taken in still needs."""
    if said["nisn"] and _ten_digits(said["nisn"]) is None:
        yield _remark(
            number,
            "NISN",
            N_("“{value}” is not ten digits; the pupil is known by NIPD."),
            said["nisn"],
        )
    if SCIENTIFIC.match(said["nipd"]):
        yield _remark(number, "NIPD", DESTROYED, said["nipd"])
    for phone in split_phones(said.get("phone", "")):
        if phone.kind is PhoneKind.DESTROYED:
            yield _remark(number, "HP", DESTROYED, phone.typed)
        elif phone.kind is PhoneKind.INVALID:
            message = N_(
                "“{value}” is not a phone number that can be called; correct it in "
                "Dapodik."
            )
            yield _remark(number, "HP", message, phone.typed)
        elif phone.is_mended and phone.e164:
            message = N_("“{value}” was read as {read}; correct it in Dapodik.")
            read = as_written(phone.e164)
            yield _remark(number, "HP", message, phone.typed, read=read)


def _remark(
    number: int, column: str, message: str, value: str, **facts: object
) -> BadRow:
    told = {"value": value, **facts}
    return BadRow(row=number, column=column, message=message, facts=told)


def _number(typed: str) -> str:
    """Return a number without what Excel or a CSV put around it; only zeros is none."""
    plain = typed.lstrip("'’` ").removesuffix(".0").strip()
    return plain if plain.strip("0") else ""


def _ten_digits(typed: str) -> str | None:
    """Return a NISN in ten digits, or None.

    NISN of today's pupils begin with 00 or 01 (the birth year), so a number format
    leaves eight or nine digits, never a zero in front: those get their zeros back.
    Where a zero is still in front, another digit is missing and nobody knows which.
    """
    if not (typed.isascii() and typed.isdecimal()):
        return None
    if len(typed) == NISN_DIGITS:
        return typed
    has_lost_zeros = SHORTEST_NISN <= len(typed) < NISN_DIGITS and typed[0] != "0"
    return typed.zfill(NISN_DIGITS) if has_lost_zeros else None


def _fallback(said: Mapping[str, str]) -> str:
    """Return a key from name and birth date that does not keep the date."""
    name = " ".join(said["name"].casefold().split())
    known = f"{name}|{said.get('birth_date', '')}"
    return hashlib.sha256(known.encode()).hexdigest()


def _downloaded_at(title: Grid) -> datetime | None:
    """Return when the list was downloaded, at the clock of the one who did."""
    for text in _lines(title):
        found = DOWNLOADED.search(text) if "unduh" in text.lower() else None
        if found:
            try:
                return datetime.fromisoformat(f"{found[1]} {found[2] or '00:00:00'}")
            except ValueError:
                return None
    return None


def _school_name(title: Grid) -> str:
    names = (t for t in _lines(title) if not t.casefold().startswith(TITLES))
    return next(names, "")


def _lines(title: Grid) -> Iterator[str]:
    return (text for row in title for cell in row if (text := text_of(cell)))
