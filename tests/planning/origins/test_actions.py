from collections.abc import Callable

import pytest

from data.actor import Actor
from data.errors import NotAllowed, NotFound, WrongStep
from data.history import events_of
from data.school import store as schools
from data.store import Store
from planning.activities import store as activities
from planning.goals import store as goals
from planning.origins import actions
from planning.origins.models import Source
from planning.plan.models import PlanStep
from planning.situation import store as situation
from planning.sources.models import Aspect, SourceKind
from planning.sources.queries import origins_in
from tests.make import BUDI, NOW, RINA, SARI, YEAR, acting
from tests.planning.make import a_goal, keep_finding, key, program_at
from tests.planning.situation.make import (
    TITLE,
    a_problem,
    an_assessment,
    an_indicator,
    source_of,
)

SOURCE = Source(kind=SourceKind.PROBLEM, id=key(TITLE), title=TITLE)

VERBS: dict[str, Callable[..., object]] = {
    "goal": lambda act: actions.start_goal(
        act, SOURCE, key("g"), SOURCE.goal_draft(), YEAR
    ),
    "activity": lambda act: actions.start_activity(
        act, SOURCE, key("a"), SOURCE.activity_draft(None), YEAR
    ),
}


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize("person", [BUDI, RINA], ids=lambda a: a.name)
def test_only_the_humas_lead_starts_something(
    store: Store, verb: str, person: Actor
) -> None:
    a_problem(store)

    with pytest.raises(NotAllowed):
        VERBS[verb](acting(store, person))

    assert origins_in(store, YEAR) == []


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize("step", [PlanStep.SUBMITTED, PlanStep.APPROVED])
def test_plan_that_is_handed_over_starts_nothing(
    store: Store, verb: str, step: PlanStep
) -> None:
    a_problem(store)
    program_at(store, step)

    with pytest.raises(WrongStep):
        VERBS[verb](acting(store, SARI))


@pytest.mark.parametrize("verb", VERBS)
def test_closed_year_is_only_read(store: Store, verb: str) -> None:
    a_problem(store)
    year = schools.year(store, YEAR.start)
    closed = year.model_copy(update={"closed_on": NOW.date(), "version": 2})
    store.replace(closed)

    with pytest.raises(WrongStep):
        VERBS[verb](acting(store, SARI))


def test_goal_keeps_what_it_came_from_and_is_numbered(store: Store) -> None:
    a_goal(store, "Tujuan pertama")
    source = source_of(a_problem(store))

    for _ in range(2):
        started = actions.start_goal(
            acting(store, SARI), source, key("g"), source.goal_draft(), YEAR
        )

    assert started == goals.goals_in(store, YEAR)[1]
    assert started.number == 2
    assert started.reason == "Akar masalah: Pertemuan pada jam kerja"
    [origin] = origins_in(store, YEAR)
    assert (origin.record, origin.record_id) == ("goal", started.id)
    assert (origin.kind, origin.source_id) == (SourceKind.PROBLEM, source.id)
    assert len(events_of(store, "goal", started.id)) == 1


def test_activity_keeps_what_it_came_from_with_the_root_cause(store: Store) -> None:
    source = source_of(a_problem(store))

    for _ in range(2):
        actions.start_activity(
            acting(store, SARI), source, key("a"), source.activity_draft(None), YEAR
        )

    [planned] = activities.activities_in(store, YEAR)
    assert planned.background == "Akar masalah: Pertemuan pada jam kerja"
    assert [o.record_id for o in origins_in(store, YEAR)] == [planned.id]
    assert len(events_of(store, "activity", planned.id)) == 1


def sources(store: Store) -> list[Source]:
    """One source of every kind but decisions, which the meeting's tests have."""
    indicator = an_indicator(store)
    an_assessment(store, Aspect.HOME_VISIT, 1)
    [assessment] = situation.assessments_in(store, YEAR)
    found = {
        SourceKind.PROBLEM: a_problem(store).id,
        SourceKind.INDICATOR: indicator.id,
        SourceKind.ASSESSMENT: assessment.id,
        SourceKind.FINDING: keep_finding(store),
    }
    return [Source(kind=kind, id=i, title="Asal") for kind, i in found.items()]


def test_something_is_started_from_every_kind_of_source(store: Store) -> None:
    for number, source in enumerate(sources(store)):
        draft = source.goal_draft()
        goal_id = key(f"goal {number}")
        actions.start_goal(acting(store, SARI), source, goal_id, draft, YEAR)

    assert {o.kind for o in origins_in(store, YEAR)} == {
        SourceKind.PROBLEM,
        SourceKind.INDICATOR,
        SourceKind.ASSESSMENT,
        SourceKind.FINDING,
    }


@pytest.mark.parametrize("kind", SourceKind)
def test_nothing_is_started_from_what_is_gone(store: Store, kind: SourceKind) -> None:
    gone = Source(kind=kind, id=key("hilang"), title="Hilang")

    with pytest.raises(NotFound, match="Hilang"):
        actions.start_goal(acting(store, SARI), gone, key("g"), gone.goal_draft(), YEAR)

    draft = gone.activity_draft(None)
    with pytest.raises(NotFound):
        actions.start_activity(acting(store, SARI), gone, key("a"), draft, YEAR)
    assert goals.goals_in(store, YEAR) == []


def test_problem_of_another_year_starts_nothing_here(store: Store) -> None:
    source = source_of(a_problem(store, year=YEAR.after))

    with pytest.raises(NotFound):
        actions.start_goal(
            acting(store, SARI), source, key("g"), source.goal_draft(), YEAR
        )
