"""How the school numbers its letters, and what a line of the register says."""

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Annotated, Final, Self
from uuid import UUID

from pydantic import Field, field_validator

from data.actor import Actor
from data.errors import HumasError, Refused, WrongStep
from data.language import N_
from data.language.numerals import NUMERALS
from data.record import KeptRecord, Line, Record, Term, Words

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
MADRASAH_PATTERN: Final = "B-{number}/{unit}/{code}/{month}/{year}"
MONTHS: Final = NUMERALS[:12]
PLACE: Final = re.compile(r"\{(.*?)\}")
RUN_TOGETHER: Final = re.compile(r"\}\{|\d\{number\}|\{number\}\d")
"""Where nobody could tell afterwards where a running number begins or ends."""


class NumberRuns(Term):
    """What the running number counts."""

    ALL = "all", N_("One run for all letters")
    CODE = "code", N_("A run for each archive code")


class MonthStyle(Term):
    """How a letter's number writes its month."""

    ROMAN = "roman", N_("Roman: VII")
    FIGURES = "figures", N_("In figures: 07")


class LetterPatternDraft(Record):
    """What a person fills in about the numbers of letters.

    ``digits``: how many digits a running number has at least, zeros before it.
    """

    pattern: Line = KEPT_PATTERN
    unit: Words = ""
    runs: NumberRuns = NumberRuns.ALL
    months: MonthStyle = MonthStyle.ROMAN
    digits: Annotated[int, Field(ge=1, le=6)] = 3

    @field_validator("pattern", mode="after")
    @classmethod
    def _keep_places(cls, typed: str) -> str:
        for kept, read in PLACES.items():
            typed = typed.replace(f"{{{read}}}", f"{{{kept}}}")
        return typed

    @property
    def shown(self) -> str:
        """The pattern as schools read it: ``{kode}/{nomor}/…``."""
        return _as_read(self.pattern)

    def refusal(self) -> HumasError | None:
        """Return why letters cannot be numbered like this, or None."""
        named = PLACE.findall(self.pattern)
        return (
            _unknown_refusal(self.pattern, named)
            or self._missing_refusal(named)
            or _unclear_refusal(self.pattern, named)
        )

    def _missing_refusal(self, named: list[str]) -> HumasError | None:
        if "number" not in named or "year" not in named:
            return Refused(
                N_(
                    "A pattern needs {number} and {year}: the running number begins "
                    "again every calendar year."
                ),
                number="{nomor}",
                year="{tahun}",
            )
        if self.runs is NumberRuns.CODE and "code" not in named:
            return Refused(
                N_(
                    "With a run for each code the pattern needs {code}: without it two "
                    "letters of different codes would have the same number."
                ),
                code="{kode}",
            )
        return None

    def code_refusal(self, code: str) -> HumasError | None:
        """Return why a letter without this code cannot be numbered, or None."""
        if self.runs is NumberRuns.CODE and not code.strip():
            return Refused(
                N_(
                    "Type the archive's code: the school counts its letters in a run "
                    "for each code."
                )
            )
        return None

    def full_number(self, number: int, code: str, day: date) -> str:
        """Return the number as printed; an empty part takes its slash with it."""
        roman = MONTHS[day.month - 1]
        return self.filled(
            code=code.strip(),
            number=f"{number:0{self.digits}}",
            unit=self.unit,
            month=roman if self.months is MonthStyle.ROMAN else f"{day.month:02}",
            year=f"{day.year}",
        )

    def filled(self, **parts: str) -> str:
        """Return the pattern with its places filled in."""
        said = PLACE.sub(lambda place: parts.get(place[1], ""), self.pattern)
        return re.sub(r"/\s*(?=/)", "", said).strip(" /")


class LetterPattern(
    LetterPatternDraft, KeptRecord, table="letter_pattern", key=(), fixed=("id",)
):
    """The school's pattern; version 0 is the delivered one."""

    id: int = 1
    version: int

    @classmethod
    def delivered(cls, *, is_madrasah: bool) -> Self:
        """Return the pattern until the school has its own, as its ministry writes."""
        if is_madrasah:
            return cls(pattern=MADRASAH_PATTERN, months=MonthStyle.FIGURES, version=0)
        return cls(version=0)


