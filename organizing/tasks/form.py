"""The forms of a task: its fields, its steps, its checklist, files and comments."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from uuid import UUID

import streamlit as st

from data.duties import Duty
from data.language import (
    in_list,
    in_moment,
    say,
)
from data.obstacles import ObstacleCode
from data.ui.desk import Desk
from data.ui.fields import Fields
from data.ui.files import handing_in_one, size_in_words
from data.ui.forms import as_drawn, form_id, press, saving, shown_activity
from data.ui.happened import happened
from data.ui.links import unmarked
from data.ui.passages import Passage, passages
from data.ui.tabs import tabs, unfold
from organizing.committees import store as committees
from organizing.committees.models import Member, Position
from organizing.tasks import queries
from organizing.tasks import store as tasks
from organizing.tasks.actions import (
    attach,
    comment,
    detach,
    move_task,
    open_file,
    tick_item,
)
from organizing.tasks.models import (
    NEXT_STEPS,
    TaskItem,
    TaskStep,
    detaching_refusal,
    said_of,
    taps_from,
)
from organizing.tasks.queries import ShownTask, TaskBrief, TaskFile
from planning.activities import store as activities
from planning.activities.models import Activity, EvidenceKind


def chosen_activity(desk: Desk, label: str, otherwise: str) -> Activity | None:
    """Let a person choose an activity of the year; None for ``otherwise``."""
    planned = activities.activities_in(desk.store, desk.year)
    titles = [(activity.id, activity.title) for activity in planned]
    chosen = shown_activity(titles, label, otherwise)
    return next((activity for activity in planned if activity.id == chosen), None)


class Receivers:
    """To whom tasks of one committee can be given: its people and its sections."""

    def __init__(
        self, positions: Sequence[Position], members: Sequence[Member]
    ) -> None:
        self.sections = {position.id: position.title for position in positions}
        self.people = {member.person_id: member.name for member in members}

    @classmethod
    def of(cls, desk: Desk, activity_id: UUID) -> "Receivers":
        """Return the positions and members of an activity's committee."""
        return cls(
            committees.positions(desk.store, activity_id),
            committees.members(desk.store, activity_id),
        )

    def with_people(self, names: dict[UUID, str]) -> "Receivers":
        """Return the same with people who are named already, though not members."""
        wider = Receivers((), ())
        wider.sections, wider.people = self.sections, names | self.people
        return wider


def task_fields(fields: Fields, receivers: Receivers) -> None:
    """Ask for a task: what, for whom, until when, how, and which evidence."""
    _whose(fields, receivers)
    with st.expander(say("How it is done: instructions, checklist, evidence")):
        _how(fields)


def _whose(fields: Fields, receivers: Receivers) -> None:
    fields.line("title", say("Task"))
    fields.one(
        "person_id",
        say("Given to"),
        receivers.people,
        placeholder=say("Nobody yet"),
        help=say("The one person who answers for it."),
    )
    fields.one(
        "position_id",
        say("Section"),
        receivers.sections,
        placeholder=say("No section"),
        help=say(
            "All of a section see its task. Choose a person as well, and they answer "
            "for it within the section."
        ),
    )
    fields.whole(
        "offset_days",
        say("Days from the activity"),
        -365,
        365,
        help=say("-14 means H-14, two weeks before; 0 is the day; 7 is H+7."),
    )
    nobody = say("Nobody")
    label = say("Helped by")
    fields.many("assistant_ids", label, receivers.people, placeholder=nobody)


def _how(fields: Fields) -> None:
    fields.area("detail", say("Instructions"), height=90)
    fields.lines(
        "items",
        say("Checklist"),
        height=110,
        help=say("One line for each thing to tick off."),
    )
    none = say("None")
    fields.many("evidence", say("Evidence expected"), EvidenceKind, placeholder=none)


def _hindrance_fields(key: str) -> tuple[ObstacleCode | None, str]:
    """Draw what hinders a task, and a note, inside a form; return both."""
    fields, choose = Fields(key), say("Choose an obstacle")
    told = say("What happened and what you need.")
    return (
        fields.one("obstacle", say("Obstacle"), ObstacleCode, placeholder=choose),
        fields.area("note", say("Note"), height=90, help=told),
    )


# ── a task's steps ───────────────────────────────────────────────────────────


def may_work(desk: Desk) -> bool:
    """Whether the person may work on tasks of theirs in this year."""
    return desk.may_now(Duty.DO_TASKS)


def moving(desk: Desk, task: ShownTask) -> None:
    """Draw how a task is moved on: one tap, or an obstacle with a note."""
    task = as_drawn(task, task.id)
    with st.container(horizontal=True, gap="small"):
        for step, label in taps_from(task.step).items():
            _tap(desk, task, step, label)
    if TaskStep.HINDERED in NEXT_STEPS[task.step]:
        _hindering(desk, task)


def _tap(desk: Desk, task: ShownTask, step: TaskStep, label: str) -> None:
    press(
        label,
        lambda: move_task(desk.act(), task.id, task.version, step),
        say("“{title}” was moved.", title=task.title),
        type="primary" if step is TaskStep.DONE else "secondary",
        width="stretch",
        key=f"{step}-{task.id}-{task.version}",
    )


