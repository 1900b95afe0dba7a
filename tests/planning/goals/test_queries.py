from data.store import Store
from planning.goals.actions import set_goal
from planning.goals.models import Dimension, GoalDraft
from planning.goals.queries import goal_use
from tests.make import SARI, YEAR, acting
from tests.planning.make import a_goal, an_activity, key


def test_goal_without_activities_is_counted_as_none(store: Store) -> None:
    an_activity(store)
    a_goal(store, "Mutu lulusan")
    a_goal(store, "Tahun lain", YEAR.after)

    assert [(g.number, g.title, g.activities) for g in goal_use(store, YEAR)] == [
        (1, "Hubungan harmonis", 1),
        (2, "Mutu lulusan", 0),
    ]


def test_goal_is_read_with_its_tags(store: Store) -> None:
    draft = GoalDraft(title="Mutu belajar", dimensions=(Dimension.LEARNING,))
    set_goal(acting(store, SARI), key("g"), draft, YEAR)

    [goal] = goal_use(store, YEAR)

    assert goal.dimensions == (Dimension.LEARNING,)
    assert (goal.frames, goal.causes) == ((), ())
