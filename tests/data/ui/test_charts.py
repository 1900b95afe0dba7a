from html.parser import HTMLParser
from typing import Any

import altair as alt
import streamlit as st
from streamlit.testing.v1 import AppTest

from data import picture
from data.theme import AnyChart, chart_of, dress
from data.ui.charts import chart, chosen_in
from tests.open_page import COMPONENTS, labelled

DESCRIBED = 'Rapat "POMG" & komite'


def meetings(rows: tuple[int, ...]) -> AnyChart:
    return dress(chart_of([{"count": n} for n in rows]).mark_bar().encode(x="count:Q"))


def to_choose_from(rows: tuple[int, ...]) -> AnyChart:
    chosen = alt.selection_point(name="cell", fields=["count"])
    bars = chart_of([{"count": n} for n in rows]).mark_bar().encode(x="count:Q")
    return dress(bars.add_params(chosen))


def a_page() -> None:
    st.title("Results")
    chart(DESCRIBED, meetings, (1, 2))


def a_choice() -> None:
    for key in ("first", "rest"):
        assert not chosen_in(DESCRIBED, "cell", key, to_choose_from, (1, 2))


def opened(show: Any) -> AppTest:
    def script(show):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202
        show()

    page = AppTest.from_function(script, args=(show,), default_timeout=30)
    page._bidi_component_manager = COMPONENTS
    return page.run()


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


def tags(page: AppTest, name: str) -> list[dict[str, str | None]]:
    parser = Tags()
    for part in page.get("html"):
        parser.feed(part.proto.body)
    return [facts for tag, facts in parser.tags if tag == name]


def test_a_chart_is_a_picture_that_says_what_is_to_be_seen() -> None:
    page = opened(a_page)

    assert not page.exception
    assert not page.get("vega_lite_chart")
    [image] = tags(page, "img")
    assert image["alt"] == DESCRIBED
    narrowest, *_ = tags(page, "source")
    assert narrowest["media"] == "(max-width:476px)"
    address = narrowest["srcset"] or ""
    name, width = address.removeprefix("/charts/").removesuffix(".svg").split("/")
    assert picture.svg(name, int(width))


def test_a_picture_drawn_before_keeps_its_place_free() -> None:
    page = opened(a_page)
    name = (tags(page, "source")[0]["srcset"] or "").split("/")[2]
    drawn = picture.svg(name, 360)
    assert drawn

    narrowest = tags(page.run(), "source")[0]

    assert (narrowest["width"], narrowest["height"]) == ("360", str(drawn.height))


def test_a_touched_picture_becomes_the_chart_and_stays_it() -> None:
    page = opened(a_page)

    labelled(page.button, "Touch or click for details").click().run()

    [shown] = page.get("vega_lite_chart")
    assert shown.proto.alt == DESCRIBED
    assert '"bar"' in shown.proto.spec
    assert not page.button
    assert not tags(page, "img")
    assert page.run().get("vega_lite_chart")


def test_the_first_touch_lets_marks_be_chosen_in_all_that_are_drawn_alike() -> None:
    page = opened(a_choice)
    assert [len(tags(page, "img")), len(page.button)] == [2, 2]

    labelled(page.button, "Touch to choose", 1).click().run()

    assert not page.exception
    assert len(page.get("vega_lite_chart")) == 2
    assert not tags(page, "img")
