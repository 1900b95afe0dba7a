"""What waits: the cycle's state, the next activities, overdue tasks."""

from datetime import date
from functools import partial

from data.calendar import SchoolYear
from data.record import Record
from data.store import Store, question
from evaluation.home.models import CycleState, YearStanding

_sql = partial(question, __file__)


class OverdueTasks(Record):
    """How many tasks of one person are overdue."""

    person: str | None
    tasks: int
    hindered: int
    oldest_due_on: date


class OverdueWork(Record):
    """How many findings and follow-ups are overdue."""

    findings: int
    follow_ups: int


def cycle_state(store: Store, year: SchoolYear) -> list[CycleState]:
    """Return how far the year has come, as exactly one row."""
    return store.rows(CycleState, _sql("cycle_state"), year=year.start)


def year_standing(store: Store, year: SchoolYear) -> list[YearStanding]:
    """Return what tells the year's phase, as exactly one row; every page asks it."""
    return store.rows(YearStanding, _sql("year_standing"), year=year.start)


def overdue_work(store: Store, today: date) -> list[OverdueWork]:
    """Return how many findings and follow-ups are overdue, as exactly one row."""
    return store.rows(OverdueWork, _sql("overdue_work"), today=today)


def overdue_tasks(store: Store, year: SchoolYear, today: date) -> list[OverdueTasks]:
    """Return overdue tasks per person, most first."""
    return store.rows(OverdueTasks, _sql("overdue_tasks"), year=year.start, today=today)
