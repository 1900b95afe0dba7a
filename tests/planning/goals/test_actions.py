import pytest

from data.actor import Actor
from data.errors import NotAllowed, Refused, Stale, WrongStep
from data.history import events_of
from data.school import store as schools
from data.store import Store
from planning.goals import store as goals
from planning.goals.actions import change_goal, drop_goal, set_goal
from planning.goals.models import Goal, GoalDraft
from planning.plan.models import PlanStep
from tests.make import BUDI, NOW, RINA, SARI, YEAR, acting
from tests.planning.make import a_goal, an_activity, key, program_at

DRAFT = GoalDraft(title="Mutu belajar meningkat")


def test_goals_are_numbered_in_the_order_they_are_set(store: Store) -> None:
    a_goal(store, "Satu")
    a_goal(store, "Dua")
    a_goal(store, "Tahun lain", YEAR.after)

    assert [(g.number, g.title) for g in goals.goals_in(store, YEAR)] == [
        (1, "Satu"),
        (2, "Dua"),
    ]


def test_double_click_sets_one_goal(store: Store) -> None:
    first = a_goal(store)

    again = a_goal(store)

    assert again == first
    assert goals.goals_in(store, YEAR) == [first]
    assert len(events_of(store, "goal", first.id)) == 1


@pytest.mark.parametrize("person", [BUDI, RINA], ids=lambda a: a.name)
def test_only_the_humas_lead_plans(store: Store, person: Actor) -> None:
    goal = a_goal(store)

    with pytest.raises(NotAllowed):
        set_goal(acting(store, person), key("lain"), DRAFT, YEAR)
    with pytest.raises(NotAllowed):
        change_goal(acting(store, person), goal.id, goal.version, DRAFT)
    with pytest.raises(NotAllowed):
        drop_goal(acting(store, person), goal.id)

    assert goals.goals_in(store, YEAR) == [goal]


def test_goal_is_reworded_and_keeps_its_number(store: Store) -> None:
    goal = a_goal(store)

    changed = change_goal(acting(store, SARI), goal.id, goal.version, DRAFT)

    assert store.get(Goal, goal.id) == changed
    assert (changed.number, changed.title, changed.version) == (1, DRAFT.title, 2)


def test_double_click_rewords_once(store: Store) -> None:
    goal = a_goal(store)
    first = change_goal(acting(store, SARI), goal.id, goal.version, DRAFT)

    assert change_goal(acting(store, SARI), goal.id, 1, DRAFT) == first
    assert len(events_of(store, "goal", goal.id)) == 2


def test_second_writer_is_told(store: Store) -> None:
    goal = a_goal(store)
    change_goal(acting(store, SARI), goal.id, goal.version, DRAFT)

    other = GoalDraft(title="Lain")
    with pytest.raises(Stale):
        change_goal(acting(store, SARI), goal.id, goal.version, other)


def test_goal_with_activities_is_not_dropped(store: Store) -> None:
    activity = an_activity(store)

    with pytest.raises(Refused, match="Hubungan harmonis"):
        drop_goal(acting(store, SARI), activity.goal_id)


def test_goal_without_activities_is_dropped_once(store: Store) -> None:
    goal = a_goal(store)

    drop_goal(acting(store, SARI), goal.id)
    drop_goal(acting(store, SARI), goal.id)

    assert goals.goals_in(store, YEAR) == []
    assert [e.event for e in events_of(store, "goal", goal.id)] == ["dropped", "set"]


@pytest.mark.parametrize("step", [PlanStep.SUBMITTED, PlanStep.APPROVED])
def test_submitted_and_approved_plans_are_not_changed(
    store: Store, step: PlanStep
) -> None:
    program_at(store, step)
    goal = goals.goals_in(store, YEAR)[0]

    with pytest.raises(WrongStep):
        set_goal(acting(store, SARI), key("lain"), DRAFT, YEAR)
    with pytest.raises(WrongStep):
        change_goal(acting(store, SARI), goal.id, goal.version, DRAFT)


def test_returned_plan_is_changed(store: Store) -> None:
    program_at(store, PlanStep.RETURNED)

    set_goal(acting(store, SARI), key("lain"), DRAFT, YEAR)

    assert len(goals.goals_in(store, YEAR)) == 2


def test_closed_year_is_only_read(store: Store) -> None:
    year = schools.year(store, YEAR.start)
    closed = year.model_copy(update={"closed_on": NOW.date(), "version": 2})
    store.replace(closed)

    with pytest.raises(WrongStep):
        set_goal(acting(store, SARI), key("lain"), DRAFT, YEAR)
