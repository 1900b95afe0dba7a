"""How the school numbers its letters, and what a line of the register says."""

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Final, Self
from uuid import UUID

from pydantic import field_validator

from data.actor import Actor
from data.errors import HumasError, Refused
from data.language import N_
from data.record import KeptRecord, Line, Record, Text

NO_NUMBER: Final = "……/……"
"""What a letter shows where its number will be written by hand."""

PLACES: Final[Mapping[str, str]] = {
    "code": "kode",
    "number": "nomor",
    "unit": "unit",
    "month": "bulan",
    "year": "tahun",
}
"""What may stand in a pattern: as it is kept, and as schools read and write it."""

KEPT_PATTERN: Final = "{code}/{number}/{unit}/{month}/{year}"
MONTHS: Final = (
    "I",
    "II",
    "III",
    "IV",
    "V",
    "VI",
    "VII",
    "VIII",
    "IX",
    "X",
    "XI",
    "XII",
)
DIGITS: Final = 3
PLACE: Final = re.compile(r"\{(.*?)\}")
CODE_HERE, NUMBER_HERE, MONTH_HERE = "\x01", "\x02", "\x03"


class LetterPatternDraft(Record):
    """What a person fills in about the numbers of letters."""

    pattern: Line = KEPT_PATTERN
    unit: Text = ""

    @field_validator("pattern", mode="after")
    @classmethod
    def _keep_places(cls, typed: str) -> str:
        for kept, read in PLACES.items():
            typed = typed.replace(f"{{{read}}}", f"{{{kept}}}")
        return typed

    @property
    def shown(self) -> str:
        """The pattern as schools read it: ``{kode}/{nomor}/…``."""
        said = self.pattern
        for kept, read in PLACES.items():
            said = said.replace(f"{{{kept}}}", f"{{{read}}}")
        return said

    def refusal(self) -> HumasError | None:
        """Return why letters cannot be numbered like this, or None."""
        named = PLACE.findall(self.pattern)
        for name in named:
            if name not in PLACES:
                return Refused(
                    N_("{name} is not known in a pattern. Known are {known}."),
                    name=f"{{{name}}}",
                    known=", ".join(f"{{{place}}}" for place in PLACES.values()),
                )
        if "number" not in named or "year" not in named:
            return Refused(
                N_(
                    "A pattern needs {number} and {year}: the running number begins "
                    "again every calendar year."
                ),
                number="{nomor}",
                year="{tahun}",
            )
        return None

    def full_number(self, number: int, code: str, day: date) -> str:
        """Return the number as printed; an empty part takes its slash with it."""
        return self._filled(f"{number:0{DIGITS}}", code, MONTHS[day.month - 1], day)

    def number_in(self, typed: str, day: date) -> int | None:
        """Return the running number in a number typed by hand, if it fits."""
        for code in (CODE_HERE, ""):
            wanted = re.escape(self._filled(NUMBER_HERE, code, MONTH_HERE, day))
            wanted = wanted.replace(CODE_HERE, r"[^/]+?").replace(NUMBER_HERE, r"(\d+)")
            wanted = wanted.replace(MONTH_HERE, "[IVX]+")
            if found := re.fullmatch(wanted, typed.strip()):
                return int(found[1])
        return None

    def _filled(self, number: str, code: str, month: str, day: date) -> str:
        parts = {
            "code": code.strip(),
            "number": number,
            "unit": self.unit,
            "month": month,
            "year": str(day.year),
        }
        said = PLACE.sub(lambda place: parts.get(place[1], ""), self.pattern)
        return re.sub(r"/\s*(?=/)", "", said).strip(" /")


class LetterPattern(
    LetterPatternDraft, KeptRecord, table="letter_pattern", key=(), fixed=("id",)
):
    """The school's pattern; version 0 is the delivered one."""

    id: int = 1
    version: int


class LetterDraft(Record):
    """What is known about a letter before it has a number.

    ``code`` is the kind of letter in the school's archive, ``record`` the table's
    name of what was written.
    """

    code: Text = ""
    subject: Line
    record: Line
    record_id: UUID
    dated_on: date


class Letter(LetterDraft, KeptRecord, table="letter"):
    """A line of the register: a number that was given.

    ``number`` runs through the calendar year; None where what was typed by hand has
    none that fits the pattern.
    """

    id: UUID
    calendar_year: int
    number: int | None
    full_number: Line
    made_at: datetime
    made_by: UUID

    @classmethod
    def of(
        cls,
        draft: LetterDraft,
        letter_id: UUID,
        number: int | None,
        full_number: str,
        *,
        by: Actor,
        now: datetime,
    ) -> Self:
        """Return the draft as a line of the register."""
        return cls(
            **draft.model_dump(),
            id=letter_id,
            calendar_year=draft.dated_on.year,
            number=number,
            full_number=full_number,
            made_at=now,
            made_by=by.id,
        )


def taken_refusal(full_number: str, letter: Letter | None) -> HumasError | None:
    """Return why a number cannot be given again, or None."""
    if letter is None:
        return None
    return Refused(
        N_(
            "Number {number} was already given: “{subject}”, {day}. Every number is "
            "given once a year."
        ),
        number=full_number,
        subject=letter.subject,
        day=letter.dated_on,
    )
