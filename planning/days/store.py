"""Keeping the days off and the periods of the school."""

from datetime import date

from data.calendar import SchoolYear
from data.store import Store
from planning.days.models import DayOff, SchoolPeriod


def days_off(store: Store, first: date, last: date) -> list[DayOff]:
    """Return the days off from ``first`` to ``last``, without the struck ones."""
    return store.rows(
        DayOff,
        """
        from day_off
        where on_day between $first and $last
            and not is_struck
        order by on_day, alphabetical(name), id
        """,
        first=first,
        last=last,
    )


def all_days(store: Store, year: SchoolYear) -> list[DayOff]:
    """Return the year's days off by date, struck ones too."""
    return store.rows(
        DayOff,
        """
        from day_off
        where on_day between $first and $last
        order by on_day, alphabetical(name), id
        """,
        first=year.first_day,
        last=year.last_day,
    )


def periods(store: Store, year: SchoolYear) -> list[SchoolPeriod]:
    """Return the year's exams, breaks and Ramadan by date."""
    return store.rows(
        SchoolPeriod,
        """
        from school_period
        where school_year = $year
        order by starts_on, alphabetical(title), id
        """,
        year=year.start,
    )
