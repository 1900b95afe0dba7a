import pytest

from planning.notes.models import answering_refusal, writing_refusal
from planning.plan.models import PlanStep
from tests.make import BUDI, RINA, SARI


@pytest.mark.parametrize("step", list(PlanStep))
def test_notes_are_written_while_submitted_and_answered_while_returned(
    step: PlanStep,
) -> None:
    writing = [p for p in (SARI, BUDI, RINA) if not writing_refusal(step, p)]
    answer = [p for p in (SARI, BUDI, RINA) if not answering_refusal(step, p)]

    assert writing == ([BUDI] if step is PlanStep.SUBMITTED else [])
    assert answer == ([SARI] if step is PlanStep.RETURNED else [])