def _hindering(desk: Desk, task: ShownTask) -> None:
    key = f"hindered-{task.id}-{task.version}"

    def report() -> None:
        with st.form(key, border=False):
            obstacle, note = _hindrance_fields(key)
            sent = st.form_submit_button(say("Report the obstacle"), width="stretch")
        if sent:
            told = say("The obstacle of “{title}” was reported.", title=task.title)
            with saving(key, told):
                move_task(
                    desk.act(),
                    task.id,
                    task.version,
                    TaskStep.HINDERED,
                    obstacle=obstacle,
                    obstacle_note=note,
                )

    unfold(say("Something hinders it"), f"open-{key}", report)


# ── what hangs on a task ─────────────────────────────────────────────────────


def more(desk: Desk, task: ShownTask) -> None:
    """Let a person open the task: how, where, whom to ask; files, comments, history."""
    counts = [
        f":material/checklist: {task.items_done}/{task.items}" if task.items else "",
        f":material/attach_file: {task.files}" if task.files else "",
        f":material/chat: {task.comments}" if task.comments else "",
    ]
    parts = [
        (say("Task"), partial(_instructions, desk, task)),
        (say("Files"), partial(_files, desk, task)),
        (say("Comments"), partial(_comments, desk, task)),
        (say("History"), partial(_history, desk, task)),
    ]
    label = " · ".join(filter(None, [say("Open the task"), *counts]))
    unfold(label, f"more-{task.id}", partial(tabs, f"task-{task.id}", parts))


def about(desk: Desk, task: ShownTask) -> None:
    """Draw how, where and with whom a task is done, for those who only read it."""
    if task.detail:
        st.text(task.detail)
    for brief in queries.task_brief(desk.store, task.id):
        _brief(brief)


def _instructions(desk: Desk, task: ShownTask) -> None:
    if task.detail:
        st.text(task.detail)
    for item in tasks.items(desk.store, task.id):
        _item(desk, item)
    if task.evidence:
        kinds = in_list([say(kind.label) for kind in task.evidence])
        st.markdown(
            say(":material/attach_file: Evidence expected: {kinds}", kinds=kinds)
        )
    for brief in queries.task_brief(desk.store, task.id):
        _brief(brief)


def _item(desk: Desk, item: TaskItem) -> None:
    fields, is_shut = Fields(f"{item.id}-{item.is_done}"), not may_work(desk)
    ticked = fields.tick(
        "tick", unmarked(item.title), shown=item.is_done, disabled=is_shut
    )
    if ticked != item.is_done:
        told = say("Ticked.") if ticked else say("Not ticked any more.")
        with saving(f"tick-{item.id}", told):
            tick_item(desk.act(), item.id, ticked)


def _brief(brief: TaskBrief) -> None:
    when = brief.when.with_hours(brief.starts_at, brief.ends_at, undated="")
    asked = list(filter(None, [brief.in_charge, *brief.heads]))
    lines = [
        (say("Activity"), " · ".join(filter(None, [brief.activity, when]))),
        (say("Place"), brief.place),
        (say("Answers for it"), brief.accountable),
        (say("Helped by"), in_list(list(brief.assistants))),
        (say("Whom to ask"), in_list(asked)),
    ]
    if brief.rundown:
        lines.append((say("Programme of the day"), f"\n{brief.rundown}"))
    passages(Passage(text, name=label) for label, text in lines if text)


def _files(desk: Desk, task: ShownTask) -> None:
    files = queries.task_files(desk.store, task.id)
    if not files:
        st.caption(say("Nothing was handed in yet."))
    for file in files:
        _file(desk, task, file)
    if may_work(desk):
        _attaching(desk, task)


def _file(desk: Desk, task: ShownTask, file: TaskFile) -> None:
    def content() -> bytes:
        act = replace(desk, store=desk.store.cursor()).act()
        return open_file(act, file.id, task.id).content

    size = size_in_words(file.size)
    st.download_button(
        unmarked(file.name),
        content,
        file.name,
        file.media_type,
        key=f"file-{file.id}",
        on_click="ignore",
        icon=":material/download:",
        width="stretch",
    )
    made = in_moment(file.made_at, desk.school.zone)
    st.caption(" · ".join((size, unmarked(file.person), made)))
    if may_work(desk) and detaching_refusal(file.made_by, desk.person) is None:
        key = f"detach-{file.id}"
        if st.button(say("Remove"), key=key, type="tertiary"):
            with saving(key, say("“{name}” was removed.", name=file.name)):
                detach(desk.act(), file.id, task.id)


def _attaching(desk: Desk, task: ShownTask) -> None:
    def add(attachment_id: UUID, name: str, content: bytes) -> None:
        attach(desk.act(), attachment_id, task.id, name, content)

    handing_in_one(task.id, add)


def _comments(desk: Desk, task: ShownTask) -> None:
    said = queries.task_comments(desk.store, task.id)
    if not said:
        st.caption(say("No comments yet."))
    zone = desk.school.zone
    passages(
        Passage(one.text, f"{one.person} · {in_moment(one.made_at, zone)}")
        for one in said
    )
    if not may_work(desk):
        return
    form = f"comment-{task.id}"
    comment_id = form_id(form)
    with st.form(f"{form}-{comment_id}", border=False):
        fields = Fields(comment_id)
        text = fields.area("text", say("Comment"), height=90)
        sent = st.form_submit_button(say("Send the comment"), width="stretch")
    if sent:
        with saving(form, say("The comment was kept."), **fields.labels):
            comment(desk.act(), comment_id, task.id, text)


def _history(desk: Desk, task: ShownTask) -> None:
    happened(desk, "task", task.id, said_of)
