"""Running one page the way app.py does, without a browser."""

from collections.abc import Callable

from streamlit.testing.v1 import AppTest

from data.ui.desk import Desk


def open_page(show: Callable[[Desk], None], desk: Desk) -> AppTest:
    """Run ``show`` for the person of ``desk``."""

    def script(show, desk):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202
        show(desk)

    return AppTest.from_function(script, args=(show, desk), default_timeout=30).run()


def at_tab(page: AppTest, name: str, label: str) -> AppTest:
    """Open the tab ``label`` of the tabs ``name``; only the open one is drawn."""
    page.session_state[f"tabs-{name}"] = label
    return page.run()
