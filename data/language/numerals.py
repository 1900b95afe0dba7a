"""Roman numerals, one to thirteen: of a school's grades and a letter's months."""

from typing import Final

NUMERALS: Final = (
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
    "XIII",
)
