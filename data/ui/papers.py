"""How a page offers a paper: a button that writes it once somebody asks for it."""

from collections.abc import Callable
from typing import Final

import streamlit as st

from data.language import say
from data.paper import MIME
from data.ui.progress import share_of, waiting
from data.workshop import Told

BOOK: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def offer_paper(
    label: str,
    made: Callable[[], bytes] | bytes,
    name: str,
    *,
    is_first: bool = True,
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


def offer_long_paper(
    label: str, ready: str, made: Callable[[Told], bytes], name: str
) -> None:
    """Offer a paper of hundreds of pages: first it is written, and told how far.

    ``ready`` is the button that hands it out then.
    """
    place = st.empty()
    pressed = place.button(
        label, type="primary", icon=":material/description:", key=name
    )
    if not pressed:
        return
    writing = share_of(say("Writing the paper"))
    with waiting(writing, place, at_once=True) as told:
        content = made(told)
    with place.container():
        offer_paper(ready, content, name)
