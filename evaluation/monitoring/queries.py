"""What is asked during the year: replies, what was held so far, stages, and all."""

from datetime import date, datetime
from functools import partial
from uuid import UUID

from data.activity import ActivityStep, PlannedDay
from data.calendar import SchoolYear
from data.record import Record
from data.store import Store, question
from evaluation.kpis.models import goal_results
from evaluation.monitoring.models import (
    OpenObstacle,
    OpenWork,
    Replies,
    Routine,
    Watched,
    in_the_way,
    missed,
    overdue,
    overrun,
    pace,
    prepared,
    represented,
    seldom,
    unclosed,
)
from evaluation.results.queries import activity_results, year_goals
from organizing.coordination.queries import readiness
from planning.cadence import store as cadences
from planning.cadence.models import cadences_of

_sql = partial(question, __file__)


class Stages(Record):
    """An activity, and when each stage of its evaluation was done."""

    activity_id: UUID
    title: str
    when: PlannedDay
    step: ActivityStep
    has_standard: bool
    held_on: date | None
    obstacles: int
    completed_at: datetime | None
    signed_at: datetime | None
    before_at: datetime | None
    during_at: datetime | None
    after_at: datetime | None


def replies(store: Store, year: SchoolYear, today: date) -> list[Replies]:
    """Return how many letters of each activity to come were answered."""
    return store.rows(Replies, _sql("replies"), year=year.start, today=today)


def open_work(store: Store, year: SchoolYear) -> list[OpenWork]:
    """Return what somebody still has to do, from this year and those before."""
    return store.rows(OpenWork, _sql("open_work"), year=year.start)


def open_obstacles(store: Store, year: SchoolYear) -> list[OpenObstacle]:
    """Return the year's obstacles that are not resolved yet, the oldest first."""
    return store.rows(OpenObstacle, _sql("open_obstacles"), year=year.start)


def routines(store: Store, year: SchoolYear) -> list[Routine]:
    """Return how often each form of cooperation was held this year."""
    return store.rows(Routine, _sql("routines"), year=year.start)


def stages(store: Store, year: SchoolYear) -> list[Stages]:
    """Return how far each activity came through its evaluation, by its day."""
    return store.rows(Stages, _sql("stages"), year=year.start)


def watched(store: Store, year: SchoolYear, today: date) -> list[Watched]:
    """Return what every rule looked at, and what is behind by it."""
    results = activity_results(store, year)
    goals = goal_results(year_goals(store, year), results)
    ready = readiness(store, year, today)
    wanted = cadences_of(year, cadences.cadences(store, year))
    return [
        *prepared(ready, replies(store, year, today), today),
        overrun(results),
        unclosed(results, today),
        seldom(wanted, routines(store, year), year, today),
        missed(goals),
        represented(results),
        pace(results, year, today),
        overdue(open_work(store, year), today),
        in_the_way(open_obstacles(store, year), today),
    ]
