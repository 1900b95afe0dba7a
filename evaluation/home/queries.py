"""What waits: the cycle's state, the next activities, overdue tasks."""

from datetime import date, timedelta
from functools import partial
from typing import Final
from uuid import UUID

from data.activity import PlannedDay
from data.calendar import SchoolYear
from data.record import Record
from data.store import Store, question
from evaluation.home.models import CycleState, YearStanding
from planning.activities.models import Mode

_sql = partial(question, __file__)
AHEAD: Final = timedelta(days=30)


class UpcomingActivity(Record):
    """An activity of the next weeks and how ready it is."""

    activity_id: UUID
    title: str
    when: PlannedDay
    place: str
    mode: Mode
    in_charge: str
    committee: int
    tasks: int
    tasks_done: int
    budget_lines: int


class OverdueTasks(Record):
    """How many tasks of one person are overdue."""

    person: str | None
    tasks: int
    hindered: int
    oldest_due_on: date


def cycle_state(store: Store, year: SchoolYear) -> list[CycleState]:
    """Return how far the year has come, as exactly one row."""
    return store.rows(CycleState, _sql("cycle_state"), year=year.start)


def year_standing(store: Store, year: SchoolYear) -> list[YearStanding]:
    """Return what tells the year's phase, as exactly one row; every page asks it."""
    return store.rows(YearStanding, _sql("year_standing"), year=year.start)


def upcoming_activities(
    store: Store, year: SchoolYear, today: date
) -> list[UpcomingActivity]:
    """Return the year's open activities of the next 30 days, soonest first."""
    return store.rows(
        UpcomingActivity,
        _sql("upcoming_activities"),
        year=year.start,
        today=today,
        until=today + AHEAD,
    )


def overdue_tasks(store: Store, year: SchoolYear, today: date) -> list[OverdueTasks]:
    """Return overdue tasks per person, most first."""
    return store.rows(OverdueTasks, _sql("overdue_tasks"), year=year.start, today=today)
