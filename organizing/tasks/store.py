"""Keeping the tasks of committees."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime
from types import MappingProxyType
from uuid import UUID

from data.attachments.models import Attachment
from data.record import new_id
from data.store import Store
from organizing.tasks.models import Task, TaskComment, TaskItem


def tasks_in(store: Store, activity_id: UUID) -> list[Task]:
    """Return the tasks given for an activity."""
    return store.rows(
        Task,
        """
        from task
        where activity_id = $activity_id
        order by offset_days, alphabetical(title), id
        """,
        activity_id=activity_id,
    )


def task_of(store: Store, task_id: UUID, person_id: UUID) -> Task:
    """Return a task that the person does, alone, helping or in a section.

    Raises the same NotFound as for a task that does not exist: nobody learns of
    others'.
    """
    return store.row(
        Task,
        """
        from task
        where id = $id
            and exists (
                from task_person
                where task_id = $id and person_id = $person_id
            )
        """,
        id=task_id,
        person_id=person_id,
    )


def due_on(store: Store, task_id: UUID) -> date | None:
    """Return when a task is due, or None while its activity has no date."""
    sql = "select due_on from task_due where task_id = $id"
    day: date | None = store.column(sql, id=task_id)[0]
    return day


def remove(store: Store, task_id: UUID) -> None:
    """Take a task back with all that hangs on it; its history stays."""
    store.write("delete from task_helper where task_id = $id", id=task_id)
    store.remove(TaskItem, task_id=task_id)
    store.remove(TaskComment, task_id=task_id)
    store.write("delete from task_seen where task_id = $id", id=task_id)
    store.remove(Task, task_id)


def assistants(store: Store, task_id: UUID) -> list[UUID]:
    """Return who helps with a task."""
    return store.column(
        "select person_id from task_helper where task_id = $id order by person_id",
        id=task_id,
    )


def replace_assistants(store: Store, task_id: UUID, person_ids: Iterable[UUID]) -> None:
    """Keep who helps with a task."""
    store.write("delete from task_helper where task_id = $id", id=task_id)
    add_assistants(store, task_id, person_ids)


def add_assistants(store: Store, task_id: UUID, person_ids: Iterable[UUID]) -> None:
    """Let people help with a task with which nobody helps yet."""
    store.write_all(
        "task_helper",
        [{"task_id": task_id, "person_id": person} for person in person_ids],
    )


def items(store: Store, task_id: UUID) -> list[TaskItem]:
    """Return a task's checklist in order."""
    return store.rows(
        TaskItem,
        "from task_item where task_id = $id order by number, id",
        id=task_id,
    )


def replace_items(store: Store, task_id: UUID, titles: Iterable[str]) -> None:
    """Keep a task's checklist; lines that stay keep their tick."""
    kept = {item.title: item for item in items(store, task_id)}
    store.remove(TaskItem, task_id=task_id)
    add_items(store, task_id, titles, kept)


def add_items(
    store: Store,
    task_id: UUID,
    titles: Iterable[str],
    kept: Mapping[str, TaskItem] = MappingProxyType({}),
) -> None:
    """Give a task that has none its checklist; ``kept`` are lines it had before."""
    store.add(
        [
            TaskItem(
                id=kept[title].id if title in kept else new_id(),
                task_id=task_id,
                number=number,
                title=title,
                is_done=title in kept and kept[title].is_done,
            )
            for number, title in enumerate(titles, 1)
        ]
    )


def tick(store: Store, item_id: UUID, *, is_done: bool) -> bool:
    """Tick a line of a checklist or untick it; return whether it was otherwise."""
    return bool(
        store.write(
            """
            update task_item
            set is_done = $is_done
            where id = $id and is_done <> $is_done
            """,
            id=item_id,
            is_done=is_done,
        )
    )


def find_file(store: Store, task_id: UUID, content_hash: str) -> Attachment | None:
    """Return the task's file with this content, or None."""
    return store.first(
        Attachment,
        """
        select attachment.*
        from attachment
        inner join task_attachment on task_attachment.attachment_id = attachment.id
        where task_attachment.task_id = $task_id and attachment.sha256 = $sha256
        order by attachment.id
        """,
        task_id=task_id,
        sha256=content_hash,
    )


def file(store: Store, task_id: UUID, attachment_id: UUID) -> Attachment:
    """Return one of a task's files, or raise NotFound."""
    return store.row(
        Attachment,
        """
        select attachment.*
        from attachment
        inner join task_attachment on task_attachment.attachment_id = attachment.id
        where task_attachment.task_id = $task_id and attachment.id = $id
        """,
        task_id=task_id,
        id=attachment_id,
    )


def count_files(store: Store, task_id: UUID) -> int:
    """Return how many files were handed in for a task."""
    return store.number(
        "select count(*) from task_attachment where task_id = $id",
        id=task_id,
    )


def tie_file(store: Store, task_id: UUID, attachment_id: UUID) -> None:
    """Let a kept file be one of the task's."""
    store.write(
        """
        insert into task_attachment (task_id, attachment_id)
        values ($task_id, $attachment_id)
        on conflict do nothing
        """,
        task_id=task_id,
        attachment_id=attachment_id,
    )


def untie_file(store: Store, task_id: UUID, attachment_id: UUID) -> bool:
    """Let a file be none of the task's; return whether it was."""
    return bool(
        store.write(
            """
            delete from task_attachment
            where task_id = $task_id and attachment_id = $attachment_id
            """,
            task_id=task_id,
            attachment_id=attachment_id,
        )
    )


def see(store: Store, task_ids: Collection[UUID], person_id: UUID, at: datetime) -> int:
    """Note that a person saw these tasks of theirs, in open years; once each."""
    return store.write(
        """
        insert into task_seen (task_id, person_id, seen_at)
        select task_person.task_id, task_person.person_id, $at
        from task_person
        inner join task on task.id = task_person.task_id
        inner join activity on activity.id = task.activity_id
        inner join school_year on school_year.start = activity.school_year
        where task_person.person_id = $person_id
            and list_contains($task_ids::uuid[], task_person.task_id)
            and school_year.closed_on is null
        on conflict do nothing
        """,
        task_ids=list(task_ids),
        person_id=person_id,
        at=at,
    )


def tasks_of(store: Store, person_id: UUID) -> frozenset[UUID]:
    """Return the tasks that a person does, alone, helping or with their section."""
    found = store.column(
        """
        select task_id
        from task_person
        where person_id = $person_id
        order by task_id
        """,
        person_id=person_id,
    )
    return frozenset(found)
