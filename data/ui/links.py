"""How a page points to another one: in this tab, without losing the school year."""

import re
from collections.abc import Iterable
from html import escape
from typing import Any, Final, NamedTuple
from urllib.parse import quote_plus
from uuid import UUID

import streamlit as st

from data.marks import inert as inert
from data.marks import unmarked as unmarked
from data.ui.desk import Desk

LOOK: Final = """<style>.go{margin:.1rem 0}.go a{color:var(--accent)}
.go i{font:normal 1.15em/1 "Material Symbols Rounded";vertical-align:-.2em;
font-feature-settings:"liga"}</style>"""
ICON: Final = re.compile(r":(?:material)/(\w+):")
DRAWN: Final = r'<i translate="no" aria-hidden="true">\1</i>'


def link(desk: Desk, path: str, **facts: object) -> str:
    """Return ``/path?tahun=2026&…`` for the year the person is in."""
    named = {"tahun": desk.year.start} | facts
    asked = "&".join(f"{name}={_quoted(fact)}" for name, fact in named.items())
    return f"/{path}?{asked}"


def here(desk: Desk, path: str, **facts: object) -> str:
    """Return the address of the page ``path`` as it is now, and with these facts."""
    kept = st.query_params.to_dict() | {"tahun": desk.year.start}
    return link(desk, path, **(kept | facts))


def _quoted(fact: object) -> str:
    """Return a fact as an address has it; ids and numbers stand as they are."""
    return str(fact) if isinstance(fact, (UUID, int)) else quote_plus(str(fact))


def anchor(label: str, url: str, *, stays: bool = False) -> str:
    """Return a link for Markdown that stays in this tab (a Markdown link leaves it).

    ``stays``: the page stays where it was scrolled to; the link opens part of a list.
    """
    how = ' class="stays"' if stays else ""
    return f'<a{how} href="{escape(url)}" target="_self">{inert(label)}</a>'


class Way(NamedTuple):
    """A link to another page, and words that stand before it.

    The words may begin with an icon, as ``:material/flag:``.
    """

    label: str
    url: str
    before: str = ""

    @property
    def tag(self) -> str:
        """The words and the link, as a line of its own."""
        return f'<div class="go">{self.words}</div>'

    @property
    def words(self) -> str:
        """The words and the link, as a part of a line."""
        return ICON.sub(DRAWN, escape(self.before)) + anchor(self.label, self.url)


def go(label: str, url: str, before: str = "") -> None:
    """Show a link to another page, after some words."""
    ways([Way(label, url, before)])


def ways(shown: Iterable[Way]) -> None:
    """Show links to other pages below each other: one element.

    Plain HTML: a browser reads HTML inside Markdown by a script of 188 kB.
    """
    st.html(LOOK + "".join(way.tag for way in shown))


def ways_beside(shown: Iterable[Way], place: Any = st) -> None:  # noqa: ANN401
    """Show links to other pages beside each other: one element."""
    links = " · ".join(way.words for way in shown)
    place.html(f'{LOOK}<div class="go">{links}</div>')


def paragraphs(*parts: str) -> None:
    """Show a card's words as one piece: Markdown with links, a paragraph each."""
    said = "\n\n".join(part.replace("\n", "  \n") for part in parts if part)
    st.markdown(said, unsafe_allow_html="<a " in said)


def badge(words: str, colour: str) -> str:
    """Return words as a badge within Markdown; nothing where there are none."""
    return f":{colour}-badge[{unmarked(words)}]" if words else ""


def small(words: str, icon: str = "") -> str:
    """Return words in small print within Markdown; nothing where there are none."""
    said = f"{icon} {unmarked(words)}".strip()
    return f":small[:gray[{said}]]" if words else ""
