from datetime import date, timedelta
from uuid import UUID

import pytest

from data.errors import Refused
from data.letters import store as letters
from data.letters.actions import enter_number, take_number
from data.letters.models import Letter, LetterDraft
from data.store import Store
from tests.make import NOW, SARI, acting


def a_letter(number: int, day: date = date(2026, 8, 17), code: str = "") -> LetterDraft:
    return LetterDraft(
        code=code,
        subject=f"Surat {number}",
        record="decree",
        record_id=UUID(int=900 + number),
        dated_on=day,
    )


def test_numbers_run_through_the_calendar_year(store: Store) -> None:
    first = take_number(acting(store, SARI), UUID(int=1), a_letter(1))
    second = take_number(acting(store, SARI), UUID(int=2), a_letter(2))
    january = a_letter(3, date(2027, 1, 4))
    third = take_number(acting(store, SARI), UUID(int=3), january)

    assert [x.full_number for x in (first, second, third)] == [
        "001/VIII/2026",
        "002/VIII/2026",
        "001/I/2027",
    ]
    assert [x.number for x in letters.letters_in(store, 2026)] == [2, 1]


def test_double_click_gives_one_number(store: Store) -> None:
    first = take_number(acting(store, SARI), UUID(int=1), a_letter(1))
    again = take_number(acting(store, SARI), UUID(int=1), a_letter(1))
    typed = enter_number(acting(store, SARI), UUID(int=1), a_letter(1), "x")

    assert first == again == typed
    assert letters.next_number(store, 2026) == 2


def test_counting_goes_on_after_a_number_typed_by_hand(store: Store) -> None:
    typed = enter_number(acting(store, SARI), UUID(int=1), a_letter(1), "041/VIII/2026")
    following = take_number(acting(store, SARI), UUID(int=2), a_letter(2))

    assert (typed.number, following.number) == (41, 42)


def test_number_of_another_kind_is_kept_as_typed(store: Store) -> None:
    typed = enter_number(acting(store, SARI), UUID(int=1), a_letter(1), "SK 7a")

    assert (typed.number, typed.full_number) == (None, "SK 7a")
    assert letters.next_number(store, 2026) == 1


@pytest.mark.parametrize("typed", ["001/VIII/2026", "1/VIII/2026", "001/IX/2026"])
def test_number_is_given_once(store: Store, typed: str) -> None:
    take_number(acting(store, SARI), UUID(int=1), a_letter(1))

    with pytest.raises(Refused, match="Surat 1"):
        enter_number(acting(store, SARI), UUID(int=2), a_letter(2), typed)


def test_last_number_given_back_is_free_again(store: Store) -> None:
    take_number(acting(store, SARI), UUID(int=1), a_letter(1))
    take_number(acting(store, SARI), UUID(int=2), a_letter(2))

    store.remove(Letter, UUID(int=2))

    assert letters.next_number(store, 2026) == 2
    assert letters.letter_of(store, "decree", UUID(int=902)) is None
    found = letters.letter_of(store, "decree", UUID(int=901))
    assert found is not None
    assert found.full_number == "001/VIII/2026"


def test_code_last_used_is_offered_again(store: Store) -> None:
    assert letters.last_code(store, "decree") == ""
    take_number(acting(store, SARI), UUID(int=1), a_letter(1, code="421"))
    take_number(
        acting(store, SARI, NOW + timedelta(hours=1)),
        UUID(int=2),
        a_letter(2, code="422"),
    )

    assert letters.last_code(store, "decree") == "422"
    assert letters.last_code(store, "invitation") == ""
