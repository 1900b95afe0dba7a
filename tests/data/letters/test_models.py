from datetime import date

import pytest

from data.errors import Refused
from data.letters.models import LetterPatternDraft, MonthStyle, NumberRuns

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
        ("{nomor}/{tahun", "{"),
        ("{nomor}/{tahun}/{", "{"),
        ("{nomor}/{nomor}/{tahun}", "{nomor}"),
        ("{kode}{nomor}/{tahun}", "{kode}{nomor}"),
        ("{nomor}{bulan}/{tahun}", "{nomor}{bulan}"),
        ("SK1{nomor}/{tahun}", "1{nomor}"),
        ("{nomor}0/{tahun}", "{nomor}0"),
    ],
)
def test_pattern_that_cannot_number_is_refused(pattern: str, named: str) -> None:
    refusal = LetterPatternDraft(pattern=pattern).refusal()

    assert isinstance(refusal, Refused)
    assert named in str(refusal)


def test_delivered_pattern_is_not_refused() -> None:
    assert USUAL.refusal() is None


def test_a_run_for_each_code_needs_the_code() -> None:
    pattern = LetterPatternDraft(pattern="{nomor}/{tahun}", runs=NumberRuns.CODE)

    assert "{kode}" in str(pattern.refusal())
    assert "code" in str(LetterPatternDraft(runs=NumberRuns.CODE).code_refusal(" "))
    assert LetterPatternDraft(runs=NumberRuns.CODE).code_refusal("800") is None
    assert LetterPatternDraft().code_refusal("") is None


def test_a_madrasah_writes_its_month_in_figures() -> None:
    pattern = LetterPatternDraft(
        pattern="B-{nomor}/{unit}/{kode}/{bulan}/{tahun}",
        unit="Mts.06.01",
        months=MonthStyle.FIGURES,
    )

    full = pattern.full_number(12, "PP.00.5", date(2026, 7, 3))

    assert pattern.refusal() is None
    assert full == "B-012/Mts.06.01/PP.00.5/07/2026"


@pytest.mark.parametrize(("digits", "number"), [(1, "7"), (3, "007"), (4, "0007")])
def test_numbers_have_as_many_zeros_as_the_school_wants(
    digits: int, number: str
) -> None:
    pattern = LetterPatternDraft(pattern="{nomor}/{tahun}", digits=digits)

    assert pattern.full_number(7, "", DAY) == f"{number}/2026"
