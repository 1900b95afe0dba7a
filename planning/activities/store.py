"""Keeping activities and their budget lines."""

from collections.abc import Collection
from uuid import UUID

from data.calendar import SchoolYear
from data.record import Record, new_id
from data.store import Store
from planning.activities.models import (
    Activity,
    PlannedTask,
    PlannedTaskDraft,
)
from planning.budget.models import BudgetLine, BudgetLineDraft


class _Ties(Record):
    positions: int
    tasks: int
    closings: int
    findings: int
    obstacles: int

    @property
    def hanging(self) -> bool:
        """Whether something would be lost with the activity."""
        return any(
            (self.positions, self.tasks, self.closings, self.findings, self.obstacles)
        )


def activities_in(store: Store, year: SchoolYear) -> list[Activity]:
    """Return the year's activities by date, unscheduled ones last."""
    return store.rows(
        Activity,
        """
        from activity
        where school_year = $year
        order by planned_on nulls last, alphabetical(title), id
        """,
        year=year.start,
    )


def budget_lines(store: Store, activity_id: UUID) -> list[BudgetLine]:
    """Return an activity's budget lines in the order they were entered."""
    return store.rows(
        BudgetLine,
        "from budget_line where activity_id = $id order by number, id",
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
        order by budget_line.activity_id, budget_line.number, budget_line.id
        """,
        year=year.start,
    )


def planned_tasks(store: Store, activity_id: UUID) -> list[PlannedTask]:
    """Return what an activity's committee will have to do, in order."""
    return store.rows(
        PlannedTask,
        "from planned_task where activity_id = $id order by number, id",
        id=activity_id,
    )


def planned_tasks_in(store: Store, year: SchoolYear) -> list[PlannedTask]:
    """Return all planned tasks of the year's activities."""
    return store.rows(
        PlannedTask,
        """
        select planned_task.*
        from planned_task
        inner join activity on activity.id = planned_task.activity_id
        where activity.school_year = $year
        order by planned_task.activity_id, planned_task.number, planned_task.id
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


def replace_budget(
    store: Store, activity_id: UUID, lines: tuple[BudgetLineDraft, ...]
) -> None:
    """Keep the activity's budget lines; lines that stay keep their id."""
    store.remove(BudgetLine, activity_id=activity_id)
    store.add(
        [
            BudgetLine(
                **{
                    **line.model_dump(),
                    "id": line.id or new_id(),
                    "activity_id": activity_id,
                    "number": number,
                }
            )
            for number, line in enumerate(lines, 1)
        ]
    )


def replace_tasks(
    store: Store, activity_id: UUID, tasks: tuple[PlannedTaskDraft, ...]
) -> None:
    """Keep what the activity's committee will have to do, in this order."""
    store.remove(PlannedTask, activity_id=activity_id)
    store.add(
        [
            PlannedTask(
                title=task.title,
                offset_days=task.offset_days,
                section=task.section,
                id=new_id(),
                activity_id=activity_id,
                number=number,
            )
            for number, task in enumerate(tasks, 1)
        ]
    )


def families_of(store: Store, activity_id: UUID) -> int:
    """Return how many pupils' families an activity is for."""
    return store.number(
        """
        select coalesce(sum(families), 0)::bigint
        from activity_families
        where activity_id = $id
        """,
        id=activity_id,
    )


def ties(store: Store, activity: Activity) -> _Ties:
    """Return what hangs on an activity."""
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
            (select count(*) from obstacle where activity_id = $id)
                + (select count(*) from supporting_factor where activity_id = $id)
                + (select count(*) from meeting where activity_id = $id)
                as obstacles
        """,
        id=activity.id,
    )


def class_groups_among(store: Store, ids: Collection[UUID], year: int) -> int:
    """Return how many of these are class groups of a year."""
    sql = """
        select count(*) from class_group
        where school_year = $year and list_contains($ids::uuid[], id)
        """
    return store.number(sql, ids=list(ids), year=year) if ids else 0


def remove(store: Store, activity_id: UUID) -> None:
    """Take an activity off the plan; its history stays."""
    store.remove(BudgetLine, activity_id=activity_id)
    store.remove(PlannedTask, activity_id=activity_id)
    store.write(
        "delete from origin where record = 'activity' and record_id = $id",
        id=activity_id,
    )
    store.remove(Activity, activity_id)
