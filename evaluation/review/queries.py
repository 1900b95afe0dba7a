"""What was signed this year, what was answered to it, and what stands beside it."""

from datetime import date, datetime
from functools import partial
from uuid import UUID

from data.calendar import SchoolYear
from data.language import in_number, say
from data.record import Record
from data.store import Store, question
from evaluation.review.models import (
    Criterion,
    Judged,
    ReviewText,
    Scope,
    Stage,
    Stance,
    Verdict,
)

_sql = partial(question, __file__)


class SignedReview(ReviewText):
    """A signed review with the names a reader needs."""

    id: UUID
    activity_id: UUID
    activity: str
    number: int
    judged: Judged | None
    signed_at: datetime
    signed_by: str
    signed_number: str

    @property
    def judgement(self) -> list[tuple[str, str]]:
        """What was judged, criterion by criterion, in words."""
        if self.judged is None:
            return _scored(self)
        return [(say("Against its standard"), say(self.judged.label)), *_scored(self)]


class DecidedGoal(Record):
    """What a review of the year decided about one goal, as it was called then."""

    number: int
    title: str
    decision: Verdict
    note: str


class SignedYearReview(ReviewText):
    """A signed review of half a year or a year, and its goals."""

    id: UUID
    scope: Scope
    number: int
    signed_at: datetime
    signed_by: str
    signed_number: str
    goals: tuple[DecidedGoal, ...]

    @property
    def judgement(self) -> list[tuple[str, str]]:
        """What was judged, criterion by criterion and goal by goal, in words."""
        goals = [
            (
                f"{in_number(goal.number)}. {goal.title}",
                " – ".join(filter(None, (say(goal.decision.label), goal.note))),
            )
            for goal in self.goals
        ]
        return [*_scored(self), *goals]


Signed = SignedReview | SignedYearReview


class Answered(Record):
    """An answer to a review, with who gave it."""

    review_id: UUID
    number: int
    stance: Stance
    remark: str
    will_do: str
    answered_at: datetime
    answered_by: str
    answered_number: str


class FollowedUp(Record):
    """What somebody carries out because of a review."""

    id: UUID
    review_id: UUID
    text: str
    owner: str
    due_on: date
    closed_on: date | None


class Monitored(Record):
    """What monitoring saw of an activity, or (without one) of the programme."""

    activity_id: UUID | None
    stage: Stage
    text: str
    made_at: datetime
    made_by: str


class MarkedPoint(Record):
    """How often a point of an item's scale was marked; and how many sheets came."""

    item_id: UUID
    points: int
    is_reversed: bool
    point: int
    times: int
    sheets: int


class InCharge(Record):
    """Who is in charge of an activity."""

    name: str


def _scored(row: ReviewText) -> list[tuple[str, str]]:
    return [(say(one.label), row.level(one)) for one in Criterion]


def signed_reviews(store: Store, year: SchoolYear) -> list[SignedReview]:
    """Return the year's signed reviews, every version, newest version first."""
    return store.rows(SignedReview, _sql("signed_reviews"), year=year.start)


def signed_year_reviews(store: Store, year: SchoolYear) -> list[SignedYearReview]:
    """Return what was signed of the year as a whole, newest version first."""
    return store.rows(SignedYearReview, _sql("signed_year_reviews"), year=year.start)


def review_answers(store: Store, year: SchoolYear) -> list[Answered]:
    """Return what was answered to the year's reviews, newest answer first."""
    return store.rows(Answered, _sql("review_answers"), year=year.start)


def followed_up(store: Store, year: SchoolYear) -> list[FollowedUp]:
    """Return what the year's reviews gave somebody to do, by when it is due."""
    return store.rows(FollowedUp, _sql("followed_up"), year=year.start)


def monitored(store: Store, year: SchoolYear) -> list[Monitored]:
    """Return what monitoring saw this year, the first first."""
    return store.rows(Monitored, _sql("monitored"), year=year.start)


def in_charge_of(store: Store, activity_id: UUID) -> list[InCharge]:
    """Return who is in charge of an activity, alone, or nobody."""
    return store.rows(InCharge, _sql("in_charge_of"), activity_id=activity_id)


def asked_of(store: Store, activity_id: UUID) -> list[MarkedPoint]:
    """Return how those who came to an activity answered, item by item."""
    return store.rows(MarkedPoint, _sql("asked_of"), activity_id=activity_id)
