"""How class groups are named, compared and ordered: Roman grade first, then letter."""

import re
import unicodedata
from functools import lru_cache
from typing import Final

from data.language import numerals
from data.names import alphabetical, in_latin

NUMERALS: Final = dict(enumerate(numerals.NUMERALS, 1))
ROMAN: Final = {roman: number for number, roman in NUMERALS.items()}
WORDS: Final = {
    "SATU": 1,
    "DUA": 2,
    "TIGA": 3,
    "EMPAT": 4,
    "LIMA": 5,
    "ENAM": 6,
    "TUJUH": 7,
    "DELAPAN": 8,
    "SEMBILAN": 9,
    "SEPULUH": 10,
    "SEBELAS": 11,
    "DUA BELAS": 12,
}
KINDER: Final = {"KB": -2, "A": -1, "B": 0}
"""The groups of a kindergarten stand before the first grade."""
UNKNOWN: Final = 99

LETTER: Final = r"[^\W\d_]"
PREFIX: Final = re.compile(
    r"^(?:(?:KELAS|KLS|KLAS|KL|ROMBEL|ROMBONGAN BELAJAR)(?=[\s.:\-_\d]|[IVX])"
    r"[\s.:\-_]*)+"
)
IN_WORDS: Final = re.compile(rf"\s*\(\s*(?:{'|'.join(WORDS)})\s*\)")
"""``(tujuh)`` behind a 7 says the same again."""
YEAR: Final = re.compile(
    r"\s*[-(]?\s*(?:(?:T\.?\s?[AP]\b\.?|TAHUN(?: AJARAN| PELAJARAN)?)\s*)?"
    r"20\d\d(?:\s*/\s*20\d\d)?\s*\)?$"
)
KINDERGARTEN: Final = re.compile(
    r"(?P<kind>TKIT|TK|RA|BA|PAUD|KELOMPOK|KEL)[\s.\-_/]*(?P<letter>[AB])"
    r"(?:[\s.\-_/]*(?P<suffix>[0-9]{1,2}|[A-Z]{2,}[A-Z0-9 ]*))?"
)
PLAYGROUP: Final = re.compile(
    r"(?:KB|KELOMPOK BERMAIN)(?:[\s.\-_/]+(?P<suffix>[A-Z0-9][A-Z0-9 ]*))?"
)
IN_DIGITS: Final = re.compile(r"(?!1[VX])(0?[1-9]|1[0-3])(?![0-9])(.*)")
"""``1X`` is a Roman nine that was typed with a one."""
APART: Final = re.compile(r"[\s.\-_/()]+([A-Z0-9].*)")
MAJORS: Final = (
    "AGAMA|AKL|AP|BAHASA|BDP|BHS|DKV|DPIB|IBB|IIS|IKA|IPA|IPS|MIA|MIPA|MM|MPLB|OTKP|"
    "PAI|PPLG|RPL|TAV|TBSM|TITL|TJKT|TKJ|TKR|TKRO|TPM|TSM"
)
ATTACHED: Final = re.compile(rf"(?:[A-HJ-UWYZ]|{MAJORS})?[\s.\-_]*[0-9]{{0,2}}")
"""What may follow a Roman grade at once: one letter, a known branch, a number."""

REMEMBERED: Final = 1024
"""So many spellings are remembered: each row of a list says its class group."""

SortKey = tuple[int, str]


def normalise(name: str) -> str:
    """Return ``VII A`` for ``vii-a``, ``KLS VIIA`` or ``7 (tujuh) A``.

    A name whose grade nobody can tell from it stays as it is.
    """
    known = _parts(name)
    if known is None:
        return " ".join(name.split())
    first, suffix = known
    return f"{first} {suffix}".strip()


def grade_of(name: str) -> int:
    """Return 7 for ``VII A``; 99 for a name that does not say its grade."""
    first, *rest = normalise(name).split(" ")
    if first == "KB" or (first in KINDERGARTENS and rest and rest[0][:1] in KINDER):
        return KINDER[first if first == "KB" else rest[0][:1]]
    return ROMAN.get(first, UNKNOWN)


def suffix_of(name: str) -> str:
    """Return ``A`` for ``VII A``; the whole name where it has no grade."""
    known = normalise(name)
    first, _, rest = known.partition(" ")
    return rest if first in ROMAN else known


