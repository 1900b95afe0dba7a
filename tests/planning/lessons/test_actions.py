from typing import Any
from uuid import UUID

import pytest

from data.actor import Actor
from data.calendar import SchoolYear
from data.errors import NotAllowed, NotFound, Refused, Stale, WrongStep
from data.history import events_of
from data.store import Store
from planning.activities import store as activities
from planning.activities.actions import plan_activity
from planning.activities.models import ActivityDraft
from planning.lessons import store as lessons
from planning.lessons.actions import adopt_in_new, decide
from planning.lessons.models import Decision, DecisionDraft, FindingDecision
from planning.lessons.queries import lessons_of_year
from planning.origins.models import Source
from planning.plan.models import PlanStep
from planning.sources.models import SourceKind
from planning.sources.queries import origins_in
from tests.make import BUDI, RINA, SARI, YEAR, acting
from tests.planning.make import an_activity, keep_finding, key, program_at

POSTPONED = DecisionDraft(decision=Decision.POSTPONED, reason="Menunggu renovasi aula")
DECLINED = DecisionDraft(decision=Decision.DECLINED, reason="Tidak relevan lagi")


def decided(
    store: Store,
    finding: UUID,
    version: int,
    draft: DecisionDraft,
    *,
    by: Actor = SARI,
    year: SchoolYear = YEAR,
) -> Any:
    return decide(acting(store, by), finding, year, version, draft)


def test_finding_is_adopted_in_an_activity_of_the_plan(store: Store) -> None:
    finding = keep_finding(store)
    activity = an_activity(store)
    draft = DecisionDraft(decision=Decision.ADOPTED, activity_id=activity.id)
    assert lessons.undecided(store, YEAR) == 1

    kept = decided(store, finding, 0, draft)

    assert lessons.decision(store, finding, YEAR) == kept
    assert lessons.undecided(store, YEAR) == 0


def test_adopting_needs_an_activity_of_this_plan(store: Store) -> None:
    finding = keep_finding(store)
    other = plan_activity(
        acting(store, SARI), key("x"), ActivityDraft(title="X"), YEAR.after
    )

    with pytest.raises(Refused):
        decided(store, finding, 0, DecisionDraft(decision=Decision.ADOPTED))
    draft = DecisionDraft(decision=Decision.ADOPTED, activity_id=other.id)
    with pytest.raises(Refused):
        decided(store, finding, 0, draft)


@pytest.mark.parametrize("decision", [Decision.POSTPONED, Decision.DECLINED])
def test_postponing_and_declining_need_a_reason(
    store: Store, decision: Decision
) -> None:
    finding = keep_finding(store)

    with pytest.raises(Refused):
        decided(store, finding, 0, DecisionDraft(decision=decision, reason="  "))


def test_postponed_finding_waits_in_the_next_plan(store: Store) -> None:
    finding = keep_finding(store)
    assert lessons.undecided(store, YEAR.after) == 0

    decided(store, finding, 0, POSTPONED)

    assert lessons.undecided(store, YEAR) == 0
    assert lessons.undecided(store, YEAR.after) == 1
    decided(store, finding, 0, DECLINED, year=YEAR.after)
    assert lessons.undecided(store, YEAR.after.after) == 0


def test_finding_of_another_year_is_not_decided_here(store: Store) -> None:
    finding = keep_finding(store, school_year=YEAR.start)

    with pytest.raises(NotFound):
        decided(store, finding, 0, DECLINED)


def test_decision_may_be_changed_while_the_plan_is_open(store: Store) -> None:
    finding = keep_finding(store)
    first = decided(store, finding, 0, POSTPONED)

    changed = decided(store, finding, first.version, DECLINED)

    assert (changed.decision, changed.version) == (Decision.DECLINED, 2)
    assert lessons.undecided(store, YEAR.after) == 0


def test_double_click_decides_once(store: Store) -> None:
    finding = keep_finding(store)
    first = decided(store, finding, 0, POSTPONED)

    assert decided(store, finding, 0, POSTPONED) == first
    assert len(events_of(store, "finding", finding)) == 1


@pytest.mark.parametrize("version", [0, 1])
def test_second_decider_is_told(store: Store, version: int) -> None:
    finding = keep_finding(store)
    first = decided(store, finding, 0, POSTPONED)
    changed = DecisionDraft(decision=Decision.POSTPONED, reason="Alasan lain")
    decided(store, finding, first.version, changed)

    with pytest.raises(Stale):
        decided(store, finding, version, DECLINED)


