"""What a cell says as a number, and what stands beside it."""

from decimal import Decimal

import pytest

from data.errors import Refused
from data.workbook import WrittenMeasure, measure_of, spelled


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("1.500.000,00", "1500000"),
        ("1,500,000.00", "1500000"),
        ("1 500 000", "1500000"),
        ("1’500’000", "1500000"),
        ("1.500", "1500"),
        ("1500000", "1500000"),
        (1500000.0, "1500000"),
        ("62,5", "62.5"),
        ("62.5", "62.5"),
        ("0,750", "0.75"),
        ("-3", "-3"),
        ("− 3", "-3"),
        ("seratus dua puluh", "120"),
        ("tiga koma dua lima", "3.25"),
    ],
)
def test_numbers_are_read_as_written_in_indonesia(typed: object, number: str) -> None:
    assert measure_of(typed) == WrittenMeasure(number=Decimal(number))


@pytest.mark.parametrize(
    "typed",
    ["1.50.000", "1500.000", "1.500,000", "banyak", "", "Rp 5 %", "Rp 500 BOS", True],
)
def test_what_is_no_number_is_refused(typed: object) -> None:
    with pytest.raises(Refused, match="number"):
        measure_of(typed)


@pytest.mark.parametrize(
    "words",
    [
        "puluh",
        "se",
        "dua tiga",
        "tiga ribu dua juta",
        "lima nol",
        "koma dua",
        "satu koma",
    ],
)
def test_words_that_are_no_number_are_none(words: str) -> None:
    assert spelled(words) is None


def measure(number: str, **beside: object) -> WrittenMeasure:
    return WrittenMeasure.model_validate({"number": Decimal(number), **beside})


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        (85, measure("85")),
        ("Rp1.500.000,-", measure("1500000", rest="rupiah")),
        ("85%", measure("85", is_percent=True)),
        ("85 persen", measure("85", is_percent=True)),
        ("0,85", measure("0.85")),
        ("tujuh puluh lima persen", measure("75", is_percent=True)),
        (">= 85 %", measure("85", is_percent=True, is_least=True)),
        ("≥85", measure("85", is_least=True)),
        ("maks. 3 hari", measure("3", is_least=False, rest="hari")),
        ("sekurang-kurangnya 60 orang", measure("60", is_least=True, rest="orang")),
        (
            "lebih dari 80%",
            measure("80", is_percent=True, is_least=True, is_beyond=True),
        ),
        (
            "minimal 80 persen dari undangan",
            measure("80", is_percent=True, is_least=True, rest="dari undangan"),
        ),
    ],
)
def test_what_stands_beside_a_number_is_kept(
    typed: object, written: WrittenMeasure
) -> None:
    assert measure_of(typed) == written


@pytest.mark.parametrize(
    "typed",
    [
        "75-80%",
        "3 dari 4 kelas",
        "8/10",
        "80%+",
        "70 atau 80",
        "70 delapan",
        "tiga perempat",
        "1½",
        "x",
    ],
)
def test_several_numbers_are_no_measure(typed: str) -> None:
    with pytest.raises(Refused, match="number"):
        measure_of(typed)


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("80 orang ke atas", measure("80", is_least=True, rest="orang")),
        ("75% keatas", measure("75", is_least=True, is_percent=True)),
        ("60 atau lebih", measure("60", is_least=True)),
        ("12 kebawah", measure("12", is_least=False)),
        ("55 prosen", measure("55", is_percent=True)),
        ("55 prosent", measure("55", is_percent=True)),
    ],
)
def test_a_limit_behind_a_number_is_no_unit(typed: str, wanted: WrittenMeasure) -> None:
    assert measure_of(typed) == wanted


def test_a_number_with_two_limits_is_refused() -> None:
    with pytest.raises(Refused, match="limit twice"):
        measure_of("minimal 75 ke atas")
