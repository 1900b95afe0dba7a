import json
from datetime import date
from decimal import Decimal
from threading import Thread
from uuid import UUID

import pytest

from data import history
from data.activity import DatePrecision
from data.actor import Actor
from data.errors import NotAllowed, NotFound, Refused, WrongStep
from data.school import store as schools
from data.store import Store
from planning.activities import store as activities
from planning.activities.actions import plan_activity
from planning.activities.models import Activity, Audience, PlannedTaskDraft
from planning.budget.models import BudgetLineDraft, FundSource
from planning.goals import store as goals
from planning.goals.models import Dimension, GoalDraft
from planning.plan.models import PlanStep
from planning.renewal import store as renewing
from planning.renewal.actions import roll_forward
from planning.renewal.models import Pick, left_behind, renewals, renewed_id
from tests.make import BUDI, NOW, RINA, SARI, YEAR, acting
from tests.planning.make import (
    a_goal,
    complete_draft,
    keep_class_group,
    keep_position,
    keep_spending,
    key,
    program_at,
)
from tests.planning.renewal.make import (
    BEFORE,
    keep_closing,
    keep_task,
    old_activity,
    old_goal,
)

AUGUST = date(2026, 8, 15)


def take(
    store: Store, *olds: Activity, by: Actor = SARI, **how: bool
) -> list[Activity]:
    picks = [Pick(activity_id=old.id, planned_on=AUGUST) for old in olds]
    return roll_forward(acting(store, by), picks, YEAR, **how)


def test_an_activity_comes_along_with_its_words_series_and_standard(
    store: Store,
) -> None:
    old = old_activity(store, background="Kehadiran turun", rundown="08.00 Pembukaan")

    [new] = take(store, old)

    same = {"title", "series_id", "forms", "place", "procedure", "background"}
    same |= {"rundown", "indicator", "target", "unit", "measured_by", "baseline"}
    assert new.id == renewed_id(old.id, YEAR)
    assert {name: getattr(new, name) for name in same} == {
        name: getattr(old, name) for name in same
    }
    assert (new.school_year, new.planned_on, new.version) == (2026, AUGUST, 1)
    assert activities.activities_in(store, BEFORE) == [old]


def test_its_history_says_where_it_came_from(store: Store) -> None:
    old = old_activity(store)
    [new] = take(store, old)
    [event] = history.events_of(store, "activity", new.id)
    assert (event.event, event.person) == ("planned", "Sari")
    assert json.loads(event.facts) == {"title": old.title, "source": str(old.id)}


def test_a_goal_of_the_same_title_is_served_again(store: Store) -> None:
    old = old_activity(store)
    own = a_goal(store, "hubungan  Harmonis")
    [new] = take(store, old)
    assert new.goal_id == own.id
    assert [goal.id for goal in goals.goals_in(store, YEAR)] == [own.id]


def test_missing_goals_come_along_once_with_their_tags(store: Store) -> None:
    served = old_goal(store)
    store.write("update goal set dimensions = ['growth'] where id = $id", id=served.id)
    a_goal(store, "Tujuan lain")
    first = old_activity(store, goal_id=served.id)
    second = old_activity(store, "POMG", goal_id=served.id)

    new = take(store, first, second)

    _, made = goals.goals_in(store, YEAR)
    assert (made.title, made.number, made.version) == (served.title, 2, 1)
    assert made.dimensions == (Dimension.GROWTH,)
    assert made.reason == GoalDraft(title="x", reason=served.reason).reason
    assert {each.goal_id for each in new} == {made.id}


def test_without_goals_they_come_without_one(store: Store) -> None:
    [new] = take(store, old_activity(store), with_goals=False)
    assert new.goal_id is None
    assert goals.goals_in(store, YEAR) == []


def test_the_budget_is_a_proposal_in_the_fiscal_year_of_the_new_day(
    store: Store,
) -> None:
    def line(title: str, fiscal_year: int) -> BudgetLineDraft:
        return BudgetLineDraft(
            title=title,
            source=FundSource.BOS,
            fiscal_year=fiscal_year,
            volume=Decimal("2.5"),
            unit="kotak",
            price=Decimal(10_000),
            arkas_code="5.1.2",
        )

    old = old_activity(store, budget=(line("Konsumsi", 2025), line("Susulan", 2026)))
    [kept, _] = activities.budget_lines(store, old.id)
    keep_spending(store, old.id, kept.id)

    [new] = take(store, old)

    first, second = activities.budget_lines(store, new.id)
    assert (first.title, first.fiscal_year, first.amount) == ("Konsumsi", 2026, 25_000)
    assert (first.volume, first.unit, first.arkas_code) == (
        Decimal("2.5"),
        "kotak",
        "5.1.2",
    )
    assert (second.title, second.fiscal_year) == ("Susulan", 2027)
    assert first.id != kept.id
    assert activities.spent_lines(store, new.id) == []


