"""Parts of a page behind tabs."""

from streamlit.testing.v1 import AppTest

from tests.open_page import COMPONENTS, at_tab


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
