from organizing.tasks.models import NEXT_STEPS, TaskStep, countdown


def test_every_step_leads_somewhere_and_can_be_reached() -> None:
    assert set(NEXT_STEPS) == set(TaskStep)
    assert all(NEXT_STEPS.values())
    reached = frozenset().union(*NEXT_STEPS.values())
    assert reached == set(TaskStep) - {TaskStep.TO_DO}


def test_days_are_counted_as_schools_write_them() -> None:
    assert [countdown(days) for days in (-14, 0, 7)] == ["H-14", "H", "H+7"]
