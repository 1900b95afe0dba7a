"""A list of pupils as Dapodik exports it, with fictional pupils.

``python -m tests.make_roster OUT.xlsx --pupils 630`` writes one.
"""

import argparse
import io
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import xlsxwriter

SINGLES_BEFORE = (
    "No",
    "Nama",
    "NIPD",
    "JK",
    "NISN",
    "Tempat Lahir",
    "Tanggal Lahir",
    "NIK",
    "Agama",
    "Alamat",
    "RT",
    "RW",
    "Dusun",
    "Kelurahan",
    "Kecamatan",
    "Kode Pos",
    "Jenis Tinggal",
    "Alat Transportasi",
    "Telepon",
    "HP",
    "E-Mail",
    "SKHUN",
    "Penerima KPS",
    "No. KPS",
)
GROUPS = ("Data Ayah", "Data Ibu", "Data Wali")
PARTS = ("Nama", "Tahun Lahir", "Jenjang Pendidikan", "Pekerjaan", "Penghasilan", "NIK")
SINGLES_AFTER = (
    "Rombel Saat Ini",
    "No Peserta Ujian Nasional",
    "No Seri Ijazah",
    "Penerima KIP",
    "Nomor KIP",
    "Nama di KIP",
    "Nomor KKS",
    "No Registrasi Akta Lahir",
    "Bank",
    "Nomor Rekening Bank",
    "Rekening Atas Nama",
    "Layak PIP (usulan dari sekolah)",
    "Alasan Layak PIP",
    "Kebutuhan Khusus",
    "Sekolah Asal",
    "Anak ke-berapa",
    "Lintang",
    "Bujur",
    "No KK",
    "Berat Badan",
    "Tinggi Badan",
    "Lingkar Kepala",
    "Jml. Saudara\nKandung",
    "Jarak Rumah\nke Sekolah (KM)",
)
READ = frozenset(
    {
        "Nama",
        "NIPD",
        "JK",
        "NISN",
        "HP",
        "E-Mail",
        "Jenis Tinggal",
        "Rombel Saat Ini",
        *(f"{group}.Nama" for group in GROUPS),
        *(f"{group}.Pekerjaan" for group in GROUPS[:2]),
    }
)
SECRET = "RAHASIA"
"""Stands in every cell that must never reach the records."""

GIVEN = (
    "Alya",
    "Bima",
    "Citra",
    "Dimas",
    "Eka",
    "Farhan",
    "Gita",
    "Hafiz",
    "Intan",
    "Joko",
    "Kirana",
    "Lukman",
)
SECOND = (
    "Amanda",
    "Bagaskara",
    "Cahyani",
    "Darma",
    "Endah",
    "Firman",
    "Gumilang",
    "Hapsari",
)
FAMILY = (
    "Alamsyah",
    "Basri",
    "Cahyono",
    "Darmawan",
    "Efendi",
    "Firdaus",
    "Gunawan",
    "Hakim",
)


@dataclass(frozen=True)
class Layout:
    """How an export differs from the plain one."""

    title_rows: int = 4
    parts: tuple[str, ...] = PARTS
    extra: tuple[str, ...] = ()
    reversed_order: bool = False
    typos: bool = False


STANDARD = Layout()
NEWER = Layout(
    parts=(*PARTS, "Kebutuhan Khusus"), extra=("Kolom Baru 1", "Kolom Baru 2")
)
REORDERED = Layout(reversed_order=True)
TYPOS = Layout(typos=True, title_rows=7)


