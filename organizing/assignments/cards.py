"""The tasks of committees as a list: rows in, HTML out."""

from collections.abc import Sequence
from datetime import date
from html import escape
from itertools import groupby
from uuid import UUID

from data.activity import UNDATED, countdown
from data.language import N_, in_number, in_short, say, say_many
from data.record import Term
from data.ui.desk import Desk
from data.ui.links import anchor, link
from data.ui.tables import Cell, Group, plain
from organizing.tasks.cards import LOOK as LOOK
from organizing.tasks.cards import whose
from organizing.tasks.models import TaskStep
from organizing.tasks.queries import CommitteeTask


class Shown(Term):
    """Which tasks a person wants to see; without one, those that are not done."""

    OVERDUE = "terlambat", N_("Overdue")
    NOBODYS = "tanpa", N_("Nobody has it")
    HINDERED = "terkendala", N_("Hindered")
    DONE = "selesai", N_("Done")
    ALL = "semua", N_("All")


def of_kind(
    tasks: Sequence[CommitteeTask], kind: Shown, today: date
) -> list[CommitteeTask]:
    """Return those of a kind; what is asked of nobody any more is never pressing."""
    return {
        Shown.OVERDUE: [task for task in tasks if task.is_overdue(today)],
        Shown.NOBODYS: [t for t in tasks if t.is_nobodys and t.is_asked_for],
        Shown.HINDERED: [t for t in tasks if t.step is TaskStep.HINDERED],
        Shown.DONE: [task for task in tasks if task.is_done],
        Shown.ALL: list(tasks),
    }[kind]


def counted(tasks: Sequence[CommitteeTask], today: date) -> str:
    """Return how many are open, overdue, without anybody, hindered and done."""
    done = sum(task.is_done for task in tasks)
    open_ones = len(tasks) - done
    parts = [say_many("{count} task open", "{count} tasks open", open_ones)]
    for kind in (Shown.OVERDUE, Shown.NOBODYS, Shown.HINDERED):
        if count := len(of_kind(tasks, kind, today)):
            words = say(kind.label)
            parts.append(f"{words[0].lower()}{words[1:]}: {in_number(count)}")
    if done:
        parts.append(say_many("{count} task done", "{count} tasks done", done))
    return " · ".join(parts)


def heads() -> list[tuple[str, str]]:
    """Return the columns of the list, each with the kind of its cells."""
    return [
        (say("Until"), "lead"),
        (say("Task"), ""),
        (say("Who"), ""),
        (say("Step"), "corner"),
    ]


def groups(
    desk: Desk, tasks: Sequence[CommitteeTask], *, of_one: bool = False
) -> list[Group]:
    """Return tasks as they press: overdue, without anybody, then by the next activity.

    ``of_one``: all are of the activity that the page is about.
    """
    late = of_kind(tasks, Shown.OVERDUE, desk.today)
    nobodys = [t for t in of_kind(tasks, Shown.NOBODYS, desk.today) if t not in late]
    first = {task.id for task in (*late, *nobodys)}
    rest = [task for task in tasks if task.id not in first]
    told = [
        _group(desk, say("Overdue"), late, of_one=of_one),
        _group(desk, say("Nobody has it"), nobodys, of_one=of_one),
    ]
    if of_one:
        told.append(_group(desk, say("The others") if first else "", rest, of_one=True))
    else:
        told += _by_activity(desk, rest)
    return [group for group in told if group.rows]


def _by_activity(desk: Desk, tasks: Sequence[CommitteeTask]) -> list[Group]:
    ordered = sorted(tasks, key=_by_day)
    return [
        Group(
            _activity(desk, inside), [row(desk, task, of_one=True) for task in inside]
        )
        for _, among in groupby(ordered, key=_by_day)
        if (inside := list(among))
    ]


def _by_day(task: CommitteeTask) -> tuple[date, UUID]:
    return task.when.day or date.max, task.activity_id


def _activity(desk: Desk, inside: Sequence[CommitteeTask]) -> list[Cell]:
    of = inside[0]
    room = link(desk, "ruang", kegiatan=of.activity_id, bagian="tugas")
    away = of.when.days_away(desk.today)
    day = f"{of.when.in_weekday()} ({away})" if away else of.when.in_weekday()
    count = in_number(len(inside))
    told = f"{anchor(of.activity, room)} ({count})<small>{escape(day)}</small>"
    return [Cell(told, span=len(heads()))]


def _group(
    desk: Desk, words: str, tasks: Sequence[CommitteeTask], *, of_one: bool
) -> Group:
    heading = f"{escape(words)} ({in_number(len(tasks))})"
    above = [Cell(heading, span=len(heads()))] if words else []
    return Group(above, [row(desk, task, of_one=of_one) for task in tasks])


def row(desk: Desk, task: CommitteeTask, *, of_one: bool) -> list[Cell]:
    """Return a task as a row: until when, what, who, and how far it is."""
    due = in_short(task.due_on) if task.due_on else say(UNDATED)
    title = anchor(task.title, way(desk, task))
    below = "" if of_one else f"<small>{escape(task.activity)}</small>"
    return [
        plain(f"{due} ({countdown(task.offset_days)})", "lead"),
        Cell(f"<strong>{title}</strong>{below}{_hindrance(task)}"),
        Cell(_who(task)),
        Cell(_mark(desk, task), "corner"),
    ]


def way(desk: Desk, task: CommitteeTask) -> str:
    """Return the address at which a task is opened."""
    about = {"kegiatan": task.activity_id, "buka": task.id}
    return link(desk, "tugas-panitia", **about)


def _who(task: CommitteeTask) -> str:
    names, small = whose(task)
    if task.is_nobodys and task.is_asked_for:
        nobody = escape(say("Nobody has it"))
        told = f'<small class="look">{nobody}</small>'
        return f"{escape(names)}{told}" if task.assignee else told
    return f"{escape(names)}<small>{escape(small)}</small>"


def _hindrance(task: CommitteeTask) -> str:
    if task.obstacle is None:
        return ""
    words = ": ".join(filter(None, (say(task.obstacle.label), task.obstacle_note)))
    return f'<small class="look">{escape(words)}</small>'


def _mark(desk: Desk, task: CommitteeTask) -> str:
    """Return how far a task is, or how late: what presses more."""
    kind, words = task.step.value, say(task.step.label)
    if task.due_on and task.is_overdue(desk.today):
        late = (desk.today - task.due_on).days
        kind = "overdue"
        words = say_many("{count} day late", "{count} days late", late)
    mark = f'<mark class="{kind}">{escape(words)}</mark>'
    return f'<span class="marks">{mark}</span>'
