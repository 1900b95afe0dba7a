"""What a cell of a plan says: a choice, an audience, an amount, a number of days."""

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
from data.roster.class_groups import NUMERALS, UNKNOWN, grade_of, normalise, suffix_of
from data.workbook import (
    Cell,
    WrittenDay,
    day_of,
    label_of,
    line_of,
    number_of,
    text_of,
    value_of,
)
from planning.activities.models import (
    FARTHEST,
    Audience,
    Direction,
    Mode,
)
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
def _choices(kind: type[Term]) -> dict[str, Term]:
    """Return the choices by code, English and Indonesian label, and other names."""
    codes = {term.value: term for term in kind}
    found = {label_of(also): codes[code] for also, code in ALSO.get(kind, {}).items()}
    for language, naming in product(Language, EVERY_NAMING):
        with speaking(language, naming):
            found |= {label_of(say(term.label)): term for term in kind}
    return found | {label_of(code): term for code, term in codes.items()}


def choice_of(kind: type[Term], cell: Cell) -> Term:
    """Return the choice that a cell names, or raise Refused."""
    found = _choices(kind).get(label_of(cell))
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
    known = _choices(kind)
    found: list[Term] = []
    for part in filter(None, map(str.strip, re.split(r"[;\n]", text_of(cell)))):
        pieces = [part] if label_of(part) in known else part.split(",")
        found += [choice_of(kind, piece) for piece in pieces if piece.strip()]
    return tuple(dict.fromkeys(found))


OF_FAMILIES: Final = re.compile(
    r"\b(seluruh|semua|all|orang ?tua|ortu|wali|murid|siswa|peserta didik|keluarga|"
    r"kelas|tingkat|rombel|famil(?:y|ies)|parents?|pupils?|students?|of|grades?|"
    r"class(?:es)?)\b"
)
PARTS: Final = re.compile(r"[;,\n/&+]|\bdan\b|\band\b")
FROM_TO: Final = re.compile(
    r"([ivx]+|\d+)\s*(?:-|–|s\.?\s?/?d\.?|sampai|to)\s*([ivx]+|\d+)"
)


def audience_of(cell: Cell) -> Said:
    """Read whose families are meant: all, grades, or class groups by name."""
    parts = [
        " ".join(OF_FAMILIES.sub(" ", part).split()).strip("/ ")
        for part in PARTS.split(text_of(cell).casefold())
    ]
    grades: set[int] = set()
    names: list[str] = []
    for part in filter(None, parts):
        between = _grades_between(part)
        name = normalise(part)
        if between:
            grades |= between
        elif grade_of(name) != UNKNOWN and not suffix_of(name):
            grades.add(grade_of(name))
        else:
            names.append(name)
    if (grades and names) or any(grade_of(name) == UNKNOWN for name in names):
        raise Refused(
            N_(
                "“{value}” is not known here. Write Semua, grades (Kelas VII; Kelas "
                "IX) or class groups (VII A; VII B)."
            ),
            value=text_of(cell),
        )
    whose = Audience.GRADES if grades else Audience.ALL
    return {
        "audience": Audience.CLASS_GROUPS if names else whose,
        "grades": tuple(sorted(grades)),
        "class_group_ids": (),
        "class_groups": tuple(dict.fromkeys(names)),
    }


def _grades_between(part: str) -> set[int]:
    ends = FROM_TO.fullmatch(part)
    if not ends:
        return set()
    first, last = grade_of(ends[1]), grade_of(ends[2])
    both_known = first in NUMERALS and last in NUMERALS
    return set(range(first, last + 1)) if both_known else set()


def whole_day_of(cell: Cell) -> WrittenDay:
    """Read a day; a month alone is not enough."""
    written = day_of(cell)
    if written.day is None:
        raise Refused(
            N_("“{value}” is only a month. Write the day too, like 22/08/2026."),
            value=text_of(cell),
        )
    return written


def measure_of(cell: Cell) -> Decimal:
    """Read a number with at most two decimals; a percent sign is let go."""
    typed = cell.replace("%", "") if isinstance(cell, str) else cell
    return _rounded(number_of(typed), Decimal("0.01"), text_of(cell))


def rupiah_of(cell: Cell) -> Decimal:
    """Read an amount in whole rupiah, not below zero."""
    amount = _rounded(number_of(cell), Decimal(1), text_of(cell))
    if amount < 0:
        raise Refused(N_("“{value}” is below zero."), value=text_of(cell))
    return amount


