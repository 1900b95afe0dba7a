"""What is asked about clashes: when each activity of a year is, and its warnings."""

from functools import partial
from uuid import UUID

from data.calendar import SchoolYear
from data.store import Store, question
from planning.clashes.models import Clash, Slot, clashes
from planning.days import store as days

_sql = partial(question, __file__)


def year_slots(store: Store, year: SchoolYear) -> list[Slot]:
    """Return when each activity of the year is, whom it reaches, who answers."""
    return store.rows(Slot, _sql("year_slots"), year=year.start)


def clashes_in(store: Store, year: SchoolYear) -> dict[UUID, list[Clash]]:
    """Return the warnings of the year's activities that have some."""
    off = days.days_off(store, year.first_day, year.last_day)
    return clashes(year_slots(store, year), off, days.periods(store, year))
