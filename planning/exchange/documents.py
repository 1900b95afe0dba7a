"""The plan as a workbook: to fill in, to print, and to take in again elsewhere.

Papers of the school have one language, Bahasa Indonesia, whatever the screen speaks:
their fixed words stand here as they are printed.
"""

import io
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any, Final, NamedTuple
from uuid import UUID

import xlsxwriter

from data.calendar import MONTHS
from data.cooperation import CooperationForm, Involvement
from data.language import Language, in_long, in_month, in_number, say, speaking
from data.record import Term
from data.roster.class_groups import NUMERALS
from planning.activities.models import (
    Activity,
    Audience,
    Category,
    DatePrecision,
    Direction,
    EvidenceKind,
    Mode,
    PlannedTask,
    in_days,
)
from planning.budget.models import BudgetLine, FundSource
from planning.exchange.models import (
    ACTIVITIES,
    ACTIVITY_HEADERS,
    BUDGET,
    BUDGET_HEADERS,
    CHOICES,
    EXAMPLE,
    TASK_HEADERS,
    TASKS,
    Kept,
)
from planning.exchange.queries import PlanFacts
from planning.programme.models import Step
from planning.situation.queries import RktRow

PLAN: Final = "Program kerja"
GUIDE: Final = "Petunjuk"
RKT: Final = "RKT"
A4: Final = 9
ROOM: Final = 300
"""Rows of the template that are prepared for filling in."""

LONGEST: Final = 32_767
"""The longest text of a cell, in characters."""

OPTIONS: Final = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}
BRAND: Final = "#0b6e4f"
PALE: Final = "#e8f3ee"
QUIET: Final = "#7b8794"
LINE: Final = "#c3cfd9"
DAY: Final = "[$-421]d mmmm yyyy"
MONTH: Final = "[$-421]mmmm yyyy"
RUPIAH: Final = "#,##0"
TEXT: Final = "@"

MARKS: Final = {
    Step.DRAFT: "Draf – belum diajukan",
    Step.SUBMITTED: "Diajukan – menunggu persetujuan kepala sekolah",
    Step.RETURNED: "Dikembalikan untuk diperbaiki – belum disetujui",
    Step.APPROVED: "Disetujui kepala sekolah",
}

Value = str | date | tuple[date, DatePrecision] | Decimal | None
"""What a cell shows; a day with its precision is written in words."""

Written = Mapping[str, Value]


class _Column(NamedTuple):
    title: str
    width: float


PLAN_COLUMNS: Final = (
    _Column("No", 4.5),
    _Column("Program/Kegiatan", 28),
    _Column("Tujuan", 25),
    _Column("Sasaran", 16),
    _Column("Indikator keberhasilan/target", 28),
    _Column("Waktu", 17),
    _Column("Penanggung jawab", 18),
    _Column("Biaya (Rp)", 14),
    _Column("Sumber dana", 17),
    _Column("Keterangan", 22),
)
COST: Final = 7
RKT_COLUMNS: Final = (
    _Column("No", 4.5),
    _Column("Asal", 16),
    _Column("Indikator", 22),
    _Column("Masalah", 26),
    _Column("Akar masalah", 26),
    _Column("Kegiatan benahi", 24),
    _Column("Prosedur", 28),
    _Column("Kode ARKAS", 14),
    _Column("Barang dan jasa", 22),
    _Column("Biaya (Rp)", 14),
    _Column("Waktu", 17),
)
WIDTHS: Final = {
    "title": 34,
    "activity": 34,
    "goal": 30,
    "forms": 30,
    "involvement": 30,
    "background": 36,
    "procedure": 40,
    "rundown": 36,
    "indicator": 30,
    "measured_by": 26,
    "evidence": 28,
    "risk": 28,
    "mitigation": 28,
    "person": 22,
    "place": 18,
}
WIDTH: Final = 15
GUIDE_WIDTHS: Final = (32, 95)

