from collections.abc import Callable
from datetime import date, time

import pytest
from streamlit.testing.v1 import AppTest

from data.activity import DatePrecision
from data.language import say
from data.store import Store
from data.ui.desk import Desk
from planning.activities import store as activities
from planning.activities.models import Activity, PlannedTaskDraft
from planning.cadence import store as cadences
from planning.calendar.actions import move_activity
from planning.calendar.page import show
from planning.days.actions import fill_days_off
from planning.feeds import store as feeds
from planning.plan.models import PlanStep
from tests.make import BUDI, RINA, SARI, YEAR, acting
from tests.open_page import at_tab, labelled, open_page, unfolded
from tests.planning.make import an_activity, program_at

DeskOf = Callable[..., Desk]


def drawn(page: AppTest) -> str:
    """Return everything the page draws by itself."""
    return " ".join(block.proto.body for block in page.get("html"))


def press(page: AppTest, label: str) -> AppTest:
    [button] = [one for one in page.button if one.label == label]
    return button.click().run()


def behind(page: AppTest, tab: str) -> AppTest:
    return at_tab(page, "calendar", tab)


def moving(desk: Desk, activity_id: object) -> AppTest:
    page = open_page(show, desk)
    page.query_params["kegiatan"] = str(activity_id)
    return page.run()


def test_the_year_stands_on_one_screen(store: Store, desk_of: DeskOf) -> None:
    fill_days_off(acting(store, SARI), YEAR)
    an_activity(store, "Rapat <awal>", planned_on=date(2026, 8, 17))
    an_activity(store, "Kunjungan", date_precision=DatePrecision.MONTH)
    an_activity(store, "Belum tahu", planned_on=None)

    page = open_page(show, desk_of(SARI))

    assert not page.exception
    shown = drawn(page)
    assert shown.count("<section>") == 12
    assert "Rapat &lt;awal&gt;" in shown
    assert "Rapat <awal>" not in shown
    assert "Kunjungan" in shown
    assert "Belum tahu" in shown
    assert "Hari Kemerdekaan Republik Indonesia" in shown
    assert any("POMG" in markdown.value for markdown in page.markdown)


def test_the_list_is_narrowed_and_the_address_keeps_it(
    store: Store, desk_of: DeskOf
) -> None:
    an_activity(store, "Rapat awal")
    an_activity(store, "Rapat akhir", planned_on=date(2027, 6, 5))
    page = behind(open_page(show, desk_of(SARI)), say("List"))
    assert "Rapat akhir" in drawn(page)

    page = unfolded(page, "narrow-bulan-tujuan-bentuk-jenis-tingkat-penanggung")
    page = labelled(page.selectbox, "Month").set_value("8").run()

    assert not page.exception
    assert page.query_params["bulan"] in ("8", ["8"])
    assert "Rapat awal" in drawn(page)
    assert "Rapat akhir" not in drawn(page)


def test_moving_shows_what_moves_and_then_moves(store: Store, desk_of: DeskOf) -> None:
    fill_days_off(acting(store, SARI), YEAR)
    tasks = (PlannedTaskDraft(title="Undangan", offset_days=-14),)
    kept = an_activity(store, tasks=tasks)
    an_activity(store, "Bazar", planned_on=date(2026, 8, 24))
    page = moving(desk_of(SARI), kept.id)
    assert page.info

    labelled(page.date_input, "New day").set_value(date(2027, 1, 5))
    page = page.run()

    assert not page.exception
    warnings = " ".join(warning.value for warning in page.warning)
    assert "Isra Mikraj" in warnings
    assert "Bazar" in warnings
    assert [s.value for s in page.success] == []
    assert "Konsumsi" in warnings
    assert "Undangan" in drawn(page)
    labelled(page.time_input, "Begins at").set_value(time(8))
    page = page.run()
    page = press(page, say("Move to {day}", day=date(2027, 1, 5)))
    assert not page.exception
    moved = store.get(Activity, kept.id)
    assert (moved.planned_on, moved.starts_at) == (date(2027, 1, 5), time(8))
    assert "kegiatan" not in page.query_params


def test_what_was_refused_stays_on_the_screen(store: Store, desk_of: DeskOf) -> None:
    kept = an_activity(store)
    page = moving(desk_of(SARI), kept.id)

    labelled(page.time_input, "Begins at").set_value(time(10))
    labelled(page.time_input, "Ends at").set_value(time(8))
    page = page.run()
    page = press(page, say("Move to {day}", day=date(2026, 8, 22)))

    assert page.error
    assert store.get(Activity, kept.id) == kept


