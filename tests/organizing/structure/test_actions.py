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
    USUAL_BODIES,
    Body,
    BodyDraft,
    BodyKind,
    OfficeDraft,
    OfficeTerm,
    OfficeTermDraft,
    komite_title,
)
from tests.make import BUDI, NOW, RINA, SARI, TONO, YEAR
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
    first = set_up_usual(store, key("form"), by=SARI, now=NOW)
    again = set_up_usual(store, key("another tab"), by=SARI, now=NOW)

    assert len(first) == len(USUAL_BODIES)
    assert {body.id for body in again} == {body.id for body in first}
    by_id = {body.id: body for body in first}
    assert sum(body.parent_id in by_id for body in first) == 4
    assert all(records.offices(store, body.id) for body in first)


def test_madrasah_calls_its_komite_its_own(store: Store) -> None:
    school = store.find(School)
    assert school
    changed = school.model_copy(update={"level": Level.MTS, "version": 2})
    store.replace(changed)

    set_up_usual(store, key("form"), by=SARI, now=NOW)

    komite = records.komite(store)
    assert komite
    with speaking(Language.INDONESIAN):
        assert komite.title == say(komite_title(Level.MTS))
        assert komite_title(Level.MTS) != komite_title(Level.SMP)


def test_double_click_adds_one_body(store: Store) -> None:
    draft = BodyDraft(kind=BodyKind.WORKING_GROUP, title="Pokja literasi")
    for _ in range(2):
        add_body(store, key("pokja"), draft, by=SARI, now=NOW)

    [body] = records.all_bodies(store)
    assert [o.number for o in offices_of(store, body)] == [1, 2]
    assert len(history.events_of(store, "body", body.id)) == 1


def test_stale_tab_does_not_overwrite_a_body(store: Store) -> None:
    body = a_body(store)
    renamed = body.draft.model_copy(update={"title": "Tim humas dan kemitraan"})
    change_body(store, body.id, 1, renamed, by=SARI, now=NOW)
    change_body(store, body.id, 1, renamed, by=SARI, now=NOW)

    with pytest.raises(Stale):
        change_body(store, body.id, 1, body.draft, by=SARI, now=NOW)
    assert store.get(Body, body.id).title == "Tim humas dan kemitraan"


def test_kind_of_a_body_stays(store: Store) -> None:
    body = a_body(store)
    other = body.draft.model_copy(update={"kind": BodyKind.KOMITE})

    with pytest.raises(Refused):
        change_body(store, body.id, 1, other, by=SARI, now=NOW)


def test_second_komite_is_refused(store: Store) -> None:
    a_body(store, "Komite", BodyKind.KOMITE)

    with pytest.raises(Refused):
        a_body(store, "Komite lain", BodyKind.KOMITE)


def test_body_is_closed_once_nobody_is_in_office(store: Store) -> None:
    body = a_body(store)
    term = a_term(store, offices_of(store, body)[0])
    with pytest.raises(Refused):
        close_body(store, body.id, 1, TODAY, by=SARI, now=NOW)

    leave(store, term.id, 1, date(2026, 8, 16), "Pindah tugas", by=SARI, now=NOW)
    close_body(store, body.id, 1, TODAY, by=SARI, now=NOW)
    close_body(store, body.id, 1, TODAY, by=SARI, now=NOW)

    assert records.bodies_on(store, YEAR, TODAY) == []
    reopen_body(store, body.id, 2, by=SARI, now=NOW)
    assert len(records.bodies_on(store, YEAR, TODAY)) == 1


def test_body_with_others_below_it_is_not_closed(store: Store) -> None:
    above = a_body(store, "Tim humas")
    a_body(store, "Seksi publikasi", parent_id=above.id)

    with pytest.raises(Refused):
        close_body(store, above.id, 1, TODAY, by=SARI, now=NOW)


def test_every_class_group_gets_its_parents_group_once(store: Store) -> None:
    keep_class_groups(store, "VII A", "VII B", "VIII A")
    komite = a_body(store, "Komite", BodyKind.KOMITE)

    made = set_up_class_parents(store, YEAR, by=SARI, now=NOW)
    again = set_up_class_parents(store, YEAR, by=SARI, now=NOW)

    assert len(made) == 3
    assert again == []
    assert {body.parent_id for body in made} == {komite.id}
    assert made[0].title.endswith("VII A")


def test_parents_groups_of_another_year_are_not_shown(store: Store) -> None:
    keep_class_groups(store, "VII A")
    keep_class_groups(store, "VIII A", year=2025)
    set_up_class_parents(store, YEAR, by=SARI, now=NOW)
    set_up_class_parents(store, YEAR.before, by=SARI, now=NOW)

    [shown] = records.bodies_on(store, YEAR, TODAY)
    assert shown.title.endswith("VII A")


def test_year_without_class_groups_says_what_to_do(store: Store) -> None:
    with pytest.raises(Refused):
        set_up_class_parents(store, YEAR, by=SARI, now=NOW)


