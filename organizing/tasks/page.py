"""The tasks' page: what I have to do, and for the lead one activity's tasks."""

from collections.abc import Callable
from uuid import UUID

import streamlit as st

from data.language import in_short, in_weekday, say, say_many, why
from data.obstacles import ObstacleCode, remedy_of
from data.ui.desk import Desk
from data.ui.forms import as_drawn, form_id, saving, shown_activity
from data.ui.links import go, link
from organizing.committees import store as committees
from organizing.committees.models import completed_refusal, organizing_refusal
from organizing.tasks import queries
from organizing.tasks import store as tasks
from organizing.tasks.actions import (
    change_task,
    give_planned_tasks,
    give_task,
    move_task,
    take_back_task,
)
from organizing.tasks.models import (
    NEXT_STEPS,
    Bucket,
    TaskDraft,
    TaskStep,
    countdown,
    moving_refusal,
    not_given,
    planned_refusal,
)
from organizing.tasks.queries import ActivityTask, MyPosition, MyTask
from planning.activities import store as activities
from planning.activities.models import Activity, PlannedTask
from planning.goals.models import reading_refusal

ICONS = {
    Bucket.OVERDUE: ":material/alarm:",
    Bucket.TODAY: ":material/today:",
    Bucket.LATER: ":material/schedule:",
    Bucket.DONE: ":material/check_circle:",
}
COLORS = {
    TaskStep.TO_DO: "gray",
    TaskStep.DOING: "blue",
    TaskStep.DONE: "green",
    TaskStep.HINDERED: "red",
}


def show(desk: Desk) -> None:
    """Draw the page."""
    st.title(say("My tasks"))
    if reading_refusal(desk.person) is None:
        planned = activities.activities_in(desk.store, desk.year)
        chosen = shown_activity(
            [(activity.id, activity.title) for activity in planned],
            say("Tasks of"),
            say("My own tasks"),
        )
        for activity in planned:
            if activity.id == chosen:
                _tasks_of(desk, activity)
                return
    _mine(desk)


def _mine(desk: Desk) -> None:
    mine = queries.my_tasks(desk.store, desk.person.id, desk.today, desk.year)
    if not mine:
        st.info(
            say(
                "No task is given to you this year. As soon as the vice principal for "
                "public relations gives you one, it stands here."
            )
        )
    for bucket in Bucket:
        inside = [task for task in mine if task.bucket is bucket]
        if inside and bucket is not Bucket.DONE:
            st.subheader(f"{ICONS[bucket]} {say(bucket.label)} ({len(inside)})")
            for task in inside:
                _card(desk, task)
    done = [task for task in mine if task.bucket is Bucket.DONE]
    if done:
        with st.expander(
            say_many("{count} task done", "{count} tasks done", len(done))
        ):
            for task in done:
                _card(desk, task)
    _my_positions(queries.my_positions(desk.store, desk.person.id, desk.year))


def _card(desk: Desk, task: MyTask) -> None:
    with st.container(border=True):
        st.markdown(f"**{task.title}**")
        due = in_weekday(task.due_on) if task.due_on else say("Without a date")
        st.markdown(f"{due} ({countdown(task.offset_days)})")
        where = (task.activity, task.place, task.section or "")
        st.caption(" · ".join(part for part in where if part))
        st.badge(say(task.step.label), color=COLORS[task.step])  # type: ignore[arg-type]
        _hindrance(task.obstacle, task.obstacle_note)
        if moving_refusal(desk.person) is None and desk.year_is_open:
            _moving(desk, task)


def _hindrance(obstacle: ObstacleCode | None, note: str) -> None:
    if obstacle:
        st.markdown(f":material/block: {say(obstacle.label)} — {note}")
        st.caption(say("What has helped: {remedy}", remedy=say(remedy_of(obstacle))))


def _moving(desk: Desk, task: MyTask) -> None:
    task = as_drawn(task, task.id)
    again = task.step is TaskStep.DONE
    labels: dict[TaskStep, str] = {
        TaskStep.DOING: say("Take up again") if again else say("Start"),
        TaskStep.DONE: say("Finish"),
    }
    for step, label in labels.items():
        key = f"{step}-{task.id}-{task.version}"
        if step in NEXT_STEPS[task.step] and st.button(
            label,
            type="primary" if step is TaskStep.DONE else "secondary",
            width="stretch",
            key=key,
        ):
            with saving(key, say("“{title}” was moved.", title=task.title)):
                move_task(
                    desk.store,
                    task.id,
                    task.version,
                    step,
                    by=desk.person,
                    now=desk.clock(),
                )
    if TaskStep.HINDERED in NEXT_STEPS[task.step]:
        _hindering(desk, task)