def fictional_pupils(count: int = 630, seed: int = 1) -> list[dict[str, str]]:
    """Return pupils of VII A to IX G; every tenth is the sibling of the one before."""
    chance = random.Random(seed)
    groups = [
        f"{roman} {letter}" for roman in ("VII", "VIII", "IX") for letter in "ABCDEFG"
    ]
    pupils: list[dict[str, str]] = []
    for number in range(count):
        sibling = number % 10 == 9
        family = pupils[-1] if sibling else _family(chance, number)
        pupils.append(
            {
                "Nama": f"{chance.choice(GIVEN)} {chance.choice(SECOND)} {number}",
                "NIPD": f"26{number:05}",
                "JK": chance.choice("LP"),
                "NISN": f"01{number:08}",
                "Tanggal Lahir": "2013-05-17",
                "Rombel Saat Ini": groups[number * len(groups) // count],
                "Jenis Tinggal": "Bersama orang tua",
                **{
                    key: family[key]
                    for key in (
                        "HP",
                        "Data Ayah.Nama",
                        "Data Ibu.Nama",
                        "Data Ayah.Pekerjaan",
                        "Data Ibu.Pekerjaan",
                    )
                },
            }
        )
    return pupils


def _family(chance: random.Random, number: int) -> dict[str, str]:
    surname = chance.choice(FAMILY)
    return {
        "HP": f"0812{number:08}",
        "Data Ayah.Nama": f"Bapak {surname} {number}",
        "Data Ibu.Nama": f"Ibu {chance.choice(FAMILY)} {number}",
        "Data Ayah.Pekerjaan": "Wiraswasta",
        "Data Ibu.Pekerjaan": "Lainnya",
    }


def roster_workbook(
    pupils: Sequence[Mapping[str, Any]], layout: Layout = STANDARD
) -> bytes:
    """Return the workbook; keys are labels, in groups ``Data Ayah.Nama``.

    Numbers are written as numbers, as after a visit to Excel; other sensitive cells
    hold SECRET.
    """
    written = io.BytesIO()
    book = xlsxwriter.Workbook(written, {"in_memory": True})
    sheet = book.add_worksheet("Daftar Peserta Didik")
    title = (
        "Daftar Peserta Didik",
        "SMP NEGERI CONTOH",
        "Kecamatan Kec. Contoh, Kabupaten Kota Contoh, Provinsi Prov. Contoh",
        "Tanggal Unduh: 2026-08-03 09:12:44",
    )
    for row, text in enumerate(title):
        sheet.write(row, 0, text)
    sheet.write(3, 2, "Pengunduh: Operator Contoh (operator@contoh.sch.id)")
    columns = _columns(layout)
    _write_header(book, sheet, columns, layout)
    for number, pupil in enumerate(pupils):
        row = layout.title_rows + 2 + number
        for place, key in enumerate(columns):
            value = pupil.get(key, _filler(key, number))
            sheet.write(row, place, value)
    book.close()
    return written.getvalue()


def sheets_workbook(
    sheets: Mapping[str, Sequence[Sequence[Any]]], hidden: Sequence[str] = ()
) -> bytes:
    """Return a workbook with these rows on these sheets, as teachers keep them."""
    written = io.BytesIO()
    book = xlsxwriter.Workbook(written, {"in_memory": True, "remove_timezone": True})
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        if name in hidden:
            sheet.hide()
        for place, row in enumerate(rows):
            for column, value in enumerate(row):
                as_date = (day,) if isinstance(value, date) else ()
                sheet.write(place, column, value, *as_date)
    book.close()
    return written.getvalue()


CLASS_SPELLINGS = (
    "{roman} {letter}",
    "KLS {roman} {letter}",
    "Kelas {number}{letter}",
    "{number}-{letter}",
    "{roman}–{letter}",
    "{roman}.{letter}",
    "{number} ({words}) {letter}",
    "{small} {low}",
)
"""How schools write ``VII A``."""
NUMBERS = {"VII": (7, "tujuh"), "VIII": (8, "delapan"), "IX": (9, "sembilan")}
SEXES = {
    "L": ("L", "Laki-laki", "LK", "Pria", "laki - laki", "M"),
    "P": ("P", "Perempuan", "Pr", "perempuan ", "Wanita", "F"),
}


def respelled(pupil: Mapping[str, Any], chance: random.Random) -> dict[str, Any]:
    """Return a pupil as another list may write the same person."""
    roman, letter = pupil["Rombel Saat Ini"].split()
    number, words = NUMBERS[roman]
    born = date.fromisoformat(pupil["Tanggal Lahir"])
    named = chance.choice(CLASS_SPELLINGS).format(
        roman=roman,
        letter=letter,
        number=number,
        words=words,
        small=roman.lower(),
        low=letter.lower(),
    )
    dates = (
        born.isoformat(),
        f"{born:%d/%m/%Y}",
        f"{born.day} Mei {born.year}",
        (born - date(1899, 12, 30)).days,
    )
    phone = pupil["HP"]
    phones = (
        phone,
        phone[1:],
        f"+62 {phone[1:4]}-{phone[4:8]}-{phone[8:]}",
        f"WA {phone}",
    )
    return {
        **pupil,
        "Nama": _otherwise(pupil["Nama"], chance),
        "JK": chance.choice(SEXES[pupil["JK"]]),
        "Rombel Saat Ini": named,
        "Tanggal Lahir": chance.choice(dates),
        "HP": chance.choice(phones),
        "Data Ayah.Nama": _otherwise(pupil["Data Ayah.Nama"], chance)
        + chance.choice(("", "", " (ALM)", ", S.Pd.")),
        "Data Ibu.Nama": _otherwise(pupil["Data Ibu.Nama"], chance),
    }


def _otherwise(name: str, chance: random.Random) -> str:
    signs = chance.choice("'’ʼ`")
    return chance.choice((name, name.upper(), name.lower(), f"  {name} ")).replace(
        "'", signs
    )


def _columns(layout: Layout) -> list[str]:
    grouped = [[f"{group}.{part}" for part in layout.parts] for group in GROUPS]
    blocks = [[single] for single in SINGLES_BEFORE[1:]]
    blocks += grouped
    blocks += [[single] for single in (*SINGLES_AFTER, *layout.extra)]
    if layout.reversed_order:
        blocks.reverse()
    return ["No", *(key for block in blocks for key in block)]


def _write_header(
    book: xlsxwriter.Workbook, sheet: Any, columns: Sequence[str], layout: Layout
) -> None:
    bold = book.add_format({"bold": True})
    top = layout.title_rows
    place = 0
    while place < len(columns):
        group, _, part = columns[place].partition(".")
        if group in GROUPS and part:
            width = len(layout.parts)
            sheet.merge_range(top, place, top, place + width - 1, group, bold)
            for step, name in enumerate(layout.parts):
                sheet.write(top + 1, place + step, name)
            place += width
            continue
        sheet.merge_range(top, place, top + 1, place, _label(columns[place], layout))
        place += 1


def _label(key: str, layout: Layout) -> str:
    if not layout.typos:
        return key
    typos = {"Kelurahan": "Keluarahan", "Rombel Saat Ini": "Rombel\nSaat Ini "}
    return typos.get(key, key)


def _filler(key: str, number: int) -> str | int:
    if key == "No":
        return number + 1
    return "" if key in READ else SECRET


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--pupils", type=int, default=630)
    chosen = parser.parse_args()
    chosen.out.write_bytes(roster_workbook(fictional_pupils(chosen.pupils)))


if __name__ == "__main__":
    main()
