"""Giving, changing and taking back tasks, and moving them from step to step."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from data import history
from data.actor import Actor, Role
from data.errors import NotFound, Refused, Stale
from data.language import N_
from data.obstacles import ObstacleCode
from data.school import store as schools
from data.store import Store
from organizing.committees import store as committees
from organizing.committees.models import organizing_refusal
from organizing.tasks import store as tasks
from organizing.tasks.models import (
    Task,
    TaskDraft,
    TaskStep,
    moving_refusal,
    not_given,
    planned_refusal,
    task_of_plan,
)
from planning.activities import store as activities


def give_task(
    store: Store,
    task_id: UUID,
    activity_id: UUID,
    draft: TaskDraft,
    *,
    by: Actor,
    now: datetime,
) -> Task:
    """Give a task to a person or a section; the same form twice is one task."""
    with store.transaction():
        _demand(by)
        committees.demand_organizing(store, activity_id)
        if kept := tasks.find_task(store, task_id):
            return kept
        new = Task(
            **draft.model_dump(),
            id=task_id,
            activity_id=activity_id,
            step=TaskStep.TO_DO,
            obstacle=None,
            obstacle_note="",
            version=1,
        )
        _check(store, new)
        tasks.add(store, new)
        _note(store, new, "given", by, now)
    return new


def give_planned_tasks(
    store: Store,
    task_ids: Sequence[UUID],
    activity_id: UUID,
    *,
    by: Actor,
    now: datetime,
) -> list[Task]:
    """Give planned tasks to the positions that the plan names; twice is once.

    A section without a position of its name is the first position's. A planned task
    keeps its id as a given one. Raises Stale where the plan was changed meanwhile.
    """
    with store.transaction():
        _demand(by)
        activity = committees.demand_organizing(store, activity_id)
        positions = committees.positions(store, activity_id)
        if refusal := planned_refusal(activity.title, positions):
            raise refusal
        planned = activities.planned_tasks(store, activity_id)
        if not {task.id for task in planned} >= set(task_ids):
            raise Stale(N_("The plan was changed meanwhile. Look at its tasks again."))
        chosen = [task for task in planned if task.id in set(task_ids)]
        waiting = not_given(chosen, tasks.tasks_in(store, activity_id))
        new = [task_of_plan(task, positions) for task in waiting]
        tasks.add_all(store, new)
        for task in new:
            _note(store, task, "given", by, now, source="plan")
    return new


def change_task(
    store: Store,
    task_id: UUID,
    version: int,
    draft: TaskDraft,
    *,
    by: Actor,
    now: datetime,
) -> Task:
    """Reword a task, move its date, or give it to somebody else."""
    with store.transaction():
        _demand(by)
        kept = tasks.task(store, task_id)
        committees.demand_organizing(store, kept.activity_id)
        if kept.version == version + 1 and kept.draft == draft:
            return kept
        changed = kept.model_copy(update={**draft.model_dump(), "version": version + 1})
        _check(store, changed)
        tasks.replace(store, changed)
        _note(store, changed, "changed", by, now)
    return changed


def take_back_task(store: Store, task_id: UUID, *, by: Actor, now: datetime) -> None:
    """Take a task back; twice is once."""
    with store.transaction():
        _demand(by)
        kept = tasks.find_task(store, task_id)
        if kept is None:
            return
        committees.demand_organizing(store, kept.activity_id)
        tasks.remove(store, task_id)
        _note(store, kept, "taken_back", by, now)


def move_task(
    store: Store,
    task_id: UUID,
    version: int,
    step: TaskStep,
    *,
    obstacle: ObstacleCode | None = None,
    obstacle_note: str = "",
    by: Actor,
    now: datetime,
) -> Task:
    """Move a task to its next step; a hindered one says what hinders it.

    Only the humas lead, the person it is given to, and members of its section; for
    everybody else of a committee the task does not exist.
    """
    with store.transaction():
        if refusal := moving_refusal(by):
            raise refusal
        kept = _task_for(store, task_id, by)
        year = activities.activity(store, kept.activity_id).school_year
        schools.demand_open(store, year)
        as_asked = kept.model_copy(update={"version": version})
        moved = as_asked.at(step, obstacle, obstacle_note)
        if kept == moved:
            return kept
        if refusal := kept.move_refusal(step, obstacle, obstacle_note):
            raise refusal
        tasks.replace(store, moved)
        _note(store, moved, "moved", by, now, step=step, obstacle=moved.obstacle)
    return moved


def _task_for(store: Store, task_id: UUID, by: Actor) -> Task:
    if by.role is Role.HUMAS_LEAD:
        return tasks.task(store, task_id)
    return tasks.task_of(store, task_id, by.id)


def _demand(by: Actor) -> None:
    if refusal := organizing_refusal(by):
        raise refusal


def _check(store: Store, task: Task) -> None:
    if refusal := task.refusal():
        raise refusal
    ties = tasks.ties(store, task)
    if task.person_id and not ties.active_people:
        raise Refused(N_("The person chosen is not active in the directory any more."))
    if task.position_id and not ties.positions:
        raise NotFound(N_("The section chosen is not in this committee any more."))


def _note(
    store: Store, task: Task, event: str, by: Actor, now: datetime, **facts: object
) -> None:
    history.note(
        store, "task", task.id, event, by=by, now=now, title=task.title, **facts
    )