@lru_cache(REMEMBERED)
def same_as(name: str) -> str:
    """Return by what two spellings of one class group are known as one.

    Gaps and signs do not count (``X E 1``, ``X-E1``), but numbers stay apart.
    """
    grade, _, suffix = alphabetical(in_latin(normalise(name))).partition(" ")
    runs = " ".join(re.findall(rf"[0-9]+|{LETTER}+", suffix))
    return f"{grade} " + re.sub(rf"(?<={LETTER}) (?={LETTER})", "", runs)


def sort_key(name: str) -> SortKey:
    """Return the place of a class group in a list: VII 2, VII 10 … VII A … IX G.

    By grade, then the suffix with its numbers as numbers; names without a grade last.
    """
    return grade_of(name), alphabetical(suffix_of(name))


def grade_name(grade: int) -> str:
    """Return what a grade is called on paper: ``VII``, ``TK A``."""
    return NUMERALS.get(grade) or grade_word(grade)


def grade_word(grade: int) -> str:
    """Return what a grade is called on the screen: ``7``, or ``TK A``."""
    of_kindergarten = {number: f"TK {letter}" for letter, number in KINDER.items()}
    of_kindergarten[KINDER["KB"]] = "KB"
    return str(grade) if grade in NUMERALS else of_kindergarten.get(grade, "–")


KINDERGARTENS: Final = frozenset({"TK", "RA", "BA"})


@lru_cache(REMEMBERED)
def _parts(name: str) -> tuple[str, str] | None:
    """Return the grade and what follows it, as they are written, or None."""
    plain = PREFIX.sub("", _upper(name), count=1)
    plain = YEAR.sub("", IN_WORDS.sub("", plain)).strip(" .:-_/")
    if found := PLAYGROUP.fullmatch(plain):
        return "KB", _tidy(found["suffix"] or "")
    if found := KINDERGARTEN.fullmatch(plain):
        kind = found["kind"] if found["kind"] in KINDERGARTENS else "TK"
        return kind, _tidy(f"{found['letter']} {found['suffix'] or ''}")
    if found := IN_DIGITS.fullmatch(plain):
        rest = _rest(found[2], anything=True)
        return None if rest is None else (NUMERALS[int(found[1])], rest)
    return _in_words(plain) or _in_roman(plain)


def _in_words(plain: str) -> tuple[str, str] | None:
    for word in sorted(WORDS, key=len, reverse=True):
        if plain == word or re.match(rf"{word}[\s.\-_/(]", plain):
            rest = _rest(plain.removeprefix(word), anything=False)
            return None if rest is None else (NUMERALS[WORDS[word]], rest)
    return None


def _in_roman(plain: str) -> tuple[str, str] | None:
    """Return the one way to read a Roman grade; ``XIIS`` has two, and is asked for."""
    roman = re.match("[IVX]+", plain)
    if roman is None:
        return None
    if (
        roman[0] in ROMAN
        and (rest := _rest(plain[roman.end() :], anything=False)) is not None
    ):
        return roman[0], rest
    ways = [
        (plain[:cut], _tidy(plain[cut:]))
        for cut in range(1, roman.end() + 1)
        if plain[:cut] in ROMAN and ATTACHED.fullmatch(plain[cut:].rstrip(" ._-"))
    ]
    return ways[0] if len(ways) == 1 else None


def _rest(text: str, *, anything: bool) -> str | None:
    """Return a suffix that is set apart, or behind digits also one that is not."""
    if not text.strip(" .-_/()"):
        return ""
    apart = APART.fullmatch(text)
    if apart is None and not (anything and re.match("[A-Z]", text)):
        return None
    return _tidy(apart[1] if apart else text)


def _tidy(suffix: str) -> str:
    """Return a suffix with one gap: ``IPA 1`` and ``TKJ 2``, but ``A2`` and ``E1``."""
    words = " ".join(re.sub(r"[\s._/()]+|(?<![A-Z])-|-(?![A-Z])", " ", suffix).split())
    spaced = re.sub(r"(?<=[A-Z])(?=[0-9])", " ", words)
    return re.sub(r"(?<![A-Z0-9])([A-Z]) (?=[0-9])", r"\1", spaced)


def _upper(name: str) -> str:
    plain = unicodedata.normalize("NFKC", in_latin(name)).upper()
    dashes = (c if unicodedata.category(c) != "Pd" else "-" for c in plain)
    return " ".join("".join(dashes).split())
