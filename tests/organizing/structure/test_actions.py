from collections.abc import Callable
from datetime import date
from uuid import UUID

import pytest

from data import history
from data.actor import Actor
from data.errors import HumasError, NotAllowed, Refused, Stale
from data.language import Language, say, speaking
from data.people.actions import set_active
from data.school.models import Level, School
from data.store import Store
from organizing.structure import store as records
from organizing.structure.actions import (
    add_body,
    add_office,
    appoint,
    change_body,
    change_office,
    change_term,
    close_body,
    leave,
    remove_office,
    reopen_body,
    set_up_class_parents,
    set_up_usual,
    take_back_term,
)
from organizing.structure.models import (
    Body,
    BodyDraft,
    BodyKind,
    OfficeDraft,
    OfficeTerm,
    OfficeTermDraft,
)
from organizing.structure.usual import USUAL_BODIES, komite_title
from tests.make import BUDI, RINA, SARI, TONO, YEAR, acting
from tests.organizing.make import close_year
from tests.organizing.structure.make import (
    TODAY,
    a_body,
    a_person,
    a_term,
    keep_class_groups,
    key,
    offices_of,
)

DRAFT = OfficeTermDraft(person_id=RINA.id, starts_on=TODAY)


def test_school_begins_with_the_usual_bodies_once(store: Store) -> None:
    first = set_up_usual(acting(store, SARI), key("form"))
    again = set_up_usual(acting(store, SARI), key("another tab"))

    assert len(first) == len(USUAL_BODIES)
    assert {body.id for body in again} == {body.id for body in first}
    by_id = {body.id: body for body in first}
    assert sum(body.parent_id in by_id for body in first) == 4
    assert all(records.offices(store, body.id) for body in first)


def test_the_usual_bodies_know_who_heads_the_school(store: Store) -> None:
    for _ in range(2):
        set_up_usual(acting(store, SARI), key("form"))

    held = records.terms_on(store, TODAY)
    assert {(term.body_kind, term.person_id) for term in held} == {
        (BodyKind.LEADERSHIP, BUDI.id),
        (BodyKind.HUMAS_TEAM, SARI.id),
    }
    assert {term.starts_on for term in held} == {YEAR.first_day}
    [event] = history.events_of(store, "office_term", str(held[0].id))
    assert event.event == "appointed"


def test_without_a_principal_in_the_directory_their_seat_is_vacant(
    store: Store,
) -> None:
    set_active(acting(store, SARI), BUDI.id, 1, is_active=False)

    set_up_usual(acting(store, SARI), key("form"))

    [held] = records.terms_on(store, TODAY)
    assert held.person_id == SARI.id


def test_madrasah_calls_its_komite_its_own(store: Store) -> None:
    school = store.find(School)
    assert school
    changed = school.model_copy(update={"level": Level.MTS, "version": 2})
    store.replace(changed)

    set_up_usual(acting(store, SARI), key("form"))

    komite = records.komite(store)
    assert komite
    with speaking(Language.INDONESIAN):
        assert komite.title == say(komite_title(Level.MTS))
        assert komite_title(Level.MTS) != komite_title(Level.SMP)


def test_double_click_adds_one_body(store: Store) -> None:
    draft = BodyDraft(kind=BodyKind.WORKING_GROUP, title="Pokja literasi")
    for _ in range(2):
        add_body(acting(store, SARI), key("pokja"), draft)

    [body] = records.all_bodies(store)
    assert [o.number for o in offices_of(store, body)] == [1, 2]
    assert len(history.events_of(store, "body", body.id)) == 1


def test_stale_tab_does_not_overwrite_a_body(store: Store) -> None:
    body = a_body(store)
    renamed = body.draft.model_copy(update={"title": "Tim humas dan kemitraan"})
    change_body(acting(store, SARI), body.id, 1, renamed)
    change_body(acting(store, SARI), body.id, 1, renamed)

    with pytest.raises(Stale):
        change_body(acting(store, SARI), body.id, 1, body.draft)
    assert store.get(Body, body.id).title == "Tim humas dan kemitraan"


def test_kind_of_a_body_stays(store: Store) -> None:
    body = a_body(store)
    other = body.draft.model_copy(update={"kind": BodyKind.KOMITE})

    with pytest.raises(Refused):
        change_body(acting(store, SARI), body.id, 1, other)


