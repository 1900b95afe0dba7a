"""Names stand where people look for them, in Python and in SQL."""

import random
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.names import alphabetical, person_key, without_mark
from data.people import store as people
from data.people.actions import add_person
from data.people.models import Element, PersonDraft
from data.people.queries import listed_people
from data.record import new_id
from data.store import Store
from tests.make import SARI, acting

IN_ORDER = [
    "álif",
    "Alya",
    "“Gebyar” Seni",
    "Gema Ramadan",
    "Ma’arif Contoh",
    "MA'ARIF CONTOH B",
    "Maarif Contoh C",
    "Rapat 2",
    "rapat 10",
    "Rapat 010 b",
    "Renée",
    "RENEE S.",
    "Zaki",
]


def test_case_accents_and_apostrophes_do_not_count_and_numbers_do() -> None:
    mixed = random.Random(4).sample(IN_ORDER, len(IN_ORDER))

    assert sorted(mixed, key=alphabetical) == IN_ORDER


@pytest.fixture(scope="module")
def schema() -> Iterator[Store]:
    opened = Store.open()
    yield opened
    opened.close()


LETTERS = st.text(
    alphabet=st.characters(max_codepoint=0x24F, exclude_categories=("Cc",))
    | st.sampled_from("’‘ʼ“”ʿⅦ0123456789"),
    max_size=20,
)


@settings(max_examples=200)
@given(LETTERS)
def test_sql_and_python_order_names_alike(schema: Store, words: str) -> None:
    [in_sql] = schema.column("select alphabetical($words)", words=words)

    assert in_sql == alphabetical(words)


def test_the_directory_stands_as_people_look_for_names(store: Store) -> None:
    begun = {person.name for person in people.people(store)}
    for name in random.Random(1).sample(IN_ORDER, len(IN_ORDER)):
        draft = PersonDraft(name=name, element=Element.PARENT)
        add_person(acting(store, SARI), new_id(), draft)

    listed = [row.name for row in listed_people(store) if row.name not in begun]
    kept = [row.name for row in people.people(store) if row.name not in begun]
    assert listed == kept == IN_ORDER


@pytest.mark.parametrize(
    "spelled",
    [
        "Ma'ruf|Ma’ruf|MAʼRUF|ma`ruf|Ma´ruf|H. Maruf, S.Pd.|"
        "Drs. H. Maruf S.Pd|Ma'ruf, SE, MM",
        "Ahmad bin Ali|AHMAD  ALI|Ahmad Ali (Alm.)|Alm. H. Ahmad Ali|Ahmad Ali, M. Pd.",
        "Renée Nur'aini|RENEE NUR AINI|Hj. Renee Nuraini|Almh. Renée Nur’aini †",
        "M. Yusuf|M.Yusuf|m yusuf",
    ],
)
def test_spellings_of_a_name_are_one(spelled: str) -> None:
    assert len({person_key(name) for name in spelled.split("|")}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("M. Ali", "Ali"),
        ("Alamsyah", "Syah"),
        ("Budi, Hartono", "Budi"),
        ("Siti Aminah", "Siti Amina"),
        ("A.Rahman", "Rahman"),
        ("Haji", "H."),
    ],
)
def test_different_names_stay_apart(one: str, other: str) -> None:
    assert person_key(one) != person_key(other)


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Budi Alm., S.Pd.", "Budi, S.Pd."),
        ("ALM.BUDI", "BUDI"),
        ("(alm)", ""),
        ("Sudah meninggal", ""),
        ("Alamsyah", None),
        ("Wafati", None),
    ],
)
def test_the_mark_of_death_is_taken_off_a_name(written: str, name: str | None) -> None:
    marked = name is not None
    assert without_mark(written) == (name if marked else written, marked)
