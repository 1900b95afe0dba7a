from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.errors import Refused
from data.letters.models import LetterPatternDraft

DAY = date(2026, 11, 5)
USUAL = LetterPatternDraft(unit="SMPN-1")


def test_number_is_built_from_its_parts() -> None:
    assert USUAL.full_number(12, "421.3", DAY) == "421.3/012/SMPN-1/XI/2026"


def test_empty_part_takes_its_slash_with_it() -> None:
    assert LetterPatternDraft().full_number(7, "", DAY) == "007/XI/2026"
    assert LetterPatternDraft().full_number(7, "SK", DAY) == "SK/007/XI/2026"


def test_pattern_is_read_and_written_in_the_words_of_schools() -> None:
    typed = LetterPatternDraft(pattern="{kode}/{nomor}-HM/{bulan}/{tahun}")

    assert typed.pattern == "{code}/{number}-HM/{month}/{year}"
    assert typed.shown == "{kode}/{nomor}-HM/{bulan}/{tahun}"
    assert typed.full_number(3, "800", DAY) == "800/003-HM/XI/2026"


@pytest.mark.parametrize(
    ("pattern", "named"),
    [
        ("{kode}/{urut}/{tahun}", "{urut}"),
        ("{kode}/{tahun}", "{nomor}"),
        ("{nomor}/{bulan}", "{tahun}"),
        ("{nomor}/{}/{tahun}", "{}"),
    ],
)
def test_pattern_that_cannot_number_is_refused(pattern: str, named: str) -> None:
    refusal = LetterPatternDraft(pattern=pattern).refusal()

    assert isinstance(refusal, Refused)
    assert named in str(refusal)


def test_delivered_pattern_is_not_refused() -> None:
    assert USUAL.refusal() is None


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("421.3/045/SMPN-1/XI/2026", 45),
        ("045/SMPN-1/XI/2026", 45),
        (" 421.3/45/SMPN-1/XII/2026 ", 45),
        ("421.3/045/SMPN-1/XI/2025", None),
        ("SK 45 Tahun 2026", None),
        ("045", None),
    ],
)
def test_number_typed_by_hand_is_read_where_it_fits(
    typed: str, number: int | None
) -> None:
    assert USUAL.number_in(typed, DAY) == number


@given(
    st.integers(1, 9999),
    st.sampled_from(["", "421.3", "SK", "005.1"]),
    st.dates(date(2020, 1, 1), date(2040, 12, 31)),
)
def test_every_number_built_is_read_again(number: int, code: str, day: date) -> None:
    assert USUAL.number_in(USUAL.full_number(number, code, day), day) == number
