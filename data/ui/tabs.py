"""Parts of a page behind tabs and folds: only what is open is drawn, and counted."""

from collections.abc import Callable, Sequence
from typing import TypeVar

import streamlit as st

from data.language import say_many
from data.ui import begun

T = TypeVar("T")

Part = tuple[str, Callable[[], None]]
"""What a tab is called, and what draws it."""


def tabs(
    name: str,
    parts: Sequence[Part],
    *,
    in_address: bool = False,
    stay: bool = False,
    every: bool = False,
) -> None:
    """Draw the part whose tab is open; the others cost nothing until then.

    ``in_address``: the page's address keeps the open tab, so that it survives a reload
    together with how its list is narrowed. ``stay``: a part that was opened stays drawn
    until the person leaves the page, so that its fields keep what was typed. ``every``:
    all are drawn, since fields of theirs hold what was begun before. A label
    may change, say because it counts: the tab at its place stays open.
    """
    key, labels = f"tabs-{name}", [label for label, _ in parts]
    if key not in st.session_state:  # the person has just come to the page
        st.session_state.pop(f"{key}-drawn", None)
    drawn: set[int] = set()
    if stay:
        drawn = st.session_state.setdefault(f"{key}-drawn", drawn)
    place = st.session_state.get(f"{key}-place", 0)
    if key in st.session_state and st.session_state[key] not in labels:
        st.session_state[key] = labels[min(place, len(labels) - 1)]
    containers = st.tabs(
        labels,
        key=key,
        on_change="rerun",
        bind="query-params" if in_address else None,
    )
    for place, (container, (_, draw)) in enumerate(zip(containers, parts, strict=True)):
        if container.open:
            st.session_state[f"{key}-place"] = place
            drawn.add(place)
        if every or place in drawn:
            with container:
                draw()


def unfold(
    label: str,
    key: str,
    draw: Callable[[], object],
    *,
    icon: str | None = None,
    opened: bool = False,
    begins: str = "",
) -> None:
    """Draw something to open; what is inside costs nothing until then.

    Once opened it stays drawn until the person leaves the page: closing it loses
    nothing that was typed. ``opened``: it is open from the beginning, as is one whose
    ``key`` names a record for which something was begun, or whose form (``begins``, as
    ``form_id`` has it) was begun. It stays as it is when its label says something else.
    """
    drawn = f"unfolded-{key}"
    if key in st.session_state:
        st.session_state[key] = st.session_state[key]
    else:  # the person has just come to the page
        st.session_state.pop(drawn, None)
    opened = opened or begun.is_begun(key) or begun.is_begun(f"~{begins}~")
    fold = st.expander(label, opened, key=key, icon=icon, on_change="rerun")
    if fold.open:
        st.session_state[drawn] = True
    if drawn in st.session_state:
        with fold:
            draw()


def first_rows(
    rows: Sequence[T], at_once: int, draw: Callable[[Sequence[T]], object], key: str
) -> None:
    """Draw the first of many rows; the others unfold, counted."""
    draw(rows[:at_once])
    unfold_rest(rows[at_once:], draw, key)


def unfold_rest(
    rest: Sequence[T],
    draw: Callable[[Sequence[T]], object],
    key: str,
    *,
    title: str = "",
) -> None:
    """Draw what is left of many rows behind a fold that counts it; nothing for none.

    ``title`` is what the rows are, where the fold stands apart from the first of them.
    """
    if rest:
        more = say_many("{count} more", "{count} more", len(rest))
        unfold(f"{title}: {more}" if title else more, key, lambda: draw(rest))
