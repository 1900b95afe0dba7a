from datetime import date
from decimal import Decimal

from data.activity import PlannedDay
from data.store import Store
from planning.activities.actions import plan_activity
from planning.budget.models import BudgetLineDraft, FundSource
from planning.lessons.actions import decide
from planning.lessons.models import Decision, DecisionDraft
from planning.origins.actions import start_activity, start_goal
from planning.situation.actions import change_indicator
from planning.situation.models import IndicatorDraft, Label
from planning.situation.queries import (
    assessments,
    indicator_history,
    indicator_values,
    listed_problems,
    rkt_rows,
)
from planning.sources.models import Aspect, SourceKind
from planning.sources.queries import origins_in
from tests.make import SARI, YEAR, acting
from tests.planning.make import an_activity, complete_draft, keep_finding, key
from tests.planning.situation.make import (
    a_problem,
    a_value,
    an_assessment,
    an_indicator,
    source_of,
)


def test_problems_stand_by_priority_with_their_indicator(store: Store) -> None:
    indicator = an_indicator(store)
    a_problem(store, "Nanti", priority=3)
    a_problem(store, "Mendesak", priority=1, indicator_id=indicator.id)
    a_problem(store, "Tahun lain", year=YEAR.after)

    assert [(p.title, p.indicator) for p in listed_problems(store, YEAR)] == [
        ("Mendesak", "E.1.1 Partisipasi orang tua"),
        ("Nanti", ""),
    ]


def test_red_comes_before_yellow_then_the_largest_fall(store: Store) -> None:
    rows = [
        ("A", "70", "60", Label.MIDDLE),
        ("B", "60", "70", Label.MIDDLE),
        ("C", "50", "40", Label.LOW),
        ("D", "90", "91", Label.GOOD),
        ("E", None, None, None),
        ("F", None, "45", Label.LOW),
    ]
    for code, before, now, label in rows:
        kept = an_indicator(store, code, "Nama")
        a_value(store, kept, before, label, YEAR.before)
        a_value(store, kept, now, label)

    order = [(v.code, v.change) for v in indicator_values(store, YEAR)]

    assert order == [
        ("C", -10),
        ("F", None),
        ("A", -10),
        ("B", 10),
        ("D", 1),
        ("E", None),
    ]


def test_value_stands_beside_the_years_before_and_after(store: Store) -> None:
    kept = an_indicator(store)
    a_value(store, kept, "59.09", Label.LOW, YEAR.before)
    a_value(store, kept, "56.67", Label.LOW)
    a_value(store, kept, "63", Label.MIDDLE, YEAR.after)

    [value] = indicator_values(store, YEAR)

    assert (value.score_before, value.score, value.score_after) == (
        Decimal("59.09"),
        Decimal("56.67"),
        63,
    )
    assert (value.label, value.label_after) == (Label.LOW, Label.MIDDLE)


def test_indicator_off_the_list_is_not_shown(store: Store) -> None:
    kept = an_indicator(store)
    a_value(store, kept, "60")
    off = IndicatorDraft(code=kept.code, name=kept.name, is_active=False)
    change_indicator(acting(store, SARI), kept.id, 1, off, YEAR)

    assert indicator_values(store, YEAR) == []
    assert indicator_history(store) == []


def test_history_has_a_point_for_every_year_with_a_score(store: Store) -> None:
    kept = an_indicator(store)
    a_value(store, kept, "56.67")
    a_value(store, kept, "59.09", Label.LOW, YEAR.before)
    a_value(store, an_indicator(store, "E.1", "Warga"), None, Label.LOW)

    assert [(p.code, p.school_year, p.score) for p in indicator_history(store)] == [
        ("E.1.1", 2025, Decimal("59.09")),
        ("E.1.1", 2026, Decimal("56.67")),
    ]


