"""What a school's own workbook or CSV file says about its plan.

Sheets and columns are found by name, at any row and in any order, in Indonesian or
English. One fault spoils its row only; all faults are told at once.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import time
from decimal import Decimal
from functools import cache, partial
from typing import Any, Final

from data.cooperation import CooperationForm, Involvement
from data.errors import HumasError, Refused, UnreadableFile
from data.language import N_, Language, say, speaking
from data.record import Term
from data.roster.class_groups import NUMERALS, UNKNOWN, grade_of, normalise, suffix_of
from data.workbook import (
    HEADER_ROWS,
    Cell,
    Column,
    Found,
    Row,
    Table,
    WrittenDay,
    day_of,
    first_day_of,
    first_table,
    hours_of,
    is_numbering,
    label_of,
    line_of,
    month_of,
    number_of,
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
    COST_HEADERS,
    COST_TITLE,
    EXAMPLE,
    TASK_HEADERS,
    UNSAID_YEAR,
    ActivityRow,
    BudgetRow,
    PlanFault,
    PlanFile,
    TaskRow,
)

TOTALS: Final = frozenset({"jumlah", "total", "jumlah total", "jumlah seluruhnya"}) | {
    f"{word} {of}" for word in ("sub", "grand") for of in ("jumlah", "total")
}
"""How a row begins that only sums up."""

FILL_IN: Final = N_("Please fill this in.")
Said = dict[str, Any]


# ── what a cell says ─────────────────────────────────────────────────────────
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
    found = {label_of(also): codes[code] for also, code in ALSO.get(kind, {}).items()}
    for language in Language:
        with speaking(language):
            found |= {label_of(say(term.label)): term for term in kind}
    return found | {label_of(code): term for code, term in codes.items()}


def _choice(kind: type[Term], cell: Cell) -> Term:
    found = _choices(kind).get(label_of(cell))
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
        pieces = [part] if label_of(part) in known else part.split(",")
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


COST: Final = re.compile(
    r"((?:rp|idr)?\.?\s*-?[\d.,]*\d(?:,-{1,2})?)\s*(juta|jt|ribu|rb)?\b"
    r"\W*(?:dari\s+)?(.*?)\W*",
    re.IGNORECASE | re.DOTALL,
)
TIMES: Final = {"juta": 10**6, "jt": 10**6, "ribu": 10**3, "rb": 10**3}
NO_COST: Final = frozenset({"nihil", "tanpa biaya", "tidak ada", "gratis", "free"})


def _cost(cell: Cell) -> tuple[Decimal, str]:
    """Read what a whole activity costs, and the source where the cell names it too."""
    typed = text_of(cell)
    if label_of(cell) in NO_COST:
        return Decimal(0), ""
    found = COST.fullmatch(typed) if isinstance(cell, str) else None
    if found is None:
        return _rupiah(cell), ""
    times = TIMES.get((found[2] or "").casefold(), 1)
    return _rupiah(str(number_of(found[1]) * times)), found[3]


SOURCES: Final = re.compile(r"[;,/&+\n]|\bdan\b|\band\b")
PARTNER: Final = re.compile(r"(.+?)\s*[(:]\s*([^()]+?)\s*\)?")


def _source(cell: Cell) -> Said:
    """Read where a cost is paid from: one source, its partner in brackets."""
    typed = line_of(cell)
    known = _choices(FundSource)
    named = PARTNER.fullmatch(typed) if label_of(typed) not in known else None
    source, partner = named.groups() if named else (typed, "")
    if label_of(source) not in known and len(SOURCES.split(typed)) > 1:
        raise Refused(
            N_("“{value}” names several sources; enter the budget line by line."),
            value=typed,
        )
    return {
        "source": _choice(FundSource, source),
        "partner": partner,
        "is_voluntary": not VOLUNTARY.isdisjoint(label_of(typed).split()),
    }


VOLUNTARY: Final = frozenset({"sukarela", "voluntary"})


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
YES_WORDS: Final = YES | VOLUNTARY
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
ACTIVITY_NAMES: Final = (
    "kegiatan,program kegiatan,program,nama program,program kerja,jenis kegiatan,"
    "uraian kegiatan,rincian kegiatan,nama acara,agenda,agenda kegiatan,activity,"
    "activity name,name of activity,event"
)
ACTIVITIES_TABLE: Final = Table(
    {**ACTIVITY_HEADERS, **COST_HEADERS},
    {
        "title": Column(ACTIVITY_NAMES),
        "goal": Column("tujuan kegiatan,objective,purpose,aim"),
        "category": Column(
            "klasifikasi,jenis", partial(_choice, Category), gentle=True
        ),
        "forms": Column(
            "bentuk,bentuk kerjasama,form,form of cooperation,forms of cooperation",
            partial(_several, CooperationForm),
            gentle=True,
        ),
        "involvement": Column(
            "bentuk pelibatan,pelibatan,pelibatan keluarga,form of involvement",
            partial(_several, Involvement),
            gentle=True,
        ),
        "audience": Column(
            "peserta,sasaran peserta,sasaran kegiatan,target audience,target group",
            _audience,
            gentle=True,
        ),
        "planned_on": Column(
            "tanggal kegiatan,tanggal pelaksanaan,waktu,waktu pelaksanaan,hari tanggal,"
            "hari dan tanggal,jadwal,tgl,date,when,schedule",
            first_day_of,
        ),
        "month": Column("bulan pelaksanaan,bln", month_of),
        "starts_at": Column("jam,pukul,mulai,time,start,start time,begins", hours_of),
        "ends_at": Column("selesai,end,end time,ends", hours_of),
        "mode": Column(
            "bentuk pelaksanaan,cara pelaksanaan,luring daring",
            partial(_choice, Mode),
            gentle=True,
        ),
        "person": Column(
            "penanggungjawab,pj,pic,koordinator,pelaksana,person in charge,responsible"
        ),
        "place": Column("lokasi,venue,location"),
        "background": Column("alasan,reason", _words),
        "procedure": Column(
            "langkah,langkah kegiatan,langkah langkah,prosedur pelaksanaan,steps",
            _words,
        ),
        "rundown": Column("acara,rangkaian acara,programme", _words),
        "indicator": Column(
            "indikator keberhasilan,indikator target,indikator keberhasilan target,"
            "success indicator"
        ),
        "baseline": Column("kondisi awal", _measure),
        "target": Column("nilai target,target value", _measure),
        "unit": Column("satuan target"),
        "direction": Column("arah target", partial(_choice, Direction)),
        "measured_by": Column("cara ukur,alat ukur,instrumen,measured with", _words),
        "evidence": Column(
            "bukti fisik,bukti pelaksanaan,bukti dukung",
            partial(_several, EvidenceKind),
            gentle=True,
        ),
        "risk": Column("resiko,risiko kegiatan", _words),
        "mitigation": Column("mitigasi risiko,antisipasi", _words),
        "cost": Column(
            "anggaran,anggaran rp,biaya rp,rencana biaya,jumlah biaya,jumlah anggaran,"
            "kebutuhan biaya,perkiraan biaya,besar biaya,dana,budget,biaya sumber dana,"
            "biaya dan sumber dana,anggaran dan sumber dana,anggaran sumber dana",
            _cost,
        ),
        "source": Column(
            "sumber,sumber biaya,sumber anggaran,asal dana,fund source",
            _source,
            gentle=True,
        ),
    },
    frozenset({"title"}),
)
BUDGET_TABLE: Final = Table(
    BUDGET_HEADERS,
    {
        "activity": Column(ACTIVITY_NAMES),
        "title": Column("rincian,uraian belanja,uraian biaya,item,description"),
        "volume": Column("vol,banyak,qty,quantity", _volume),
        "unit": Column("sat"),
        "price": Column("harga satuan,harga rp,harga satuan rp,unit price", _rupiah),
        "amount": Column("jumlah,jumlah rp,jumlah harga,total,biaya", _rupiah),
        "source": Column(
            "sumber,sumber biaya,sumber anggaran,fund source",
            partial(_choice, FundSource),
        ),
        "fiscal_year": Column("tahun,ta", _fiscal_year),
        "arkas_code": Column("kode,arkas,kode kegiatan"),
        "partner": Column("nama mitra"),
        "is_voluntary": Column("sumbangan sukarela,voluntary", _yes),
        "on": Column("tanggal,date of activity", day_of),
    },
    frozenset({"activity", "title", "source"}),
)
TASKS_TABLE: Final = Table(
    TASK_HEADERS,
    {
        "activity": Column(ACTIVITY_NAMES),
        "title": Column("uraian tugas,task"),
        "offset_days": Column("hari h,offset,days", _offset),
        "section": Column("posisi,bidang,position"),
        "on": Column("tanggal,date of activity", day_of),
    },
    frozenset({"activity", "title", "offset_days"}),
)
TABLES: Final = (TASKS_TABLE, BUDGET_TABLE, ACTIVITIES_TABLE)


def _is_header(row: Row) -> bool:
    return any(table.places(row) for table in TABLES)


# ── row after row ────────────────────────────────────────────────────────────
def read_plan(name: str, content: bytes) -> PlanFile:
    """Read a plan from an .xlsx, .xls or .csv file.

    Raises UnreadableFile with a sentence that says what the file is instead.
    """
    sheets = read_sheets(name, content, _is_header)
    found = _chosen([one for sheet in sheets if (one := first_table(sheet, TABLES))])
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
        remarks=tuple(fault for reader in readers for fault in reader.remarks),
        dropped_columns=tuple(
            dict.fromkeys(label for one in found for label in one.dropped)
        ),
        columns={
            one.sheet.name: {field: one.label(field) for field in one.table.headers}
            for one in found
        },
        read=sum(r.count for r in readers if r.found.table is ACTIVITIES_TABLE),
    )


def _chosen(found: Sequence[Found]) -> list[Found]:
    """Return the tables to read: of several plans, those that say the most."""
    plans = [one for one in found if one.table is ACTIVITIES_TABLE]
    most = max((len(one.places) for one in plans), default=0)
    return [
        one
        for one in found
        if one.table is not ACTIVITIES_TABLE or len(one.places) == most
    ]


SIGNING: Final = re.compile(
    r"(?:mengetahui|menyetujui|mengesahkan|disahkan|disetujui|diketahui)\b.*|nip\b.*"
    r"|[^\W\d][^\d,]+,\s*(?:\d{1,2}|[.…_]+)?\s*[^\W\d]+\s+20\d\d"
)
"""What begins the signatures below a table: ``Mengetahui,``, place and date."""

HEADING: Final = re.compile(r"[a-z]|[ivx]+")
"""How headings between the activities are counted: A, B, C or I, II, III."""


class _Reader:
    """Reads the rows of one table; one fault does not stop the next row."""

    def __init__(self, found: Found) -> None:
        self.found = found
        self.activities: list[ActivityRow] = []
        self.lines: list[BudgetRow] = []
        self.tasks: list[TaskRow] = []
        self.bad: list[PlanFault] = []
        self.remarks: list[PlanFault] = []
        self.count = 0
        self._activity = ""
        self._is_signed = False

    def read(self) -> None:
        """Read every row that says something."""
        for number, row in self.found.numbered():
            if not is_numbering(row):
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
        if not cells or name.startswith(EXAMPLE) or label_of(name) in TOTALS:
            return
        if self._is_below(row, cells) or self._is_heading(number, row, cells):
            return
        self.count += 1
        faults = len(self.bad)
        said = self._said(number, cells)
        for field in self._missing(said, cells):
            self._fault(number, field, FILL_IN)
        if len(self.bad) == faults:
            self._keep(number, said)

    def _is_below(self, row: Row, cells: Mapping[str, Cell]) -> bool:
        """Return whether this row belongs to the signatures below the table.

        An activity with a name and a day is none of them.
        """
        if {"title", "planned_on"} <= set(cells):
            return False
        others = [
            text_of(cell).casefold()
            for place, cell in enumerate(row)
            if place != self.found.places.get("planned_on")
        ]
        self._is_signed |= any(SIGNING.fullmatch(text) for text in others)
        return self._is_signed

    def _is_heading(self, number: int, row: Row, cells: Mapping[str, Cell]) -> bool:
        """Return whether a row only heads the next ones: ``A. Program rutin``."""
        if set(cells) != {"title"} or self.found.table is not ACTIVITIES_TABLE:
            return False
        others = [plain for cell in row if (plain := label_of(cell))]
        others.remove(label_of(cells["title"]))
        if not others or not all(HEADING.fullmatch(other) for other in others):
            return False
        message = N_("“{title}” is a heading and no activity.")
        self._remark(number, "title", message, title=line_of(cells["title"]))
        return True

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
            column = self.found.table.columns[field]
            try:
                said[field] = column.read(cell)
            except HumasError as fault:
                tell = self._remark if column.gentle else self._fault
                tell(number, field, fault.message, **fault.facts)
        if self.found.table is ACTIVITIES_TABLE:
            self._settle(number, said, cells)
        return said

    def _settle(self, number: int, said: Said, cells: Mapping[str, Cell]) -> None:
        """Bring cells of a row together that say one thing, and find contradictions."""
        day, taken = said.pop("planned_on", (None, ""))
        if day:
            said["planned_on"] = day
        if taken:
            message = N_("“{value}” is taken as {taken}; please check the date.")
            value = line_of(cells["planned_on"])
            self._remark(number, "planned_on", message, value=value, taken=taken)
        month = said.get("month")
        if day and month and day.month != month.month:
            message = N_("The month is another one than that of the date.")
            self._fault(number, "month", message)
        if str(cells.get("target", "")).strip().endswith("%"):
            said.setdefault("unit", "%")
        self._settle_cost(number, said)

    def _settle_cost(self, number: int, said: Said) -> None:
        """Make the cost a budget line, where it is clear who pays."""
        amount, beside = said.pop("cost", (Decimal(0), ""))
        source = said.pop("source", None)
        if beside and not source:
            try:
                source = _source(beside)
            except HumasError as fault:
                self._remark(number, "cost", fault.message, **fault.facts)
        if amount and source:
            said["cost"] = BudgetLineDraft(
                title=COST_TITLE, fiscal_year=UNSAID_YEAR, amount=amount, **source
            )
        elif amount:
            message = N_(
                "The cost is left out, since it is not said where the money comes "
                "from. Add it to the activity's budget."
            )
            self._remark(number, "cost", message)

    def _missing(self, said: Said, cells: Mapping[str, Cell]) -> list[str]:
        """Return the fields without which a row says nothing."""
        needed = [name for name in self.found.table.needs if name not in cells]
        if self.found.table is BUDGET_TABLE and not {"price", "amount"} & set(cells):
            needed.append("price")
        blank = [name for name in self.found.table.needs if said.get(name) == ""]
        return sorted({*needed, *blank})

    def _fault(self, number: int, field: str, message: str, **facts: object) -> None:
        self.bad.append(self._told(number, field, message, facts))

    def _remark(self, number: int, field: str, message: str, **facts: object) -> None:
        self.remarks.append(self._told(number, field, message, facts))

    def _told(
        self, number: int, field: str, message: str, facts: dict[str, object]
    ) -> PlanFault:
        return PlanFault(
            sheet=self.found.sheet.name,
            row=number,
            column=self.found.label(field),
            message=message,
            facts=facts,
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


BESIDE: Final = frozenset({"goal", "person", "class_groups", "cost"})
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
