"""Did it get better? What is measured before and after, and by which rule."""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from data.calendar import SchoolYear
from data.language import N_, in_number, in_percent, say
from data.record import Record, Term
from evaluation.kpis.models.activity import ActivityResult
from planning.activities.models import Direction

FEW: Final = 10
"""Of fewer families, or cases, a comparison is told with care."""


class Change(Term):
    """Whether something got better after the school did something about it."""

    BETTER = "better", N_("Better")
    SAME = "same", N_("Unchanged")
    WORSE = "worse", N_("Worse")


class Compared(Record):
    """What was measured before and after, and what the rule makes of it.

    ``change`` is None while it cannot be said yet; ``care``: it rests on few.
    """

    measure: str
    rule: str
    before: str
    after: str
    change: Change | None
    care: bool = False


BY_STANDARD: Final = N_(
    "The measured value of the same activity before and after: better where it moved "
    "the way its standard asks, unchanged where it is the same; percentages are "
    "compared in whole percent."
)
BY_FAMILIES: Final = N_(
    "Families represented at the same activity before and after, in whole percent: "
    "better where more, worse where fewer."
)
BY_OBSTACLES: Final = N_(
    "How often the same kind of obstacle was noted in the whole school year before and "
    "after: better where less often. Said once the year is over."
)


def compared(before: ActivityResult, after: ActivityResult) -> Compared | None:
    """Compare an activity with the same one of a later year; None: nothing to compare.

    By its standard where both years measured it in the same unit, else by the families
    represented. Numbers that are not shown of few families are not compared.
    """
    return _by_standard(before, after) or _by_families(before, after)


def _by_standard(before: ActivityResult, after: ActivityResult) -> Compared | None:
    first, then = before.result, after.result
    if first is None or then is None or before.unit != after.unit:
        return None
    if after.target is None or not (before.is_result_told and after.is_result_told):
        return None
    better = _whole(then, after.unit) - _whole(first, after.unit)
    if after.direction is Direction.AT_MOST:
        better = -better
    return Compared(
        measure=after.indicator or say("Measured value"),
        rule=BY_STANDARD,
        before=f"{in_number(first)} {before.unit}".strip(),
        after=f"{in_number(then)} {after.unit}".strip(),
        change=change_of(better),
        care=_is_of_few(before, after),
    )


def _by_families(before: ActivityResult, after: ActivityResult) -> Compared | None:
    if not (before.is_told and after.is_told and before.invited and after.invited):
        return None
    first, then = (_percent(row) for row in (before, after))
    return Compared(
        measure=say("Families represented"),
        rule=BY_FAMILIES,
        before=_told(before),
        after=_told(after),
        change=change_of(then - first),
        care=_is_of_few(before, after),
    )


def by_obstacles(
    before: int, after: int, year: SchoolYear, today: date, measure: str
) -> Compared:
    """Compare how often a kind of obstacle was noted in two whole school years."""
    return Compared(
        measure=measure,
        rule=BY_OBSTACLES,
        before=in_number(before),
        after=in_number(after),
        change=change_of(Decimal(before - after)) if today > year.last_day else None,
        care=before + after < FEW,
    )


def change_of(better: Decimal) -> Change:
    """Return what a difference means, where more is better."""
    if not better:
        return Change.SAME
    return Change.BETTER if better > 0 else Change.WORSE


def _whole(value: Decimal, unit: str) -> Decimal:
    """Return a percentage in whole percent, and what is counted as it is."""
    return value.quantize(Decimal(1), ROUND_HALF_UP) if unit == "%" else value


def _percent(row: ActivityResult) -> Decimal:
    return _whole(Decimal(100 * row.represented) / row.invited, "%")


def _told(row: ActivityResult) -> str:
    return say(
        "{share} ({represented} of {invited})",
        share=in_percent(float(_percent(row)) / 100),
        represented=in_number(row.represented),
        invited=in_number(row.invited),
    )


def _is_of_few(before: ActivityResult, after: ActivityResult) -> bool:
    return any(0 < row.invited < FEW for row in (before, after))