def _hindering(desk: Desk, task: MyTask) -> None:
    key = f"hindered-{task.id}-{task.version}"
    with st.expander(say("Something hinders it")):
        with st.form(key, border=False):
            obstacle = st.selectbox(
                say("Obstacle"),
                list(ObstacleCode),
                index=None,
                format_func=lambda o: say(o.label),
                placeholder=say("Choose an obstacle"),
                key=f"obstacle-{key}",
            )
            note = st.text_area(
                say("Note"),
                key=f"note-{key}",
                help=say("What happened and what you need."),
            )
            sent = st.form_submit_button(say("Report the obstacle"), width="stretch")
        if sent:
            with saving(
                key, say("The obstacle of “{title}” was reported.", title=task.title)
            ):
                move_task(
                    desk.store,
                    task.id,
                    task.version,
                    TaskStep.HINDERED,
                    obstacle=obstacle,
                    obstacle_note=note,
                    by=desk.person,
                    now=desk.clock(),
                )


def _my_positions(positions: list[MyPosition]) -> None:
    if not positions:
        return
    st.subheader(say("My positions"))
    for position in positions:
        with st.expander(f"{position.title} · {position.activity}"):
            if position.planned_on:
                st.caption(in_short(position.planned_on))
            parts = (
                (say("Duty"), position.duty),
                (say("Right"), position.entitlement),
                (say("Responsibility"), position.responsibility),
            )
            for label, text in parts:
                st.markdown(f"**{label}**")
                st.markdown(text or "–")


class _Receivers:
    """To whom tasks of one committee can be given: sections first, then people."""

    def __init__(
        self, desk: Desk, activity: Activity, kept: list[ActivityTask]
    ) -> None:
        self.sections = {
            position.id: position.title
            for position in committees.positions(desk.store, activity.id)
        }
        members = committees.members(desk.store, activity.id)
        self.manned = {member.position_id for member in members}
        self.members = {member.person_id for member in members}
        self.people = {member.person_id: member.name for member in members} | {
            task.person_id: task.assignee or "–" for task in kept if task.person_id
        }

    def is_orphaned(self, task: ActivityTask) -> bool:
        """Whether nobody of the committee is left to do an open task."""
        if task.step is TaskStep.DONE:
            return False
        if task.position_id:
            return task.position_id not in self.manned
        return task.person_id not in self.members

    def ids(self) -> list[UUID]:
        return [*self.sections, *self.people]

    def name(self, receiver: UUID) -> str:
        if receiver in self.sections:
            return say("Section: {title}", title=self.sections[receiver])
        return self.people[receiver]

    def draft(self, title: str, receiver: UUID | None, offset: int) -> TaskDraft:
        section = receiver in self.sections
        return TaskDraft(
            title=title,
            person_id=None if section else receiver,
            position_id=receiver if section else None,
            offset_days=offset,
        )


def _tasks_of(desk: Desk, activity: Activity) -> None:
    st.subheader(activity.title)
    go(say("Committee"), link(desk, "panitia", kegiatan=activity.id))
    kept = queries.activity_tasks(desk.store, activity.id)
    receivers = _Receivers(desk, activity, kept)
    may_give = organizing_refusal(desk.person) is None and desk.year_is_open
    completed = committees.is_completed(desk.store, activity.id)
    if may_give and (refusal := completed_refusal(activity.title, completed=completed)):
        st.info(why(refusal))
        may_give = False
    if not kept:
        st.info(say("This activity has no tasks yet."))
    if may_give:
        _from_plan(desk, activity)
    for task in kept:
        _given(desk, task, receivers, may_give=may_give)
    if may_give and receivers.ids():
        _giving(desk, activity, receivers)
    elif may_give:
        st.info(say("Set up the committee first; tasks are given to its members."))


