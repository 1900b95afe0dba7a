"""What is asked about the days of a year: on which of them nothing is proposed."""

from datetime import date

from data.calendar import SchoolYear
from data.store import Store
from planning.days import store as days
from planning.days.models import national_list, taken_days


def days_taken(store: Store, year: SchoolYear) -> dict[date, str]:
    """Return the days of the year on which nothing should be proposed, by name."""
    kept = days.all_days(store, year)
    return taken_days(kept, national_list(year).days, days.periods(store, year))
