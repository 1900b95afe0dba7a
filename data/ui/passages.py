"""Short texts below each other, each with what it is called or who said it when."""

from collections.abc import Iterable
from html import escape
from typing import Final, NamedTuple

import streamlit as st

LOOK: Final = """<style>
.stHtml .passages p{margin:0 0 .45rem;white-space:pre-line;overflow-wrap:anywhere}
.passages small{display:block;color:var(--quiet);font-size:.88rem}
</style>"""


class Passage(NamedTuple):
    """One text; above it in small print who and when, before it what it is called."""

    words: str = ""
    above: str = ""
    name: str = ""

    @property
    def tag(self) -> str:
        """The text as a paragraph."""
        above = f"<small>{escape(self.above)}</small>" if self.above else ""
        name = f"<strong>{escape(self.name)}</strong>: " if self.name else ""
        return f"<p>{above}{name}{escape(self.words)}</p>"


def passages(texts: Iterable[Passage]) -> None:
    """Show texts below each other: one element, or none where there are none."""
    if shown := "".join(text.tag for text in texts):
        st.html(f'{LOOK}<div class="passages">{shown}</div>')
