"""Tasks and positions as a person reads them: rows in, HTML out.

The page of the tasks shows this; so can whatever answers before the page is drawn.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from html import escape
from typing import Final
from uuid import UUID

from data.activity import UNDATED, countdown
from data.language import N_, in_list, in_number, in_short, in_weekday, say, say_many
from data.obstacles import helped_of
from data.ui.links import anchor
from data.ui.tables import Cell, Group, listed, plain
from organizing.tasks.models import Bucket
from organizing.tasks.queries import (
    CommitteeTask,
    MyFollowUp,
    MyPosition,
    MyTask,
    ShownTask,
)

AT_ONCE: Final = 8
"""How many tasks of one kind are shown before a person asks for the rest."""
AT_ONCE_OF_LATER: Final = 4
NAMED: Final = 3
"""So many names of a section are said; the others are counted."""

LOOK: Final = """<style>
.task{font-size:1rem;line-height:1.4}
.task>*{display:block;overflow-wrap:anywhere}.task>*+*{margin-top:.25rem}
.task a{color:var(--accent);text-decoration:none}
.task small{color:var(--quiet);font-size:var(--small)}.task .note{white-space:pre-line}
.task .marks{margin-top:.5rem}
.marks{display:flex;flex-wrap:wrap;gap:.25rem .4rem}
.marks mark{border-radius:.3rem;padding:.05rem .4rem;font-size:var(--small);
background:var(--tint);color:var(--quiet);white-space:nowrap}
.marks .doing{background:var(--accent-tint);color:var(--accent)}
.marks .new{background:var(--accent);color:var(--on-accent)}
.marks .done{background:var(--good-tint);color:var(--good)}
.marks :is(.hindered,.overdue){background:var(--bad-tint);color:var(--bad)}
.marks .nobody{background:var(--warn-tint);color:var(--warn)}
.of-tasks h3{font-size:1.15rem;margin:1.2rem 0 .5rem}
.of-tasks .task{border:1px solid var(--line);border-radius:var(--round);padding:1rem;
margin:0 0 1rem}
.positions{border:1px solid var(--line);border-radius:var(--round)}
.position+.position{border-top:1px solid var(--line)}
.position summary{cursor:pointer;padding:.55rem .9rem}
.position.over>.position{margin-left:1rem}
.position div{padding:0 .9rem .6rem}.position small{color:var(--quiet)}
.position dt{font-weight:600;margin-top:.5rem}
.position dd{margin:0;white-space:pre-line;overflow-wrap:anywhere}
</style>"""
"""How cards and positions look: said once on a page."""
NOTHING: Final = N_(
    "No task is given to you this year. As soon as the vice principal for public "
    "relations gives you one, it stands here."
)


def my_tasks(tasks: Sequence[MyTask]) -> str:
    """Return a person's tasks, each kind under its heading, with how they look.

    As many of each kind as the page shows at once; the others and what is done are
    counted.
    """
    if not tasks:
        return f"{LOOK}<p>{escape(say(NOTHING))}</p>"
    kinds = "".join(_kind(bucket, inside) for bucket, inside in by_bucket(tasks))
    return f'{LOOK}<div class="of-tasks">{kinds}</div>'


def by_bucket(tasks: Sequence[MyTask]) -> list[tuple[Bucket, list[MyTask]]]:
    """Return a person's tasks by how soon they are due, the most pressing first."""
    inside = {b: [task for task in tasks if task.bucket is b] for b in Bucket}
    return [(bucket, among) for bucket, among in inside.items() if among]


def heading(bucket: Bucket, among: Sequence[MyTask]) -> str:
    """Return what tasks due so soon stand under; those done are only counted."""
    if bucket is Bucket.DONE:
        return say_many("{count} task done", "{count} tasks done", len(among))
    return f"{say(bucket.label)} ({len(among)})"


def at_once(bucket: Bucket) -> int:
    """Return how many tasks of a kind are shown before a person asks for the rest."""
    return {Bucket.LATER: AT_ONCE_OF_LATER, Bucket.DONE: 0}.get(bucket, AT_ONCE)


def more(count: int) -> str:
    """Return how many more there are."""
    return say_many("{count} more", "{count} more", count)


def card(task: MyTask) -> str:
    """Return a task as the person who does it reads it."""
    due = f"{_due(task)} ({countdown(task.offset_days)})"
    marks = [("overdue", say("Overdue"))] if task.bucket is Bucket.OVERDUE else []
    marks.append((task.step.value, say(task.step.label)))
    if task.is_new:
        marks.append(("new", say("New")))
    under = (f"<span>{escape(due)}</span>", _small(_where(task)))
    return _card(task, under, marks)


def committee_card(task: CommitteeTask, *, is_overdue: bool) -> str:
    """Return a task as its committee reads it, and those who look after it."""
    marks = [("overdue", say("Overdue"))] if is_overdue else []
    if task.is_nobodys:
        marks.append(("nobody", say("Nobody has it")))
    marks.append((task.step.value, say(task.step.label)))
    parts = (countdown(task.offset_days), _due(task), *whose(task))
    return _card(task, (_small(parts),), marks)


