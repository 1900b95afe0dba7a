from uuid import UUID

import pytest

from data.errors import NotAllowed, Refused, WrongStep
from planning.activities.models import Activity
from planning.programme.models import (
    NEXT_STEPS,
    WHO,
    Step,
    WorkProgram,
    submission_refusal,
)
from tests.make import BUDI, RINA, SARI, YEAR
from tests.planning.make import complete_draft


def program(step: Step) -> WorkProgram:
    return WorkProgram(
        id=UUID(int=1),
        school_year=2026,
        step=step,
        return_note="",
        override_reason="",
        version=3,
    )


def activity(**changes: object) -> Activity:
    draft = complete_draft(UUID(int=9), **changes)
    return Activity.of(draft, UUID(int=5), YEAR)


def test_every_step_says_where_it_may_go_and_who_takes_it_there() -> None:
    assert NEXT_STEPS.keys() == set(Step)
    assert WHO.keys() == set(Step)


@pytest.mark.parametrize(
    ("at", "to"), [(a, b) for a in Step for b in Step if b not in NEXT_STEPS[a]]
)
def test_no_step_is_skipped(at: Step, to: Step) -> None:
    with pytest.raises(WrongStep):
        program(at).moved_to(to, BUDI if to in {"returned", "approved"} else SARI)


@pytest.mark.parametrize(("at", "to"), [(a, b) for a in Step for b in NEXT_STEPS[a]])
def test_each_step_has_one_role_and_committee_members_none(at: Step, to: Step) -> None:
    allowed = [p for p in (SARI, BUDI, RINA) if program(at).refusal(to, p) is None]

    assert [p.role for p in allowed] == [WHO[to]]
    assert program(at).moved_to(to, allowed[0]).version == 4


def test_undecided_findings_may_be_allowed_by_the_principal_only() -> None:
    assert program(Step.DRAFT).override_refusal(BUDI) is None
    assert isinstance(program(Step.DRAFT).override_refusal(SARI), NotAllowed)
    assert isinstance(program(Step.SUBMITTED).override_refusal(BUDI), WrongStep)


def test_complete_plan_is_ready() -> None:
    assert submission_refusal(YEAR, [activity()], 0, "") is None
    assert submission_refusal(YEAR, [activity()], 2, "Rapat ditunda") is None


def test_plan_with_undecided_findings_is_not_ready() -> None:
    refusal = submission_refusal(YEAR, [activity()], 2, "")

    assert isinstance(refusal, Refused)
    assert refusal.facts["count"] == 2


def test_empty_plan_is_not_ready() -> None:
    assert submission_refusal(YEAR, [], 0, "") is not None


def test_incomplete_activities_are_named_with_what_they_lack() -> None:
    bare = activity(title="Pentas seni", planned_on=None, target=None)

    refusal = submission_refusal(YEAR, [activity(), bare], 0, "")

    assert refusal is not None
    assert "Pentas seni" in str(refusal)
    assert "Rapat awal tahun" not in str(refusal)
