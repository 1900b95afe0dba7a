"""A button that ends something for others: it says what that means, and asks again."""

from collections.abc import Callable
from enum import Enum
from functools import partial
from html import escape
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from data.language import say
from data.ui.forms import press
from data.ui.links import unmarked


class Back(Enum):
    """Whether what a button ends can be had back; each says it before it acts."""

    NEVER = "never"
    """It is said plainly that it cannot be undone."""

    UNDO = "undo"
    """Right after it, who pressed can bring it back (``data/removed``)."""

    ANOTHER = "another"
    """Another button of the page leads back, or does it anew."""


def ending(
    label: str,
    means: str,
    button: str,
    action: Callable[..., object],
    told: str,
    *,
    key: str,
    back: Back,
    place: DeltaGenerator | None = None,
    draw: Callable[[], object] | None = None,
    **looks: Any,  # noqa: ANN401
) -> None:
    """Draw a button that opens a question; only its answer acts.

    ``means``: the finished sentence of what it ends, and for whom. ``button``: what is
    pressed then, a verb with its object (never only "yes"). ``key`` carries the
    record's version: once it has changed, the question is closed and asked anew.
    ``back`` is whether it can be had back. ``draw`` draws what is chosen along with it;
    what it returns goes to the action.
    """
    asked = (place or st).popover(unmarked(label), key=f"ask-{key}", **looks)
    with asked:
        st.html(f'<p style="max-width:34rem;margin:0">{escape(_said(means, back))}</p>')
        chosen = [draw()] if draw else []
        press(unmarked(button), partial(action, *chosen), told, key=key, type="primary")


def _said(means: str, back: Back) -> str:
    """Return what it means, and plainly where there is no way back."""
    if back is Back.NEVER:
        rule = say("This cannot be undone.")
        return f"{means} {rule}"
    if back is Back.UNDO:
        rule = say("Right after it you can bring it back, unless it has files.")
        return f"{means} {rule}"
    return means
