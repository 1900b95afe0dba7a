from collections.abc import Callable
from datetime import date
from typing import Any

from streamlit.testing.v1 import AppTest

from data.language import Language, say, speaking
from data.store import Store
from data.ui.desk import Desk
from planning.activities import store as activities
from planning.goals import store as goals
from planning.meeting import store as meetings
from planning.meeting.actions import reword_decision
from planning.meeting.page import show
from planning.meeting.queries import annual_meeting
from planning.plan.models import PlanStep
from tests.make import BUDI, RINA, SARI, YEAR, acting
from tests.open_page import labelled, open_page, unfolded
from tests.planning.make import program_at
from tests.planning.meeting.make import a_meeting, decisions_of

DeskOf = Callable[..., Desk]


def said(message: str) -> str:
    with speaking(Language.INDONESIAN):
        return say(message)


def buttons(page: AppTest, label: str) -> list[Any]:
    return [button for button in page.button if button.label == said(label)]


def press(page: AppTest, label: str) -> AppTest:
    return buttons(page, label)[0].click().run()


def test_meeting_is_recorded_and_says_who_was_missing(
    store: Store, desk_of: DeskOf
) -> None:
    page = open_page(show, desk_of(SARI))
    assert len(page.info) == 1
    assert labelled(page.text_area, "Agenda, an item on each line").value

    labelled(page.date_input, "Date").set_value(date(2026, 7, 11))
    for field, count in zip(page.number_input, (1, 1, 24, 61), strict=False):
        field.set_value(count)
    press(page, "Save the meeting")

    assert not page.exception
    held = annual_meeting(store, YEAR)
    assert held is not None
    assert (held.came, held.meeting.held_on) == (87, date(2026, 7, 11))
    assert len(page.warning) == 1


def test_meeting_is_completed(store: Store, desk_of: DeskOf) -> None:
    a_meeting(store)
    page = unfolded(open_page(show, desk_of(SARI)), "change-meeting")

    labelled(page.number_input, "School committee").set_value(3)
    press(page, "Save the meeting")

    assert not page.exception
    held = annual_meeting(store, YEAR)
    assert held is not None
    assert (held.came, held.missing) == (90, [])
    assert len(page.success) == 1


def test_late_meeting_is_warned_of_but_kept(store: Store, desk_of: DeskOf) -> None:
    a_meeting(store, held_on=date(2027, 2, 1))

    page = open_page(show, desk_of(BUDI))

    assert len(page.warning) == 2


def test_decisions_start_goals_and_activities(store: Store, desk_of: DeskOf) -> None:
    a_meeting(store)
    page = open_page(show, desk_of(SARI))

    area = next(a for a in page.text_area if not a.value and "decisions" in str(a.key))
    area.input("Pertemuan sore hari\nDaftar relawan")
    press(page, "Add the decisions")
    press(page, "Start a goal")
    press(page, "Start an activity")

    assert not page.exception
    [goal] = goals.goals_in(store, YEAR)
    [activity] = activities.activities_in(store, YEAR)
    assert goal.title == activity.title == "Pertemuan sore hari"
    assert activity.goal_id == goal.id
    meeting = annual_meeting(store, YEAR)
    assert meeting is not None
    unfolded(page, *(f"change-{decision.id}" for decision in meeting.decisions))
    assert len(buttons(page, "Save")) == 2
    assert len(buttons(page, "Strike the decision")) == 1


def test_decision_is_reworded_and_struck(store: Store, desk_of: DeskOf) -> None:
    meeting = a_meeting(store)
    [decision] = decisions_of(store, meeting, ["Sore hari"])
    page = unfolded(open_page(show, desk_of(SARI)), f"change-{decision.id}")

    words = next(t for t in page.text_input if t.value == "Sore hari")
    words.input("Sabtu pagi")
    press(page, "Save")
    assert [d.text for d in meetings.decisions(store, meeting.id)] == ["Sabtu pagi"]
    press(page, "Strike the decision")

    assert not page.exception
    assert meetings.decisions(store, meeting.id) == []


def test_tab_that_is_behind_is_told(store: Store, desk_of: DeskOf) -> None:
    meeting = a_meeting(store)
    [kept] = decisions_of(store, meeting, ["Sore hari"])
    page = unfolded(open_page(show, desk_of(SARI)), f"change-{kept.id}")
    reword_decision(acting(store, SARI), kept.id, kept.mark, "Kata lain")

    next(t for t in page.text_input if t.value == "Sore hari").input("Kata saya")
    press(page, "Save")

    assert len(page.error) == 1
    assert [d.text for d in meetings.decisions(store, meeting.id)] == ["Kata lain"]


def test_principal_only_reads(store: Store, desk_of: DeskOf) -> None:
    decisions_of(store, a_meeting(store), ["Sore hari"])

    page = open_page(show, desk_of(BUDI))

    assert not page.exception
    assert not page.button


def test_principal_finds_no_meeting_yet(store: Store, desk_of: DeskOf) -> None:
    page = open_page(show, desk_of(BUDI))

    assert len(page.info) == 1
    assert not page.button


def test_committee_member_sees_nothing(store: Store, desk_of: DeskOf) -> None:
    a_meeting(store)

    page = open_page(show, desk_of(RINA))

    assert len(page.warning) == 1
    assert not page.markdown


def test_approved_plan_offers_no_change(store: Store, desk_of: DeskOf) -> None:
    decisions_of(store, a_meeting(store), ["Sore hari"])
    program_at(store, PlanStep.APPROVED)

    page = open_page(show, desk_of(SARI))

    assert not page.button


def test_closed_year_is_only_read(store: Store, desk_of: DeskOf) -> None:
    page = open_page(show, desk_of(SARI, year_is_open=False))

    assert not page.exception
    assert not page.button
