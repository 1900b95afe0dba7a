from data.language import Language, say, speaking
from data.store import Store
from planning.sources import store as sources
from planning.sources.models import Aspect, SourceKind
from planning.sources.queries import Origin, origins_in
from tests.make import YEAR
from tests.planning.make import a_goal, keep_finding, key


def test_origin_of_what_is_gone_is_not_shown(store: Store) -> None:
    goal = a_goal(store)
    finding = keep_finding(store)
    for _ in range(2):
        sources.keep_origin(store, "goal", goal.id, SourceKind.FINDING, finding)
    sources.keep_origin(store, "goal", goal.id, SourceKind.PROBLEM, key("hilang"))

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
