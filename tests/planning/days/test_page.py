from collections.abc import Callable
from datetime import date

from streamlit.testing.v1 import AppTest

from data.language import say
from data.store import Store
from data.ui.desk import Desk
from planning.days import store as days
from planning.days.actions import add_period, fill_days_off
from planning.days.models import PeriodKind, SchoolPeriodDraft
from planning.days.page import show
from tests.make import BUDI, RINA, SARI, YEAR, acting
from tests.open_page import labelled, open_page, unfolded, written
from tests.planning.make import key


def press(page: AppTest, label: str) -> AppTest:
    [button] = [one for one in page.button if one.label == label]
    return button.click().run()


def periods_of(page: AppTest) -> AppTest:
    page.session_state["tabs-days"] = say("Exams, breaks, Ramadan")
    return page.run()


def test_one_click_fills_in_the_national_list(
    store: Store, desk_of: Callable[..., Desk]
) -> None:
    page = open_page(show, desk_of(SARI))

    page = press(page, say("Fill in from the national list"))

    assert not page.exception
    assert len(days.all_days(store, YEAR)) == 25
    assert not [b for b in page.button if b.label.startswith(say("Fill in from"))]


def test_a_day_is_struck_and_renamed(
    store: Store, desk_of: Callable[..., Desk]
) -> None:
    fill_days_off(acting(store, SARI), YEAR)
    page = unfolded(open_page(show, desk_of(SARI)), "change-day")

    page = press(page, say("Strike it from the list"))

    assert not page.exception
    assert sum(day.is_struck for day in days.all_days(store, YEAR)) == 1
    labelled(page.text_input, "Name").input("HUT RI")
    page = press(page, say("Save"))
    assert "HUT RI" in {day.name for day in days.all_days(store, YEAR)}


def test_a_day_of_the_school_is_added(
    store: Store, desk_of: Callable[..., Desk]
) -> None:
    page = unfolded(open_page(show, desk_of(SARI)), "new-day")
    page = press(page, say("Add the day"))
    assert page.error

    labelled(page.text_input, "Name").input("Ulang tahun sekolah")
    labelled(page.date_input, "Day").set_value(date(2026, 10, 9))
    page = press(page, say("Add the day"))

    assert not page.exception
    assert [day.name for day in days.all_days(store, YEAR)] == ["Ulang tahun sekolah"]


def test_exams_are_entered_changed_and_dropped(
    store: Store, desk_of: Callable[..., Desk]
) -> None:
    page = unfolded(periods_of(open_page(show, desk_of(SARI))), "new-period")
    page = press(page, say("Enter"))
    assert page.error

    labelled(page.date_input, "First day").set_value(date(2026, 11, 30))
    labelled(page.date_input, "Last day").set_value(date(2026, 12, 8))
    page = press(page, say("Enter"))
    assert not page.exception
    [kept] = days.periods(store, YEAR)
    assert kept.kind is PeriodKind.EXAM

    page = unfolded(page, f"change-{kept.id}")
    labelled(page.text_input, "Name", 0).input("PAS ganjil")
    page = press(page, say("Save"))
    assert days.periods(store, YEAR)[0].title == "PAS ganjil"
    page = press(page, say("Drop"))
    assert days.periods(store, YEAR) == []


def test_ramadan_is_offered_where_eid_is_known(
    store: Store, desk_of: Callable[..., Desk]
) -> None:
    fill_days_off(acting(store, SARI), YEAR)
    page = periods_of(open_page(show, desk_of(SARI)))

    page = press(page, say("Enter Ramadan with these days"))

    assert not page.exception
    [kept] = days.periods(store, YEAR)
    assert (kept.starts_on, kept.ends_on) == (date(2027, 2, 8), date(2027, 3, 9))
    label = say("Enter Ramadan with these days")
    assert label not in [button.label for button in page.button]


def test_the_principal_reads_and_a_closed_year_is_only_read(
    store: Store, desk_of: Callable[..., Desk]
) -> None:
    fill_days_off(acting(store, SARI), YEAR)
    draft = SchoolPeriodDraft(
        kind=PeriodKind.BREAK, starts_on=date(2026, 12, 21), ends_on=date(2027, 1, 2)
    )
    add_period(acting(store, SARI), key("libur"), draft, YEAR)
    for desk in (desk_of(BUDI), desk_of(SARI, year_is_open=False)):
        page = open_page(show, desk)
        assert "Hari Raya Natal" in written(page)
        assert not page.button
        page = periods_of(page)
        assert not page.exception
        assert not page.button


def test_a_committee_member_is_refused(desk_of: Callable[..., Desk]) -> None:
    page = open_page(show, desk_of(RINA))

    assert page.warning
    assert not page.button


def test_nothing_there_yet(desk_of: Callable[..., Desk]) -> None:
    page = open_page(show, desk_of(BUDI))

    assert not page.exception
    assert page.info
