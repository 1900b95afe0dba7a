from data.store import Store
from planning.goals.queries import goal_use
from tests.make import YEAR
from tests.planning.make import a_goal, an_activity


def test_goal_without_activities_is_counted_as_none(store: Store) -> None:
    an_activity(store)
    a_goal(store, "Mutu lulusan")
    a_goal(store, "Tahun lain", YEAR.after)

    assert [(g.number, g.title, g.activities) for g in goal_use(store, YEAR)] == [
        (1, "Hubungan harmonis", 1),
        (2, "Mutu lulusan", 0),
    ]
