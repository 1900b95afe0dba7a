"""What is asked about the year's activities."""

from datetime import date, time
from decimal import Decimal
from functools import partial
from typing import Final
from uuid import UUID

from data.activity import ActivityStep, PlannedDay
from data.calendar import SchoolYear
from data.cooperation import CooperationForm, Involvement, are_confidential
from data.participants import Expected
from data.record import Record
from data.store import Store, question
from planning.activities.models import (
    Audience,
    Category,
    Direction,
    Mode,
    Ticks,
    lacking,
)

_sql = partial(question, __file__)


class ListedActivity(Record):
    """An activity as scripts see it."""

    id: UUID
    title: str
    school_year: str
    date: date | None
    step: ActivityStep
    committee: bool
    goal: str | None
    mode: Mode
    families: int


class PlanFilter(Record):
    """Which activities a list of the plan shows; None shows all.

    ``month`` is 1-12, or 0 for what is not scheduled yet.
    """

    month: int | None = None
    goal_id: UUID | None = None
    form: CooperationForm | None = None
    person_id: UUID | None = None

    @property
    def narrows(self) -> bool:
        """Whether anything is left out."""
        return self != EVERYTHING


EVERYTHING: Final = PlanFilter()


class PlannedActivity(Record):
    """An activity as the plan shows it."""

    id: UUID
    version: int
    series_id: UUID
    title: str
    when: PlannedDay
    starts_at: time | None
    ends_at: time | None
    mode: Mode
    place: str
    category: Category | None
    forms: tuple[CooperationForm, ...]
    involvement: tuple[Involvement, ...]
    audience: Audience
    grades: tuple[int, ...]
    parties: tuple[Expected, ...]
    goal_id: UUID | None
    goal_number: int | None
    goal: str | None
    person_id: UUID | None
    person: str | None
    indicator: str
    target: Decimal | None
    unit: str
    direction: Direction
    families: int
    budget: Decimal
    has_goal: bool
    is_classified: bool
    is_scheduled: bool
    has_procedure: bool
    has_standard: bool
    incidental: str
    step: ActivityStep

    @property
    def is_confidential(self) -> bool:
        """Whether which families it is for is nobody else's to know."""
        return self.audience is Audience.PUPILS or are_confidential(self.forms)

    def fits(self, wanted: PlanFilter) -> bool:
        """Whether it stays on the list when that is narrowed to ``wanted``."""
        month = self.when.day.month if self.when.day else 0
        asked = (
            (wanted.month, (month,)),
            (wanted.goal_id, (self.goal_id,)),
            (wanted.form, self.forms),
            (wanted.person_id, (self.person_id,)),
        )
        return all(one is None or one in own for one, own in asked)

    @property
    def ticks(self) -> Ticks:
        """Which of the ticks it has."""
        return Ticks(
            goal=self.has_goal,
            classified=self.is_classified,
            scheduled=self.is_scheduled,
            procedure=self.has_procedure,
            led=self.person_id is not None,
        )

    @property
    def lacks(self) -> list[str]:
        """What it needs (as messages) before the plan can be submitted."""
        return lacking(*self.ticks.model_dump().values(), self.has_standard)


class BesideActivity(Record):
    """What an activity came from, a note on it, or the same event of another year.

    ``kind`` is what it came from (problem, indicator, assessment, finding, decision),
    ``note`` (of the principal, still open) or ``series`` (the same event in another
    year: its id, step, and the share of families represented once it was held).
    """

    kind: str
    id: UUID
    school_year: int
    text: str
    step: ActivityStep | None
    represented: Decimal | None


def listed_activities(store: Store, year: SchoolYear | None) -> list[ListedActivity]:
    """Return activities of one year or all, by date."""
    start = year.start if year else None
    return store.rows(ListedActivity, _sql("listed_activities"), year=start)


def year_plan(store: Store, year: SchoolYear) -> list[PlannedActivity]:
    """Return the year's activities by date, unscheduled ones last."""
    return store.rows(PlannedActivity, _sql("year_plan"), year=year.start)


def beside_activity(store: Store, activity_id: UUID) -> list[BesideActivity]:
    """Return what an activity came from, open notes on it, and its other years."""
    return store.rows(BesideActivity, _sql("beside_activity"), id=activity_id)
