from decimal import Decimal
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.few import hides, shared, shared_one, tells, tells_result


def test_fewer_than_five_stay_hidden() -> None:
    assert [shared_one(n) for n in (0, 1, 4, 5, 30)] == ["0", "<5", "<5", "5", "30"]


def test_how_many_came_is_told_where_no_few_did_or_did_not() -> None:
    told = [tells(*n) for n in ((40, 35), (12, 0), (6, 6), (40, 37), (9, 4), (3, 3))]

    assert told == [True, True, True, False, False, False]
    assert tells_result(0, 0, Decimal(85), is_counted=True)
    assert tells_result(40, 37, Decimal(85), is_counted=False)
    assert not tells_result(40, 37, Decimal(93), is_counted=True)
    assert not tells_result(40, 35, Decimal(3), is_counted=False)
    assert not tells_result(3, 3, Decimal(100), is_counted=False)


def test_what_is_hidden_cannot_be_reckoned_from_the_sum() -> None:
    assert shared({"a": 12, "b": 3}) == {"a": "≥5", "b": "<5"}
    assert shared({"a": 12, "b": 7, "c": 3}) == {"a": "12", "b": "≥5", "c": "<5"}
    assert shared({"a": 12, "b": 3, "c": 2, "d": 0}) == {
        "a": "12",
        "b": "<5",
        "c": "<5",
        "d": "0",
    }


@given(st.lists(st.integers(min_value=0, max_value=40), max_size=8))
def test_nobody_reckons_a_small_number_from_all_that_is_shown(
    counts: list[int],
) -> None:
    said = shared({str(place): count for place, count in enumerate(counts)})

    for place, count in enumerate(counts):
        if 0 < count < 5:
            assert said[str(place)] == "<5"
    hidden = [c for place, c in enumerate(counts) if not said[str(place)].isdigit()]
    if sum(1 for c in counts if c) > 0 and len(hidden) == 1:
        assert len([c for c in counts if c]) == 1


def possible(counts: dict[str, int]) -> list[set[int]]:
    """For each count that is hidden, what it can be by what is said and the sum."""
    said = shared(counts)
    hidden = [name for name in counts if not said[name].isdigit()]
    total = sum(counts[name] for name in hidden)
    spans = [
        range(1, 5) if said[name] == "<5" else range(5, total + 1) for name in hidden
    ]
    fits = [one for one in product(*spans) if sum(one) == total]
    return [set(column) for column in zip(*fits, strict=True)]


@pytest.mark.parametrize(
    "counts", [[1, 5], [1, 5, 9], [4, 4, 20], [1, 1, 1, 1, 1, 8], [3, 12], [2, 2, 6]]
)
def test_nothing_hidden_is_the_only_number_that_fits(counts: list[int]) -> None:
    named = {str(place): count for place, count in enumerate(counts)}

    told = [one for one in possible(named) if len(one) == 1]
    assert bool(told) is not hides(named)


def test_what_cannot_be_hidden_is_not_to_be_shown() -> None:
    assert not hides({"a": 4, "b": 4})
    assert not hides({"a": 1, "b": 1, "c": 1, "d": 1, "e": 1})
    assert hides({"a": 4, "b": 4, "c": 20})
    assert hides({"a": 2, "b": 1})
    assert hides({"a": 12, "b": 30})
