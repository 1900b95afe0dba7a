"""Keeping the versions of the year's plan that were approved."""

from data.calendar import SchoolYear
from data.store import Store
from planning.activities import store as activities
from planning.goals import store as goals
from planning.versions.models import ApprovedVersion, ChangedDay, Content


def content(store: Store, year: SchoolYear) -> Content:
    """Return the year's plan as it is now, the way an approval would freeze it."""
    return Content(
        year=str(year),
        goals=tuple(goals.goals_in(store, year)),
        activities=tuple(activities.activities_in(store, year)),
        budget=tuple(activities.budget_lines_in(store, year)),
        tasks=tuple(activities.planned_tasks_in(store, year)),
    )


def versions(store: Store, year: SchoolYear) -> list[ApprovedVersion]:
    """Return the approved versions, newest first."""
    return store.rows(
        ApprovedVersion,
        """
        select work_program_version.*
        from work_program_version
        inner join work_program
            on work_program.id = work_program_version.work_program_id
        where work_program.school_year = $year
        order by work_program_version.number desc
        """,
        year=year.start,
    )


def latest_version(store: Store, year: SchoolYear) -> ApprovedVersion | None:
    """Return what the principal approved last, or None before the first approval."""
    return store.first(
        ApprovedVersion,
        """
        select work_program_version.*
        from work_program_version
        inner join work_program
            on work_program.id = work_program_version.work_program_id
        where work_program.school_year = $year
        order by work_program_version.number desc
        limit 1
        """,
        year=year.start,
    )


def agreed(store: Store, year: SchoolYear) -> Content | None:
    """Return what was approved last, with what was changed for the days since then."""
    latest = latest_version(store, year)
    if latest is None:
        return None
    days = store.rows(
        ChangedDay,
        """
        select day_change.* exclude (since)
        from day_change
        inner join activity on activity.id = day_change.activity_id
        where activity.school_year = $year and day_change.since = $since
        order by day_change.activity_id
        """,
        year=year.start,
        since=latest.number,
    )
    return latest.read().with_days(days)


def version(store: Store, year: SchoolYear, number: int) -> ApprovedVersion:
    """Return one approved version, or raise NotFound."""
    return store.row(
        ApprovedVersion,
        """
        select work_program_version.*
        from work_program_version
        inner join work_program
            on work_program.id = work_program_version.work_program_id
        where work_program.school_year = $year
            and work_program_version.number = $number
        """,
        year=year.start,
        number=number,
    )
