"""What figures of questionnaires mean: who answered, how satisfied, what was learnt.

Of each item the answers are counted by their points; a reversed item is turned here,
and nowhere else.
"""

from collections.abc import Iterable, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from statistics import fmean
from typing import Final

from data.language import N_
from data.record import Record, Term
from evaluation.kpis.models.kpi import Kpi

FOUR: Final = 4
"""Points of the scale for which the bands of public services are made."""

HUNDREDTH: Final = Decimal("0.01")


class Band(Term):
    """How good an index of satisfaction is, by the bands of PermenPANRB 14/2017."""

    A = "A", N_("A – very good")
    B = "B", N_("B – good")
    C = "C", N_("C – not so good")
    D = "D", N_("D – not good")


BANDS: Final[Sequence[tuple[Decimal, Band]]] = (
    (Decimal("88.31"), Band.A),
    (Decimal("76.61"), Band.B),
    (Decimal("65.00"), Band.C),
    (Decimal("25.00"), Band.D),
)
"""From which index on each band begins, the best first."""


class ItemCounts(Record):
    """How often each point of one item's scale was marked, the lowest point first."""

    counts: tuple[int, ...]
    is_reversed: bool = False

    @property
    def answers(self) -> int:
        """How many answered this item."""
        return sum(self.counts)

    @property
    def turned(self) -> tuple[int, ...]:
        """The counts with the worst answer first, whichever way the item asks."""
        return tuple(reversed(self.counts)) if self.is_reversed else self.counts

    @property
    def points(self) -> int:
        """All points that were given, from 1 for the worst."""
        return sum(place * count for place, count in enumerate(self.turned, 1))

    @property
    def mean(self) -> float | None:
        """The mean point, from 1 for the worst; None where nobody answered."""
        return self.points / self.answers if self.answers else None


class Satisfaction(Record):
    """An index from 0 or 25 to 100, by which formula, and its band where it has one."""

    kpi: Kpi
    index: Decimal | None
    band: Band | None
    is_of_four: bool


def response_rate(sheets: int, asked: int, *, came: bool = False) -> Kpi:
    """Sheets that came back, by those who were invited, or by those who came."""
    if came:
        counts = N_("{counted} sheets of {of} who came")
    else:
        counts = N_("{counted} sheets of {of} who were asked")
    return Kpi(
        name=N_("Response rate"),
        formula=N_(
            "Sheets that came back ÷ those who were asked: the number invited, or, "
            "where that is said, those who came. It is never put right: more sheets "
            "than people are shown as they are."
        ),
        counts=counts,
        counted=sheets,
        of=asked,
        is_of_people=True,
    )


def satisfaction(items: Iterable[ItemCounts]) -> Satisfaction:
    """Mean point × 25 on scales of four points; else 100 × (mean − 1) ÷ (points − 1).

    Every answer weighs the same; items of other scales are joined by the second
    formula, and have no band.
    """
    asked = [item for item in items if item.counts]
    is_of_four = all(len(item.counts) == FOUR for item in asked)
    answers = sum(item.answers for item in asked)
    if is_of_four:
        counted, of = sum(item.points for item in asked), FOUR * answers
        value = Fraction(counted, of) if of else None
        formula = N_(
            "Mean of all answers, from 1 for the worst point to 4 for the best, × 25. "
            "Items that are asked the other way round are turned first. Bands of "
            "PermenPANRB 14/2017: A from 88.31, B from 76.61, C from 65.00, D below."
        )
        counts = N_("{counted} of {of} points")
    else:
        value = _over(asked)
        counted, of = answers, answers
        formula = N_(
            "100 × (point − 1) ÷ (points of the scale − 1), the mean of all answers. "
            "Items that are asked the other way round are turned first. The bands of "
            "PermenPANRB 14/2017 are for four points only, so there is none."
        )
        counts = N_("from {counted} answers")
    kpi = Kpi(
        name=N_("Satisfaction index"),
        formula=formula,
        counts=counts,
        counted=counted,
        of=of,
    )
    index = None if value is None else hundredths(value * 100)
    band = band_of(index) if is_of_four and index is not None else None
    return Satisfaction(kpi=kpi, index=index, band=band, is_of_four=is_of_four)


def _over(items: Sequence[ItemCounts]) -> Fraction | None:
    """Return the mean answer of any scales, from 0 for the worst to 1 for the best."""
    shares = [
        Fraction(place * count, len(item.counts) - 1)
        for item in items
        if len(item.counts) > 1
        for place, count in enumerate(item.turned)
    ]
    answers = sum(item.answers for item in items if len(item.counts) > 1)
    return sum(shares, Fraction(0)) / answers if answers else None


