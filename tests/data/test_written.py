"""What somebody writes into a field for a number is read whole, or named."""

from decimal import Decimal

import pytest

from data.language import Language, in_number, in_rupiah, speaking
from data.written import Unread, number_in, rupiah_in


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("68,0", "68.0"),
        (" 1.234,5 ", "1234.5"),
        ("-12,25", "-12.25"),
        ("−3", "-3"),
        ("2900000", "2900000"),
        ("0", "0"),
    ],
)
def test_a_number_is_read_as_indonesian_writes_it(typed: str, number: str) -> None:
    with speaking(Language.INDONESIAN):
        assert number_in(typed) == Decimal(number)


@pytest.mark.parametrize(
    "typed", ["68.5", "1e5", "tujuh", "٣", "12,5 %", "1.23.456", "-"]
)
def test_what_may_be_two_numbers_or_none_is_handed_back(typed: str) -> None:
    with speaking(Language.INDONESIAN):
        unread = number_in(typed)
    assert isinstance(unread, Unread)
    assert str(unread) == typed


def test_english_writes_its_points_the_other_way() -> None:
    with speaking(Language.ENGLISH):
        assert number_in("68.5") == Decimal("68.5")
        assert number_in("1,234.5") == Decimal("1234.5")
        assert isinstance(number_in("68,5"), Unread)


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("Rp2.900.000", 2_900_000),
        ("rp 2.900.000,-", 2_900_000),
        ("2900000", 2_900_000),
        ("2,9 juta", 2_900_000),
        ("150rb", 150_000),
        ("0", 0),
    ],
)
def test_an_amount_is_read_as_a_treasurer_writes_it(typed: str, amount: int) -> None:
    assert str(rupiah_in(typed)) == str(amount)


@pytest.mark.parametrize(
    "typed", ["2.9", "-5.000", "sekitar 2 juta", "500 untuk konsumsi", "12,50", "US$ 5"]
)
def test_an_amount_that_is_not_whole_rupiah_is_handed_back(typed: str) -> None:
    assert str(rupiah_in(typed)) == typed
    assert isinstance(rupiah_in(typed), Unread)


def test_nothing_written_is_no_number() -> None:
    assert number_in("  ") is None
    assert rupiah_in("") is None


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("number", ["0", "68.5", "1234567.25", "-4"])
def test_what_a_field_shows_can_be_read_again(language: Language, number: str) -> None:
    value = Decimal(number)
    with speaking(language):
        assert number_in(in_number(value)) == value
        assert rupiah_in(in_rupiah(abs(value.to_integral_value()))) == abs(
            value.to_integral_value()
        )
