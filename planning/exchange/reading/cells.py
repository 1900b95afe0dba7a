"""What a cell of a plan says: a choice, a measure, a number of days."""

import re
from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from itertools import product
from typing import Any, Final

from data.cooperation import CooperationForm
from data.errors import Refused
from data.language import N_, Language, say, speaking
from data.language.naming import EVERY_NAMING
from data.record import Term
from data.workbook import (
    Cell,
    WrittenDays,
    WrittenHours,
    WrittenMeasure,
    days_of,
    hours_of,
    is_number_word,
    label_of,
    line_of,
    measure_of,
    text_of,
    value_of,
)
from planning.activities.models import (
    FARTHEST,
    Direction,
    Mode,
)
from planning.activities.reading import days_away
from planning.budget.models import FundSource

Said = dict[str, Any]
"""What was read from a row or a cell, by field."""


def words_of(cell: Cell) -> str:
    """Return a cell as words; line breaks stay."""
    return value_of(cell).replace("\r\n", "\n")


ALSO: Final[Mapping[type[Term], Mapping[str, str]]] = {
    Mode: {
        "luring": "face_to_face",
        "offline": "face_to_face",
        "zoom": "online",
        "hibrida": "hybrid",
        "campuran": "hybrid",
        "luring dan daring": "hybrid",
        "surat": "without_meeting",
        "buku": "without_meeting",
    },
    Direction: {
        "minimal": "at_least",
        "≥": "at_least",
        ">=": "at_least",
        "naik": "at_least",
        "maksimal": "at_most",
        "≤": "at_most",
        "<=": "at_most",
        "turun": "at_most",
    },
    FundSource: {
        "bosp": "bos",
        "dana bos": "bos",
        "sumbangan": "donation",
        "donasi": "donation",
        "sumbangan orang tua": "donation",
        "mitra": "partner_aid",
        "csr": "partner_aid",
        "apbd": "regional",
        "yayasan": "foundation",
    },
    CooperationForm: {"rapat": "meeting", "kunjungan rumah": "home_visit"},
}
"""What else schools call a choice."""


@cache
def known_choices(kind: type[Term]) -> dict[str, Term]:
    """Return the choices by code, English and Indonesian label, and other names."""
    codes = {term.value: term for term in kind}
    found = {label_of(also): codes[code] for also, code in ALSO.get(kind, {}).items()}
    for language, naming in product(Language, EVERY_NAMING):
        with speaking(language, naming):
            found |= {label_of(say(term.label)): term for term in kind}
    return found | {label_of(code): term for code, term in codes.items()}


def choice_of(kind: type[Term], cell: Cell) -> Term:
    """Return the choice that a cell names, or raise Refused."""
    found = known_choices(kind).get(label_of(cell))
    if found is None:
        raise Refused(
            N_(
                "“{value}” is not one of the choices. The sheet “Daftar” of the "
                "template lists them."
            ),
            value=text_of(cell),
        )
    return found


def choices_of(kind: type[Term], cell: Cell) -> tuple[Term, ...]:
    """Read choices separated by ``;``, by lines or by commas (some hold commas)."""
    known = known_choices(kind)
    found: list[Term] = []
    for part in filter(None, map(str.strip, re.split(r"[;\n]", text_of(cell)))):
        pieces = [part] if label_of(part) in known else part.split(",")
        found += [choice_of(kind, piece) for piece in pieces if piece.strip()]
    return tuple(dict.fromkeys(found))


LARGEST: Final = Decimal(10**10)
LARGEST_AMOUNT: Final = Decimal(10**14)
NEARLY: Final = Decimal("0.000001")
"""How far a number may lie from the rounded one: errors of floating-point numbers."""