EXAMPLE_TITLE: Final = f"{EXAMPLE} Rapat awal tahun dengan orang tua"
ACTIVITY_EXAMPLE: Final[Written] = {
    "title": EXAMPLE_TITLE,
    "goal": "Hubungan sekolah dan orang tua yang harmonis",
    "category": "",
    "forms": "Pertemuan orang tua murid dan guru (POMG)",
    "involvement": "a",
    "audience": "Kelas VII; Kelas VIII",
    "planned_on": "22/08/2026",
    "starts_at": "08.00",
    "ends_at": "10.00",
    "mode": "Tatap muka",
    "place": "Aula",
    "background": "Orang tua perlu mengenal program sekolah sejak awal tahun.",
    "procedure": "Undangan, paparan program, tanya jawab, kesepakatan.",
    "rundown": "08.00 Pembukaan\n08.15 Paparan program\n09.30 Tanya jawab",
    "indicator": "Keluarga yang terwakili",
    "baseline": "60",
    "target": "75",
    "unit": "%",
    "direction": "paling sedikit",
    "measured_by": "Daftar hadir",
    "evidence": "",
    "risk": "Orang tua berhalangan hadir pada jam kerja",
    "mitigation": "Undangan H-14, pilihan hadir secara daring",
}
BUDGET_EXAMPLE: Final[Written] = {
    "activity": EXAMPLE_TITLE,
    "title": "Konsumsi",
    "volume": Decimal(150),
    "unit": "kotak",
    "price": Decimal(15_000),
    "source": "Dana BOSP",
    "fiscal_year": "2026",
}
TASK_EXAMPLE: Final[Written] = {
    "activity": EXAMPLE_TITLE,
    "title": "Mengirim undangan",
    "offset_days": "H-14",
    "section": "Sekretaris",
}

GUIDANCE: Final = (
    (
        "Cara memakai",
        "Isi lembar Kegiatan, satu baris untuk satu kegiatan. Lembar Anggaran dan "
        "Tugas boleh dikosongkan. Simpan, lalu pilih berkas ini di halaman Impor dan "
        "ekspor. Sebelum disimpan, semua perubahan dan baris keliru diperlihatkan.",
    ),
    (
        "Baris contoh",
        f"Baris yang diawali {EXAMPLE} hanya contoh dan tidak diimpor. Boleh dihapus.",
    ),
    (
        "Nama kegiatan",
        "Wajib. Kegiatan dikenali dari namanya; bila beberapa kegiatan bernama sama, "
        "dari nama dan tanggalnya.",
    ),
    (
        "Tujuan",
        "Tulis seperti pada halaman Tujuan. Tujuan yang belum ada akan ditambahkan.",
    ),
    (
        "Pilihan",
        f"Kata yang dapat dipilih ada di lembar {CHOICES}. Bila lebih dari satu, "
        "pisahkan dengan titik koma (;).",
    ),
    (
        "Sasaran",
        "Semua, tingkat (Kelas VII; Kelas IX), atau rombel (VII A; VII B).",
    ),
    (
        "Tanggal dan Bulan",
        "Tanggal dahulu, lalu bulan: 22/08/2026 atau 22 Agustus 2026. Bila baru "
        "bulannya yang diketahui, isi kolom Bulan (Agustus 2026) saja.",
    ),
    ("Jam", "Tulis seperti 08.00."),
    (
        "Penanggung jawab",
        "Nama seperti pada halaman Orang. Nama yang tidak dikenal disebutkan dan "
        "dibiarkan kosong.",
    ),
    (
        "Nilai awal, Target, Satuan, Arah",
        "Standar keberhasilan, misalnya 60, 75, %, paling sedikit.",
    ),
    (
        "Anggaran",
        "Nama kegiatan sama seperti di lembar Kegiatan. Jumlah = Volume × Harga. "
        "Tahun anggaran adalah tahun kalender. Sumbangan sukarela memerlukan kata “ya” "
        "pada kolom Sukarela; bantuan mitra memerlukan nama mitra. Tidak ada pungutan.",
    ),
    (
        "Tugas",
        "H-14 berarti 14 hari sebelum kegiatan, H hari kegiatan, H+7 sesudahnya.",
    ),
    (
        "Sel kosong",
        "Sel yang kosong tidak mengubah apa pun. Impor tidak pernah menghapus "
        "kegiatan, rincian anggaran, atau tugas.",
    ),
)


# ── the two workbooks ────────────────────────────────────────────────────────
def plan_template(facts: PlanFacts) -> bytes:
    """Return the workbook that a school fills in, with its own names to choose from.

    An example row shows how; it is not taken in.
    """
    with speaking(Language.INDONESIAN):
        paper = _Book(facts)
        paper.fill_in(ACTIVITIES, ACTIVITY_HEADERS, [ACTIVITY_EXAMPLE], is_example=True)
        paper.fill_in(BUDGET, BUDGET_HEADERS, [BUDGET_EXAMPLE], is_example=True)
        paper.fill_in(TASKS, TASK_HEADERS, [TASK_EXAMPLE], is_example=True)
        paper.guide()
        paper.choices()
    return paper.closed()


