"""The forms of a committee's tasks: to give one, to give many, to change one."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final
from uuid import UUID, uuid5

import streamlit as st

from data.activity import countdown
from data.language import say, say_many, why
from data.ui.desk import Desk
from data.ui.ending import Back, ending
from data.ui.fields import Fields
from data.ui.forms import as_drawn, first_drawn, form_id, saving
from data.ui.links import go, link, unmarked
from data.ui.passages import Passage, passages
from organizing.assignments.reading import read_tasks
from organizing.committees import store as committees
from organizing.tasks import store as tasks
from organizing.tasks.actions import (
    assign_tasks,
    change_task,
    give_planned_tasks,
    give_task,
    give_tasks,
    take_back_task,
)
from organizing.tasks.form import Receivers, task_fields
from organizing.tasks.models import (
    Assignment,
    Task,
    TaskDraft,
    not_given,
    planned_refusal,
)
from organizing.tasks.queries import CommitteeTask
from planning.activities import store as activities
from planning.activities.models import Activity, PlannedTask

USUAL_OFFSET: Final = -14
"""A new task is offered two weeks before its activity."""


# ── one task ─────────────────────────────────────────────────────────────────
def giving(desk: Desk, activity: Activity, receivers: Receivers) -> None:
    """Let the lead give a task."""
    form = f"task-{activity.id}"
    task_id: UUID = form_id(form)

    def give(draft: TaskDraft) -> None:
        give_task(desk.act(), task_id, activity.id, draft)

    fields = Fields.new(task_id, TaskDraft, offset_days=USUAL_OFFSET)
    _form(form, fields, receivers, give)


def changing(desk: Desk, task: CommitteeTask, receivers: Receivers) -> None:
    """Let the lead reword a task, give it to somebody else, or take it back."""
    task = as_drawn(task, task.id)
    key = f"{task.id}-{task.version}"
    named = dict(zip(task.assistant_ids, task.assistants, strict=True))
    if task.person_id:
        named[task.person_id] = task.assignee or "–"

    def change(draft: TaskDraft) -> None:
        change_task(desk.act(), task.id, task.version, draft)

    kept = desk.store.get(Task, task.id).draft(
        tasks.assistants(desk.store, task.id), tasks.items(desk.store, task.id)
    )
    _form(key, Fields(key, kept), receivers.with_people(named), change)
    ending(
        say("Take the task back"),
        say(
            "The task is gone with its checklist and comments, also for those it "
            "was given to. The history keeps that it was there."
        ),
        say("Take back “{title}”", title=task.title),
        lambda: take_back_task(desk.act(), task.id),
        say("The task was taken back."),
        key=f"back-{key}",
        back=Back.NEVER,
    )


def _form(
    form: str, fields: Fields, receivers: Receivers, save: Callable[[TaskDraft], None]
) -> None:
    with st.form(f"task-{fields.key}", border=False):
        task_fields(fields, receivers)
        sent = st.form_submit_button(say("Save the task"), type="primary")
    if sent:
        with saving(form, say("The task was saved."), **fields.labels):
            save(TaskDraft.model_validate(fields.typed))


# ── many tasks ───────────────────────────────────────────────────────────────
def giving_many(
    desk: Desk,
    activity: Activity,
    waiting: Sequence[CommitteeTask],
    receivers: Receivers,
) -> None:
    """Let the lead give several tasks to one person or section, saved once."""
    form = f"many-{activity.id}"
    key = form_id(form)
    versions = first_drawn(form, {task.id: task.version for task in waiting})
    shown = [task for task in waiting if task.id in versions]
    st.caption(
        say(
            "Choose the tasks, then whose they are. Who is not in a task's section "
            "takes it out of the section."
        )
    )
    begun = _beginning_with(activity, shown)
    with st.form(f"{form}-{key}", border=False):
        fields = Fields(f"{key}~{begun}")
        chosen = fields.pills(
            "tasks",
            say("Tasks"),
            {task.id: _named(task) for task in shown},
            shown=[t.id for t in shown if _is_begun(t, begun)],
        )
        left, right = fields.columns(1, 1)
        nobody, none = say("As it is"), say("As it is")
        person = left.one(
            "person_id", say("Given to"), receivers.people, placeholder=nobody
        )
        section = right.one(
            "position_id", say("Section"), receivers.sections, placeholder=none
        )
        sent = st.form_submit_button(say("Give these tasks"), type="primary")
    if sent:
        told = say_many(
            "{count} task was given.", "{count} tasks were given.", len(chosen)
        )
        with saving(form, told):
            assign_tasks(
                desk.act(),
                activity.id,
                {task_id: versions[task_id] for task_id in chosen},
                Assignment(person_id=person, position_id=section),
            )


def typing_many(desk: Desk, activity: Activity, receivers: Receivers) -> None:
    """Let the lead type or paste several tasks, one on each line, saved once."""
    form = f"typed-{activity.id}"
    key = form_id(form)
    with st.form(f"{form}-{key}", border=False):
        lines = Fields(key).area(
            "lines",
            say("One task on each line"),
            height=160,
            placeholder=say("Print invitations; H-14; Rina"),
            help=say(
                "Behind a semicolon or in the next column of a sheet stand the day "
                "(H-14, H, H+7), the person and the section, in any order."
            ),
        )
        sent = st.form_submit_button(say("Give these tasks"), type="primary")
    if sent:
        told = say("The tasks were given.")
        with saving(form, told, title=say("Task")):
            people, sections = receivers.people, receivers.sections
            typed = read_tasks(lines, people, sections, USUAL_OFFSET)
            if refusal := typed.refusal():
                raise refusal
            drafts = {uuid5(key, str(n)): one for n, one in enumerate(typed.drafts)}
            give_tasks(desk.act(), activity.id, drafts)


NOBODYS: Final = "nobody"
EVERY: Final = "all"


def _beginning_with(activity: Activity, among: Sequence[CommitteeTask]) -> str:
    """Let a person begin with all tasks of a kind chosen; those can be changed."""
    sections = {str(t.position_id): t.section or "" for t in among if t.position_id}
    words: Mapping[str, str] = {
        "": say("None"),
        NOBODYS: say("Nobody has it"),
        EVERY: say("All"),
        **sections,
    }
    return st.selectbox(
        say("Begin with these tasks chosen"),
        list(words),
        index=1 if any(task.is_nobodys for task in among) else 0,
        format_func=words.__getitem__,
        key=f"begin-many-{activity.id}",
    )


def _is_begun(task: CommitteeTask, begun: str) -> bool:
    if begun == NOBODYS:
        return task.is_nobodys
    return begun == EVERY or bool(begun and begun == str(task.position_id))


def _named(task: CommitteeTask) -> str:
    """Return a task as it is chosen: what, until when, and who has it now."""
    has = task.assignee or task.section
    parts = (task.title, countdown(task.offset_days), has or say("Nobody has it"))
    return unmarked(" · ".join(parts))


# ── what the plan says ───────────────────────────────────────────────────────
def from_plan(desk: Desk, activity: Activity) -> None:
    """Offer what the plan says the committee will have to do, if it was not given."""
    planned = activities.planned_tasks(desk.store, activity.id)
    waiting = not_given(planned, tasks.tasks_in(desk.store, activity.id))
    if not waiting:
        return
    told = say_many(
        ":material/checklist: **{count} task stands in the plan** and is not "
        "given yet.",
        ":material/checklist: **{count} tasks stand in the plan** and are not "
        "given yet.",
        len(waiting),
    )
    with st.container(border=True):
        st.markdown(told)
        with st.expander(say("Which tasks")):
            passages(
                Passage(" · ".join(filter(None, (task.title, task.section))), due)
                for task in waiting
                if (due := countdown(task.offset_days))
            )
        _give_planned(desk, activity, waiting)


def _give_planned(desk: Desk, activity: Activity, waiting: list[PlannedTask]) -> None:
    positions = committees.positions(desk.store, activity.id)
    if refusal := planned_refusal(activity.title, positions):
        st.caption(unmarked(why(refusal)))
        go(say("Set up the committee"), link(desk, "panitia", kegiatan=activity.id))
        return
    form, count = f"planned-{activity.id}", len(waiting)
    key, label = f"{form}-{waiting[0].id}-{count}", say("Give them to the committee")
    if st.button(label, type="primary", key=key):
        told = say_many(
            "{count} task was given to the committee.",
            "{count} tasks were given to the committee.",
            count,
        )
        with saving(form, told):
            give_planned_tasks(desk.act(), [task.id for task in waiting], activity.id)
