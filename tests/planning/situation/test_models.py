from decimal import Decimal
from uuid import UUID

import pytest
from pydantic import ValidationError

from data.cooperation import CooperationForm
from planning.situation.models import (
    LEVELS,
    USUAL_INDICATORS,
    AssessmentDraft,
    ProblemDraft,
    ValueDraft,
)
from planning.sources.models import Aspect


@pytest.mark.parametrize(
    ("score", "typed", "before", "change"),
    [
        ("56.67", None, "59.09", "-2.42"),
        ("56.67", "-1", "59.09", "-1"),
        ("56.67", None, None, None),
        (None, None, "59.09", None),
    ],
)
def test_change_is_computed_where_none_was_typed(
    score: str | None, typed: str | None, before: str | None, change: str | None
) -> None:
    def number(text: str | None) -> Decimal | None:
        return Decimal(text) if text else None

    draft = ValueDraft(
        indicator_id=UUID(int=1), score=number(score), change=number(typed)
    )

    assert draft.compared(number(before)).change == number(change)


def test_every_aspect_is_a_form_of_cooperation() -> None:
    forms = {form.value for form in CooperationForm}

    assert {aspect.value for aspect in Aspect} <= forms
    assert len(Aspect) == 7


def test_parents_participation_leads_the_usual_indicators() -> None:
    codes = [code for code, _ in USUAL_INDICATORS]

    assert codes[0] == "E.1.1"
    assert len(codes) == len(set(codes)) == 9


@pytest.mark.parametrize("level", [0, 5])
def test_levels_go_from_one_to_four(level: int) -> None:
    assert list(LEVELS) == [1, 2, 3, 4]
    with pytest.raises(ValidationError):
        AssessmentDraft(aspect=Aspect.PARENTING, level=level)


def test_priority_goes_from_one_to_three() -> None:
    with pytest.raises(ValidationError):
        ProblemDraft(title="X", priority=4)


def test_score_is_at_most_a_hundred() -> None:
    with pytest.raises(ValidationError):
        ValueDraft(indicator_id=UUID(int=1), score=Decimal("100.01"))