COST: Final = re.compile(
    r"((?:rp|idr)?\.?\s*-?[\d.,]*\d(?:,-{1,2})?)\s*(juta|jt|ribu|rb)?\b"
    r"\W*(?:dari\s+)?(.*?)\W*",
    re.IGNORECASE | re.DOTALL,
)
TIMES: Final = {"juta": 10**6, "jt": 10**6, "ribu": 10**3, "rb": 10**3}
NO_COST: Final = frozenset({"nihil", "tanpa biaya", "tidak ada", "gratis", "free"})


def cost_of(cell: Cell) -> tuple[Decimal, str]:
    """Read what a whole activity costs, and the source where the cell names it too."""
    typed = text_of(cell)
    if label_of(cell) in NO_COST:
        return Decimal(0), ""
    found = COST.fullmatch(typed) if isinstance(cell, str) else None
    if found is None:
        return rupiah_of(cell), ""
    times = TIMES.get((found[2] or "").casefold(), 1)
    return rupiah_of(str(number_of(found[1]) * times)), found[3]


SOURCES: Final = re.compile(r"[;,/&+\n]|\bdan\b|\band\b")
PARTNER: Final = re.compile(r"(.+?)\s*[(:]\s*([^()]+?)\s*\)?")


def source_of(cell: Cell) -> Said:
    """Read where a cost is paid from: one source, its partner in brackets."""
    typed = line_of(cell)
    known = _choices(FundSource)
    named = PARTNER.fullmatch(typed) if label_of(typed) not in known else None
    source, partner = named.groups() if named else (typed, "")
    if label_of(source) not in known and len(SOURCES.split(typed)) > 1:
        raise Refused(
            N_("“{value}” names several sources; enter the budget line by line."),
            value=typed,
        )
    return {
        "source": choice_of(FundSource, source),
        "partner": partner,
        "is_voluntary": not VOLUNTARY.isdisjoint(label_of(typed).split()),
    }


VOLUNTARY: Final = frozenset({"sukarela", "voluntary"})


def volume_of(cell: Cell) -> Decimal:
    """Read how many units, more than none."""
    volume = measure_of(cell)
    if volume <= 0:
        raise Refused(N_("“{value}” must be more than zero."), value=text_of(cell))
    return volume


LARGEST: Final = Decimal(10**10)
LARGEST_AMOUNT: Final = Decimal(10**14)
NEARLY: Final = Decimal("0.000001")
"""How far a number may lie from the rounded one: errors of floating-point numbers."""


def _rounded(number: Decimal, step: Decimal, typed: str) -> Decimal:
    is_whole = step == 1
    if abs(number) >= (LARGEST_AMOUNT if is_whole else LARGEST):
        raise Refused(N_("“{value}” is too large."), value=typed)
    rounded = number.quantize(step)
    if abs(rounded - number) > NEARLY:
        raise Refused(
            N_("“{value}” is not an amount in whole rupiah.")
            if is_whole
            else N_("“{value}” has more than two decimals."),
            value=typed,
        )
    return rounded


def fiscal_year_of(cell: Cell) -> int:
    """Read a calendar year."""
    typed = text_of(cell)
    if not re.fullmatch(r"20\d\d", typed, re.ASCII):
        raise Refused(
            N_("“{value}” is not a fiscal year. Write it like 2026."), value=typed
        )
    return int(typed)


YES: Final = frozenset({"ya", "y", "yes", "true", "1", "x", "v", "✓", "✔", "√"})
YES_WORDS: Final = YES | VOLUNTARY
NO_WORDS: Final = frozenset({"tidak", "t", "no", "n", "false", "0", "bukan"})


def yes_of(cell: Cell) -> bool:
    """Read yes or no."""
    typed = text_of(cell).casefold()
    if typed in YES_WORDS | NO_WORDS:
        return typed in YES_WORDS
    raise Refused(N_("“{value}”: write ya or tidak."), value=text_of(cell))


OFFSET: Final = re.compile(r"(?:h\s*)?([+\-−–]?)\s*(\d{1,3})|h", re.IGNORECASE)


def offset_of(cell: Cell) -> int:
    """Read H-14 as days before or after the activity."""
    found = OFFSET.fullmatch(text_of(cell))
    days = int(found[2] or 0) if found else FARTHEST + 1
    if found is None or days > FARTHEST:
        raise Refused(
            N_("“{value}” is not a number of days. Write H-14, H or H+7."),
            value=text_of(cell),
        )
    return -days if found[1] in {"-", "−", "–"} else days
