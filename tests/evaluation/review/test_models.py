import pytest
from pydantic import ValidationError

from data.errors import NotAllowed, Refused, WrongStep
from evaluation.review.models import (
    SCORES,
    Verdict,
    draft_refusal,
    finding_id,
    signing_refusal,
)
from tests.evaluation.make import LATE_LETTERS, key, make_review
from tests.make import BUDI, RINA, SARI


def test_scores_run_from_one_to_four() -> None:
    assert list(SCORES) == [1, 2, 3, 4]
    for score in (0, 5):
        with pytest.raises(ValidationError):
            make_review(effective=score)


def test_only_the_principal_signs_and_only_what_is_closed() -> None:
    assert signing_refusal(is_complete=True, by=BUDI) is None
    assert isinstance(signing_refusal(is_complete=False, by=BUDI), WrongStep)
    for person in (SARI, RINA):
        assert isinstance(signing_refusal(is_complete=True, by=person), NotAllowed)


def test_improve_needs_a_finding() -> None:
    improve = make_review(decision=Verdict.IMPROVE)
    with_finding = make_review(decision=Verdict.IMPROVE, findings=(LATE_LETTERS,))

    assert isinstance(
        draft_refusal(improve, signed_before=0, findings_before=0, has_standard=False),
        Refused,
    )
    assert (
        draft_refusal(
            with_finding, signed_before=0, findings_before=0, has_standard=False
        )
        is None
    )
    assert (
        draft_refusal(improve, signed_before=0, findings_before=1, has_standard=False)
        is None
    )


def test_new_version_says_why() -> None:
    silent, told = make_review(), make_review(reason="Ada bukti baru")

    assert isinstance(
        draft_refusal(silent, signed_before=1, findings_before=0, has_standard=False),
        Refused,
    )
    assert (
        draft_refusal(told, signed_before=1, findings_before=0, has_standard=False)
        is None
    )


def test_findings_of_one_signature_have_fixed_ids() -> None:
    assert finding_id(key("r"), 1) == finding_id(key("r"), 1)
    assert finding_id(key("r"), 1) != finding_id(key("r"), 2)
