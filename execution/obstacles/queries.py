"""What is asked about obstacles: which are open, which come again, what helped."""

from datetime import date
from decimal import Decimal
from functools import partial
from uuid import UUID, uuid5

from data.calendar import SchoolYear
from data.factors import Factor, FactorSide
from data.obstacles import Effect, ObstacleCode, ObstacleDraft, Side
from data.record import Record
from data.search.models import Thing
from data.store import Store, question
from execution.obstacles.models import is_long_open
from organizing.tasks.models import TaskStep

_sql = partial(question, __file__)


class ListedObstacle(Record):
    """An obstacle as people read it."""

    id: UUID
    activity_id: UUID | None
    activity: str | None
    task_id: UUID | None
    task: str | None
    task_step: TaskStep | None
    code: ObstacleCode
    side: Side
    note: str
    remedy: str
    owner_id: UUID | None
    owner: str | None
    raised_on: date
    raised_by: str | None
    acted_on: date | None
    resolved_on: date | None
    effect: Effect | None
    effect_note: str
    is_recurring: bool
    version: int

    @property
    def is_open(self) -> bool:
        """Whether it is not resolved yet."""
        return self.resolved_on is None

    def is_long_open(self, today: date) -> bool:
        """Whether it is open for longer than it should be."""
        return is_long_open(self.raised_on, self.resolved_on, today)

    def days(self, today: date) -> int:
        """Return for how many days it stood, or stands, in the way."""
        return ((self.resolved_on or today) - self.raised_on).days


class CarriedObstacle(Record):
    """An obstacle that the year before could not resolve and carried over."""

    id: UUID
    code: ObstacleCode
    side: Side
    note: str
    remedy: str
    raised_on: date
    reason: str

    def again(self, today: date) -> ObstacleDraft:
        """Return the same obstacle as it is raised anew, today."""
        return ObstacleDraft.as_kept(
            code=self.code, side=self.side, note=self.note, raised_on=today
        )

    def id_in(self, year: SchoolYear) -> UUID:
        """Return the id under which it is raised again in a year: once."""
        return uuid5(self.id, str(year))


class ListedFactor(Record):
    """Something that helped, as people read it."""

    id: UUID
    activity_id: UUID | None
    activity: str | None
    code: Factor
    side: FactorSide
    note: str
    noted_on: date
    noted_by: str | None
    version: int


class ObstacleCourse(Record):
    """How many obstacles were raised and resolved, and how soon."""

    raised: int
    resolved: int
    median_days: Decimal | None


class ObstacleKind(Record):
    """How often a kind of obstacle arose in two years, and what helped."""

    code: ObstacleCode
    times: int
    times_before: int
    helped: int
    judged: int

    @property
    def is_recurring(self) -> bool:
        """Whether it arose two years running; what is "other" is no kind."""
        return bool(self.times and self.times_before) and (
            self.code is not ObstacleCode.OTHER
        )


class TriedRemedy(Record):
    """What the school tried before, and what came of it."""

    remedy: str
    effect: Effect
    effect_note: str
    school_year: int


class OwnActivity(Record):
    """An activity for which a person may note something."""

    id: UUID
    title: str
    planned_on: date | None


def listed_obstacles(
    store: Store,
    year: SchoolYear,
    person_id: UUID | None = None,
    activity_id: UUID | None = None,
) -> list[ListedObstacle]:
    """Return the year's obstacles, the open ones first, the oldest of them on top."""
    return store.rows(
        ListedObstacle,
        _sql("listed_obstacles"),
        year=year.start,
        person_id=person_id,
        activity_id=activity_id,
    )


def listed_factors(
    store: Store,
    year: SchoolYear,
    person_id: UUID | None = None,
    activity_id: UUID | None = None,
) -> list[ListedFactor]:
    """Return what supported the year's work, the newest first."""
    return store.rows(
        ListedFactor,
        _sql("listed_factors"),
        year=year.start,
        person_id=person_id,
        activity_id=activity_id,
    )


def obstacle_course(store: Store, year: SchoolYear) -> list[ObstacleCourse]:
    """Return, alone, how many of the year's obstacles were resolved, and how soon."""
    return store.rows(ObstacleCourse, _sql("obstacle_course"), year=year.start)


def obstacle_kinds(store: Store, year: SchoolYear) -> list[ObstacleKind]:
    """Return the kinds of obstacles of this year and the one before."""
    return store.rows(ObstacleKind, _sql("obstacle_kinds"), year=year.start)


def tried_remedies(
    store: Store, code: ObstacleCode, except_id: UUID
) -> list[TriedRemedy]:
    """Return what was tried against a kind of obstacle, what helped first."""
    return store.rows(
        TriedRemedy, _sql("tried_remedies"), code=code, except_id=except_id
    )


def own_activities(
    store: Store, year: SchoolYear, person_id: UUID | None
) -> list[OwnActivity]:
    """Return the activities for which a person may note something; None: all."""
    return store.rows(
        OwnActivity, _sql("own_activities"), year=year.start, person_id=person_id
    )


def carried_obstacles(store: Store, year: SchoolYear) -> list[CarriedObstacle]:
    """Return the unresolved obstacles that the year before carried over."""
    return store.rows(CarriedObstacle, _sql("carried_obstacles"), year=year.start)


def findable_obstacles(store: Store) -> list[Thing]:
    """Return the obstacles of every year that were described, with their activities."""
    return store.rows(Thing, _sql("findable_obstacles"))
