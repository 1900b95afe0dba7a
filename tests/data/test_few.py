from hypothesis import given
from hypothesis import strategies as st

from data.few import shared, shared_one


def test_fewer_than_five_stay_hidden() -> None:
    assert [shared_one(n) for n in (0, 1, 4, 5, 30)] == ["0", "<5", "<5", "5", "30"]


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
