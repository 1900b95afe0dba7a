from data.store import Store
from planning.goals.actions import change_goal
from planning.goals.models import GoalDraft
from planning.plan.models import PlanStep
from planning.programme.actions import apply_revision, revise
from planning.versions import queries
from planning.versions import store as versions
from tests.make import NOW, SARI, YEAR, acting
from tests.planning.make import a_goal, an_activity, keep_class_group, program_at


def reword_the_goal(store: Store) -> None:
    """Reword the reason of the only goal: a change that does not weigh."""
    goal = a_goal(store)
    draft = GoalDraft(title=goal.title, reason="Kata lain")
    change_goal(acting(store, SARI), goal.id, goal.version, draft)


def test_versions_are_listed_with_who_and_why(store: Store) -> None:
    plan = program_at(store, PlanStep.APPROVED)
    opened = revise(acting(store, SARI), YEAR, plan.version, "Jadwal")
    reword_the_goal(store)
    apply_revision(acting(store, SARI), YEAR, opened.version)

    minor, first = queries.approved_versions(store, YEAR)

    assert (first.number, first.approved_by, first.is_minor) == (1, "Budi", False)
    assert (first.approved_at, first.reason, first.content) == (NOW, "", "")
    assert (minor.number, minor.approved_by, minor.is_minor) == (2, "Sari", True)
    assert (minor.approved_at, minor.reason) == (NOW, "Jadwal")
    assert minor.read() == versions.content(store, YEAR)
    assert queries.approved_versions(store, YEAR.after) == []


def test_names_are_of_people_and_class_groups(store: Store) -> None:
    an_activity(store)
    group = keep_class_group(store, "VII A", 7)

    names = {named.id: named.name for named in queries.names_in_plan(store)}

    assert names[SARI.id] == "Sari"
    assert names[group] == "VII A"
