"""What is known when a plan is taken over from the year before."""

from decimal import Decimal
from uuid import UUID

from data.calendar import SchoolYear
from data.record import Record
from data.roster.models import ClassGroup
from data.store import Store
from planning.activities import store as activities
from planning.days import store as days
from planning.goals.models import Goal
from planning.renewal.models import Facts, OldTask


class _Gone(Record):
    id: UUID
    name: str


class _Measured(Record):
    activity_id: UUID
    value: Decimal


def facts(store: Store, year: SchoolYear) -> Facts:
    """Return what ``year`` can take over from the year before."""
    before = year.before
    return Facts(
        year=year,
        activities=tuple(activities.activities_in(store, before)),
        planned=tuple(activities.activities_in(store, year)),
        lines=tuple(activities.budget_lines_in(store, before)),
        tasks=tuple(_tasks(store, before)),
        gone={person.id: person.name for person in _gone(store)},
        measured={each.activity_id: each.value for each in _measured(store, before)},
        class_groups=tuple(_class_groups(store, year)),
        goals=tuple(_goals(store, year)),
        days_off=tuple(days.days_off(store, before.first_day, year.last_day)),
    )


def _tasks(store: Store, year: SchoolYear) -> list[OldTask]:
    """Return the year's tasks, those planned before those given to committees."""
    return store.rows(
        OldTask,
        """
        with listed as (
            select activity_id, title, offset_days, section, 1 as origin, number
            from planned_task
            union all
            select
                task.activity_id,
                task.title,
                task.offset_days,
                coalesce(committee_position.title, '') as section,
                2 as origin,
                0 as number
            from task
            left join committee_position on committee_position.id = task.position_id
        )

        select listed.activity_id, listed.title, listed.offset_days, listed.section
        from listed
        inner join activity on activity.id = listed.activity_id
        where activity.school_year = $year
        order by
            listed.activity_id, listed.origin, listed.number, listed.offset_days,
            listed.title
        """,
        year=year.start,
    )


def _gone(store: Store) -> list[_Gone]:
    """Return the people who are no longer active."""
    return store.rows(
        _Gone, "select id, name from person where not is_active order by name, id"
    )


def _measured(store: Store, year: SchoolYear) -> list[_Measured]:
    """Return what the year's completed closings measured."""
    return store.rows(
        _Measured,
        """
        select closing.activity_id, closing.measured_value as value
        from closing
        inner join activity on activity.id = closing.activity_id
        where activity.school_year = $year
            and closing.completed_at is not null
            and closing.measured_value is not null
        order by closing.activity_id
        """,
        year=year.start,
    )


def _class_groups(store: Store, year: SchoolYear) -> list[ClassGroup]:
    """Return the class groups of the year and of the one before."""
    return store.rows(
        ClassGroup,
        """
        from class_group
        where school_year in ($before, $year)
        order by school_year, grade, length(suffix), suffix, name
        """,
        year=year.start,
        before=year.before.start,
    )


def _goals(store: Store, year: SchoolYear) -> list[Goal]:
    """Return the goals of the year and of the one before."""
    return store.rows(
        Goal,
        """
        from goal
        where school_year in ($before, $year)
        order by school_year, number, id
        """,
        year=year.start,
        before=year.before.start,
    )