@pytest.mark.parametrize("person", [BUDI, RINA], ids=lambda a: a.name)
def test_only_the_humas_lead_decides(store: Store, person: Actor) -> None:
    finding = keep_finding(store)

    with pytest.raises(NotAllowed):
        decided(store, finding, 0, DECLINED, by=person)

    assert lessons.undecided(store, YEAR) == 1


@pytest.mark.parametrize("step", [PlanStep.SUBMITTED, PlanStep.APPROVED])
def test_submitted_and_approved_plans_decide_nothing_more(
    store: Store, step: PlanStep
) -> None:
    program_at(store, step)
    finding = keep_finding(store)

    with pytest.raises(WrongStep):
        decided(store, finding, 0, DECLINED)


def adopted(
    store: Store,
    finding: UUID,
    by: Actor = SARI,
    year: SchoolYear = YEAR,
    version: int = 0,
) -> FindingDecision:
    """Plan the activity that a finding asks for, with one click."""
    return adopt_in_new(
        acting(store, by),
        Source(kind=SourceKind.FINDING, id=finding, title="Undangan terlambat"),
        key("baru"),
        ActivityDraft(title="Undangan digital", background="Temuan 2025/2026"),
        year,
        version=version,
    )


def test_finding_is_adopted_once_in_a_new_activity(store: Store) -> None:
    finding = keep_finding(store)
    for _ in range(2):
        kept = adopted(store, finding)

    [planned] = activities.activities_in(store, YEAR)
    assert (planned.title, kept.activity_id) == ("Undangan digital", planned.id)
    assert planned.background == "Temuan 2025/2026"
    assert lessons.undecided(store, YEAR) == 0
    [origin] = origins_in(store, YEAR)
    assert (origin.kind, origin.source_id) == (SourceKind.FINDING, finding)
    assert len(events_of(store, "activity", planned.id)) == 1
    assert len(events_of(store, "finding", finding)) == 1


def test_activity_stays_linked_when_its_finding_is_decided_anew(store: Store) -> None:
    finding = keep_finding(store)
    adopted(store, finding)

    decided(store, finding, 1, POSTPONED)

    [origin] = origins_in(store, YEAR)
    assert (origin.record_id, origin.source_id) == (key("baru"), finding)


@pytest.mark.parametrize("person", [BUDI, RINA], ids=lambda a: a.name)
def test_only_the_humas_lead_adopts_in_a_new_activity(
    store: Store, person: Actor
) -> None:
    finding = keep_finding(store)

    with pytest.raises(NotAllowed):
        adopted(store, finding, by=person)

    assert activities.activities_in(store, YEAR) == []


def test_finding_of_another_year_starts_no_activity_here(store: Store) -> None:
    finding = keep_finding(store, school_year=YEAR.start)

    with pytest.raises(NotFound):
        adopted(store, finding)

    assert activities.activities_in(store, YEAR) == []


def test_refused_adoption_leaves_no_activity(store: Store) -> None:
    finding = keep_finding(store)
    decided(store, finding, 0, DECLINED)

    with pytest.raises(Stale):
        adopted(store, finding)

    assert activities.activities_in(store, YEAR) == []


def test_what_a_plan_overlooked_asks_the_next_one(store: Store) -> None:
    program_at(store, PlanStep.APPROVED)
    finding = keep_finding(store)

    assert lessons.undecided(store, YEAR) == 1
    assert lessons.undecided(store, YEAR.after) == 1
    decided(store, finding, 0, DECLINED, year=YEAR.after)
    assert lessons.undecided(store, YEAR.after.after) == 0


def test_a_closed_finding_asks_no_plan_but_keeps_what_was_decided(
    store: Store,
) -> None:
    finding, other = keep_finding(store), keep_finding(store, "Ruang sempit")
    decided(store, finding, 0, POSTPONED)
    store.write("update finding set closed_on = '2026-09-01'")

    assert lessons.undecided(store, YEAR) == 0
    assert [lesson.finding_id for lesson in lessons_of_year(store, YEAR)] == [finding]
    assert lessons_of_year(store, YEAR.after) == []
    with pytest.raises(NotFound):
        decided(store, other, 0, DECLINED)
