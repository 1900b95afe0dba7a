"""Questions of the coordinator: readiness, open tasks, and how much each carries."""

from datetime import date, timedelta
from functools import partial

from data.calendar import SchoolYear
from data.store import Store, question
from organizing.coordination.models import (
    WEEKS,
    OpenTask,
    PersonWeek,
    Readiness,
    monday_of,
)

_sql = partial(question, __file__)


def readiness(store: Store, year: SchoolYear, today: date) -> list[Readiness]:
    """Return how ready each activity is that is still to come, by its day."""
    return store.rows(Readiness, _sql("readiness"), year=year.start, today=today)


def open_tasks(store: Store, year: SchoolYear, zone: str) -> list[OpenTask]:
    """Return every task of the year that is not done, by the day it is due.

    Without those of activities that were postponed or not held. ``zone``: the school's
    time zone, such as ``Asia/Jakarta``, for the day a task was given.
    """
    return store.rows(OpenTask, _sql("open_tasks"), year=year.start, zone=zone)


def person_weeks(store: Store, year: SchoolYear, today: date) -> list[PersonWeek]:
    """Return what falls to each person in this week and the five after it."""
    first = monday_of(today)
    return store.rows(
        PersonWeek,
        _sql("person_weeks"),
        year=year.start,
        first=first,
        last=first + timedelta(weeks=WEEKS) - timedelta(days=1),
    )
