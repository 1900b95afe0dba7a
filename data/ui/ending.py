"""A button that ends something for others: it says what that means, and asks again."""

from collections.abc import Callable
from functools import partial
from html import escape
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from data.ui.forms import press
from data.ui.links import unmarked


def ending(
    label: str,
    means: str,
    button: str,
    action: Callable[..., object],
    told: str,
    *,
    key: str,
    place: DeltaGenerator | None = None,
    draw: Callable[[], object] | None = None,
    **looks: Any,  # noqa: ANN401
) -> None:
    """Draw a button that opens a question; only its answer acts.

    ``means``: the finished sentence of what it ends, and for whom. ``button``: what is
    pressed then, a verb with its object (never only "yes"). ``key`` carries the
    record's version: once it has changed, the question is closed and asked anew.
    ``draw`` draws what is chosen along with it; what it returns goes to the action.
    """
    asked = (place or st).popover(unmarked(label), key=f"ask-{key}", **looks)
    with asked:
        st.html(f'<p style="max-width:34rem;margin:0">{escape(means)}</p>')
        chosen = [draw()] if draw else []
        press(unmarked(button), partial(action, *chosen), told, key=key, type="primary")
