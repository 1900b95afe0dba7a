from datetime import date, time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as some

from data import language
from data.errors import WrongStep
from data.language import Language, say, say_many, speaking, why
from planning.plan.models import PlanStep


def test_indonesian_is_spoken_unless_somebody_chose_english() -> None:
    assert say("Save") == "Simpan"
    with speaking(Language.ENGLISH):
        assert say("Save") == "Save"
    assert say("Save") == "Simpan"


def test_facts_are_worded_in_the_same_language() -> None:
    refused = WrongStep(
        "The work programme is {at}; it cannot become {to} now.",
        at=PlanStep.DRAFT,
        to=PlanStep.APPROVED,
    )

    assert why(refused) == (
        "Program kerja berada pada tahap draf; saat ini tidak dapat menjadi disetujui."
    )


def test_counts_have_one_form_in_indonesian_and_two_in_english() -> None:
    one, many = "{count} person", "{count} people"
    assert say_many(one, many, 1) == "1 orang"
    assert say_many(one, many, 1200) == "1.200 orang"
    with speaking(Language.ENGLISH):
        assert say_many(one, many, 1) == "1 person"
        assert say_many(one, many, 2) == "2 people"


def test_dates_and_money_are_written_as_on_indonesian_paper() -> None:
    day = date(2026, 11, 20)

    assert language.in_weekday(day) == "Jumat, 20 November 2026"
    assert language.in_long(day) == "20 November 2026"
    assert language.in_short(date(2026, 8, 1)) == "1 Agu 2026"
    assert language.in_rupiah(Decimal(1_234_567)) == "Rp1.234.567"


def test_a_share_of_nothing_is_a_dash() -> None:
    assert language.in_percent(None) == "–"
    assert language.in_percent(0.874) == "87 %"


UNITS = {
    "nol": 0,
    "satu": 1,
    "dua": 2,
    "tiga": 3,
    "empat": 4,
    "lima": 5,
    "enam": 6,
    "tujuh": 7,
    "delapan": 8,
    "sembilan": 9,
    "sepuluh": 10,
    "sebelas": 11,
    "seratus": 100,
}
SCALES = {
    "ribu": 10**3,
    "juta": 10**6,
    "miliar": 10**9,
    "triliun": 10**12,
}


def read_again(words: str) -> int:
    """Read a number in words, as a treasurer would."""
    total = part = digit = 0
    for word in words.replace("seribu", "satu ribu").split():
        if word in SCALES:
            total += (part + digit) * SCALES[word]
            part = digit = 0
        elif word == "belas":
            digit += 10
        elif word in {"puluh", "ratus"}:
            part += digit * (10 if word == "puluh" else 100)
            digit = 0
        else:
            part, digit = part + digit, UNITS[word]
    return total + part + digit


@given(some.integers(min_value=0, max_value=10**15 - 1))
def test_a_number_in_words_reads_as_the_number(number: int) -> None:
    assert read_again(language.in_words(number)) == number


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (0, "Nol rupiah"),
        (1_000, "Seribu rupiah"),
        (11_000, "Sebelas ribu rupiah"),
        (1_200_000, "Satu juta dua ratus ribu rupiah"),
        (48_800_000, "Empat puluh delapan juta delapan ratus ribu rupiah"),
    ],
)
def test_money_in_words_stands_under_a_total(amount: int, words: str) -> None:
    with speaking(Language.ENGLISH):
        assert language.in_rupiah_words(Decimal(amount)) == words


def test_hours_are_written_with_a_dot() -> None:
    assert language.in_hour(time(8, 30)) == "08.30"
