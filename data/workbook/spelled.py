"""Which number is written in words: ``tujuh puluh lima``."""

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Final

ONES: Final = {
    "nol": 0,
    "se": 1,
    "satu": 1,
    "dua": 2,
    "tiga": 3,
    "empat": 4,
    "lima": 5,
    "enam": 6,
    "tujuh": 7,
    "delapan": 8,
    "sembilan": 9,
}
"""``se`` stands only before what it counts: sepuluh, seratus, seribu."""

SCALES: Final = {
    "triliun": 10**12,
    "trilyun": 10**12,
    "miliar": 10**9,
    "milliar": 10**9,
    "milyar": 10**9,
    "juta": 10**6,
    "ribu": 10**3,
}
TENS: Final = frozenset({"belas", "puluh", "ratus"})
SAYS_MORE: Final = frozenset({"koma", "setengah"})
NUMBER_WORDS: Final = frozenset({*ONES, *SCALES, *TENS, *SAYS_MORE}) - {"se"}
JOINED: Final = re.compile(rf"({'|'.join([*TENS, *SCALES])})")
WITH_ONE: Final = re.compile(rf"\bse(?={'|'.join([*TENS, *SCALES])})")


def split_words(text: str) -> list[str]:
    """Return the words of a number, those written together apart: ``se puluh``."""
    return JOINED.sub(r" \1 ", WITH_ONE.sub("se ", text.casefold())).split()


def is_number_word(word: str) -> bool:
    """Whether a word is one of those that numbers are said with."""
    parts = split_words(word)
    return bool(parts) and all(p == "se" or p in NUMBER_WORDS for p in parts)


def spelled(text: str) -> Decimal | None:
    """Return the number that these words say, all of them, or None."""
    words = split_words(text)
    if "koma" in words:
        return _with_decimals(words)
    if words[-1:] == ["setengah"]:
        return _halved(words[:-1])
    if "setengah" in words:
        half = words.index("setengah")
        if words[half + 1 : half + 2] and words[half + 1] in SCALES:
            return _half_of(words[:half], words[half + 1], words[half + 2 :])
        return None
    found = _whole(words)
    return None if found is None else Decimal(found)


def _with_decimals(words: Sequence[str]) -> Decimal | None:
    """Return ``tiga koma dua lima``: each digit behind the comma is said alone."""
    comma = list(words).index("koma")
    whole, digits = _whole(words[:comma]), [ONES.get(w) for w in words[comma + 1 :]]
    if whole is None or not digits or None in digits or "se" in words[comma:]:
        return None
    return Decimal(f"{whole}.{''.join(map(str, digits))}")


def _halved(words: Sequence[str]) -> Decimal | None:
    whole = _below_thousand(words) if words else 0
    return None if whole is None else whole + Decimal("0.5")


def _half_of(before: Sequence[str], scale: str, after: Sequence[str]) -> Decimal | None:
    """Return ``satu setengah juta``; nothing may come behind it."""
    half = _halved(before)
    return None if half is None or after else half * SCALES[scale]


def _whole(words: Sequence[str]) -> int | None:
    """Return a whole number: groups below a thousand, each with a smaller scale."""
    total, largest, group = 0, max(SCALES.values()) + 1, list[str]()
    for word in words:
        scale = SCALES.get(word)
        if scale is None:
            group.append(word)
            continue
        count = 1 if group == ["se"] else _below_thousand(group)
        if count is None or scale >= largest:
            return None
        total, largest, group = total + count * scale, scale, []
    if not group:
        return total if words else None
    rest = _below_thousand(group)
    return None if rest is None else total + rest


def _below_thousand(words: Sequence[str]) -> int | None:
    """Return ``tiga ratus dua belas``, or None where the words say no such number."""
    left = list(words)
    total = 0
    if left[1:2] == ["ratus"]:
        hundreds = ONES.get(left[0], 0)
        if not hundreds:
            return None
        total, left = hundreds * 100, left[2:]
        if not left:
            return total
    rest = _below_hundred(left)
    is_zero = rest == 0 and total > 0
    return None if rest is None or is_zero else total + rest


def _below_hundred(words: Sequence[str]) -> int | None:
    one = ONES.get(words[0]) if words else None
    if one is None:
        return None
    match words[1:]:
        case []:
            return None if words[0] == "se" else one
        case ["belas"]:
            return 10 + one if one else None
        case ["puluh"]:
            return 10 * one if one else None
        case ["puluh", last] if ONES.get(last) and last != "se":
            return 10 * one + ONES[last] if one else None
    return None
