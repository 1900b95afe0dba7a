from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from data.activity import DatePrecision, PlannedDay
from data.store import Store
from data.ui.desk import Desk
from planning.activities import store as activities
from planning.days.models import key_of, national_list
from planning.goals import store as goals
from planning.plan.models import PlanStep
from planning.renewal.page import show
from tests.make import BUDI, RINA, SARI, YEAR
from tests.open_page import (
    labelled,
    links_of,
    open_page,
    sheet_of,
    type_in,
    unfolded,
)
from tests.planning.make import keep_finding, program_at
from tests.planning.renewal.make import (
    day_off,
    keep_closing,
    keep_days_off,
    keep_review,
    old_activity,
    old_goal,
    period,
)

DeskOf = Callable[..., Desk]


def words(page: Any) -> str:
    parts = (page.markdown, page.caption, page.warning, page.info, page.success)
    return "\n".join(each.value for part in parts for each in part)


def rows(page: Any) -> list[dict[str, Any]]:
    return [row["cells"] for row in sheet_of(page)["rows"]]


TAKE = "Take the ticked ones over"


def test_the_proposal_is_seen_and_taken_over(store: Store, desk_of: DeskOf) -> None:
    old = old_activity(store)
    page = open_page(show, desk_of(SARI))
    assert not page.exception
    [row] = rows(page)
    assert (row["take"], row["title"], row["day"]) == ("1", old.title, "2026-08-15")
    assert activities.activities_in(store, YEAR) == []

    labelled(page.button, TAKE).click().run()

    assert not page.exception
    [new] = activities.activities_in(store, YEAR)
    assert (new.series_id, new.planned_on) == (old.series_id, date(2026, 8, 15))
    assert len(goals.goals_in(store, YEAR)) == 1
    assert not page.text_area
    assert not page.button


def test_goals_may_stay_behind(store: Store, desk_of: DeskOf) -> None:
    old_activity(store)
    page = open_page(show, desk_of(SARI))
    labelled(
        page.checkbox, "Lanjutkan juga 1 tujuan yang belum ada pada 2026/2027"
    ).uncheck().run()
    labelled(page.button, TAKE).click().run()
    assert goals.goals_in(store, YEAR) == []
    assert len(activities.activities_in(store, YEAR)) == 1


def test_what_the_principal_stopped_is_not_ticked(
    store: Store, desk_of: DeskOf
) -> None:
    keep_review(store, old_activity(store).id, "stop")
    page = open_page(show, desk_of(SARI))
    assert [row.get("take") for row in rows(page)] == [None]
    labelled(page.button, TAKE).click().run()
    assert len(page.error) == 1
    assert activities.activities_in(store, YEAR) == []


def test_result_and_findings_stand_beside(store: Store, desk_of: DeskOf) -> None:
    old = old_activity(store, person_id=RINA.id)
    keep_closing(store, old.id)
    keep_review(store, old.id, "improve")
    keep_finding(store, "Undangan <b>terlambat</b>", activity_id=old.id)
    store.write("update person set is_active = false where id = $id", id=RINA.id)
    page = open_page(show, desk_of(SARI))
    assert "Undangan \\<b>terlambat" in words(page)
    assert "Rina" in words(page)
    [row] = rows(page)
    assert row["findings"] == "1"


def test_a_calendar_without_holidays_is_said(store: Store, desk_of: DeskOf) -> None:
    old_activity(store)
    assert open_page(show, desk_of(SARI)).warning
    keep_days_off(store, day_off(date(2026, 8, 15), "Libur sekolah"))
    page = open_page(show, desk_of(SARI))
    assert not page.warning
    [row] = rows(page)
    assert row["day"] == "2026-08-22"
    assert "Libur sekolah" in row["why"]


def test_national_holidays_are_avoided_before_anyone_fills_them_in(
    store: Store, desk_of: DeskOf
) -> None:
    old_activity(store, planned_on=date(2025, 8, 18))  # the third Monday
    page = open_page(show, desk_of(SARI))
    [row] = rows(page)
    assert row["day"] == "2026-08-24"
    assert "17 Agu 2026" in row["why"]


