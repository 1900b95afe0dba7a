from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

from data.store import Store
from data.ui.desk import Desk
from evaluation.kpis.models import Lit
from evaluation.kpis.store import lights_of
from evaluation.results.page import show
from evaluation.results.page.listed import AT_ONCE
from tests.evaluation.make import (
    keep_activity,
    keep_class_group,
    keep_closing,
    keep_money,
    keep_participation,
    key,
)
from tests.make import BUDI, RINA, SARI, YEAR
from tests.open_page import (
    at_tab,
    charts_of,
    figures_of,
    labelled,
    links_of,
    open_page,
    said,
    unfolded,
    written,
)

TABS = (
    "Tahun",
    "Angka",
    "Partisipasi",
    "Anggaran",
    "Standar",
    "Tujuan",
    "Semester",
    "Perbandingan tahun",
    "Acara dari tahun ke tahun",
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
        "Tepat waktu": "100 %",
        "Keterwakilan keluarga": "75 %",
        "Porsi ayah": "0 %",
        "Serapan anggaran sampai hari ini": "120 %",
        "Standar tercapai": "100 %",
        "Penyelesaian kendala": "–",
        "Temuan dan tindak lanjut selesai": "–",
    }
    told = written(page)
    assert "target: minimal 90 % setahun penuh: 50 %" in told
    assert "75 % perlu perhatian target: minimal 80 %" in told
    assert "Porsi wali: 0 % Porsi orang tua asuh: 0 %" in told
    assert told.count("Dari mana angka") == 1
    assert "/hasil?tahun=2026&angka=representation" in links_of(page)
    assert "30 dari 40 keluarga siswa yang diundang" in written(page)
    assert "Kegiatan yang terlaksana atau dialihkan daring ÷" in written(page)
    drawn = [charts_of(at_tab(page, "results", tab)) for tab in TABS]
    assert [len(charts) for charts in drawn] == [0, 0, 1, 1, 1, 0, 0, 1, 0]
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


def test_a_standard_not_reached_becomes_a_finding(
    store: Store, desk_of: DeskOf
) -> None:
    for title, measured in (("Seminar", 79), ("Pentas", 80)):
        keep_activity(store, title, target=Decimal(80), unit="berkas")
        keep_closing(store, title, measured_value=Decimal(measured))

    ways = links_of(open_page(show, desk_of(SARI)))

    assert f"dari=pemantauan&id={key('Seminar')}&jadi=temuan" in ways
    assert f"dari=pemantauan&id={key('Pentas')}" not in ways  # just reached


def test_the_activities_behind_a_number_are_listed(
    store: Store, desk_of: DeskOf
) -> None:
    a_year(store)
    keep_activity(store, "Seminar")
    keep_closing(store, "Seminar")

    page = open_page(show, desk_of(BUDI), {"angka": "representation"})

    assert "Rapat 10 Agu 2026 Terlaksana 30 dari 40" in written(page)
    assert "Tidak masuk hitungan ini Seminar 10 Agu 2026 Terlaksana –" in written(page)
    assert f"/ruang?tahun=2026&kegiatan={key('Rapat')}" in links_of(page)


def test_an_event_stands_beside_itself_in_other_years(
    store: Store, desk_of: DeskOf
) -> None:
    a_year(store)
    facts = {"school_year": 2025, "series_id": key("Rapat"), "target": Decimal(70)}
    keep_activity(store, "Rapat lalu", planned_on=date(2025, 8, 9), **facts)
    keep_closing(store, "Rapat lalu", "not_held", reason="rain")

    page = at_tab(open_page(show, desk_of(BUDI)), "results", TABS[-1])

    told = written(page)
    assert "Rapat 2026/2027 Terlaksana 12 Agu 2026" in told
    assert "2025/2026 Tidak terlaksana" in told


def test_the_lead_sets_from_when_on_a_figure_is_as_expected(
    store: Store, desk_of: DeskOf
) -> None:
    a_year(store)
    page = at_tab(open_page(show, desk_of(SARI)), "results", "Angka")
    unfolded(page, "figure-lights")

    label = said("{figure}: as expected from (%)", figure=Lit.REPRESENTATION)
    labelled(page.number_input, label).set_value(75)
    labelled(page.button, "Save").click().run()

    assert not page.exception
    assert lights_of(store, YEAR).represented_green == 75
    assert "75 % sesuai harapan target: minimal 75 %" in written(page)


def test_the_principal_reads_the_limits_only(store: Store, desk_of: DeskOf) -> None:
    a_year(store)

    page = at_tab(open_page(show, desk_of(BUDI)), "results", "Angka")

    assert not page.number_input
    assert "minimal 80 % perlu perhatian" in written(page)


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
        assert len(page.info) == (tab not in {"Angka", "Tujuan", "Semester"})
        assert not charts_of(page)
