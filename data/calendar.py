"""School years, semesters, fiscal years: their boundaries, and what moves in them."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Final, Self

from data.errors import Refused
from data.language import N_
from data.record import Record, Term

FIRST_MONTH: Final = 7
MONTHS: Final = (7, 8, 9, 10, 11, 12, 1, 2, 3, 4, 5, 6)


class TimeZone(Term):
    """The three time zones of Indonesia."""

    WIB = "Asia/Jakarta", "WIB"
    WITA = "Asia/Makassar", "WITA"
    WIT = "Asia/Jayapura", "WIT"


class SchoolYear(Record):
    """A year from the first of July up to, and not including, the next."""

    start: int

    @classmethod
    def of(cls, day: date) -> Self:
        """Return the school year that ``day`` falls in."""
        return cls(start=day.year - (day.month < FIRST_MONTH))

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read ``2026/2027``, or raise Refused."""
        found = re.fullmatch(r"\s*(\d{4})\s*[/-]\s*(\d{4})\s*", text)
        if not found or int(found[2]) != int(found[1]) + 1:
            raise Refused(
                N_("“{text}” is not a school year; write it like 2026/2027."), text=text
            )
        return cls(start=int(found[1]))

    @property
    def first_day(self) -> date:
        """The first of July."""
        return date(self.start, FIRST_MONTH, 1)

    @property
    def last_day(self) -> date:
        """The thirtieth of June."""
        return date(self.start + 1, 6, 30)

    @property
    def before(self) -> Self:
        """The year before this one."""
        return type(self)(start=self.start - 1)

    @property
    def after(self) -> Self:
        """The year after this one."""
        return type(self)(start=self.start + 1)

    def month(self, number: int) -> date:
        """Return the first day of month ``number`` (1-12) inside this year."""
        return date(self.start + (number < FIRST_MONTH), number, 1)

    def __contains__(self, day: date) -> bool:
        return self.first_day <= day <= self.last_day

    def __str__(self) -> str:
        return f"{self.start}/{self.start + 1}"


def semester(day: date) -> int:
    """Return 1 (odd, July-December) or 2 (even, January-June)."""
    return 1 if day.month >= FIRST_MONTH else 2


def dapodik_semester(day: date) -> str:
    """Return Dapodik's semester key, such as ``20261``."""
    return f"{SchoolYear.of(day).start}{semester(day)}"


class Feast(Term):
    """What moves through the calendar from year to year, and activities with it."""

    RAMADAN = "ramadan", N_("Ramadan")
    EID = "eid", N_("Eid al-Fitr")
    SACRIFICE = "sacrifice", N_("Eid al-Adha")
    ISLAMIC_YEAR = "islamic_year", N_("the Islamic new year")
    MAULID = "maulid", N_("Maulid")
    ISRA = "isra", N_("Isra Mikraj")
    GOOD_FRIDAY = "good_friday", N_("Good Friday")
    EASTER = "easter", N_("Easter")
    ASCENSION = "ascension", N_("Ascension Day")
    NYEPI = "nyepi", N_("Nyepi")
    WAISAK = "waisak", N_("Waisak")
    LUNAR_YEAR = "lunar_year", N_("the Lunar New Year")


FEAST_WORDS: Final[Mapping[Feast, re.Pattern[str]]] = {
    feast: re.compile(rf"\b(?:{words})", re.IGNORECASE)
    for feast, words in {
        Feast.EID: r"halal\s?-?bi\s?-?halal|idul\s?-?fitri|eid al-fitr|lebaran|syawal|"
        r"takbir(?:an)?\b|hbh\b",
        Feast.SACRIFICE: r"idul\s?-?adha|eid al-adha|[kq]urban|hari raya haji|arafah",
        Feast.ISLAMIC_YEAR: r"muharr?am|tahun baru (?:islam|hijri)|as+yura|1 suro",
        Feast.MAULID: r"maul[iu]d|mulud",
        Feast.ISRA: r"isra['’]?\b|mi['’]?k?raj",
        Feast.RAMADAN: r"r[ao]mad?[dz]?h?[ao]n|buka (?:puasa|bersama)|bukber|"
        r"ifth?[ao]r|taraw[ie]h|ta['’k]?jil|ngabuburit|munggahan|sanlat|"
        r"pesantren kilat|nuzul|tadarr?us|sah?ur\b|puasa|zakat fitr|lailatul",
        Feast.GOOD_FRIDAY: r"jum['’]?at agung|wafat (?:yesus|isa)|good friday",
        Feast.EASTER: r"paskah|kebangkitan (?:yesus|isa)|easter",
        Feast.ASCENSION: r"kenaikan (?:yesus|isa)|ascension",
        Feast.NYEPI: r"nyepi|ogoh|melasti|tawur",
        Feast.WAISAK: r"waisak|vesak",
        Feast.LUNAR_YEAR: r"imlek|cap go meh|lunar new year",
    }.items()
}
"""What activities and holidays are called that belong to a feast."""


def feast_of(name: str) -> Feast | None:
    """Return the feast that an activity or a holiday of this name belongs to."""
    found = (feast for feast, words in FEAST_WORDS.items() if words.search(name))
    return next(found, None)
