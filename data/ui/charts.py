"""How charts stand on a page: as pictures, until somebody touches them.

A picture is an SVG of some ten kilobytes that the browser keeps; the chart that answers
to a finger or a mouse needs the whole of Vega, and is drawn for whoever wants it.
"""

import json
from collections.abc import Callable, Hashable, Mapping, Sequence
from html import escape
from typing import Any, Final, TypeAlias, cast

import streamlit as st

from data import picture
from data.language import say
from data.theme import AnyChart, at_night, spec_of
from data.web.pictures import address

Draw: TypeAlias = Callable[..., AnyChart]
Chosen: TypeAlias = Sequence[Mapping[str, str]]
"""The marks that a person chose in a chart, each with the fields that tell it apart."""

LOOK: Final = """<style>
.stHtml p.answer{margin:0 0 var(--s2);max-width:64rem;line-height:1.45}
[class*=st-key-picture-]{position:relative}
[class*=st-key-picture-] img{display:block;width:100%;height:auto;min-height:6rem}
[class*=st-key-picture-] .stElementContainer:has(.stButton){position:absolute;inset:0;
width:100%;height:100%}
[class*=st-key-picture-] .stButton button{position:absolute;inset:0;width:100%;
height:100%;padding:0 .25rem;align-items:flex-end;justify-content:flex-end;
background:none;border-color:transparent}
[class*=st-key-picture-] .stButton p{font-size:.75rem;color:var(--quiet);
text-align:right}
[class*=st-key-picture-] .stButton button>*{width:100%}
</style>"""

BESIDE: Final = 80
"""Pixels of a window that are margins of its page, on a desk."""

STRETCHED: Final = 1.1
"""So much a picture may be stretched before a wider one is asked for."""


def chart(answer: str, draw: Draw, *facts: Hashable) -> None:
    """Say what a chart shows, and below show ``draw(*facts)`` as a picture.

    ``answer`` is what is found in it, in words: what somebody is told who does not see
    it. The picture becomes a chart when it is touched.
    """
    _apart(draw.__name__, answer, spec_of(draw, *facts))


def chosen_in(
    described: str, name: str, key: str, draw: Draw, *facts: Hashable
) -> Chosen:
    """Show a chart in which marks can be chosen; return those a person chose.

    ``name`` is that of the chart's selection, ``key`` tells the charts of a page apart.
    The first touch turns the picture, and those drawn alike, into charts.
    """
    spec = spec_of(draw, *facts)
    if not _is_touched(draw.__name__):
        shown = picture_of(described, spec)
        _picture(draw.__name__, key, shown, say("Touch to choose"))
        return []
    event = st.vega_lite_chart(
        spec=json.loads(_lit(spec)),
        theme=None,
        width="stretch",
        key=key,
        on_select="rerun",
        selection_mode=name,
        alt=described,
    )
    chosen: Chosen = cast("Any", event).get("selection", {}).get(name) or []
    return chosen


@st.fragment
def _apart(name: str, answer: str, spec: str) -> None:
    """Draw picture or chart; a touch draws this again, and not the page."""
    told = f'<p class="answer">{escape(answer)}</p>'
    if not _is_touched(name):
        asked = say("Touch or click for details")
        _picture(name, name, told + picture_of(answer, spec), asked)
        return
    st.html(LOOK + told)
    st.vega_lite_chart(
        spec=json.loads(_lit(spec)), theme=None, width="stretch", alt=answer
    )


def _lit(spec: str) -> str:
    """Return a chart in the colours of the person's screen."""
    return at_night(spec) if st.context.theme.type == "dark" else spec


def _picture(name: str, key: str, shown: str, asked: str) -> None:
    with st.container(key=f"picture-{key}"):
        st.html(LOOK + shown)
        st.button(asked, key=f"touch-{key}", on_click=_touch, args=(name,))


def _is_touched(name: str) -> bool:
    return bool(st.session_state.get(f"touched-{name}"))


def _touch(name: str) -> None:
    st.session_state[f"touched-{name}"] = True


def picture_of(described: str, spec: str) -> str:
    """Return a chart's picture as HTML; the browser asks for the width it needs."""
    name = picture.offer(spec)
    *narrower, widest = picture.WIDTHS
    sources = "".join(
        f'<source media="(max-width:{width * STRETCHED + BESIDE:.0f}px)" '
        f'srcset="{address(name, width)}"{_size(name, width)}>'
        for width in narrower
    )
    return (
        f'<picture>{sources}<img src="{address(name, widest)}"{_size(name, widest)} '
        f'alt="{escape(described)}"></picture>'
    )


def _size(name: str, width: int) -> str:
    """Return the size of a picture that is drawn already: its place is kept free."""
    drawn = picture.finished(name, width)
    return f' width="{drawn.width}" height="{drawn.height}"' if drawn else ""
