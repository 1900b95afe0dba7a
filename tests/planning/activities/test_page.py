from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest

from data.store import Store
from data.ui.desk import Desk
from planning.activities import store as activities
from planning.activities.models import Audience, CooperationForm
from planning.activities.page import show
from planning.budget.models import FundSource
from planning.programme.models import Step
from tests.make import BUDI, RINA, SARI, YEAR
from tests.open_page import open_page
from tests.planning.make import (
    SNACKS,
    a_goal,
    an_activity,
    keep_position,
    program_at,
    two_class_groups,
)

DeskOf = Callable[..., Desk]


def opened(desk: Desk, activity_id: UUID) -> Any:
    page = open_page(show, desk)
    page.query_params["kegiatan"] = str(activity_id)
    return page.run()


def widget(kind: Any, start: str) -> Any:
    [found] = [w for w in kind if w.key and w.key.startswith(start)]
    return found


def press(page: Any, place: int = 0) -> Any:
    return page.button[place].click().run()


def test_new_activity_is_planned_with_its_money(store: Store, desk_of: DeskOf) -> None:
    goal = a_goal(store)
    page = open_page(show, desk_of(SARI))

    widget(page.text_input, "title-").input("Rapat awal tahun")
    widget(page.selectbox, "goal-").set_value(goal.id)
    widget(page.multiselect, "forms-").set_value([CooperationForm.RAPAT])
    widget(page.date_input, "day-").set_value(date(2026, 8, 22))
    widget(page.number_input, "target-").set_value(75)
    page.text_input(key=page.text_input[-3].key).input("Konsumsi")
    page.number_input[-3].set_value(500_000)
    press(page)

    assert not page.exception
    [activity] = activities.activities_in(store, YEAR)
    assert (activity.title, activity.goal_id) == ("Rapat awal tahun", goal.id)
    assert activity.planned_on == date(2026, 8, 22)
    assert (activity.target, activity.unit) == (Decimal(75), "%")
    [line] = activities.budget_lines(store, activity.id)
    assert (line.title, line.source) == ("Konsumsi", FundSource.BOS)
    assert line.amount == Decimal(500_000)
    assert page.query_params["kegiatan"] == str(activity.id)
    assert page.title[0].value == "Rapat awal tahun"


def test_activity_without_a_name_is_explained(store: Store, desk_of: DeskOf) -> None:
    page = press(open_page(show, desk_of(SARI)))

    assert not page.exception
    assert len(page.error) == 1
    assert activities.activities_in(store, YEAR) == []


def test_money_without_a_name_is_explained_and_kept_in_the_form(
    store: Store, desk_of: DeskOf
) -> None:
    page = open_page(show, desk_of(SARI))
    widget(page.text_input, "title-").input("Rapat")
    page.number_input[-1].set_value(500_000)
    press(page)

    assert not page.exception
    assert len(page.error) == 1
    assert page.number_input[-1].value == 500_000
    assert activities.activities_in(store, YEAR) == []


def test_audience_shows_the_families_it_means(store: Store, desk_of: DeskOf) -> None:
    two_class_groups(store)
    page = open_page(show, desk_of(SARI))
    assert any("3" in c.value for c in page.caption)

    widget(page.radio, "audience-").set_value(Audience.GRADES).run()
    widget(page.multiselect, "grades-").set_value([9]).run()

    assert not page.exception
    assert any(c.value.startswith("2 ") for c in page.caption)


def test_activity_is_changed_from_its_address(store: Store, desk_of: DeskOf) -> None:
    activity = an_activity(store)
    [line] = activities.budget_lines(store, activity.id)
    page = opened(desk_of(SARI), activity.id)

    widget(page.text_input, "place-").input("Lapangan")
    press(page)

    assert not page.exception
    changed = activities.activity(store, activity.id)
    assert (changed.place, changed.version) == ("Lapangan", 2)
    assert activities.budget_lines(store, activity.id) == [line]


def test_stale_tab_overwrites_nothing(store: Store, desk_of: DeskOf) -> None:
    activity = an_activity(store)
    page = opened(desk_of(SARI), activity.id)
    other = opened(desk_of(SARI), activity.id)
    widget(page.text_input, "place-").input("Lapangan")
    press(page)

    widget(other.text_input, "place-").input("Aula kecil")
    press(other)

    assert not other.exception
    assert activities.activity(store, activity.id).place == "Lapangan"


def test_line_of_the_wrong_fiscal_year_is_pointed_out(
    store: Store, desk_of: DeskOf
) -> None:
    late = SNACKS.model_copy(update={"fiscal_year": 2027})
    activity = an_activity(store, budget=(late,))

    page = opened(desk_of(SARI), activity.id)

    assert any("Konsumsi (2027)" in w.value for w in page.warning)


def test_activity_is_dropped(store: Store, desk_of: DeskOf) -> None:
    activity = an_activity(store)

    page = press(opened(desk_of(SARI), activity.id), 1)

    assert not page.exception
    assert activities.activities_in(store, YEAR) == []


def test_activity_with_a_committee_is_not_dropped(
    store: Store, desk_of: DeskOf
) -> None:
    activity = an_activity(store)
    keep_position(store, activity.id)

    page = press(opened(desk_of(SARI), activity.id), 1)

    assert len(page.error) == 1
    assert activities.activities_in(store, YEAR) == [activity]


@pytest.mark.parametrize("step", [Step.SUBMITTED, Step.APPROVED])
def test_submitted_plan_is_only_read(store: Store, desk_of: DeskOf, step: Step) -> None:
    program_at(store, step)
    [activity] = activities.activities_in(store, YEAR)

    page = opened(desk_of(SARI), activity.id)

    assert not page.exception
    assert not page.button
    assert any("Aula" in text.value for text in page.text)
    assert page.info


def test_principal_reads_the_whole_activity(store: Store, desk_of: DeskOf) -> None:
    activity = an_activity(store)

    page = opened(desk_of(BUDI), activity.id)

    assert not page.exception
    assert not page.button
    said = " ".join(text.value for text in page.text)
    for part in ("Hubungan harmonis", "Aula", "Daftar hadir", "75", "Sari"):
        assert part in said


def test_principal_chooses_before_reading(desk_of: DeskOf) -> None:
    page = open_page(show, desk_of(BUDI))

    assert not page.exception
    assert len(page.info) == 1


def test_committee_member_sees_nothing(store: Store, desk_of: DeskOf) -> None:
    activity = an_activity(store)

    page = opened(desk_of(RINA), activity.id)

    assert len(page.warning) == 1
    assert not page.selectbox
    assert not page.text


def test_unknown_address_begins_a_new_activity(desk_of: DeskOf) -> None:
    page = opened(desk_of(SARI), UUID(int=404))

    assert not page.exception
    assert widget(page.text_input, "title-").value == ""
