"""Of which slots participation is compared, and what of few families is told."""

from collections.abc import Mapping, Sequence
from typing import Final

from data.calendar import MONTHS
from data.few import HIDDEN, shared, tells
from data.language import N_, say
from data.record import Term
from planning.activities.models import Category, Mode

FEW_ACTIVITIES: Final = 3
"""A slot with fewer activities says little about the slot."""


class Slot(Term):
    """By what participation is compared."""

    WEEKDAY = "weekday", N_("Weekday")
    HOUR = "hour", N_("Part of the day")
    MODE = "mode", N_("How people met")
    TYPE = "type", N_("Kind of activity")


class Hour(Term):
    """A part of the day, by the hour at which an activity begins."""

    MORNING = "morning", N_("before 11.00")
    NOON = "noon", N_("11.00–14.59")
    AFTERNOON = "afternoon", N_("15.00–17.59")
    EVENING = "evening", N_("from 18.00")


WEEKDAYS: Final = (
    N_("Monday"),
    N_("Tuesday"),
    N_("Wednesday"),
    N_("Thursday"),
    N_("Friday"),
    N_("Saturday"),
    N_("Sunday"),
)


LABELS: Final[Mapping[Slot, Mapping[str, str]]] = {
    Slot.HOUR: {one.value: one.label for one in Hour},
    Slot.MODE: {one.value: one.label for one in Mode},
    Slot.TYPE: {one.value: one.label for one in Category},
}


def slot_in_words(kind: Slot, slot: str) -> str:
    """Return what a slot is called."""
    if not slot:
        return say("not said")
    if kind is Slot.WEEKDAY:
        return say(WEEKDAYS[int(slot) - 1])
    return say(LABELS[kind][slot])


def month_place(month: int) -> int:
    """Return the place of a month in a school year, from 0."""
    return MONTHS.index(month)


def told_share(invited: int, represented: int) -> float | None:
    """Return a share as others may see it; None of fewer than five families."""
    return represented / invited if tells(invited, invited) else None


def told_reach(rows: Sequence[Mapping[str, int]]) -> list[dict[str, str]]:
    """Return counts per class group as others may see them, and their sums last.

    Few families stay hidden in their row; where a sum would tell the only one that is
    hidden in its column, the sum stays hidden too.
    """
    said = [shared(row) for row in rows]
    sums = {}
    for name in rows[0] if rows else ():
        hidden = sum(not row[name].isdigit() for row in said)
        total = sum(row[name] for row in rows)
        sums[name] = HIDDEN if hidden == 1 else str(total)
    return [*said, sums]
