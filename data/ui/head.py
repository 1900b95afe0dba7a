"""The head of a page: its title, and beside it what searches and narrows its list."""

from typing import Any, Final

import streamlit as st

KEY: Final = "head"


def titled(title: str) -> Any:  # noqa: ANN401 -- a container of Streamlit
    """Show a title; what is drawn in what this returns stands on its line.

    As far as there is room: a search field and a choice keep their label beside them,
    a fold that is opened takes the line below (``pages.css``).
    """
    head, place = begun()
    place.title(title)
    return head


def begun() -> tuple[Any, Any]:
    """Return the head of a page, and in it the place of a title that is not known yet.

    The title is given to the place as ``place.title(…)``.
    """
    head = st.container(key=KEY, horizontal=True, vertical_alignment="center")
    return head, head.empty()
