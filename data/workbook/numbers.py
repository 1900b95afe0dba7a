"""Which number a cell says and what it counts: the whole cell, or none."""

import re
from decimal import Decimal
from itertools import takewhile
from typing import Final

from data.errors import Refused
from data.language import N_
from data.record import Record
from data.workbook.cells import Cell, clean, text_of
from data.workbook.spelled import is_number_word, spelled

GROUPED: Final = re.compile(
    r"[1-9][0-9]{0,2}([., '])[0-9]{3}(?:\1[0-9]{3})*(?:(?!\1)[.,][0-9]{1,2})?", re.ASCII
)
"""Groups of three figures, joined by one and the same sign."""

PLAIN: Final = re.compile(r"([0-9]+)(?:[.,]([0-9]+))?", re.ASCII)
CURRENCY: Final = re.compile(r"(?:rp|idr)(?![^\W\d_])\.?\s*", re.IGNORECASE)
NO_CENTS: Final = re.compile(r"\s?[.,]\s?(?:-{1,2}|=)$")
"""How an amount ends that has no cents: ``500.000,-``."""


def figures_of(typed: str) -> Decimal | None:
    """Return the number that figures say, or None where they may say several.

    Three figures behind a point or comma are thousands, fewer or more are decimals;
    ``1500.000`` and ``1.50.000`` are neither.
    """
    if found := GROUPED.fullmatch(typed):
        joint = found[1]
        return Decimal(typed.replace(joint, "").replace(",", "."))
    found = PLAIN.fullmatch(typed)
    if not found:
        return None
    whole, decimals = found.groups()
    if decimals and len(decimals) == 3 and whole != "0":  # noqa: PLR2004
        return None
    return Decimal(f"{whole}.{decimals}" if decimals else whole)


def is_numeric(cell: Cell) -> bool:
    """Whether a cell holds a number, and not text that looks like one."""
    counts = isinstance(cell, int | float | Decimal) and not isinstance(cell, bool)
    return counts and Decimal(str(cell)).is_finite()


LEAST: Final = (
    r">=|=>|≥|⩾|minimal|minimum|min\b\.?|paling (?:sedikit|kurang|rendah)|"
    r"sekurang(?:-kurang)?nya|setidak(?:-tidak)?nya|at least"
)
MOST: Final = (
    r"<=|=<|≤|⩽|maksimal|maksimum|maks?\b\.?|paling (?:banyak|lama|tinggi)|"
    r"sebanyak-banyaknya|at most"
)
MORE: Final = r">|lebih dari|di ?atas|more than"
FEWER: Final = r"<|kurang dari|di ?bawah|less than"
LIMIT: Final = re.compile(
    rf"(?:(?P<least>{LEAST})|(?P<most>{MOST})|(?P<more>{MORE})|(?P<fewer>{FEWER}))"
    r"\s*",
    re.IGNORECASE,
)
BEHIND: Final = re.compile(
    r"(?:^|\s+)(?:(?P<least>ke\s?atas|(?:atau|dan|/) (?:lebih|di ?atasnya))"
    r"|(?P<most>ke\s?bawah|(?:atau|dan|/) (?:kurang|di ?bawahnya)))$",
    re.IGNORECASE,
)
"""A limit that stands behind its number: ``90 % ke atas``."""
FIGURES: Final = re.compile(r"-?\s*[0-9](?:[0-9.,' ]*[0-9])?", re.ASCII)
PERCENT: Final = re.compile(
    r"\s*(?:%|(?:pro?sent?|persent?|percent|pct)\b)\s*", re.IGNORECASE
)


class WrittenMeasure(Record):
    """A number with what stands beside it: whether it is per cent, or a limit.

    ``is_least``: at least, or at most, or neither is said; ``is_beyond``: more or fewer
    than the number, which itself is not meant. ``rest`` are the words behind it.
    """

    number: Decimal
    is_percent: bool = False
    is_least: bool | None = None
    is_beyond: bool = False
    rest: str = ""


TWO_LIMITS: Final = N_("“{value}” names a limit twice. Write it like “minimal 75”.")


def measure_of(cell: Cell) -> WrittenMeasure:
    """Return a number and what stands beside it: ``minimal 80 persen dari undangan``.

    Raises Refused where the cell says no number, or several.
    """
    if is_numeric(cell):
        return WrittenMeasure(number=Decimal(str(cell)))
    typed = clean(cell)
    limit = LIMIT.match(typed)
    found = _measured(typed[limit.end() :] if limit else typed)
    if found is None:
        raise Refused(
            N_("“{value}” is not a number. Write only the number, such as 75 or 62,5."),
            value=text_of(cell),
        )
    behind = BEHIND.search(found.rest)
    if behind and limit:
        raise Refused(TWO_LIMITS, value=text_of(cell))
    if behind:
        rest = found.rest[: behind.start()]
        is_least = behind["least"] is not None
        return found.model_copy(update={"rest": rest, "is_least": is_least})
    if limit is None:
        return found
    is_least = bool(limit["least"] or limit["more"])
    is_beyond = bool(limit["more"] or limit["fewer"])
    return found.model_copy(update={"is_least": is_least, "is_beyond": is_beyond})


def _measured(typed: str) -> WrittenMeasure | None:
    """Return a number with its unit; rupiah may stand before it."""
    money = CURRENCY.match(typed)
    if money is None:
        return _counted(typed)
    found = _counted(NO_CENTS.sub("", typed[money.end() :]))
    if found is None or found.rest or found.is_percent:
        return None
    return found.model_copy(update={"rest": "rupiah"})


def _counted(typed: str) -> WrittenMeasure | None:
    """Return the number that a text begins with, if no other stands in it."""
    if figures := FIGURES.match(typed):
        sign = -1 if figures[0][0] == "-" else 1
        number = figures_of(figures[0].removeprefix("-").strip())
        rest = typed[figures.end() :]
    else:
        words = typed.replace("%", " %").split()
        said = list(takewhile(is_number_word, words))
        sign, number = 1, spelled(" ".join(said))
        rest = " ".join(words[len(said) :])
    percent = PERCENT.match(rest)
    rest = rest[percent.end() :] if percent else rest.strip()
    other = any(sign.isdigit() or sign in "+=×%" for sign in rest)
    if number is None or other or any(map(_says_number, rest.split())):
        return None
    if rest[:1] in {"-", "/", "."} or (rest and not percent and not rest[0].isalpha()):
        return None
    return WrittenMeasure(number=sign * number, is_percent=bool(percent), rest=rest)


def _says_number(word: str) -> bool:
    """Whether a word belongs to a number: one, or a part of one (perempat)."""
    return is_number_word(word) or is_number_word(word.casefold().removeprefix("per"))
