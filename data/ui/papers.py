"""How a page offers a paper: a button that writes it once somebody asks for it."""

from collections.abc import Callable
from typing import Final

import streamlit as st

from data.paper import MIME

BOOK: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def offer_paper(
    label: str, made: Callable[[], bytes], name: str, *, is_first: bool = True
) -> None:
    """Offer a Word document, or a workbook, by this file name; then it is written."""
    st.download_button(
        label,
        made,
        file_name=name,
        mime=BOOK if name.endswith(".xlsx") else MIME,
        type="primary" if is_first else "secondary",
        icon=":material/download:",
        on_click="ignore",
        key=f"download-{name}",
    )
