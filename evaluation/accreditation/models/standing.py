"""How an item stands, and what the records say to the hints of readiness.

Nothing here reckons a grade: how assessors weigh what they find is theirs.
"""

from typing import Final

from data.language import N_
from data.record import Record, Term
from evaluation.accreditation.models.instrument import Expected, Hint
from evaluation.accreditation.models.kinds import ProofKind

REPORTING: Final = Expected(
    kind=ProofKind.MINUTES,
    words=(
        *("mekanisme pelaporan", "cara melapor", "perundungan", "bullying"),
        *("kekerasan", "aman dan nyaman"),
    ),
).pattern
"""How titles name a session on how violence is reported."""


class Standing(Term):
    """How an item stands; never how good the school is."""

    OUTSIDE = "outside", N_("shown by others in the school")
    ABSENT = "absent", N_("does not apply")
    WITHOUT = "without", N_("without proof")
    STALE = "stale", N_("stale proof only")
    UNLINKED = "unlinked", N_("nothing linked yet")
    ONE_KIND = "one_kind", N_("one kind of proof only")
    PARTLY = "partly", N_("some kinds missing")
    WHOLE = "whole", N_("every expected kind there")

    @property
    def is_gap(self) -> bool:
        """Whether something is to be done about it."""
        return self in {
            Standing.WITHOUT,
            Standing.STALE,
            Standing.UNLINKED,
            Standing.ONE_KIND,
            Standing.PARTLY,
        }


class HintFact(Record):
    """What the records say to one hint: how many of how many, and whether it is met.

    ``of`` is None where nothing is divided by.
    """

    hint: Hint
    is_met: bool
    counted: int
    of: int | None = None
