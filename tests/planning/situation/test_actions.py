from collections.abc import Callable
from decimal import Decimal

import pytest

from data.actor import Actor
from data.errors import NotAllowed, NotFound, Refused, Stale, WrongStep
from data.history import events_of
from data.school import store as schools
from data.store import Store
from planning.goals.actions import drop_goal
from planning.origins.actions import start_goal
from planning.plan.models import PlanStep
from planning.situation import actions
from planning.situation import store as situation
from planning.situation.models import (
    AssessmentDraft,
    IndicatorDraft,
    Label,
    ProblemDraft,
    ValueDraft,
)
from planning.sources.models import Aspect
from tests.make import BUDI, NOW, RINA, SARI, YEAR, acting
from tests.planning.make import key, program_at
from tests.planning.situation.make import (
    TITLE,
    a_problem,
    a_value,
    an_assessment,
    an_indicator,
    source_of,
)

DRAFT = ProblemDraft(title="Guru belum terampil", priority=3)
LISTED = IndicatorDraft(code="E.5", name="Program sekolah")
VALUE = ValueDraft(indicator_id=key("E.1.1"), score=Decimal(60))
LEVEL = AssessmentDraft(aspect=Aspect.PARENTING, level=2)

VERBS: dict[str, Callable[..., object]] = {
    "note": lambda act: actions.note_problem(act, key("x"), DRAFT, YEAR),
    "change": lambda act: actions.change_problem(act, key(TITLE), 1, DRAFT),
    "drop": lambda act: actions.drop_problem(act, key(TITLE)),
    "list": lambda act: actions.add_indicator(act, key("y"), LISTED, YEAR),
    "usual": lambda act: actions.add_indicators(act, [LISTED], YEAR),
    "reword": lambda act: actions.change_indicator(act, key("E.1.1"), 1, LISTED, YEAR),
    "values": lambda act: actions.enter_values(act, [VALUE], YEAR),
    "assess": lambda act: actions.assess(act, [LEVEL], YEAR),
}


@pytest.fixture
def school(store: Store) -> Store:
    """A school with one problem and one indicator."""
    a_problem(store)
    an_indicator(store)
    return store


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize("person", [BUDI, RINA], ids=lambda a: a.name)
def test_only_the_humas_lead_describes_the_situation(
    school: Store, verb: str, person: Actor
) -> None:
    with pytest.raises(NotAllowed):
        VERBS[verb](acting(school, person))

    assert len(situation.problems_in(school, YEAR)) == 1


@pytest.mark.parametrize("verb", VERBS)
def test_approved_plan_is_left_alone(school: Store, verb: str) -> None:
    program_at(school, PlanStep.APPROVED)

    with pytest.raises(WrongStep):
        VERBS[verb](acting(school, SARI))


@pytest.mark.parametrize("verb", VERBS)
def test_closed_year_is_only_read(school: Store, verb: str) -> None:
    year = schools.year(school, YEAR.start)
    closed = year.model_copy(update={"closed_on": NOW.date(), "version": 2})
    school.replace(closed)

    with pytest.raises(WrongStep):
        VERBS[verb](acting(school, SARI))


def test_double_click_notes_one_problem(store: Store) -> None:
    first = a_problem(store)

    assert a_problem(store) == first
    assert situation.problems_in(store, YEAR) == [first]
    assert len(events_of(store, "problem", first.id)) == 1


def test_problem_is_changed_once_and_the_second_writer_is_told(store: Store) -> None:
    kept = a_problem(store)
    changed = actions.change_problem(acting(store, SARI), kept.id, 1, DRAFT)

    assert actions.change_problem(acting(store, SARI), kept.id, 1, DRAFT) == changed
    assert (changed.title, changed.priority, changed.version) == (DRAFT.title, 3, 2)
    other = ProblemDraft(title="Lain")
    with pytest.raises(Stale):
        actions.change_problem(acting(store, SARI), kept.id, 1, other)


def test_problem_points_to_an_indicator_of_the_school(store: Store) -> None:
    with pytest.raises(NotFound):
        a_problem(store, indicator_id=key("E.1.1"))

    listed = an_indicator(store)

    assert a_problem(store, indicator_id=listed.id).indicator_id == listed.id


def test_problem_is_dropped_once(store: Store) -> None:
    kept = a_problem(store)

    actions.drop_problem(acting(store, SARI), kept.id)
    actions.drop_problem(acting(store, SARI), kept.id)

    assert situation.problems_in(store, YEAR) == []
    assert [e.event for e in events_of(store, "problem", kept.id)] == [
        "dropped",
        "noted",
    ]


