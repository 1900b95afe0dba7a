import re
from collections.abc import Callable
from typing import Any

from streamlit.testing.v1 import AppTest

from data.language import Language, say, speaking
from data.store import Store
from data.ui.desk import Desk
from planning.activities import store as activities
from planning.goals import store as goals
from planning.lessons import store as lessons
from planning.lessons.actions import decide
from planning.lessons.models import Decision, DecisionDraft
from planning.origins.actions import start_activity
from planning.plan.models import PlanStep
from planning.situation import store as situation
from planning.situation.actions import change_problem
from planning.situation.models import Label, Problem
from planning.situation.page import show
from planning.sources.models import Aspect, SourceKind
from planning.sources.queries import origins_in
from tests.make import BUDI, RINA, SARI, YEAR, acting
from tests.open_page import at_tab, charts_of, labelled, links_of, open_page, unfolded
from tests.planning.make import keep_finding, key, program_at
from tests.planning.situation.make import (
    TITLE,
    a_problem,
    a_value,
    an_assessment,
    an_indicator,
    source_of,
)

DeskOf = Callable[..., Desk]


def said(message: str) -> str:
    """The message as the page of a test says it."""
    with speaking(Language.INDONESIAN):
        return say(message)


def tab(page: AppTest, label: str) -> AppTest:
    return at_tab(page, "situation", said(label))


def buttons(page: AppTest, label: str) -> list[Any]:
    return [button for button in page.button if button.label == said(label)]


def press(page: AppTest, label: str, place: int = 0) -> AppTest:
    return buttons(page, label)[place].click().run()


def links(page: AppTest) -> str:
    return "\n".join(words.value for words in page.markdown)


def test_first_problem_is_noted(store: Store, desk_of: DeskOf) -> None:
    page = open_page(show, desk_of(SARI))
    assert len(page.info) == 1

    labelled(page.text_input, "Problems").input(TITLE)
    labelled(page.text_area, "Root cause").input("Pertemuan pada jam kerja")
    press(page, "Note the problem")

    assert not page.exception
    [problem] = situation.problems_in(store, YEAR)
    assert (problem.title, problem.root_cause) == (TITLE, "Pertemuan pada jam kerja")
    assert not page.info


def test_problem_without_words_is_explained(store: Store, desk_of: DeskOf) -> None:
    page = open_page(show, desk_of(SARI))

    press(page, "Note the problem")

    assert len(page.error) == 1
    assert situation.problems_in(store, YEAR) == []


def test_problem_is_changed_and_dropped(store: Store, desk_of: DeskOf) -> None:
    kept = a_problem(store)
    page = unfolded(open_page(show, desk_of(SARI)), f"change-{kept.id}")

    labelled(page.text_input, "Problems", 0).input("Orang tua belum diajak")
    press(page, "Save")
    assert [p.title for p in situation.problems_in(store, YEAR)] == [
        "Orang tua belum diajak"
    ]
    press(page, "Drop")

    assert not page.exception
    assert situation.problems_in(store, YEAR) == []


def test_tab_that_is_behind_is_told(store: Store, desk_of: DeskOf) -> None:
    kept = a_problem(store)
    page = unfolded(open_page(show, desk_of(SARI)), f"change-{kept.id}")
    draft = kept.draft.model_copy(update={"title": "Kata orang lain"})
    change_problem(acting(store, SARI), kept.id, kept.version, draft)

    labelled(page.text_input, "Problems", 0).input("Kata saya")
    press(page, "Save")

    assert len(page.error) == 1
    assert store.get(Problem, kept.id).title == "Kata orang lain"


def test_goal_then_activity_start_from_a_problem(store: Store, desk_of: DeskOf) -> None:
    problem = a_problem(store)
    page = unfolded(open_page(show, desk_of(SARI)), f"change-{problem.id}")
    assert "jarang hadir" in links(page)
    assert buttons(page, "Drop")

    press(page, "Start a goal")
    press(page, "Start an activity")

    assert not page.exception
    [goal] = goals.goals_in(store, YEAR)
    [activity] = activities.activities_in(store, YEAR)
    assert activity.goal_id == goal.id
    assert problem.root_cause in activity.background
    assert {o.source_id for o in origins_in(store, YEAR)} == {problem.id}
    assert f"kegiatan={activity.id}" in links(page)
    assert not buttons(page, "Drop")


