"""The presentation on paper: what was on the wall, to take home."""

from collections.abc import Callable, Collection, Mapping, Sequence
from itertools import zip_longest
from typing import Any, Final
from uuid import UUID

from data.attachments.models import Attachment
from data.attachments.store import content_of
from data.errors import NotFound
from data.language import Language, fitted, speaking
from data.paper import Align, Column, Paper
from data.paper.photos import printable_photo
from data.school.documents import letterhead_of
from data.store import Store
from evaluation.presenting.facts import Told
from evaluation.presenting.models import Kind, Slide
from evaluation.presenting.slides import made

LIGHTS: Final = {"green": "●", "amber": "▲", "red": "■"}
"""A form beside the word, so that a light is told without colours."""

GOALS: Final = (
    Column(title="No", width=1.2, align=Align.CENTER),
    Column(title="Tujuan", width=15.3),
    Column(title="Terlaksana", width=3.0, align=Align.RIGHT),
    Column(title="Keadaan", width=6.0),
)
CALENDAR: Final = (
    Column(title="Bulan", width=3.0),
    Column(title="Kegiatan", width=9.7),
    Column(title="Bulan", width=3.0),
    Column(title="Kegiatan", width=9.8),
)
FIGURES: Final = (
    Column(title="Ukuran", width=8.0),
    Column(title="Tahun ini", width=3.0, align=Align.RIGHT),
    Column(title="Keadaan", width=5.0),
    Column(title="Target", width=5.0),
    Column(title="Tahun lalu", width=4.5),
)
GROUPS: Final = tuple(
    Column(title=title, width=width, align=align)
    for _ in range(4)
    for title, width, align in (
        ("Rombel", 3.6, Align.LEFT),
        ("Hadir", 2.7, Align.RIGHT),
    )
)
SAID: Final = (
    Column(title="Angket", width=9.5),
    Column(title="Jawaban", width=3.5),
    Column(title="Hasil", width=6.5),
    Column(title="Yang banyak ditulis", width=6.0),
)
FINDINGS: Final = (
    Column(title="No", width=1.2, align=Align.CENTER),
    Column(title="Temuan", width=13.0),
    Column(title="Tindak lanjut", width=11.3),
)
NEXT: Final = (Column(title="Kapan", width=5.0), Column(title="Kegiatan", width=20.5))

Row = Mapping[str, Any]


def handout(store: Store, told: Told, left_out: Collection[Kind] = ()) -> bytes:
    """Return the presentation of a year as DOCX, with every activity of every month."""
    with speaking(Language.INDONESIAN, told.school.level.naming):
        slides = [s for s in made(store, told, None) if s.kind not in left_out]
        paper = Paper(
            letterhead_of(told.school), f"Rapat tahunan {told.year}", is_lying=True
        )
        paper.letterhead()
        for kind in dict.fromkeys(slide.kind for slide in slides):
            _write(paper, store, kind, [s for s in slides if s.kind is kind])
        return paper.to_bytes()


def _write(paper: Paper, store: Store, kind: Kind, slides: Sequence[Slide]) -> None:
    """Write what all slides of a kind say under one heading."""
    first = slides[0]
    rows: list[Any] = [row for slide in slides for row in slide.rows]
    if kind in {Kind.TITLE, Kind.THANKS}:
        paper.centred(first.title.upper(), bold=True, after=4)
        paper.centred(*rows, *filter(None, [first.note]), after=10)
        return
    if kind is Kind.PHOTOS:
        if photos := _photos(store, rows):
            paper.heading(HEADINGS[kind])
            paper.pictures(photos)
        return
    paper.heading(HEADINGS[kind])
    columns, written = TABLES[kind]
    paper.table(columns, written(rows), size=10)
    if note := NOTES.get(kind):
        paper.under_table(fitted(note))


def _goals(rows: Sequence[Row]) -> list[Sequence[str]]:
    return [
        (str(row["number"]), row["title"], row["share"], _judged(row)) for row in rows
    ]


