"""Numbers as a person writes them into a field, read whole or handed back unread."""

from decimal import Decimal
from typing import Final

from babel.numbers import NumberFormatError, parse_decimal

from data.errors import Refused
from data.language import locale
from data.workbook.amounts import amount_of

FIGURES: Final = frozenset("0123456789.,-−  \u202f")
"""What a number in a field is written with; ``1e5`` is none."""


class Unread:
    """What stands in a field for a number and is none: a draft refuses it by name."""

    def __init__(self, typed: str) -> None:
        self._typed = typed

    def __str__(self) -> str:
        """Return it as it was typed, for the sentence about it."""
        return self._typed


Read = Decimal | Unread | None


def number_in(typed: str) -> Read:
    """Return the number that a person wrote in their language: ``1.234,5``.

    Points and commas stand where that language has them: ``68.5`` is not guessed at in
    Indonesian, where it might be 68,5 or 685.
    """
    words = typed.strip()
    if not words:
        return None
    try:
        if not FIGURES.issuperset(words):
            return Unread(words)
        plain = words.replace("−", "-")
        return parse_decimal(plain, locale=locale(), strict=True)
    except NumberFormatError:
        return Unread(words)


def rupiah_in(typed: str) -> Read:
    """Return the whole rupiah that a person wrote: ``Rp2.900.000``, ``2,9 juta``."""
    words = typed.strip()
    if not words:
        return None
    try:
        found = amount_of(words)
    except Refused:
        return Unread(words)
    is_whole = found.amount == found.amount.to_integral_value()
    if found.beside or found.is_about or not is_whole:
        return Unread(words)
    return found.amount.quantize(Decimal(1))