def test_a_holiday_the_school_struck_is_not_avoided(
    store: Store, desk_of: DeskOf
) -> None:
    old_activity(store, planned_on=date(2025, 8, 18))
    [national] = [
        day for day in national_list(YEAR).days if day.on_day == date(2026, 8, 17)
    ]
    struck = {"is_struck": True, "id": key_of(national), "name": national.name}
    keep_days_off(
        store, day_off(national.on_day, national.name).model_copy(update=struck)
    )
    [row] = rows(open_page(show, desk_of(SARI)))
    assert row["day"] == "2026-08-17"


def test_exam_weeks_are_avoided(store: Store, desk_of: DeskOf) -> None:
    old_activity(store)
    exams = period(date(2026, 8, 10), date(2026, 8, 15), title="Ujian")
    store.write_all("school_period", [exams])
    [row] = rows(open_page(show, desk_of(SARI)))
    assert row["day"] == "2026-08-22"
    assert "Ujian" in row["why"]


class Counting(Store):
    """A store that counts what it is asked."""

    asked = 0

    def rows(self, *arguments: Any, **values: Any) -> Any:
        Counting.asked += 1
        return super().rows(*arguments, **values)


def test_many_activities_cost_no_more_questions(store: Store, desk_of: DeskOf) -> None:
    goal = old_goal(store)
    for number in range(60):
        old_activity(store, f"Kegiatan {number}", goal_id=goal.id)
    store.__class__ = Counting
    Counting.asked = 0
    page = open_page(show, desk_of(SARI))
    assert not page.exception
    assert len(rows(page)) == 60
    assert Counting.asked <= 10


def test_a_changed_day_and_an_unticked_row_are_what_is_taken(
    store: Store, desk_of: DeskOf
) -> None:
    for title in ("Pertama", "Kedua", "Ketiga", "Keempat"):
        old_activity(store, title)
    page = open_page(show, desk_of(SARI))

    type_in(
        page,
        {
            "Pertama": {"day": "2026-09-01"},
            "Kedua": {"take": "", "day": "2026-09-02"},
            "Ketiga": {"day": ""},
            "Keempat": {"day": "2026-09"},
        },
    )
    labelled(page.button, TAKE).click().run()

    assert not page.exception
    new = {a.title: a.when for a in activities.activities_in(store, YEAR)}
    assert new == {
        "Pertama": PlannedDay(day=date(2026, 9, 1)),
        "Ketiga": PlannedDay(),
        "Keempat": PlannedDay(day=date(2026, 9, 1), precision=DatePrecision.MONTH),
    }


def test_nothing_planned_before_shows_other_ways(store: Store, desk_of: DeskOf) -> None:
    page = open_page(show, desk_of(SARI))
    assert not page.exception
    assert "2025/2026" in words(page)
    assert "/template?" in links_of(page)
    assert "/impor?" in links_of(page)


def test_no_year_before_is_said(store: Store, desk_of: DeskOf) -> None:
    store.write("delete from school_year where start = 2025")
    page = open_page(show, desk_of(SARI))
    assert not page.exception
    assert "2025/2026" in words(page)


def test_the_principal_only_reads(store: Store, desk_of: DeskOf) -> None:
    old = old_activity(store)
    page = open_page(show, desk_of(BUDI))
    assert not page.exception
    shown = " ".join(drawn.proto.body for drawn in page.get("html"))
    assert old.title in shown
    assert "15 Agu 2026" in shown
    assert not page.button


def test_a_committee_member_sees_nothing(store: Store, desk_of: DeskOf) -> None:
    old_activity(store)
    page = open_page(show, desk_of(RINA))
    assert page.warning
    assert not page.text_area


@pytest.mark.parametrize("is_open", [True, False])
def test_a_locked_or_closed_plan_offers_no_button(
    store: Store, desk_of: DeskOf, is_open: bool
) -> None:
    old_activity(store)
    if is_open:
        program_at(store, PlanStep.SUBMITTED)
    page = open_page(show, desk_of(SARI, year_is_open=is_open))
    assert not page.exception
    assert not page.button
    assert bool(page.info) is is_open


def test_what_is_on_the_plan_by_month_says_the_month(
    store: Store, desk_of: DeskOf
) -> None:
    old_activity(store, planned_on=date(2026, 2, 1), date_precision=DatePrecision.MONTH)
    page = open_page(show, desk_of(SARI))
    labelled(page.button, TAKE).click().run()

    assert not page.exception
    assert "Februari 2027 · " in words(unfolded(page, "on-plan"))
