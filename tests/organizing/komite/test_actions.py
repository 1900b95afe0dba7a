from datetime import date

import pytest

from data import history
from data.actor import Actor
from data.errors import NotAllowed, NotFound, Refused, Stale
from data.people.models import Element
from data.store import Store
from organizing.komite.actions import change_member, seat_member
from organizing.komite.models import Exclusion, KomiteElement
from organizing.structure import store as structure
from organizing.structure.actions import leave
from organizing.structure.models import BodyKind, Office, OfficeTerm, OfficeTermDraft
from tests.make import BUDI, RINA, SARI, TONO, acting
from tests.organizing.structure.make import (
    TODAY,
    a_body,
    a_person,
    key,
    offices_of,
)

FIRST = date(2026, 8, 1)


def chair_of(store: Store) -> Office:
    return offices_of(store, a_body(store, "Komite", BodyKind.KOMITE))[0]


def draft_for(
    store: Store, name: str = "Ibu Lestari", **facts: object
) -> OfficeTermDraft:
    person = a_person(store, name)
    return OfficeTermDraft.model_validate(
        {
            "person_id": person.id,
            "starts_on": FIRST,
            "ends_on": date(2029, 7, 31),
            "element": KomiteElement.PARENT.value,
        }
        | facts
    )


def test_double_click_seats_a_member_once(store: Store) -> None:
    office, draft = chair_of(store), draft_for(store)
    for _ in range(2):
        seat_member(acting(store, SARI), key("term"), office.id, draft)

    [held] = structure.terms_on(store, TODAY)
    assert (held.name, held.element) == ("Ibu Lestari", "parent")
    [event] = history.events_of(store, "office_term", key("term"))
    assert event.event == "seated"


def test_teacher_is_not_seated(store: Store) -> None:
    office = chair_of(store)
    draft = draft_for(store, person_id=RINA.id)

    with pytest.raises(Refused, match="Permendikbud"):
        seat_member(acting(store, SARI), key("term"), office.id, draft)


def test_said_exclusion_is_refused(store: Store) -> None:
    office, draft = chair_of(store), draft_for(store)

    with pytest.raises(Refused):
        seat_member(
            acting(store, SARI), key("term"), office.id, draft, Exclusion.PARLIAMENT
        )
    assert structure.terms_on(store, TODAY) == []


def test_member_needs_an_element(store: Store) -> None:
    office, draft = chair_of(store), draft_for(store, element="")

    with pytest.raises(Refused):
        seat_member(acting(store, SARI), key("term"), office.id, draft)


def test_taken_seat_is_refused_until_its_holder_leaves(store: Store) -> None:
    office = chair_of(store)
    first = seat_member(acting(store, SARI), key("a"), office.id, draft_for(store))
    other = draft_for(store, "Bapak Rudi", starts_on=date(2026, 9, 1))
    with pytest.raises(Refused):
        seat_member(acting(store, SARI), key("b"), office.id, other)

    leave(acting(store, SARI), first.id, 1, date(2026, 8, 31), "Pindah")
    seat_member(acting(store, SARI), key("b"), office.id, other)
    [held] = structure.terms_on(store, date(2026, 9, 1))
    assert held.name == "Bapak Rudi"


def test_members_are_seated_in_the_komite_only(store: Store) -> None:
    [office, _] = offices_of(store, a_body(store, "Seksi publikasi"))

    with pytest.raises(NotFound):
        seat_member(acting(store, SARI), key("term"), office.id, draft_for(store))


def test_element_is_mended_by_the_same_rules(store: Store) -> None:
    office, draft = chair_of(store), draft_for(store)
    term = seat_member(acting(store, SARI), key("term"), office.id, draft)
    expert = draft.model_copy(update={"element": KomiteElement.EXPERT.value})
    change_member(acting(store, SARI), term.id, 1, expert)
    change_member(acting(store, SARI), term.id, 1, expert)

    with pytest.raises(Stale):
        change_member(acting(store, SARI), term.id, 1, draft)
    teacher = expert.model_copy(update={"person_id": TONO.id})
    with pytest.raises(Refused):
        change_member(acting(store, SARI), term.id, 2, teacher)
    assert store.get(OfficeTerm, term.id).element == "expert"


@pytest.mark.parametrize("by", [BUDI, RINA, TONO], ids=lambda actor: actor.name)
def test_only_the_lead_seats_members(store: Store, by: Actor) -> None:
    office, draft = chair_of(store), draft_for(store)
    term = seat_member(acting(store, SARI), key("term"), office.id, draft)

    with pytest.raises(NotAllowed):
        seat_member(acting(store, by), key("other"), office.id, draft)
    with pytest.raises(NotAllowed):
        change_member(acting(store, by), term.id, 1, draft)


def test_partner_may_be_seated_as_a_community_figure(store: Store) -> None:
    person = a_person(store, "dr. Nabila", Element.PARTNER)
    draft = draft_for(store, person_id=person.id, element=KomiteElement.COMMUNITY.value)
    seat_member(acting(store, SARI), key("t"), chair_of(store).id, draft)

    assert structure.terms_on(store, TODAY)[0].element == "community"
