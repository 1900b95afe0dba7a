from collections.abc import Callable

from data.language import Language, say, speaking
from data.store import Store
from data.ui.desk import Desk
from planning.goals import store as goals
from planning.goals.models import USUAL_GOALS, Dimension
from planning.goals.page import show
from planning.plan.models import PlanStep
from planning.sources import store as sources
from planning.sources.models import SourceKind
from tests.make import BUDI, RINA, SARI, YEAR
from tests.open_page import labelled, open_page, unfolded
from tests.planning.make import a_goal, an_activity, keep_finding, program_at

DeskOf = Callable[..., Desk]


def test_first_goal_is_set(store: Store, desk_of: DeskOf) -> None:
    page = open_page(show, desk_of(SARI))
    assert len(page.info) == 1

    labelled(page.text_input, "Goal").input("Hubungan harmonis")
    page.get("button_group")[0].set_value([Dimension.LEARNING])
    labelled(page.button, "Set the goal").click().run()

    assert not page.exception
    [goal] = goals.goals_in(store, YEAR)
    assert (goal.title, goal.dimensions) == (
        "Hubungan harmonis",
        (Dimension.LEARNING,),
    )
    assert not page.info


def test_goal_without_words_is_explained(store: Store, desk_of: DeskOf) -> None:
    page = open_page(show, desk_of(SARI))

    labelled(page.button, "Set the goal").click().run()

    assert len(page.error) == 1
    assert goals.goals_in(store, YEAR) == []


def test_goal_is_reworded_and_dropped(store: Store, desk_of: DeskOf) -> None:
    goal = a_goal(store)
    page = unfolded(open_page(show, desk_of(SARI)), f"change-{goal.id}")

    labelled(page.text_input, "Goal", 0).input("Mutu lulusan")
    labelled(page.button, "Save").click().run()
    assert [g.title for g in goals.goals_in(store, YEAR)] == ["Mutu lulusan"]
    labelled(page.button, "Drop").click().run()

    assert not page.exception
    assert goals.goals_in(store, YEAR) == []


def test_goal_in_use_offers_no_drop(store: Store, desk_of: DeskOf) -> None:
    activity = an_activity(store)

    page = unfolded(open_page(show, desk_of(SARI)), f"change-{activity.goal_id}")

    with speaking(Language.INDONESIAN):
        labels = [button.label for button in page.button]
        assert say("Save") in labels
        assert say("Drop") not in labels


def test_principal_only_reads(store: Store, desk_of: DeskOf) -> None:
    a_goal(store)

    page = open_page(show, desk_of(BUDI))

    assert not page.exception
    assert not page.button


def test_committee_member_sees_nothing(store: Store, desk_of: DeskOf) -> None:
    a_goal(store)

    page = open_page(show, desk_of(RINA))

    assert len(page.warning) == 1
    assert not page.markdown


def test_approved_plan_offers_no_change(store: Store, desk_of: DeskOf) -> None:
    program_at(store, PlanStep.APPROVED)

    page = open_page(show, desk_of(SARI))

    assert not page.button
    assert len(page.info) == 1


def test_closed_year_is_only_read(store: Store, desk_of: DeskOf) -> None:
    a_goal(store)

    page = open_page(show, desk_of(SARI, year_is_open=False))

    assert not page.exception
    assert not page.button


def test_usual_goals_are_taken_with_one_click_each(
    store: Store, desk_of: DeskOf
) -> None:
    page = open_page(show, desk_of(SARI))
    offered = len(page.button)

    labelled(page.button, "Better quality of pupils' learning").click().run()

    assert not page.exception
    [goal] = goals.goals_in(store, YEAR)
    with speaking(Language.INDONESIAN):
        assert goal.title == say(USUAL_GOALS[1][0])
    assert goal.dimensions == (Dimension.LEARNING,)
    assert len(page.button) == offered - 1


def test_goal_says_what_it_came_from(store: Store, desk_of: DeskOf) -> None:
    goal = a_goal(store)
    finding = keep_finding(store)
    sources.keep_origin(store, "goal", goal.id, SourceKind.FINDING, finding)

    page = open_page(show, desk_of(BUDI))

    assert any("Undangan terlambat" in words.value for words in page.markdown)
    assert any("/temuan" in words.value for words in page.markdown)


def test_goal_s_activities_are_one_click_away(store: Store, desk_of: DeskOf) -> None:
    activity = an_activity(store)

    page = open_page(show, desk_of(BUDI))

    linked = [words.value for words in page.markdown if "/agenda" in words.value]
    assert f"tujuan={activity.goal_id}" in linked[0]
