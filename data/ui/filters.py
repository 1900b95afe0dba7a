"""How a list is narrowed: a choice that stands in the page's address."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import streamlit as st

from data.language import say


class Choice(NamedTuple):
    """What a list may be narrowed by: a field of its filter.

    ``name`` is its word in the address, ``options`` are codes and what they are called.
    """

    field: str
    name: str
    label: str
    options: Mapping[Any, str]


def narrowed_by(label: str, *columns: Sequence[Choice]) -> dict[str, str | None]:
    """Let a person narrow a list by several choices; return the codes by field.

    They are in sight while the address narrows the list by one of them.
    """
    named = {choice.name for choices in columns for choice in choices}
    asked = bool(named & set(st.query_params))
    chosen: dict[str, str | None] = {}
    with st.expander(label, icon=":material/filter_list:", expanded=asked):
        for place, choices in zip(st.columns(len(columns)), columns, strict=True):
            with place:
                for field, name, shown, options in choices:
                    chosen[field] = narrowed(name, shown, options)
    return chosen


def narrowed(name: str, label: str, options: Mapping[str, str]) -> str | None:
    """Let a person narrow a list; the address keeps the choice under ``name``.

    ``options`` are codes and what they are called. None: everything. An address that
    names something else shows everything.
    """
    asked = st.query_params.get(name, "")
    current = asked if asked in options else None
    codes = [None, *options]
    chosen: str | None = st.selectbox(
        label,
        codes,
        index=codes.index(current),
        format_func=lambda code: options[code] if code else say("All"),
        key=f"narrow-{name}-{asked}",
    )
    if chosen != current:
        keep_in_address(name, chosen)
    return chosen


def keep_in_address(name: str, chosen: object | None) -> None:
    """Let the address name what a person chose, and draw the page for it."""
    if chosen is None:
        del st.query_params[name]
    else:
        st.query_params[name] = str(chosen)
    st.rerun()
