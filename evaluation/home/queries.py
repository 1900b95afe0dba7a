"""What the homes ask: how far the year is, what is due when, who is behind."""

from datetime import date
from functools import partial
from uuid import UUID

from data import duties
from data.calendar import SchoolYear
from data.duties import Duty
from data.record import Record
from data.store import Store, question
from evaluation.home.models import FirstSteps, YearStanding

_sql = partial(question, __file__)


class OverdueTasks(Record):
    """How many tasks of one person are overdue."""

    person_id: UUID | None
    person: str | None
    tasks: int
    hindered: int
    oldest_due_on: date


class MonthDue(Record):
    """How much is still open in a month: tasks, and findings and follow-ups."""

    month: date
    tasks: int
    work: int


def year_standing(store: Store, year: SchoolYear) -> list[YearStanding]:
    """Return what tells the year's phase, as exactly one row; every page asks it."""
    return store.rows(YearStanding, _sql("year_standing"), year=year.start)


def overdue_tasks(store: Store, year: SchoolYear, today: date) -> list[OverdueTasks]:
    """Return overdue tasks per person, most first."""
    return store.rows(OverdueTasks, _sql("overdue_tasks"), year=year.start, today=today)


def months_due(store: Store, year: SchoolYear) -> list[MonthDue]:
    """Return what is still open beside activities, by the month it is due in."""
    return store.rows(
        MonthDue,
        _sql("months_due"),
        year=year.start,
        first=year.first_day,
        last=year.last_day,
    )


def first_steps(store: Store, year: SchoolYear) -> list[FirstSteps]:
    """Return how far the school came on the way to its first plan, as the only row."""
    return store.rows(
        FirstSteps,
        _sql("first_steps"),
        year=year.start,
        deciding=sorted(duties.roles_of(Duty.APPROVE_PLAN)),
    )