def test_all_seven_aspects_are_there_with_last_year_s_level(store: Store) -> None:
    an_assessment(store, Aspect.PARENTING, 1, YEAR.before)
    an_assessment(store, Aspect.VOLUNTEERING, 4, YEAR.before)
    an_assessment(store, Aspect.PARENTING, 3)
    an_assessment(store, Aspect.HOME_VISIT, 2)

    rows = assessments(store, YEAR)

    assert [row.aspect for row in rows] == list(Aspect)
    judged = {r.aspect: (r.level, r.level_before, r.is_weak) for r in rows}
    assert judged[Aspect.PARENTING] == (3, 1, False)
    assert judged[Aspect.VOLUNTEERING] == (None, 4, False)
    assert judged[Aspect.HOME_VISIT] == (2, None, True)
    assert judged[Aspect.DECIDING] == (None, None, False)


def test_origins_name_source_and_what_came_of_it(store: Store) -> None:
    source = source_of(a_problem(store))
    goal = start_goal(acting(store, SARI), source, key("g"), source.goal_draft(), YEAR)
    draft = source.activity_draft(goal.id)
    planned = start_activity(acting(store, SARI), source, key("a"), draft, YEAR)
    an_activity(store, "Tanpa asal")

    assert [
        (o.record, o.title, o.activities, o.said) for o in origins_in(store, YEAR)
    ] == [
        ("goal", goal.title, 1, source.title),
        ("activity", planned.title, 0, source.title),
    ]
    assert origins_in(store, YEAR.after) == []


def test_activity_that_adopts_a_finding_came_from_it(store: Store) -> None:
    finding = keep_finding(store)
    activity = an_activity(store)
    adopted = DecisionDraft(decision=Decision.ADOPTED, activity_id=activity.id)
    decide(acting(store, SARI), finding, YEAR, 0, adopted)

    [origin] = origins_in(store, YEAR)

    assert (origin.kind, origin.source) == (SourceKind.FINDING, "Undangan terlambat")


def test_work_plan_follows_a_problem_to_its_activities_and_money(store: Store) -> None:
    indicator = an_indicator(store)
    problem = a_problem(store, indicator_id=indicator.id)
    source = source_of(problem)
    goal = start_goal(acting(store, SARI), source, key("g"), source.goal_draft(), YEAR)
    lines = tuple(
        BudgetLineDraft(
            title=title,
            source=FundSource.BOS,
            fiscal_year=2026,
            amount=Decimal(amount),
            arkas_code=code,
        )
        for title, amount, code in (
            ("Konsumsi", 750_000, "5.1.02"),
            ("Cetak", 100_000, "5.1.01"),
            ("Sewa", 150_000, "5.1.02"),
        )
    )
    served = complete_draft(goal.id, title="Pertemuan sore", budget=lines)
    plan_activity(acting(store, SARI), key("s"), served, YEAR)
    direct = source.activity_draft(goal.id)
    start_activity(acting(store, SARI), source, key("a"), direct, YEAR)
    a_problem(store, "Belum direncanakan", priority=2)
    a_value(store, indicator, "50", Label.LOW)
    a_value(store, an_indicator(store, "D.3", "Kepemimpinan"), "90", Label.GOOD)
    a_value(store, an_indicator(store, "D.4", "Iklim"), "45", Label.LOW)

    rows = rkt_rows(store, YEAR)

    assert [(r.indicator[:5], r.problem, r.activity, r.cost) for r in rows] == [
        ("E.1.1", problem.title, "Pertemuan sore", 1_000_000),
        ("E.1.1", problem.title, direct.title, 0),
        ("", "Belum direncanakan", "", 0),
        ("D.4 I", "", "", 0),
    ]
    first = rows[0]
    assert first.root_cause == "Pertemuan pada jam kerja"
    assert (first.arkas_codes, first.goods) == (
        "5.1.01; 5.1.02",
        "Konsumsi; Cetak; Sewa",
    )
    assert first.when == PlannedDay(day=date(2026, 8, 22))
    assert (rows[3].activity_id, rows[3].when) == (None, PlannedDay())
