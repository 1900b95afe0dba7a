from collections.abc import Callable
from decimal import Decimal
from typing import Any

from data.store import Store
from data.ui.desk import Desk
from evaluation.results.page import show
from tests.evaluation.make import (
    keep_activity,
    keep_class_group,
    keep_closing,
    keep_money,
    keep_participation,
)
from tests.make import BUDI, RINA, SARI
from tests.open_page import open_page

DeskOf = Callable[..., Desk]


def a_year(store: Store) -> None:
    keep_activity(store, "Rapat", target=Decimal(80), unit="%")
    keep_closing(store, "Rapat", measured_value=Decimal(85))
    keep_class_group(store, "VII A", 7, "A")
    keep_participation(store, "Rapat", "VII A", 40, mother=30)
    keep_money(store, "Rapat", 500_000, 600_000)
    keep_activity(store, "Pentas", planned_on=None)
    keep_activity(store, "Tahun lalu", school_year=2025)


def captions(page: Any) -> str:
    return "\n".join(caption.value for caption in page.caption)


def test_every_figure_says_where_it_comes_from(store: Store, desk_of: DeskOf) -> None:
    a_year(store)

    page = open_page(show, desk_of(BUDI))

    assert not page.exception
    assert [metric.value for metric in page.metric] == [
        "50 %",
        "100 %",
        "75 %",
        "0 %",
        "120 %",
        "100 %",
    ]
    assert captions(page).count("30") >= 1
    assert len(page.get("vega_lite_chart")) == 5
    assert all(chart.proto.alt for chart in page.get("vega_lite_chart"))


def test_what_a_chart_cannot_show_is_named_beside_it(
    store: Store, desk_of: DeskOf
) -> None:
    a_year(store)
    keep_activity(store, "Seminar", target=Decimal(80))
    keep_closing(store, "Seminar")

    page = open_page(show, desk_of(SARI))

    said = captions(page)
    assert "Pentas" in said
    assert said.count("Seminar") == 2


def test_committee_member_sees_no_figures(store: Store, desk_of: DeskOf) -> None:
    a_year(store)

    page = open_page(show, desk_of(RINA))

    assert len(page.warning) == 1
    assert not page.metric


def test_nothing_planned_yet_says_what_to_do(desk_of: DeskOf) -> None:
    page = open_page(show, desk_of(SARI))

    assert len(page.info) == 1
    assert "/program" in page.markdown[0].value


def test_planned_year_without_results_has_empty_states(
    store: Store, desk_of: DeskOf
) -> None:
    keep_activity(store, "Rapat", planned_on=None)

    page = open_page(show, desk_of(SARI))

    assert not page.exception
    assert len(page.info) == 5
    assert not page.get("vega_lite_chart")
