"""Keeping activities and their budget lines."""

from uuid import UUID

from data.calendar import SchoolYear
from data.errors import NotFound
from data.language import N_
from data.record import Record, new_id
from data.store import Store
from planning.activities.models import (
    Activity,
    ActivityDraft,
    PlannedTask,
    PlannedTaskDraft,
)
from planning.budget.models import BudgetLine, BudgetLineDraft


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


def put_on_plan(
    store: Store, activity_id: UUID, draft: ActivityDraft, year: SchoolYear
) -> Activity:
    """Keep a new activity with its budget lines and tasks; the same id twice is one.

    Raises why the draft does not fit the year or names something that is not there.
    Whoever calls it demands first that the plan may be changed, and notes the history.
    """
    if store.exists(Activity, activity_id):
        return store.get(Activity, activity_id)
    new = Activity.of(draft, activity_id, year)
    demand_fitting(store, draft, new)
    store.add(new)
    fresh = tuple(line.model_copy(update={"id": None}) for line in draft.budget)
    replace_budget(store, activity_id, fresh)
    replace_tasks(store, activity_id, draft.tasks)
    return new


def demand_fitting(store: Store, draft: ActivityDraft, activity: Activity) -> None:
    """Raise why a draft does not fit its year, or names something not there."""
    if refusal := draft.refusal(SchoolYear(start=activity.school_year)):
        raise refusal
    found = ties(store, activity)
    if activity.goal_id and not found.goals:
        raise NotFound(N_("The goal chosen is not on this year's plan any more."))
    if activity.person_id and not found.people:
        raise NotFound(N_("The person in charge is not in the directory any more."))
    if found.class_groups != len(set(activity.class_group_ids)):
        raise NotFound(N_("A class group chosen is not one of this school year."))


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
                    "number": number,
                }
            )
            for number, line in enumerate(lines, 1)
        ],
    )


def replace_tasks(
    store: Store, activity_id: UUID, tasks: tuple[PlannedTaskDraft, ...]
) -> None:
    """Keep what the activity's committee will have to do, in this order."""
    store.write("delete from planned_task where activity_id = $id", id=activity_id)
    store.write_all(
        "planned_task",
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
    store.write("delete from planned_task where activity_id = $id", id=activity_id)
    store.write(
        "delete from origin where record = 'activity' and record_id = $id",
        id=activity_id,
    )
    store.write("delete from activity where id = $id", id=activity_id)