def test_the_cadence_is_counted_and_changed(store: Store, desk_of: DeskOf) -> None:
    an_activity(store)
    page = behind(open_page(show, desk_of(SARI)), say("How often"))
    page = unfolded(page, "change-cadence")
    assert not page.exception

    labelled(page.number_input, "Times a year").set_value(4)
    page = press(page, say("Save"))

    assert not page.exception
    assert [kept.wanted for kept in cadences.cadences(store, YEAR)] == [4]


def test_an_address_is_shown_once_and_revoked(store: Store, desk_of: DeskOf) -> None:
    an_activity(store, date_precision=DatePrecision.MONTH)
    page = behind(open_page(show, desk_of(SARI)), say("Subscribe and download"))
    assert not page.exception
    page = press(page, say("Open an address"))
    assert page.error

    labelled(page.text_input, "Who subscribes").input("Ponsel")
    page = press(page, say("Open an address"))

    assert not page.exception
    [address] = page.code
    assert address.value.endswith(".ics")
    page = page.run()
    assert not page.code
    page = press(page, say("Revoke the address"))
    assert feeds.feeds(store) == []


@pytest.mark.parametrize("tab", ["Year", "List", "How often", "Subscribe and download"])
def test_the_principal_reads_and_moves_nothing(
    store: Store, desk_of: DeskOf, tab: str
) -> None:
    kept = an_activity(store)

    page = behind(moving(desk_of(BUDI), kept.id), say(tab))

    assert not page.exception
    assert not page.button
    assert not page.date_input


def test_an_approved_plan_is_not_moved(store: Store, desk_of: DeskOf) -> None:
    program_at(store, PlanStep.APPROVED)
    [kept] = activities.activities_in(store, YEAR)

    page = moving(desk_of(SARI), kept.id)

    assert not page.exception
    assert not page.date_input
    assert any(":material/lock:" in caption.value for caption in page.caption)


def test_a_committee_member_is_refused(store: Store, desk_of: DeskOf) -> None:
    an_activity(store)

    page = open_page(show, desk_of(RINA))

    assert page.warning
    assert not drawn(page)


@pytest.mark.parametrize("tab", ["Year", "List", "How often", "Subscribe and download"])
def test_nothing_there_yet(desk_of: DeskOf, tab: str) -> None:
    page = behind(open_page(show, desk_of(SARI)), say(tab))

    assert not page.exception


def test_a_listed_activity_leads_to_its_page_and_to_moving_it(
    store: Store, desk_of: DeskOf
) -> None:
    kept = an_activity(store)

    lead = drawn(behind(open_page(show, desk_of(SARI)), say("List")))
    principal = drawn(behind(open_page(show, desk_of(BUDI)), say("List")))

    assert f"/kegiatan?tahun=2026&amp;kegiatan={kept.id}" in lead
    assert f"/kalender?tahun=2026&amp;kegiatan={kept.id}" in lead
    assert "/kalender?" not in principal


def test_a_stale_tab_does_not_move(store: Store, desk_of: DeskOf) -> None:
    kept = an_activity(store)
    page = moving(desk_of(SARI), kept.id)
    labelled(page.date_input, "New day").set_value(date(2026, 9, 12))
    page = page.run()
    move_activity(
        acting(store, SARI),
        kept.id,
        kept.version,
        date(2026, 9, 19),
        starts_at=None,
        ends_at=None,
    )

    page = press(page, say("Move to {day}", day=date(2026, 9, 12)))

    assert page.error
    assert store.get(Activity, kept.id).planned_on == date(2026, 9, 19)


def test_an_address_of_no_activity_shows_the_calendar(
    store: Store, desk_of: DeskOf
) -> None:
    an_activity(store)

    page = moving(desk_of(SARI), "bukan-id")

    assert not page.exception
    assert drawn(page).count("<section>") == 12


def test_days_off_of_one_name_share_a_line(store: Store, desk_of: DeskOf) -> None:
    fill_days_off(acting(store, SARI), YEAR)
    an_activity(store)

    shown = drawn(open_page(show, desk_of(SARI)))

    assert "<b>9, 12, 15</b><span>Cuti Bersama Hari Raya Idul Fitri</span>" in shown


def test_an_activity_of_several_days_is_on_each_of_them(
    store: Store, desk_of: DeskOf
) -> None:
    an_activity(
        store, "Persami", planned_on=date(2026, 8, 30), ends_on=date(2026, 9, 2)
    )

    shown = drawn(open_page(show, desk_of(SARI)))

    assert shown.count('class="pill"') == 4
    assert "<b>30–</b>" in shown
    assert "<b>–2</b>" in shown