def whose(task: CommitteeTask) -> tuple[str, str]:
    """Return who does a task; and in which section, and who helps.

    The one who answers for it, or else those of its section, the first by name.
    """
    names = [task.assignee] if task.assignee else list(task.holders)
    parts = [task.section or ""]
    if task.assistants:
        helping = in_list(list(task.assistants))
        parts.append(say("helped by {names}", names=helping))
    return _first_named(names), " · ".join(filter(None, parts))


def _first_named(names: Sequence[str]) -> str:
    if len(names) <= NAMED + 1:
        return in_list(list(names)) if names else "–"
    others = say("{count} others", count=in_number(len(names) - NAMED))
    return in_list([*names[:NAMED], others])


def my_follow_ups(
    given: Sequence[MyFollowUp], ways: Mapping[UUID, str], today: date
) -> str:
    """Return what meetings gave a person to carry out, the most pressing first."""
    if not given:
        return ""
    heads = ((say("Until"), "lead"), (say("Follow-up"), ""), ("", "corner"))
    rows = [_follow_up(one, ways[one.id], today) for one in given]
    above = escape(say("Follow-ups of meetings ({count})", count=len(given)))
    shown = listed(heads, [Group((), rows)])
    return f'{LOOK}<div class="of-tasks"><h3>{above}</h3>{shown}</div>'


def _follow_up(one: MyFollowUp, way: str, today: date) -> Sequence[Cell]:
    words = escape(say("Overdue"))
    late = f'<mark class="overdue">{words}</mark>'
    where = f"<small>{escape(one.activity or '')}</small>"
    return (
        plain(in_short(one.due_on), "lead"),
        Cell(f"<strong>{anchor(one.text, way)}</strong>{where}"),
        Cell(
            f'<span class="marks">{late}</span>' if one.due_on < today else "", "corner"
        ),
    )


def my_positions(positions: Iterable[MyPosition]) -> str:
    """Return a person's positions, each to open: what it asks for and allows.

    Those of activities that are over wait behind a fold of their own.
    """
    held = list(positions)
    over = [position for position in held if position.is_over]
    shown = "".join(_position(one) for one in held if not one.is_over)
    if over:
        words = say_many(
            "{count} position in an activity that is over",
            "{count} positions in activities that are over",
            len(over),
        )
        inside = "".join(map(_position, over))
        shown += (
            f'<details class="position over"><summary>{escape(words)}</summary>'
            f"{inside}</details>"
        )
    return f'<div class="positions">{shown}</div>'


def _kind(bucket: Bucket, inside: Sequence[MyTask]) -> str:
    above = escape(heading(bucket, inside))
    if bucket is Bucket.DONE:
        return f"<p>{above}</p>"
    first = inside[: at_once(bucket)]
    rest = len(inside) - len(first)
    below = f"<p>{escape(more(rest))}</p>" if rest else ""
    return f"<h3>{above}</h3>{''.join(map(card, first))}{below}"


def _card(
    task: ShownTask, under: Iterable[str], marks: Iterable[tuple[str, str]]
) -> str:
    marked = "".join(
        f'<mark class="{kind}">{escape(words)}</mark>' for kind, words in marks
    )
    return (
        f'<div class="task"><strong>{escape(task.title)}</strong>{"".join(under)}'
        f'<span class="marks">{marked}</span>{_hindrance(task)}</div>'
    )


def _hindrance(task: ShownTask) -> str:
    """Return what hinders a task, and what has helped against it."""
    if task.obstacle is None:
        return ""
    helps = _small([helped_of(task.obstacle)])
    return (
        f"<strong>{escape(say(task.obstacle.label))}</strong>"
        f'<span class="note">{escape(task.obstacle_note)}</span>{helps}'
    )


def _due(task: ShownTask) -> str:
    return in_weekday(task.due_on) if task.due_on else say(UNDATED)


def _where(task: MyTask) -> tuple[str, ...]:
    others = ""
    if not task.is_mine and task.accountable:
        others = say("answers for it: {name}", name=task.accountable)
    return task.activity, task.place, task.section or "", others


def _small(parts: Iterable[str]) -> str:
    return f"<small>{escape(' · '.join(filter(None, parts)))}</small>"


def _position(position: MyPosition) -> str:
    above = escape(f"{position.title} · {position.activity}")
    day = position.when.in_short() if position.when.day else ""
    words = "".join(
        f"<dt>{escape(label)}</dt><dd>{escape(text) or '–'}</dd>"
        for label, text in position.words
    )
    inside = f"<small>{escape(day)}</small><dl>{words}</dl>"
    return (
        f'<details class="position"><summary>{above}</summary>'
        f"<div>{inside}</div></details>"
    )
