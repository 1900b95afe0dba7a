from datetime import date
from functools import partial
from uuid import UUID

from data.cooperation import CooperationForm, Involvement
from data.participants import Expected, Party
from data.store import Store
from planning.activities.actions import plan_activity
from planning.activities.models import Activity, ActivityDraft, Audience
from planning.balance import queries
from planning.balance.models import IN_ORDER, Axis, Kind
from planning.goals.actions import set_goal
from planning.goals.models import Goal, GoalDraft
from tests.make import SARI, YEAR, acting
from tests.planning.make import keep_class_group, keep_closing, keep_pupil, key

RAPAT = CooperationForm.RAPAT
VISIT = CooperationForm.HOME_VISIT


def goal(store: Store, title: str) -> Goal:
    return set_goal(acting(store, SARI), key(title), GoalDraft(title=title), YEAR)


def activity(store: Store, title: str, **facts: object) -> Activity:
    draft = ActivityDraft(title=title, **facts)  # type: ignore[arg-type]
    return plan_activity(acting(store, SARI), key(title), draft, YEAR)


def a_hand_counted_year(store: Store) -> tuple[UUID, UUID]:
    """Six activities: two forms, no form, no date, no goal, one of next year."""
    seven = keep_class_group(store, "VII A", 7)
    keep_class_group(store, "IX A", 9)
    served = goal(store, "Harmonis").id
    lonely = goal(store, "Lulusan").id
    both = (RAPAT, VISIT)
    activity(
        store,
        "Rapat",
        forms=(RAPAT,),
        involvement=(Involvement.A,),
        planned_on=date(2026, 8, 1),
        goal_id=served,
    )
    activity(
        store,
        "Rapat dan kunjungan",
        forms=both,
        involvement=(Involvement.A, Involvement.J),
        planned_on=date(2026, 8, 15),
        goal_id=served,
        audience=Audience.GRADES,
        grades=(9,),
    )
    activity(
        store,
        "Kunjungan VII A",
        forms=(VISIT,),
        planned_on=date(2027, 1, 9),
        audience=Audience.CLASS_GROUPS,
        class_group_ids=(seven,),
    )
    activity(store, "Tanpa tanggal", forms=(RAPAT,), involvement=(Involvement.A,))
    activity(store, "Tanpa bentuk", planned_on=date(2026, 9, 5), goal_id=served)
    not_held = activity(
        store, "Batal", forms=(VISIT,), planned_on=date(2026, 8, 29), goal_id=served
    )
    keep_closing(store, not_held.id)
    store.write("update closing set outcome = 'not_held'")
    draft = ActivityDraft(title="Lain", forms=both, planned_on=date(2027, 8, 1))
    plan_activity(acting(store, SARI), key("Lain"), draft, YEAR.after)
    return served, lonely


def test_forms_by_month_count_every_activity_in_its_cell(store: Store) -> None:
    a_hand_counted_year(store)

    rows = queries.balance_cells(store, YEAR, Kind.FORMS, Axis.MONTH)

    filled = [
        (r.form, r.column_code, r.activities, r.titles) for r in rows if r.activities
    ]
    assert filled == [
        (VISIT, "8", 2, ("Batal", "Rapat dan kunjungan")),
        (VISIT, "1", 1, ("Kunjungan VII A",)),
        (RAPAT, "8", 2, ("Rapat", "Rapat dan kunjungan")),
        (RAPAT, "", 1, ("Tanpa tanggal",)),
    ]
    assert len(rows) == 20 * 13
    assert [r.form for r in rows[::13]] == list(IN_ORDER)
    months = ["7", "8", "9", "10", "11", "12", "1", "2", "3", "4", "5", "6", ""]
    assert [r.column_code for r in rows[:13]] == months


def test_without_undated_activities_there_is_no_such_column(store: Store) -> None:
    activity(store, "Rapat", forms=(RAPAT,), planned_on=date(2026, 8, 1))

    rows = queries.balance_cells(store, YEAR, Kind.FORMS, Axis.MONTH)

    assert len(rows) == 20 * 12
    assert all(row.column_code for row in rows)


