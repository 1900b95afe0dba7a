"""A year's plan as one document on the screen: parts in, HTML out."""

from collections.abc import Callable, Iterable, Sequence
from html import escape
from typing import Final
from uuid import UUID

from data.language import in_list, in_number, in_rupiah, say, say_many
from data.record import Term
from data.ui.desk import Desk
from data.ui.links import here, inert, link
from data.ui.tables import Cell, Group, listed, plain
from planning.activities.fields import called
from planning.versions.facts import Line, Only, Order, Part, Totals
from planning.versions.models import Change

Margin = Callable[[UUID | None], str]
"""From a place of the document (an activity, a goal) to what stands in its margin."""

WEIGHT: Final = "◆"
"""Marks a change about which the principal decides."""

LONG: Final = 140
"""Signs of a change in words that still stand on the line; a longer one unfolds."""

LOOK: Final = """<style>
.reading .listing{table-layout:fixed}
.reading .listing th.when{width:9rem}.reading .listing th.who{width:9.5rem}
.reading .listing th.cost{width:9.5rem}.reading .listing th.margin{width:17rem}
.reading .listing .lead{white-space:normal}
.reading .listing td{overflow-wrap:anywhere}
.reading.goes-on .listing thead{visibility:collapse}
.reading .heading strong{font-size:var(--h3,1.0625rem)}
.reading .heading small,.reading td.what small{font-size:var(--small,.875rem)}
.reading td.what small{margin-top:.1rem}
.reading .mark{display:inline-block;padding:0 .5rem;border-radius:.8rem;
font-size:var(--small,.875rem);font-weight:600;margin-left:.4rem}
.reading .mark.added{color:var(--good);background:var(--good-tint)}
.reading .mark.changed{color:var(--accent);background:var(--accent-tint)}
.reading .mark.dropped{color:var(--bad);background:var(--bad-tint)}
.reading .gone{text-decoration:line-through;color:var(--quiet)}
.reading ul{margin:.25rem 0 0;padding:0;list-style:none}
.reading li{margin:.15rem 0 0;padding-left:.6rem;border-left:3px solid var(--line);
font-size:var(--small,.875rem);line-height:1.4}
.reading li.warned{border-color:var(--warn);color:var(--warn)}
.reading li.changed{border-color:var(--accent)}
.reading li summary{cursor:pointer}
.reading td.margin{border-left:1px solid var(--line)}
.ordered{display:flex;flex-wrap:wrap;gap:.35rem 1.4rem;margin:0;align-items:baseline}
.ordered span{display:inline-flex;flex-wrap:wrap;gap:.2rem .3rem;align-items:baseline}
.ordered a{color:var(--accent);text-decoration:none;padding:.25rem .55rem;
border-radius:var(--round,.6rem);border:1px solid transparent}
.ordered a:hover{text-decoration:underline}
.ordered a[aria-current]{border-color:var(--edge);color:inherit;font-weight:600}
@media(max-width:700px){.reading td.margin{border-left:0}
.reading .listing td.margin:empty{display:none}
.ordered a{padding:.45rem .55rem}}
@media print{.ordered{display:none}}
</style>"""


def read(
    desk: Desk,
    parts: Sequence[Part],
    margin: Margin | None = None,
    *,
    order: Order,
    goes_on: bool = False,
) -> str:
    """Return parts of the document as one table, with or without a margin.

    ``goes_on``: the heads of its columns stand above already.
    """
    heads = [
        (called("planned_on"), "lead when"),
        (say("Activity"), "what"),
        (called("person_id"), "who"),
        (say("Cost and source"), "corner number cost"),
    ]
    if margin:
        heads.append((say("Notes"), "margin"))
    groups = [
        Group(
            [] if part.goes_on else _heading(part, margin),
            [_row(desk, line, margin, order) for line in part.lines],
        )
        for part in parts
    ]
    kind = "reading goes-on" if goes_on else "reading"
    return f'{LOOK}<div class="{kind}">{listed(heads, groups)}</div>'


def _heading(part: Part, margin: Margin | None) -> list[Cell]:
    """Return a heading of the document; a goal and the whole have their own notes."""
    if part.is_whole:
        body = f"<strong>{escape(part.heading)}</strong><small>{part.under}</small>"
        beside = [Cell(margin(None), MARGIN)] if margin else []
        return [Cell(body, span=4), *beside]
    told = say_many("{count} activity", "{count} activities", part.size)
    sums = f"{told} · {in_rupiah(part.cost)}" if part.cost else told
    under = f"<small>{escape(part.under)}</small>" if part.under else ""
    body = (
        f"<strong>{_title(escape(part.heading), part.change)}</strong>"
        f"<small>{escape(sums)}</small>{under}{_changes(part.said)}"
    )
    if margin is None:
        return [Cell(body, span=4)]
    return [Cell(body, span=4), Cell(margin(part.place) if part.place else "", MARGIN)]


MARGIN: Final = "margin"


