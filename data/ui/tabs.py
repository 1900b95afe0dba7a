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


def unfold(
    label: str,
    key: str,
    draw: Callable[[], None],
    *,
    icon: str | None = None,
    opened: bool = False,
) -> None:
    """Draw something to open; what is inside costs nothing until then.

    Once opened it stays drawn until the person leaves the page: closing it loses
    nothing that was typed. ``opened``: it is open from the beginning.
    """
    drawn = f"unfolded-{key}"
    if key not in st.session_state:  # the person has just come to the page
        st.session_state.pop(drawn, None)
    fold = st.expander(label, opened, key=key, icon=icon, on_change="rerun")
    if fold.open:
        st.session_state[drawn] = True
    if drawn in st.session_state:
        with fold:
            draw()
