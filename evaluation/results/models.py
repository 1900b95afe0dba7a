"""The year month by month: what was held, what was not, what is to come."""

from collections.abc import Sequence
from datetime import date
from typing import Final, NamedTuple

from data.activity import ActivityStep
from data.calendar import MONTHS, SchoolYear
from evaluation.kpis.models import ActivityResult

SIGNS: Final = {
    ActivityStep.HELD: "●",
    ActivityStep.MOVED_ONLINE: "◆",
    ActivityStep.POSTPONED: "►",
    ActivityStep.NOT_HELD: "×",
}
"""What became of an activity, told by form; the others are still planned."""

PLANNED: Final = "○"


class Month(NamedTuple):
    """A month of the year: its first activities, and how many more there are."""

    first_day: date
    shown: tuple[ActivityResult, ...]
    more: int


def months_of(
    results: Sequence[ActivityResult], year: SchoolYear, most: int | None = None
) -> list[Month]:
    """Return the months of a year with their activities, by the day they were held.

    ``most``: so many of a month are shown. One without a day stands nowhere; one that
    was held outside the year stands in its first or its last month.
    """
    found = []
    dated = [(day, row) for row in results if (day := row.held_on or row.when.day)]
    held = [(min(max(day, year.first_day), year.last_day), row) for day, row in dated]
    for number in MONTHS:
        first = year.month(number)
        own = [
            (day, row)
            for day, row in held
            if (day.year, day.month) == (first.year, first.month)
        ]
        rows = [row for _, row in sorted(own, key=lambda one: one[0])]
        found.append(Month(first, tuple(rows[:most]), len(rows[most:]) if most else 0))
    return found


def sign_of(row: ActivityResult) -> str:
    """Return the form that tells what became of an activity."""
    return SIGNS.get(row.step, PLANNED)
