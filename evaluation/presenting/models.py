"""What is shown on the wall, slide after slide, and how much one slide holds."""

import re
from collections.abc import Collection, Sequence
from enum import StrEnum
from typing import Final, NamedTuple, TypeVar

from data.language import N_
from evaluation.kpis.models import ActivityResult

A_MONTH: Final = 4
"""So many activities of a month stand in the calendar; of the others, how many."""

GOALS: Final = 5
FIGURES: Final = 3
PHOTOS: Final = 4
TO_COME: Final = 6
CLASS_GROUPS: Final = 24
SAID: Final = 3
FINDINGS: Final = 3
SEMESTER: Final = 6
"""So many of each stand on one slide, to be read from the last row of a hall."""

T = TypeVar("T")


class Kind(StrEnum):
    """What a slide shows, in the order in which the year is told."""

    TITLE = "title"
    GOALS = "goals"
    CALENDAR = "calendar"
    FIGURES = "figures"
    PARTICIPATION = "participation"
    PHOTOS = "photos"
    SAID = "said"
    FINDINGS = "findings"
    NEXT = "next"
    THANKS = "thanks"


NAMES: Final = {
    Kind.TITLE: N_("Title"),
    Kind.GOALS: N_("Goals, and how far we came"),
    Kind.CALENDAR: N_("Calendar of the year"),
    Kind.FIGURES: N_("Figures with target and last year"),
    Kind.PARTICIPATION: N_("Families who came, class by class"),
    Kind.PHOTOS: N_("Photos"),
    Kind.SAID: N_("What families said"),
    Kind.FINDINGS: N_("Findings, and what follows"),
    Kind.NEXT: N_("What comes next"),
    Kind.THANKS: N_("Thank you"),
}
"""What slides of a kind are called where they are chosen."""

LEFT_OUT: Final = "tanpa"
"""What an address leaves out, by this name."""

ALWAYS: Final = frozenset({Kind.TITLE, Kind.THANKS})
"""How a presentation begins and ends; the others may be left out."""


class Slide(NamedTuple):
    """One slide: what it shows, its heading, and its finished words."""

    kind: Kind
    title: str
    rows: Sequence[object] = ()
    note: str = ""


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


def to_come(
    results: Sequence[ActivityResult], later: Sequence[ActivityResult]
) -> list[ActivityResult]:
    """Return what comes next: of this year what is not closed, else of the next one."""
    waiting = [row for row in for_everybody(results) if not row.is_closed]
    return (waiting or for_everybody(later))[:TO_COME]


def names_somebody(text: str, names: Collection[str]) -> bool:
    """Return whether a word of a text is one of these names, in small letters."""
    return any(word in names for word in re.findall(r"\w+", text.lower()))


def left_out_of(asked: str) -> frozenset[Kind]:
    """Return the kinds that an address leaves out, as in ``photos.findings``."""
    known = {kind.value: kind for kind in Kind if kind not in ALWAYS}
    return frozenset(known[name] for name in asked.split(".") if name in known)


def in_address(left_out: Collection[Kind]) -> str:
    """Return the kinds that are left out as an address has them."""
    return ".".join(kind.value for kind in Kind if kind in left_out)
