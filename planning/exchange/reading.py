"""What a school's own workbook or CSV file says about its plan.

Sheets and columns are found by name, at any row and in any order, in Indonesian or
English. One fault spoils its row only; all faults are told at once.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import time
from decimal import Decimal
from functools import cache, partial
from typing import Any, Final, NamedTuple

from data.cooperation import CooperationForm, Involvement
from data.errors import HumasError, Refused, UnreadableFile
from data.language import N_, Language, say, speaking
from data.record import Term
from data.roster.class_groups import NUMERALS, UNKNOWN, grade_of, normalise, suffix_of
from data.workbook import (
    HEADER_ROWS,
    Cell,
    Row,
    Sheet,
    WrittenDay,
    day_of,
    hours_of,
    month_of,
    number_of,
    plain,
    read_sheets,
    text_of,
    value_of,
)
from planning.activities.models import (
    FARTHEST,
    ActivityDraft,
    Audience,
    Category,
    Direction,
    EvidenceKind,
    Mode,
    PlannedTaskDraft,
)
from planning.budget.models import BudgetLineDraft, FundSource
from planning.exchange.models import (
    ACTIVITY_HEADERS,
    BUDGET_HEADERS,
    EXAMPLE,
    TASK_HEADERS,
    UNSAID_YEAR,
    ActivityRow,
    BudgetRow,
    PlanFault,
    PlanFile,
    TaskRow,
)

SILENT: Final = frozenset({"", "no", "nomor", "no urut", "number"})
"""Columns that nobody misses."""

TOTALS: Final = frozenset({"jumlah", "total", "jumlah total", "jumlah seluruhnya"})
"""How a row begins that only sums up."""

FILL_IN: Final = N_("Please fill this in.")
Said = dict[str, Any]


# ── what a cell says ─────────────────────────────────────────────────────────
def _label(cell: Cell) -> str:
    """Return a label or a choice as it is compared: words only."""
    return " ".join(re.findall(r"[^\W_]+|[<>=≥≤]+", plain(cell)))


def _line(cell: Cell) -> str:
    return " ".join(value_of(cell).split())


def _words(cell: Cell) -> str:
    return value_of(cell).replace("\r\n", "\n")


ALSO: Final[Mapping[type[Term], Mapping[str, str]]] = {
    Mode: {
        "luring": "face_to_face",
        "offline": "face_to_face",
        "zoom": "online",
        "hibrida": "hybrid",
        "campuran": "hybrid",
        "luring dan daring": "hybrid",
    },
    Direction: {
        "minimal": "at_least",
        "≥": "at_least",
        ">=": "at_least",
        "naik": "at_least",
        "maksimal": "at_most",
        "≤": "at_most",
        "<=": "at_most",
        "turun": "at_most",
    },
    FundSource: {
        "bosp": "bos",
        "dana bos": "bos",
        "sumbangan": "donation",
        "donasi": "donation",
        "sumbangan orang tua": "donation",
        "mitra": "partner_aid",
        "csr": "partner_aid",
        "apbd": "regional",
        "yayasan": "foundation",
    },
    CooperationForm: {"rapat": "meeting", "kunjungan rumah": "home_visit"},
}
"""What else schools call a choice."""


@cache
def _choices(kind: type[Term]) -> dict[str, Term]:
    """Return the choices by code, English and Indonesian label, and other names."""
    codes = {term.value: term for term in kind}
    found = {_label(also): codes[code] for also, code in ALSO.get(kind, {}).items()}
    for language in Language:
        with speaking(language):
            found |= {_label(say(term.label)): term for term in kind}
    return found | {_label(code): term for code, term in codes.items()}


def _choice(kind: type[Term], cell: Cell) -> Term:
    found = _choices(kind).get(_label(cell))
    if found is None:
        raise Refused(
            N_(
                "“{value}” is not one of the choices. The sheet “Daftar” of the "
                "template lists them."
            ),
            value=text_of(cell),
        )
    return found


def _several(kind: type[Term], cell: Cell) -> tuple[Term, ...]:
    """Read choices separated by ``;``, by lines or by commas (some hold commas)."""
    known = _choices(kind)
    found: list[Term] = []
    for part in filter(None, map(str.strip, re.split(r"[;\n]", text_of(cell)))):
        pieces = [part] if _label(part) in known else part.split(",")
        found += [_choice(kind, piece) for piece in pieces if piece.strip()]
    return tuple(dict.fromkeys(found))


OF_FAMILIES: Final = re.compile(
    r"\b(seluruh|semua|all|orang ?tua|ortu|wali|murid|siswa|peserta didik|keluarga|"
    r"kelas|tingkat|rombel|famil(?:y|ies)|parents?|pupils?|students?|of|grades?|"
    r"class(?:es)?)\b"
)
PARTS: Final = re.compile(r"[;,\n/&+]|\bdan\b|\band\b")
FROM_TO: Final = re.compile(
    r"([ivx]+|\d+)\s*(?:-|–|s\.?\s?/?d\.?|sampai|to)\s*([ivx]+|\d+)"
)


def _audience(cell: Cell) -> Said:
    """Read whose families are meant: all, grades, or class groups by name."""
    parts = [
        " ".join(OF_FAMILIES.sub(" ", part).split()).strip("/ ")
        for part in PARTS.split(text_of(cell).casefold())
    ]
    grades: set[int] = set()
    names: list[str] = []
    for part in filter(None, parts):
        between = _grades_between(part)
        name = normalise(part)
        if between:
            grades |= between
        elif grade_of(name) != UNKNOWN and not suffix_of(name):
            grades.add(grade_of(name))
        else:
            names.append(name)
    if (grades and names) or any(grade_of(name) == UNKNOWN for name in names):
        raise Refused(
            N_(
                "“{value}” is not known here. Write Semua, grades (Kelas VII; Kelas "
                "IX) or class groups (VII A; VII B)."
            ),
            value=text_of(cell),
        )
    whose = Audience.GRADES if grades else Audience.ALL
    return {
        "audience": Audience.CLASS_GROUPS if names else whose,
        "grades": tuple(sorted(grades)),
        "class_group_ids": (),
        "class_groups": tuple(dict.fromkeys(names)),
    }


def _grades_between(part: str) -> set[int]:
    ends = FROM_TO.fullmatch(part)
    if not ends:
        return set()
    first, last = grade_of(ends[1]), grade_of(ends[2])
    both_known = first in NUMERALS and last in NUMERALS
    return set(range(first, last + 1)) if both_known else set()


def _measure(cell: Cell) -> Decimal:
    """Read a number with at most two decimals; a percent sign is let go."""
    typed = cell.replace("%", "") if isinstance(cell, str) else cell
    return _rounded(number_of(typed), Decimal("0.01"), text_of(cell))


def _rupiah(cell: Cell) -> Decimal:
    amount = _rounded(number_of(cell), Decimal(1), text_of(cell))
    if amount < 0:
        raise Refused(N_("“{value}” is below zero."), value=text_of(cell))
    return amount


def _volume(cell: Cell) -> Decimal:
    volume = _measure(cell)
    if volume <= 0:
        raise Refused(N_("“{value}” must be more than zero."), value=text_of(cell))
    return volume


LARGEST: Final = Decimal(10**10)
LARGEST_AMOUNT: Final = Decimal(10**14)
NEARLY: Final = Decimal("0.000001")
"""How far a number may lie from its rounded self: what binary arithmetic leaves."""


def _rounded(number: Decimal, step: Decimal, typed: str) -> Decimal:
    is_whole = step == 1
    if abs(number) >= (LARGEST_AMOUNT if is_whole else LARGEST):
        raise Refused(N_("“{value}” is too large."), value=typed)
    rounded = number.quantize(step)
    if abs(rounded - number) > NEARLY:
        raise Refused(
            N_("“{value}” is not an amount in whole rupiah.")
            if is_whole
            else N_("“{value}” has more than two decimals."),
            value=typed,
        )
    return rounded


def _fiscal_year(cell: Cell) -> int:
    typed = text_of(cell)
    if not re.fullmatch(r"20\d\d", typed, re.ASCII):
        raise Refused(
            N_("“{value}” is not a fiscal year. Write it like 2026."), value=typed
        )
    return int(typed)


YES: Final = frozenset({"ya", "y", "yes", "true", "1", "x", "v", "✓", "✔", "√"})
YES_WORDS: Final = YES | {"sukarela", "voluntary"}
NO_WORDS: Final = frozenset({"tidak", "t", "no", "n", "false", "0", "bukan"})


def _yes(cell: Cell) -> bool:
    typed = text_of(cell).casefold()
    if typed in YES_WORDS | NO_WORDS:
        return typed in YES_WORDS
    raise Refused(N_("“{value}”: write ya or tidak."), value=text_of(cell))


OFFSET: Final = re.compile(r"(?:h\s*)?([+\-−–]?)\s*(\d{1,3})|h", re.IGNORECASE)


def _offset(cell: Cell) -> int:
    found = OFFSET.fullmatch(text_of(cell))
    days = int(found[2] or 0) if found else FARTHEST + 1
    if found is None or days > FARTHEST:
        raise Refused(
            N_("“{value}” is not a number of days. Write H-14, H or H+7."),
            value=text_of(cell),
        )
    return -days if found[1] in {"-", "−", "–"} else days


# ── what the columns are called ──────────────────────────────────────────────
Reader = Callable[[Cell], Any]


class _Column(NamedTuple):
    """A field of a table: what else it is called, and how its cells are read."""

    also: str
    read: Reader = _line


class _Table(NamedTuple):
    """A kind of table: its columns by name, and those it is known by."""

    headers: Mapping[str, str]
    columns: Mapping[str, _Column]
    needs: frozenset[str]

    def fields(self) -> dict[str, str]:
        """Return which field every name of a column stands for."""
        return {
            _label(name): field
            for field, column in self.columns.items()
            for name in (field, self.headers.get(field, ""), *column.also.split(","))
            if name
        }


ACTIVITY_NAMES: Final = (
    "kegiatan,program kegiatan,program,nama program,program kerja,jenis kegiatan,"
    "uraian kegiatan,rincian kegiatan,nama acara,agenda,agenda kegiatan,activity,"
    "activity name,name of activity,event"
)
ACTIVITIES_TABLE: Final = _Table(
    ACTIVITY_HEADERS,
    {
        "title": _Column(ACTIVITY_NAMES),
        "goal": _Column("tujuan kegiatan,objective,purpose,aim"),
        "category": _Column("klasifikasi,jenis", partial(_choice, Category)),
        "forms": _Column(
            "bentuk,bentuk kerjasama,form,form of cooperation,forms of cooperation",
            partial(_several, CooperationForm),
        ),
        "involvement": _Column(
            "bentuk pelibatan,pelibatan,pelibatan keluarga,form of involvement",
            partial(_several, Involvement),
        ),
        "audience": _Column(
            "peserta,sasaran peserta,sasaran kegiatan,target audience,target group",
            _audience,
        ),
        "planned_on": _Column(
            "tanggal kegiatan,tanggal pelaksanaan,waktu,waktu pelaksanaan,hari tanggal,"
            "hari dan tanggal,jadwal,tgl,date,when,schedule",
            day_of,
        ),
        "month": _Column("bulan pelaksanaan,bln", month_of),
        "starts_at": _Column("jam,pukul,mulai,time,start,start time,begins", hours_of),
        "ends_at": _Column("selesai,end,end time,ends", hours_of),
        "mode": _Column(
            "bentuk pelaksanaan,cara pelaksanaan,luring daring", partial(_choice, Mode)
        ),
        "person": _Column(
            "penanggungjawab,pj,pic,koordinator,pelaksana,person in charge,responsible"
        ),
        "place": _Column("lokasi,venue,location"),
        "background": _Column("alasan,reason", _words),
        "procedure": _Column(
            "langkah,langkah kegiatan,langkah langkah,prosedur pelaksanaan,steps",
            _words,
        ),
        "rundown": _Column("acara,rangkaian acara,programme", _words),
        "indicator": _Column(
            "indikator keberhasilan,indikator target,indikator keberhasilan target,"
            "success indicator"
        ),
        "baseline": _Column("kondisi awal", _measure),
        "target": _Column("nilai target,target value", _measure),
        "unit": _Column("satuan target"),
        "direction": _Column("arah target", partial(_choice, Direction)),
        "measured_by": _Column("cara ukur,alat ukur,instrumen,measured with", _words),
        "evidence": _Column(
            "bukti fisik,bukti pelaksanaan,bukti dukung",
            partial(_several, EvidenceKind),
        ),
        "risk": _Column("resiko,risiko kegiatan", _words),
        "mitigation": _Column("mitigasi risiko,antisipasi", _words),
    },
    frozenset({"title"}),
)
BUDGET_TABLE: Final = _Table(
    BUDGET_HEADERS,
    {
        "activity": _Column(ACTIVITY_NAMES),
        "title": _Column("rincian,uraian belanja,uraian biaya,item,description"),
        "volume": _Column("vol,banyak,qty,quantity", _volume),
        "unit": _Column("sat"),
        "price": _Column("harga satuan,harga rp,harga satuan rp,unit price", _rupiah),
        "amount": _Column("jumlah,jumlah rp,jumlah harga,total,biaya", _rupiah),
        "source": _Column(
            "sumber,sumber biaya,sumber anggaran,fund source",
            partial(_choice, FundSource),
        ),
        "fiscal_year": _Column("tahun,ta", _fiscal_year),
        "arkas_code": _Column("kode,arkas,kode kegiatan"),
        "partner": _Column("nama mitra"),
        "is_voluntary": _Column("sumbangan sukarela,voluntary", _yes),
        "on": _Column("tanggal,date of activity", day_of),
    },
    frozenset({"activity", "title", "source"}),
)
TASKS_TABLE: Final = _Table(
    TASK_HEADERS,
    {
        "activity": _Column(ACTIVITY_NAMES),
        "title": _Column("uraian tugas,task"),
        "offset_days": _Column("hari h,offset,days", _offset),
        "section": _Column("posisi,bidang,position"),
        "on": _Column("tanggal,date of activity", day_of),
    },
    frozenset({"activity", "title", "offset_days"}),
)
TABLES: Final = (TASKS_TABLE, BUDGET_TABLE, ACTIVITIES_TABLE)


# ── where the tables are ─────────────────────────────────────────────────────
class _Found(NamedTuple):
    """A table on a sheet: its kind, columns, first row of facts, what is dropped."""

    sheet: Sheet
    table: _Table
    places: Mapping[str, int]
    labels: Sequence[str]
    begins: int
    dropped: Sequence[str]

    def numbered(self) -> Iterator[tuple[int, Row]]:
        """Give the rows below the labels, with their numbers in the file."""
        return enumerate(self.sheet.rows[self.begins :], self.begins + 1)


def _places(table: _Table, row: Row) -> dict[str, int]:
    """Return where the fields stand, if this row has the labels of such a table."""
    fields = _fields(TABLES.index(table))
    places: dict[str, int] = {}
    for place, cell in enumerate(row):
        field = fields.get(_label(cell))
        if field:
            places.setdefault(field, place)
    return places if table.needs <= set(places) and len(places) > 1 else {}


@cache
def _fields(number: int) -> dict[str, str]:
    return TABLES[number].fields()


def _is_header(row: Row) -> bool:
    return any(_places(table, row) for table in TABLES)


def _found(sheet: Sheet) -> _Found | None:
    """Return the first table of a sheet, or None."""
    for number, row in enumerate(sheet.rows[:HEADER_ROWS]):
        for table in TABLES:
            if not _places(table, row):
                continue
            below = sheet.rows[number + 1 : number + 2]
            two_levels = [_two_levels(table, row, under) for under in below]
            labels = two_levels[0] if two_levels and two_levels[0] else list(row)
            begins = number + 1 + bool(two_levels and two_levels[0])
            return _labelled(sheet, table, labels, begins)
    return None


def _two_levels(table: _Table, above: Row, below: Row) -> list[Cell]:
    """Return the labels of a header of two rows (Waktu over Tanggal and Jam)."""
    fields = _fields(TABLES.index(table))
    known = [_label(cell) in fields for cell in below]
    others = [cell for cell, is_known in zip(below, known, strict=True) if not is_known]
    if not any(known) or any(_label(cell) for cell in others):
        return []
    under = [*below, *[""] * (len(above) - len(below))]
    return [u if _label(u) else a for a, u in zip(above, under, strict=False)]


def _labelled(
    sheet: Sheet, table: _Table, labels: Sequence[Cell], begins: int
) -> _Found:
    places = _places(table, labels)
    shown = [" ".join(text_of(cell).split()) for cell in labels]
    dropped = [
        name
        for place, name in enumerate(shown)
        if place not in places.values() and _label(name) not in SILENT
    ]
    return _Found(sheet, table, places, shown, begins, dropped)


def _chosen(found: Sequence[_Found]) -> list[_Found]:
    """Return the tables to read: of several plans, those that say the most."""
    plans = [one for one in found if one.table is ACTIVITIES_TABLE]
    most = max((len(one.places) for one in plans), default=0)
    return [
        one
        for one in found
        if one.table is not ACTIVITIES_TABLE or len(one.places) == most
    ]


# ── row after row ────────────────────────────────────────────────────────────
def read_plan(name: str, content: bytes) -> PlanFile:
    """Read a plan from an .xlsx, .xls or .csv file.

    Raises UnreadableFile with a sentence that says what the file is instead.
    """
    sheets = read_sheets(name, content, _is_header)
    found = _chosen([one for sheet in sheets if (one := _found(sheet))])
    if not any(one.table is ACTIVITIES_TABLE for one in found):
        raise UnreadableFile(
            N_(
                "No table with the columns “Nama kegiatan” and “Tanggal” was found in "
                "the first {rows} rows of {name}. Download the template, and copy the "
                "plan into it."
            ),
            rows=HEADER_ROWS,
            name=name,
        )
    readers = [_Reader(one) for one in found]
    for reader in readers:
        reader.read()
    return PlanFile(
        activities=tuple(row for reader in readers for row in reader.activities),
        lines=tuple(row for reader in readers for row in reader.lines),
        tasks=tuple(row for reader in readers for row in reader.tasks),
        bad=tuple(fault for reader in readers for fault in reader.bad),
        dropped_columns=tuple(
            dict.fromkeys(label for one in found for label in one.dropped)
        ),
        read=sum(r.count for r in readers if r.found.table is ACTIVITIES_TABLE),
    )


class _Reader:
    """Reads the rows of one table; one fault does not stop the next row."""

    def __init__(self, found: _Found) -> None:
        self.found = found
        self.activities: list[ActivityRow] = []
        self.lines: list[BudgetRow] = []
        self.tasks: list[TaskRow] = []
        self.bad: list[PlanFault] = []
        self.count = 0
        self._activity = ""

    def read(self) -> None:
        """Read every row that says something."""
        for number, row in self.found.numbered():
            if not _is_numbering(row):
                self._read_row(number, row)

    def _read_row(self, number: int, row: Row) -> None:
        cells = {
            field: row[place]
            for field, place in self.found.places.items()
            if place < len(row) and value_of(row[place])
        }
        if self.found.table is not ACTIVITIES_TABLE:
            cells = self._under_heading(cells)
        name = text_of(cells.get("activity", cells.get("title", "")))
        if not cells or name.startswith(EXAMPLE) or _label(name) in TOTALS:
            return
        self.count += 1
        faults = len(self.bad)
        said = self._said(number, cells)
        for field in self._missing(said, cells):
            self._fault(number, field, FILL_IN)
        if len(self.bad) == faults:
            self._keep(number, said)

    def _under_heading(self, cells: Mapping[str, Cell]) -> dict[str, Cell]:
        """Return a line with the name above it where its own is empty.

        A name alone is a heading for the lines below it.
        """
        if "activity" in cells:
            self._activity = text_of(cells["activity"])
        lines = set(cells) - {"activity"}
        return {"activity": self._activity, **cells} if lines else {}

    def _said(self, number: int, cells: Mapping[str, Cell]) -> Said:
        said: Said = {}
        for field, cell in cells.items():
            try:
                said[field] = self.found.table.columns[field].read(cell)
            except HumasError as fault:
                self._fault(number, field, fault.message, **fault.facts)
        if self.found.table is ACTIVITIES_TABLE:
            self._compare(number, said)
            if str(cells.get("target", "")).strip().endswith("%"):
                said.setdefault("unit", "%")
        return said

    def _compare(self, number: int, said: Said) -> None:
        """Find cells of a row that contradict each other."""
        day, month = said.get("planned_on"), said.get("month")
        if day and month and day.month != month.month:
            message = N_("The month is another one than that of the date.")
            self._fault(number, "month", message)

    def _missing(self, said: Said, cells: Mapping[str, Cell]) -> list[str]:
        """Return the fields without which a row says nothing."""
        needed = [name for name in self.found.table.needs if name not in cells]
        if self.found.table is BUDGET_TABLE and not {"price", "amount"} & set(cells):
            needed.append("price")
        blank = [name for name in self.found.table.needs if said.get(name) == ""]
        return sorted({*needed, *blank})

    def _fault(self, number: int, field: str, message: str, **facts: object) -> None:
        place = self.found.places.get(field)
        headers = self.found.table.headers
        self.bad.append(
            PlanFault(
                sheet=self.found.sheet.name,
                row=number,
                column=headers[field] if place is None else self.found.labels[place],
                message=message,
                facts=facts,
            )
        )

    def _keep(self, number: int, said: Said) -> None:
        sheet = self.found.sheet.name
        if self.found.table is ACTIVITIES_TABLE:
            self.activities.append(_activity(sheet, number, said))
            return
        activity, on = said.pop("activity"), said.pop("on", None)
        at = {"sheet": sheet, "row": number, "activity": activity, "on": on}
        if self.found.table is TASKS_TABLE:
            self.tasks.append(TaskRow(**at, task=PlannedTaskDraft(**said)))
        else:
            line = BudgetLineDraft(**{"fiscal_year": UNSAID_YEAR} | said)
            self.lines.append(BudgetRow(**at, line=line))


BESIDE: Final = frozenset({"goal", "person", "class_groups"})
"""What only the school's records can tell: kept beside the draft."""


def _activity(sheet: str, number: int, said: Said) -> ActivityRow:
    """Return the row; what it leaves empty stays unset in its draft."""
    said |= said.pop("audience", {})
    starts: tuple[time, time | None] = said.pop("starts_at", (None, None))
    ends: tuple[time, time | None] = said.pop("ends_at", (starts[1], None))
    month: WrittenDay | None = said.pop("month", None)
    when: WrittenDay | None = said.pop("planned_on", month)
    beside = {name: said.pop(name) for name in BESIDE & set(said)}
    hours = {"starts_at": starts[0], "ends_at": ends[0]}
    said |= {name: hour for name, hour in hours.items() if hour}
    return ActivityRow(
        sheet=sheet, row=number, draft=ActivityDraft(**said), when=when, **beside
    )


def _is_numbering(row: Row) -> bool:
    """Return whether a row only counts the columns: 1, 2, 3 …, as forms have it."""
    filled = [value_of(cell) for cell in row if value_of(cell)]
    return len(filled) > 2 and filled == [str(n + 1) for n in range(len(filled))]  # noqa: PLR2004