def test_a_line_follows_its_activity_into_the_other_half_of_the_year(
    store: Store,
) -> None:
    snacks = BudgetLineDraft(
        title="Konsumsi", source=FundSource.BOS, fiscal_year=2025, amount=Decimal(5)
    )
    old = old_activity(store, budget=(snacks,))
    pick = Pick(activity_id=old.id, planned_on=date(2027, 2, 6))
    [new] = roll_forward(acting(store, SARI), [pick], YEAR)
    [line] = activities.budget_lines(store, new.id)
    assert line.fiscal_year == 2027


def test_aid_whose_partner_was_never_named_stays_behind_and_is_said(
    store: Store,
) -> None:
    old = old_activity(store)
    line = {
        "id": key("aid"),
        "activity_id": old.id,
        "number": 1,
        "title": "Narasumber",
        "source": "partner_aid",
        "fiscal_year": 2025,
        "volume": 1,
        "unit": "",
        "price": 100,
        "amount": 100,
        "arkas_code": "",
        "partner": "",
        "is_voluntary": False,
    }
    store.write_all("budget_line", [line])
    [left] = left_behind(old, renewing.facts(store, YEAR))

    [new] = take(store, old)

    assert "Narasumber" in left.said()
    assert activities.budget_lines(store, new.id) == []


def test_planned_and_given_tasks_become_planned_ones_without_doubles(
    store: Store,
) -> None:
    planned = (
        PlannedTaskDraft(title="Undangan", offset_days=-14, section="Sekretaris"),
        PlannedTaskDraft(title="Laporan", offset_days=7),
    )
    old = old_activity(store, tasks=planned)
    keep_position(store, old.id)
    keep_task(store, old.id, "undangan", -10)
    keep_task(
        store,
        old.id,
        "Ruang",
        -3,
        person_id=None,
        position_id=key(f"position-{old.id}"),
    )

    [new] = take(store, old)

    found = [
        (task.title, task.offset_days, task.section)
        for task in activities.planned_tasks(store, new.id)
    ]
    assert found == [
        ("Undangan", -14, "Sekretaris"),
        ("Ruang", -3, "Ketua"),
        ("Laporan", 7, ""),
    ]
    assert activities.ties(store, new).positions == 0
    assert activities.ties(store, new).tasks == 0


def test_who_left_does_not_come_along(store: Store) -> None:
    old = old_activity(store, person_id=RINA.id)
    store.write("update person set is_active = false where id = $id", id=RINA.id)
    [left] = left_behind(old, renewing.facts(store, YEAR))

    [new] = take(store, old)

    assert new.person_id is None
    assert "Rina" in left.said()


def test_what_was_measured_becomes_the_baseline(store: Store) -> None:
    old = old_activity(store)
    keep_closing(store, old.id, measured_value=Decimal(71))
    [new] = take(store, old)
    assert (old.baseline, new.baseline, new.target) == (60, 71, 75)


def of_groups(store: Store, *names: str) -> Activity:
    ids = tuple(keep_class_group(store, name, 7, 2025) for name in names)
    return old_activity(store, audience=Audience.CLASS_GROUPS, class_group_ids=ids)


def test_class_groups_come_by_name_and_missing_ones_are_said(store: Store) -> None:
    old = of_groups(store, "VII A", "VII B")
    own = keep_class_group(store, "VII A", 7, 2026)
    [left] = left_behind(old, renewing.facts(store, YEAR))

    [new] = take(store, old)

    assert (new.audience, new.class_group_ids) == (Audience.CLASS_GROUPS, (own,))
    assert "VII B" in left.said()
    assert "VII A" not in left.said()


def test_without_class_groups_their_grades_are_addressed(store: Store) -> None:
    [new] = take(store, of_groups(store, "VII A"))
    assert (new.audience, new.grades, new.class_group_ids) == (
        Audience.GRADES,
        (7,),
        (),
    )


def test_groups_of_no_known_grade_become_all_families(store: Store) -> None:
    ids = (keep_class_group(store, "Tahfiz", 99, 2025),)
    old = old_activity(store, audience=Audience.CLASS_GROUPS, class_group_ids=ids)
    [new] = take(store, old)
    assert (new.audience, new.class_group_ids) == (Audience.ALL, ())


@pytest.mark.parametrize(
    ("day", "precision"),
    [
        (date(2026, 8, 1), DatePrecision.MONTH),
        (date(2026, 8, 12), DatePrecision.DAY),
        (None, DatePrecision.MONTH),
    ],
)
def test_a_month_stays_one_until_a_day_is_chosen(
    store: Store, day: date | None, precision: DatePrecision
) -> None:
    old = old_activity(store, date_precision=DatePrecision.MONTH)
    pick = Pick(activity_id=old.id, planned_on=day)
    [new] = roll_forward(acting(store, SARI), [pick], YEAR)
    assert (new.planned_on, new.date_precision) == (day, precision)


