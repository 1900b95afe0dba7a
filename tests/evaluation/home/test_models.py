import pytest

from evaluation.home.models import (
    FirstStep,
    FirstSteps,
    Phase,
    YearStanding,
    phase_now,
    progress,
)


def state(**changes: object) -> YearStanding:
    facts = {
        "plan_step": "approved",
        "activities": 4,
        "with_committee": 4,
        "closed": 0,
        "reviewed": 0,
    }
    return YearStanding.model_validate(facts | changes)


@pytest.mark.parametrize(
    ("changes", "phase"),
    [
        ({"plan_step": None}, Phase.PLANNING),
        ({"plan_step": "submitted"}, Phase.PLANNING),
        ({"activities": 0}, Phase.PLANNING),
        ({"with_committee": 1}, Phase.ORGANIZING),
        ({}, Phase.EXECUTING),
        ({"with_committee": 1, "closed": 1}, Phase.EXECUTING),
        ({"closed": 4}, Phase.EVALUATING),
    ],
)
def test_cycle_knows_its_phase(changes: dict[str, object], phase: Phase) -> None:
    assert phase_now(state(**changes)) is phase


def test_every_phase_has_its_progress() -> None:
    assert progress(state(closed=2, reviewed=1), 0) == {
        Phase.PLANNING: 1,
        Phase.ORGANIZING: 1,
        Phase.EXECUTING: 0.5,
        Phase.EVALUATING: 0.25,
    }
    assert set(progress(state(activities=0), 0).values()) == {0, 1}


@pytest.mark.parametrize(
    ("step", "planned"), [(None, 0.25), ("returned", 0.25), ("submitted", 1.0)]
)
def test_a_plan_is_as_far_as_its_activities_are_complete(
    step: str | None, planned: float
) -> None:
    assert progress(state(plan_step=step), 1)[Phase.PLANNING] == planned


def begun(**changes: object) -> FirstSteps:
    facts = dict.fromkeys(FirstSteps.model_fields, 0) | {"was_submitted": False}
    return FirstSteps.model_validate(facts | {"people": 2, "accounts": 1} | changes)


@pytest.mark.parametrize(
    ("changes", "complete", "step"),
    [
        ({"pupils": 1}, 0, FirstStep.PUPILS),
        ({"people": 3}, 0, FirstStep.PEOPLE),
        ({"deciders": 1}, 0, FirstStep.ACCOUNTS),
        ({"goals": 1}, 0, FirstStep.GOALS),
        ({"activities": 2}, 2, FirstStep.ACTIVITIES),
        ({"was_submitted": True}, 0, FirstStep.SUBMIT),
    ],
)
def test_each_first_step_is_done_by_what_is_there(
    changes: dict[str, object], complete: int, step: FirstStep
) -> None:
    fresh, then = begun().done(0), begun(**changes).done(complete)

    assert [one for one in FirstStep if fresh[one]] == [FirstStep.SCHOOL]
    assert [one for one in FirstStep if then[one]] == [FirstStep.SCHOOL, step]


def test_activities_are_done_once_every_one_is_complete() -> None:
    assert not begun(activities=3).done(2)[FirstStep.ACTIVITIES]
