from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

import pytest

from data.actor import Actor
from data.school.models import Level
from data.store import Store
from data.ui.desk import Desk
from organizing.komite.actions import seat_member
from organizing.komite.models import KomiteElement, Rule, Weight
from organizing.komite.page import show
from organizing.structure import store as structure
from organizing.structure.models import Body, BodyKind, OfficeTerm, OfficeTermDraft
from tests.make import BUDI, RINA, SARI, TONO, acting
from tests.open_page import (
    at_tab,
    figures_of,
    labelled,
    open_page,
    said,
    unfolded,
    written,
)
from tests.organizing.structure.make import (
    TODAY,
    a_body,
    a_person,
    key,
    offices_of,
)

DeskOf = Callable[..., Desk]


def a_komite(store: Store) -> Body:
    return a_body(store, "Komite", BodyKind.KOMITE)


def seat(store: Store, body: Body, name: str = "Ibu Lestari") -> None:
    draft = OfficeTermDraft(
        person_id=a_person(store, name).id,
        starts_on=TODAY,
        element=KomiteElement.PARENT.value,
    )
    office = offices_of(store, body)[0]
    seat_member(acting(store, SARI), key(f"term {name}"), office.id, draft)


def test_lead_sets_up_the_komite(store: Store, desk_of: DeskOf) -> None:
    page = open_page(show, desk_of(SARI))
    assert len(page.info) == 1

    page.button(key="komite").click().run()

    assert not page.exception
    assert structure.komite(store)
    assert next(iter(figures_of(page).values())) == "0"


def test_every_rule_stands_with_its_text(store: Store, desk_of: DeskOf) -> None:
    seat(store, a_komite(store))
    page = open_page(show, desk_of(SARI))

    assert not page.exception
    _, rules, *_ = page.get("html")
    assert rules.proto.body.count('<section class="card">') == len(Rule)
    assert written(page).count("✓ ") == 3
    assert written(page).count(f"{said(Weight.ERROR.label)} ") == 1


def test_madrasah_is_held_against_its_own_regulation(desk_of: DeskOf) -> None:
    desk = desk_of(SARI)
    school = desk.school.model_copy(update={"level": Level.MTS})
    page = open_page(show, replace(desk, school=school))

    assert any("PMA Nomor 16 Tahun 2020" in text.value for text in page.caption)


def first_office(store: Store) -> UUID:
    body = structure.komite(store)
    assert body
    return structure.offices(store, body.id)[0].id


def test_lead_changes_a_members_term(store: Store, desk_of: DeskOf) -> None:
    seat(store, a_komite(store))
    [held] = structure.terms_on(store, TODAY)
    page = open_page(show, desk_of(SARI))
    page = at_tab(page, "komite", said("Members"))
    unfolded(page, f"changing-{held.id}")

    page.text_input(key=f"reason-{held.id}-1").input("Pindah kota")
    labelled(page.button, "End the term").click().run()

    assert not page.exception
    assert store.get(OfficeTerm, held.id).left_on == TODAY


def test_lead_seats_a_member(store: Store, desk_of: DeskOf) -> None:
    a_komite(store)
    parent = a_person(store, "Ibu Lestari")
    page = open_page(show, desk_of(SARI))
    page = at_tab(page, "komite", said("Members"))
    unfolded(page, f"seating-{first_office(store)}")

    assert labelled(page.selectbox, "Person", 0).options == [
        "Ibu Lestari · Orang tua atau wali"
    ]
    labelled(page.selectbox, "Person", 0).select(parent.id)
    labelled(page.selectbox, "Element in the komite", 0).select(KomiteElement.PARENT)
    labelled(page.button, "Seat", 0).click().run()

    assert not page.exception
    [held] = structure.terms_on(store, TODAY)
    assert (held.name, held.element) == ("Ibu Lestari", "parent")


def test_nobody_chosen_is_said(store: Store, desk_of: DeskOf) -> None:
    a_komite(store)
    page = open_page(show, desk_of(SARI))
    page = at_tab(page, "komite", said("Members"))
    unfolded(page, f"seating-{first_office(store)}")
    labelled(page.button, "Seat", 0).click().run()

    assert len(page.error) == 1


def test_lead_notes_the_statutes(store: Store, desk_of: DeskOf) -> None:
    body = a_komite(store)
    page = open_page(show, desk_of(SARI))
    page = at_tab(page, "komite", said("Statutes (AD/ART)"))
    labelled(page.text_input, "Statutes (AD/ART): number and date").input(
        "AD/ART Nomor 1 Tahun 2025"
    )
    labelled(page.button, "Save").click().run()

    assert not page.exception
    assert store.get(Body, body.id).statutes == "AD/ART Nomor 1 Tahun 2025"


def test_sizes_are_explained(store: Store, desk_of: DeskOf) -> None:
    a_komite(store)
    page = open_page(show, desk_of(BUDI))
    page = at_tab(page, "komite", said("Which sizes fit"))

    assert not page.exception
    sizes = "".join(part.proto.body for part in page.get("html"))
    assert sizes.count("<tr>") == 1 + 11


def test_principal_reads_and_changes_nothing(store: Store, desk_of: DeskOf) -> None:
    seat(store, a_komite(store))
    page = open_page(show, desk_of(BUDI))
    page = at_tab(page, "komite", said("Members"))

    assert not page.exception
    assert not page.button


@pytest.mark.parametrize("by", [RINA, TONO], ids=lambda actor: actor.name)
def test_committee_member_is_told_why_not(desk_of: DeskOf, by: Actor) -> None:
    page = open_page(show, desk_of(by))

    assert len(page.warning) == 1
    assert not page.tabs


def test_a_komite_nobody_sits_in_is_neither_right_nor_wrong(
    store: Store, desk_of: DeskOf
) -> None:
    a_komite(store)

    page = open_page(show, desk_of(SARI))

    assert not page.success
    assert "✓" not in written(page)
    assert said("Nobody sits in the komite yet, so no rule about them is checked.") in [
        info.value for info in page.info
    ]