def test_a_double_click_takes_over_once(store: Store) -> None:
    old = old_activity(store)
    [first] = take(store, old)
    assert take(store, old) == [first]
    assert len(activities.activities_in(store, YEAR)) == 1
    assert len(goals.goals_in(store, YEAR)) == 1
    assert len(history.events_of(store, "activity", first.id)) == 1


def test_what_was_changed_meanwhile_is_not_taken_over_again(store: Store) -> None:
    old, other = old_activity(store), old_activity(store, "POMG")
    take(store, old)
    store.write("update activity set place = 'Lapangan' where school_year = 2026")
    new = take(store, old, other)
    assert [each.place for each in new] == ["Lapangan", "Aula"]


def test_two_people_at_once_take_over_once(store: Store) -> None:
    old = old_activity(store)
    threads = [Thread(target=take, args=(store.cursor(), old)) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(activities.activities_in(store, YEAR)) == 1
    assert len(goals.goals_in(store, YEAR)) == 1


def test_what_the_series_has_already_is_refused(store: Store) -> None:
    old = old_activity(store)
    draft = complete_draft(None, title="Rapat awal baru", series_id=old.series_id)
    plan_activity(acting(store, SARI), key("baru"), draft, YEAR)
    [row] = renewals(renewing.facts(store, YEAR))
    assert row.on_plan is not None
    assert row.on_plan.title == "Rapat awal baru"
    with pytest.raises(Refused, match="on the plan"):
        take(store, old)


def test_two_of_one_series_both_come_along(store: Store) -> None:
    first = old_activity(store, "POMG 1")
    second = old_activity(store, "POMG 2", series_id=first.series_id)
    take(store, first)
    rows = {row.old.id: row for row in renewals(renewing.facts(store, YEAR))}
    assert rows[first.id].on_plan is not None
    assert rows[second.id].on_plan is None
    take(store, second)
    assert len(activities.activities_in(store, YEAR)) == 2


def test_one_that_cannot_come_leaves_all_behind(store: Store) -> None:
    old = old_activity(store)
    picks = [
        Pick(activity_id=old.id, planned_on=AUGUST),
        Pick(activity_id=old_activity(store, "POMG").id, planned_on=date(2029, 1, 1)),
    ]
    with pytest.raises(Refused, match="outside"):
        roll_forward(acting(store, SARI), picks, YEAR)
    assert activities.activities_in(store, YEAR) == []
    assert goals.goals_in(store, YEAR) == []


def test_nothing_chosen_is_refused(store: Store) -> None:
    with pytest.raises(Refused, match="at least one"):
        roll_forward(acting(store, SARI), [], YEAR)


def test_an_activity_of_another_year_is_not_found(store: Store) -> None:
    pick = Pick(activity_id=UUID(int=404), planned_on=None)
    with pytest.raises(NotFound):
        roll_forward(acting(store, SARI), [pick], YEAR)


@pytest.mark.parametrize("by", [BUDI, RINA])
def test_only_the_humas_lead_takes_over(store: Store, by: object) -> None:
    old = old_activity(store)
    with pytest.raises(NotAllowed):
        take(store, old, by=by)


def test_a_submitted_plan_takes_nothing_over(store: Store) -> None:
    old = old_activity(store)
    program_at(store, PlanStep.SUBMITTED)
    with pytest.raises(WrongStep):
        take(store, old)


def test_a_closed_year_takes_nothing_over(store: Store) -> None:
    old = old_activity(store)
    year = schools.year(store, YEAR.start)
    closed = year.model_copy(update={"closed_on": NOW.date(), "version": 2})
    store.replace(closed)
    with pytest.raises(WrongStep):
        take(store, old)


def test_an_activity_of_several_days_keeps_their_number(store: Store) -> None:
    old = old_activity(store, planned_on=date(2025, 8, 16), ends_on=date(2025, 8, 18))

    [new] = take(store, old)

    assert (new.planned_on, new.ends_on) == (AUGUST, date(2026, 8, 17))


def test_a_last_day_beyond_the_year_names_its_activity(store: Store) -> None:
    first, last = date(2026, 6, 26), date(2026, 6, 30)
    old = old_activity(store, "Jelajah alam", planned_on=first, ends_on=last)
    late = Pick(activity_id=old.id, planned_on=date(2027, 6, 27))

    with pytest.raises(Refused, match=r"Jelajah alam.*2027-07-01"):
        roll_forward(acting(store, SARI), [late], YEAR)

    assert activities.activities_in(store, YEAR) == []
    on_time = late.model_copy(update={"planned_on": date(2027, 6, 26)})
    [new] = roll_forward(acting(store, SARI), [on_time], YEAR)
    assert (new.planned_on, new.ends_on) == (date(2027, 6, 26), date(2027, 6, 30))
