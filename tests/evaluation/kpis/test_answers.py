"""Figures of questionnaires, counted by hand."""

from decimal import Decimal
from fractions import Fraction
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.kpis.models.answers import (
    Band,
    Gained,
    ItemCounts,
    band_of,
    gained_of,
    hundredths,
    response_rate,
    satisfaction,
    score_of,
    share_of,
    understanding,
)

COUNTS = st.lists(st.integers(0, 50), min_size=4, max_size=4).map(tuple)


def test_an_index_is_the_mean_of_all_answers_times_25() -> None:
    # 1×1 + 2×2 + 3×10 + 4×7 = 63 points of 20 answers: mean 3.15.
    whole = satisfaction([ItemCounts(counts=(1, 2, 10, 7))])

    assert whole.index == Decimal("78.75")
    assert whole.band is Band.B
    assert (whole.kpi.counted, whole.kpi.of) == (63, 80)


def test_every_answer_weighs_the_same_not_every_item() -> None:
    # 10 answers of 4 points and 2 of 1: (40 + 2) ÷ 12 × 25, not (100 + 25) ÷ 2.
    items = [ItemCounts(counts=(0, 0, 0, 10)), ItemCounts(counts=(2, 0, 0, 0))]

    assert satisfaction(items).index == Decimal("87.50")


def test_a_reversed_item_is_turned() -> None:
    asked = ItemCounts(counts=(9, 1, 0, 0), is_reversed=True)

    assert asked.mean == pytest.approx(3.9)
    assert satisfaction([asked]).index == Decimal("97.50")


def test_five_points_have_another_formula_and_no_band() -> None:
    # Mean of (1, 3, 5) is 3: 100 × 2 ÷ 4.
    of_five = satisfaction([ItemCounts(counts=(1, 0, 1, 0, 1))])

    assert of_five.index == Decimal("50.00")
    assert of_five.band is None
    assert "four points only" in of_five.kpi.formula


def test_scales_of_several_lengths_are_joined_by_the_share_of_each() -> None:
    items = [ItemCounts(counts=(0, 0, 0, 1)), ItemCounts(counts=(1, 0, 0, 0, 0))]

    assert satisfaction(items).index == Decimal("50.00")


def test_nobody_answered() -> None:
    nothing = satisfaction([ItemCounts(counts=(0, 0, 0, 0))])

    assert (nothing.index, nothing.band) == (None, None)
    assert nothing.kpi.value is None


@pytest.mark.parametrize(
    ("index", "band"),
    [
        ("25.00", Band.D),
        ("64.99", Band.D),
        ("65.00", Band.C),
        ("76.60", Band.C),
        ("76.61", Band.B),
        ("88.30", Band.B),
        ("88.31", Band.A),
        ("100.00", Band.A),
    ],
)
def test_bands_begin_where_the_regulation_says(index: str, band: Band) -> None:
    assert band_of(Decimal(index)) is band


def test_an_index_is_rounded_before_its_band_is_told() -> None:
    assert hundredths(Fraction(64995, 1000)) == Decimal("65.00")


@given(COUNTS)
def test_an_index_of_four_points_lies_between_25_and_100(counts: tuple[int]) -> None:
    index = satisfaction([ItemCounts(counts=counts)]).index

    assert index is None or 25 <= index <= 100


@given(COUNTS)
def test_turning_an_item_twice_changes_nothing(counts: tuple[int, ...]) -> None:
    turned = ItemCounts(counts=counts[::-1], is_reversed=True)

    assert (
        satisfaction([turned]).index == satisfaction([ItemCounts(counts=counts)]).index
    )


@given(st.lists(COUNTS, min_size=1, max_size=6), st.randoms())
def test_the_order_of_items_changes_nothing(
    counts: list[tuple[int, ...]], chance: Random
) -> None:
    items = [ItemCounts(counts=one) for one in counts]
    mixed = items[:]
    chance.shuffle(mixed)

    assert satisfaction(mixed).index == satisfaction(items).index


def test_a_rate_says_of_what_and_may_be_more_than_all() -> None:
    assert response_rate(60, 80).value == 0.75
    assert response_rate(12, 10, came=True).value == 1.2
    assert "came" in response_rate(12, 10, came=True).counts
    assert response_rate(12, 0).value is None


def test_those_who_answered_twice_are_compared_by_their_codes() -> None:
    # C wrote only before, D only after. A 40 → 80, B 60 → 80: 50 → 80, 30 of 50.
    found = understanding({"A": 40, "B": 60, "C": 0}, {"A": 80, "B": 80, "D": 100})

    assert (found.before, found.after, found.pairs) == (50, 80, 2)
    assert found.difference == 30
    assert found.normalised == pytest.approx(0.6)
    assert found.gained is Gained.MIDDLE


def test_sheets_without_codes_have_a_difference_of_means_only() -> None:
    found = understanding([40, 60], [80, 90, 100])

    assert (found.before, found.after, found.difference) == (50, 90, 40)
    assert found.normalised is None
    assert found.gained is None


def test_who_knew_everything_before_can_gain_nothing() -> None:
    found = understanding({"A": 100}, {"A": 100})

    assert found.difference == 0
    assert found.normalised is None


def test_without_pairs_there_is_nothing_to_compare() -> None:
    found = understanding({"A": 50}, {"B": 70})

    assert (found.before, found.after, found.pairs) == (None, None, 0)


@pytest.mark.parametrize(
    ("gain", "band"),
    [
        (0.7, Gained.HIGH),
        (0.69, Gained.MIDDLE),
        (0.3, Gained.MIDDLE),
        (0.29, Gained.LOW),
        (0, Gained.LOW),
        (-0.1, Gained.LOST),
    ],
)
def test_bands_of_gain(gain: float, band: Gained) -> None:
    assert gained_of(gain) is band


@given(st.dictionaries(st.text(max_size=3), st.floats(0, 100), max_size=8))
def test_nothing_learnt_is_no_gain(scores: dict[str, float]) -> None:
    assert understanding(scores, scores).difference in {None, 0}


def test_a_score_counts_what_was_left_empty_as_not_known() -> None:
    right = share_of(1, key="1", points=2, is_reversed=False)
    wrong = share_of(1, key="0", points=2, is_reversed=False)
    of_scale = share_of(2, key="", points=4, is_reversed=True)

    assert (right, wrong) == (1, 0)
    assert of_scale == pytest.approx(2 / 3)
    assert score_of([right, wrong, None, of_scale]) == pytest.approx(100 * (5 / 3) / 4)
    assert score_of([]) is None
