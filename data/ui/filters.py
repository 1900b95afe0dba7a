"""How a list is narrowed: a choice that stands in the page's address."""

from collections.abc import Mapping

import streamlit as st

from data.language import say


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
        if chosen is None:
            del st.query_params[name]
        else:
            st.query_params[name] = chosen
        st.rerun()
    return chosen