def plan_workbook(facts: PlanFacts) -> bytes:
    """Return the year's plan: a table to print (A4 landscape), and the filled template.

    Text is written as text, also where it begins like a formula.
    """
    kept = facts.kept
    shared = _shared_titles(kept)
    with speaking(Language.INDONESIAN):
        activities = [_activity_cells(activity, facts) for activity in kept.activities]
        lines = [
            _line_cells(line, activity, shared)
            for activity in kept.activities
            for line in kept.lines
            if line.activity_id == activity.id
        ]
        tasks = [
            _task_cells(task, activity, shared)
            for activity in kept.activities
            for task in kept.tasks
            if task.activity_id == activity.id
        ]
        paper = _Book(facts)
        paper.plan()
        paper.fill_in(ACTIVITIES, ACTIVITY_HEADERS, activities)
        paper.fill_in(BUDGET, BUDGET_HEADERS, lines)
        paper.fill_in(TASKS, TASK_HEADERS, tasks)
        if facts.rkt:
            paper.rkt()
        paper.choices()
    return paper.closed()


class _Book:
    """A workbook of the year's plan in the making."""

    def __init__(self, facts: PlanFacts) -> None:
        self._facts = facts
        self._bytes = io.BytesIO()
        self._book = xlsxwriter.Workbook(self._bytes, dict(OPTIONS))
        made_at = datetime.combine(facts.made_on, time())
        self._book.set_properties(
            {
                "title": f"Program Kerja Humas {facts.year}",
                "author": facts.school.name,
                "created": made_at,
            }
        )
        self._made: dict[frozenset[tuple[str, object]], Any] = {}
        self._choices = _choices(facts)

    def closed(self) -> bytes:
        """Return the finished workbook."""
        self._book.close()
        return self._bytes.getvalue()

    # ── sheets ───────────────────────────────────────────────────────────────
    def plan(self) -> None:
        """Add the table to print, one row per activity."""
        rows = [_plan_cells(activity, self._facts) for activity in _kept(self._facts)]
        sheet = self._printed(PLAN, "PROGRAM KERJA HUMAS", PLAN_COLUMNS, rows)
        total = sum((row[COST] for row in rows if isinstance(row[COST], Decimal)), 0)
        below = TOP + 1 + len(rows)
        strong = self._format(bold=True, num_format=RUPIAH, border=1, bg_color=PALE)
        sheet.merge_range(below, 0, below, COST - 1, "Jumlah", strong)
        letter = chr(ord("A") + COST)
        cells = f"{letter}{TOP + 2}:{letter}{max(below, TOP + 2)}"
        if rows:
            sheet.write_formula(below, COST, f"=SUM({cells})", strong, float(total))
        else:
            sheet.write_number(below, COST, 0, strong)

    def rkt(self) -> None:
        """Add the yearly work plan from problem to cost."""
        rows = [
            (Decimal(number), *_rkt_cells(row))
            for number, row in enumerate(self._facts.rkt, 1)
        ]
        self._printed(RKT, "RENCANA KERJA TAHUNAN (RKT) HUMAS", RKT_COLUMNS, rows)

    def _printed(
        self,
        name: str,
        title: str,
        columns: Sequence[_Column],
        rows: Iterable[Sequence[Value]],
    ) -> Any:  # noqa: ANN401
        """Add a table with a title, one page wide, its header on every page."""
        facts = self._facts
        sheet = self._book.add_worksheet(name)
        mark = f"{MARKS[facts.step]} · Diekspor {in_long(facts.made_on)}"
        heading = (facts.school.name, f"{title} TAHUN PELAJARAN {facts.year}", mark)
        looks = (self._format(bold=True), self._format(bold=True, font_size=14))
        for row, text in enumerate(heading):
            look = looks[row] if row < len(looks) else self._format(font_color=QUIET)
            sheet.write_string(row, 0, text, look)
        for place, column in enumerate(columns):
            sheet.set_column(place, place, column.width)
            sheet.write_string(TOP, place, column.title, self._header())
        widths = [column.width for column in columns]
        for number, cells in enumerate(rows, TOP + 1):
            sheet.set_row(number, _height(cells, widths))
            for place, value in enumerate(cells):
                self._write(sheet, number, place, value, border=1, border_color=LINE)
        sheet.freeze_panes(TOP + 1, 2)
        self._paper(sheet, TOP)
        return sheet

    def fill_in(
        self,
        name: str,
        headers: Mapping[str, str],
        rows: Sequence[Written],
        *,
        is_example: bool = False,
    ) -> None:
        """Add a table that can be taken in again; its cells are prepared as text."""
        sheet = self._book.add_worksheet(name)
        plain = self._format(num_format=TEXT, text_wrap=True, valign="top")
        room = max(ROOM, len(rows) + 50)
        for place, (field, header) in enumerate(headers.items()):
            sheet.set_column(place, place, WIDTHS.get(field, WIDTH), plain)
            sheet.write_string(0, place, header, self._header())
            self._validate(sheet, place, header, room)
        look = {"italic": True, "font_color": QUIET} if is_example else {}
        widths = [WIDTHS.get(field, WIDTH) for field in headers]
        for number, cells in enumerate(rows, 1):
            values = [cells.get(field) for field in headers]
            sheet.set_row(number, _height(values, widths))
            for place, value in enumerate(values):
                self._write(sheet, number, place, value, **look)
        sheet.ignore_errors({"number_stored_as_text": f"A1:Z{room}"})
        sheet.freeze_panes(1, 1)
        self._paper(sheet, 0)

    def _validate(self, sheet: Any, place: int, header: str, room: int) -> None:  # noqa: ANN401
        names = list(self._choices)
        if header not in names or not self._choices[header]:
            return
        letter = _letter(names.index(header))
        last = len(self._choices[header]) + 1
        sheet.data_validation(
            1,
            place,
            room,
            place,
            {
                "validate": "list",
                "source": f"={CHOICES}!${letter}$2:${letter}${last}",
                "show_error": False,
            },
        )

    def choices(self) -> None:
        """Add the lists that cells are chosen from."""
        sheet = self._book.add_worksheet(CHOICES)
        plain = self._format(num_format=TEXT)
        for place, (header, words) in enumerate(self._choices.items()):
            sheet.set_column(place, place, 30, plain)
            sheet.write_string(0, place, header, self._header())
            for row, word in enumerate(words, 1):
                sheet.write_string(row, place, word[:LONGEST], plain)
        sheet.freeze_panes(1, 0)
        self._paper(sheet, 0)

    def guide(self) -> None:
        """Add the words that say how to fill it in."""
        sheet = self._book.add_worksheet(GUIDE)
        for place, width in enumerate(GUIDE_WIDTHS):
            sheet.set_column(place, place, width)
        title = f"Mengisi program kerja humas {self._facts.year}"
        sheet.write_string(0, 0, title, self._format(bold=True, font_size=14))
        wrapped = self._format(text_wrap=True, valign="top")
        for row, (word, sentence) in enumerate(GUIDANCE, 2):
            sheet.set_row(row, _height([word, sentence], GUIDE_WIDTHS))
            sheet.write_string(row, 0, word, self._format(bold=True, valign="top"))
            sheet.write_string(row, 1, sentence, wrapped)
        self._paper(sheet, 0)

    # ── cells ────────────────────────────────────────────────────────────────
    def _format(self, **look: object) -> Any:  # noqa: ANN401
        key = frozenset(look.items())
        if key not in self._made:
            self._made[key] = self._book.add_format(look)
        return self._made[key]

    def _header(self) -> Any:  # noqa: ANN401
        return self._format(
            bold=True,
            font_color="#ffffff",
            bg_color=BRAND,
            text_wrap=True,
            valign="vcenter",
            border=1,
            border_color=LINE,
        )

    def _write(
        self,
        sheet: Any,  # noqa: ANN401
        row: int,
        place: int,
        value: Value,
        **look: object,
    ) -> None:
        """Write a value as what it is: text stays text, days and money are real."""
        look = {"text_wrap": True, "valign": "top", **look}
        if "border" in look and not isinstance(value, Decimal):
            look["indent"] = 1
        if isinstance(value, tuple):
            day, precision = value
            shown = DAY if precision is DatePrecision.DAY else MONTH
            cell = self._format(num_format=shown, align="left", **look)
            sheet.write_datetime(row, place, datetime.combine(day, time()), cell)
        elif isinstance(value, date):
            cell = self._format(num_format="dd/mm/yyyy", align="left", **look)
            sheet.write_datetime(row, place, datetime.combine(value, time()), cell)
        elif isinstance(value, Decimal):
            is_whole = value == value.to_integral_value()
            shown = RUPIAH if is_whole else "#,##0.##"
            cell = self._format(num_format=shown, **look)
            sheet.write_number(row, place, float(value), cell)
        elif value:
            cell = self._format(num_format=TEXT, **look)
            sheet.write_string(row, place, value[:LONGEST], cell)
        else:
            sheet.write_blank(row, place, None, self._format(num_format=TEXT, **look))

    def _paper(self, sheet: Any, header: int) -> None:  # noqa: ANN401
        """Print on A4 landscape, one page wide, the labels on every page."""
        sheet.set_landscape()
        sheet.set_paper(A4)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(header)
        sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
        school = self._facts.school.name.replace("&", "&&")
        mark = MARKS[self._facts.step]
        sheet.set_footer(f"&L&9{school}&C&9{mark}&R&9Halaman &P dari &N")


