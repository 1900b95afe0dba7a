"""The tasks' page: what I have to do, and for the lead one activity's tasks."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final, TypeVar
from uuid import UUID

import streamlit as st

from data import duties
from data.activity import countdown
from data.duties import Duty
from data.language import N_, in_list, say, say_many, why
from data.ui.desk import Desk
from data.ui.ending import ending
from data.ui.fields import Fields
from data.ui.filters import narrowed
from data.ui.forms import as_drawn, form_id, saving, telling
from data.ui.head import titled
from data.ui.links import go, link, unmarked
from data.ui.pages import Page, Section
from data.ui.passages import Passage, passages
from data.ui.tabs import unfold
from organizing.committees import store as committees
from organizing.committees.form import may_change_committee
from organizing.tasks import cards, queries
from organizing.tasks import store as tasks
from organizing.tasks.actions import (
    change_task,
    give_planned_tasks,
    give_task,
    mark_seen,
    take_back_task,
)
from organizing.tasks.form import (
    Receivers,
    chosen_activity,
    may_work,
    more,
    moving,
    task_fields,
)
from organizing.tasks.models import (
    Bucket,
    Task,
    TaskDraft,
    TaskStep,
    not_given,
    planned_refusal,
)
from organizing.tasks.queries import ActivityTask, MyPosition, MyTask
from planning.activities import store as activities
from planning.activities.models import Activity, PlannedTask

PAGE = Page(N_("My tasks"), "tugas", "task_alt", Section.ORGANIZE, duty=None)

T = TypeVar("T")
USUAL_OFFSET: Final = -14
"""A new task is offered two weeks before its activity."""

ICONS = {
    Bucket.OVERDUE: ":material/alarm:",
    Bucket.TODAY: ":material/today:",
    Bucket.THIS_WEEK: ":material/date_range:",
    Bucket.LATER: ":material/schedule:",
}


def show(desk: Desk) -> None:
    """Draw the page."""
    head = titled(PAGE.headed(desk.year))
    if duties.may(Duty.READ_TASKS, desk.person):
        with head:
            activity = chosen_activity(desk, say("Tasks of"), say("My own tasks"))
        if activity:
            st.subheader(unmarked(activity.title))
            go(say("Committee"), link(desk, "panitia", kegiatan=activity.id))
            _tasks_of(desk, activity)
            return
    _mine(desk)


def first(desk: Desk) -> str:
    """Return what a member sees before the page is drawn: their tasks, to read."""
    if duties.may(Duty.READ_TASKS, desk.person):
        return ""
    return _follow_ups(desk) + cards.my_tasks(_my_tasks(desk))


def part(desk: Desk, activity: Activity) -> None:
    """Draw an activity's tasks; whoever does not give them out sees their own."""
    if duties.may(Duty.READ_TASKS, desk.person):
        _tasks_of(desk, activity)
        return
    mine = [task for task in _my_tasks(desk) if task.activity_id == activity.id]
    if not mine:
        st.info(say("You have no task in this activity."))
    _show_mine(desk, mine)


# ── my own tasks ─────────────────────────────────────────────────────────────


def _mine(desk: Desk) -> None:
    mine = _my_tasks(desk)
    if given := _follow_ups(desk):
        st.html(given)
    elif not mine:
        st.info(say(cards.NOTHING))
    if duties.may(Duty.KEEP_CONTACTS, desk.person):
        go(say("Family contacts"), link(desk, "kontak"))
    _show_mine(desk, mine)
    _my_positions(queries.my_positions(desk.store, desk.person.id, desk.year))


def _follow_ups(desk: Desk) -> str:
    """Return what meetings gave the person to carry out; each leads to its closing."""
    given = queries.my_follow_ups(desk.store, desk.person.id)
    return cards.my_follow_ups(
        given,
        {one.id: link(desk, "tindak-lanjut", rtl=one.id) for one in given},
        desk.today,
    )


def _show_mine(desk: Desk, mine: Sequence[MyTask]) -> None:
    _see(desk, mine)
    st.html(cards.LOOK)
    for bucket, inside in cards.by_bucket(mine):
        _kind(desk, bucket, inside)


def _kind(desk: Desk, bucket: Bucket, inside: Sequence[MyTask]) -> None:
    """Draw the tasks that are due equally soon; those done wait behind a fold."""
    draw, words = partial(_card, desk), cards.heading(bucket, inside)
    if bucket is Bucket.DONE:
        unfold(words, "done-tasks", partial(_cards, inside, draw, "more-done"))
        return
    st.subheader(f"{ICONS[bucket]} {words}")
    _cards(inside, draw, f"more-{bucket}", cards.at_once(bucket))


def _my_tasks(desk: Desk) -> list[MyTask]:
    return queries.my_tasks(desk.store, desk.person.id, desk.today, desk.year)


def _see(desk: Desk, mine: Sequence[MyTask]) -> None:
    """Note that the person saw what is new to them."""
    new = [task.id for task in mine if task.is_new]
    if new and desk.year_is_open:
        with telling():
            mark_seen(desk.act(), new)


def _cards(
    rows: Sequence[T], draw: Callable[[T], None], key: str, first: int = cards.AT_ONCE
) -> None:
    """Draw the first cards, and the others once somebody asks for them."""

    def the_rest() -> None:
        for row in rows[first:]:
            draw(row)

    for row in rows[:first]:
        draw(row)
    if rest := len(rows[first:]):
        unfold(cards.more(rest), key, the_rest)


def _card(desk: Desk, task: MyTask) -> None:
    with st.container(border=True, gap="small"):
        st.html(cards.card(task))
        if may_work(desk):
            moving(desk, task)
        more(desk, task)


