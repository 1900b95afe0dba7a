"""Rows as a table on the screen, without the way through a data frame."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from html import escape
from typing import Any, Final, NamedTuple

import streamlit as st

LISTING: Final = """<style>
.listing{width:100%;border-collapse:collapse;font-size:.92rem;line-height:1.35}
.listing a{color:var(--accent);text-decoration:none}
.listing a:hover{text-decoration:underline}
.listing th{text-align:left;font-weight:600;padding:.35rem .6rem}
.listing thead th{color:var(--quiet)}.listing td{padding:.5rem .6rem;vertical-align:top}
.listing tbody tr{border-top:1px solid var(--line)}
.listing tr.heading{border-top:0;font-weight:600}
.listing tr.heading>*{padding-top:1rem}
.listing small{display:block;color:var(--quiet);font-size:.82rem;font-weight:400}
.listing small{white-space:normal}.listing small:empty{display:none}
.listing small.look{color:var(--warn)}
.listing td.nought{color:var(--quiet)}
.listing small.phone{display:none}
.listing .number{text-align:right}.listing .number,.listing .lead{white-space:nowrap}
@media(max-width:700px){.listing thead{display:none}
.listing,.listing tbody{display:block}
.listing tr{display:flex;flex-wrap:wrap;align-items:baseline;column-gap:.9rem}
.listing .lead{white-space:normal;overflow-wrap:anywhere}
.listing tbody tr:not(.heading){padding:.5rem 0}
.listing td,.listing tr.heading th{display:block;flex:1 1 100%;order:3;
padding:.1rem 0}
.listing td:is([data-label],.flow){flex:0 1 auto}
.listing tr.heading th{padding-top:.8rem}.listing tr.heading td{padding-top:.6rem}
.listing td.lead{flex:1 1 55%;order:1}
.listing td.corner{flex:0 0 auto;margin-left:auto;order:2}
.listing td:is(:empty,.nought),.listing .desk{display:none}
.listing small.phone{display:block}.listing .number{text-align:left}
.listing td[data-label]:not(:empty)::before{content:attr(data-label) ": ";
color:var(--quiet)}
}
</style>"""

BESIDE: Final = """<style>
.beside{border-collapse:collapse;line-height:1.4;margin:.3rem 0 0;justify-self:start}
@media(max-width:700px){.stHtml .beside :is(th,td){padding:.3rem .4rem}}
.beside th{text-align:left;font-weight:600}
.beside :is(th,td){padding:.4rem .7rem;border:1px solid var(--line);
vertical-align:top;overflow-wrap:break-word}
</style>"""


class Cell(NamedTuple):
    """A cell of a listing: finished HTML, and where it stands.

    ``kind`` is ``lead`` (first line on a phone), ``corner`` (its right end),
    ``number`` (to the right on a desk), ``desk`` (only there), ``flow`` (on a phone
    beside its neighbours) or nothing; ``label``
    names it on a phone. A number that is ``nought`` is quiet on a desk and left out on
    a phone.
    """

    html: str
    kind: str = ""
    label: str = ""
    span: int = 1

    @property
    def tag(self) -> str:
        """The cell as a part of a row."""
        named = f' data-label="{escape(self.label)}"' if self.label else ""
        wide = f' colspan="{self.span}"' if self.span > 1 else ""
        return f'<td class="{self.kind}"{named}{wide}>{self.html}</td>'


class Group(NamedTuple):
    """Rows of a listing that belong together, under a heading or none."""

    heading: Sequence[Cell]
    rows: Iterable[Sequence[Cell]]


def plain(words: str, kind: str = "", label: str = "") -> Cell:
    """Return a cell of words that HTML shows as they are."""
    return Cell(escape(words), kind, label)


def listing(heads: Sequence[tuple[str, str]], groups: Iterable[Group]) -> None:
    """Show rows as one table; on a phone a row is a few lines and nothing is cut.

    ``heads`` are the columns' names, each with the kind of its cells.
    """
    st.html(listed(heads, groups))


def listed(heads: Sequence[tuple[str, str]], groups: Iterable[Group]) -> str:
    """Return rows as one table, as a part of an element."""
    head = "".join(
        f'<th scope="col" class="{kind}">{escape(name)}</th>' for name, kind in heads
    )
    body = "".join(map(_body, groups))
    return (
        f'{LISTING}<table class="listing"><thead><tr>{head}</tr></thead>{body}</table>'
    )


def lines(rows: Sequence[Mapping[str, str]], numbers: Collection[str] = ()) -> None:
    """Show facts by their names as one table; the first of them names the row.

    ``numbers`` are the names of those that stand to the right.
    """
    st.html(lined(rows, numbers))


def lined(rows: Sequence[Mapping[str, str]], numbers: Collection[str] = ()) -> str:
    """Return facts by their names as one table, as a part of an element."""
    kinds = {name: "number" if name in numbers else "" for name in rows[0]}
    told = [
        [
            plain(words, kinds[name], name if place else "")
            for place, (name, words) in enumerate(row.items())
        ]
        for row in rows
    ]
    return listed(list(kinds.items()), [Group((), told)])


def beside(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a small table of words that stays one on a phone, to compare columns."""
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in heads)
    body = "".join(
        f"<tr>{''.join(f'<td>{escape(words)}</td>' for words in row)}</tr>"
        for row in rows
    )
    return f'{BESIDE}<table class="beside"><tr>{head}</tr>{body}</table>'


def _body(group: Group) -> str:
    heading = "".join(cell.tag for cell in group.heading)
    heading = heading and f'<tr class="heading">{heading}</tr>'
    rows = "".join(
        f"<tr>{''.join(cell.tag for cell in row)}</tr>" for row in group.rows
    )
    return f"<tbody>{heading}{rows}</tbody>"


def table(rows: Sequence[Mapping[str, object]], **looks: Any) -> None:  # noqa: ANN401
    """Show rows as a table as wide as the page; ``looks`` go to Streamlit's own."""
    import pyarrow as pa  # noqa: PLC0415 -- 35 MiB that many a day's pages do not need

    shown = pa.Table.from_pylist([dict(row) for row in rows])
    st.dataframe(shown, hide_index=True, width="stretch", **looks)
