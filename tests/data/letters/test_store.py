from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from uuid import UUID

import pytest

from data.errors import Refused
from data.letters import store as letters
from data.letters.actions import enter_number, keep_pattern, take_number
from data.letters.models import (
    Letter,
    LetterDraft,
    LetterPatternDraft,
    MonthStyle,
    NumberRuns,
)
from data.letters.reading import missing, next_number, twice
from data.school.models import Level, School
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


def following(store: Store, code: str = "", day: date = date(2026, 8, 17)) -> int:
    there = letters.letters_in(store, day.year)
    return next_number(letters.pattern(store), there, code, day).number


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
    typed = enter_number(acting(store, SARI), UUID(int=1), a_letter(1), "9/2026")

    assert first == again == typed
    assert following(store) == 2


def test_counting_goes_on_after_a_number_typed_by_hand(store: Store) -> None:
    typed = enter_number(acting(store, SARI), UUID(int=1), a_letter(1), "041/VIII/2026")
    following = take_number(acting(store, SARI), UUID(int=2), a_letter(2))

    assert (typed.number, following.number) == (41, 42)


def test_number_of_another_kind_is_kept_as_typed(store: Store) -> None:
    typed = enter_number(acting(store, SARI), UUID(int=1), a_letter(1), "SK 7a")

    assert (typed.number, typed.full_number) == (None, "SK 7a")
    assert following(store) == 1


@pytest.mark.parametrize("typed", ["001/VIII/2026", "1/VIII/2026", "001/IX/2026"])
def test_number_is_given_once(store: Store, typed: str) -> None:
    take_number(acting(store, SARI), UUID(int=1), a_letter(1))

    with pytest.raises(Refused, match="Surat 1"):
        enter_number(acting(store, SARI), UUID(int=2), a_letter(2), typed)


def test_last_number_given_back_is_free_again(store: Store) -> None:
    take_number(acting(store, SARI), UUID(int=1), a_letter(1))
    take_number(acting(store, SARI), UUID(int=2), a_letter(2))

    store.remove(Letter, UUID(int=2))

    assert following(store) == 2
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


@pytest.mark.parametrize(
    "typed",
    [
        "421.3/001/SMPN1/VII/2026",
        " 421.3 / 1 / smpn1 / 07 / 2026 ",
        "421.3-0001-SMPN1-7-2026",
        "421.3/001/SMPN1/Juli/2026",
        "421.3/001/SMPN1/VII/26",
        "421.3/001/SMPN 1/vii/2026",
        "Nomor: 421.3/001/SMPN1/Ⅶ/2026",
        "421.3\\01\\SMPN1\\VII\\2026",
        "421.3/001/SMPN1/VIII/2026",
        "800/001/SMPN1/VII/2026",
        "001/VII/2026",
    ],
)
def test_a_number_typed_by_hand_is_counted_however_it_is_written(
    store: Store, typed: str
) -> None:
    keep_pattern(acting(store, SARI), 0, LetterPatternDraft(unit="SMPN1"))
    day = date(2026, 7, 20)
    enter_number(acting(store, SARI), UUID(int=1), a_letter(1, day), typed)

    second = take_number(acting(store, SARI), UUID(int=2), a_letter(2, day, "421.3"))

    assert second.full_number == "421.3/002/SMPN1/VII/2026"
    with pytest.raises(Refused, match="Surat 1"):
        enter_number(
            acting(store, SARI),
            UUID(int=3),
            a_letter(3, day),
            "421.3/1/SMPN1/VII/2026",
        )


def test_a_number_of_no_pattern_is_given_once_too(store: Store) -> None:
    enter_number(acting(store, SARI), UUID(int=1), a_letter(1), "SK 7a / 2026")

    with pytest.raises(Refused, match="SK 7a / 2026"):
        enter_number(acting(store, SARI), UUID(int=2), a_letter(2), "sk07A/2026")


def test_a_number_counts_in_the_year_that_it_names(store: Store) -> None:
    enter_number(acting(store, SARI), UUID(int=1), a_letter(1), "009/XII/2025")

    assert following(store) == 1
    assert following(store, day=date(2025, 12, 30)) == 10


