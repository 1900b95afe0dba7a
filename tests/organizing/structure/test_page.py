from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from data.actor import Actor
from data.store import Store
from data.ui.desk import Desk
from organizing.structure import store as records
from organizing.structure.actions import close_body, set_up_usual
from organizing.structure.models import Body, BodyKind, OfficeTerm
from organizing.structure.page import show
from tests.make import BUDI, RINA, SARI, TONO, acting
from tests.open_page import (
    at_tab,
    labelled,
    links_of,
    open_page,
    said,
    unfolded,
    written,
)
from tests.organizing.structure.make import (
    TODAY,
    a_body,
    a_term,
    keep_class_groups,
    key,
    offices_of,
)

DeskOf = Callable[..., Desk]


def open_body(desk: Desk, body: Body) -> AppTest:
    page = open_page(show, desk)
    page.query_params["badan"] = str(body.id)
    return page.run()


def labels(page: AppTest) -> list[str]:
    return [button.label for button in page.button]


def test_lead_begins_with_the_usual_bodies(store: Store, desk_of: DeskOf) -> None:
    page = open_page(show, desk_of(SARI))
    assert len(page.info) == 1

    page.button(key="usual-bodies").click().run()

    assert not page.exception
    assert len(records.all_bodies(store)) == 6
    assert any("17" in text.value for text in page.markdown)


def test_principal_sees_the_chart_and_changes_nothing(
    store: Store, desk_of: DeskOf
) -> None:
    set_up_usual(acting(store, SARI), key("form"))
    page = open_page(show, desk_of(BUDI))

    assert not page.exception
    page = at_tab(page, "structure", said("Bodies and positions"))
    assert labels(page) == []


@pytest.mark.parametrize("by", [RINA, TONO], ids=lambda actor: actor.name)
def test_committee_member_is_told_why_not(desk_of: DeskOf, by: Actor) -> None:
    page = open_page(show, desk_of(by))

    assert len(page.warning) == 1
    assert not page.tabs


def test_closed_year_is_only_read(store: Store, desk_of: DeskOf) -> None:
    page = open_page(show, desk_of(SARI, year_is_open=False))

    assert labels(page) == []


def test_lead_appoints_somebody(store: Store, desk_of: DeskOf) -> None:
    body = a_body(store)
    page = open_body(desk_of(SARI), body)
    unfolded(page, f"appointing-{offices_of(store, body)[0].id}")

    labelled(page.selectbox, "Person", 0).select(RINA.id)
    labelled(page.button, "Appoint", 0).click().run()

    assert not page.exception
    assert [t.name for t in records.terms_on(store, TODAY)] == ["Rina"]


def test_nobody_chosen_is_said(store: Store, desk_of: DeskOf) -> None:
    body = a_body(store)
    page = open_body(desk_of(SARI), body)
    unfolded(page, f"appointing-{offices_of(store, body)[0].id}")
    labelled(page.button, "Appoint", 0).click().run()

    assert len(page.error) == 1


def test_lead_takes_a_mistake_back(store: Store, desk_of: DeskOf) -> None:
    body = a_body(store)
    term = a_term(store, offices_of(store, body)[0])
    page = open_body(desk_of(SARI), body)
    assert not page.button
    unfolded(page, f"changing-{term.id}")

    page.button(key=f"back-{term.id}-1").click().run()

    assert not page.exception
    assert records.terms_on(store, TODAY) == []


def test_lead_ends_a_term(store: Store, desk_of: DeskOf) -> None:
    body = a_body(store)
    term = a_term(store, offices_of(store, body)[0])
    page = open_body(desk_of(SARI), body)
    unfolded(page, f"changing-{term.id}")

    page.text_input(key=f"reason-{term.id}-1").input("Pindah tugas")
    page.button(key=f"FormSubmitter:leave-{term.id}-1-{_ending(page)}").click().run()

    assert not page.exception
    assert store.get(OfficeTerm, term.id).left_on == TODAY


def _ending(page: AppTest) -> str:
    found = next(b for b in page.button if b.key and "leave-" in b.key)
    return found.label


def test_lead_rewords_a_body_and_closes_it(store: Store, desk_of: DeskOf) -> None:
    body = a_body(store)
    page = open_body(desk_of(SARI), body)
    unfolded(page, f"changing-{body.id}", f"closing-{body.id}")
    page.text_input(key=f"title-{body.id}-1").input("Tim hubungan masyarakat")
    labelled(page.button, "Save", -1).click().run()
    assert not page.exception
    assert store.get(Body, body.id).title == "Tim hubungan masyarakat"

    page.button(key=f"close-{body.id}-2").click().run()
    assert not page.exception
    assert store.get(Body, body.id).closed_on == TODAY


def test_komite_points_to_its_own_page(store: Store, desk_of: DeskOf) -> None:
    body = a_body(store, "Komite", BodyKind.KOMITE)
    page = open_body(desk_of(SARI), body)

    assert len(page.info) == 1
    assert "/komite" in links_of(page)


def test_vacancies_lead_to_where_they_are_filled(store: Store, desk_of: DeskOf) -> None:
    body = a_body(store)
    page = open_page(show, desk_of(SARI))
    page = at_tab(page, "structure", said("Vacancies and terms"))

    assert not page.exception
    assert links_of(page).count(str(body.id)) == 2


def test_a_body_lists_who_holds_what(store: Store, desk_of: DeskOf) -> None:
    body = a_body(store, "Tim <b>humas</b>")
    office = offices_of(store, body)[0]
    a_term(store, office)

    page = open_page(show, desk_of(BUDI))
    page = at_tab(page, "structure", said("Bodies and positions"))

    assert not page.exception
    assert f"{office.title}: {RINA.name}" in written(page)
    assert "Tim <b>humas</b>" in written(page)


def test_a_position_is_added_and_a_closed_body_taken_up_again(
    store: Store, desk_of: DeskOf
) -> None:
    body = a_body(store)
    page = open_body(desk_of(SARI), body)
    unfolded(page, f"adding-{body.id}")
    labelled(page.text_input, "Position").input("Juru bicara")
    labelled(page.number_input, "Seats").set_value(1)
    labelled(page.button, "Add the position").click().run()
    assert not page.exception
    assert "Juru bicara" in [office.title for office in offices_of(store, body)]

    close_body(acting(store, SARI), body.id, body.version, TODAY)
    a_body(store, "Tim lain")
    page = at_tab(
        open_page(show, desk_of(SARI)), "structure", said("Bodies and positions")
    )
    unfolded(page, "closed-bodies", "adding-body")
    assert labelled(page.button, "Add the body")
    page.button(key=f"reopen-{body.id}-2").click().run()

    assert not page.exception
    assert store.get(Body, body.id).closed_on is None


def test_one_click_sets_up_the_class_groups(store: Store, desk_of: DeskOf) -> None:
    keep_class_groups(store, "VII A", "VII B")
    a_body(store)
    page = open_page(show, desk_of(SARI))
    page = at_tab(page, "structure", said("Class groups"))

    labelled(page.button, "Set up a parents' group for each").click().run()

    assert not page.exception
    assert sum(b.kind is BodyKind.CLASS_PARENTS for b in records.all_bodies(store)) == 2


def test_year_without_class_groups_points_to_the_pupils(
    store: Store, desk_of: DeskOf
) -> None:
    a_body(store)
    page = open_page(show, desk_of(SARI))
    page = at_tab(page, "structure", said("Class groups"))

    assert len(page.info) == 1
