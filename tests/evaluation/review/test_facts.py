"""What those who came thought of an activity, reckoned by hand and hidden of few."""

from uuid import uuid4

from data.store import Store
from evaluation.review.facts import index_words
from evaluation.review.queries import MarkedPoint, asked_of
from tests.evaluation.make import key


def marked(item: str, point: int, times: int, **facts: object) -> MarkedPoint:
    given = {"points": 4, "is_reversed": False, "sheets": 12} | facts
    return MarkedPoint(item_id=key(item), point=point, times=times, **given)  # type: ignore[arg-type]


def test_the_index_turns_what_is_asked_the_other_way_round() -> None:
    rows = [
        marked("a", 3, 6),
        marked("a", 4, 6),
        marked("b", 1, 12, is_reversed=True),  # the best answer
    ]

    # (6 × 3 + 6 × 4 + 12 × 4) ÷ 24 = 3.75, × 25 = 93.75
    assert "93,75 dari 100, dari 12 lembar" in index_words(rows)


def test_few_sheets_are_read_with_care_and_fewer_not_at_all() -> None:
    assert "hati-hati" in index_words([marked("a", 3, 9, sheets=9)])
    assert "hati-hati" not in index_words([marked("a", 3, 10, sheets=10)])
    assert index_words([marked("a", 3, 5, sheets=5)])
    assert index_words([marked("a", 3, 4, sheets=4)]) == ""
    assert index_words([]) == ""


def test_nothing_is_asked_of_an_activity_without_a_questionnaire(store: Store) -> None:
    assert asked_of(store, uuid4()) == []
