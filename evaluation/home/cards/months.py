"""The year as twelve months, with what is due in each: one element."""

from collections.abc import Iterator, Sequence
from datetime import date
from html import escape
from typing import Final

from data import duties
from data.duties import Duty
from data.language import in_month, in_month_name, in_number, say, say_many
from data.ui.cards import Card
from data.ui.desk import Desk
from data.ui.links import anchor, inert, link
from evaluation.home.queries import MonthDue, months_due
from evaluation.kpis.models import ActivityResult
from planning.plan import store as plans

MONTHS: Final = (7, 8, 9, 10, 11, 12, 1, 2, 3, 4, 5, 6)
"""The months of a school year, in their order."""

LINES: Final = 4
"""So many activities of a month are named; a month with one more names it too."""


def card(desk: Desk, results: Sequence[ActivityResult]) -> Card:
    """Return the year's months; a phone shows one of them, opening at today's."""
    due = {row.month: row for row in months_due(desk.store, desk.year)}
    now = _now(desk)
    picks, months = [], []
    for number in MONTHS:
        first = desk.year.month(number)
        inside = [row for row in results if _month(row) == first]
        picks.append(_pick(first, len(inside), is_now=first == now))
        months.append(_shown(desk, first, inside, due.get(first), is_now=first == now))
    body = f'<div class="pick">{"".join(picks)}</div>{"".join(months)}'
    heading = say("The year {year}", year=desk.year)
    return Card(heading, f'<div class="year">{body}</div>{_undated(desk, results)}')


def _now(desk: Desk) -> date:
    """Return the month that the year opens at: today's, or its first or last."""
    day = min(max(desk.today, desk.year.first_day), desk.year.last_day)
    return day.replace(day=1)


def _month(row: ActivityResult) -> date | None:
    return row.when.day.replace(day=1) if row.when.day else None


def _pick(first: date, count: int, *, is_now: bool) -> str:
    """Return what chooses a month on a phone."""
    told = say_many("{count} activity", "{count} activities", count)
    name = escape(f"{in_month(first)}: {told}")
    checked = " checked" if is_now else ""
    number = in_number(count) if count else "–"
    return (
        f'<label>{escape(in_month_name(first))}<small aria-hidden="true">{number}'
        f'</small><input type="radio" name="month" class="p{first.month}" '
        f'aria-label="{name}"{checked}></label>'
    )


def _shown(
    desk: Desk,
    first: date,
    inside: Sequence[ActivityResult],
    due: MonthDue | None,
    *,
    is_now: bool,
) -> str:
    look = f"month m{first.month}" + (" now" if is_now else "")
    name = anchor(in_month(first), link(desk, "agenda", bulan=first.month))
    named = inside if len(inside) <= LINES + 1 else inside[:LINES]
    lines = [_line(desk, row) for row in named]
    if rest := len(inside) - len(named):
        more = say_many("{count} more", "{count} more", rest)
        lines.append(
            f"<li>{anchor(more, link(desk, 'agenda', bulan=first.month))}</li>"
        )
    told = " · ".join(_due(desk, due)) if due else ""
    shown = f"<ul>{''.join(lines)}</ul>" if lines else ""
    return f'<section class="{look}">{name}{shown}<small>{told}</small></section>'


def _due(desk: Desk, due: MonthDue) -> Iterator[str]:
    if due.tasks:
        said = say_many("{count} task", "{count} tasks", due.tasks)
        yield anchor(said, link(desk, "koordinasi"))
    if due.work:
        said = say_many("{count} follow-up", "{count} follow-ups", due.work)
        yield anchor(said, link(desk, "tindak-lanjut"))


def _line(desk: Desk, row: ActivityResult) -> str:
    """Return an activity of a month: its day, its name, and how it went."""
    day = in_number(row.when.exact.day) if row.when.exact else "–"
    step = say(row.step.label)
    if row.when.is_past(desk.today) and not row.is_closed:
        step = say("over, not closed yet")
    told = f"{row.title}: {row.when.in_short()}, {step}"
    return (
        f'<li class="{_look(desk, row)}"><a href="{escape(_place(desk, row))}" '
        f'target="_self" title="{escape(told)}"><b>{day}</b>{inert(row.title)}</a></li>'
    )


def _look(desk: Desk, row: ActivityResult) -> str:
    if row.step.is_called_off:
        return "off"
    if row.is_closed:
        return "over"
    return "late" if row.when.is_past(desk.today) else ""


def _place(desk: Desk, row: ActivityResult) -> str:
    """Return where an activity is worked at: while it is planned, in its form."""
    is_planned = plans.change_refusal(desk.store, desk.year) is None
    if is_planned and duties.may(Duty.PLAN_YEAR, desk.person) and not row.is_closed:
        return link(desk, "kegiatan", kegiatan=row.activity_id)
    return link(desk, "ruang", kegiatan=row.activity_id)


def _undated(desk: Desk, results: Sequence[ActivityResult]) -> str:
    if not (count := sum(row.when.day is None for row in results)):
        return ""
    said = say_many(
        "{count} activity has no date yet", "{count} activities have no date yet", count
    )
    return f'<p class="others">{anchor(said, link(desk, "agenda", bulan=0))}</p>'
