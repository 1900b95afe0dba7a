"""What the cells of one row say, by the fields they belong to."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Final, NamedTuple

from data.errors import HumasError
from data.roster.class_groups import UNKNOWN, grade_of, normalise
from data.roster.headers import Header
from data.roster.standing import says_gone, says_left, says_not_active
from data.workbook import Cell, day_of, text_of, value_of

ERROR: Final = re.compile(r"#(?:[A-Z_/]+[!?/A-Z]*|#+)", re.IGNORECASE)
"""What Excel shows where it could not compute a cell: ``#N/A``, ``#REF!``."""
NOTHING: Final = re.compile(r"[\W_0]*|n/a|null|nan|none|nil", re.IGNORECASE)
HOUR: Final = re.compile(r"[ T]+\d{1,2}[:.]\d\d(?:[:.]\d\d(?:\.\d+)?)?$")
"""What a program writes behind a birth date."""
NISN_LENGTHS: Final = range(8, 11)
NIP_LENGTH: Final = 18
NO_TICK: Final = re.compile(r"[-–—.0]*|tidak|false", re.IGNORECASE)
TEN: Final = re.compile(r"[0-9]{10}")
APART: Final = re.compile(
    r"[\s/|,;\\()]+(?:-\s+)?|(?<=[0-9]{10})-|-(?=[0-9]{10}(?![0-9]))"
)
"""What stands between the two numbers of a pupil in one cell."""
PARENTS: Final = ("father", "mother", "guardian")

COLUMNS: Final = {
    "name": "Nama",
    "nipd": "NIPD",
    "nisn": "NISN",
    "gender": "JK",
    "class_group": "Rombel Saat Ini",
    "phone": "HP",
    "email": "E-Mail",
    "birth_date": "Tanggal Lahir",
    "residence": "Jenis Tinggal",
    "father_name": "Nama Ayah",
    "mother_name": "Nama Ibu",
    "guardian_name": "Nama Wali",
}
"""What Dapodik calls the columns, for telling in which of them a fault is."""


class Line(NamedTuple):
    """Where a row stands, under which labels; ``left``: the title of those who left."""

    sheet: str
    number: int
    header: Header
    class_group: str
    left: str = ""


