"""Which reports there are, and what the school writes into them in its own words."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from data.calendar import SchoolYear
from data.language import N_
from data.record import KeptRecord, Record, Term, Text

LONGEST: Final = 10_000
"""Signs of one part: about three pages."""


class ReportKind(Term):
    """For whom a report of the year is written."""

    ANNUAL = "annual", N_("Annual report of public relations")
    SEMESTER = "semester", N_("Semester report to parents and the komite")
    SUMMARY = "summary", N_("The year on one page, for the principal")


class WordsOf(Term):
    """A part of a report in the school's own words."""

    PREFACE = "preface", N_("Preface of the annual report")
    CONCLUSION = "conclusion", N_("Conclusion of the annual report")
    FIRST = "semester1", N_("To parents, first semester")
    SECOND = "semester2", N_("To parents, second semester")


READY: Final[Mapping[WordsOf, str]] = {
    WordsOf.PREFACE: (
        "Laporan ini disusun dari catatan kegiatan humas tahun pelajaran {tahun}: "
        "rencana, pelaksanaan, kehadiran keluarga, keuangan, kendala, dan penilaian. "
        "Data yang belum ada disebutkan apa adanya, supaya pembaca mengetahui batas "
        "laporan ini.\n"
        "Terima kasih kepada orang tua dan wali siswa, komite, guru, dan semua pihak "
        "yang bekerja bersama sekolah sepanjang tahun."
    ),
    WordsOf.FIRST: (
        "Bapak/Ibu orang tua dan wali siswa, terima kasih atas kerja sama selama "
        "semester ini. Berikut yang sudah dikerjakan bersama, berapa dana yang "
        "dipakai, dan apa yang akan dilakukan berikutnya."
    ),
    WordsOf.SECOND: (
        "Bapak/Ibu orang tua dan wali siswa, terima kasih atas kerja sama selama "
        "semester ini. Berikut yang sudah dikerjakan bersama, berapa dana yang "
        "dipakai, dan apa yang akan dilakukan berikutnya."
    ),
    WordsOf.CONCLUSION: "",
}
"""The words a part begins with, as they are printed; the conclusion is the school's."""


class ReportWords(KeptRecord, table="report_words", key=("school_year", "part")):
    """A part of a year's reports as the school wrote it."""

    school_year: int
    part: WordsOf
    text: Text
    version: int


class Words(Record):
    """What a part says this year; version 0: nobody has written anything yet."""

    part: WordsOf
    text: Text
    version: int

    def filled(self, year: SchoolYear) -> str:
        """Return the words with the school year put in."""
        return self.text.replace("{tahun}", str(year))


def semester_days(year: SchoolYear, semester: int) -> tuple[date, date]:
    """Return the first and the last day of a semester: July, January."""
    second = year.month(1)
    if semester == 1:
        return year.first_day, date(second.year - 1, 12, 31)
    return second, year.last_day
