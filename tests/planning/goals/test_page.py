from collections.abc import Callable

from data.store import Store
from data.ui.desk import Desk
from planning.goals import store as goals
from planning.goals.page import show
from planning.programme.models import Step
from tests.make import BUDI, RINA, SARI, YEAR
from tests.open_page import open_page
from tests.planning.make import a_goal, an_activity, program_at

DeskOf = Callable[..., Desk]


def test_first_goal_is_set(store: Store, desk_of: DeskOf) -> None:
    page = open_page(show, desk_of(SARI))
    assert len(page.info) == 1

    page.text_input[0].input("Hubungan harmonis")
    page.button[0].click().run()

    assert not page.exception
    assert [g.title for g in goals.goals_in(store, YEAR)] == ["Hubungan harmonis"]
    assert not page.info


def test_goal_without_words_is_explained(store: Store, desk_of: DeskOf) -> None:
    page = open_page(show, desk_of(SARI))

    page.button[0].click().run()

    assert len(page.error) == 1
    assert goals.goals_in(store, YEAR) == []


def test_goal_is_reworded_and_dropped(store: Store, desk_of: DeskOf) -> None:
    a_goal(store)
    page = open_page(show, desk_of(SARI))

    page.text_input[0].input("Mutu lulusan")
    page.button[0].click().run()
    assert [g.title for g in goals.goals_in(store, YEAR)] == ["Mutu lulusan"]
    page.button[1].click().run()

    assert not page.exception
    assert goals.goals_in(store, YEAR) == []


def test_goal_in_use_offers_no_drop(store: Store, desk_of: DeskOf) -> None:
    an_activity(store)

    page = open_page(show, desk_of(SARI))

    assert len(page.button) == 2


def test_principal_only_reads(store: Store, desk_of: DeskOf) -> None:
    a_goal(store)

    page = open_page(show, desk_of(BUDI))

    assert not page.exception
    assert not page.button


def test_committee_member_sees_nothing(store: Store, desk_of: DeskOf) -> None:
    a_goal(store)

    page = open_page(show, desk_of(RINA))

    assert len(page.warning) == 1
    assert not page.markdown


def test_approved_plan_offers_no_change(store: Store, desk_of: DeskOf) -> None:
    program_at(store, Step.APPROVED)

    page = open_page(show, desk_of(SARI))

    assert not page.button
    assert len(page.info) == 1


def test_closed_year_is_only_read(store: Store, desk_of: DeskOf) -> None:
    a_goal(store)

    page = open_page(show, desk_of(SARI, year_is_open=False))

    assert not page.exception
    assert not page.button
