from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.letters.models import LetterPatternDraft, MonthStyle
from data.letters.reading import given_in, plain

USUAL = LetterPatternDraft(unit="SMPN-1")
MADRASAH = LetterPatternDraft(
    pattern="B-{nomor}/{unit}/{kode}/{bulan}/{tahun}",
    unit="Mts.06.01",
    months=MonthStyle.FIGURES,
)
UNITLESS = LetterPatternDraft()


def number_in(pattern: LetterPatternDraft, typed: str) -> int | None:
    found = given_in(pattern, typed)
    return found.number if found else None


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("421.3/045/SMPN-1/XI/2026", 45),
        ("045/SMPN-1/XI/2026", 45),
        (" 421.3/45/SMPN-1/XII/2026 ", 45),
        ("421.3 – 45 – smpn 1 – 11 – 2026", 45),
        ("421.3/045/SMPN.1/XI/2026", 45),
        ("421.3/045/SMPN/1/XI/2026", 45),
        ("421.3/045/SMPN1/XI/2026", 45),
        ("421.3/045/SMPN I/XI/2026", 45),
        ("421.3/045/smpn.01/XI.2026", 45),
        ("421.3/045/SMPN-1/November 2026", 45),
        ("421.3/045/SMPN-1/XI 2026", 45),
        ("045/SMPN_1/11.2026", 45),
        ("421.3/045/SMPN 2/XI/2026", None),
        ("421.3/045/SMPN 11/XI/2026", None),
        ("421.3/045/SMPN II/XI/2026", None),
        ("421.3/045.a/SMPN 1/XI/2026", None),
        ("421.3/045/SMPN 1/3 November 2026", None),
        ("421.3 – 45 – smpn-01 – 11 – 2026", 45),
        ("421.3/045/XI/2026", 45),
        ("No 421.3/045/SMPN-1/Nopember/2026.", 45),
        ("421.3/045/SMPN-1/Agt/26", 45),
        ("421.3/045/SMPN-1/Sept./2026", 45),
        ("SK-2/045/SMPN-1/XI/2026", 45),
        ("421.3/045/SMPN-1/XIII/2026", None),
        ("421.3/045/DISDIK/XI/2026", None),
        ("SK 45 Tahun 2026", None),
        ("045", None),
    ],
)
def test_number_typed_by_hand_is_read_where_it_fits(
    typed: str, number: int | None
) -> None:
    assert number_in(USUAL, typed) == number


@pytest.mark.parametrize(
    "typed",
    [
        "B-012/Mts.06.01/PP.00.5/07/2026",
        "b - 12 / MTS.6.1 / PP.00.5 / VII / 2026",
        "B/012/mts.06.01/pp.00.5/7/2026",
        "B-0012/PP.00.5/07/2026",
        "B-012/MTs 06 01/PP.00.5/07.2026",
        "B-012/Mts-06-01/PP.00.5/Juli 2026",
    ],
)
def test_a_madrasahs_number_is_read_however_it_is_written(typed: str) -> None:
    found = given_in(MADRASAH, typed)

    assert found is not None
    assert (found.number, found.code, found.year) == (12, "pp.0.5", 2026)


@pytest.mark.parametrize(
    "typed", ["421.3/012/VII/2026", "421.3/12/SMPN-1/VII/2026", "012/7/2026"]
)
def test_without_a_unit_of_the_school_one_may_be_there(typed: str) -> None:
    assert number_in(UNITLESS, typed) == 12


@given(
    st.integers(1, 9999),
    st.sampled_from(["", "421.3", "SK", "005.1", "PP.00.5"]),
    st.dates(date(2020, 1, 1), date(2040, 12, 31)),
    st.sampled_from([USUAL, MADRASAH, UNITLESS]),
)
def test_every_number_built_is_read_again(
    number: int, code: str, day: date, pattern: LetterPatternDraft
) -> None:
    found = given_in(pattern, pattern.full_number(number, code, day))

    assert found is not None
    assert (found.number, found.year) == (number, day.year)
    assert found.code == plain(code)