def test_problem_from_which_something_came_stays(store: Store) -> None:
    kept = a_problem(store)
    source = source_of(kept)
    goal = start_goal(acting(store, SARI), source, key("g"), source.goal_draft(), YEAR)

    with pytest.raises(Refused, match="jarang hadir"):
        actions.drop_problem(acting(store, SARI), kept.id)

    drop_goal(acting(store, SARI), goal.id)
    actions.drop_problem(acting(store, SARI), kept.id)
    assert situation.problems_in(store, YEAR) == []


def test_usual_indicators_are_added_once_and_beside_the_school_s_own(
    store: Store,
) -> None:
    an_indicator(store, "E.5", "Nama sendiri")
    drafts = [LISTED, IndicatorDraft(code="D.3", name="Kepemimpinan")]

    for _ in range(2):
        actions.add_indicators(acting(store, SARI), drafts, YEAR)

    assert [(i.code, i.name) for i in situation.indicators(store)] == [
        ("D.3", "Kepemimpinan"),
        ("E.5", "Nama sendiri"),
    ]


def test_code_stands_once_on_the_list(store: Store) -> None:
    first = an_indicator(store)
    other = an_indicator(store, "E.1", "Warga")

    assert an_indicator(store) == first
    with pytest.raises(Refused, match=r"E\.1\.1"):
        actions.add_indicator(
            acting(store, SARI), key("z"), IndicatorDraft(code="E.1.1", name="X"), YEAR
        )
    with pytest.raises(Refused, match=r"E\.1\.1"):
        actions.change_indicator(
            acting(store, SARI),
            other.id,
            1,
            IndicatorDraft(code="E.1.1", name="X"),
            YEAR,
        )


def test_indicator_is_taken_off_the_list_and_its_values_stay(store: Store) -> None:
    kept = an_indicator(store)
    a_value(store, kept, "60")
    off = IndicatorDraft(code=kept.code, name=kept.name, is_active=False)

    for _ in range(2):
        actions.change_indicator(acting(store, SARI), kept.id, 1, off, YEAR)

    assert [(i.is_active, i.version) for i in situation.indicators(store)] == [
        (False, 2)
    ]
    assert len(situation.values_in(store, YEAR)) == 1
    with pytest.raises(Stale):
        actions.change_indicator(acting(store, SARI), kept.id, 1, LISTED, YEAR)


def test_unknown_indicator_is_not_changed(store: Store) -> None:
    with pytest.raises(NotFound):
        actions.change_indicator(acting(store, SARI), key("?"), 1, LISTED, YEAR)


def test_change_is_computed_from_last_year_s_score(store: Store) -> None:
    kept = an_indicator(store)
    a_value(store, kept, "59.09", Label.LOW, YEAR.before)

    a_value(store, kept, "56.67", Label.LOW)

    [value] = situation.values_in(store, YEAR)
    assert value.facts == (Decimal("56.67"), "low", Decimal("-2.42"))


def test_values_are_entered_once_and_the_second_writer_is_told(store: Store) -> None:
    kept = an_indicator(store)
    other = an_indicator(store, "E.1", "Warga")
    for _ in range(2):
        a_value(store, kept, "60", Label.LOW)
    assert len(events_of(store, "report_value", YEAR.start)) == 1

    a_value(store, kept, "61", Label.LOW, version=1)

    [value] = situation.values_in(store, YEAR)
    assert (value.score, value.version) == (61, 2)
    late = [
        ValueDraft(indicator_id=other.id, score=Decimal(50)),
        ValueDraft(indicator_id=kept.id, score=Decimal(62), version=1),
    ]
    with pytest.raises(Stale):
        actions.enter_values(acting(store, SARI), late, YEAR)
    assert situation.values_in(store, YEAR) == [value]


def test_what_the_report_does_not_name_is_not_kept(store: Store) -> None:
    a_value(store, an_indicator(store), None)

    assert situation.values_in(store, YEAR) == []
    assert events_of(store, "report_value", YEAR.start) == []


def test_aspects_are_judged_once_and_the_second_writer_is_told(store: Store) -> None:
    for _ in range(2):
        an_assessment(store, Aspect.PARENTING, 2)
    assert len(events_of(store, "self_assessment", YEAR.start)) == 1
    [first] = situation.assessments_in(store, YEAR)

    an_assessment(store, Aspect.PARENTING, 3, version=1, note="Kelas rutin")

    [changed] = situation.assessments_in(store, YEAR)
    assert changed.id == first.id
    assert (changed.level, changed.note, changed.version) == (3, "Kelas rutin", 2)
    with pytest.raises(Stale):
        an_assessment(store, Aspect.PARENTING, 4, version=1)


def test_aspect_without_a_level_is_left_as_it_is(store: Store) -> None:
    an_assessment(store, Aspect.PARENTING, 2)
    empty = [AssessmentDraft(aspect=aspect, version=1) for aspect in Aspect]

    actions.assess(acting(store, SARI), empty, YEAR)

    assert [a.level for a in situation.assessments_in(store, YEAR)] == [2]