def _my_positions(positions: list[MyPosition]) -> None:
    if positions:
        st.subheader(say("My positions"))
        st.html(cards.my_positions(positions))


# ── the tasks of one activity ────────────────────────────────────────────────


def _tasks_of(desk: Desk, activity: Activity) -> None:
    kept = queries.activity_tasks(desk.store, activity.id)
    receivers = Receivers.of(desk, activity.id)
    duty = Duty.GIVE_TASKS
    may_give = may_change_committee(desk, duty, activity.id, activity.title)
    if not kept:
        st.info(say("This activity has no tasks yet."))
    _alarms(desk, kept)
    if may_give:
        _from_plan(desk, activity)
    st.html(cards.LOOK)
    _given_cards(desk, kept, receivers, may_give=may_give)
    if may_give and receivers.sections:
        _giving(desk, activity, receivers)
    elif may_give:
        st.info(say("Set up the committee first; tasks are given to its members."))


def _alarms(desk: Desk, kept: Sequence[ActivityTask]) -> None:
    """Say first which tasks are overdue, have nobody, or are hindered."""
    late, nobodys, hindered = _pressing(desk, kept).values()
    if late:
        told = say_many(
            "**{count} task is overdue**: {titles}",
            "**{count} tasks are overdue**: {titles}",
            len(late),
            titles=_titles(late),
        )
        st.error(told, icon=":material/alarm:")
    if nobodys:
        told = say_many(
            "**Nobody in the committee has {count} task**: {titles}",
            "**Nobody in the committee has {count} tasks**: {titles}",
            len(nobodys),
            titles=_titles(nobodys),
        )
        st.warning(told, icon=":material/person_off:")
    if hindered:
        told = say_many(
            "**{count} task is hindered**: {titles}",
            "**{count} tasks are hindered**: {titles}",
            len(hindered),
            titles=_titles(hindered),
        )
        st.warning(told, icon=":material/block:")


def _pressing(
    desk: Desk, among: Sequence[ActivityTask]
) -> dict[str, list[ActivityTask]]:
    """Return the tasks that are overdue, have nobody, or are hindered.

    Under the words that the page's address has for them.
    """
    return {
        "terlambat": [task for task in among if task.is_overdue(desk.today)],
        "tanpa": [task for task in among if task.is_nobodys],
        "terkendala": [task for task in among if task.step is TaskStep.HINDERED],
    }


def _titles(listed: Sequence[ActivityTask]) -> str:
    return in_list([task.title for task in listed])


def _given_cards(
    desk: Desk,
    kept: Sequence[ActivityTask],
    receivers: Receivers,
    *,
    may_give: bool,
) -> None:
    draw = partial(_given, desk, receivers=receivers, may_give=may_give)
    waiting = [task for task in kept if task.step is not TaskStep.DONE]
    done = [task for task in kept if task.step is TaskStep.DONE]
    if len(kept) > cards.AT_ONCE:
        waiting, done = _narrowed(desk, waiting, done)
    _cards(waiting, draw, "more-waiting")
    if done:
        label = say_many("{count} task done", "{count} tasks done", len(done))
        unfold(label, "given-done", partial(_cards, done, draw, "more-given-done"))


def _narrowed(
    desk: Desk, waiting: list[ActivityTask], done: list[ActivityTask]
) -> tuple[list[ActivityTask], list[ActivityTask]]:
    """Let the lead look only at what is overdue, has nobody, or is hindered."""
    kinds = {
        "terlambat": say("Overdue"),
        "tanpa": say("Nobody has it"),
        "terkendala": say("Hindered"),
    }
    kind = narrowed("tampil", say("Show"), kinds)
    return (_pressing(desk, waiting)[kind], []) if kind else (waiting, done)


def _from_plan(desk: Desk, activity: Activity) -> None:
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


def _given(
    desk: Desk, task: ActivityTask, receivers: Receivers, *, may_give: bool
) -> None:
    with st.container(border=True, gap="small"):
        st.html(cards.given_card(task, is_overdue=task.is_overdue(desk.today)))
        more(desk, task)
        if may_give:
            _changing(desk, task, receivers)


def _changing(desk: Desk, task: ActivityTask, receivers: Receivers) -> None:
    task = as_drawn(task, task.id)
    key = f"{task.id}-{task.version}"
    named = dict(zip(task.assistant_ids, task.assistants, strict=True))
    if task.person_id:
        named[task.person_id] = task.assignee or "–"

    def change(draft: TaskDraft) -> None:
        change_task(desk.act(), task.id, task.version, draft)

    def fields() -> None:
        kept = desk.store.get(Task, task.id).draft(
            tasks.assistants(desk.store, task.id), tasks.items(desk.store, task.id)
        )
        moving(desk, task)
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
        )

    unfold(say("Change or take back"), f"change-{task.id}", fields)


def _giving(desk: Desk, activity: Activity, receivers: Receivers) -> None:
    form = f"task-{activity.id}"
    task_id: UUID = form_id(form)

    def give(draft: TaskDraft) -> None:
        give_task(desk.act(), task_id, activity.id, draft)

    with st.container(border=True):
        st.subheader(say("Give a task"))
        fields = Fields.new(task_id, TaskDraft, offset_days=USUAL_OFFSET)
        _form(form, fields, receivers, give)


def _form(
    form: str, fields: Fields, receivers: Receivers, save: Callable[[TaskDraft], None]
) -> None:
    with st.form(f"task-{fields.key}", border=False):
        task_fields(fields, receivers)
        sent = st.form_submit_button(say("Save the task"), type="primary")
    if sent:
        with saving(form, say("The task was saved."), **fields.labels):
            save(TaskDraft.model_validate(fields.typed))
