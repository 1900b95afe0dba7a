"""How class groups are named and ordered: Roman grade first, then letter."""

import re
from typing import Final

ROMAN: Final = {
    "I": 1,
    "II": 2,
    "III": 3,
    "IV": 4,
    "V": 5,
    "VI": 6,
    "VII": 7,
    "VIII": 8,
    "IX": 9,
    "X": 10,
    "XI": 11,
    "XII": 12,
}
NUMERALS: Final = {number: roman for roman, number in ROMAN.items()}
UNKNOWN: Final = 99
SHAPE: Final = re.compile(
    r"^(?:KELAS\s*)?(XII|XI|IX|X|VIII|VII|VI|IV|V|III|II|I|1[0-2]|[1-9])"
    r"(?:[\s.\-_/]+([A-Z0-9][A-Z0-9 ._/\-]*)|([A-HJ-UWYZ]|[0-9]{1,2})"
    r"|(?<=[0-9])([A-Z][A-Z0-9 ._/\-]*))?$"
)
"""A grade, then a suffix set apart, or one letter or number that needs no gap; only
after digits may a whole word follow at once, since ``VIIALIF`` could be anything."""

SortKey = tuple[int, tuple[tuple[int, int, str], ...]]


def normalise(name: str) -> str:
    """Return ``VII A`` for ``vii-a``, ``VIIA`` or ``7A``; unknown names stay."""
    plain = " ".join(name.split())
    found = SHAPE.match(plain.upper())
    if not found:
        return plain
    grade = found[1] if found[1] in ROMAN else NUMERALS[int(found[1])]
    suffix = next((part for part in found.groups()[1:] if part), "").strip(" ._/-")
    spaced = re.sub(r"[ ._/\-]+(?=[0-9])|[ ._/]+", " ", suffix)
    return f"{grade} {spaced}".strip()


def grade_of(name: str) -> int:
    """Return 7 for ``VII A``; 99, sorted last, for a name without a grade."""
    first = normalise(name).split(" ", 1)[0]
    return ROMAN.get(first, UNKNOWN)


def suffix_of(name: str) -> str:
    """Return ``A`` for ``VII A``; the whole name where it has no grade."""
    known = normalise(name)
    first, _, rest = known.partition(" ")
    return rest if first in ROMAN else known


def sort_key(name: str) -> SortKey:
    """Return the place of a class group in a list: VII A … VII 2, VII 10 … IX G.

    By grade, then the suffix with its numbers as numbers; numbers before letters;
    names without a grade last.
    """
    parts = re.findall(r"[0-9]+|[^0-9]+", suffix_of(name))
    return grade_of(name), tuple(
        (0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts
    )
