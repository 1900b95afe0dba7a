from datetime import date
from decimal import Decimal

from data.store import Store
from evaluation.results import queries
from evaluation.results.models import ActivityResult
from tests.evaluation.make import (
    keep_activity,
    keep_class_group,
    keep_closing,
    keep_money,
    keep_participation,
    keep_spending,
    key,
)
from tests.make import NOW, YEAR


def only(store: Store) -> ActivityResult:
    [row] = queries.activity_results(store, YEAR)
    return row


def test_planned_activity_has_a_row_of_its_own(store: Store) -> None:
    keep_activity(store, "Rapat")

    row = only(store)

    assert (row.step, row.invited, row.budget, row.held_on) == ("planned", 0, 0, None)


def test_sums_are_not_multiplied_by_each_other(store: Store) -> None:
    keep_activity(store, "Rapat", target=Decimal(80), indicator="Keterwakilan")
    keep_closing(store, "Rapat", measured_value=Decimal("82.5"))
    for name, suffix in (("VII A", "A"), ("VII B", "B")):
        keep_class_group(store, name, 7, suffix)
        keep_participation(store, "Rapat", name, 30, father=5, mother=10, online=1)
    keep_money(store, "Rapat", 500_000, 400_000)
    keep_money(store, "Rapat", 200_000, 250_000, source="donation", fiscal_year=2027)
    keep_spending(store, "Rapat", 50_000)
    keep_obstacles(store)

    row = only(store)

    assert (row.invited, row.father, row.mother, row.online) == (60, 10, 20, 2)
    assert (row.budget, row.spent) == (700_000, 700_000)
    assert (row.obstacles, row.obstacles_open) == (2, 1)
    assert (row.measured, row.reached, row.on_time) == (Decimal("82.5"), True, True)


def keep_obstacles(store: Store) -> None:
    store.write_all(
        "obstacle",
        [
            {
                "id": key(f"obstacle-{n}"),
                "school_year": YEAR.start,
                "activity_id": key("Rapat"),
                "code": "weather",
                "side": "external",
                "note": "",
                "remedy": "",
                "raised_on": date(2026, 8, 1),
                "resolved_on": resolved,
                "effect_note": "",
                "version": 1,
            }
            for n, resolved in enumerate([None, date(2026, 8, 5)])
        ],
    )


def test_half_done_closing_does_not_count_yet(store: Store) -> None:
    keep_activity(store, "Rapat")
    keep_closing(store, "Rapat", completed_at=None, measured_value=Decimal(5))
    keep_class_group(store, "VII A", 7, "A")
    keep_participation(store, "Rapat", "VII A", 30, mother=10)

    row = only(store)

    assert (row.step, row.held_on, row.measured, row.invited) == (
        "closing",
        None,
        None,
        0,
    )


def test_undated_activities_come_last_and_other_years_not_at_all(store: Store) -> None:
    keep_activity(store, "Tanpa tanggal", planned_on=None)
    keep_activity(store, "Rapat")
    keep_activity(store, "Tahun lalu", school_year=2025)

    titles = [row.title for row in queries.activity_results(store, YEAR)]
    since = queries.activity_results(store, YEAR, since=YEAR.before)

    assert titles == ["Rapat", "Tanpa tanggal"]
    assert [row.title for row in since] == ["Tahun lalu", *titles]


def test_latest_verdict_stands_beside_the_activity(store: Store) -> None:
    keep_activity(store, "Rapat")
    keep_closing(store, "Rapat")
    store.write_all(
        "review",
        [
            {
                "id": key(f"review-{number}"),
                "activity_id": key("Rapat"),
                "number": number,
                "managed_well": 3,
                "continuous": 3,
                "effective": 3,
                "note": "",
                "decision": decision,
                "signed_at": NOW,
                "signed_by": key("Budi"),
            }
            for number, decision in ((1, "continue"), (2, "stop"))
        ],
    )

    assert only(store).verdict == "stop"


def test_class_groups_are_in_school_order_and_uninvited_ones_stay(store: Store) -> None:
    for name, grade, suffix in (("X A", 10, "A"), ("IX A", 9, "A"), ("IX B", 9, "B")):
        keep_class_group(store, name, grade, suffix)
    for title, outcome in (("Rapat", "held"), ("Seminar", "moved_online")):
        keep_activity(store, title)
        keep_closing(store, title, outcome)
    keep_activity(store, "Batal")
    keep_closing(store, "Batal", "not_held")
    keep_participation(store, "Rapat", "IX A", 30, mother=20, father=4)
    keep_participation(store, "Seminar", "IX A", 10, online=1)
    keep_participation(store, "Batal", "IX B", 30)
    keep_participation(store, "Rapat", "X A", 0)

    rows = queries.class_group_participation(store, YEAR)

    assert [(r.class_group, r.activities, r.invited, r.represented) for r in rows] == [
        ("IX A", 2, 40, 25),
        ("IX B", 0, 0, 0),
        ("X A", 0, 0, 0),
    ]
    assert [row.share for row in rows] == [0.625, None, None]


def test_money_per_source_and_fiscal_year_adds_up(store: Store) -> None:
    for title in ("Rapat", "Pentas"):
        keep_activity(store, title)
        keep_money(store, title, 500_000, 400_000)
    keep_money(store, "Pentas", 300_000, 350_000, source="donation", fiscal_year=2027)
    keep_spending(store, "Rapat", 25_000)
    keep_spending(store, "Pentas", 5_000, key("a line that was removed"))

    rows = queries.budget_use(store, YEAR)

    assert [(r.source, r.fiscal_year, r.budget, r.spent) for r in rows] == [
        ("bos", 2026, 1_000_000, 800_000),
        ("donation", 2027, 300_000, 350_000),
        (None, None, 0, 30_000),
    ]
    spent = sum(row.spent for row in queries.activity_results(store, YEAR))
    assert sum(row.spent for row in rows) == spent


def test_goals_without_activities_are_listed(store: Store) -> None:
    store.write_all(
        "goal",
        [
            {
                "id": key(f"g{number}"),
                "school_year": 2026,
                "number": number,
                "title": f"Tujuan {number}",
                "reason": "",
                "dimensions": [],
                "frames": [],
                "causes": [],
                "standard": "management",
                "version": 1,
            }
            for number in (2, 1)
        ],
    )

    assert [row.number for row in queries.year_goals(store, YEAR)] == [1, 2]


def test_empty_year_has_no_rows(store: Store) -> None:
    assert queries.activity_results(store, YEAR) == []
    assert queries.class_group_participation(store, YEAR) == []
    assert queries.budget_use(store, YEAR) == []
