from collections.abc import Callable

from streamlit.testing.v1 import AppTest

from data.language import Language, say, speaking
from data.store import Store
from data.ui.desk import Desk
from planning.activities import store as activities
from planning.goals import store as goals
from planning.lessons import store as lessons
from planning.lessons.models import Decision
from planning.lessons.page import show
from planning.plan.models import PlanStep
from tests.make import BUDI, RINA, SARI, YEAR
from tests.open_page import labelled, open_page
from tests.planning.make import an_activity, keep_finding, program_at

DeskOf = Callable[..., Desk]


def press(page: AppTest, label: str) -> AppTest:
    with speaking(Language.INDONESIAN):
        [button] = [b for b in page.button if b.label == say(label)]
    return button.click().run()


def test_finding_is_adopted_in_an_activity_there_is(
    store: Store, desk_of: DeskOf
) -> None:
    finding = keep_finding(store)
    activity = an_activity(store)
    page = open_page(show, desk_of(SARI))

    labelled(page.selectbox, "Adopted in the activity").set_value(activity.id)
    press(page, "Save the decision")

    assert not page.exception
    kept = lessons.decision(store, finding, YEAR)
    assert kept is not None
    assert (kept.decision, kept.activity_id) == (Decision.ADOPTED, activity.id)
    assert any(activity.title in words.value for words in page.markdown)


def test_finding_is_adopted_in_a_new_activity_with_one_click(
    store: Store, desk_of: DeskOf
) -> None:
    finding = keep_finding(store)
    page = open_page(show, desk_of(SARI))

    press(page, "Start an activity")

    assert not page.exception
    [planned] = activities.activities_in(store, YEAR)
    assert planned.title == "Kirim undangan H-14"
    kept = lessons.decision(store, finding, YEAR)
    assert kept is not None
    assert kept.activity_id == planned.id


def test_finding_starts_a_goal_with_one_click(store: Store, desk_of: DeskOf) -> None:
    keep_finding(store)
    page = open_page(show, desk_of(SARI))

    press(page, "Start a goal")

    assert not page.exception
    [goal] = goals.goals_in(store, YEAR)
    assert "Undangan terlambat" in goal.title
    assert "Kirim undangan H-14" in goal.reason


def test_declining_without_a_reason_is_explained(store: Store, desk_of: DeskOf) -> None:
    finding = keep_finding(store)
    page = open_page(show, desk_of(SARI))

    labelled(page.radio, "What does this plan do with it?").set_value(Decision.DECLINED)
    press(page, "Save the decision")
    assert len(page.error) == 1
    assert lessons.decision(store, finding, YEAR) is None

    labelled(page.text_area, "Reason (or how)").set_value("Tidak relevan lagi")
    press(page, "Save the decision")
    assert lessons.decision(store, finding, YEAR) is not None


def test_principal_only_reads(store: Store, desk_of: DeskOf) -> None:
    keep_finding(store)

    page = open_page(show, desk_of(BUDI))

    assert not page.exception
    assert not page.button


def test_committee_member_sees_nothing(store: Store, desk_of: DeskOf) -> None:
    keep_finding(store)

    page = open_page(show, desk_of(RINA))

    assert len(page.warning) == 1
    assert not page.markdown


def test_submitted_plan_decides_nothing_more(store: Store, desk_of: DeskOf) -> None:
    program_at(store, PlanStep.SUBMITTED)
    keep_finding(store)

    page = open_page(show, desk_of(SARI))

    assert not page.button
    assert len(page.info) == 1


def test_first_year_has_no_findings(desk_of: DeskOf) -> None:
    page = open_page(show, desk_of(SARI))

    assert not page.exception
    assert len(page.info) == 1
