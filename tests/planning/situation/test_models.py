from decimal import Decimal
from uuid import UUID

import pytest
from pydantic import ValidationError

from data.cooperation import CooperationForm
from data.language import Language, speaking
from planning.goals.models import Aspect, SourceKind
from planning.situation.models import (
    ACTIVITY_TITLES,
    GOAL_TITLES,
    LEVELS,
    USUAL_INDICATORS,
    AssessmentDraft,
    ProblemDraft,
    Source,
    ValueDraft,
)

PROBLEM = Source(
    kind=SourceKind.PROBLEM,
    id=UUID(int=9),
    title="Orang tua jarang hadir",
    grounds=("Masalah: jarang hadir", "", "Akar masalah: jam kerja"),
)


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


def test_activity_keeps_problem_and_root_cause_in_its_background() -> None:
    draft = PROBLEM.activity_draft(UUID(int=5))

    assert draft.background == "Masalah: jarang hadir\nAkar masalah: jam kerja"
    assert draft.goal_id == UUID(int=5)


def test_goal_and_activity_are_called_after_their_source() -> None:
    with speaking(Language.ENGLISH):
        goal = PROBLEM.goal_draft()
        activity = PROBLEM.activity_draft(None)

    assert goal.title == "Overcome: Orang tua jarang hadir"
    assert goal.reason == "Masalah: jarang hadir\nAkar masalah: jam kerja"
    assert activity.title == "Step against: Orang tua jarang hadir"


def test_what_is_already_proposed_names_the_activity() -> None:
    finding = PROBLEM.model_copy(update={"proposed": "Undangan H-14"})

    assert finding.activity_draft(None).title == "Undangan H-14"


def test_every_kind_of_source_names_goals_and_activities() -> None:
    assert set(GOAL_TITLES) == set(ACTIVITY_TITLES) == set(SourceKind)


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