def _judged(row: Row) -> str:
    return f"{LIGHTS.get(row['light'], '')} {row['judged']}".strip() or "–"


def _calendar(rows: Sequence[Row]) -> list[Sequence[str]]:
    half = (len(rows) + 1) // 2
    return [
        (left["name"], _held(left), right["name"], _held(right))
        for left, right in zip(rows[:half], rows[half:], strict=True)
    ]


def _held(month: Row) -> str:
    told = [
        " ".join(filter(None, (one["sign"], one["day"], one["title"])))
        for one in month["activities"]
    ]
    return "\n".join(told) or "–"


def _figures(rows: Sequence[Row]) -> list[Sequence[str]]:
    return [
        (
            row["name"],
            row["share"],
            _judged(row),
            row["target"],
            row["then"],
        )
        for row in rows
    ]


def _groups(rows: Sequence[Row]) -> list[Sequence[str]]:
    height = -(-len(rows) // 4)
    columns = [rows[at : at + height] for at in range(0, len(rows), height)]
    columns += [[]] * (4 - len(columns))
    lines = zip_longest(*columns)
    return [
        [
            words
            for one in line
            for words in ((one["name"], one["said"]) if one else ("", ""))
        ]
        for line in lines
    ]


def _said(rows: Sequence[Row]) -> list[Sequence[str]]:
    return [
        (row["title"], row["sheets"], row["result"], row["themes"] or "–")
        for row in rows
    ]


def _findings(rows: Sequence[Row]) -> list[Sequence[str]]:
    return [(row["number"], row["text"], row["follows"]) for row in rows]


def _next(rows: Sequence[Row]) -> list[Sequence[str]]:
    return [(row["when"], row["title"]) for row in rows]


def _photos(store: Store, rows: Sequence[Row]) -> list[tuple[bytes, str]]:
    """Return the photos with their words; one that is lost is left out."""
    found = []
    for row in rows:
        file_id = UUID(row["address"].rsplit("/", 1)[-1])
        try:
            content = content_of(store, store.get(Attachment, file_id))
        except NotFound:
            continue
        if picture := printable_photo(content):
            words = ", ".join(filter(None, (row["title"], row["day"])))
            found.append((picture, words))
    return found


HEADINGS: Final = {
    Kind.GOALS: "Tujuan dan pencapaiannya",
    Kind.CALENDAR: "Kegiatan tahun ini",
    Kind.FIGURES: "Tahun ini dalam angka",
    Kind.PARTICIPATION: "Keluarga yang hadir, per rombel",
    Kind.PHOTOS: "Foto kegiatan",
    Kind.SAID: "Yang dikatakan keluarga",
    Kind.FINDINGS: "Temuan dan tindak lanjut",
    Kind.NEXT: "Kegiatan berikutnya",
}
NOTES: Final = {
    Kind.GOALS: "Bagian kegiatan yang jatuh waktu dan sudah terlaksana.",
    Kind.CALENDAR: (
        "● terlaksana, ◆ dialihkan daring, ▷ ditunda, × tidak terlaksana, ○ masih "
        "direncanakan."
    ),
    Kind.PARTICIPATION: (
        "Keluarga yang terwakili dari yang diundang, semua kegiatan bersama; urutannya "
        "urutan sekolah. Kurang dari lima keluarga tidak ditampilkan."
    ),
    Kind.SAID: "Angka semua lembar; jawaban dan komentar satu per satu tidak dibuka.",
}
TABLES: Final[
    Mapping[
        Kind, tuple[Sequence[Column], Callable[[Sequence[Row]], list[Sequence[str]]]]
    ]
] = {
    Kind.GOALS: (GOALS, _goals),
    Kind.CALENDAR: (CALENDAR, _calendar),
    Kind.FIGURES: (FIGURES, _figures),
    Kind.PARTICIPATION: (GROUPS, _groups),
    Kind.SAID: (SAID, _said),
    Kind.FINDINGS: (FINDINGS, _findings),
    Kind.NEXT: (NEXT, _next),
}