def test_forms_by_grade_follow_the_audience(store: Store) -> None:
    a_hand_counted_year(store)

    rows = queries.balance_cells(store, YEAR, Kind.FORMS, Axis.GRADE, (7, 8, 9))

    filled = {(r.form, r.column_code): r.titles for r in rows if r.activities}
    assert filled == {
        (VISIT, "7"): ("Batal", "Kunjungan VII A"),
        (VISIT, "8"): ("Batal",),
        (VISIT, "9"): ("Batal", "Rapat dan kunjungan"),
        (RAPAT, "7"): ("Rapat", "Tanpa tanggal"),
        (RAPAT, "8"): ("Rapat", "Tanpa tanggal"),
        (RAPAT, "9"): ("Rapat", "Rapat dan kunjungan", "Tanpa tanggal"),
    }
    assert len(rows) == 20 * 3


def test_named_pupils_reach_their_grade_and_nobody_else(store: Store) -> None:
    seven, nine = (
        keep_class_group(store, "VII A", 7),
        keep_class_group(store, "IX A", 9),
    )
    keep_pupil(store, "Alya", "Keluarga Alya", seven)
    keep_pupil(store, "Bima", "Keluarga Bima", nine)
    two = (Expected(party=Party.FAMILIES, expected=2),)
    some = partial(
        activity, store, forms=(VISIT,), audience=Audience.PUPILS, parties=two
    )
    visits, _ = some("Kunjungan"), some("Nanti")
    named = {"activity_id": visits.id, "student_id": key("Alya")}
    store.write_all("activity_pupil", [named])

    rows = queries.balance_cells(store, YEAR, Kind.FORMS, Axis.GRADE, (7, 8, 9))
    [totals] = queries.balance_totals(store, YEAR)

    assert [(r.column_code, r.titles) for r in rows if r.activities] == [
        ("7", ("Kunjungan",))
    ]
    assert totals.without_pupils == 1


def test_grades_of_class_groups_are_added_to_the_levels(store: Store) -> None:
    keep_class_group(store, "X A", 10)

    rows = queries.balance_cells(store, YEAR, Kind.FORMS, Axis.GRADE, (7,))

    assert {row.column_code for row in rows} == {"7", "10"}


def test_forms_by_goal_keep_goals_that_nothing_serves(store: Store) -> None:
    served, lonely = a_hand_counted_year(store)

    rows = queries.balance_cells(store, YEAR, Kind.FORMS, Axis.GOAL)

    found = [
        (r.form, r.column_place, r.activities) for r in rows if r.form in {VISIT, RAPAT}
    ]
    assert found == [
        (VISIT, 1, 2),
        (VISIT, 2, 0),
        (VISIT, None, 1),
        (RAPAT, 1, 2),
        (RAPAT, 2, 0),
        (RAPAT, None, 1),
    ]
    assert [r.column_code for r in rows[:3]] == [str(served), str(lonely), ""]


def test_involvement_by_month_shows_all_ten_forms(store: Store) -> None:
    a_hand_counted_year(store)

    rows = queries.balance_cells(store, YEAR, Kind.INVOLVEMENT, Axis.MONTH)

    assert {row.form for row in rows} == set(Involvement)
    filled = [(r.form, r.column_code, r.activities) for r in rows if r.activities]
    assert filled == [
        (Involvement.A, "8", 2),
        (Involvement.A, "", 1),
        (Involvement.J, "8", 1),
    ]


def test_totals_say_what_no_matrix_shows(store: Store) -> None:
    served, _lonely = a_hand_counted_year(store)

    [totals] = queries.balance_totals(store, YEAR)

    assert totals.model_dump() == {
        "activities": 6,
        "without_form": 1,
        "without_involvement": 3,
        "without_date": 1,
        "not_held": 1,
        "without_pupils": 0,
        "months": {8, 9, 1},
        "goal_ids": {served},
    }


def test_an_empty_year_has_empty_cells_only(store: Store) -> None:
    by_month = queries.balance_cells(store, YEAR, Kind.FORMS, Axis.MONTH)
    assert sum(row.activities for row in by_month) == 0
    assert queries.balance_cells(store, YEAR, Kind.FORMS, Axis.GOAL) == []
    [totals] = queries.balance_totals(store, YEAR)
    assert (totals.activities, totals.months) == (0, frozenset())
