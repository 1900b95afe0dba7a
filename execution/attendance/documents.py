"""The attendance sheet (daftar hadir) of class groups, to sign or as it was filled.

Papers of the school speak Indonesian, whatever the screen speaks.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from itertools import groupby
from typing import Final

from data.language import (
    Language,
    in_hours,
    in_percent,
    in_weekday,
    say,
    speaking,
)
from data.language.titles import as_title
from data.paper import Align, Column, Paper, Signer, number_of
from data.participants import Presence
from data.record import Record
from data.school.documents import letterhead_of, place_and_day, principal_signs
from data.school.models import School
from data.workbook.writing import Book, PrintedColumn
from execution.attendance.models import Rates
from execution.attendance.queries import ListedPupil, SheetActivity

OPEN: Final = "☐"
TICKED: Final = "☒"
BOXES: Final = (
    (Presence.FATHER, "Ayah"),
    (Presence.MOTHER, "Ibu"),
    (Presence.GUARDIAN, "Wali"),
    (Presence.FOSTER_PARENT, "Diwakili"),
)
COLUMNS: Final = (
    Column(title="No", width=0.9, align=Align.CENTER),
    Column(title="Nama siswa", width=3.7),
    Column(title="Nama orang tua/wali", width=3.9),
    Column(title="Hubungan", width=3.0),
    Column(title="Tanda tangan", width=2.0),
    Column(title="Tanda tangan", width=2.0),
)
SHEET_COLUMNS: Final = (
    PrintedColumn("No", 5),
    PrintedColumn("NISN", 13),
    PrintedColumn("Nama siswa", 28),
    PrintedColumn("Kelas", 9),
    PrintedColumn("Nama orang tua/wali", 34),
    PrintedColumn("Wakil", 16),
    PrintedColumn("Tanda tangan", 22),
)
SMALL: Final = 9
DOTS: Final = "…………"
TOLD: Final = "Wakil: ayah, ibu, wali, asuh, daring, izin, atau tidak hadir."
PRIVATE: Final = "Memuat data pribadi"


class Sheets(Record):
    """Everything the sheets of an activity say."""

    school: School
    activity: SheetActivity
    pupils: tuple[ListedPupil, ...]
    made_on: date


def attendance_sheets(facts: Sheets) -> bytes:
    """Return the sheets of the class groups as DOCX, a class group from page to page.

    Before anything is entered the boxes are empty; after it they and the recap say what
    the screen says.
    """
    with speaking(Language.INDONESIAN):
        paper = Paper(letterhead_of(facts.school), _title(facts), is_dense=True)
        for place, (class_group, pupils) in enumerate(_groups(facts)):
            if place:
                paper.next_page()
            paper.letterhead()
            paper.centred("DAFTAR HADIR ORANG TUA/WALI SISWA", bold=True)
            paper.centred(as_title(facts.activity.title), bold=True, after=6)
            paper.facts([*_when(facts.activity), ("Kelas", class_group)])
            paper.table(COLUMNS, _rows(pupils), size=SMALL)
            paper.facts(_recap(pupils), label_width=6)
            paper.signatures(
                _dated(facts),
                principal_signs(facts.school, "Mengetahui,"),
                Signer(role="Ketua Panitia/Notulis,"),
            )
        return paper.to_bytes()


def attendance_workbook(facts: Sheets) -> bytes:
    """Return the same sheets as XLSX: filled in there, they are taken in again."""
    with speaking(Language.INDONESIAN):
        book = Book(_title(facts), facts.school.name, PRIVATE, facts.made_on)
        head = principal_signs(facts.school)
        for class_group, pupils in _groups(facts):
            heading = [
                f"DAFTAR HADIR {facts.activity.title.upper()}",
                f"{facts.school.name} · Kelas {class_group}",
                " · ".join(value for _, value in _when(facts.activity)),
                TOLD,
            ]
            rows = [
                (
                    str(number),
                    pupil.nisn or "",
                    pupil.pupil,
                    pupil.class_group,
                    _parents(pupil),
                    _word(pupil.presence),
                    "",
                )
                for number, pupil in enumerate(pupils, 1)
            ]
            printed = book.printed(_safe(class_group), heading, SHEET_COLUMNS, rows)
            for label, value in _recap(pupils):
                printed = printed.line(f"{label}: {value}")
            printed.signatures(
                ["Mengetahui,", head.role, "", head.name, number_of(head)],
                [_dated(facts), "Ketua Panitia/Notulis,", "", DOTS, ""],
                5,
            )
        return book.to_bytes()


def _title(facts: Sheets) -> str:
    return f"Daftar Hadir {facts.activity.title}"


def _groups(facts: Sheets) -> Iterator[tuple[str, list[ListedPupil]]]:
    by_group = groupby(facts.pupils, key=lambda pupil: pupil.class_group)
    return ((class_group, list(pupils)) for class_group, pupils in by_group)


def _when(activity: SheetActivity) -> list[tuple[str, str]]:
    return [
        ("Hari/tanggal", _day(activity)),
        ("Waktu", in_hours(activity.starts_at, activity.ends_at) or DOTS),
        ("Tempat", activity.place or DOTS),
    ]


def _day(activity: SheetActivity) -> str:
    if activity.held_on:
        return in_weekday(activity.held_on)
    return activity.when.in_weekday(undated=DOTS)


def _dated(facts: Sheets) -> str:
    return place_and_day(facts.school, facts.activity.day, DOTS)


def _rows(pupils: Sequence[ListedPupil]) -> Iterator[tuple[str, ...]]:
    """Give a row for each pupil; signatures stand staggered in two columns."""
    for number, pupil in enumerate(pupils, 1):
        sign = f"{number}. ……"
        left, right = (sign, "") if number % 2 else ("", sign)
        yield (
            str(number),
            pupil.pupil,
            _parents(pupil),
            _boxes(pupil.presence),
            left,
            right,
        )


def _parents(pupil: ListedPupil) -> str:
    """Return who may come, as far as the list of pupils knows and they are alive."""
    named = (
        "" if pupil.father_deceased else pupil.father_name,
        "" if pupil.mother_deceased else pupil.mother_name,
        pupil.guardian_name,
    )
    return " / ".join(name for name in named if name)


def _boxes(presence: Presence | None) -> str:
    if presence in (Presence.ONLINE, Presence.EXCUSED, Presence.ABSENT):
        return _word(presence)
    first, second, third, fourth = (
        f"{TICKED if presence is of else OPEN} {label}" for of, label in BOXES
    )
    return f"{first}  {second}\n{third}  {fourth}"


def _word(presence: Presence | None) -> str:
    if presence is Presence.FOSTER_PARENT:
        return "asuh"
    return say(presence.label).lower() if presence else ""


def _recap(pupils: Sequence[ListedPupil]) -> list[tuple[str, str]]:
    """Return the recap below a sheet; lines to write on while nothing is entered."""
    rates = rates_of(pupils)
    if rates.unasked == rates.invited:
        came = f"ayah {DOTS}  ibu {DOTS}  wali {DOTS}  asuh {DOTS}  daring {DOTS}"
        return [
            ("Diundang", f"{rates.invited} keluarga siswa"),
            ("Hadir", came),
            ("Keterwakilan", f"{DOTS} %"),
        ]
    came = (
        f"ayah {rates.father}, ibu {rates.mother}, wali {rates.guardian}, "
        f"asuh {rates.foster_parent}, daring {rates.online}; izin {rates.excused}, "
        f"tidak hadir {rates.absent}"
    )
    if rates.unasked:
        return [
            ("Diundang", f"{rates.invited} keluarga siswa"),
            ("Hadir sejauh ini", came),
            ("Belum diisi", f"{rates.unasked} keluarga; keterwakilan belum dihitung"),
        ]
    both = (rates.represented_rate, rates.themselves_rate)
    represented, themselves = (in_percent(rate or Decimal(0)) for rate in both)
    return [
        ("Diundang", f"{rates.invited} keluarga siswa"),
        ("Hadir", came),
        ("Keterwakilan", f"{rates.represented} keluarga ({represented})"),
        ("Datang sendiri", f"{rates.themselves} keluarga ({themselves})"),
    ]


def rates_of(pupils: Sequence[ListedPupil]) -> Rates:
    """Return who came for these pupils, counted as the screen counts them."""
    counted = {
        presence.value: sum(pupil.presence is presence for pupil in pupils)
        for presence in Presence
    }
    return Rates(invited=len(pupils), **counted)


def _safe(class_group: str) -> str:
    """Return a class group's name as a sheet may be called."""
    return "".join(c for c in class_group if c not in "[]:*?/\\")[:31] or "Kelas"
