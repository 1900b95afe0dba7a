"""Parts of a page in frames, each with its heading: one element for all."""

from collections.abc import Iterable, Sequence
from html import escape
from typing import Final, NamedTuple

import streamlit as st

from data.ui.tabs import first_rows

LOOK: Final = """<style>
.cards{display:grid;gap:.8rem;grid-template-columns:minmax(0,1fr)}
.card{border:1px solid var(--line);border-radius:.6rem;
padding:.7rem 1rem .9rem}
.cards>p{margin:0}.card h3{margin:0}.card p{margin:.3rem 0 0}
.stHtml .card ul{margin:.2rem 0 0;padding-left:1.3rem}
.stHtml .card ul.plain{padding:0;list-style:none}.card li{margin:.3rem 0 0}
.card a,.cards>p a{color:var(--accent)}
.card small{display:block;color:var(--quiet);font-size:.85rem}
.cards .quiet{color:var(--quiet);margin:0}.card .quiet{margin:.3rem 0 0}
.card .typed{white-space:pre-wrap}
.card .mark{display:inline-block;padding:.05rem .6rem;border-radius:.8rem;
background:var(--accent-tint);color:var(--accent);font-size:.88rem}
.card details{margin:.4rem 0 0}.card summary{cursor:pointer;color:var(--accent)}
</style>"""

FIRST: Final = 20
"""So many of many parts are shown before the others are asked for."""


class Card(NamedTuple):
    """A part of a page: its heading, and finished HTML below it."""

    heading: str
    body: str

    @property
    def tag(self) -> str:
        """The part in its frame."""
        heading = f"<h3>{escape(self.heading)}</h3>" if self.heading else ""
        return f'<section class="card">{heading}{self.body}</section>'


def cards(parts: Iterable[Card | str]) -> None:
    """Show parts of a page below each other; words stand without a frame."""
    st.html(framed(parts))


def framed(parts: Iterable[Card | str]) -> str:
    """Return parts of a page below each other, with how they look."""
    shown = "".join(part.tag if isinstance(part, Card) else part for part in parts)
    return f'{LOOK}<div class="cards">{shown}</div>'


def first_of(parts: Sequence[Card], key: str) -> None:
    """Show the first parts of many; the others unfold."""
    first_rows(parts, FIRST, cards, f"more-{key}")


def points(lines: Iterable[str], *, plain: bool = False) -> str:
    """Return finished lines of HTML as a list, with dots or without."""
    shown = "".join(f"<li>{line}</li>" for line in lines)
    return f'<ul class="plain">{shown}</ul>' if plain else f"<ul>{shown}</ul>"


def words(text: str) -> str:
    """Return a quiet sentence of a card."""
    return f'<p class="quiet">{escape(text)}</p>'
