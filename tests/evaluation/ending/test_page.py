from collections.abc import Callable
from dataclasses import replace

from data.store import Store
from data.ui.desk import Desk
from evaluation.ending import store as endings
from evaluation.ending.actions import close_year
from evaluation.ending.models import Matter
from evaluation.ending.page import show
from tests.evaluation.ending.test_actions import LAST, keep_last_year
from tests.make import BUDI, RINA, SARI, acting
from tests.open_page import labelled, links_of, open_page, said, unfolded, written

DeskOf = Callable[..., Desk]


def test_the_lead_decides_everything_and_closes_the_year(
    store: Store, desk_of: DeskOf
) -> None:
    keep_last_year(store)
    desk = replace(desk_of(SARI), year=LAST)
    page = open_page(show, desk)
    assert not [b for b in page.button if b.label == "Tutup 2025/2026"]

    kinds = {matter.kind for matter in endings.open_matters(store, LAST)}
    assert len(kinds) == 7
    for kind in sorted(kinds):
        page = unfolded(open_page(show, desk), f"kind-{kind}")
        [asked] = page.text_area
        asked.input("Sudah lewat")
        [sent] = [b for b in page.button if "decide" in (b.form_id or "")]
        sent.click().run()
        assert not page.exception
        assert not page.error

    page = open_page(show, desk)
    label = said("Close {year}", year=LAST)
    next(b for b in page.button if b.label == label).click().run()

    assert not page.exception
    closed = open_page(show, replace(desk, year_is_open=False))
    assert "ditutup pada" in closed.info[0].value
    assert "Undangan terlambat" in written(closed)


def test_each_open_matter_leads_to_where_it_is_finished(
    store: Store, desk_of: DeskOf
) -> None:
    keep_last_year(store)
    page = open_page(show, replace(desk_of(SARI), year=LAST))
    page = unfolded(page, f"kind-{Matter.OBSTACLE}")
    [matter] = [
        one for one in endings.open_matters(store, LAST) if one.kind is Matter.OBSTACLE
    ]

    assert "Surat tidak sampai" in written(page)
    assert f"/kendala?tahun=2025&kendala={matter.record_id}" in links_of(page)


def test_the_principal_reads_and_a_member_sees_nothing(
    store: Store, desk_of: DeskOf
) -> None:
    keep_last_year(store)
    page = unfolded(
        open_page(show, replace(desk_of(BUDI), year=LAST)), f"kind-{Matter.REVIEW}"
    )
    assert "Bazar" in written(page)
    assert not page.button
    assert open_page(show, desk_of(RINA)).warning


def test_a_year_without_open_matters_is_closed_and_opened_again(
    store: Store, desk_of: DeskOf
) -> None:
    desk = replace(desk_of(SARI), year=LAST)
    assert open_page(show, desk).success

    close_year(acting(store, SARI), LAST, 1)
    page = open_page(show, replace(desk, year_is_open=False))
    labelled(page.text_area, "Reason").input("Kuitansi menyusul")
    labelled(page.button, "Open again").click().run()

    assert not page.exception
    assert open_page(show, desk).success


def test_the_current_year_says_when_it_can_be_closed(desk_of: DeskOf) -> None:
    page = open_page(show, desk_of(SARI))

    assert "tahun berjalan" in page.info[0].value
    assert not page.button
