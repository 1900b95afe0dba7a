from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest

from data.activity import DatePrecision
from data.actor import Actor
from data.address.actions import keep_address
from data.language import say
from data.store import Store
from data.ui.desk import Desk
from organizing.links import store as links
from organizing.links.actions import give_links, tokens_for
from organizing.links.models import PersonalLink
from organizing.links.page import show
from tests.make import BUDI, NOW, RINA, SARI, TONO, YEAR, acting
from tests.open_page import at_tab, figures_of, labelled, links_of, open_page, written
from tests.organizing.links.make import a_token
from tests.organizing.make import a_position, an_activity, close_year, key

DeskOf = Callable[..., Desk]


def texts(page: object) -> str:
    kinds = ("markdown", "caption", "info", "success", "warning", "error", "code")
    return " ".join(
        str(one.value)
        for kind in kinds
        for one in getattr(page, kind)  # type: ignore[arg-type]
    )


def test_nobody_has_a_link_yet(desk_of: DeskOf) -> None:
    page = open_page(show, desk_of(SARI))

    assert not page.exception
    assert len(page.info) == 1
    assert list(figures_of(page).values()) == ["0", "0", "0"]


@pytest.mark.parametrize("person", [BUDI, RINA, TONO])
def test_only_the_lead_sees_links(store: Store, desk_of: DeskOf, person: Actor) -> None:
    token = a_token(store)
    page = open_page(show, desk_of(person))

    assert not page.exception
    assert len(page.warning) == 1
    assert token not in texts(page)
    assert not page.button


def test_the_lead_gives_everybody_without_an_account_a_link(
    store: Store, desk_of: DeskOf
) -> None:
    a_position(store, an_activity(store), "Ketua", RINA, TONO)

    page = at_tab(open_page(show, desk_of(SARI)), "tautan", give())
    labelled(page.button, "Give all of them a link").click().run()

    assert not page.exception
    assert {link.person_id for link in links.links_in(store, YEAR)} == {
        RINA.id,
        TONO.id,
    }


def test_the_lead_gives_one_person_a_link(store: Store, desk_of: DeskOf) -> None:
    a_position(store, an_activity(store), "Ketua", RINA)

    page = at_tab(open_page(show, desk_of(SARI)), "tautan", give())
    labelled(page.button, "Give").click().run()

    assert not page.exception
    [link] = links.links_in(store, YEAR)
    assert link.person_id == RINA.id
    assert page.query_params["tautan"] == str(link.id)


def test_a_link_is_shown_again_as_it_was_given_and_revoked(
    store: Store, desk_of: DeskOf
) -> None:
    give_links(acting(store, SARI), [RINA.id, TONO.id], YEAR)
    rinas = next(k for k in links.links_in(store, YEAR) if k.person_id == RINA.id)
    keep_address(acting(store, SARI), 0, "http://192.168.1.10:8501")
    page = open_page(show, desk_of(SARI))
    page.query_params["tautan"] = str(rinas.id)
    page.run()

    assert not page.exception
    token = tokens_for(acting(store, SARI), [rinas.id])[rinas.id]
    assert [code.value for code in page.code] == [f"http://192.168.1.10:8501/t/{token}"]

    page.button(key=f"revoke-{rinas.id}-1").click().run()
    assert not page.exception
    kept = {k.person_id: k.revoked_at for k in links.links_in(store, YEAR)}
    assert kept == {RINA.id: NOW, TONO.id: None}


def test_every_link_is_a_row_that_leads_to_it(store: Store, desk_of: DeskOf) -> None:
    give_links(acting(store, SARI), [RINA.id, TONO.id], YEAR)
    page = open_page(show, desk_of(SARI))

    assert not page.exception
    listed = links_of(page)
    for held in links.links_in(store, YEAR):
        assert f"tautan={held.id}" in listed


def test_in_a_closed_year_no_link_is_given_but_one_is_revoked(
    store: Store, desk_of: DeskOf
) -> None:
    a_position(store, an_activity(store), "Ketua", TONO)
    a_token(store)
    close_year(store)

    page = at_tab(open_page(show, desk_of(SARI, year_is_open=False)), "tautan", give())
    assert len(page.info) == 1
    assert not page.button

    page = open_page(show, desk_of(SARI, year_is_open=False))
    page.query_params["tautan"] = str(key("link"))
    page.run()
    page.button(key=f"revoke-{key('link')}-1").click().run()
    assert store.get(PersonalLink, key("link")).revoked_at == NOW


def give() -> str:
    return say("Give")


@pytest.mark.parametrize(
    ("today", "is_offered"), [(date(2026, 11, 30), True), (date(2026, 12, 1), False)]
)
def test_slips_of_a_month_are_offered_until_its_last_day(
    store: Store, desk_of: DeskOf, today: date, is_offered: bool
) -> None:
    an_activity(store, planned_on=date(2026, 11, 1), date_precision=DatePrecision.MONTH)
    noon = datetime.combine(today, time(5), UTC)
    desk = replace(desk_of(SARI), clock=lambda: noon)

    page = at_tab(open_page(show, desk), "tautan", say("Duty slips"))

    assert not page.exception
    assert ("November 2026" in written(page)) is is_offered
