"""How a page offers a paper: a button that writes it once somebody asks for it."""

from collections.abc import Callable

import streamlit as st

from data.paper import MIME


def offer_paper(
    label: str, made: Callable[[], bytes], name: str, *, is_first: bool = True
) -> None:
    """Offer a Word document under this file name; only then ``made`` writes it."""
    st.download_button(
        label,
        made,
        file_name=name,
        mime=MIME,
        type="primary" if is_first else "secondary",
        icon=":material/download:",
        on_click="ignore",
        key=f"download-{name}",
    )
