"""How far is a long work? Told in what is counted, and whether one may leave it.

A work that waits for this page ends when the person goes on elsewhere; one that goes
``to_the_end`` is done in a thread of its own and is finished whoever looks on.
"""

from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from contextvars import copy_context
from threading import Thread
from time import monotonic
from typing import Any, Final, NamedTuple, TypeVar

import streamlit as st

from data.language import in_percent, say
from data.workshop import BEAT, Told

LOOKED_AT: Final = 0.2
"""Seconds between two looks at a work that goes on beside the page."""

T = TypeVar("T")


class Step(NamedTuple):
    """Which of its steps a work is at, and what is done in it."""

    number: int
    of: int
    words: str


Steps = Callable[[Step], None]


@contextmanager
def waiting(
    told_as: Callable[[float], str],
    place: Any = None,  # noqa: ANN401
    *,
    at_once: bool = False,
) -> Iterator[Told]:
    """Show how far a work is that ends when the person leaves; then nothing is kept.

    ``told_as`` words a share from 0 to 1 in what is counted. A work that is done
    soon shows nothing, unless it is shown ``at_once``.
    """
    here = place or st.empty()
    last = monotonic()

    def show(done: float) -> None:
        rule = say("Stay on this page until it is done.")
        here.progress(min(done, 1.0), f"{told_as(min(done, 1.0))} {rule}")

    def told(done: float) -> None:
        nonlocal last
        if monotonic() - last >= BEAT:
            last = monotonic()
            show(done)

    if at_once:
        show(0.0)
    yield told
    here.empty()


def share_of(words: str) -> Callable[[float], str]:
    """Return how a work is told of whose parts nobody counts, such as by 40 %."""
    return lambda done: f"{words}: {in_percent(done)}."


def to_the_end(what: str, work: Callable[[Steps], T]) -> T:
    """Do a work that is finished even where the person leaves, and tell its steps.

    The work asks nothing of Streamlit, and records by a cursor of its own.
    """
    at: list[Step] = []
    done: Future[T] = Future()

    def run() -> None:
        try:
            done.set_result(work(at.append))
        except BaseException as failure:  # noqa: BLE001 -- raised where it is waited for
            done.set_exception(failure)

    Thread(target=copy_context().run, args=(run,), name="to the end").start()
    place = st.empty()
    while not done.done():
        if at:
            _show(place, what, at[-1])
        _wait(done)
    place.empty()
    return done.result()


def _show(place: Any, what: str, at: Step) -> None:  # noqa: ANN401
    words = say(
        "{what}, step {number} of {of}: {words}. You may leave this page, it goes on; "
        "others can work meanwhile.",
        what=what,
        number=at.number,
        of=at.of,
        words=at.words,
    )
    place.progress((at.number - 1) / at.of, words)


def _wait(done: Future[T]) -> None:
    try:
        done.exception(LOOKED_AT)
    except TimeoutError:
        return
