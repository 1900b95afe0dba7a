from datetime import date

from data.people.actions import set_active
from data.store import Store
from organizing.structure.actions import leave, set_up_class_parents
from organizing.structure.models import flat
from organizing.structure.queries import branches_on, ending_terms, open_places
from tests.make import RINA, SARI, TONO, YEAR, acting
from tests.organizing.structure.make import (
    TODAY,
    a_body,
    a_term,
    keep_class_groups,
    offices_of,
)


def test_vacancies_are_counted_by_position(store: Store) -> None:
    coordinator, member = offices_of(store, a_body(store))
    a_term(store, coordinator, RINA)
    a_term(store, member, TONO)

    [place] = open_places(store, YEAR, TODAY)

    assert (place.office_id, place.seats, place.holders, place.vacant) == (
        member.id,
        2,
        1,
        1,
    )


def test_seat_is_vacant_after_somebody_left(store: Store) -> None:
    coordinator, _ = offices_of(store, a_body(store))
    term = a_term(store, coordinator)
    leave(acting(store, SARI), term.id, 1, TODAY, "Pindah")

    today = [p.office_id for p in open_places(store, YEAR, TODAY)]
    tomorrow = [p.office_id for p in open_places(store, YEAR, date(2026, 8, 18))]

    assert coordinator.id not in today
    assert coordinator.id in tomorrow


def test_terms_are_pointed_out_ninety_days_before_their_end(store: Store) -> None:
    coordinator, member = offices_of(store, a_body(store))
    a_term(store, coordinator, RINA, last=date(2026, 11, 15))
    a_term(store, member, TONO, last=date(2026, 11, 16))

    [ending] = ending_terms(store, YEAR, TODAY)

    assert (ending.name, ending.last_day, ending.days_left) == (
        "Rina",
        date(2026, 11, 15),
        90,
    )


def test_early_end_counts_and_an_end_in_the_past_does_not(store: Store) -> None:
    coordinator, member = offices_of(store, a_body(store))
    term = a_term(store, coordinator, RINA, last=date(2028, 6, 30))
    leave(acting(store, SARI), term.id, 1, date(2026, 8, 31), "")
    a_term(store, member, TONO, last=date(2026, 8, 16))

    [ending] = ending_terms(store, YEAR, TODAY)

    assert (ending.name, ending.days_left) == ("Rina", 14)


def test_holder_who_is_no_longer_active_is_pointed_out(store: Store) -> None:
    coordinator, _ = offices_of(store, a_body(store))
    a_term(store, coordinator)
    set_active(acting(store, SARI), RINA.id, 1, is_active=False)

    [ending] = ending_terms(store, YEAR, TODAY)

    assert (ending.name, ending.is_active, ending.days_left) == ("Rina", False, None)


def test_class_groups_stand_in_the_order_of_the_school(store: Store) -> None:
    keep_class_groups(store, "IX A", "VII B", "VII A", "VIII A")
    set_up_class_parents(acting(store, SARI), YEAR)

    titles = [b.body.title for _, b in flat(branches_on(store, YEAR, TODAY))]

    groups = [" ".join(title.split()[-2:]) for title in titles]
    assert groups == ["VII A", "VII B", "VIII A", "IX A"]


def test_tree_holds_those_in_office_on_the_day(store: Store) -> None:
    above = a_body(store, "Tim humas")
    below = a_body(store, "Seksi publikasi", parent_id=above.id, number=2)
    a_term(store, offices_of(store, below)[0], first=date(2026, 9, 1))

    [before] = branches_on(store, YEAR, TODAY)
    [after] = branches_on(store, YEAR, date(2026, 9, 1))

    assert before.branches[0].posts[0].holders == ()
    assert [h.name for h in after.branches[0].posts[0].holders] == ["Rina"]
    assert sum(post.vacant for post in after.branches[0].posts) == 2
