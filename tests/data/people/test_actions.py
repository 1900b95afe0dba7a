from datetime import datetime
from uuid import UUID

import pytest

from data.errors import NotAllowed, NotFound, Refused, Stale
from data.events.models import told
from data.history import events_of
from data.people import store as people
from data.people.actions import add_person, change_person, set_active
from data.people.models import ClassGroupsDraft, Element, PersonDraft
from data.people.queries import listed_people
from data.record import new_id
from data.roster.models import ClassGroup
from data.store import Store
from tests.make import BUDI, RINA, SARI, YEAR, acting

WATI = PersonDraft(name="Wati", element=Element.PARENT, phone="0812-3456-7890")


def test_same_form_twice_is_one_person(store: Store, now: datetime) -> None:
    key = new_id()
    first = add_person(acting(store, SARI, now), key, WATI)
    second = add_person(acting(store, SARI, now), key, WATI)

    assert first == second
    assert first.phone == "+6281234567890"
    assert len(people.people(store)) == 5


def test_phone_that_cannot_be_called_is_refused(store: Store, now: datetime) -> None:
    wrong = WATI.model_copy(update={"phone": "123"})

    with pytest.raises(Refused, match="0812"):
        add_person(acting(store, SARI, now), new_id(), wrong)


def test_only_the_wakil_humas_keeps_the_directory(store: Store, now: datetime) -> None:
    for person in (BUDI, RINA):
        with pytest.raises(NotAllowed):
            add_person(acting(store, person, now), new_id(), WATI)
        with pytest.raises(NotAllowed):
            set_active(acting(store, person, now), RINA.id, 1, is_active=False)


def test_second_change_is_told(store: Store, now: datetime) -> None:
    change_person(acting(store, SARI, now), RINA.id, 1, WATI)

    with pytest.raises(Stale):
        change_person(acting(store, SARI, now), RINA.id, 1, WATI)


def test_people_let_go_are_listed_last(store: Store, now: datetime) -> None:
    set_active(acting(store, SARI, now), BUDI.id, 1, is_active=False)

    listed = [(person.name, person.is_active) for person in listed_people(store)]
    assert listed == [("Rina", True), ("Sari", True), ("Tono", True), ("Budi", False)]


def test_the_history_says_whom(store: Store, now: datetime) -> None:
    set_active(acting(store, SARI, now), BUDI.id, 1, is_active=False)

    [line, *_] = events_of(store, "person", BUDI.id)
    assert told(line.record, line.record_id, line.event, line.facts) == (
        "Orang “Budi”: dinonaktifkan"
    )


def test_wrong_number_is_refused_and_nothing_is_kept(
    store: Store, now: datetime
) -> None:
    wrong = WATI.model_copy(update={"employee_number": "1968031219920320O4"})

    with pytest.raises(Refused, match="18 digits"):
        add_person(acting(store, SARI, now), new_id(), wrong)
    with pytest.raises(Refused, match="18 digits"):
        change_person(acting(store, SARI, now), RINA.id, 1, wrong)
    assert {one.name for one in people.people(store)} == {
        "Sari",
        "Budi",
        "Rina",
        "Tono",
    }


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("0813-9876-54XX", "not a phone number"),
        ("0813-9876-5432 / 54XX", "54XX.* not a phone number"),
        ("8,13987E+10", "not a phone number"),
        ("0", "not a phone number"),
        ("0813-9876-5432 / 0857-1234-5678", "more than one number"),
    ],
)
def test_half_a_number_or_two_of_them_are_refused(
    store: Store, typed: str, words: str
) -> None:
    with pytest.raises(Refused, match=words):
        add_person(
            acting(store, SARI), new_id(), WATI.model_copy(update={"phone": typed})
        )


def test_words_beside_a_number_are_no_part_of_it(store: Store) -> None:
    draft = WATI.model_copy(update={"phone": "WA (Bu Wati): O813-9876-5432"})

    assert add_person(acting(store, SARI), new_id(), draft).phone == "+6281398765432"


def test_a_number_belongs_to_one_person(store: Store, now: datetime) -> None:
    act, number = acting(store, SARI, now), "19990113 202203 1 001"
    first = new_id()
    wati = WATI.model_copy(update={"employee_number": number})
    add_person(act, first, wati)
    change_person(act, first, 1, wati)

    with pytest.raises(Refused, match=r"19990113 202203 1 001 .* Wati"):
        change_person(act, RINA.id, 1, wati.model_copy(update={"name": "Rina"}))
    with pytest.raises(Refused, match="Wati"):
        add_person(act, new_id(), wati)


HOMEROOM = PersonDraft(name="Wati", element=Element.HOMEROOM)
VII_A, VII_B = new_id(), new_id()


def with_class_groups(store: Store) -> None:
    for one, suffix in ((VII_B, "B"), (VII_A, "A")):
        group = {"id": one, "school_year": YEAR.start, "grade": 7, "suffix": suffix}
        store.add(ClassGroup(**group, name=f"VII {suffix}"))


def leads(*groups: UUID) -> ClassGroupsDraft:
    return ClassGroupsDraft(school_year=YEAR.start, class_group_ids=groups)


def led(store: Store) -> dict[str, str]:
    return {g.name: g.person_name for g in people.class_groups(store, YEAR)}


def test_a_homeroom_teacher_leads_class_groups_of_a_year(store: Store) -> None:
    with_class_groups(store)
    wati = add_person(acting(store, SARI), new_id(), HOMEROOM, leads(VII_A))
    assert led(store) == {"VII A": "Wati", "VII B": ""}

    change_person(acting(store, SARI), wati.id, 1, HOMEROOM, leads(VII_B))
    assert led(store) == {"VII A": "", "VII B": "Wati"}

    change_person(acting(store, SARI), wati.id, 2, HOMEROOM)
    assert led(store) == {"VII A": "", "VII B": "Wati"}
    [listed] = [one for one in listed_people(store, YEAR) if one.id == wati.id]
    assert (listed.class_groups, listed.class_group_ids) == (("VII B",), (VII_B,))
    assert not any(one.class_groups for one in listed_people(store, YEAR.after))


def test_a_class_group_is_led_by_one_homeroom_teacher(store: Store) -> None:
    with_class_groups(store)
    add_person(acting(store, SARI), new_id(), HOMEROOM, leads(VII_A))
    teacher = PersonDraft(name="Tini", element=Element.TEACHER)
    rina = PersonDraft(name="Rina", element=Element.HOMEROOM)

    with pytest.raises(Refused, match="VII A already has a homeroom teacher, Wati"):
        change_person(acting(store, SARI), RINA.id, 1, rina, leads(VII_A))
    with pytest.raises(Refused, match="Only a homeroom teacher"):
        add_person(acting(store, SARI), new_id(), teacher, leads(VII_B))
    with pytest.raises(NotFound):
        add_person(acting(store, SARI), new_id(), HOMEROOM, leads(new_id()))
    assert led(store) == {"VII A": "Wati", "VII B": ""}
    assert len(people.people(store)) == 5
