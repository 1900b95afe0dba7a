"""Keeping the tasks of committees."""

from uuid import UUID

from data.record import Record
from data.store import Store
from organizing.tasks.models import Task


class _Ties(Record):
    active_people: int
    positions: int


def find_task(store: Store, task_id: UUID) -> Task | None:
    """Return one task, or None when there is none (any more)."""
    found = store.rows(Task, "from task where id = $id order by id", id=task_id)
    return found[0] if found else None


def tasks_in(store: Store, activity_id: UUID) -> list[Task]:
    """Return the tasks given for an activity."""
    return store.rows(
        Task,
        "from task where activity_id = $activity_id order by offset_days, title, id",
        activity_id=activity_id,
    )


def task(store: Store, task_id: UUID) -> Task:
    """Return one task, or raise NotFound."""
    return store.row(Task, "from task where id = $id", id=task_id)


def task_of(store: Store, task_id: UUID, person_id: UUID) -> Task:
    """Return a task given to the person or a section of theirs, or raise NotFound.

    The same NotFound as for a task that does not exist: nobody learns of others'.
    """
    return store.row(
        Task,
        """
        from task
        where id = $id
            and (
                person_id = $person_id
                or position_id in (
                    select committee_member.position_id
                    from committee_member
                    where committee_member.person_id = $person_id
                )
            )
        """,
        id=task_id,
        person_id=person_id,
    )


def ties(store: Store, kept: Task) -> _Ties:
    """Return whether the person a task names is active, and the section its own."""
    return store.row(
        _Ties,
        """
        select
            (select count(*) from person where id = $person_id and is_active)
                as active_people,
            (
                select count(*) from committee_position
                where id = $position_id and activity_id = $activity_id
            ) as positions
        """,
        person_id=kept.person_id,
        position_id=kept.position_id,
        activity_id=kept.activity_id,
    )


def add(store: Store, new: Task) -> None:
    """Keep a task that was not there before."""
    store.write(
        """
        insert into task
            (id, activity_id, title, detail, person_id, position_id, offset_days,
             evidence, step, obstacle, obstacle_note, due_when_done, version)
        values
            ($id, $activity_id, $title, $detail, $person_id, $position_id,
             $offset_days, $evidence, $step, $obstacle, $obstacle_note,
             $due_when_done, $version)
        on conflict do nothing
        """,
        **new.model_dump(),
    )


def add_all(store: Store, new: list[Task]) -> None:
    """Keep tasks that were not there before."""
    store.write_all("task", new)


def replace(store: Store, changed: Task) -> None:
    """Keep a task's next version, or raise Stale."""
    store.write_next(
        """
        update task
        set title = $title, detail = $detail, person_id = $person_id,
            position_id = $position_id, offset_days = $offset_days,
            evidence = $evidence, step = $step, obstacle = $obstacle,
            obstacle_note = $obstacle_note, due_when_done = $due_when_done,
            version = $version
        where id = $id and version = $version - 1
        """,
        **changed.model_dump(exclude={"activity_id"}),
    )


def remove(store: Store, task_id: UUID) -> None:
    """Take a task back; its history stays."""
    store.write("delete from task where id = $id", id=task_id)