def test_each_code_has_its_own_run_where_the_school_wants(store: Store) -> None:
    pattern = LetterPatternDraft(unit="SMPN1", runs=NumberRuns.CODE)
    keep_pattern(acting(store, SARI), 0, pattern)
    numbers = [
        take_number(acting(store, SARI), UUID(int=n), a_letter(n, code=code))
        for n, code in enumerate(("421.3", "005", "421.3", "800 "), 1)
    ]
    typed = "421.03/7/smpn1/8/2026"
    enter_number(acting(store, SARI), UUID(int=9), a_letter(9), typed)

    assert [letter.full_number for letter in numbers] == [
        "421.3/001/SMPN1/VIII/2026",
        "005/001/SMPN1/VIII/2026",
        "421.3/002/SMPN1/VIII/2026",
        "800/001/SMPN1/VIII/2026",
    ]
    codes = ("421.3", "005", "5", "800", "SK")
    assert [following(store, code) for code in codes] == [8, 2, 2, 2, 1]
    with pytest.raises(Refused, match="archive"):
        take_number(acting(store, SARI), UUID(int=10), a_letter(10))


def test_changing_from_runs_to_one_run_gives_no_number_again(store: Store) -> None:
    by_code = LetterPatternDraft(runs=NumberRuns.CODE)
    keep_pattern(acting(store, SARI), 0, by_code)
    for n, code in enumerate(("421.3", "005", "421.3"), 1):
        take_number(acting(store, SARI), UUID(int=n), a_letter(n, code=code))

    one_run = LetterPatternDraft(months=MonthStyle.FIGURES)
    keep_pattern(acting(store, SARI), 1, one_run)
    fourth = take_number(acting(store, SARI), UUID(int=4), a_letter(4, code="421.3"))

    assert fourth.full_number == "421.3/003/08/2026"


def test_an_older_number_that_was_not_counted_counts_now(store: Store) -> None:
    old = Letter.of(
        a_letter(1), UUID(int=1), None, "004 / viii / 2026", by=SARI, now=NOW
    )
    with store.transaction():
        store.add(old)

    assert following(store) == 5


def test_gaps_and_numbers_given_twice_are_found(store: Store) -> None:
    take_number(acting(store, SARI), UUID(int=1), a_letter(1))
    for n, typed in ((2, "005/VIII/2026"), (3, "006/VIII/2026"), (4, "009/VIII/2026")):
        enter_number(acting(store, SARI), UUID(int=n), a_letter(n), typed)
    again = Letter.of(a_letter(5), UUID(int=5), None, "5/8/2026", by=SARI, now=NOW)
    with store.transaction():
        store.add(again)
    pattern, there = letters.pattern(store), letters.letters_in(store, 2026)

    gaps = [(gap.first, gap.last) for gap in missing(pattern, there)]
    [double] = twice(pattern, there)

    assert gaps == [(2, 4), (7, 8)]
    assert {letter.subject for letter in double.letters} == {"Surat 2", "Surat 5"}


def test_a_number_without_a_digit_is_none(store: Store) -> None:
    with pytest.raises(Refused, match="……/……"):
        enter_number(acting(store, SARI), UUID(int=1), a_letter(1), "……/……")


def test_a_madrasah_begins_with_the_pattern_of_its_ministry(store: Store) -> None:
    school = store.get(School)
    changed = {"level": Level.MTS, "version": school.version + 1}
    with store.transaction():
        store.replace(school.model_copy(update=changed))

    letter = take_number(acting(store, SARI), UUID(int=1), a_letter(1, code="PP.00.5"))

    assert letter.full_number == "B-001/PP.00.5/08/2026"


def test_two_people_at_once_get_two_numbers(store: Store) -> None:
    def numbered(n: int) -> str:
        own = store.cursor()
        with own.transaction():
            return take_number(acting(own, SARI), UUID(int=n), a_letter(n)).full_number

    with ThreadPoolExecutor(8) as people:
        given = list(people.map(numbered, range(1, 25)))

    assert sorted(given) == [f"{n:03}/VIII/2026" for n in range(1, 25)]
