"""One figure that explains itself: what was counted, of what, and by whose formula."""

from decimal import Decimal
from typing import Final

from data.few import FEWEST, HIDDEN
from data.language import N_, in_number, in_percent, in_rupiah, say
from data.record import Record, Term

SMALL: Final = 10
"""Of fewer people a share says little; that is said beside it."""


class Lit(Term):
    """A figure that has a traffic light."""

    CARRIED_OUT = "carried_out", N_("Carried out")
    REPRESENTATION = "representation", N_("Families represented")
    ABSORPTION = "absorption", N_("Budget used")


class Kpi(Record):
    """A share with what stands behind it.

    ``formula`` and ``source`` (a founding study, a convention of offices, or our own
    rule) are messages, as is ``counts``, which names ``{counted}`` and ``{of}``.
    ``is_of_people``: what is divided by are people, of whom few are not told.
    """

    name: str
    formula: str
    counts: str
    left_out: str = ""
    counted: int
    of: int
    excluded: int = 0
    is_money: bool = False
    source: str = ""
    lit: Lit | None = None
    is_of_people: bool = False
    days: Decimal | None = None

    @property
    def value(self) -> float | None:
        """The share, 0.87 for 87 %; None where there is nothing to divide by."""
        return self.counted / self.of if self.of else None

    @property
    def is_hidden(self) -> bool:
        """Whether it is a share of so few people that others may not read it."""
        return self.is_of_people and 0 < self.of < FEWEST

    @property
    def is_small(self) -> bool:
        """Whether it is a share of few people, which is read with care."""
        return self.is_of_people and FEWEST <= self.of < SMALL

    @property
    def share(self) -> str:
        """The share as others read it: no decimals, and none of few people."""
        return HIDDEN if self.is_hidden else in_percent(self.value)

    @property
    def said(self) -> str:
        """The share with both its numbers: ``80 % (4 of 5)``."""
        if self.is_hidden or not (self.of or self.counted):
            return self.share
        return say(
            "{share} ({counted} of {of})",
            share=self.share,
            counted=self.worded(self.counted),
            of=self.worded(self.of),
        )

    def explained(self) -> str:
        """Return what stands behind the figure, in the person's language."""
        if self.is_hidden:
            return say("Fewer than {few} people; not shown.", few=FEWEST)
        told = [
            say(self.counts, counted=self.worded(self.counted), of=self.worded(self.of))
        ]
        if self.left_out:
            told.append(say(self.left_out, excluded=in_number(self.excluded)))
        if self.is_small:
            told.append(say("few people, to be read with care"))
        if self.days is not None:
            days = in_number(round(float(self.days), 1))
            told.append(say("half of them within {days} days", days=days))
        return "; ".join(told)

    def worded(self, number: int) -> str:
        """Return one of its numbers in words: rupiah where it is money."""
        return in_rupiah(Decimal(number)) if self.is_money else in_number(number)
