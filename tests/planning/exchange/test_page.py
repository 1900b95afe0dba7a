"""The page for plans that come and go."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from data.store import Store
from data.ui.desk import Desk
from planning.activities import store as activities
from planning.exchange.page import show
from planning.plan.models import PlanStep
from tests.make import BUDI, NOW, RINA, SARI, YEAR
from tests.open_page import figures_of, labelled, open_page
from tests.planning.exchange.make import plan_of
from tests.planning.make import an_activity, program_at

DeskOf = Callable[..., Desk]
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CONTENT = plan_of(
    {"Nama kegiatan": "Rapat awal tahun", "Tanggal": "23/08/2026", "PJ": "Entah"},
    {"Nama kegiatan": "POMG", "Tanggal": "32/8/2026", "PJ": None},
    {"Nama kegiatan": "Pentas", "Tanggal": "Mei 2027", "PJ": "Rina"},
)


def upload(page: AppTest, content: bytes, name: str = "plan.xlsx") -> AppTest:
    page.file_uploader[0].set_value((name, content, XLSX))
    return page.run()


def titles(store: Store) -> list[str]:
    return [activity.title for activity in activities.activities_in(store, YEAR)]


def test_a_plan_is_looked_at_and_then_taken_in(store: Store, desk_of: DeskOf) -> None:
    an_activity(store)
    page = upload(open_page(show, desk_of(SARI)), CONTENT)

    assert not page.exception
    assert list(figures_of(page).values()) == ["3", "1", "1", "0", "1"]
    tables = [p.proto.body for p in page.get("html") if "<table" in p.proto.body]
    bad, remarks = tables
    new, changed = (frame.value for frame in page.dataframe)
    assert "3 · Tanggal" in bad
    assert bad.count("<tr>") == remarks.count("<tr>") == 2  # its head, and one row
    assert len(new) == len(changed) == 1
    assert titles(store) == ["Rapat awal tahun"]

    labelled(page.button, "Masukkan 1 kegiatan").click().run()
    assert not page.exception
    assert titles(store) == ["Rapat awal tahun", "Pentas"]


def test_existing_activities_are_updated_when_asked(
    store: Store, desk_of: DeskOf
) -> None:
    an_activity(store)
    page = upload(open_page(show, desk_of(SARI)), CONTENT)
    labelled(page.toggle, "Update existing activities too").set_value(True).run()
    labelled(page.button, "Masukkan 2 kegiatan").click().run()

    assert not page.exception
    kept = activities.activities_in(store, YEAR)
    assert (kept[0].planned_on, kept[0].version) == (
        NOW.date().replace(day=23),
        2,
    )


def test_a_file_that_is_there_already_leaves_nothing_to_keep(
    store: Store, desk_of: DeskOf
) -> None:
    content = plan_of({"Nama kegiatan": "Rapat awal tahun", "Tanggal": "22/08/2026"})
    an_activity(store)
    page = upload(open_page(show, desk_of(SARI)), content)

    assert (len(page.success), list(page.button)) == (1, [])


@pytest.mark.parametrize(
    ("name", "content"), [("plan.csv", b"a,b\n1,2"), ("plan.xlsx", b"PK\x03\x04 no")]
)
def test_a_wrong_file_gets_a_sentence(
    store: Store, desk_of: DeskOf, name: str, content: bytes
) -> None:
    page = upload(open_page(show, desk_of(SARI)), content, name)

    assert not page.exception
    assert len(page.error) == 1


def test_the_principal_takes_the_plan_along_and_brings_none(
    store: Store, desk_of: DeskOf
) -> None:
    an_activity(store)
    page = open_page(show, desk_of(BUDI))

    assert not page.exception
    assert not page.file_uploader
    assert len(page.get("download_button")) == 1


def test_others_see_why_not(desk_of: DeskOf) -> None:
    page = open_page(show, desk_of(RINA))

    assert len(page.warning) == 1
    assert not page.get("download_button")


def test_an_approved_plan_takes_nothing_in(store: Store, desk_of: DeskOf) -> None:
    program_at(store, PlanStep.APPROVED)
    page = open_page(show, desk_of(SARI))

    assert len(page.warning) == 1
    assert not page.file_uploader
    assert len(page.get("download_button")) == 2


def test_an_empty_year_says_what_to_do(desk_of: DeskOf) -> None:
    page = open_page(show, desk_of(SARI))

    assert len(page.info) == 1
    assert len(page.file_uploader) == 1
    assert len(page.get("download_button")) == 1


def test_last_years_workbook_offers_to_move_its_dates(
    store: Store, desk_of: DeskOf
) -> None:
    content = plan_of({"Nama kegiatan": "POMG", "Tanggal": "23/08/2025"})
    page = upload(open_page(show, desk_of(SARI)), content)
    move, update = page.toggle

    assert (move.value, update.value) == (True, False)
    assert list(figures_of(page).values()) == ["1", "1", "0", "0", "0"]
    move.set_value(False).run()
    assert list(figures_of(page).values()) == ["1", "0", "0", "0", "1"]
    labelled(page.toggle, "Pindahkan tanggalnya ke 2026/2027").set_value(True).run()
    labelled(page.button, "Masukkan 1 kegiatan").click().run()

    assert not page.exception
    [kept] = activities.activities_in(store, YEAR)
    assert str(kept.planned_on) == "2026-08-22"
