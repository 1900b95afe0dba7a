import pytest

from evaluation.home.models import CycleState, Phase, phase_now, progress


def state(**changes: object) -> CycleState:
    facts = {
        "plan_step": "approved",
        "activities": 4,
        "with_committee": 4,
        "tasks": 0,
        "tasks_done": 0,
        "closed": 0,
        "reviewed": 0,
        "to_decide": 0,
        "undecided": 0,
    }
    return CycleState.model_validate(facts | changes)


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
