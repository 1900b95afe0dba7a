from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from data.language import say
from data.ui.desk import Desk
from data.ui.tabs import tabs, unfold
from tests.make import SARI
from tests.open_page import COMPONENTS, at_tab, labelled, open_page, said

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


def counted(_: Desk) -> None:
    """Draw a fold whose label says how much was typed."""
    typed = st.session_state.get("kept", "")
    label = say("Reason") + f" {len(typed)}"

    def draw() -> None:
        st.session_state["kept"] = st.text_input(say("Reason"), key="reason")

    unfold(label, "more", draw)


def test_fold_stays_open_when_its_label_changes(desk_of: DeskOf) -> None:
    page = opening(open_page(counted, desk_of(SARI)), True)

    labelled(page.text_input, "Reason").input("Hujan").run()
    page.run()

    [fold] = page.expander
    assert fold.label.endswith(" 5")
    assert fold.proto.expanded
    assert labelled(page.text_input, "Reason").value == "Hujan"


def fields(_: Desk) -> None:
    """Draw two fields of a form, each behind a tab."""
    reason = partial(st.text_input, say("Reason"), key="reason")
    note = partial(st.text_input, say("Note"), key="note")
    tabs("fields", ((say("Reason"), reason), (say("Note"), note)), stay=True)


def test_what_was_opened_stays_drawn_where_it_is_to_stay(desk_of: DeskOf) -> None:
    page = open_page(fields, desk_of(SARI))
    labelled(page.text_input, "Reason").input("Hujan").run()

    at_tab(page, "fields", said("Note"))
    assert labelled(page.text_input, "Reason").value == "Hujan"
    assert len(page.text_input) == 2

    at_tab(page, "fields", said("Reason"))
    assert len(page.text_input) == 2


def a_page() -> AppTest:
    def script() -> None:
        import streamlit as st  # noqa: PLC0415

        from data.ui.tabs import tabs  # noqa: PLC0415

        def found() -> None:
            kept = st.session_state.setdefault("kept", 0)
            if st.button("Keep"):
                st.session_state["kept"] = kept + 1
                st.rerun()

        count = st.session_state.get("kept", 0)
        tabs(
            "review",
            (
                ("Waiting", lambda: st.text("waiting")),
                (f"Found ({count})", found),
            ),
        )

    page = AppTest.from_function(script, default_timeout=30)
    page._bidi_component_manager = COMPONENTS
    return page.run()


def test_only_the_open_part_is_drawn() -> None:
    page = a_page()
    assert [text.value for text in page.text] == ["waiting"]

    at_tab(page, "review", "Found (0)")

    assert not page.text
    assert len(page.button) == 1


def test_a_tab_stays_open_when_what_it_counts_changes() -> None:
    page = at_tab(a_page(), "review", "Found (0)")

    [keep] = page.button
    keep.click().run()

    assert not page.exception
    assert page.session_state["tabs-review"] == "Found (1)"
    assert len(page.button) == 1