def rounded(number: Decimal, step: Decimal, typed: str) -> Decimal:
    """Return a number in steps of a hundredth or of a rupiah, or raise Refused."""
    is_whole = step == 1
    if abs(number) >= (LARGEST_AMOUNT if is_whole else LARGEST):
        raise Refused(N_("“{value}” is too large."), value=typed)
    exact = number.quantize(step)
    if abs(exact - number) > NEARLY:
        raise Refused(
            N_("“{value}” is not an amount in whole rupiah.")
            if is_whole
            else N_("“{value}” has more than two decimals."),
            value=typed,
        )
    return exact


def last_day_of(cell: Cell) -> WrittenDays:
    """Read a day with its hour, if it has one; a month alone is not enough."""
    written = days_of(cell)
    if written.first is None or written.first.day is None or written.last:
        raise Refused(
            N_("“{value}” is not a single day. Write it like 22/08/2026."),
            value=text_of(cell),
        )
    return written


OPEN_END: Final = frozenset({"selesai", "sampai selesai", "s d selesai", "finish"})


def hours_or_words(cell: Cell) -> WrittenHours | str:
    """Read hours; words without a figure are handed back, an open end is nothing."""
    typed = line_of(cell)
    says_number = any(map(is_number_word, label_of(cell).split()))
    holds = says_number or any(sign.isdigit() for sign in typed)
    if holds or not isinstance(cell, str):
        return hours_of(cell)
    return "" if label_of(cell) in OPEN_END else typed


def measured_of(cell: Cell) -> WrittenMeasure:
    """Read a number with at most two decimals, and what stands beside it."""
    written = measure_of(cell)
    number = rounded(written.number, Decimal("0.01"), text_of(cell))
    return written.model_copy(update={"number": number})


def volume_of(cell: Cell) -> WrittenMeasure:
    """Read how many units, more than none; the unit may stand beside the number."""
    volume = measured_of(cell)
    if volume.is_percent or volume.is_least is not None:
        raise Refused(
            N_("“{value}” is not a number. Write only the number, such as 75 or 62,5."),
            value=text_of(cell),
        )
    if volume.number <= 0:
        raise Refused(N_("“{value}” must be more than zero."), value=text_of(cell))
    return volume


FISCAL_YEAR: Final = re.compile(
    r"(?:(?:t\.?\s?a\.?|thn?\.?|tahun(?: anggaran)?)\s*:?\s*)?(20\d\d)",
    re.IGNORECASE | re.ASCII,
)


def fiscal_year_of(cell: Cell) -> int:
    """Read a calendar year."""
    typed = text_of(cell)
    found = FISCAL_YEAR.fullmatch(typed)
    if not found:
        raise Refused(
            N_("“{value}” is not a fiscal year. Write it like 2026."), value=typed
        )
    return int(found[1])


YES: Final = frozenset({"ya", "y", "yes", "true", "1", "x", "v", "✓", "✔", "√"})
VOLUNTARY: Final = frozenset({"sukarela", "voluntary"})
YES_WORDS: Final = YES | VOLUNTARY
NO_WORDS: Final = frozenset({"tidak", "t", "no", "n", "false", "0", "bukan"})


def yes_of(cell: Cell) -> bool:
    """Read yes or no."""
    typed = text_of(cell).casefold()
    if typed in YES_WORDS | NO_WORDS:
        return typed in YES_WORDS
    raise Refused(N_("“{value}”: write ya or tidak."), value=text_of(cell))


def offset_of(cell: Cell) -> int:
    """Read H-14 or “seminggu sebelumnya” as days before or after the activity."""
    typed = text_of(cell)
    found = ALONE.fullmatch(typed)
    days = int(f"{'-' if found[1] else ''}{found[2]}") if found else days_away(typed)
    if days is None or abs(days) > FARTHEST:
        raise Refused(
            N_("“{value}” is not a number of days. Write H-14, H or H+7."),
            value=typed,
        )
    return days


ALONE: Final = re.compile(r"([\-−–])?\s*(\d{1,3})", re.ASCII)
"""A number of days without its H: a workbook keeps +7 as 7."""
