import re
from collections.abc import Callable
from datetime import date

from streamlit.testing.v1 import AppTest

from data.cooperation import CooperationForm
from data.store import Store
from data.ui.desk import Desk
from planning.activities import store as activities
from planning.balance.models import Gap
from planning.balance.page import show
from planning.plan.models import PlanStep
from planning.templates.actions import hide_template
from planning.templates.store import templates
from tests.make import BUDI, RINA, SARI, YEAR, acting
from tests.open_page import (
    at_tab,
    deeds,
    figures_of,
    labelled,
    links_of,
    open_page,
    said,
)
from tests.planning.make import a_goal, an_activity, keep_closing, key, program_at

DeskOf = Callable[..., Desk]


def words(page: AppTest) -> str:
    parts = [*page.markdown, *page.caption, *page.info]
    return "\n".join(part.value for part in parts)


def test_a_gap_is_filled_from_a_template(store: Store, desk_of: DeskOf) -> None:
    an_activity(store)
    goal = a_goal(store)
    page = open_page(show, desk_of(SARI))
    assert not page.exception
    assert list(figures_of(page).values()) == ["1", "0/7", "1/20", "0/10"]

    labelled(page.selectbox, "What is missing").select(
        Gap(form=CooperationForm.HOME_VISIT)
    ).run()
    assert labelled(page.selectbox, "Template").value == "kunjungan_rumah"
    assert labelled(page.date_input, "Date").value == date(2026, 9, 1)
    labelled(page.selectbox, "Goal").select(goal.id)
    labelled(page.button, "Put it on the plan").click().run()

    assert not page.exception
    _rapat, visit = activities.activities_in(store, YEAR)
    assert (visit.template_key, visit.goal_id) == ("kunjungan_rumah", goal.id)
    assert f"kegiatan={visit.id}" in links_of(page)
    assert list(figures_of(page).values()) == ["2", "2/7", "3/20", "1/10"]


def test_an_empty_month_is_filled_in_that_month(store: Store, desk_of: DeskOf) -> None:
    an_activity(store)
    page = open_page(show, desk_of(SARI))

    labelled(page.selectbox, "What is missing").select(Gap(month=3)).run()
    labelled(page.button, "Put it on the plan").click().run()

    assert not page.exception
    planned = activities.activities_in(store, YEAR)[-1]
    assert planned.planned_on
    assert planned.planned_on.month == 3


def test_matrices_are_tables_too(store: Store, desk_of: DeskOf) -> None:
    an_activity(store)
    page = open_page(show, desk_of(SARI))

    assert len(page.tabs) == 4
    shapes = {}
    for tab in ("Months", "Grades", "Goals", "Family involvement a–j"):
        page.session_state[f"table-{said(tab)}"] = True
        page = at_tab(page, "balance", said(tab))
        assert not page.exception
        [shown] = page.dataframe
        shapes[tab] = shown.value.shape
    assert shapes == {
        "Months": (20, 13),
        "Grades": (20, 4),
        "Goals": (20, 2),
        "Family involvement a–j": (10, 13),
    }


def test_what_the_matrices_cannot_show_is_said(store: Store, desk_of: DeskOf) -> None:
    held = an_activity(store)
    an_activity(store, "Tanpa bentuk", forms=(), planned_on=None)
    keep_closing(store, held.id)
    store.write("update closing set outcome = 'not_held'")

    page = open_page(show, desk_of(SARI))

    assert not page.exception
    assert len(re.findall(r":gray\[1 ", words(page))) == 3


def test_no_template_that_fits_is_said(store: Store, desk_of: DeskOf) -> None:
    an_activity(store)
    for number, template in enumerate(templates(store)):
        if CooperationForm.CASE_CONF in template.forms:
            new = key(str(number))
            hide_template(acting(store, SARI), new, template.key, 0)
    page = open_page(show, desk_of(SARI))

    labelled(page.selectbox, "What is missing").select(
        Gap(form=CooperationForm.CASE_CONF)
    ).run()

    assert not page.exception
    assert not deeds(page)
    assert "/template" in links_of(page)


def test_an_empty_year_is_sent_to_the_templates(desk_of: DeskOf) -> None:
    page = open_page(show, desk_of(SARI))

    assert not page.exception
    assert "/template" in links_of(page)
    assert not figures_of(page)


def test_the_principal_reads_the_balance(store: Store, desk_of: DeskOf) -> None:
    an_activity(store)

    page = open_page(show, desk_of(BUDI))

    assert not page.exception
    assert figures_of(page)
    assert not deeds(page)
    assert not page.selectbox


def test_a_committee_member_is_refused(desk_of: DeskOf) -> None:
    page = open_page(show, desk_of(RINA))

    assert len(page.warning) == 1
    assert not figures_of(page)


def test_a_locked_or_closed_plan_is_only_read(store: Store, desk_of: DeskOf) -> None:
    program_at(store, PlanStep.APPROVED)

    locked = open_page(show, desk_of(SARI))
    closed = open_page(show, desk_of(SARI, year_is_open=False))

    assert not deeds(locked)
    assert len(locked.info) == 1
    assert not deeds(closed)
