"""What is known when a plan is taken over from the year before."""

from decimal import Decimal
from uuid import UUID

from data.calendar import SchoolYear
from data.record import Record
from data.roster.models import ClassGroup
from data.store import Store
from planning.activities import store as activities
from planning.activities.models import Activity
from planning.days.models import DayOff, SchoolPeriod, with_listed
from planning.goals.models import Goal
from planning.renewal.models import Facts, OldTask


class _PersonValueOrGroup(Record):
    """A row of one question: a person who left, a measured value or a class group."""

    kind: str
    id: UUID
    name: str
    school_year: int
    grade: int
    suffix: str
    value: Decimal


def facts(store: Store, year: SchoolYear) -> Facts:
    """Return what ``year`` can take over from the year before."""
    before = year.before
    every = _activities(store, year)
    found = _people_values_groups(store, year)
    kept = _days(store, year)
    return Facts(
        year=year,
        activities=tuple(old for old in every if old.school_year == before.start),
        planned=tuple(new for new in every if new.school_year == year.start),
        lines=tuple(activities.budget_lines_in(store, before)),
        tasks=tuple(_tasks(store, before)),
        gone={row.id: row.name for row in found if row.kind == "gone"},
        measured={row.id: row.value for row in found if row.kind == "measured"},
        class_groups=tuple(_group(row) for row in found if row.kind == "class_group"),
        goals=tuple(_goals(store, year)),
        days_off=tuple(with_listed(kept, (before, year))),
        periods=tuple(_periods(store, year)),
        is_dated=any(day.on_day in year for day in kept),
    )


def _activities(store: Store, year: SchoolYear) -> list[Activity]:
    """Return the activities of the year and of the one before, by date."""
    return store.rows(
        Activity,
        """
        from activity
        where school_year in ($before, $year)
        order by planned_on nulls last, alphabetical(title), id
        """,
        year=year.start,
        before=year.before.start,
    )


def _days(store: Store, year: SchoolYear) -> list[DayOff]:
    """Return the days off of the year and of the one before, struck ones too."""
    return store.rows(
        DayOff,
        """
        from day_off
        where on_day between $first and $last
        order by on_day, alphabetical(name), id
        """,
        first=year.before.first_day,
        last=year.last_day,
    )


def _periods(store: Store, year: SchoolYear) -> list[SchoolPeriod]:
    """Return exams, breaks and Ramadan of the year and of the one before."""
    return store.rows(
        SchoolPeriod,
        """
        from school_period
        where school_year in ($before, $year)
        order by starts_on, alphabetical(title), id
        """,
        year=year.start,
        before=year.before.start,
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
            alphabetical(listed.title)
        """,
        year=year.start,
    )


def _people_values_groups(store: Store, year: SchoolYear) -> list[_PersonValueOrGroup]:
    """Return who left, what the year before measured, and both years' class groups."""
    return store.rows(
        _PersonValueOrGroup,
        """
        with beside as (
            select
                'gone' as kind, id, name, 0 as school_year, 0 as grade, '' as suffix,
                0 as value
            from person
            where not is_active
            union all
            select
                'measured', closing.activity_id, '', activity.school_year, 0, '',
                closing.measured_value
            from closing
            inner join activity on activity.id = closing.activity_id
            where activity.school_year = $before
                and closing.completed_at is not null
                and closing.measured_value is not null
            union all
            select 'class_group', id, name, school_year, grade, suffix, 0
            from class_group
            where school_year in ($before, $year)
        )

        from beside
        order by kind, school_year, grade, alphabetical(suffix), alphabetical(name), id
        """,
        year=year.start,
        before=year.before.start,
    )


def _group(row: _PersonValueOrGroup) -> ClassGroup:
    names = ClassGroup.model_fields
    return ClassGroup(**{name: getattr(row, name) for name in names})


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
