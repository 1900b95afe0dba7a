from datetime import date, timedelta

import pytest

from evaluation.recognitions.models import WARNED, RecognitionDraft, Validity, validity
from tests.evaluation.outcomes.make import recognition_draft

TODAY = date(2026, 8, 17)


@pytest.mark.parametrize(
    "said",
    [
        {"given_on": None},
        {"given_on": date(2026, 8, 18)},
        {"given_on": None, "given_year": 2027},
        {"given_year": 2019},
        {"valid_until": date(2018, 9, 29)},
        {"given_on": None, "given_year": 2018, "valid_until": date(2017, 12, 31)},
    ],
)
def test_what_cannot_be_is_refused_with_its_title(said: dict[str, object]) -> None:
    refusal = recognition_draft(**said).refusal(TODAY)

    assert refusal is not None
    assert refusal.facts["title"] == "Akreditasi sekolah"


@pytest.mark.parametrize(
    "said",
    [
        {},
        {"given_on": None, "given_year": 2004, "score": "", "number": ""},
        {"given_on": TODAY, "valid_until": TODAY},
    ],
)
def test_a_day_a_year_or_an_end_may_be_missing(said: dict[str, object]) -> None:
    assert recognition_draft(**said).refusal(TODAY) is None


def test_number_predicate_and_score_stay_as_they_are_written() -> None:
    draft: RecognitionDraft = recognition_draft(
        number="Dp. 017869", predicate="A (Amat Baik)", score="94"
    )

    assert (draft.number, draft.predicate, draft.score) == (
        "Dp. 017869",
        "A (Amat Baik)",
        "94",
    )
    assert (
        draft.is_numbered_like == recognition_draft(number="DP017869").is_numbered_like
    )


@pytest.mark.parametrize(
    ("valid_until", "expected"),
    [
        (None, Validity.OPEN),
        (TODAY - timedelta(days=1), Validity.ENDED),
        (TODAY, Validity.ENDING),
        (TODAY + WARNED, Validity.ENDING),
        (TODAY + WARNED + timedelta(days=1), Validity.HOLDS),
    ],
)
def test_an_end_is_said_a_year_before(
    valid_until: date | None, expected: Validity
) -> None:
    assert validity(valid_until, TODAY) is expected
