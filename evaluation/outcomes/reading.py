"""Which achievements lines say that a person pasted, and which lines say none."""

import csv
import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Final, NamedTuple

from pydantic import ValidationError

from data.calendar import FIRST_MONTH, SchoolYear
from data.errors import HumasError, Refused
from data.faults import sentences
from data.language import N_, say, why
from data.workbook import Column, Table, day_of, label_of, measure_of
from evaluation.outcomes.models import AchievementDraft, AchievementField
from evaluation.recognitions.models import AwardLevel

MOST: Final = 300
"""So many lines are read at once."""

HEADERS: Final[Mapping[str, str]] = {
    "achieved_on": "Tanggal",
    "title": "Nama lomba",
    "rank": "Peringkat",
    "level": "Tingkat",
    "field": "Bidang",
    "holder": "Diraih oleh",
    "pupils": "Jumlah siswa",
    "organiser": "Penyelenggara",
}
"""The columns in the order in which a line without headings has them."""

ALSO: Final[Mapping[str, str]] = {
    "achieved_on": "tgl,hari tanggal,waktu,date",
    "title": "lomba,kegiatan,nama kegiatan,kejuaraan,nama kejuaraan,prestasi,"
    "nama prestasi,contest",
    "rank": "juara,hasil,capaian,prestasi yang diraih,rank",
    "level": "tingkat lomba,jenjang,level",
    "field": "jenis,kategori,jenis prestasi,bidang prestasi,field",
    "holder": "peraih,nama tim,tim,kelas,peserta,rombel,team",
    "pupils": "jumlah,jumlah peserta,jml siswa,jml,siswa,pupils",
    "organiser": "pelaksana,lembaga,organiser",
}
TABLE: Final = Table(
    HEADERS,
    {name: Column(also) for name, also in ALSO.items()},
    frozenset({"title"}),
)
LEVELS: Final[Mapping[str, AwardLevel]] = {
    word: level
    for level, words in {
        AwardLevel.SCHOOL: "sekolah,madrasah,kecamatan,kec,gugus,kelurahan,desa,school",
        AwardLevel.CITY: "kota,kabupaten,kab,kab kota,kabupaten kota,"
        "kota kabupaten,city",
        AwardLevel.PROVINCE: "provinsi,propinsi,prov,prop,daerah,wilayah,province",
        AwardLevel.NATION: "nasional,nas,national",
        AwardLevel.WORLD: "internasional,international,dunia,asean,asia",
    }.items()
    for word in words.split(",")
}
FIELDS: Final[Mapping[str, AchievementField]] = {
    word: field
    for field, words in {
        AchievementField.ACADEMIC: "akademik,academic,akademis",
        AchievementField.OTHER: "non akademik,nonakademik,non akademis,nonakademis,"
        "seni,olahraga,olah raga,keagamaan,kepramukaan,non academic",
    }.items()
    for word in words.split(",")
}


class LineFault(NamedTuple):
    """Why a line says no achievement: its number, and the sentence."""

    line: int
    sentence: str


class ReadLines(NamedTuple):
    """What lines say: achievements, and what is wrong with the others."""

    drafts: tuple[AchievementDraft, ...]
    faults: tuple[LineFault, ...]


def read_lines(text: str, year: SchoolYear) -> ReadLines:
    """Read achievements, a line each, as copied from a workbook or typed.

    Fields stand apart by tabs, else by semicolons, else by upright strokes; a first
    line of headings may put them in another order.
    """
    rows = list(_rows(text))
    drafts: list[AchievementDraft] = []
    faults: list[LineFault] = []
    places: Mapping[str, int] = {name: n for n, name in enumerate(HEADERS)}
    if rows and (headed := TABLE.places(rows[0][1])):
        places, rows = headed, rows[1:]
    if len(rows) > MOST:
        said = say("At most {most} lines are read at once.", most=MOST)
        return ReadLines((), (LineFault(rows[MOST][0], said),))
    for number, row in rows:
        found = _draft(row, places, year)
        if isinstance(found, AchievementDraft):
            drafts.append(found)
        else:
            faults.extend(LineFault(number, sentence) for sentence in found)
    return ReadLines(tuple(drafts), tuple(faults))


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """Give the lines that are not empty, with their numbers, as fields."""
    apart = next((sign for sign in "\t;|" if sign in text), ";")
    reader = csv.reader(io.StringIO(text), delimiter=apart)
    for row in reader:
        cells = [" ".join(cell.split()) for cell in row]
        if any(cells):
            yield reader.line_num, cells


def _draft(
    row: Sequence[str], places: Mapping[str, int], year: SchoolYear
) -> AchievementDraft | list[str]:
    """Return what a line says, or every sentence of what is wrong with it."""
    said: dict[str, object] = {}
    wrong: list[str] = []
    if len(row) > max(len(HEADERS), *(place + 1 for place in places.values())):
        return [say("It has more fields than there are columns.")]
    for name, place in places.items():
        cell = row[place] if place < len(row) else ""
        try:
            said[name] = READ.get(name, _words)(cell, year)
        except HumasError as refusal:
            wrong.append(f"{HEADERS[name]}: {why(refusal)}")
    if wrong:
        return wrong
    try:
        return AchievementDraft(**{"field": None, "level": None} | said)
    except ValidationError as invalid:
        return sentences(invalid, dict(HEADERS))


def _words(cell: str, _: SchoolYear) -> str:
    return cell


def _day(cell: str, year: SchoolYear) -> date | None:
    if not cell:
        return None
    written = day_of(cell)
    if written.day is None:
        raise Refused(
            N_("“{value}” says no day. Write it like 22/08/2026, or leave it empty."),
            value=cell,
        )
    try:
        return written.day_in(year.start + (written.month < FIRST_MONTH))
    except ValueError as impossible:
        raise Refused(N_("“{value}” is no day."), value=cell) from impossible


def _level(cell: str, _: SchoolYear) -> AwardLevel:
    known = label_of(cell).removeprefix("tingkat ").removeprefix("se ")
    if known in LEVELS:
        return LEVELS[known]
    raise Refused(
        N_(
            "“{value}” is no level. Write: sekolah, kecamatan, kota, kabupaten, "
            "provinsi, nasional or internasional."
        ),
        value=cell,
    )


def _field(cell: str, _: SchoolYear) -> AchievementField:
    if (known := label_of(cell)) in FIELDS:
        return FIELDS[known]
    raise Refused(
        N_("“{value}” is no field. Write: akademik or non-akademik."), value=cell
    )


def _number(cell: str, _: SchoolYear) -> int | None:
    if not cell:
        return None
    found = measure_of(cell)
    if found.number != int(found.number) or found.is_percent or found.number < 1:
        raise Refused(N_("“{value}” is no number of pupils."), value=cell)
    return int(found.number)


READ: Final[Mapping[str, Callable[[str, SchoolYear], Any]]] = {
    "achieved_on": _day,
    "level": _level,
    "field": _field,
    "pupils": _number,
}
