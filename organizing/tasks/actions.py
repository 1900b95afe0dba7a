"""Giving tasks, moving them from step to step, and what is said and handed in."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from data import duties, history
from data.actor import Actor
from data.attachments.models import Attachment, take
from data.duties import Duty
from data.errors import NotFound, Refused, Stale
from data.language import N_
from data.obstacles import ObstacleCode
from data.school import store as schools
from data.store import Store
from organizing.committees import store as committees
from organizing.committees.actions import demand_organizing
from organizing.tasks import store as tasks
from organizing.tasks.models import (
    Task,
    TaskComment,
    TaskDraft,
    TaskItem,
    TaskStep,
    attaching_refusal,
    comment_refusal,
    detaching_refusal,
    not_given,
    planned_refusal,
    section_refusal,
    taking_back_refusal,
    task_of_plan,
)
from planning.activities import store as activities
from planning.activities.models import Activity


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
        duties.demand(Duty.GIVE_TASKS, by)
        demand_organizing(store, activity_id)
        if kept := store.find(Task, task_id):
            return kept
        new = Task.of(draft, task_id, activity_id)
        _check(store, new, draft)
        store.add(new)
        _keep_beside(store, task_id, draft)
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
        duties.demand(Duty.GIVE_TASKS, by)
        activity = demand_organizing(store, activity_id)
        positions = committees.positions(store, activity_id)
        if refusal := planned_refusal(activity.title, positions):
            raise refusal
        planned = activities.planned_tasks(store, activity_id)
        if not {task.id for task in planned} >= set(task_ids):
            raise Stale(N_("The plan was changed meanwhile. Look at its tasks again."))
        chosen = [task for task in planned if task.id in set(task_ids)]
        waiting = not_given(chosen, tasks.tasks_in(store, activity_id))
        new = [task_of_plan(task, positions) for task in waiting]
        store.add(new)
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
        duties.demand(Duty.GIVE_TASKS, by)
        kept = store.get(Task, task_id)
        demand_organizing(store, kept.activity_id)
        was = kept.draft(tasks.assistants(store, task_id), tasks.items(store, task_id))
        if kept.version == version + 1 and was == draft:
            return kept
        changed = kept.changed_to(draft, version + 1)
        _check(store, changed, draft)
        store.replace(changed)
        _keep_beside(store, task_id, draft)
        _note(store, changed, "changed", by, now)
    return changed


def take_back_task(store: Store, task_id: UUID, *, by: Actor, now: datetime) -> None:
    """Take a task back; twice is once."""
    with store.transaction():
        duties.demand(Duty.GIVE_TASKS, by)
        kept = store.find(Task, task_id)
        if kept is None:
            return
        demand_organizing(store, kept.activity_id)
        files = tasks.count_files(store, task_id)
        if refusal := taking_back_refusal(kept.title, files):
            raise refusal
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

    Only the humas lead, the person it is given to, who helps, and members of its
    section; for everybody else of a committee the task does not exist.
    """
    with store.transaction():
        kept = _demand_task(store, task_id, by)
        as_asked = kept.model_copy(update={"version": version})
        due_on = tasks.due_on(store, task_id)
        moved = as_asked.at(step, obstacle, obstacle_note, due_on)
        if kept == moved:
            return kept
        if refusal := kept.move_refusal(step, obstacle, obstacle_note):
            raise refusal
        store.replace(moved)
        _note(store, moved, "moved", by, now, step=step, obstacle=moved.obstacle)
    return moved


def tick_item(
    store: Store, item_id: UUID, is_done: bool, *, by: Actor, now: datetime
) -> None:
    """Tick a line of a task's checklist, or untick it; twice is once."""
    with store.transaction():
        item = store.get(TaskItem, item_id)
        kept = _demand_task(store, item.task_id, by)
        if tasks.tick(store, item_id, is_done=is_done):
            event = "ticked" if is_done else "unticked"
            _note(store, kept, event, by, now, item=item.title)


