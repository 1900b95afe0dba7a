from collections.abc import Callable
from datetime import date
from typing import Any

from data.store import Store
from data.ui.desk import Desk
from evaluation.home.page import show
from tests.evaluation.make import keep_activity, keep_closing, keep_finding, key
from tests.make import BUDI, RINA, SARI
from tests.open_page import open_page

DeskOf = Callable[..., Desk]


def said(page: Any) -> str:
    return "\n".join(text.value for text in page.markdown)


def keep_programme(store: Store, step: str) -> None:
    row = {
        "id": key("programme"),
        "school_year": 2026,
        "step": step,
        "return_note": "",
        "override_reason": "",
        "revision_reason": "",
        "version": 1,
    }
    store.write_all("work_program", [row])


def test_everything_that_waits_links_to_its_page(store: Store, desk_of: DeskOf) -> None:
    keep_programme(store, "submitted")
    keep_activity(store, "Rapat")
    keep_activity(store, "Pentas")
    keep_closing(store, "Pentas")
    keep_activity(store, "Seminar", planned_on=date(2026, 8, 20))
    keep_finding(store, "Undangan terlambat", school_year=2025)

    page = open_page(show, desk_of(BUDI))

    assert not page.exception
    for path in ("/program", "/temuan", "/penutupan", "/penilaian", "/hasil"):
        assert path in said(page)
    assert f"kegiatan={key('Seminar')}" in said(page)
    assert f"kegiatan={key('Rapat')}" in said(page)
    assert len(page.metric) == 3


def test_calm_day_says_that_nothing_waits(store: Store, desk_of: DeskOf) -> None:
    keep_programme(store, "approved")
    keep_activity(store, "Pentas", planned_on=date(2027, 5, 1))

    page = open_page(show, desk_of(SARI))

    assert len(page.success) == 1


def test_first_day_begins_with_the_plan(desk_of: DeskOf) -> None:
    page = open_page(show, desk_of(SARI))

    assert not page.exception
    assert len(page.info) == 1
    assert not page.metric


def test_committee_member_has_another_home(store: Store, desk_of: DeskOf) -> None:
    keep_activity(store, "Rapat")

    page = open_page(show, desk_of(RINA))

    assert len(page.warning) == 1
    assert "kegiatan=" not in said(page)


def test_closed_year_can_be_read(store: Store, desk_of: DeskOf) -> None:
    keep_activity(store, "Rapat")

    page = open_page(show, desk_of(SARI, year_is_open=False))

    assert not page.exception


def test_a_month_that_is_over_is_named_as_a_month(
    store: Store, desk_of: DeskOf
) -> None:
    keep_programme(store, "approved")
    keep_activity(
        store, "Kunjungan", planned_on=date(2026, 7, 1), date_precision="month"
    )

    page = open_page(show, desk_of(SARI))

    assert "- Juli 2026 · " in said(page)
    assert "31 Jul" not in said(page)