def test_second_komite_is_refused(store: Store) -> None:
    a_body(store, "Komite", BodyKind.KOMITE)

    with pytest.raises(Refused):
        a_body(store, "Komite lain", BodyKind.KOMITE)


def test_body_is_closed_once_nobody_is_in_office(store: Store) -> None:
    body = a_body(store)
    term = a_term(store, offices_of(store, body)[0])
    with pytest.raises(Refused):
        close_body(acting(store, SARI), body.id, 1, TODAY)

    leave(acting(store, SARI), term.id, 1, date(2026, 8, 16), "Pindah tugas")
    close_body(acting(store, SARI), body.id, 1, TODAY)
    close_body(acting(store, SARI), body.id, 1, TODAY)

    assert records.bodies_on(store, YEAR, TODAY) == []
    reopen_body(acting(store, SARI), body.id, 2)
    assert len(records.bodies_on(store, YEAR, TODAY)) == 1


def test_body_with_others_below_it_is_not_closed(store: Store) -> None:
    above = a_body(store, "Tim humas")
    a_body(store, "Seksi publikasi", parent_id=above.id)

    with pytest.raises(Refused):
        close_body(acting(store, SARI), above.id, 1, TODAY)


def test_every_class_group_gets_its_parents_group_once(store: Store) -> None:
    keep_class_groups(store, "VII A", "VII B", "VIII A")
    komite = a_body(store, "Komite", BodyKind.KOMITE)

    made = set_up_class_parents(acting(store, SARI), YEAR)
    again = set_up_class_parents(acting(store, SARI), YEAR)

    assert len(made) == 3
    assert again == []
    assert {body.parent_id for body in made} == {komite.id}
    assert made[0].title.endswith("VII A")


def test_parents_groups_of_another_year_are_not_shown(store: Store) -> None:
    keep_class_groups(store, "VII A")
    keep_class_groups(store, "VIII A", year=2025)
    set_up_class_parents(acting(store, SARI), YEAR)
    set_up_class_parents(acting(store, SARI), YEAR.before)

    [shown] = records.bodies_on(store, YEAR, TODAY)
    assert shown.title.endswith("VII A")


def test_year_without_class_groups_says_what_to_do(store: Store) -> None:
    with pytest.raises(Refused):
        set_up_class_parents(acting(store, SARI), YEAR)


def test_closed_year_gets_no_parents_groups(store: Store) -> None:
    keep_class_groups(store, "VII A")
    close_year(store)

    with pytest.raises(HumasError):
        set_up_class_parents(acting(store, SARI), YEAR)


def test_position_is_added_reworded_and_removed(store: Store) -> None:
    body = a_body(store)
    draft = OfficeDraft(title="Notulis", duty="Menyusun notula")
    added = add_office(acting(store, SARI), key("notulis"), body.id, draft)
    add_office(acting(store, SARI), key("notulis"), body.id, draft)
    assert added.number == 3

    two = draft.model_copy(update={"seats": 2})
    change_office(acting(store, SARI), added.id, 1, two)
    with pytest.raises(Stale):
        change_office(acting(store, SARI), added.id, 1, draft)

    remove_office(acting(store, SARI), added.id, TODAY)
    remove_office(acting(store, SARI), added.id, TODAY)
    assert len(offices_of(store, body)) == 2


def test_position_that_somebody_holds_is_not_removed(store: Store) -> None:
    office = offices_of(store, a_body(store))[0]
    a_term(store, office)

    with pytest.raises(Refused):
        remove_office(acting(store, SARI), office.id, TODAY)


def test_double_click_appoints_once(store: Store) -> None:
    office = offices_of(store, a_body(store))[0]
    for _ in range(2):
        appoint(acting(store, SARI), key("term"), office.id, DRAFT)

    [held] = records.terms_on(store, TODAY)
    assert (held.name, held.office_title) == ("Rina", office.title)
    [event] = history.events_of(store, "office_term", key("term"))
    assert "Rina" in event.facts


def test_full_position_takes_nobody_else(store: Store) -> None:
    office = offices_of(store, a_body(store))[0]
    a_term(store, office, RINA)

    with pytest.raises(Refused):
        a_term(store, office, TONO)