TOP: Final = 4
"""The row of the labels below the title, counted from 0."""


def _kept(facts: PlanFacts) -> Sequence[Activity]:
    return facts.kept.activities


LINE_HEIGHT: Final = 15.0
TALLEST: Final = 400.0


def _height(values: Sequence[Value], widths: Sequence[float]) -> float:
    """Return how tall a row must be, in points: not every program reckons it itself.

    A character takes a little less than one unit of a column's width.
    """
    lines = [
        sum(1 + int(len(part) / width) for part in value.splitlines())
        for value, width in zip(values, widths, strict=True)
        if isinstance(value, str)
    ]
    return min(LINE_HEIGHT * max(lines, default=1) or LINE_HEIGHT, TALLEST)


def _letter(place: int) -> str:
    return chr(ord("A") + place)


# ── what cells say ───────────────────────────────────────────────────────────
def _labels(terms: Iterable[Term]) -> str:
    return "; ".join(say(term.label) for term in terms)


def _choices(facts: PlanFacts) -> dict[str, list[str]]:
    """Return what can be chosen in a column, by the column's name."""
    kept, year = facts.kept, facts.year
    terms: dict[str, type[Term]] = {
        "category": Category,
        "forms": CooperationForm,
        "involvement": Involvement,
        "mode": Mode,
        "direction": Direction,
        "evidence": EvidenceKind,
    }
    grades = sorted({group.grade for group in kept.class_groups} & set(NUMERALS))
    named = {
        "goal": [goal.title for goal in kept.goals],
        "audience": [
            EVERYBODY,
            *(_grade(grade) for grade in grades),
            *(group.name for group in kept.class_groups),
        ],
        "month": [in_month(year.month(month)) for month in MONTHS],
        "person": [person.name for person in kept.people if person.is_active],
    }
    named |= {field: [say(t.label) for t in kind] for field, kind in terms.items()}
    found = {
        header: named[field]
        for field, header in ACTIVITY_HEADERS.items()
        if field in named
    }
    found[BUDGET_HEADERS["source"]] = [say(term.label) for term in FundSource]
    found[BUDGET_HEADERS["fiscal_year"]] = [str(year.start), str(year.start + 1)]
    found[BUDGET_HEADERS["is_voluntary"]] = ["ya", "tidak"]
    return found


