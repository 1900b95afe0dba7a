"""Keeping activities and their budget lines."""

from uuid import UUID

from data.calendar import SchoolYear
from data.record import Record, new_id
from data.store import Store
from planning.activities.models import Activity, BudgetLine, BudgetLineDraft


class _Ties(Record):
    positions: int
    tasks: int
    closings: int
    findings: int
    goals: int
    people: int
    class_groups: int

    @property
    def hanging(self) -> bool:
        """Whether something would be lost with the activity."""
        return any((self.positions, self.tasks, self.closings, self.findings))


def activities_in(store: Store, year: SchoolYear) -> list[Activity]:
    """Return the year's activities by date, unscheduled ones last."""
    return store.rows(
        Activity,
        """
        from activity
        where school_year = $year
        order by planned_on nulls last, title, id
        """,
        year=year.start,
    )


def activity(store: Store, activity_id: UUID) -> Activity:
    """Return one activity, or raise NotFound."""
    return store.row(Activity, "from activity where id = $id", id=activity_id)


def exists(store: Store, activity_id: UUID) -> bool:
    """Return whether there is such an activity."""
    return bool(
        store.rows(Activity, "from activity where id = $id order by id", id=activity_id)
    )


def budget_lines(store: Store, activity_id: UUID) -> list[BudgetLine]:
    """Return an activity's budget lines in the order they were entered."""
    return store.rows(
        BudgetLine,
        "from budget_line where activity_id = $id order by id",
        id=activity_id,
    )


def budget_lines_in(store: Store, year: SchoolYear) -> list[BudgetLine]:
    """Return all budget lines of the year's activities."""
    return store.rows(
        BudgetLine,
        """
        select budget_line.*
        from budget_line
        inner join activity on activity.id = budget_line.activity_id
        where activity.school_year = $year
        order by budget_line.activity_id, budget_line.id
        """,
        year=year.start,
    )


def spent_lines(store: Store, activity_id: UUID) -> list[BudgetLine]:
    """Return the activity's budget lines from which money was spent."""
    return store.rows(
        BudgetLine,
        """
        from budget_line
        where activity_id = $id
            and id in (select budget_line_id from spending)
        order by id
        """,
        id=activity_id,
    )


def add(store: Store, new: Activity) -> None:
    """Keep an activity that was not there before."""
    store.write_all("activity", [new])


def replace(store: Store, changed: Activity) -> None:
    """Keep an activity's next version, or raise Stale."""
    store.write_next(
        """
        update activity
        set title = $title, goal_id = $goal_id, forms = $forms, audience = $audience,
            grades = $grades, class_group_ids = $class_group_ids,
            planned_on = $planned_on, date_precision = $date_precision, mode = $mode,
            person_id = $person_id, place = $place, procedure = $procedure,
            indicator = $indicator, baseline = $baseline, target = $target,
            unit = $unit, direction = $direction, measured_by = $measured_by,
            risk = $risk, mitigation = $mitigation, version = $version
        where id = $id and version = $version - 1
        """,
        **_lists(changed),
    )


def replace_budget(
    store: Store, activity_id: UUID, lines: tuple[BudgetLineDraft, ...]
) -> None:
    """Keep the activity's budget lines; lines that stay keep their id."""
    store.write("delete from budget_line where activity_id = $id", id=activity_id)
    store.write_all(
        "budget_line",
        [
            BudgetLine(
                **{
                    **line.model_dump(),
                    "id": line.id or new_id(),
                    "activity_id": activity_id,
                }
            )
            for line in lines
        ],
    )


def ties(store: Store, activity: Activity) -> _Ties:
    """Return what hangs on an activity, and whether what it names exists."""
    return store.row(
        _Ties,
        """
        select
            (select count(*) from committee_position where activity_id = $id)
                as positions,
            (select count(*) from task where activity_id = $id) as tasks,
            (select count(*) from closing where activity_id = $id) as closings,
            (select count(*) from finding_decision where activity_id = $id)
                + (select count(*) from finding where activity_id = $id)
                as findings,
            (
                select count(*) from goal
                where id = $goal_id and school_year = $school_year
            ) as goals,
            (select count(*) from person where id = $person_id) as people,
            (
                select count(*) from class_group
                where school_year = $school_year
                    and list_contains($class_group_ids::uuid[], id)
            ) as class_groups
        """,
        id=activity.id,
        goal_id=activity.goal_id,
        school_year=activity.school_year,
        person_id=activity.person_id,
        class_group_ids=list(activity.class_group_ids),
    )


def remove(store: Store, activity_id: UUID) -> None:
    """Take an activity off the plan; its history stays."""
    store.write("delete from budget_line where activity_id = $id", id=activity_id)
    store.write("delete from activity where id = $id", id=activity_id)


def _lists(changed: Activity) -> dict[str, object]:
    values = changed.model_dump(exclude={"school_year"})
    for name in ("forms", "grades", "class_group_ids"):
        values[name] = list(values[name])
    return values
