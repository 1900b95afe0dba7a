"""Keeping the versions of the year's plan that were approved."""

from data.calendar import SchoolYear
from data.store import Store
from planning.activities import store as activities
from planning.goals import store as goals
from planning.versions.models import ApprovedVersion, Content


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