EVERYBODY: Final = "Semua"


def _grade(grade: int) -> str:
    return f"Kelas {NUMERALS.get(grade, grade)}"


def _audience(activity: Activity, kept: Kept) -> str:
    if activity.audience is Audience.GRADES:
        return "; ".join(_grade(grade) for grade in activity.grades)
    if activity.audience is Audience.CLASS_GROUPS:
        names = {group.id: group.name for group in kept.class_groups}
        return "; ".join(names[i] for i in activity.class_group_ids if i in names)
    return EVERYBODY


def _goal(activity: Activity, kept: Kept) -> str:
    return next((g.title for g in kept.goals if g.id == activity.goal_id), "")


def _person(activity: Activity, kept: Kept) -> str:
    return next((p.name for p in kept.people if p.id == activity.person_id), "")


def _hour(hour: time | None) -> str:
    return f"{hour:%H.%M}" if hour else ""


def _activity_cells(activity: Activity, facts: PlanFacts) -> Written:
    """Return an activity as the template has it."""
    by_day = activity.date_precision is DatePrecision.DAY
    day = activity.planned_on
    return {
        "title": activity.title,
        "goal": _goal(activity, facts.kept),
        "category": say(activity.category.label) if activity.category else "",
        "forms": _labels(activity.forms),
        "involvement": _labels(activity.involvement),
        "audience": _audience(activity, facts.kept),
        "planned_on": day if by_day else None,
        "month": in_month(day) if day and not by_day else "",
        "starts_at": _hour(activity.starts_at),
        "ends_at": _hour(activity.ends_at),
        "mode": say(activity.mode.label),
        "person": _person(activity, facts.kept),
        "place": activity.place,
        "background": activity.background,
        "procedure": activity.procedure,
        "rundown": activity.rundown,
        "indicator": activity.indicator,
        "baseline": activity.baseline,
        "target": activity.target,
        "unit": activity.unit,
        "direction": say(activity.direction.label),
        "measured_by": activity.measured_by,
        "evidence": _labels(activity.evidence),
        "risk": activity.risk,
        "mitigation": activity.mitigation,
    }