def hundredths(value: Fraction) -> Decimal:
    """Return a number to two decimals, halves up, as the bands are written."""
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    return exact.quantize(HUNDREDTH, ROUND_HALF_UP)


def band_of(index: Decimal) -> Band:
    """Return the band of an index of four points; below 25 there is none lower."""
    return next((band for least, band in BANDS if index >= least), Band.D)


# ── understanding, before and after ──────────────────────────────────────────
class Gained(Term):
    """How much of what could still be learnt was learnt (normalised gain)."""

    HIGH = "high", N_("high")
    MIDDLE = "middle", N_("middle")
    LOW = "low", N_("low")
    LOST = "lost", N_("less than before")


class Understanding(Record):
    """Understanding before and after, from 0 to 100; ``pairs`` of those who did both.

    Without pairs only the means of two groups are compared: no one's gain is known.
    """

    formula: str
    before: float | None
    after: float | None
    sheets_before: int
    sheets_after: int
    pairs: int
    is_paired: bool

    @property
    def difference(self) -> float | None:
        """The mean after, less the mean before."""
        if self.before is None or self.after is None:
            return None
        return self.after - self.before

    @property
    def normalised(self) -> float | None:
        """What was gained of what could be gained; only of pairs, and below the top."""
        difference = self.difference
        if not self.is_paired or difference is None or self.before is None:
            return None
        possible = 100 - self.before
        return difference / possible if possible > 0 else None

    @property
    def gained(self) -> Gained | None:
        """The band of the normalised gain: high from 0.7, middle from 0.3."""
        return None if self.normalised is None else gained_of(self.normalised)


PAIRED: Final = N_(
    "Score after − score before, of those whose code stands on both sheets. Score: "
    "right answers ÷ items with a right answer, and 100 × (point − 1) ÷ (points − 1) "
    "of each scale, an item left empty being not known. Normalised gain: (after − "
    "before) ÷ (100 − before); high from 0.7, middle from 0.3."
)
UNPAIRED: Final = N_(
    "Mean score of the sheets after − mean score of the sheets before. Sheets are not "
    "paired, so that both groups may be of other people: the difference of the means, "
    "and no one's gain. Score: right answers ÷ items with a right answer, and 100 × "
    "(point − 1) ÷ (points − 1) of each scale, an item left empty being not known."
)


def understanding(
    before: Mapping[str, float] | Sequence[float],
    after: Mapping[str, float] | Sequence[float],
) -> Understanding:
    """Compare scores (0–100) by the codes of their sheets, or as two groups."""
    if isinstance(before, Mapping) and isinstance(after, Mapping):
        codes = sorted(before.keys() & after.keys())
        return Understanding(
            formula=PAIRED,
            before=_mean([before[code] for code in codes]),
            after=_mean([after[code] for code in codes]),
            sheets_before=len(before),
            sheets_after=len(after),
            pairs=len(codes),
            is_paired=True,
        )
    groups = [
        list(one.values()) if isinstance(one, Mapping) else list(one)
        for one in (before, after)
    ]
    return Understanding(
        formula=UNPAIRED,
        before=_mean(groups[0]),
        after=_mean(groups[1]),
        sheets_before=len(groups[0]),
        sheets_after=len(groups[1]),
        pairs=0,
        is_paired=False,
    )


def score_of(shares: Sequence[float | None]) -> float | None:
    """Return a sheet's score from 0 to 100; an item left empty was not known."""
    known = [share or 0.0 for share in shares]
    return 100 * fmean(known) if known else None


def share_of(
    value: float | None, *, key: str, points: int, is_reversed: bool
) -> float | None:
    """Return what an answer is worth, from 0 to 1: right or wrong, or the point."""
    if value is None:
        return None
    if key:
        return float(value == float(key))
    if points < 2:  # noqa: PLR2004 -- a scale has two points at least
        return None
    share = (value - 1) / (points - 1)
    return 1 - share if is_reversed else share


def gained_of(normalised: float) -> Gained:
    """Return the band of a normalised gain."""
    if normalised < 0:
        return Gained.LOST
    exact = round(normalised, 6)
    if exact >= 0.7:  # noqa: PLR2004 -- Hake's bands
        return Gained.HIGH
    return Gained.MIDDLE if exact >= 0.3 else Gained.LOW  # noqa: PLR2004


def _mean(scores: Sequence[float]) -> float | None:
    return fmean(scores) if scores else None
