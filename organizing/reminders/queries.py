"""Questions of the reminders: what is due, what takes place, and whom they reach."""

from datetime import date, datetime
from functools import partial

from data.calendar import SchoolYear
from data.store import Store, question
from organizing.reminders.models import (
    Receiver,
    RemindedActivity,
    RemindedTask,
    WorkingPerson,
    last_day,
)

_sql = partial(question, __file__)


def receivers(store: Store, year: SchoolYear, now: datetime) -> list[Receiver]:
    """Return who works for an activity of the year, by name.

    ``now``: the moment at which a personal link has to hold.
    """
    return [person.receiver(now) for person in working_people(store, year)]


def working_people(store: Store, year: SchoolYear) -> list[WorkingPerson]:
    """Return who works for an activity of the year, with all their links, by name."""
    return store.rows(WorkingPerson, _sql("working_people"), year=year.start)


def reminded_tasks(store: Store, year: SchoolYear, today: date) -> list[RemindedTask]:
    """Return the open tasks that are overdue or due in the seven days from today."""
    return store.rows(
        RemindedTask, _sql("reminded_tasks"), year=year.start, last=last_day(today)
    )


def reminded_activities(store: Store, year: SchoolYear) -> list[RemindedActivity]:
    """Return when and where the year's activities are, by their day."""
    return store.rows(RemindedActivity, _sql("reminded_activities"), year=year.start)
