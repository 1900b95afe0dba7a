from collections.abc import Callable
from uuid import UUID

import pytest
from streamlit.testing.v1 import AppTest

from data.actor import Actor
from data.address.actions import keep_address
from data.address.store import server_address
from data.store import Store
from data.ui.desk import Desk
from organizing.links import store as links
from organizing.slips.page import show
from tests.make import BUDI, RINA, SARI, TONO, YEAR, acting
from tests.open_page import figures_of, labelled, links_of, open_page
from tests.organizing.make import an_activity
from tests.organizing.slips.make import ORIGIN, a_committee

DeskOf = Callable[..., Desk]


def slips_page(desk: Desk, activity_id: UUID, origin: str = ORIGIN) -> AppTest:
    if origin:
        keep_address(acting(desk.store, SARI), 0, origin)
    page = open_page(show, desk)
    page.query_params["kegiatan"] = str(activity_id)
    return page.run()


def test_without_an_activity_the_page_says_what_to_choose(desk_of: DeskOf) -> None:
    page = open_page(show, desk_of(SARI))

    assert not page.exception
    assert len(page.info) == 1


def test_without_a_committee_the_page_leads_there(
    store: Store, desk_of: DeskOf
) -> None:
    page = slips_page(desk_of(SARI), an_activity(store).id)

    assert not page.exception
    assert len(page.info) == 1
    assert "/panitia?" in links_of(page)


@pytest.mark.parametrize("person", [BUDI, RINA, TONO])
def test_only_the_lead_prints_slips(
    store: Store, desk_of: DeskOf, person: Actor
) -> None:
    page = slips_page(desk_of(person), a_committee(store).id)

    assert not page.exception
    assert len(page.warning) == 1
    assert not page.metric


def test_the_lead_gives_links_to_those_without_and_prints(
    store: Store, desk_of: DeskOf
) -> None:
    page = slips_page(desk_of(SARI), a_committee(store).id)
    assert list(figures_of(page).values()) == ["2", "1", "1"]

    labelled(page.button, "Give them a link until the school year ends").click().run()

    assert not page.exception
    assert list(figures_of(page).values()) == ["2", "2", "1"]
    held = {link.person_id for link in links.links_in(store, YEAR)}
    assert held == {RINA.id, TONO.id}
    assert not page.button


def test_the_address_that_phones_reach_is_asked_until_it_is_kept(
    store: Store, desk_of: DeskOf
) -> None:
    page = slips_page(desk_of(SARI), a_committee(store).id, "")
    assert len(page.warning) == 1

    labelled(page.text_input, "Address of this server").input("localhost:8501")
    labelled(page.button, "Keep this address").click().run()
    assert not page.exception
    assert not server_address(store).origin

    labelled(page.text_input, "Address of this server").input("192.168.1.10:8501")
    labelled(page.button, "Keep this address").click().run()
    assert not page.exception
    assert server_address(store).origin == ORIGIN
    assert not page.warning


def test_in_a_closed_year_slips_are_printed_but_no_link_is_given(
    store: Store, desk_of: DeskOf
) -> None:
    page = slips_page(desk_of(SARI, year_is_open=False), a_committee(store).id)

    assert not page.exception
    assert not page.button
