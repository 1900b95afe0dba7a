"""What is shown on the wall, slide after slide, and how much one slide holds."""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from typing import Final, NamedTuple, TypeVar

from data.calendar import MONTHS, SchoolYear
from evaluation.kpis.models import ActivityResult

A_MONTH: Final = 4
"""So many activities of a month stand in the calendar; of the others, how many."""

GOALS: Final = 5
PHOTOS: Final = 6
TO_COME: Final = 6
CLASS_GROUPS: Final = 30

T = TypeVar("T")


class Kind(StrEnum):
    """What a slide shows."""

    TITLE = "title"
    GOALS = "goals"
    CALENDAR = "calendar"
    FIGURES = "figures"
    PARTICIPATION = "participation"
    PHOTOS = "photos"
    NEXT = "next"
    THANKS = "thanks"


class Slide(NamedTuple):
    """One slide: what it shows, its heading, and its finished words."""

    kind: Kind
    title: str
    rows: Sequence[object] = ()
    note: str = ""


class Month(NamedTuple):
    """A month of the year: its first activities, and how many more there are."""

    first_day: date
    shown: tuple[ActivityResult, ...]
    more: int


def portions(rows: Sequence[T], most: int) -> list[Sequence[T]]:
    """Return rows in portions that a slide holds, of about the same size."""
    if not rows:
        return []
    slides = -(-len(rows) // most)
    each = -(-len(rows) // slides)
    return [rows[at : at + each] for at in range(0, len(rows), each)]


def for_everybody(results: Sequence[ActivityResult]) -> list[ActivityResult]:
    """Return the activities that may stand on a wall: none that is confidential."""
    return [row for row in results if not row.is_confidential]


def calendar(results: Sequence[ActivityResult], year: SchoolYear) -> list[Month]:
    """Return the months of a year with their activities, by the day they were held.

    One without a day stands nowhere.
    """
    shown = [(row.held_on or row.when.day, row) for row in for_everybody(results)]
    months = []
    for number in MONTHS:
        first = year.month(number)
        dated = [
            (day, row)
            for day, row in shown
            if day and (day.year, day.month) == (first.year, first.month)
        ]
        rows = [row for _, row in sorted(dated, key=lambda one: one[0])]
        months.append(Month(first, tuple(rows[:A_MONTH]), len(rows[A_MONTH:])))
    return months


def to_come(
    results: Sequence[ActivityResult], later: Sequence[ActivityResult]
) -> list[ActivityResult]:
    """Return what comes next: of this year what is not closed, else of the next one."""
    waiting = [row for row in for_everybody(results) if not row.is_closed]
    return (waiting or for_everybody(later))[:TO_COME]