class LetterDraft(Record):
    """What is known about a letter before it has a number.

    ``code`` is the kind of letter in the school's archive, ``record`` the table's
    name of what was written.
    """

    code: Words = ""
    subject: Line
    record: Line
    record_id: UUID
    dated_on: date


class Numbering(Term):
    """Where a paper's number comes from."""

    NEXT = "next", N_("The next number of the register")
    TYPED = "typed", N_("Typed by hand")


class NumberChoice(Record):
    """What a person fills in to give a paper its number."""

    numbering: Numbering = Numbering.NEXT
    code: Words = ""
    typed: Words = ""

    def choice_refusal(self) -> HumasError | None:
        """Return why no number comes of this, or None."""
        if self.numbering is Numbering.TYPED and not self.typed:
            return Refused(N_("Type the number, or take the next of the register."))
        return None


class GivenNumber(Record):
    """Which running number a letter has: in which year, and in the run of which code.

    ``code`` is plain: the same however it is written.
    """

    year: int
    code: str
    number: int


class Letter(LetterDraft, KeptRecord, table="letter"):
    """A line of the register: a number that was given.

    ``number`` runs through the calendar year, alone or in the ``run`` of its code;
    None where what was typed by hand has none that fits the pattern.
    """

    id: UUID
    calendar_year: int
    run: Words = ""
    number: int | None
    full_number: Line
    made_at: datetime
    made_by: UUID

    @classmethod
    def of(
        cls,
        draft: LetterDraft,
        letter_id: UUID,
        given: GivenNumber | None,
        full_number: str,
        *,
        by: Actor,
        now: datetime,
    ) -> Self:
        """Return the draft as a line of the register."""
        return cls(
            **draft.model_dump(),
            id=letter_id,
            calendar_year=given.year if given else draft.dated_on.year,
            run=given.code if given else "",
            number=given.number if given else None,
            full_number=full_number,
            made_at=now,
            made_by=by.id,
        )


def typed_refusal(typed: str) -> HumasError | None:
    """Return why a number typed by hand is none, or None."""
    if any(sign.isdigit() for sign in typed):
        return None
    return Refused(
        N_("“{typed}” has no digit. Type the number as it is printed, with its year."),
        typed=typed,
    )


def taken_refusal(full_number: str, letter: Letter | None) -> HumasError | None:
    """Return why a number cannot be given again, or None."""
    if letter is None:
        return None
    return Refused(
        N_(
            "Number {number} was already given, as {given}: “{subject}”, {day}. Every "
            "number is given once a year."
        ),
        number=full_number,
        given=letter.full_number,
        subject=letter.subject,
        day=letter.dated_on,
    )


def numbered_refusal(given: Letter) -> HumasError:
    """Return why what has its number gets no second one."""
    return WrongStep(
        N_("It has the number {number} already. Take that back first."),
        number=given.full_number,
    )


def _as_read(pattern: str) -> str:
    for kept, read in PLACES.items():
        pattern = pattern.replace(f"{{{kept}}}", f"{{{read}}}")
    return pattern


def _unknown_refusal(pattern: str, named: list[str]) -> HumasError | None:
    unknown = [f"{{{name}}}" for name in named if name not in PLACES]
    unknown += [sign for sign in PLACE.sub("", pattern) if sign in "{}"]
    if not unknown:
        return None
    return Refused(
        N_("{name} is not known in a pattern. Known are {known}."),
        name=unknown[0],
        known=", ".join(f"{{{place}}}" for place in PLACES.values()),
    )


def _unclear_refusal(pattern: str, named: list[str]) -> HumasError | None:
    twice = [name for name in named if named.count(name) > 1]
    if twice:
        return Refused(
            N_("{name} stands twice in the pattern; once is enough."),
            name=_as_read(f"{{{twice[0]}}}"),
        )
    if found := RUN_TOGETHER.search(pattern):
        return Refused(
            N_(
                "Put a sign such as / or - where “{place}” stands in the pattern: "
                "otherwise two different letters could get the same number."
            ),
            place=_as_read(_around(pattern, found)),
        )
    return None


def _around(pattern: str, found: re.Match[str]) -> str:
    """Return the places that run together, whole."""
    first = pattern.rfind("{", 0, found.start() + 1)
    begins = found.start() if found[0][0].isdigit() else max(first, 0)
    return pattern[begins : pattern.find("}", found.end() - 1) + 1 or None]