def test_usual_indicators_are_added_and_the_report_is_entered(
    store: Store, desk_of: DeskOf
) -> None:
    page = tab(open_page(show, desk_of(SARI)), "School report")
    assert len(page.info) == 1

    press(page, "Add the usual indicators")
    assert len(situation.indicators(store)) == 9
    assert f"**E.1.1 {said(PARENTS)}**" in [v.value for v in page.markdown]
    scores = [n for n in page.text_input if n.label == said("Score")]
    scores[order(store).index("E.1.1")].set_value("56,67")
    press(page, "Save the values")

    assert not page.exception
    [value] = situation.values_in(store, YEAR)
    assert str(value.score) == "56.67"


PARENTS = "Parents' participation"


def order(store: Store) -> list[str]:
    return sorted(indicator.code for indicator in situation.indicators(store))


def test_red_indicator_without_a_plan_starts_an_activity(
    store: Store, desk_of: DeskOf
) -> None:
    kept = an_indicator(store)
    a_value(store, kept, "59.09", Label.LOW, YEAR.before)
    a_value(store, kept, "56.67", Label.LOW)
    a_value(store, kept, "63", Label.MIDDLE, YEAR.after)
    page = tab(open_page(show, desk_of(SARI)), "School report")
    shown = " ".join(drawn.proto.body for drawn in page.get("html"))
    scores = re.findall('class="value">([^<]*)', shown)[4:]
    assert scores == ["59,09", "56,67", "63"]
    assert "▼ -2,42" in shown
    assert any(said("nothing planned yet") in m.value for m in page.markdown)

    press(page, "Start an activity")

    [activity] = activities.activities_in(store, YEAR)
    assert "56,67" in activity.background
    assert not any(said("nothing planned yet") in m.value for m in page.markdown)


def test_plan_for_a_problem_answers_the_indicator_that_shows_it(
    store: Store, desk_of: DeskOf
) -> None:
    kept = an_indicator(store)
    a_value(store, kept, "50", Label.LOW)
    source = source_of(a_problem(store, indicator_id=kept.id))
    draft = source.activity_draft(None)
    start_activity(acting(store, SARI), source, key("a"), draft, YEAR)

    page = tab(open_page(show, desk_of(SARI)), "School report")

    assert f"kegiatan={key('a')}" in links(page)


def test_indicator_is_added_and_taken_off_the_list(
    store: Store, desk_of: DeskOf
) -> None:
    an_indicator(store)
    page = tab(open_page(show, desk_of(SARI)), "School report")
    page = unfolded(page, "indicators")

    codes = [t for t in page.text_input if t.label == said("Code")]
    names = [t for t in page.text_input if t.label == said("Name")]
    codes[-1].input("C.1")
    names[-1].input("Guru")
    press(page, "Add an indicator")
    assert [i.code for i in situation.indicators(store)] == ["C.1", "E.1.1"]
    labelled(page.checkbox, "On the list", 0).uncheck()
    press(page, "Save")

    assert not page.exception
    assert [i.is_active for i in situation.indicators(store)] == [False, True]


def test_seven_aspects_are_judged_at_once(store: Store, desk_of: DeskOf) -> None:
    an_assessment(store, Aspect.PARENTING, 1, YEAR.before)
    page = tab(open_page(show, desk_of(SARI)), "Self-assessment")
    assert len(page.selectbox) == 7

    labelled(page.selectbox, "Parenting").set_value(2)
    labelled(page.selectbox, "Home visit").set_value(4)
    labelled(page.text_input, "Why: what is seen and heard", 0).input(
        "Kelas orang tua sekali setahun"
    )
    press(page, "Save the self-assessment")

    assert not page.exception
    kept = {a.aspect: a.level for a in situation.assessments_in(store, YEAR)}
    assert kept == {Aspect.PARENTING: 2, Aspect.HOME_VISIT: 4}
    assert len(buttons(page, "Start a goal")) == 2

    press(page, "Start an activity")
    [activity] = activities.activities_in(store, YEAR)
    assert [form.value for form in activity.forms] == ["parenting"]
    assert "sekali setahun" in activity.background


