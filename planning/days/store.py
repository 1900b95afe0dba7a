"""Keeping the days off and the periods of the school."""

from datetime import date
from uuid import UUID

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
        order by on_day, name, id
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
        order by on_day, name, id
        """,
        first=year.first_day,
        last=year.last_day,
    )


def find_day(store: Store, day_id: UUID) -> DayOff | None:
    """Return one day off, or None when there is none."""
    found = store.rows(DayOff, "from day_off where id = $id order by id", id=day_id)
    return found[0] if found else None


def day(store: Store, day_id: UUID) -> DayOff:
    """Return one day off, or raise NotFound."""
    return store.row(DayOff, "from day_off where id = $id", id=day_id)


def add_days(store: Store, new: list[DayOff]) -> None:
    """Keep days off that were not there before."""
    store.write_all("day_off", new)


def replace_day(store: Store, changed: DayOff) -> None:
    """Keep a day's next version, or raise Stale."""
    store.write_next(
        """
        update day_off
        set on_day = $on_day, name = $name, kind = $kind, is_struck = $is_struck,
            version = $version
        where id = $id and version = $version - 1
        """,
        **changed.model_dump(exclude={"source"}),
    )


def periods(store: Store, year: SchoolYear) -> list[SchoolPeriod]:
    """Return the year's exams, breaks and Ramadan by date."""
    return store.rows(
        SchoolPeriod,
        """
        from school_period
        where school_year = $year
        order by starts_on, title, id
        """,
        year=year.start,
    )


def find_period(store: Store, period_id: UUID) -> SchoolPeriod | None:
    """Return one period, or None when there is none (any more)."""
    found = store.rows(
        SchoolPeriod, "from school_period where id = $id order by id", id=period_id
    )
    return found[0] if found else None


def period(store: Store, period_id: UUID) -> SchoolPeriod:
    """Return one period, or raise NotFound."""
    return store.row(SchoolPeriod, "from school_period where id = $id", id=period_id)


def add_period(store: Store, new: SchoolPeriod) -> None:
    """Keep a period that was not there before."""
    store.write_all("school_period", [new])


def replace_period(store: Store, changed: SchoolPeriod) -> None:
    """Keep a period's next version, or raise Stale."""
    store.write_next(
        """
        update school_period
        set kind = $kind, title = $title, starts_on = $starts_on, ends_on = $ends_on,
            version = $version
        where id = $id and version = $version - 1
        """,
        **changed.model_dump(exclude={"school_year"}),
    )


def remove_period(store: Store, period_id: UUID) -> None:
    """Take a period out; its history stays."""
    store.write("delete from school_period where id = $id", id=period_id)
