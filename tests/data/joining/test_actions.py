from uuid import UUID

import pytest

from data.errors import NotAllowed
from data.joining.actions import preview_people, take_in_people
from data.joining.models import A_NEW_PERSON, LEFT_OUT, Answers, Intake
from data.joining.reading import read_lines
from data.people import store as people
from data.people.actions import add_person, change_person
from data.people.models import Element, PersonDraft
from data.record import new_id
from data.roster.models import ClassGroup
from data.store import Store
from tests.make import BUDI, RINA, SARI, YEAR, acting

LIST = (
    "Nama;Unsur;HP;NIP;Wali kelas\n"
    "Siti Aminah, S.Pd.;Guru;0812-3456-7890;19700101 199503 2 001;VII A\n"
    "Tini;Orang tua;;;\n"
    "Andi, M.Si.;Narasumber;0812-3456-7891;;"
)
UNDECIDED = Answers()


def taken(store: Store, text: str, answers: Answers = UNDECIDED) -> Intake:
    return take_in_people(acting(store, SARI), read_lines(text), YEAR, answers)


def with_class_group(store: Store) -> UUID:
    group = ClassGroup(
        id=new_id(), school_year=YEAR.start, name="VII A", grade=7, suffix="A"
    )
    store.add(group)
    return group.id


def namesakes(store: Store, *names: str) -> list[tuple[str, str | None]]:
    everybody = people.people(store)
    return sorted((p.name, p.phone or "") for p in everybody if p.name in names)


def test_a_list_is_taken_in_once(store: Store) -> None:
    with_class_group(store)

    found = taken(store, LIST)

    assert (found.read, len(found.added), found.bad) == (3, 3, ())
    kept = {p.name: p for p in people.people(store)}
    siti = kept["Siti Aminah, S.Pd."]
    assert (siti.element, siti.phone) == (Element.HOMEROOM, "+6281234567890")
    assert people.class_groups(store, YEAR)[0].person_id == siti.id
    assert kept["Andi, M.Si."].element is Element.RESOURCE_PERSON
    again = taken(store, LIST)
    assert again.is_empty
    assert again.same == 3
    assert people.people(store) == list(kept.values())


def test_what_a_list_does_not_say_stays(store: Store) -> None:
    taken(store, "Tini; Orang tua; Ketua paguyuban; 0812-3456-7890")

    found = taken(store, "Nama;NIP\nIbu TINI;19700101 199503 2 001")

    [tini] = found.changed
    assert (tini.name, tini.element) == ("Ibu TINI", Element.PARENT)
    assert (tini.position, tini.phone) == ("Ketua paguyuban", "+6281234567890")
    [told] = found.differences
    assert told.before == (("Name", "Tini"),)
    assert dict(told.after) == {"Name": "Ibu TINI", "NIP": "19700101 199503 2 001"}


def test_somebody_of_the_same_name_is_asked_about(store: Store) -> None:
    taken(store, "Siti Aminah; Guru; 0812-3456-7890")
    other = "Siti Aminah; Orang tua; 0812-3456-7891"
    found = taken(store, other)

    [asked] = found.questions
    assert found.is_empty
    assert [one.name for one in asked.candidates] == ["Siti Aminah"]

    taken(store, other, Answers(people={asked.place: A_NEW_PERSON}))
    assert namesakes(store, "Siti Aminah") == [
        ("Siti Aminah", "+6281234567890"),
        ("Siti Aminah", "+6281234567891"),
    ]
    again = taken(store, f"Siti Aminah; Guru; 0812-3456-7890\n{other}")
    assert (again.is_empty, again.same, again.questions) == (True, 2, ())


def test_two_rows_of_one_name_are_asked_about(store: Store) -> None:
    text = "Tini; Orang tua; 0812-3456-7890\nTini; Orang tua; 0812-3456-7891"

    found = preview_people(acting(store, SARI), read_lines(text), YEAR)

    [asked] = found.questions
    assert (asked.first, len(found.added)) == (1, 1)
    left = Answers(people={asked.place: LEFT_OUT})
    assert taken(store, text, left).repeated == 1
    assert namesakes(store, "Tini") == [("Tini", "+6281234567890")]


def test_a_row_that_repeats_another_is_counted_once(store: Store) -> None:
    found = taken(store, "Tini; Orang tua\nTini; Orang tua")

    assert (len(found.added), found.repeated) == (1, 1)


def test_a_nip_is_one_persons(store: Store) -> None:
    nip = "19700101 199503 2 001"
    taken(store, f"Siti Aminah; Guru; {nip}")

    found = taken(store, f"Rahma; Guru; {nip}\nWati; Guru; {nip}")

    [asked] = found.questions
    assert (asked.name, asked.may_be_new) == ("Rahma", False)
    assert [fault.row for fault in found.bad] == [2]
    siti = str(asked.candidates[0].id)
    taken(store, f"Rahma; Guru; {nip}", Answers(people={asked.place: siti}))
    assert namesakes(store, "Rahma", "Siti Aminah") == [("Rahma", "")]


def test_who_is_silent_about_the_element_is_asked(store: Store) -> None:
    assert [f.column for f in taken(store, "Tini").bad] == ["Unsur"]

    taken(store, "Tini", Answers(element=Element.KOMITE))

    assert {p.element for p in people.people(store) if p.name == "Tini"} == {"komite"}


def test_class_groups_that_are_not_there_or_taken_twice_are_faults(
    store: Store,
) -> None:
    with_class_group(store)
    before = add_person(
        acting(store, SARI),
        new_id(),
        PersonDraft(name="Ani", element=Element.HOMEROOM),
    )
    text = (
        "Siti; Wali kelas VII A\nWati; Wali kelas 7-A\nRahma; Wali kelas VIII C\n"
        "Ani; Wali kelas"
    )

    found = taken(store, text)

    assert [(f.row, f.column) for f in found.bad] == [(2, "Rombel"), (3, "Rombel")]
    assert [p.name for p in found.added] == ["Siti"]
    assert before.id not in found.homerooms


def test_only_the_wakil_humas_takes_in_a_list(store: Store) -> None:
    for person in (BUDI, RINA):
        with pytest.raises(NotAllowed):
            take_in_people(acting(store, person), read_lines(LIST), YEAR)


def test_somebody_else_changed_the_person_meanwhile(store: Store) -> None:
    listed = read_lines("Rina; Guru; 0812-3456-7890")
    assert preview_people(acting(store, SARI), listed, YEAR).changed
    kept = PersonDraft(name="Rina", element=Element.TEACHER, position="Guru IPA")
    change_person(acting(store, SARI), RINA.id, 1, kept)

    take_in_people(acting(store, SARI), listed, YEAR)

    [rina] = [p for p in people.people(store) if p.id == RINA.id]
    assert (rina.position, rina.phone) == ("Guru IPA", "+6281234567890")
