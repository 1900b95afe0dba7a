"""Obstacles and what helped, as people read them: rows in, HTML out."""

from collections.abc import Iterable, Sequence
from datetime import date
from html import escape
from typing import Final

from data.language import in_long, in_short, say, say_many
from data.obstacles import remedy_like
from data.ui.desk import Desk
from data.ui.links import anchor, link
from data.ui.tables import Cell, Group, listed
from execution.obstacles.queries import ListedFactor, ListedObstacle

PATH: Final = "kendala"
OBSTACLE: Final = "kendala"
FACTOR: Final = "faktor"
"""How the address names the obstacle, or what helped, that is looked at."""

LOOK: Final = """<style>
.stHtml .listing .told{white-space:normal;overflow-wrap:anywhere}
.listing .told small{display:block;color:var(--quiet)}
.listing .told span{margin-right:.4rem}
.listing .told mark{display:inline-block;border-radius:.3rem;padding:.05rem .4rem;
margin:.15rem .3rem 0 0;font-size:.88rem;background:var(--tint);color:var(--quiet)}
.listing .told mark.late{background:var(--bad-tint);color:var(--bad)}
.listing .told mark.again{background:var(--warn-tint);color:var(--warn)}
.listing .told mark.good{background:var(--good-tint);color:var(--good)}
</style>"""
"""How their marks look: said with every list."""


def obstacles(
    desk: Desk,
    rows: Sequence[ListedObstacle],
    *,
    with_activity: bool = True,
    is_open: bool = False,
) -> str:
    """Return obstacles as one list; each leads to where it is acted on.

    ``is_open``: it stands there already.
    """
    label = "" if is_open else say("Look closer")
    heads = [(say("Obstacle"), "lead"), (say("Since"), ""), (say("What was done"), "")]
    told = [
        [
            Cell(_what(row, with_activity=with_activity), "lead"),
            Cell(_since(row, desk.today), label=say("Since")),
            Cell(_done(row), label=say("What was done")),
            Cell(
                label and anchor(label, link(desk, PATH, **{OBSTACLE: row.id})),
                "corner",
            ),
        ]
        for row in rows
    ]
    return LOOK + listed([*heads, ("", "corner")], [Group((), told)])


def factors(desk: Desk, rows: Sequence[ListedFactor], *, may_note: bool) -> str:
    """Return what helped as one list."""
    heads = [(say("What helped"), "lead"), (say("Side"), ""), (say("Noted"), "")]
    told = []
    for row in rows:
        cells = [
            Cell(_told(row.code.label, row.note, row.activity), "lead"),
            Cell(escape(say(row.side.label)), label=say("Side")),
            Cell(_joined(in_short(row.noted_on), row.noted_by), label=say("Noted")),
        ]
        if may_note:
            url = link(desk, PATH, **{FACTOR: row.id})
            cells.append(Cell(anchor(say("Change"), url), "corner"))
        told.append(cells)
    if may_note:
        heads.append(("", "corner"))
    return LOOK + listed(heads, [Group((), told)])


def _what(row: ListedObstacle, *, with_activity: bool) -> str:
    where = row.activity if with_activity else None
    task = ""
    if row.task and row.task_step:
        task = say(
            "from the task “{task}” ({step})",
            task=row.task,
            step=say(row.task_step.label),
        )
    return _told(row.code.label, row.note, where, task)


def _told(label: str, *under: str | None) -> str:
    small = "".join(f"<small>{escape(words)}</small>" for words in under if words)
    heading = f"<strong>{escape(say(label))}</strong>"
    return f'<div class="told">{heading}{small}</div>'


def _since(row: ListedObstacle, today: date) -> str:
    count = row.days(today)
    days = say_many("{count} day", "{count} days", count)
    marks = []
    if row.is_long_open(today):
        marks.append(("late", say("open for {days}", days=days)))
    if row.is_recurring:
        marks.append(("again", say("also last year")))
    by = say("raised by {name}", name=row.raised_by) if row.raised_by else ""
    marked = "".join(
        f'<mark class="{kind}">{escape(word)}</mark>' for kind, word in marks
    )
    raised = f'<span title="{escape(by)}">{escape(in_long(row.raised_on))}</span>'
    return f'<div class="told">{raised}{marked}</div>'


def _done(row: ListedObstacle) -> str:
    parts = [row.remedy or say("nothing yet")]
    if row.owner:
        parts.append(say("sees to it: {name}", name=row.owner))
    if known := remedy_like(row.code, row.remedy):
        parts.append(known.from_where)
    if row.effect_note:
        parts.append(row.effect_note)
    first, *rest = parts
    under = "".join(f"<small>{escape(words)}</small>" for words in rest)
    return f'<div class="told">{escape(first)}{under}{_marks_of(row)}</div>'


def _marks_of(row: ListedObstacle) -> str:
    marks = []
    if row.resolved_on:
        marks.append(("good", say("resolved {day}", day=in_short(row.resolved_on))))
    elif row.acted_on:
        marks.append(("", say("acted on {day}", day=in_short(row.acted_on))))
    if row.effect:
        marks.append(("", say(row.effect.label)))
    return "".join(
        f'<mark class="{kind}">{escape(word)}</mark>' for kind, word in marks
    )


def _joined(*parts: str | None) -> str:
    return escape(" · ".join(filter(None, parts)))


def suggested(lines: Iterable[tuple[str, str]]) -> str:
    """Return remedies, each with whose it is below it."""
    items = "".join(
        f"<li>{escape(words)}<small>{escape(source)}</small></li>"
        for words, source in lines
    )
    look = (
        "<style>.stHtml .remedies{margin:.2rem 0;padding-left:1.3rem}"
        ".remedies small{display:block;color:var(--quiet)}</style>"
    )
    return f'{look}<ul class="remedies">{items}</ul>'
