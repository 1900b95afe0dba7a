"""An empty place: what will stand here and why, and the one next step."""

import streamlit as st

from data.ui.links import Way, ways


def nothing_yet(said: str, *steps: Way) -> None:
    """Say what comes here once something is done, and lead to where that is done."""
    st.info(said)
    if steps:
        ways(steps)
