"""What is to be coordinated, as a person reads it: rows in, HTML out."""

from collections.abc import Mapping
from datetime import date
from html import escape
from typing import Final

from data import duties
from data.activity import UNDATED
from data.duties import Duty
from data.language import in_list, in_number, in_short, say, say_many
from data.ui.desk import Desk
from data.ui.links import anchor, link
from data.ui.tables import Cell, plain
from organizing.coordination.models import (
    MENDS,
    Check,
    OpenTask,
    Readiness,
    Risk,
)
from planning.plan import store as plans

FLAGS: Final[Mapping[Risk, str]] = {
    Risk.NOBODY: "background:var(--bad);color:var(--paper)",
    Risk.OVERDUE: "background:var(--bad);color:var(--paper)",
    Risk.HINDERED: "background:var(--warn);color:var(--paper)",
    Risk.UNSEEN: "background:var(--tint)",
}
NEAR: Final = """<style>
.near{border:1px solid var(--line);border-radius:.5rem;padding:.8rem 1rem;
margin:0 0 .75rem}
.near>*{display:block;margin:0}.near>*+*{margin-top:.3rem}
.near a{color:var(--accent);text-decoration:none}
.near a:hover{text-decoration:underline}
.near small{color:var(--quiet);font-size:.9rem}.near ul{list-style:"○  ";
padding-left:1.1rem}
.near mark{background:var(--bad-tint);color:var(--bad);border-radius:.3rem;
padding:.05rem .4rem;
font-size:.9rem;white-space:nowrap}
</style>"""


PARTS: Final[Mapping[Check, str]] = {
    Check.HOUR: "rencana",
    Check.PLACE: "rencana",
    Check.RUNDOWN: "rencana",
    Check.COMMITTEE: "panitia",
    Check.TASKS: "tugas",
    Check.TIME: "tugas",
    Check.MINUTES: "panitia",
    Check.INVITATION: "undangan",
    Check.ATTENDANCE: "kehadiran",
}
"""In which part of the activity's room a check is mended."""


def where(desk: Desk, row: Readiness, check: Check) -> str:
    """Return the address at which a check is mended; what is agreed, by a revision."""
    if part := PARTS.get(check):
        return link(desk, "ruang", kegiatan=row.activity_id, bagian=part)
    if check is Check.DECREE:
        return link(desk, "keputusan", kegiatan=row.activity_id)
    if plans.change_refusal(desk.store, desk.year):
        return link(desk, "program")
    return link(desk, "kegiatan", kegiatan=row.activity_id)


def lacking(row: Readiness, check: Check) -> str:
    """Return what is missing, with how much of it where that is counted."""
    if check is not Check.INVITATION or not row.letters:
        return say(check.label)
    return say(
        "{check} ({sent} of {all} sent)",
        check=say(check.label),
        sent=in_number(row.letters_sent),
        all=in_number(row.letters),
    )


LOCKED: Final[Mapping[Check, Duty]] = {
    Check.DATE: Duty.READ_PLAN,
    Check.STANDARD: Duty.READ_PLAN,
    Check.BUDGET: Duty.READ_PLAN,
    Check.DECREE: Duty.READ_COMMITTEES,
    Check.INVITATION: Duty.READ_LETTERS,
    Check.ATTENDANCE: Duty.READ_RESULTS,
}
"""Which duty opens the place where a check is mended; every other is for all."""


def missing(desk: Desk, row: Readiness) -> str:
    """Return what an activity lacks; each leads to its mending, where one may go."""
    return " · ".join(
        anchor(lacking(row, check), where(desk, row, check))
        if check not in LOCKED or duties.may(LOCKED[check], desk.person)
        else escape(lacking(row, check))
        for check in row.missing
    )


def facts(desk: Desk, row: Readiness) -> list[str]:
    """Return when a near activity is, who is in charge, and how many tasks wait."""
    tasks = say_many("{count} open task", "{count} open tasks", row.open_tasks)
    late = say_many("{count} overdue", "{count} overdue", row.overdue_tasks)
    said = [_when(desk, row), row.in_charge or say("nobody in charge"), tasks]
    return [*said, late] if row.overdue_tasks else said


def _when(desk: Desk, row: Readiness) -> str:
    day, away = row.when.in_weekday(), row.when.days_away(desk.today)
    return f"{day} ({away})" if away else day


def near(desk: Desk, row: Readiness) -> str:
    """Return what a near activity still needs, each with the way to mend it."""
    title = anchor(row.title, link(desk, "ruang", kegiatan=row.activity_id))
    counted = say("{ready} of {all} ready", ready=len(row.ready), all=row.asked)
    lines = "".join(
        f"<li><strong>{escape(lacking(row, check))}</strong> · "
        f"{anchor(say(MENDS[check]), where(desk, row, check))}</li>"
        for check in row.missing
    )
    return (
        f'<div class="near"><span><strong>{title}</strong> '
        f"<mark>{escape(counted)}</mark></span>"
        f"<small>{escape(' · '.join(facts(desk, row)))}</small><ul>{lines}</ul></div>"
    )


def task_row(desk: Desk, today: date, may_remind: bool, task: OpenTask) -> list[Cell]:
    """Return an open task as a row: when, what, who, and why it is at risk."""
    about = {"kegiatan": task.activity_id, "buka": task.id}
    title = anchor(task.title, link(desk, "tugas-panitia", **about))
    under = f"<small>{escape(' · '.join(filter(None, _under(task))))}</small>"
    if task.obstacle:
        words = f"{say(task.obstacle.label)}: {task.obstacle_note}"
        under += f'<small class="look">{escape(words)}</small>'
    due = in_short(task.due_on) if task.due_on else say(UNDATED)
    flags = " ".join(_flag(today, task, risk) for risk in task.risks(today))
    return [
        plain(due, "lead"),
        Cell(f"<strong>{title}</strong>{under}"),
        Cell(_who(desk, task, may_remind=may_remind)),
        Cell(flags, "corner"),
    ]


def _under(task: OpenTask) -> tuple[str, str]:
    if task.section and not task.people:
        nobody = say("{section}: nobody is in it", section=task.section)
        return task.activity, nobody
    return task.activity, task.section or ""


def _who(desk: Desk, task: OpenTask, *, may_remind: bool) -> str:
    """Name who does a task; for the coordinator each name leads to a reminder."""
    if not may_remind:
        return escape(in_list(list(task.people))) if task.people else ""
    return ", ".join(
        anchor(name, link(desk, "pengingat", orang=person_id))
        for person_id, name in zip(task.person_ids, task.people, strict=True)
    )


def _flag(today: date, task: OpenTask, risk: Risk) -> str:
    words = say(risk.label)
    if risk is Risk.OVERDUE and task.due_on:
        late = (today - task.due_on).days
        words = say_many("{count} day late", "{count} days late", late)
    look = f"{FLAGS[risk]};border-radius:.4rem;padding:.1rem .45rem;font-weight:600"
    return (
        f'<span style="{look};font-size:.82rem;white-space:nowrap">'
        f"{escape(words)}</span>"
    )