class Said:
    """The cells of one row by their fields; what stands for nothing is nothing."""

    def __init__(self, line: Line, row: Sequence[Cell]) -> None:
        self.errors: dict[str, str] = {}
        self._left = line.left
        self.unsaid = set(COLUMNS) - _said_by(line.header)
        self.unsaid |= {
            f"{who}_deceased"
            for who in PARENTS
            if not {f"{who}_name", f"{who}_job"} & set(line.header.columns)
        }
        self._cells = {
            field: row[place] if place < len(row) else ""
            for field, place in line.header.columns.items()
        }
        self._texts = {field: self._text(field) for field in self._cells}
        self.class_group = _whole_class(
            self.text("class_group") or line.class_group, self.text("grade")
        )
        nipd, nisn = self._both_numbers()
        self.nisn = re.sub(r"[\s.\-]", "", number_in(self.text("nisn") or nisn))
        self.nipd = number_in(self.text("nipd") or nipd)
        self.gender = self.text("gender") or self._ticked()
        self.phones = " / ".join(filter(None, map(self.text, self._phone_fields)))
        self.birth_day = self._birth_day()

    @property
    def is_of_another_grade(self) -> bool:
        """Whether the list names another grade beside the class group than its own."""
        told = grade_of(self.text("grade"))
        own = grade_of(self.class_group)
        return UNKNOWN not in {told, own} and told != own

    @property
    def left(self) -> str:
        """What says that the pupil has left the school, or nothing."""
        standing, active = self.text("standing"), self.text("active")
        if says_left(standing):
            return standing
        if says_gone(gone := self.text("gone")):
            return gone
        return active if says_not_active(active) else self._left

    @property
    def says_who(self) -> bool:
        """Whether there is what only a pupil has, and no signature below a list."""
        has_nisn = self.nisn.isdecimal() and len(self.nisn) in NISN_LENGTHS
        has_nipd = self.nipd.isdecimal() and len(self.nipd) < NIP_LENGTH
        return bool(has_nisn or has_nipd or self.gender or self.birth_day)

    @property
    def is_empty(self) -> bool:
        """Whether the row says nothing about any pupil, such as a line between."""
        has_number = self.nisn or (self.nipd and self.gender)
        return not self.text("name") and not has_number

    @property
    def is_only_a_name(self) -> bool:
        """Whether nothing but the name says that this is a pupil."""
        facts = ("class_group", "grade", "birth_date", "birth")
        is_known = self.nisn or self.nipd or self.gender
        return not (is_known or any(map(self.text, facts)))

    @property
    def _phone_fields(self) -> list[str]:
        own = "phone" if "phone" in self._cells else "telephone"
        return [own, *(f"{parent}_phone" for parent in PARENTS)]

    def text(self, field: str) -> str:
        """Return what a cell says, or nothing."""
        return self._texts.get(field, "")

    def _text(self, field: str) -> str:
        typed = " ".join(value_of(self._cells[field]).split())
        if ERROR.fullmatch(typed):
            self.errors[field] = typed
            self.unsaid.add(field)
            return ""
        return "" if NOTHING.fullmatch(typed) else typed

    def _both_numbers(self) -> tuple[str, str]:
        """Return NIPD and NISN of a cell with both; ten digits are the NISN."""
        turned = self.text("numbers_turned")
        typed = self.text("numbers") or turned
        parts = [part.strip() for part in APART.split(typed) if part.strip()]
        if len(parts) == 1:
            parts = ["", typed] if TEN.fullmatch(typed) else [typed, ""]
        elif len(parts) != len(("NIPD", "NISN")):
            return typed, ""
        elif bool(TEN.fullmatch(parts[0])) != bool(TEN.fullmatch(parts[1])):
            parts.sort(key=lambda part: bool(TEN.fullmatch(part)))
        elif turned:
            parts.reverse()
        return parts[0], parts[1]

    def _ticked(self) -> str:
        """Return L or P by the one of two columns in which something stands."""
        ticks = [
            said
            for field, said in (("boy", "L"), ("girl", "P"))
            if NO_TICK.fullmatch(" ".join(value_of(self._cells.get(field, "")).split()))
            is None
        ]
        return " ".join(ticks)

    def _birth_day(self) -> date | None:
        cell = self._cells.get("birth_date")
        if cell is None and self.text("birth"):
            cell = self.text("birth").rpartition(",")[2].strip()
        if isinstance(cell, str):
            cell = HOUR.sub("", cell.strip())
        if cell is None or not text_of(cell):
            return None
        try:
            day = day_of(cell)
            return day.day_in(0) if day.day and day.year else None
        except (HumasError, ValueError):
            return None


def _said_by(header: Header) -> set[str]:
    """Return the fields that a list has, alone or two in one column."""
    columns = set(header.columns)
    if {"numbers", "numbers_turned"} & columns:
        columns |= {"nipd", "nisn"}
    return columns | ({"gender"} if "girl" in columns else set())


def _whole_class(class_group: str, grade: str) -> str:
    """Return ``VII A`` where the list has 7 and A, or 7 and 1, in two columns."""
    is_part = grade_of(class_group) == UNKNOWN or (
        class_group.isdecimal() and grade_of(grade) != grade_of(class_group)
    )
    if grade and class_group and is_part:
        whole = f"{grade} {class_group}"
        return normalise(whole if grade_of(whole) != UNKNOWN else class_group)
    return normalise(class_group)


def number_in(typed: str) -> str:
    """Return a number without what Excel or a CSV put around it; only zeros is none."""
    plain = typed.lstrip("'’` ").removesuffix(".0").strip()
    return plain if plain.strip("0") else ""
