"""Parts of a page behind tabs and folds: only what is open is drawn, and counted."""

from collections.abc import Callable, Sequence

import streamlit as st

Part = tuple[str, Callable[[], None]]
"""What a tab is called, and what draws it."""


def tabs(name: str, parts: Sequence[Part], *, in_address: bool = False) -> None:
    """Draw the part whose tab is open; the others cost nothing until then.

    ``in_address``: the page's address keeps the open tab, so that it survives a reload
    together with how its list is narrowed.
    """
    containers = st.tabs(
        [label for label, _ in parts],
        key=f"tabs-{name}",
        on_change="rerun",
        bind="query-params" if in_address else None,
    )
    for container, (_, draw) in zip(containers, parts, strict=True):
        if container.open:
            with container:
                draw()


def unfold(label: str, key: str, draw: Callable[[], None]) -> None:
    """Draw something to open; what is inside costs nothing until then."""
    opened = st.expander(label, key=key, on_change="rerun")
    if opened.open:
        with opened:
            draw()
