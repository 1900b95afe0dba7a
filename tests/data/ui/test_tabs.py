from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
import streamlit as st

from data.language import say
from data.ui.desk import Desk
from data.ui.tabs import unfold
from tests.make import SARI
from tests.open_page import labelled, open_page

DeskOf = Callable[..., Desk]


def folded(_: Desk, *, opened: bool = False) -> None:
    """Draw a field that is behind a fold, and a button that is not."""
    unfold(
        say("More"),
        "more",
        partial(st.text_input, say("Reason"), key="reason"),
        opened=opened,
    )
    st.button(say("Add"))


def begun_open(desk: Desk) -> None:
    """Draw the same, open from the beginning."""
    folded(desk, opened=True)


def opening(page: Any, is_open: bool) -> Any:
    page.session_state["more"] = is_open
    return page.run()


def test_what_is_behind_a_fold_is_drawn_when_it_is_opened(desk_of: DeskOf) -> None:
    page = open_page(folded, desk_of(SARI))
    assert not page.text_input

    opening(page, True)

    assert [field.label for field in page.text_input] == [say("Reason")]


@pytest.mark.parametrize("draw", [folded, begun_open], ids=["closed", "open"])
def test_closing_a_fold_loses_nothing_that_was_typed(
    desk_of: DeskOf, draw: Callable[[Desk], None]
) -> None:
    page = opening(open_page(draw, desk_of(SARI)), True)
    labelled(page.text_input, "Reason").input("Hujan").run()

    opening(page, False)
    labelled(page.button, "Add").click().run()

    assert [field.value for field in opening(page, True).text_input] == ["Hujan"]


def test_fold_may_begin_open(desk_of: DeskOf) -> None:
    page = open_page(begun_open, desk_of(SARI))

    assert page.text_input
    assert labelled(page.expander, "More").proto.expanded
