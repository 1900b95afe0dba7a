"""The matrix on paper and as a workbook, and the template of a school's own instrument.

Papers of the school have one language, Bahasa Indonesia, whatever the screen speaks:
their fixed words stand here as they are printed.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby
from typing import Final, NamedTuple

from data.cooperation import CooperationForm
from data.fields import Field, Kind
from data.language import Language, in_long, in_month, in_number, say, speaking
from data.paper import Column, Paper, Signer
from data.school.documents import letterhead_of, place_and_day, principal_signs
from data.school.models import School
from data.workbook.writing import Book, Group, PrintedColumn, Value
from evaluation.accreditation.facts import Matrix
from evaluation.accreditation.models import (
    COUNTS_ONLY,
    SHORT,
    Item,
    ProofKind,
)
from evaluation.accreditation.queries import ItemStanding, Proof
from evaluation.accreditation.reading import COLUMNS, HEADERS

NO_GRADE: Final = (
    "Matriks ini dihitung dari catatan sekolah. Isinya menunjukkan kelengkapan bukti, "
    "bukan nilai atau peringkat akreditasi."
)
OURS: Final = (
    "Judul butir adalah ringkasan, bukan bunyi resmi instrumen. Kata-kata sekolah "
    "dipakai bila ada."
)
HIDDEN: Final = "Bukti peka; ditunjukkan di sekolah"
TABLE: Final = (
    Column(title="Butir", width=1.6),
    Column(title="Yang ditanyakan", width=6.6),
    Column(title="Bukti yang ada dan segar", width=6.6),
    Column(title="Basi atau belum ada", width=4.6),
    Column(title="Keadaan dan catatan", width=5.6),
)
GAPS: Final = (
    Column(title="Bulan", width=3.2),
    Column(title="Butir", width=1.6),
    Column(title="Yang belum ada", width=5.2),
    Column(title="Yang dilakukan", width=9.6),
    Column(title="Petugas dan tenggat", width=5.4),
)
SMALL: Final = 9


class Located(NamedTuple):
    """A proof, and the address that opens it."""

    proof: Proof
    address: str


# ── the matrix ───────────────────────────────────────────────────────────────
def matrix_paper(school: School, matrix: Matrix, lead: Signer) -> bytes:
    """Return the matrix as a paper: items, proof, what is missing, what to do."""
    with speaking(Language.INDONESIAN, school.level.naming):
        title = f"Matriks Bukti Akreditasi {matrix.instrument.name}"
        paper = Paper(letterhead_of(school), title, is_lying=True)
        paper.letterhead()
        paper.centred(
            title.upper(), matrix.instrument.title, school.name, bold=True, after=4
        )
        paper.text(f"Keadaan per {in_long(matrix.today)}. {NO_GRADE} {OURS}")
        paper.text(matrix.completeness.explained().capitalize() + ".")
        for heading, rows in _by_heading(matrix):
            paper.line(heading, bold=True)
            paper.table(TABLE, (_cells(one) for one in rows), size=SMALL)
        _hints(paper, matrix)
        if matrix.steps:
            paper.line("Yang dikerjakan untuk menutup celah", bold=True)
            paper.table(GAPS, _steps(matrix), size=SMALL)
        paper.signatures(
            place_and_day(school, matrix.today), principal_signs(school), lead
        )
        return paper.to_bytes()


def _hints(paper: Paper, matrix: Matrix) -> None:
    paper.line("Petunjuk kesiapan dari catatan sekolah", bold=True)
    columns = (
        Column(title="Petunjuk", width=14.0),
        Column(title="Dalam catatan", width=5.0),
        Column(title="Terpenuhi", width=4.0),
    )
    paper.table(
        columns,
        (
            (
                say(one.hint.label),
                in_number(one.counted)
                if one.of is None
                else f"{in_number(one.counted)} dari {in_number(one.of)}",
                "ya" if one.is_met else "belum",
            )
            for one in matrix.hints
        ),
        size=SMALL,
    )


def _by_heading(matrix: Matrix) -> Iterator[tuple[str, list[ItemStanding]]]:
    titles = {one.number: one.title for one in matrix.instrument.heading}
    for number, rows in groupby(matrix.of_humas, key=lambda one: one.item.under):
        yield f"{number} {titles.get(number, '')}".strip(), list(rows)


def _cells(one: ItemStanding) -> tuple[str, ...]:
    lacking = [say(kind.label) for kind in one.missing]
    stale = [f"{say(kind.label)} (basi)" for kind in one.stale]
    remarks = [say(one.standing.label).capitalize()]
    remarks += filter(None, (one.item.absence, one.item.own_note))
    return (
        one.item.code,
        one.item.called,
        "; ".join(_told(one, kind) for kind in one.fresh) or "–",
        "; ".join([*stale, *lacking]) or "–",
        ". ".join(remarks),
    )


def _told(one: ItemStanding, kind: ProofKind) -> str:
    cell = one.cell(kind)
    if cell is None or kind in COUNTS_ONLY:
        return say(kind.label)
    latest = f"terbaru {in_long(cell.latest_on)}"
    return f"{say(kind.label)} ({in_number(cell.fresh)}, {latest})"


def _steps(matrix: Matrix) -> Iterator[tuple[str, ...]]:
    for step in matrix.steps:
        given = step.given
        yield (
            in_month(step.month),
            step.code,
            say(step.kind.label) + (" (basi)" if step.is_stale else ""),
            step.words,
            f"{given.owner or '–'}, {in_long(given.due_on)}"
            if given
            else f"–, {in_long(step.due_on)}",
        )


def matrix_workbook(
    school: School, matrix: Matrix, located: Sequence[Located]
) -> bytes:
    """Return the matrix as a workbook: grid, every proof in item order, gaps."""
    with speaking(Language.INDONESIAN, school.level.naming):
        title = f"Matriks Bukti Akreditasi {matrix.instrument.name}"
        mark = f"Keadaan per {in_long(matrix.today)}"
        book = Book(title, school.name, mark, matrix.today)
        heading = (title, school.name, f"{mark}. {NO_GRADE}")
        kinds = matrix.columns
        columns = (
            PrintedColumn("Butir", 8),
            PrintedColumn("Yang ditanyakan", 34),
            *(PrintedColumn(say(SHORT[kind]), 9) for kind in kinds),
            PrintedColumn("Keadaan", 18),
            PrintedColumn("Catatan", 28),
        )
        book.printed("Matriks", heading, columns, list(_grid(matrix, kinds)))
        book.printed("Daftar bukti", heading, PROOFS, list(_proofs(matrix, located)))
        book.printed("Celah", heading, STEPS, list(_steps(matrix)))
        return book.to_bytes()


PROOFS: Final = (
    PrintedColumn("Nomor", 8),
    PrintedColumn("Butir", 8),
    PrintedColumn("Jenis", 22),
    PrintedColumn("Judul", 46),
    PrintedColumn("Tanggal kejadian", 18),
    PrintedColumn("Segar", 9),
    PrintedColumn("Tautan", 46),
)
STEPS: Final = (
    PrintedColumn("Bulan", 16),
    PrintedColumn("Butir", 8),
    PrintedColumn("Yang belum ada", 28),
    PrintedColumn("Yang dilakukan", 60),
    PrintedColumn("Petugas dan tenggat", 30),
)


def _grid(
    matrix: Matrix, kinds: Sequence[ProofKind]
) -> Iterator[Sequence[Value] | Group]:
    for heading, rows in _by_heading(matrix):
        number, _, title = heading.partition(" ")
        yield Group(number, title)
        for one in rows:
            cells = [_grid_cell(one, kind) for kind in kinds]
            note = ". ".join(filter(None, (one.item.absence, one.item.own_note)))
            name = one.item.called
            yield (one.item.code, name, *cells, say(one.standing.label), note)


def _grid_cell(one: ItemStanding, kind: ProofKind) -> str:
    cell = one.cell(kind)
    if cell is None:
        return "belum" if kind in one.item.kinds and one.standing.is_gap else ""
    if cell.fresh:
        return f"ada {in_number(cell.fresh)}"
    return f"basi {in_number(cell.stale)}"


def _proofs(
    matrix: Matrix, located: Sequence[Located]
) -> Iterator[Sequence[Value] | Group]:
    places = {item.code: n for n, item in enumerate(matrix.instrument.item)}
    ordered = sorted(located, key=lambda one: places.get(one.proof.code, 0))
    for number, (proof, address) in enumerate(ordered, 1):
        is_hidden = proof.is_sensitive
        yield (
            str(number),
            proof.code,
            say(proof.kind.label),
            HIDDEN if is_hidden else proof.called,
            _day(proof),
            "ya" if proof.is_fresh else "basi",
            "" if is_hidden else address,
        )


def _day(proof: Proof) -> str | date:
    if proof.kind in COUNTS_ONLY and proof.record != "evidence":
        return f"{proof.school_year}/{proof.school_year + 1}"
    return proof.happened_on


# ── a school's own instrument ────────────────────────────────────────────────
WIDTHS: Final[Mapping[str, float]] = {
    "code": 10,
    "under": 30,
    "title": 46,
    "kinds": 34,
    "forms": 24,
    "words": 26,
    "note": 34,
    "earlier": 20,
    "reason": 34,
}
HINTS: Final[Mapping[str, str]] = {
    "code": "Kode butir, misalnya 2.6.4. Setiap kode satu kali.",
    "under": "Komponen atau bagian tempat butir ini berada.",
    "title": "Tulis dengan kata-kata sekolah sendiri.",
    "is_humas": "ya bila bidang humas yang menunjukkan buktinya, atau tidak.",
    "may_not_apply": "ya bila butir ini boleh tidak berlaku, atau tidak.",
    "kinds": "Jenis bukti, dipisahkan titik koma. Pilihannya pada lembar Daftar.",
    "forms": "Kegiatan dengan bentuk ini menjadi bukti. Boleh kosong.",
    "words": "Kegiatan yang judulnya memuat kata ini menjadi bukti. Boleh kosong.",
    "months": "Berapa bulan bukti dianggap segar (1–120). Kosong: 12 bulan.",
    "note": "Catatan sekolah.",
    "earlier": "Butir pada instrumen lama, misalnya IASP2020-2020 27.",
    "reason": "Mengapa butir ini melanjutkan butir lama itu.",
}
GUIDE: Final = (
    ("1", "Isi lembar “Butir”: satu baris untuk setiap butir atau indikator."),
    ("2", "Kode dan judul wajib. Tulis judul dengan kata-kata sekolah sendiri."),
    (
        "3",
        "Jenis bukti dengan bentuk kerja sama atau kata pada judul dicari sendiri "
        "dalam catatan. Tanpa keduanya, bukti ditautkan oleh orang.",
    ),
    ("4", "Kosongkan “Segar (bulan)” bila 12 bulan."),
    ("5", "Nama dan edisi instrumen ditulis pada halaman saat berkas dimuat."),
    (
        "6",
        "Instrumen yang pernah dimuat tidak ditimpa. Untuk mengubahnya, muat edisi "
        "baru.",
    ),
)
EXAMPLE: Final = Item.model_validate(
    {
        "code": "2.6.4",
        "under": "2.6",
        "title": "Sekolah bermitra dengan orang tua, industri, dan alumni",
    }
)


def instrument_template(school: School, today: date) -> bytes:
    """Return the workbook in which a school writes its own instrument."""
    with speaking(Language.INDONESIAN, school.level.naming):
        title = "Format instrumen akreditasi sendiri"
        book = Book(title, school.name, title, today)
        book.guide("Petunjuk", title, (6, 90), GUIDE)
        choices = {
            HEADERS["kinds"]: [say(kind.label) for kind in ProofKind],
            HEADERS["forms"]: [say(form.label) for form in CooperationForm],
            HEADERS["is_humas"]: ["ya", "tidak"],
        }
        book.fill_in("Butir", _fields(), [_example()], {}, "Daftar")
        book.lists("Daftar", choices)
        return book.to_bytes()


def _fields() -> list[Field]:
    return [
        Field(
            name,
            HEADERS[name],
            Kind.LINE,
            HEADERS[name],
            width=WIDTHS.get(name, 12),
            hint=HINTS[name],
            is_needed=name in {"code", "title"},
        )
        for name in COLUMNS
    ]


def _example() -> dict[str, Value]:
    return {
        "code": EXAMPLE.code,
        "under": "2.6 Layanan yang partisipatif",
        "title": EXAMPLE.title,
        "is_humas": "ya",
        "may_not_apply": "tidak",
        "kinds": "; ".join(
            say(kind.label) for kind in (ProofKind.MINUTES, ProofKind.INVITATION)
        ),
        "forms": say(CooperationForm.POMG.label),
        "earlier": "IASP2020-2020 27",
        "reason": "Pelibatan orang tua dan masyarakat.",
    }