def test_closed_year_gets_no_parents_groups(store: Store) -> None:
    keep_class_groups(store, "VII A")
    close_year(store)

    with pytest.raises(HumasError):
        set_up_class_parents(store, YEAR, by=SARI, now=NOW)


def test_position_is_added_reworded_and_removed(store: Store) -> None:
    body = a_body(store)
    draft = OfficeDraft(title="Notulis", duty="Menyusun notula")
    added = add_office(store, key("notulis"), body.id, draft, by=SARI, now=NOW)
    add_office(store, key("notulis"), body.id, draft, by=SARI, now=NOW)
    assert added.number == 3

    two = draft.model_copy(update={"seats": 2})
    change_office(store, added.id, 1, two, by=SARI, now=NOW)
    with pytest.raises(Stale):
        change_office(store, added.id, 1, draft, by=SARI, now=NOW)

    remove_office(store, added.id, TODAY, by=SARI, now=NOW)
    remove_office(store, added.id, TODAY, by=SARI, now=NOW)
    assert len(offices_of(store, body)) == 2


def test_position_that_somebody_holds_is_not_removed(store: Store) -> None:
    office = offices_of(store, a_body(store))[0]
    a_term(store, office)

    with pytest.raises(Refused):
        remove_office(store, office.id, TODAY, by=SARI, now=NOW)


def test_double_click_appoints_once(store: Store) -> None:
    office = offices_of(store, a_body(store))[0]
    for _ in range(2):
        appoint(store, key("term"), office.id, DRAFT, by=SARI, now=NOW)

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
    set_active(store, RINA.id, 1, is_active=False, by=SARI, now=NOW)

    with pytest.raises(Refused):
        appoint(store, key("term"), office.id, DRAFT, by=SARI, now=NOW)


def test_komite_is_not_filled_on_the_structure_page(store: Store) -> None:
    office = offices_of(store, a_body(store, "Komite", BodyKind.KOMITE))[0]
    parent = a_person(store, "Ibu Lestari")
    draft = DRAFT.model_copy(update={"person_id": parent.id})

    with pytest.raises(Refused):
        appoint(store, key("term"), office.id, draft, by=SARI, now=NOW)


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
    change_term(store, term.id, 1, longer, by=SARI, now=NOW)
    change_term(store, term.id, 1, longer, by=SARI, now=NOW)
    leave(store, term.id, 2, date(2026, 12, 31), "Pindah", by=SARI, now=NOW)
    leave(store, term.id, 2, date(2026, 12, 31), "Pindah", by=SARI, now=NOW)

    with pytest.raises(Stale):
        leave(store, term.id, 2, date(2026, 11, 30), "", by=SARI, now=NOW)
    kept = store.get(OfficeTerm, term.id)
    assert (kept.last_day, kept.reason, kept.version) == (
        date(2026, 12, 31),
        "Pindah",
        3,
    )


def test_mistake_is_taken_back_and_stays_in_the_history(store: Store) -> None:
    term = a_term(store, offices_of(store, a_body(store))[0])
    take_back_term(store, term.id, 1, by=SARI, now=NOW)
    take_back_term(store, term.id, 1, by=SARI, now=NOW)

    assert records.terms_on(store, TODAY) == []
    events = history.events_of(store, "office_term", term.id)
    assert [event.event for event in events] == ["taken back", "appointed"]


VERBS: tuple[Callable[[Store, UUID, UUID, UUID, Actor], object], ...] = (
    lambda s, b, o, t, by: set_up_usual(s, key("f"), by=by, now=NOW),
    lambda s, b, o, t, by: add_body(
        s,
        key("new"),
        BodyDraft(kind=BodyKind.OTHER, title="Baru"),
        by=by,
        now=NOW,
    ),
    lambda s, b, o, t, by: set_up_class_parents(s, YEAR, by=by, now=NOW),
    lambda s, b, o, t, by: change_body(s, b, 1, s.get(Body, b).draft, by=by, now=NOW),
    lambda s, b, o, t, by: close_body(s, b, 1, TODAY, by=by, now=NOW),
    lambda s, b, o, t, by: reopen_body(s, b, 1, by=by, now=NOW),
    lambda s, b, o, t, by: add_office(
        s, key("o"), b, OfficeDraft(title="Baru"), by=by, now=NOW
    ),
    lambda s, b, o, t, by: change_office(
        s, o, 1, OfficeDraft(title="Lain"), by=by, now=NOW
    ),
    lambda s, b, o, t, by: remove_office(s, o, TODAY, by=by, now=NOW),
    lambda s, b, o, t, by: appoint(s, key("t"), o, DRAFT, by=by, now=NOW),
    lambda s, b, o, t, by: change_term(s, t, 1, DRAFT, by=by, now=NOW),
    lambda s, b, o, t, by: leave(s, t, 1, TODAY, "", by=by, now=NOW),
    lambda s, b, o, t, by: take_back_term(s, t, 1, by=by, now=NOW),
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