def _shared_titles(kept: Kept) -> frozenset[UUID]:
    """Return the activities that only their date tells from another one."""
    counted = Counter(activity.title.casefold() for activity in kept.activities)
    return frozenset(a.id for a in kept.activities if counted[a.title.casefold()] > 1)


def _on(activity: Activity, shared: frozenset[UUID]) -> Value:
    day = activity.planned_on
    if day is None or activity.id not in shared:
        return None
    return day if activity.date_precision is DatePrecision.DAY else in_month(day)


def _line_cells(
    line: BudgetLine, activity: Activity, shared: frozenset[UUID]
) -> Written:
    return {
        "activity": activity.title,
        "title": line.title,
        "volume": line.volume,
        "unit": line.unit,
        "price": line.price,
        "source": say(line.source.label),
        "fiscal_year": str(line.fiscal_year),
        "arkas_code": line.arkas_code,
        "partner": line.partner,
        "is_voluntary": "ya" if line.is_voluntary else "",
        "on": _on(activity, shared),
    }


def _task_cells(
    task: PlannedTask, activity: Activity, shared: frozenset[UUID]
) -> Written:
    return {
        "activity": activity.title,
        "title": task.title,
        "offset_days": in_days(task.offset_days),
        "section": task.section,
        "on": _on(activity, shared),
    }


def _plan_cells(activity: Activity, facts: PlanFacts) -> list[Value]:
    """Return a row of the table to print."""
    kept = facts.kept
    lines = [line for line in kept.lines if line.activity_id == activity.id]
    sources = dict.fromkeys(say(line.source.label) for line in lines)
    number = next(n for n, a in enumerate(kept.activities, 1) if a.id == activity.id)
    return [
        Decimal(number),
        activity.title,
        _goal(activity, kept),
        _audience(activity, kept),
        _standard(activity),
        (activity.planned_on, activity.date_precision) if activity.planned_on else "–",
        _person(activity, kept),
        sum((line.amount for line in lines), Decimal(0)) if lines else None,
        ", ".join(sources),
        _remarks(activity),
    ]


def _standard(activity: Activity) -> str:
    """Return ``Keluarga yang terwakili: paling sedikit 75 % (awal 60)``."""
    if activity.target is None:
        return activity.indicator
    target = f"{say(activity.direction.label)} {in_number(activity.target)}"
    before = (
        "" if activity.baseline is None else f" (awal {in_number(activity.baseline)})"
    )
    said = f"{target} {activity.unit}".strip() + before
    return f"{activity.indicator}: {said}" if activity.indicator else said


def _remarks(activity: Activity) -> str:
    hours = "–".join(filter(None, (_hour(activity.starts_at), _hour(activity.ends_at))))
    return "; ".join(filter(None, (hours, activity.place, say(activity.mode.label))))


def _rkt_cells(row: RktRow) -> list[Value]:
    precision = row.date_precision or DatePrecision.DAY
    return [
        say(row.kind.label),
        row.indicator,
        row.problem,
        row.root_cause,
        row.activity,
        row.procedure,
        row.arkas_codes,
        row.goods,
        row.cost if row.activity_id else None,
        (row.planned_on, precision) if row.planned_on else "",
    ]