def test_finding_starts_a_goal_and_its_decision_stays_open(
    store: Store, desk_of: DeskOf
) -> None:
    finding = keep_finding(store)
    page = tab(open_page(show, desk_of(SARI)), "Findings")
    assert "/temuan" in links_of(page)

    press(page, "Start a goal")

    [origin] = origins_in(store, YEAR)
    assert (origin.kind, origin.source_id) == (SourceKind.FINDING, finding)
    assert any(said("not decided yet") in m.value for m in page.markdown)


def test_activity_started_from_an_open_finding_adopts_it(
    store: Store, desk_of: DeskOf
) -> None:
    finding = keep_finding(store)
    page = tab(open_page(show, desk_of(SARI)), "Findings")

    press(page, "Start an activity")

    assert not page.exception
    [activity] = activities.activities_in(store, YEAR)
    assert activity.title == "Kirim undangan H-14"
    kept = lessons.decision(store, finding, YEAR)
    assert kept is not None
    assert (kept.decision, kept.activity_id) == (Decision.ADOPTED, activity.id)
    assert f"kegiatan={activity.id}" in links(page)

    press(page, "Start an activity")

    assert len(activities.activities_in(store, YEAR)) == 2
    assert lessons.decision(store, finding, YEAR) == kept


def test_declined_finding_waits_for_nothing(store: Store, desk_of: DeskOf) -> None:
    finding = keep_finding(store)
    draft = DecisionDraft(decision=Decision.DECLINED, reason="Tidak relevan")
    decide(acting(store, SARI), finding, YEAR, 0, draft)

    page = tab(open_page(show, desk_of(SARI)), "Findings")

    assert not any(said("nothing planned yet") in m.value for m in page.markdown)


def mapped(store: Store) -> None:
    a_value(store, an_indicator(store), "50", Label.LOW)
    a_problem(store)
    an_assessment(store, Aspect.PARENTING, 1)


def full(store: Store) -> None:
    mapped(store)
    keep_finding(store)


TABS = ("Problems", "School report", "Self-assessment", "Findings")


def test_principal_only_reads(store: Store, desk_of: DeskOf) -> None:
    full(store)
    page = open_page(show, desk_of(BUDI))

    for label in TABS:
        tab(page, label)
        assert not page.exception
        assert not page.button


def test_committee_member_sees_nothing(store: Store, desk_of: DeskOf) -> None:
    full(store)

    page = open_page(show, desk_of(RINA))

    assert len(page.warning) == 1
    assert not page.markdown


def test_approved_plan_offers_no_change(store: Store, desk_of: DeskOf) -> None:
    mapped(store)
    program_at(store, PlanStep.APPROVED)
    keep_finding(store)

    page = open_page(show, desk_of(SARI))

    for label in TABS:
        tab(page, label)
        assert not page.button
    assert len(page.info) == 1


def test_closed_year_is_only_read(store: Store, desk_of: DeskOf) -> None:
    full(store)

    page = open_page(show, desk_of(SARI, year_is_open=False))

    assert not page.exception
    assert not page.button


def test_empty_year_says_what_to_do(store: Store, desk_of: DeskOf) -> None:
    page = open_page(show, desk_of(SARI))

    for label in TABS:
        tab(page, label)
        assert not page.exception
        assert len(page.info) == 1


def test_indicators_over_the_years_are_drawn(store: Store, desk_of: DeskOf) -> None:
    kept = an_indicator(store)
    a_value(store, kept, "59.09", Label.LOW, YEAR.before)
    a_value(store, kept, "56.67", Label.LOW)

    page = tab(open_page(show, desk_of(BUDI)), "School report")

    assert not page.exception
    [answer] = charts_of(page)
    assert "59,09 pada 2025/2026 menjadi 56,67" in answer
