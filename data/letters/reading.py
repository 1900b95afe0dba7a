"""Which number a letter has, however a person wrote it, and which are free.

``421.3/001/SMPN1/VII/2026`` and ``421.3 - 1 - smpn1 - 07 - 2026`` are one number.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import pairwise, product
from typing import Final

from data.letters.models import (
    MONTHS,
    GivenNumber,
    Letter,
    LetterPatternDraft,
    NumberRuns,
)
from data.record import Record
from data.workbook import month_number

PREFIX: Final = re.compile(r"^\s*(?:nomor|no)\s*[.:]+\s*|^\s*(?:nomor|no)\s+")
SEPARATORS: Final = re.compile(r"[/\\|_\-‐‑‒–—−]+")
NUMBER_OF_MONTH: Final = {
    roman.casefold(): number for number, roman in enumerate(MONTHS, 1)
}
MONTH_AND_YEAR: Final = re.compile(
    r"(?<![\w.])([^\W\d_]+|\d{1,2})[\s.,]+(20\d\d)(?!\w)"
)
"""``VII.2026``, ``Juli 2026``: a month that only a gap keeps from its year."""
CENTURY: Final = 2000
CODE, NUMBER, UNIT, MONTH, YEAR = "\ue000", "\ue001", "\ue002", "\ue003", "\ue004"
"""Signs that nobody types, where a pattern's places are."""

PLACES: Final = {
    f"/{UNIT}": "(?:/[^/]+){0,2}?",
    f"{UNIT}/": "(?:[^/]+/){0,2}?",
    UNIT: "",
    NUMBER: r"(?P<number>\d{1,9})",
    MONTH: "(?:1[0-2]|[1-9])",
    YEAR: r"(?:20)?(?P<year>\d{2})",
}


class Missing(Record):
    """Running numbers that no letter of the register has; ``code`` of a run's own."""

    code: str
    first: int
    last: int


class Twice(Record):
    """Letters that have one and the same number."""

    letters: tuple[Letter, ...]


def plain(written: str) -> str:
    """Return what a number says, without the ways of writing it.

    Capitals, spaces, zeros before a number, the kind of dash or slash, and whether a
    month is in figures, Roman or a word make no difference.
    """
    small = unicodedata.normalize("NFKC", written).casefold()
    packed = "".join(PREFIX.sub("", small).split()).strip(".,;:")
    return "/".join(_plain_part(part) for part in SEPARATORS.split(packed) if part)


def _plain_part(part: str) -> str:
    if month := NUMBER_OF_MONTH.get(part) or month_number(part):
        return str(month)
    return re.sub(r"\d+", lambda digits: str(int(digits[0])), part)


def given_in(pattern: LetterPatternDraft, written: str) -> GivenNumber | None:
    """Return the running number in a written one, None where it fits not the pattern.

    The code may be left out. So may the unit; where the school has set none, there may
    be one. ``SMPN.1`` is the unit SMPN-1 too, ``VII.2026`` a month and a year.
    """
    return _fitting(pattern, plain(written)) or _fitting(
        pattern, plain(_as_usual(pattern.unit, written))
    )


def _as_usual(unit: str, written: str) -> str:
    """Return a number with the unit as the school writes it, month and year apart."""
    small = unicodedata.normalize("NFKC", written).casefold()
    apart = MONTH_AND_YEAR.sub(r"\1/\2", small)
    parts = re.findall(r"[^\W\d_]+|\d+", unit.casefold())
    if not parts or parts[0].isdecimal():
        return apart
    wanted = rf"(?<!\w){re.escape(parts[0])}"
    for before, part in pairwise(parts):
        are_digits = before.isdecimal() and part.isdecimal()
        wanted += r"[\s./\-_‐-―−]" + ("+" if are_digits else "*") + _as_typed(part)
    return re.sub(rf"{wanted}(?!\w)", lambda _: unit, apart)


def _as_typed(part: str) -> str:
    """Return what a part of a unit may be written as: 1 also as 01 or I."""
    if not part.isdecimal():
        return re.escape(part)
    number = int(part)
    roman = f"|{MONTHS[number - 1].casefold()}" if 0 < number <= len(MONTHS) else ""
    return f"(?:0*{number}{roman})"