def test_person_who_left_the_directory_is_not_appointed(store: Store) -> None:
    office = offices_of(store, a_body(store))[0]
    set_active(acting(store, SARI), RINA.id, 1, is_active=False)

    with pytest.raises(Refused):
        appoint(acting(store, SARI), key("term"), office.id, DRAFT)


def test_komite_is_not_filled_on_the_structure_page(store: Store) -> None:
    office = offices_of(store, a_body(store, "Komite", BodyKind.KOMITE))[0]
    parent = a_person(store, "Ibu Lestari")
    draft = DRAFT.model_copy(update={"person_id": parent.id})

    with pytest.raises(Refused):
        appoint(acting(store, SARI), key("term"), office.id, draft)


def test_terms_carry_on_over_the_years(store: Store) -> None:
    office = offices_of(store, a_body(store))[0]
    a_term(store, office, first=date(2025, 7, 1), last=date(2028, 6, 30))

    assert [t.name for t in records.terms_on(store, date(2026, 8, 1))] == ["Rina"]
    assert [t.name for t in records.terms_on(store, date(2028, 6, 30))] == ["Rina"]
    assert records.terms_on(store, date(2028, 7, 1)) == []


def test_term_is_mended_and_ended(store: Store) -> None:
    office = offices_of(store, a_body(store))[0]
    term = a_term(store, office)
    longer = term.draft.model_copy(update={"ends_on": date(2027, 6, 30)})
    change_term(acting(store, SARI), term.id, 1, longer)
    change_term(acting(store, SARI), term.id, 1, longer)
    leave(acting(store, SARI), term.id, 2, date(2026, 12, 31), "Pindah")
    leave(acting(store, SARI), term.id, 2, date(2026, 12, 31), "Pindah")

    with pytest.raises(Stale):
        leave(acting(store, SARI), term.id, 2, date(2026, 11, 30), "")
    kept = store.get(OfficeTerm, term.id)
    assert (kept.last_day, kept.reason, kept.version) == (
        date(2026, 12, 31),
        "Pindah",
        3,
    )


def test_mistake_is_taken_back_and_stays_in_the_history(store: Store) -> None:
    term = a_term(store, offices_of(store, a_body(store))[0])
    take_back_term(acting(store, SARI), term.id, 1)
    take_back_term(acting(store, SARI), term.id, 1)

    assert records.terms_on(store, TODAY) == []
    events = history.events_of(store, "office_term", term.id)
    assert [event.event for event in events] == ["taken back", "appointed"]


VERBS: tuple[Callable[[Store, UUID, UUID, UUID, Actor], object], ...] = (
    lambda s, b, o, t, by: set_up_usual(acting(s, by), key("f")),
    lambda s, b, o, t, by: add_body(
        acting(s, by), key("new"), BodyDraft(kind=BodyKind.OTHER, title="Baru")
    ),
    lambda s, b, o, t, by: set_up_class_parents(acting(s, by), YEAR),
    lambda s, b, o, t, by: change_body(acting(s, by), b, 1, s.get(Body, b).draft),
    lambda s, b, o, t, by: close_body(acting(s, by), b, 1, TODAY),
    lambda s, b, o, t, by: reopen_body(acting(s, by), b, 1),
    lambda s, b, o, t, by: add_office(
        acting(s, by), key("o"), b, OfficeDraft(title="Baru")
    ),
    lambda s, b, o, t, by: change_office(
        acting(s, by), o, 1, OfficeDraft(title="Lain")
    ),
    lambda s, b, o, t, by: remove_office(acting(s, by), o, TODAY),
    lambda s, b, o, t, by: appoint(acting(s, by), key("t"), o, DRAFT),
    lambda s, b, o, t, by: change_term(acting(s, by), t, 1, DRAFT),
    lambda s, b, o, t, by: leave(acting(s, by), t, 1, TODAY, ""),
    lambda s, b, o, t, by: take_back_term(acting(s, by), t, 1),
)


@pytest.mark.parametrize("by", [BUDI, RINA, TONO], ids=lambda actor: actor.name)
def test_only_the_lead_changes_the_structure(store: Store, by: Actor) -> None:
    body = a_body(store)
    office = offices_of(store, body)[0]
    term = a_term(store, office)

    for verb in VERBS:
        with pytest.raises(NotAllowed):
            verb(store, body.id, office.id, term.id, by)
    assert store.get(OfficeTerm, term.id) == term
