"""The school's identity and its school years."""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Annotated, Final
from zoneinfo import ZoneInfo

from pydantic import Field, StringConstraints

from data.calendar import TimeZone
from data.errors import HumasError, Refused, WrongStep
from data.language import N_
from data.language.naming import (
    KINDERGARTEN,
    MADRASAH,
    RAUDHATUL_ATHFAL,
    SCHOOL,
    Naming,
)
from data.money import Rupiah
from data.record import KeptRecord, Line, Passage, Record, Term, Words

LOGO_LIMIT = 512 * 1024
"""The largest logo, in bytes."""

PICTURES: Final = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")
"""How PNG and JPEG files begin."""

EMAIL: Final = re.compile(r"[^\s@,;]+@[^\s@,;]+\.[^\s@,;.]+")
WEBSITE: Final = re.compile(r"(?:https?://)?[^\s/@,;]+\.[^\s@,;.]{2,}")
PHONE: Final = re.compile(r"[\d\s()+\-–./,;]*\d[\d\s()+\-–./,;]*")

Npsn = Annotated[
    str, StringConstraints(strip_whitespace=True, pattern=re.compile(r"^\d{8}$"))
]


class Level(Term):
    """Levels of school."""

    TK = "TK", N_("TK or PAUD (kindergarten)")
    RA = "RA", N_("RA (Islamic kindergarten)")
    SD = "SD", N_("SD (primary school)")
    MI = "MI", N_("MI (Islamic primary school)")
    SMP = "SMP", N_("SMP (junior secondary school)")
    MTS = "MTs", N_("MTs (Islamic junior secondary school)")
    SMA = "SMA", N_("SMA (senior secondary school)")
    MA = "MA", N_("MA (Islamic senior secondary school)")
    SMK = "SMK", N_("SMK (vocational school)")
    SLB = "SLB", N_("SLB (special school)")

    @property
    def is_madrasah(self) -> bool:
        """Whether it is under the ministry of religion."""
        return self.naming.school == MADRASAH.school

    @property
    def grades(self) -> range:
        """The grades of a school of this level; a kindergarten has none."""
        return GRADES[self]

    @property
    def naming(self) -> Naming:
        """What a school of this level calls itself, its pupils, and those above it."""
        return NAMINGS.get(self, SCHOOL)


GRADES: Final = {
    Level.TK: range(0),
    Level.RA: range(0),
    Level.SD: range(1, 7),
    Level.MI: range(1, 7),
    Level.SMP: range(7, 10),
    Level.MTS: range(7, 10),
    Level.SMA: range(10, 13),
    Level.MA: range(10, 13),
    Level.SMK: range(10, 13),
    Level.SLB: range(1, 13),
}

NAMINGS: Final = {
    Level.TK: KINDERGARTEN,
    Level.RA: RAUDHATUL_ATHFAL,
    Level.MI: MADRASAH,
    Level.MTS: MADRASAH,
    Level.MA: MADRASAH,
}
"""Whose words differ from those of a school."""


class SchoolDraft(Record):
    """What a person fills in about the school."""

    name: Line
    npsn: Npsn
    level: Level
    address: Passage
    city: Line
    time_zone: TimeZone
    principal_name: Line
    principal_number: Words = ""
    letterhead: tuple[Line, ...] = ()
    phone: Words = ""
    website: Words = ""
    email: Words = ""
    incidental_limit: Rupiah = Decimal(1_000_000)
    owner_logo: bytes | None = None
    logo: bytes | None = None

    def refusals(self) -> Iterator[HumasError]:
        """Say why letters cannot carry this: contacts and logos that are none."""
        if self.phone and not PHONE.fullmatch(self.phone):
            yield Refused(
                N_("Telephone: write digits, as {example}; “{typed}” has other signs."),
                example="(0713) 321456",
                typed=self.phone,
            )
        if self.website and not WEBSITE.fullmatch(self.website):
            yield Refused(
                N_("Website: write one address, as {example}, not “{typed}”."),
                example="smpn1contoh.sch.id",
                typed=self.website,
            )
        if self.email and not EMAIL.fullmatch(self.email):
            yield Refused(
                N_("E-mail: write one address, as {example}, not “{typed}”."),
                example="humas@smpn1contoh.sch.id",
                typed=self.email,
            )
        for logo in filter(None, (self.owner_logo, self.logo)):
            if not logo.startswith(PICTURES) or len(logo) > LOGO_LIMIT:
                yield Refused(
                    N_("The logo must be a PNG or JPEG picture of at most {size} KB."),
                    size=LOGO_LIMIT // 1024,
                )


class School(
    SchoolDraft,
    KeptRecord,
    table="school",
    key=(),
    fixed=("id", "is_sample"),
    missing=N_("The school is not set up yet."),
):
    """The one school whose records these are."""

    id: int = 1
    current_year: int
    is_sample: bool
    version: int

    @property
    def zone(self) -> ZoneInfo:
        """The school's clock."""
        return ZoneInfo(self.time_zone.value)


class YearStep(Term):
    """Where a school year stands beside the one that the school is in."""

    TO_COME = "to_come", N_("to come")
    CURRENT = "current", N_("current")
    TO_CLOSE = "to_close", N_("over, not closed yet")
    CLOSED = "closed", N_("closed")


class YearRecord(KeptRecord, table="school_year", key=("start",)):
    """One school year of this school; closed ones are read-only."""

    start: int
    closed_on: date | None
    version: Annotated[int, Field(ge=1)]

    def standing(self, current: int) -> YearStep:
        """Return where the year stands beside the current one."""
        if self.closed_on is not None:
            return YearStep.CLOSED
        if self.start == current:
            return YearStep.CURRENT
        return YearStep.TO_COME if self.start > current else YearStep.TO_CLOSE

    def change_refusal(self) -> HumasError | None:
        """Return why nothing of this year may be changed, or None."""
        if self.closed_on is None:
            return None
        return WrongStep(
            N_(
                "School year {year} was closed on {closed_on} and can only be read. "
                "The vice principal for public relations can reopen it."
            ),
            year=f"{self.start}/{self.start + 1}",
            closed_on=self.closed_on,
        )
