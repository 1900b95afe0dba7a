from typing import Any
from uuid import UUID

import pytest

from data import duties
from data.errors import NotAllowed, Refused, WrongStep
from data.language import why
from planning.activities.models import Activity
from planning.plan.models import PlanStep
from planning.programme.models import NEXT_STEPS, WHO, WorkProgram, submission_refusal
from planning.versions.models import Content, differences
from tests.make import BUDI, RINA, SARI, YEAR
from tests.planning.make import complete_draft


def program(step: PlanStep) -> WorkProgram:
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


def content(*planned: Activity) -> Content:
    return Content(year="2026/2027", goals=(), activities=planned, budget=())


# ── steps ────────────────────────────────────────────────────────────────────
def test_every_step_says_where_it_may_go_and_who_takes_it_there() -> None:
    assert NEXT_STEPS.keys() == WHO.keys() == set(PlanStep)
    assert all(NEXT_STEPS[at] == WHO[at].keys() for at in PlanStep)
    assert {to for takers in WHO.values() for to in takers} == set(PlanStep)


@pytest.mark.parametrize(
    ("at", "to"), [(a, b) for a in PlanStep for b in PlanStep if b not in NEXT_STEPS[a]]
)
@pytest.mark.parametrize("by", [SARI, BUDI], ids=lambda a: a.name)
def test_no_step_is_skipped(at: PlanStep, to: PlanStep, by: Any) -> None:
    with pytest.raises(WrongStep):
        program(at).moved_to(to, by, ())


@pytest.mark.parametrize(
    ("at", "to"), [(a, b) for a in PlanStep for b in PlanStep if b in NEXT_STEPS[a]]
)
def test_each_step_has_one_role_and_committee_members_none(
    at: PlanStep, to: PlanStep
) -> None:
    people = (SARI, BUDI, RINA)
    allowed = [p for p in people if program(at).refusal(to, p, ()) is None]

    assert {p.role for p in allowed} == duties.roles_of(WHO[at][to])
    assert program(at).moved_to(to, allowed[0], ()).version == 4


def test_draft_becomes_approved_only_as_a_minor_revision() -> None:
    light = differences(content(activity()), content(activity(place="Kelas")))
    heavy = differences(content(activity()), content(activity(target=90)))
    draft = program(PlanStep.DRAFT)

    assert isinstance(draft.refusal(PlanStep.APPROVED, SARI), WrongStep)
    assert draft.refusal(PlanStep.APPROVED, SARI, light) is None
    assert isinstance(draft.refusal(PlanStep.APPROVED, BUDI, light), NotAllowed)
    refusal = draft.refusal(PlanStep.APPROVED, SARI, (*light, *heavy))
    assert isinstance(refusal, Refused)
    assert "Rapat awal tahun" in str(refusal)


def test_undecided_findings_may_be_allowed_by_the_principal_only() -> None:
    assert program(PlanStep.DRAFT).override_refusal(BUDI) is None
    assert isinstance(program(PlanStep.DRAFT).override_refusal(SARI), NotAllowed)
    assert isinstance(program(PlanStep.SUBMITTED).override_refusal(BUDI), WrongStep)


# ── readiness ────────────────────────────────────────────────────────────────
def test_complete_plan_is_ready() -> None:
    assert submission_refusal(YEAR, [activity()], 0, "") is None
    assert submission_refusal(YEAR, [activity()], 2, "Rapat ditunda") is None


def test_plan_with_undecided_findings_is_not_ready() -> None:
    refusal = submission_refusal(YEAR, [activity()], 2, "")

    assert isinstance(refusal, Refused)
    assert refusal.facts["count"] == 2


def test_plan_with_open_notes_is_not_ready_and_names_them() -> None:
    refusal = submission_refusal(YEAR, [activity()], 0, "", "Rapat: “Mahal”")

    assert isinstance(refusal, Refused)
    assert "Mahal" in str(refusal)


def test_empty_plan_is_not_ready() -> None:
    assert submission_refusal(YEAR, [], 0, "") is not None


def test_incomplete_activities_are_named_with_what_they_lack() -> None:
    bare = activity(title="Pentas seni", planned_on=None, target=None)

    refusal = submission_refusal(YEAR, [activity(), bare], 0, "")

    assert refusal is not None
    assert "Pentas seni" in str(refusal)
    assert "Rapat awal tahun" not in str(refusal)


def test_long_list_of_incomplete_activities_is_counted() -> None:
    bare = [activity(title=f"Kegiatan {n}", procedure="") for n in range(1, 8)]

    refusal = submission_refusal(YEAR, bare, 0, "")

    assert refusal is not None
    words = why(refusal)
    assert "Kegiatan 5" in words
    assert "Kegiatan 6" not in words
    assert "2 lainnya" in words
