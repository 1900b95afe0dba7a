"""What is asked about the days of a year: when each activity is, what clashes."""

from datetime import date
from functools import partial
from uuid import UUID

from data.calendar import SchoolYear
from data.store import Store, question
from planning.days import store as days
from planning.days.models import Clash, Slot, clashes, national_list, taken_days

_sql = partial(question, __file__)


def year_slots(store: Store, year: SchoolYear) -> list[Slot]:
    """Return when each activity of the year is, whom it reaches, who answers."""
    return store.rows(Slot, _sql("year_slots"), year=year.start)


def clashes_in(store: Store, year: SchoolYear) -> dict[UUID, list[Clash]]:
    """Return the warnings of the year's activities that have some."""
    off = days.days_off(store, year.first_day, year.last_day)
    return clashes(year_slots(store, year), off, days.periods(store, year))


def days_taken(store: Store, year: SchoolYear) -> dict[date, str]:
    """Return the days of the year on which nothing should be proposed, by name."""
    kept = days.all_days(store, year)
    return taken_days(kept, national_list(year).days, days.periods(store, year))
