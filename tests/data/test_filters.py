"""A list that is narrowed: the choice stands in the address, the page is drawn once."""

from collections.abc import Mapping

import pytest
from streamlit.testing.v1 import AppTest

from data.ui.filters import Choice, narrowed, narrowed_by
from tests.open_page import COMPONENTS, labelled, said, unfolded

OPTIONS = {"awal": "At the beginning", "akhir": "At the end"}


def opened(address: Mapping[str, str]) -> tuple[AppTest, list[str | None]]:
    drawn: list[str | None] = []

    def script(draw):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202
        draw()

    def draw() -> None:
        drawn.append(narrowed("tampil", said("Show"), OPTIONS))

    page = AppTest.from_function(script, args=(draw,))
    page._bidi_component_manager = COMPONENTS
    page.query_params.update(address)
    return page.run(), drawn


def test_a_choice_draws_the_page_once_and_stands_in_the_address() -> None:
    page, drawn = opened({})
    labelled(page.selectbox, "Show").select("akhir").run()
    assert drawn == [None, "akhir"]
    assert page.query_params["tampil"] == "akhir"
    labelled(page.selectbox, "Show").select_index(0).run()
    assert drawn == [None, "akhir", None]
    assert "tampil" not in page.query_params


@pytest.mark.parametrize(
    ("asked", "shown"), [("awal", "awal"), ("tengah", None), ("", None)]
)
def test_an_address_narrows_the_list_where_it_names_a_choice(
    asked: str, shown: str | None
) -> None:
    page, drawn = opened({"tampil": asked})
    assert drawn == [shown]
    assert labelled(page.selectbox, "Show").value == shown


def by_two(address: Mapping[str, str]) -> tuple[AppTest, list[dict[str, str | None]]]:
    drawn: list[dict[str, str | None]] = []

    def script(draw):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202
        draw()

    def draw() -> None:
        shown = Choice("shown", "tampil", said("Show"), OPTIONS)
        month = Choice("month", "bulan", said("Month"), {"8": "Agustus"})
        drawn.append(narrowed_by(said("Narrow the list"), (shown,), (month,)))

    page = AppTest.from_function(script, args=(draw,))
    page._bidi_component_manager = COMPONENTS
    page.query_params.update(address)
    return page.run(), drawn


def test_choices_are_drawn_when_somebody_wants_to_see_them() -> None:
    page, drawn = by_two({})
    assert not page.selectbox

    page = unfolded(page, "narrow-tampil-bulan")
    labelled(page.selectbox, "Month").select("8").run()

    assert drawn[-1] == {"shown": None, "month": "8"}
    assert len(page.selectbox) == 2


def test_choices_are_in_sight_where_the_address_narrows_the_list() -> None:
    page, drawn = by_two({"bulan": "8", "tampil": "tengah"})

    assert drawn == [{"shown": None, "month": "8"}]
    assert labelled(page.selectbox, "Month").value == "8"


def test_an_address_narrows_a_list_whose_choices_were_closed() -> None:
    page, drawn = by_two({})
    page.query_params["bulan"] = "8"
    page.run()

    assert drawn[-1] == {"shown": None, "month": "8"}
    assert labelled(page.selectbox, "Month").value == "8"
    assert labelled(page.expander, "Narrow the list").proto.expanded


def test_another_choice_stays_in_the_address() -> None:
    page, _ = opened({"tahun": "2026"})
    labelled(page.selectbox, "Show").select("awal").run()
    assert page.query_params["tahun"] == "2026"
