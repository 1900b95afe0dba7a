"""Giving tasks, moving them from step to step, and what is said and handed in.

A button pressed twice, or a form sent twice, changes the records once.
"""

from collections.abc import Collection, Mapping, Sequence
from uuid import UUID

from data import duties
from data.act import Act
from data.attachments import store as attachments
from data.attachments.actions import keep_attachment
from data.attachments.models import Attachment, TakenFile, take
from data.duties import Duty
from data.errors import NotFound, Refused, Stale
from data.language import N_
from data.obstacles import Obstacle, ObstacleCode
from data.people.models import Person
from data.reasons import kept_words
from data.school import store as schools
from data.store import Store
from organizing.committees import store as committees
from organizing.committees.actions import demand_organizing
from organizing.committees.models import Position
from organizing.tasks import store as tasks
from organizing.tasks.models import (
    Assignment,
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


def give_task(act: Act, task_id: UUID, activity_id: UUID, draft: TaskDraft) -> Task:
    """Give a task to a person or a section."""
    with act.store.transaction():
        duties.demand(Duty.GIVE_TASKS, act.by)
        demand_organizing(act.store, activity_id)
        return _give(act, task_id, activity_id, draft)


def give_tasks(
    act: Act, activity_id: UUID, drafts: Mapping[UUID, TaskDraft]
) -> list[Task]:
    """Give several new tasks, all or none; the keys are the ids they will have."""
    with act.store.transaction():
        duties.demand(Duty.GIVE_TASKS, act.by)
        demand_organizing(act.store, activity_id)
        return [
            _give(act, task_id, activity_id, draft) for task_id, draft in drafts.items()
        ]


def _give(act: Act, task_id: UUID, activity_id: UUID, draft: TaskDraft) -> Task:
    if kept := act.store.find(Task, task_id):
        return kept
    new = Task.of(draft, task_id, activity_id)
    _check(act.store, new, draft)
    act.store.add(new)
    tasks.add_assistants(act.store, task_id, draft.assistant_ids)
    tasks.add_items(act.store, task_id, draft.items)
    _note(act, new, "given")
    return new


def give_planned_tasks(
    act: Act, task_ids: Sequence[UUID], activity_id: UUID
) -> list[Task]:
    """Give planned tasks to the positions that the plan names.

    A section without a position of its name is the first position's. A planned task
    keeps its id as a given one. Raises Stale where the plan was changed meanwhile.
    """
    with act.store.transaction():
        duties.demand(Duty.GIVE_TASKS, act.by)
        activity = demand_organizing(act.store, activity_id)
        positions = committees.positions(act.store, activity_id)
        if refusal := planned_refusal(activity.title, positions):
            raise refusal
        planned = activities.planned_tasks(act.store, activity_id)
        if not {task.id for task in planned} >= set(task_ids):
            raise Stale(N_("The plan was changed meanwhile. Look at its tasks again."))
        chosen = [task for task in planned if task.id in set(task_ids)]
        waiting = not_given(chosen, tasks.tasks_in(act.store, activity_id))
        new = [task_of_plan(task, positions) for task in waiting]
        act.store.add(new)
        for task in new:
            _note(act, task, "given", source="plan")
    return new


def change_task(act: Act, task_id: UUID, version: int, draft: TaskDraft) -> Task:
    """Reword a task, move its date, or give it to somebody else."""
    with act.store.transaction():
        duties.demand(Duty.GIVE_TASKS, act.by)
        kept = act.store.get(Task, task_id)
        demand_organizing(act.store, kept.activity_id)
        was = kept.draft(
            tasks.assistants(act.store, task_id), tasks.items(act.store, task_id)
        )
        if kept.version == version + 1 and was == draft:
            return kept
        changed = kept.changed_to(draft, version + 1)
        _check(act.store, changed, draft)
        act.store.replace(changed)
        tasks.replace_assistants(act.store, task_id, draft.assistant_ids)
        tasks.replace_items(act.store, task_id, draft.items)
        _note(act, changed, "changed")
    return changed


def assign_tasks(
    act: Act, activity_id: UUID, chosen: Mapping[UUID, int], to: Assignment
) -> list[Task]:
    """Give several tasks of one activity to a person or a section, all or none.

    ``chosen`` are the tasks with the versions that the person saw.
    """
    with act.store.transaction():
        duties.demand(Duty.GIVE_TASKS, act.by)
        demand_organizing(act.store, activity_id)
        if refusal := to.refusal(chosen):
            raise refusal
        members = committees.members(act.store, activity_id)
        seats = {(one.position_id, one.person_id) for one in members}
        kept = {task.id: task for task in tasks.tasks_in(act.store, activity_id)}
        if not kept.keys() >= chosen.keys():
            raise Stale(N_("A task was taken back meanwhile. Look at the tasks again."))
        return [
            _assign(act, kept[task_id], version, to, seats)
            for task_id, version in chosen.items()
        ]


def _assign(
    act: Act,
    kept: Task,
    version: int,
    to: Assignment,
    seats: Collection[tuple[UUID, UUID]],
) -> Task:
    was = kept.draft(
        tasks.assistants(act.store, kept.id), tasks.items(act.store, kept.id)
    )
    draft = to.of(was, seats)
    if draft == was:
        return kept
    changed = kept.changed_to(draft, version + 1)
    _check(act.store, changed, draft)
    act.store.replace(changed)
    tasks.replace_assistants(act.store, kept.id, draft.assistant_ids)
    _note(act, changed, "changed")
    return changed


def take_back_task(act: Act, task_id: UUID) -> None:
    """Take a task back."""
    with act.store.transaction():
        duties.demand(Duty.GIVE_TASKS, act.by)
        kept = act.store.find(Task, task_id)
        if kept is None:
            return
        demand_organizing(act.store, kept.activity_id)
        files = tasks.count_files(act.store, task_id)
        if refusal := taking_back_refusal(kept.title, files):
            raise refusal
        tasks.remove(act.store, task_id)
        _note(act, kept, "taken_back")


def move_task(
    act: Act,
    task_id: UUID,
    version: int,
    step: TaskStep,
    *,
    obstacle: ObstacleCode | None = None,
    obstacle_note: str = "",
) -> Task:
    """Move a task to its next step; a hindered one says what hinders it.

    Only the humas lead, the person it is given to, who helps, and members of its
    section; for everybody else of a committee the task does not exist.
    """
    with act.store.transaction():
        obstacle_note = kept_words(obstacle_note)
        kept = _demand_task(act, task_id)
        as_asked = kept.model_copy(update={"version": version})
        due_on = tasks.due_on(act.store, task_id)
        moved = as_asked.moved_to(step, obstacle, obstacle_note, due_on)
        if kept == moved:
            return kept
        if refusal := kept.move_refusal(step, obstacle, obstacle_note):
            raise refusal
        act.store.replace(moved)
        _note(act, moved, "moved", step=step, obstacle=moved.obstacle)
        if moved.obstacle:
            _raise_obstacle(act, moved, moved.obstacle)
    return moved


def _raise_obstacle(act: Act, task: Task, code: ObstacleCode) -> None:
    """Keep what hinders a task as an obstacle, which stays when the task goes on."""
    activity = act.store.get(Activity, task.activity_id)
    new = Obstacle.of_task(
        task.id,
        task.version,
        task.person_id,
        code=code,
        note=task.obstacle_note,
        activity_id=activity.id,
        school_year=activity.school_year,
        raised_on=schools.today(act.store, act.now),
        raised_by=act.by.id,
    )
    if act.store.add(new):
        act.note("obstacle", new.id, "raised", title=activity.title, code=code)


def tick_item(act: Act, item_id: UUID, is_done: bool) -> None:
    """Tick a line of a task's checklist, or untick it."""
    with act.store.transaction():
        item = act.store.get(TaskItem, item_id)
        kept = _demand_task(act, item.task_id)
        if tasks.tick(act.store, item_id, is_done=is_done):
            event = "ticked" if is_done else "unticked"
            _note(act, kept, event, item=item.title)


def comment(act: Act, comment_id: UUID, task_id: UUID, text: str) -> TaskComment:
    """Say something about a task to all who do it."""
    with act.store.transaction():
        kept = _demand_task(act, task_id)
        if refusal := comment_refusal(text):
            raise refusal
        said = act.store.find(TaskComment, comment_id)
        if said and (said.task_id, said.made_by) == (task_id, act.by.id):
            return said
        if said:
            raise Stale(N_("Somebody else changed this meanwhile."))
        new = TaskComment(
            id=comment_id,
            task_id=task_id,
            text=kept_words(text),
            made_at=act.now,
            made_by=act.by.id,
        )
        act.store.add(new)
        _note(act, kept, "commented")
    return new


def attach(
    act: Act, attachment_id: UUID, task_id: UUID, name: str, content: bytes
) -> Attachment:
    """Hand in a file for a task; the same file is kept once.

    Raises UnreadableFile or Refused where the file is not taken.
    """
    file = take(name, content)  # slow for a photo: before others have to wait
    with act.store.transaction():
        kept = _demand_task(act, task_id)
        if act.store.find(Attachment, attachment_id):
            return tasks.file(act.store, task_id, attachment_id)
        name = attachments.name_of(file.content)
        if same := tasks.find_file(act.store, task_id, name):
            return same
        files = tasks.count_files(act.store, task_id)
        if refusal := attaching_refusal(kept.title, files):
            raise refusal
        new = keep_attachment(act, file, attachment_id)
        tasks.tie_file(act.store, task_id, attachment_id)
        _note(act, kept, "attached", file=new.name)
    return new


def detach(act: Act, attachment_id: UUID, task_id: UUID) -> None:
    """Remove a file that was handed in for a task."""
    with act.store.transaction():
        kept = _demand_task(act, task_id)
        file = act.store.find(Attachment, attachment_id)
        if file is None or not tasks.untie_file(act.store, task_id, attachment_id):
            return
        if refusal := detaching_refusal(file.made_by, act.by):
            raise refusal
        attachments.remove(act.store, attachment_id)
        _note(act, kept, "detached", file=file.name)


def open_file(act: Act, attachment_id: UUID, task_id: UUID) -> TakenFile:
    """Return a task's file with its content, to those who do it and the leaders.

    For everybody else neither the task nor the file exists.
    """
    if not duties.may(Duty.READ_TASKS, act.by):
        tasks.task_of(act.store, task_id, act.by.id)
    found = tasks.file(act.store, task_id, attachment_id)
    return TakenFile(
        name=found.name,
        media_type=found.media_type,
        content=attachments.content_of(act.store, found),
    )


def mark_seen(act: Act, task_ids: Sequence[UUID]) -> None:
    """Note that a person saw tasks of theirs; others' tasks are left out.

    Not in the history: it changes nothing of the task.
    """
    with act.store.transaction():
        tasks.see(act.store, task_ids, act.by.id, act.now)


def _demand_task(act: Act, task_id: UUID) -> Task:
    """Return a task of an open year that the person may work on, or raise why not."""
    duties.demand(Duty.DO_TASKS, act.by)
    if duties.may(Duty.GIVE_TASKS, act.by):
        kept = act.store.get(Task, task_id)
    else:
        kept = tasks.task_of(act.store, task_id, act.by.id)
    year = act.store.get(Activity, kept.activity_id).school_year
    schools.demand_open(act.store, year)
    return kept


def _check(store: Store, task: Task, draft: TaskDraft) -> None:
    if refusal := draft.refusal():
        raise refusal
    people = [store.find(Person, person_id) for person_id in draft.people]
    if not all(person and person.is_active for person in people):
        raise Refused(N_("The person chosen is not active in the directory any more."))
    if task.position_id is None:
        return
    section = store.find(Position, task.position_id)
    if section is None or section.activity_id != task.activity_id:
        raise NotFound(N_("The section chosen is not in this committee any more."))
    if task.person_id:
        members = committees.members(store, task.activity_id)
        holders = {m.person_id for m in members if m.position_id == section.id}
        name = store.get(Person, task.person_id).name
        if refusal := section_refusal(name, is_member=task.person_id in holders):
            raise refusal


def _note(act: Act, task: Task, event: str, **facts: object) -> None:
    act.note("task", task.id, event, title=task.title, **facts)