def _from_plan(desk: Desk, activity: Activity) -> None:
    """Offer what the plan says the committee will have to do, if it was not given."""
    planned = activities.planned_tasks(desk.store, activity.id)
    waiting = not_given(planned, tasks.tasks_in(desk.store, activity.id))
    if not waiting:
        return
    count = len(waiting)
    with st.container(border=True):
        st.markdown(
            say_many(
                ":material/checklist: **{count} task stands in the plan** and is not "
                "given yet.",
                ":material/checklist: **{count} tasks stand in the plan** and are not "
                "given yet.",
                count,
            )
        )
        with st.expander(say("Which tasks")):
            for task in waiting:
                parts = (countdown(task.offset_days), task.title, task.section)
                st.markdown(" · ".join(part for part in parts if part))
        positions = committees.positions(desk.store, activity.id)
        if refusal := planned_refusal(activity.title, positions):
            st.caption(why(refusal))
            go(say("Set up the committee"), link(desk, "panitia", kegiatan=activity.id))
        elif st.button(
            say("Give them to the committee"),
            type="primary",
            key=f"planned-{activity.id}-{waiting[0].id}-{count}",
        ):
            _give_planned(desk, activity, waiting)


def _give_planned(desk: Desk, activity: Activity, waiting: list[PlannedTask]) -> None:
    told = say_many(
        "{count} task was given to the committee.",
        "{count} tasks were given to the committee.",
        len(waiting),
    )
    with saving(f"planned-{activity.id}", told):
        give_planned_tasks(
            desk.store,
            [task.id for task in waiting],
            activity.id,
            by=desk.person,
            now=desk.clock(),
        )


def _given(
    desk: Desk, task: ActivityTask, receivers: _Receivers, *, may_give: bool
) -> None:
    with st.container(border=True):
        st.markdown(f"**{task.title}**")
        due = in_weekday(task.due_on) if task.due_on else say("Without a date")
        who = task.assignee or task.section or "–"
        st.caption(f"{countdown(task.offset_days)} · {due} · {who}")
        st.badge(say(task.step.label), color=COLORS[task.step])  # type: ignore[arg-type]
        if receivers.is_orphaned(task):
            st.caption(
                say(":material/person_off: Nobody in the committee has this task now.")
            )
        _hindrance(task.obstacle, task.obstacle_note)
        if may_give:
            _changing(desk, task, receivers)


def _changing(desk: Desk, task: ActivityTask, receivers: _Receivers) -> None:
    task = as_drawn(task, task.id)
    key = f"{task.id}-{task.version}"

    def change(draft: TaskDraft) -> None:
        change_task(
            desk.store,
            task.id,
            task.version,
            draft,
            by=desk.person,
            now=desk.clock(),
        )

    with st.expander(say("Change or take back")):
        _form(key, key, receivers, task, change)
        if st.button(say("Take the task back"), key=f"back-{key}"):
            with saving(key, say("The task was taken back.")):
                take_back_task(desk.store, task.id, by=desk.person, now=desk.clock())


def _giving(desk: Desk, activity: Activity, receivers: _Receivers) -> None:
    form = f"task-{activity.id}"
    task_id = form_id(form)

    def give(draft: TaskDraft) -> None:
        give_task(
            desk.store,
            task_id,
            activity.id,
            draft,
            by=desk.person,
            now=desk.clock(),
        )

    with st.container(border=True):
        st.subheader(say("Give a task"))
        _form(form, str(task_id), receivers, None, give)


def _form(
    form: str,
    key: str,
    receivers: _Receivers,
    kept: ActivityTask | None,
    save: Callable[[TaskDraft], None],
) -> None:
    ids = receivers.ids()
    current = (kept.position_id or kept.person_id) if kept else None
    with st.form(f"task-{key}", border=False):
        title = st.text_input(
            say("Task"), kept.title if kept else "", key=f"title-{key}"
        )
        receiver = st.selectbox(
            say("Given to"),
            ids,
            index=ids.index(current) if current in ids else None,
            format_func=receivers.name,
            placeholder=say("Choose a person or a section"),
            key=f"receiver-{key}",
        )
        offset = st.number_input(
            say("Days from the activity"),
            min_value=-365,
            max_value=365,
            value=kept.offset_days if kept else -14,
            help=say("-14 means H-14, two weeks before; 0 is the day; 7 is H+7."),
            key=f"offset-{key}",
        )
        sent = st.form_submit_button(say("Save the task"), type="primary")
    if sent:
        with saving(form, say("The task was saved."), title=say("Task")):
            save(receivers.draft(title, receiver, int(offset)))
