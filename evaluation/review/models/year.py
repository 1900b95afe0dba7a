"""What the review of half a year or of a year says, and when it may be signed."""

from datetime import date, datetime
from typing import Final
from uuid import UUID

from data import duties
from data.actor import Actor
from data.calendar import SchoolYear, semester
from data.duties import Duty
from data.errors import HumasError, Refused, WrongStep
from data.language import N_
from data.record import KeptRecord, Record, Term, Text
from evaluation.findings.models import FindingDraft
from evaluation.review.models.activity import follow_up_refusal, version_refusal
from evaluation.review.models.criteria import ReviewText, Verdict
from execution.follow_ups.models import FollowUpDraft


class Scope(Term):
    """Which part of a school year is reviewed as a whole."""

    FIRST = "semester1", N_("First semester")
    SECOND = "semester2", N_("Second semester")
    YEAR = "year", N_("The whole year")

    def begins(self, year: SchoolYear) -> date:
        """Return its first day."""
        return year.month(1) if self is Scope.SECOND else year.first_day

    def ends(self, year: SchoolYear) -> date:
        """Return its last day."""
        return date(year.start, 12, 31) if self is Scope.FIRST else year.last_day

    def signable_from(self, year: SchoolYear) -> date:
        """Return the first day of its last month: then it may be reviewed."""
        return self.ends(year).replace(day=1)

    def is_due(self, year: SchoolYear, today: date) -> bool:
        """Whether it may be reviewed by now."""
        return today >= self.signable_from(year)

    def holds(self, day: date | None) -> bool:
        """Whether an activity of the year on this day is judged in it."""
        if self is Scope.YEAR:
            return True
        return day is not None and semester(day) == SEMESTERS[self]


SEMESTERS: Final = {Scope.FIRST: 1, Scope.SECOND: 2}


class GoalVerdictDraft(Record):
    """What the principal decides about one goal."""

    goal_id: UUID
    decision: Verdict
    note: Text = ""


class YearReviewDraft(ReviewText):
    """What the principal fills in about the programme as a whole."""

    goals: tuple[GoalVerdictDraft, ...] = ()
    findings: tuple[FindingDraft, ...] = ()
    follow_ups: tuple[FollowUpDraft, ...] = ()


class YearReview(ReviewText, KeptRecord, table="year_review"):
    """A signed review of half a year or a year; the next one has the next number."""

    id: UUID
    school_year: int
    scope: Scope
    number: int
    signed_at: datetime
    signed_by: UUID


class YearReviewGoal(
    GoalVerdictDraft,
    KeptRecord,
    table="year_review_goal",
    key=("year_review_id", "goal_id"),
):
    """What a signed review decided about one goal, as it was called then."""

    year_review_id: UUID
    number: int
    title: str


def year_signing_refusal(
    scope: Scope, year: SchoolYear, by: Actor, today: date
) -> HumasError | None:
    """Return why ``by`` may not review this part of the year now, or None."""
    if refusal := duties.refusal(Duty.SIGN_REVIEWS, by):
        return refusal
    if not scope.is_due(year, today):
        return WrongStep(
            N_("It can be reviewed from {day} on, when it comes to its end."),
            day=scope.signable_from(year),
        )
    return None


def year_draft_refusal(
    draft: YearReviewDraft, *, signed_before: int
) -> HumasError | None:
    """Return why this review may not be signed as it stands, or None."""
    if not draft.note:
        return Refused(
            N_("Write in the note what you judge by; a number alone helps nobody.")
        )
    decisions = [draft.decision, *(goal.decision for goal in draft.goals)]
    followed = len(draft.findings) + len(draft.follow_ups)
    return version_refusal(draft, signed_before) or follow_up_refusal(
        decisions, followed=followed
    )
