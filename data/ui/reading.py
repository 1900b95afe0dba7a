"""How does a page wait for a file that is being read? By saying how far it is.

Who leaves the page meanwhile ends the reading.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic

import streamlit as st

from data.language import in_percent, say
from data.ui.links import unmarked
from data.workshop import BEAT, Told


@contextmanager
def reading(name: str) -> Iterator[Told]:
    """Show how far the reading of a file is, where it is not done at once."""
    place, last = st.empty(), monotonic()

    def told(done: float) -> None:
        nonlocal last
        if monotonic() - last < BEAT:
            return
        last = monotonic()
        share = in_percent(done)
        words = say("Reading {name}: {share}", name=unmarked(name), share=share)
        place.progress(min(done, 1.0), words)

    yield told
    place.empty()
