"""By what the principal judges: three criteria, words for every level, a decision."""

from collections.abc import Mapping
from typing import Annotated, Final

from pydantic import Field

from data.language import N_, say
from data.record import Record, Term, Text

Score = Annotated[int, Field(ge=1, le=4)]

SCORES: Final = {
    1: N_("1 – poor"),
    2: N_("2 – fair"),
    3: N_("3 – good"),
    4: N_("4 – very good"),
}


class Criterion(Term):
    """What is scored, from one to four (management study)."""

    MANAGED_WELL = "managed_well", N_("Managed well")
    CONTINUOUS = "continuous", N_("Continuous")
    EFFECTIVE = "effective", N_("Effective")


LEVELS: Final[Mapping[Criterion, Mapping[int, str]]] = {
    Criterion.MANAGED_WELL: {
        1: N_("nobody knew who does what"),
        2: N_("tasks, time or money often slipped"),
        3: N_("ran as planned, but for small things"),
        4: N_("as planned; obstacles were met early"),
    },
    Criterion.CONTINUOUS: {
        1: N_("stands alone; nothing follows"),
        2: N_("repeated, but nothing was learnt"),
        3: N_("builds on what was found before"),
        4: N_("regular, and what follows is carried out"),
    },
    Criterion.EFFECTIVE: {
        1: N_("changed nothing"),
        2: N_("reached a small part of its aim"),
        3: N_("reached its aim"),
        4: N_("reached its aim, and it shows in the school"),
    },
}
"""What each level means, so that two activities are judged alike (messages)."""


class Judged(Term):
    """How an activity stands against the standard that was set for it before."""

    EXCEEDED = "exceeded", N_("Above the standard")
    REACHED = "reached", N_("Reached the standard")
    PARTLY = "partly", N_("Partly reached")
    MISSED = "missed", N_("Missed the standard")


class Stage(Term):
    """The stages in which an activity is evaluated."""

    BEFORE = "before", N_("Before the activity")
    DURING = "during", N_("During the activity")
    AFTER = "after", N_("After the activity")


class Verdict(Term):
    """What the principal decides about the future of what was reviewed."""

    CONTINUE = "continue", N_("Continue")
    IMPROVE = "improve", N_("Improve")
    EXTEND = "extend", N_("Extend")
    STOP = "stop", N_("Stop")


class ReviewText(Record):
    """The three criteria, the note and the decision; a new version says why."""

    managed_well: Score
    continuous: Score
    effective: Score
    note: Text = ""
    decision: Verdict
    reason: Text = ""

    def score(self, criterion: Criterion) -> int:
        """Return what was scored by one criterion."""
        scored: int = getattr(self, criterion.value)
        return scored

    def level(self, criterion: Criterion) -> str:
        """Return what was scored with the words of its level."""
        score = self.score(criterion)
        return f"{say(SCORES[score])}: {say(LEVELS[criterion][score])}"