def _fitting(pattern: LetterPatternDraft, said: str) -> GivenNumber | None:
    for unit, code in product((pattern.unit or UNIT, ""), (CODE, "")):
        if found := re.fullmatch(_wanted(pattern, code, unit), said):
            parts = found.groupdict()
            return GivenNumber(
                year=CENTURY + int(parts["year"]),
                code=parts.get("code") or "",
                number=int(parts["number"]),
            )
    return None


def _wanted(pattern: LetterPatternDraft, code: str, unit: str) -> str:
    parts = {"code": code, "number": NUMBER, "unit": unit, "month": MONTH, "year": YEAR}
    wanted = re.escape(plain(pattern.filled(**parts)))
    is_held = unit not in {UNIT, ""}  # between other words a code may have dashes
    codes = {CODE: "(?P<code>.+?)" if is_held else "(?P<code>[^/]+)"}
    for place, expression in (codes | PLACES).items():
        wanted = wanted.replace(place, expression, 1)
    return wanted


def given_to(pattern: LetterPatternDraft, letter: Letter) -> GivenNumber | None:
    """Return the running number of a letter of the register, if it has one.

    A number that fitted no pattern when it was typed is read by today's.
    """
    if letter.number is None:
        return given_in(pattern, letter.full_number)
    code = letter.run or plain(letter.code)
    if not code and (read := given_in(pattern, letter.full_number)):
        code = read.code
    return GivenNumber(year=letter.calendar_year, code=code, number=letter.number)


def next_number(
    pattern: LetterPatternDraft, letters: Iterable[Letter], code: str, day: date
) -> GivenNumber:
    """Return the number that the next letter of a day has; ``letters`` of its year."""
    letters, wanted = list(letters), plain(code)
    numbers = [
        given.number
        for letter in letters
        if (given := given_to(pattern, letter)) and _is_of(pattern, given, day, wanted)
    ]
    written = {plain(letter.full_number) for letter in letters}
    number = max(numbers, default=0) + 1
    while plain(pattern.full_number(number, code, day)) in written:
        number += 1
    return GivenNumber(year=day.year, code=wanted, number=number)


def _is_of(
    pattern: LetterPatternDraft, given: GivenNumber, day: date, code: str
) -> bool:
    same_run = pattern.runs is NumberRuns.ALL or given.code == code
    return given.year == day.year and same_run


def holder(
    pattern: LetterPatternDraft, letters: Iterable[Letter], new: Letter
) -> Letter | None:
    """Return the letter that has the number of a new one already, or None."""
    wanted = _run(pattern, given_to(pattern, new))
    for letter in letters:
        if plain(letter.full_number) == plain(new.full_number):
            return letter
        if wanted and _run(pattern, given_to(pattern, letter)) == wanted:
            return letter
    return None


def _run(pattern: LetterPatternDraft, given: GivenNumber | None) -> GivenNumber | None:
    """Return a number as it counts: in one run for all it is of no code."""
    if given and pattern.runs is NumberRuns.ALL:
        return given.model_copy(update={"code": ""})
    return given


def missing(pattern: LetterPatternDraft, letters: Iterable[Letter]) -> list[Missing]:
    """Return which running numbers of a year's letters nobody has, run by run."""
    runs: dict[str, set[int]] = {}
    for letter in letters:
        given = _run(pattern, given_to(pattern, letter))
        if given and given.year == letter.calendar_year:
            runs.setdefault(given.code, set()).add(given.number)
    return [
        Missing(code=code, first=first, last=last)
        for code, numbers in sorted(runs.items())
        for first, last in _gaps(sorted(numbers))
    ]


def _gaps(numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
    for before, number in zip((0, *numbers), numbers, strict=False):
        if number - before > 1:
            yield before + 1, number - 1


def twice(pattern: LetterPatternDraft, letters: Iterable[Letter]) -> list[Twice]:
    """Return which letters of a year share a number, as older registers may have."""
    same: dict[object, list[Letter]] = {}
    for letter in letters:
        given = _run(pattern, given_to(pattern, letter))
        same.setdefault(given or plain(letter.full_number), []).append(letter)
    return [Twice(letters=tuple(held)) for held in same.values() if len(held) > 1]
