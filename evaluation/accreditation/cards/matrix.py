"""The matrix: items by kinds of proof, fixed on a wall, cards on a phone."""

from collections.abc import Callable, Sequence
from html import escape
from typing import Final

from data.language import in_number, in_short, say
from data.ui.desk import Desk
from data.ui.links import anchor
from evaluation.accreditation.cards import KIND, by_heading, item_way
from evaluation.accreditation.facts import Matrix
from evaluation.accreditation.models import (
    SHORT,
    ProofKind,
)
from evaluation.accreditation.queries import (
    ItemStanding,
    ProofCell,
)

GRID: Final = """<style>
.stHtml .matrix{width:100%;table-layout:fixed;border-collapse:collapse;
font-size:.82rem;line-height:1.25}
.matrix th,.matrix td{border:1px solid var(--line);padding:.2rem}
.matrix thead th{height:7.2rem;vertical-align:bottom;font-weight:600}
.matrix thead th span{writing-mode:vertical-rl;transform:rotate(180deg);
white-space:nowrap;margin:auto;display:block}
.matrix thead th.item{width:30%;text-align:left}
.matrix thead th.item span{writing-mode:horizontal-tb;transform:none}
.matrix tbody th{text-align:left;font-weight:400;padding:.3rem .5rem;
overflow-wrap:anywhere}
.matrix tbody th b{white-space:nowrap}
.matrix tr.part th{font-weight:600;background:var(--tint)}
.matrix td{text-align:center;padding:0}
.matrix td a{display:block;padding:.45rem 0;color:inherit;text-decoration:none}
.matrix td a:hover,.matrix td a:focus-visible{text-decoration:underline}
.matrix td a:focus-visible{outline:3px solid var(--focus);outline-offset:-3px}
.matrix td.fresh{background:var(--good-tint);color:var(--good);font-weight:600}
.matrix td.stale{background:var(--warn-tint);color:var(--warn)}
.matrix td.none{background:var(--bad-tint);color:var(--bad)}
.matrix th a{color:var(--accent);text-decoration:none}
@media(max-width:700px){.stHtml .matrix,.matrix tbody{display:block;font-size:.95rem}
.matrix thead{display:none}
.matrix tr{display:flex;flex-wrap:wrap;gap:.3rem;border:1px solid
var(--line);border-radius:.6rem;padding:.5rem;margin:.5rem 0}
.matrix tr.part{border:0;padding:.4rem 0 0;margin:.6rem 0 0}
.matrix tr.part th{background:none}
.matrix tbody th{flex:1 1 100%;border:0;padding:.1rem}
.matrix td{border:0;border-radius:.4rem}.matrix td:empty{display:none}
.matrix td a{padding:.45rem .7rem}
.matrix td a::before{content:attr(data-kind) " "}}
</style>"""


def grid(desk: Desk, matrix: Matrix, opens: Callable[[ProofCell], str]) -> str:
    """Return items by kinds as one fixed table; on a phone every item is a card.

    ``opens``: the address behind a cell that has proof.
    """
    columns = matrix.columns
    heads = "".join(
        f"<th><span>{escape(say(SHORT[one]))}</span></th>" for one in columns
    )
    item = escape(say("Item"))
    wide = f'<th class="item"><span>{item}</span></th>'
    rows = []
    for title, standings in by_heading(matrix.instrument, matrix.of_humas):
        part = f'<th colspan="{len(columns) + 1}">{escape(title)}</th>'
        rows.append(f'<tr class="part">{part}</tr>')
        rows += [_grid_row(desk, matrix, one, columns, opens) for one in standings]
    return (
        f'{GRID}<table class="matrix"><thead><tr>{wide}{heads}</tr></thead>'
        f"<tbody>{''.join(rows)}</tbody></table>"
    )


def _grid_row(
    desk: Desk,
    matrix: Matrix,
    one: ItemStanding,
    columns: Sequence[ProofKind],
    opens: Callable[[ProofCell], str],
) -> str:
    way = item_way(desk, matrix.instrument, one.item.code)
    named = f"<b>{anchor(one.item.code, way)}</b> {escape(one.item.called)}"
    cells = "".join(_grid_cell(desk, matrix, one, kind, opens) for kind in columns)
    return f"<tr><th>{named}</th>{cells}</tr>"


def _grid_cell(
    desk: Desk,
    matrix: Matrix,
    one: ItemStanding,
    kind: ProofKind,
    opens: Callable[[ProofCell], str],
) -> str:
    cell = one.cell(kind)
    if cell is None and (kind not in one.item.kinds or not one.standing.is_gap):
        return "<td></td>"
    way = item_way(desk, matrix.instrument, one.item.code, **{KIND: kind.value})
    look, words, told = "none", "–", say("expected, nothing there")
    if cell and cell.fresh:
        look, words = "fresh", f"✓ {in_number(cell.fresh)}"
        told = say("{count} fresh, the latest of {day}", **_latest(cell, cell.fresh))
        way = opens(cell)
    elif cell:
        look, words = "stale", say("old {count}", count=in_number(cell.stale))
        told = say("{count} stale, the latest of {day}", **_latest(cell, cell.stale))
        way = opens(cell)
    name = f"{one.item.code} · {say(kind.label)}: {told}"
    return (
        f'<td class="{look}"><a href="{escape(way)}" target="_self" '
        f'data-kind="{escape(say(SHORT[kind]))}" title="{escape(name)}" '
        f'aria-label="{escape(name)}">{escape(words)}</a></td>'
    )


def _latest(cell: ProofCell, count: int) -> dict[str, str]:
    return {"count": in_number(count), "day": in_short(cell.latest_on)}
