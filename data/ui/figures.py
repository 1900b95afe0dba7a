"""Figures side by side, each with what stands behind it: one element for all."""

from collections.abc import Iterable
from html import escape
from typing import Final, NamedTuple

import streamlit as st

from data.language import say

LOOK: Final = """<style>
.stHtml .figures{display:grid;gap:0 .8rem;margin:0;padding:0;
grid-template-columns:repeat(auto-fit,minmax(min(10.25rem,calc(50% - .5rem)),1fr))}
.stHtml .figures:has(>:only-child){max-width:17rem}
.figures>div{border:1px solid var(--line);border-radius:.6rem;
padding:.8rem 1rem;margin:0 0 .8rem;display:grid;line-height:1.4;row-gap:0;
grid-row:span 4;grid-template-rows:subgrid}
.figures dt{font-size:.88rem}
.figures dd{margin:0}
.figures dd.value{font-size:2.1rem;line-height:1.35}
.figures.long dd.value{font-size:1.3rem;white-space:nowrap;line-height:2.1}
.figures dd.behind{font-size:.85rem;color:var(--quiet);padding-bottom:.4rem}
.figures dd.judged{font-size:.85rem;font-weight:600}
.figures dd.judged::before{content:"";display:inline-block;width:.7em;height:.7em;
margin-right:.4em;border-radius:50%;background:currentColor}
.figures dd.green{color:var(--good)}.figures dd.amber{color:var(--warn)}
.figures dd.amber::before{border-radius:0;clip-path:polygon(50% 0,100% 100%,0 100%)}
.figures dd.red{color:var(--bad)}.figures dd.red::before{border-radius:0}
.figures dd.behind span{display:block}
.figures dd.look{color:var(--warn)}
.stHtml .figures.told{grid-template-columns:
repeat(auto-fill,minmax(min(16rem,calc(50% - .5rem)),1fr))}
.figures.told dd.behind{min-height:3.7rem}
.figures.told dd:nth-of-type(2){min-height:1.2rem}
.whence{margin:0 0 var(--s4)}
.whence summary{cursor:pointer;color:var(--accent);font-size:var(--small);
border-radius:.3rem;width:fit-content}
.stHtml .whence dl{margin:var(--s2) 0 0;display:grid;gap:var(--s3) var(--s6);
grid-template-columns:repeat(auto-fill,minmax(min(22rem,100%),1fr))}
.whence dt{font-weight:600;font-size:var(--small)}
.whence dd{margin:.1rem 0 0;font-size:var(--small);line-height:1.45}
.whence a{color:var(--accent)}
</style>"""

SHORT: Final = 8
"""So many characters are written large; an amount of money has more, and what stands
beside it is written as small."""


class Figure(NamedTuple):
    """A number in words: what it is called, what was counted, how it is reckoned.

    ``asks``: what was counted asks to be looked at. ``light`` is green, amber or red,
    and ``judged`` says the same in words; ``beside`` are lines such as the target and
    last year's figure.
    """

    name: str
    value: str
    counted: str = ""
    formula: str = ""
    asks: bool = False
    light: str = ""
    judged: str = ""
    beside: tuple[str, ...] = ()

    @property
    def tag(self) -> str:
        """The figure as a card; how it is reckoned stands below all cards."""
        parts = [f"<dt>{escape(self.name)}</dt>"]
        parts.append(f'<dd class="value">{escape(self.value)}</dd>')
        if self.judged:
            parts.append(f'<dd class="judged {self.light}">{escape(self.judged)}</dd>')
        elif self.beside:
            parts.append("<dd></dd>")
        if self.beside:
            told = "".join(f"<span>{escape(line)}</span>" for line in self.beside)
            parts.append(f'<dd class="behind">{told}</dd>')
        if self.counted:
            kind = "behind look" if self.asks else "behind"
            parts.append(f'<dd class="{kind}">{escape(self.counted)}</dd>')
        return f"<div>{''.join(parts)}</div>"


def figures(shown: Iterable[Figure]) -> None:
    """Show figures beside each other; two stand side by side on a phone."""
    st.html(side_by_side(shown))


def side_by_side(shown: Iterable[Figure]) -> str:
    """Return figures beside each other, as a part of an element."""
    every = list(shown)
    size = " long" if any(len(figure.value) > SHORT for figure in every) else ""
    told = " told" if any(figure.beside for figure in every) else ""
    cards = "".join(figure.tag for figure in every)
    reckoned = [
        f"<dt>{escape(figure.name)}</dt><dd>{escape(figure.formula)}</dd>"
        for figure in every
        if figure.formula
    ]
    return f'{LOOK}<dl class="figures{size}{told}">{cards}</dl>' + whence(reckoned)


def whence(explained: Iterable[str]) -> str:
    """Return one quiet fold that says of figures how they are reckoned.

    ``explained``: each figure's ``<dt>`` and ``<dd>``, as HTML.
    """
    told = "".join(f"<div>{one}</div>" for one in explained)
    if not told:
        return ""
    asked = escape(say("Where do these numbers come from?"))
    return (
        f'<details class="whence"><summary>{asked}</summary><dl>{told}</dl></details>'
    )
