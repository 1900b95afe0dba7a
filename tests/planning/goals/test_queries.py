from data.language import Language, say, speaking
from data.store import Store
from planning.goals import store as goals
from planning.goals.actions import set_goal
from planning.goals.models import Aspect, Dimension, GoalDraft, SourceKind
from planning.goals.queries import Origin, goal_use, origins_in
from tests.make import NOW, SARI, YEAR
from tests.planning.make import a_goal, an_activity, keep_finding, key


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
    set_goal(store, key("g"), draft, YEAR, by=SARI, now=NOW)

    [goal] = goal_use(store, YEAR)

    assert goal.dimensions == (Dimension.LEARNING,)
    assert (goal.frames, goal.causes) == ((), ())


def test_origin_of_what_is_gone_is_not_shown(store: Store) -> None:
    goal = a_goal(store)
    finding = keep_finding(store)
    for _ in range(2):
        goals.keep_origin(store, "goal", goal.id, SourceKind.FINDING, finding)
    goals.keep_origin(store, "goal", goal.id, SourceKind.PROBLEM, key("hilang"))

    assert [(o.title, o.source) for o in origins_in(store, YEAR)] == [
        (goal.title, "Undangan terlambat")
    ]


def test_origin_in_an_aspect_is_said_by_its_name() -> None:
    origin = Origin(
        record="goal",
        record_id=key("g"),
        title="Tujuan",
        activities=0,
        kind=SourceKind.ASSESSMENT,
        source_id=key("a"),
        source="home_visit",
    )

    with speaking(Language.ENGLISH):
        assert origin.said == say(Aspect.HOME_VISIT.label) == "Home visit"
