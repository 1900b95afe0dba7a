"""By which rules something is behind during the year, and what monitoring notes.

Every rule counts what the records hold today and compares it with what was planned: no
score, and no prediction.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Final, Literal, NamedTuple
from uuid import UUID

from data.cooperation import CooperationForm
from data.language import N_
from data.obstacles import ObstacleCode
from data.record import KeptRecord, Passage, Record, Term
from evaluation.review.models import Stage


class Rule(Term):
    """What is watched during the year."""

    TASKS = "tasks", N_("Tasks overdue")
    COMMITTEE = "committee", N_("Committee not complete")
    LETTERS = "letters", N_("Letters not sent")
    REPLIES = "replies", N_("Few replies")
    OVERRUN = "overrun", N_("More spent than budgeted")
    UNCLOSED = "unclosed", N_("Over, but not closed")
    CADENCE = "cadence", N_("Held more seldom than planned")
    STANDARDS = "standards", N_("Standards not reached so far")
    REPRESENTED = "represented", N_("Fewer families than the standards ask")
    PACE = "pace", N_("Budget beside the part of the year")
    FOLLOW_UPS = "follow_ups", N_("Findings and follow-ups overdue")
    OBSTACLES = "obstacles", N_("Obstacles open for long")


RULES: Final[Mapping[Rule, str]] = {
    Rule.TASKS: N_("An activity to come has tasks whose day is over."),
    Rule.COMMITTEE: N_(
        "An activity that may begin within 30 days has a position without anybody."
    ),
    Rule.LETTERS: N_(
        "An activity that may begin within 14 days has letters that were not sent."
    ),
    Rule.REPLIES: N_(
        "An activity that may begin within 7 days has replies to fewer than half of "
        "the letters that were sent."
    ),
    Rule.OVERRUN: N_("More was spent on an activity than its budget holds."),
    Rule.UNCLOSED: N_("An activity was over more than 7 days ago and is not closed."),
    Rule.CADENCE: N_(
        "A form of cooperation was held more seldom than its number a year × whole "
        "months gone ÷ 12, rounded down."
    ),
    Rule.STANDARDS: N_(
        "Of a goal's activities carried out, one missed its standard or was not "
        "measured."
    ),
    Rule.REPRESENTED: N_(
        "Families represented ÷ families invited so far is below what the standards "
        "of the same activities ask, weighted by families invited."
    ),
    Rule.PACE: N_(
        "The share of the year's budget that is spent is more than 20 points above or "
        "below the part of the year that is gone."
    ),
    Rule.FOLLOW_UPS: N_(
        "A follow-up or a finding is open and its day is over, from whatever year."
    ),
    Rule.OBSTACLES: N_("An obstacle has been open for more than 14 days."),
}
"""When something is behind, by each rule (messages)."""


class Behind(Record):
    """One thing that is behind: by which rule, what, and by which numbers.

    ``about`` names it, ``said`` are its numbers as a finished sentence;
    ``record_id``: the activity, follow-up, finding or obstacle.
    """

    rule: Rule
    about: str
    said: str
    record_id: UUID | None = None
    is_finding: bool = False


class Watched(NamedTuple):
    """How many were looked at by one rule, and which of them are behind."""

    rule: Rule
    checked: int
    behind: Sequence[Behind] = ()


class Replies(Record):
    """How many letters of an activity to come were sent, and answered."""

    activity_id: UUID
    sent: int
    answered: int


class OpenWork(Record):
    """A follow-up, or a finding with a day, that is not ended yet."""

    id: UUID
    kind: Literal["finding", "follow_up"]
    text: str
    owner: str | None
    due_on: date


class OpenObstacle(Record):
    """An obstacle that is not resolved yet."""

    id: UUID
    code: ObstacleCode
    note: str
    raised_on: date


class Routine(Record):
    """How often a form of cooperation was held this year."""

    form: CooperationForm
    held: int


class RemarkDraft(Record):
    """What monitoring saw: of an activity at a stage, or of the programme."""

    activity_id: UUID | None = None
    stage: Stage = Stage.BEFORE
    text: Passage


class Remark(RemarkDraft, KeptRecord, table="monitoring_remark"):
    """A dated remark; it stays as it was noted, and the later review shows it."""

    id: UUID
    school_year: int
    made_at: datetime
    made_by: UUID
