"""Keeping the school and its years."""

from data.errors import NotFound
from data.language import N_
from data.record import Record
from data.school.models import School, YearRecord
from data.store import Store


def school(store: Store) -> School | None:
    """Return the school, or None before it was set up."""
    found = store.rows(School, "from school order by id")
    return found[0] if found else None


def add_school(store: Store, new: School) -> None:
    """Keep the school for the first time."""
    store.write_all("school", [new])


def replace_school(store: Store, changed: School) -> None:
    """Keep the school's next version, or raise Stale."""
    store.write_next(
        """
        update school
        set name = $name, npsn = $npsn, level = $level, address = $address,
            city = $city, time_zone = $time_zone, principal_name = $principal_name,
            principal_number = $principal_number, letterhead = $letterhead,
            logo = $logo, current_year = $current_year, version = $version
        where id = $id and version = $version - 1
        """,
        **changed.model_dump(exclude={"is_sample"}),
    )


def years(store: Store) -> list[YearRecord]:
    """Return the school's years, newest first."""
    return store.rows(YearRecord, "from school_year order by start desc")


def year(store: Store, start: int) -> YearRecord:
    """Return one school year, or raise NotFound."""
    found = store.rows(
        YearRecord, "from school_year where start = $start order by start", start=start
    )
    if not found:
        raise NotFound(
            N_("School year {year} is not in the records yet."),
            year=f"{start}/{start + 1}",
        )
    return found[0]


def add_year(store: Store, new: YearRecord) -> None:
    """Keep a school year that was not there before."""
    store.write_all("school_year", [new])


def replace_year(store: Store, changed: YearRecord) -> None:
    """Keep a school year's next version, or raise Stale."""
    store.write_next(
        """
        update school_year
        set closed_on = $closed_on, version = $version
        where start = $start and version = $version - 1
        """,
        **changed.model_dump(),
    )


def demand_open(store: Store, start: int) -> None:
    """Raise why nothing may be changed in this school year, if so.

    Every action that changes records of a year calls it inside its transaction.
    """
    if refusal := year(store, start).change_refusal():
        raise refusal


class _Count(Record):
    count: int


def unfinished_activities(store: Store, start: int) -> int:
    """Return how many activities of the year are not closed."""
    found = store.row(
        _Count,
        """
        select count(*) as count
        from activity
        inner join activity_step on activity_step.activity_id = activity.id
        where activity.school_year = $start
            and activity_step.step in ('planned', 'closing')
        """,
        start=start,
    )
    return found.count
