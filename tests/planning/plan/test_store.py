import pytest

from data.actor import Actor
from data.errors import NotAllowed, WrongStep
from data.store import Store
from evaluation.ending.actions import close_year
from planning.plan import store as plans
from planning.plan.models import LOCKS, PlanStep
from tests.make import BUDI, RINA, SARI, YEAR, acting
from tests.planning.make import program_at

CHANGEABLE = [step for step in PlanStep if step not in LOCKS]


def test_a_plan_nobody_has_opened_is_a_draft(store: Store) -> None:
    assert plans.step(store, YEAR) is PlanStep.DRAFT
    assert plans.change_refusal(store, YEAR) is None


@pytest.mark.parametrize("step", PlanStep)
def test_the_step_is_the_work_programmes_of_that_year(
    store: Store, step: PlanStep
) -> None:
    program_at(store, step)

    assert plans.step(store, YEAR) is step
    assert plans.step(store, YEAR.after) is PlanStep.DRAFT


@pytest.mark.parametrize("step", CHANGEABLE)
def test_the_lead_plans_while_it_is_a_draft_or_returned(
    store: Store, step: PlanStep
) -> None:
    program_at(store, step)

    plans.demand_planning(store, YEAR, SARI)

    assert plans.change_refusal(store, YEAR) is None


@pytest.mark.parametrize("step", LOCKS)
def test_nothing_changes_while_the_principal_decides_or_has_approved(
    store: Store, step: PlanStep
) -> None:
    program_at(store, step)

    with pytest.raises(WrongStep, match="2026/2027"):
        plans.demand_planning(store, YEAR, SARI)
    plans.demand_planning(store, YEAR.after, SARI)


@pytest.mark.parametrize("person", [BUDI, RINA], ids=lambda p: p.name)
def test_only_the_lead_plans(store: Store, person: Actor) -> None:
    with pytest.raises(NotAllowed):
        plans.demand_planning(store, YEAR, person)


def test_the_plan_of_a_closed_year_stays_as_it_is(store: Store) -> None:
    close_year(acting(store, SARI), YEAR.before, 1)

    with pytest.raises(WrongStep, match="2025/2026"):
        plans.demand_planning(store, YEAR.before, SARI)
