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
    r"(?:[\s.\-_/]+([A-Z0-9][A-Z0-9 .\-]*)|([A-HJ-UWYZ]|\d+))?$"
)


def normalise(name: str) -> str:
    """Return ``VII A`` for ``vii-a``, ``VIIA`` or ``7A``; unknown names stay."""
    plain = " ".join(name.split())
    found = SHAPE.match(plain.upper())
    if not found:
        return plain
    grade = found[1] if found[1] in ROMAN else NUMERALS[int(found[1])]
    suffix = (found[2] or found[3] or "").strip(" .-")
    return f"{grade} {suffix}".strip()


def grade_of(name: str) -> int:
    """Return 7 for ``VII A``; 99, sorted last, for a name without a grade."""
    first = normalise(name).split(" ", 1)[0]
    return ROMAN.get(first, UNKNOWN)


def suffix_of(name: str) -> str:
    """Return ``A`` for ``VII A``; the whole name where it has no grade."""
    known = normalise(name)
    first, _, rest = known.partition(" ")
    return rest if first in ROMAN else known
