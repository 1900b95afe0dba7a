"""What a cell of a plan says about money: an amount, a whole cost, its source."""

import re
from decimal import Decimal
from typing import Final

from data.errors import Refused
from data.language import N_
from data.workbook import (
    Cell,
    WrittenAmount,
    amount_of,
    is_number_word,
    label_of,
    line_of,
    text_of,
)
from planning.budget.models import FundSource
from planning.exchange.reading.cells import (
    VOLUNTARY,
    Said,
    choice_of,
    known_choices,
    rounded,
)

MORE_THAN_AMOUNT: Final = N_(
    "“{value}” holds more than an amount. Write only the amount."
)


def rupiah_of(cell: Cell) -> Decimal:
    """Read an amount in whole rupiah, not below zero, with nothing beside it."""
    written = cost_of(cell)
    if written.beside or written.is_about:
        raise Refused(MORE_THAN_AMOUNT, value=text_of(cell))
    return written.amount


def cost_of(cell: Cell) -> WrittenAmount:
    """Read what a whole activity costs, and the source where the cell names it too."""
    typed = text_of(cell)
    written = amount_of(cell)
    amount = rounded(written.amount, Decimal(1), typed)
    if amount < 0:
        raise Refused(N_("“{value}” is below zero."), value=typed)
    return written._replace(amount=amount)


def planned_cost_of(cell: Cell) -> WrittenAmount:
    """Read the cost of an activity; words without any number are handed back."""
    typed = line_of(cell)
    holds = any(sign.isdigit() for sign in typed)
    if holds or any(map(is_number_word, label_of(cell).split())):
        return cost_of(cell)
    try:
        return cost_of(cell)
    except Refused:
        return WrittenAmount(Decimal(0), typed)


SOURCES: Final = re.compile(r"[;,/&+\n]|\bdan\b|\band\b")
PARTNER: Final = re.compile(r"(.+?)\s*[(:]\s*([^()]+?)\s*\)?")
FROM: Final = re.compile(r"(?:dari|sumber(?: dana)?)\b\s*:?\s*", re.IGNORECASE)


def names_a_source(words: str) -> bool:
    """Whether one of these words' parts is a source of money."""
    known = known_choices(FundSource)
    return any(label_of(part) in known for part in SOURCES.split(words))


def source_of(cell: Cell) -> Said:
    """Read where a cost is paid from: one source, its partner in brackets."""
    typed = line_of(cell)
    named_so = FROM.match(typed)
    shorter = typed[named_so.end() :] if named_so else typed
    known = known_choices(FundSource)
    named = PARTNER.fullmatch(shorter) if label_of(shorter) not in known else None
    source, partner = named.groups() if named else (shorter, "")
    if label_of(source) not in known and len(SOURCES.split(shorter)) > 1:
        raise Refused(
            N_("“{value}” names several sources; enter the budget line by line."),
            value=typed,
        )
    return {
        "source": choice_of(FundSource, source),
        "partner": partner,
        "is_voluntary": not VOLUNTARY.isdisjoint(label_of(typed).split()),
    }
