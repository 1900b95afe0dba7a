from collections.abc import Callable
from decimal import Decimal
from typing import Any

from data.store import Store
from data.ui.desk import Desk
from evaluation.results.page import AT_ONCE, show
from tests.evaluation.make import (
    keep_activity,
    keep_class_group,
    keep_closing,
    keep_money,
    keep_participation,
)
from tests.make import BUDI, RINA, SARI
from tests.open_page import at_tab, charts_of, figures_of, links_of, open_page, written

TABS = (
    "Tahun",
    "Partisipasi",
    "Anggaran",
    "Standar",
    "Tujuan",
    "Perbandingan tahun",
)
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
    assert figures_of(page) == {
        "Keterlaksanaan sampai hari ini": "100 %",
        "Keterlaksanaan setahun": "50 %",
        "Tepat waktu": "100 %",
        "Keterwakilan keluarga": "75 %",
        "Hadir sendiri": "75 %",
        "Kehadiran kelompok lain": "–",
        "Porsi ayah": "0 %",
        "Porsi wali": "0 %",
        "Porsi orang tua asuh": "0 %",
        "Serapan anggaran": "120 %",
        "Standar tercapai": "100 %",
    }
    assert "30 dari 40 keluarga siswa yang diundang" in written(page)
    assert "Kegiatan yang terlaksana atau dialihkan daring ÷" in written(page)
    drawn = [charts_of(at_tab(page, "results", tab)) for tab in TABS]
    assert [len(charts) for charts in drawn] == [1, 1, 1, 1, 0, 1]
    assert all(described for charts in drawn for described in charts)


def test_every_activity_stands_beside_what_came_of_it(
    store: Store, desk_of: DeskOf
) -> None:
    a_year(store)
    keep_activity(store, "Rapat <b>besar</b>", target=Decimal(5), unit="berkas")
    keep_closing(store, "Rapat <b>besar</b>")

    page = open_page(show, desk_of(BUDI))

    told = written(page)
    assert "30 dari 40 Rp600.000 dari Rp500.000" in told
    assert "85 dari 80 % · Tercapai" in told
    assert "Target: 5 berkas · tidak diukur" in told
    assert "Rapat <b>besar</b>" in told
    assert not page.dataframe


def test_the_activities_can_be_sorted_and_searched_when_that_is_wanted(
    store: Store, desk_of: DeskOf
) -> None:
    a_year(store)
    page = open_page(show, desk_of(BUDI))

    page.session_state["results-table"] = True
    page.run()

    [grid] = page.dataframe
    assert set(grid.value["Kegiatan"]) == {"Rapat", "Pentas"}
    assert list(grid.value["Tercapai"]) in (["ya", "–"], ["–", "ya"])


def test_the_first_of_many_are_listed_and_the_others_unfold(
    store: Store, desk_of: DeskOf
) -> None:
    for number in range(AT_ONCE + 2):
        keep_activity(store, f"Rapat {number:03}", planned_on=None)

    page = open_page(show, desk_of(BUDI))

    assert written(page).count("Rapat ") == AT_ONCE
    page.session_state["more-results"] = True
    assert written(page.run()).count("Rapat ") == AT_ONCE + 2


def test_what_a_chart_cannot_show_is_named_beside_it(
    store: Store, desk_of: DeskOf
) -> None:
    a_year(store)
    keep_activity(store, "Seminar", target=Decimal(80))
    keep_closing(store, "Seminar")

    page = open_page(show, desk_of(SARI))

    assert "Pentas" in captions(page)
    assert "Seminar" in captions(at_tab(page, "results", "Partisipasi"))
    assert "Seminar" in captions(at_tab(page, "results", "Standar"))


def test_committee_member_sees_no_figures(store: Store, desk_of: DeskOf) -> None:
    a_year(store)

    page = open_page(show, desk_of(RINA))

    assert len(page.warning) == 1
    assert not figures_of(page)


def test_nothing_planned_yet_says_what_to_do(desk_of: DeskOf) -> None:
    page = open_page(show, desk_of(SARI))

    assert len(page.info) == 1
    assert "/program" in links_of(page)


def test_planned_year_without_results_has_empty_states(
    store: Store, desk_of: DeskOf
) -> None:
    keep_activity(store, "Rapat", planned_on=None)

    page = open_page(show, desk_of(SARI))

    assert not page.exception
    for tab in TABS:
        at_tab(page, "results", tab)
        assert len(page.info) == (tab != "Tujuan")
        assert not charts_of(page)