def _row(desk: Desk, line: Line, margin: Margin | None, order: Order) -> list[Cell]:
    day = escape(line.day)
    if line.hours:
        day += f"<small>{escape(line.hours)}</small>"
    cost = escape(in_rupiah(line.cost)) if line.cost else escape(say("no cost"))
    cost += "".join(f"<small>{escape(source)}</small>" for source in line.sources)
    cells = [
        Cell(day, "lead when"),
        Cell(_what(desk, line, order), "what"),
        plain(line.person or say("nobody in charge"), "who", called("person_id")),
        Cell(cost, "corner number cost" if line.cost else "corner number nought"),
    ]
    if margin:
        cells.append(Cell(margin(line.id), MARGIN))
    return cells


def _what(desk: Desk, line: Line, order: Order) -> str:
    """Return what an activity is: for whom, by which standard, and what to look at."""
    if line.is_dropped:
        name = f'<span class="gone">{escape(line.title)}</span>'
    else:
        url = link(desk, "kegiatan", kegiatan=line.id)
        name = f'<a href="{escape(url)}" target="_self">{inert(line.title)}</a>'
    parts = [f"<strong>{_title(name, line.change)}</strong>"]
    if order is Order.BY_MONTH and line.goal:
        serves = say("Goal")
        parts.append(_small(f"{serves}: {line.goal}"))
    parts.append(_small(" · ".join(filter(None, (line.whom, line.where)))))
    if line.standard:
        standard = say("Success standard")
        parts.append(_small(f"{standard}: {line.standard}"))
    if line.incidental:
        parts.append(_small(line.incidental, "look"))
    if line.lacking:
        words = say("not yet: {parts}", parts=in_list(list(line.lacking)))
        parts.append(_small(f"○ {words}", "look"))
    warned = (f'<li class="warned">{escape(words)}</li>' for words in line.warnings)
    warnings = "".join(warned)
    if warnings and not line.is_dropped:
        parts.append(f"<ul>{warnings}</ul>")
    parts.append(_changes(line.said))
    return "".join(parts)


def _title(name: str, change: Change | None) -> str:
    if change is None:
        return name
    return f'{name} <span class="mark {change}">{escape(say(change.label))}</span>'


def _changes(said: Iterable[tuple[str, bool]]) -> str:
    """Return what changed, a line each; what is long unfolds."""
    lines = "".join(
        f'<li class="changed">{_folded(f"{words} {WEIGHT}" if weighs else words)}</li>'
        for words, weighs in said
    )
    return f"<ul>{lines}</ul>" if lines else ""


def _folded(words: str) -> str:
    if len(words) <= LONG:
        return escape(words)
    first, _, rest = words.partition(": ")
    return (
        f"<details><summary>{escape(first)}</summary>{escape(rest or words)}</details>"
    )


def _small(words: str, kind: str = "") -> str:
    return f'<small class="{kind}">{escape(words)}</small>' if words else ""


# ── how it is read ───────────────────────────────────────────────────────────
def ways_to_read(
    desk: Desk, path: str, order: Order, only: Only, counts: dict[Only, int]
) -> str:
    """Return the orders and the choices of lines as links; the address keeps them.

    ``counts`` are how many lines each choice shows; one that shows none is left out.
    """
    orders = [
        _way(desk, path, "urut", one, say(one.label), is_now=one is order)
        for one in Order
    ]
    shown = [
        _way(
            desk,
            path,
            "tampil",
            one,
            f"{say(one.label)} ({in_number(count)})",
            is_now=one is only,
        )
        for one, count in counts.items()
        if count or one is only
    ]
    heading, read_as, shows = say("How it is read"), say("Order"), say("Shown")
    return (
        f'{LOOK}<nav class="ordered" aria-label="{escape(heading)}">'
        f"<span>{escape(read_as)} {''.join(orders)}</span>"
        f"<span>{escape(shows)} {''.join(shown)}</span></nav>"
    )


def _way(
    desk: Desk, path: str, name: str, value: Term, label: str, *, is_now: bool
) -> str:
    url = here(desk, path, **{name: value})
    now = ' aria-current="true"' if is_now else ""
    return (
        f'<a class="stays" href="{escape(url)}" target="_self"{now}>{escape(label)}</a>'
    )


def whole(found: Totals) -> Part:
    """Return the heading of the whole plan: what it comes to, by source."""
    heading = say("The whole plan")
    return Part(None, heading, _sums(found), None, (), (), is_whole=True)


def _sums(found: Totals) -> str:
    count = say_many("{count} activity", "{count} activities", found.activities)
    if not found.cost:
        nothing = say("without a budget")
        return escape(f"{count} · {nothing}")
    by_source = (f"{one} {in_rupiah(amount)}" for one, amount in found.sources)
    return escape(" · ".join((count, in_rupiah(found.cost), *by_source)))


def sums(found: Totals) -> str:
    """Return what the plan comes to in a few words: activities and money."""
    count = say_many("{count} activity", "{count} activities", found.activities)
    money = in_rupiah(found.cost) if found.cost else say("without a budget")
    return f"<strong>{escape(count)}</strong> · <strong>{escape(money)}</strong>"