def comment(
    store: Store,
    comment_id: UUID,
    task_id: UUID,
    text: str,
    *,
    by: Actor,
    now: datetime,
) -> TaskComment:
    """Say something about a task to all who do it; the same form twice is once."""
    with store.transaction():
        kept = _demand_task(store, task_id, by)
        if refusal := comment_refusal(text):
            raise refusal
        said = store.find(TaskComment, comment_id)
        if said and (said.task_id, said.made_by) == (task_id, by.id):
            return said
        if said:
            raise Stale(N_("Somebody else changed this meanwhile."))
        new = TaskComment(
            id=comment_id, task_id=task_id, text=text, made_at=now, made_by=by.id
        )
        store.add(new)
        _note(store, kept, "commented", by, now)
    return new


def attach(
    store: Store,
    attachment_id: UUID,
    task_id: UUID,
    name: str,
    content: bytes,
    *,
    by: Actor,
    now: datetime,
) -> Attachment:
    """Hand in a file for a task; the same form, or the same file again, is once.

    Raises UnreadableFile or Refused where the file is not taken.
    """
    file = take(name, content)  # slow for a photo: before others have to wait
    with store.transaction():
        kept = _demand_task(store, task_id, by)
        new = Attachment.of(file, attachment_id, by.id, now)
        if store.find(Attachment, attachment_id):
            return tasks.file(store, task_id, attachment_id)
        if same := tasks.find_file(store, task_id, new.sha256):
            return same
        files = tasks.count_files(store, task_id)
        if refusal := attaching_refusal(kept.title, files):
            raise refusal
        store.add(new)
        tasks.tie_file(store, task_id, attachment_id)
        _note(store, kept, "attached", by, now, file=new.name)
    return new


def detach(
    store: Store, attachment_id: UUID, task_id: UUID, *, by: Actor, now: datetime
) -> None:
    """Remove a file that was handed in for a task; twice is once."""
    with store.transaction():
        kept = _demand_task(store, task_id, by)
        file = store.find(Attachment, attachment_id)
        if file is None or not tasks.untie_file(store, task_id, attachment_id):
            return
        if refusal := detaching_refusal(file.made_by, by):
            raise refusal
        store.remove(Attachment, attachment_id)
        _note(store, kept, "detached", by, now, file=file.name)


def open_file(
    store: Store, attachment_id: UUID, task_id: UUID, *, by: Actor
) -> Attachment:
    """Return a task's file with its content, to those who do it and the leaders.

    For everybody else neither the task nor the file exists.
    """
    if not duties.may(Duty.READ_TASKS, by):
        tasks.task_of(store, task_id, by.id)
    return tasks.file(store, task_id, attachment_id)


def mark_seen(
    store: Store, task_ids: Sequence[UUID], *, by: Actor, now: datetime
) -> None:
    """Note that a person saw tasks of theirs; others' tasks are left out.

    Not in the history: it changes nothing of the task.
    """
    with store.transaction():
        tasks.see(store, task_ids, by.id, now)


def _demand_task(store: Store, task_id: UUID, by: Actor) -> Task:
    """Return a task of an open year that ``by`` may work on, or raise why not."""
    duties.demand(Duty.DO_TASKS, by)
    if duties.may(Duty.GIVE_TASKS, by):
        kept = store.get(Task, task_id)
    else:
        kept = tasks.task_of(store, task_id, by.id)
    year = store.get(Activity, kept.activity_id).school_year
    schools.demand_open(store, year)
    return kept


def _check(store: Store, task: Task, draft: TaskDraft) -> None:
    if refusal := draft.refusal():
        raise refusal
    ties = tasks.ties(store, task, draft.people)
    if ties.active_people != len(draft.people):
        raise Refused(N_("The person chosen is not active in the directory any more."))
    if task.position_id and not ties.positions:
        raise NotFound(N_("The section chosen is not in this committee any more."))
    if task.person_id and task.position_id:
        refusal = section_refusal(ties.name, is_member=ties.is_member)
        if refusal:
            raise refusal


def _keep_beside(store: Store, task_id: UUID, draft: TaskDraft) -> None:
    tasks.replace_assistants(store, task_id, draft.assistant_ids)
    tasks.replace_items(store, task_id, draft.items)


def _note(
    store: Store, task: Task, event: str, by: Actor, now: datetime, **facts: object
) -> None:
    history.note(
        store, "task", task.id, event, by=by, now=now, title=task.title, **facts
    )
