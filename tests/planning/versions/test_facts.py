from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from planning.activities.models import Activity
from planning.budget.models import BudgetLine, FundSource
from planning.clashes.models import Clash, ClashKind
from planning.goals.models import Goal
from planning.versions.facts import (
    Known,
    Only,
    Order,
    Part,
    asked,
    document,
    only,
    parted,
    totals,
)
from planning.versions.models import Change, Content
from tests.make import SARI, YEAR
from tests.planning.make import complete_draft, key

FIRST, SECOND = key("Pertama"), key("Kedua")
NAMES = {SARI.id: "Sari", FIRST: "Hubungan", SECOND: "Mutu"}


def goal(goal_id: UUID, number: int, **facts: Any) -> Goal:
    kept = {"title": NAMES[goal_id], "reason": "Perlu"} | facts
    return Goal(id=goal_id, school_year=2026, number=number, version=1, **kept)


def activity(title: str, goal_id: UUID | None = FIRST, **facts: Any) -> Activity:
    draft = complete_draft(goal_id, title=title, **facts)
    return Activity.of(draft, key(title), YEAR)


def money(of: str, amount: int, source: FundSource = FundSource.BOS) -> BudgetLine:
    return BudgetLine(
        id=key(f"{of} {source}"),
        activity_id=key(of),
        title="Konsumsi",
        source=source,
        fiscal_year=2026,
        amount=Decimal(amount),
    )


def plan(*activities: Activity, budget: tuple[BudgetLine, ...] = ()) -> Content:
    return Content(
        year="2026/2027",
        goals=(goal(FIRST, 1), goal(SECOND, 2)),
        activities=activities,
        budget=budget,
    )


def titles(parts: list[Part]) -> list[tuple[str, list[str]]]:
    return [(part.heading, [line.title for line in part.lines]) for part in parts]


OLD = plan(activity("Rapat"), activity("Bazar", SECOND), budget=(money("Bazar", 900),))
NEW = plan(
    activity("Rapat", place="Kelas"),
    activity("Pentas", None, planned_on=date(2027, 5, 8)),
    budget=(money("Rapat", 500), money("Rapat", 250, FundSource.DONATION)),
)


def test_goals_stand_in_their_order_also_empty_ones_and_what_serves_none() -> None:
    parts = document(NEW, NAMES)

    assert titles(parts) == [
        ("1. Hubungan", ["Rapat"]),
        ("2. Mutu", []),
        ("Tanpa tujuan", ["Pentas"]),
    ]
    assert [(part.size, part.cost) for part in parts] == [(1, 750), (0, 0), (1, 0)]


def test_months_stand_in_their_order_and_what_has_no_day_comes_last() -> None:
    undated = activity("Lomba", planned_on=None)

    parts = document(plan(undated, *NEW.activities), NAMES, order=Order.BY_MONTH)

    assert [line for _, lines in titles(parts) for line in lines] == [
        "Rapat",
        "Pentas",
        "Lomba",
    ]


def test_a_line_says_what_is_decided_and_a_cost_of_two_sources_names_both() -> None:
    [line, _] = [line for part in document(NEW, NAMES) for line in part.lines]

    assert line.day == "Sabtu, 22 Agustus 2026"
    assert line.standard == "Keluarga yang terwakili: paling sedikit 75 %"
    assert (line.person, line.where) == ("Sari", "Tatap muka · Kelas")
    assert line.cost == Decimal(750)
    assert line.sources == ("Dana BOSP: Rp500", "Sumbangan sukarela: Rp250")


def test_what_was_added_changed_and_taken_out_is_marked_on_its_line() -> None:
    parts = document(NEW, NAMES, OLD)
    lines = {line.title: line for part in parts for line in part.lines}

    assert {title: line.change for title, line in lines.items()} == {
        "Rapat": Change.CHANGED,
        "Bazar": Change.DROPPED,
        "Pentas": Change.ADDED,
    }
    assert ("Tempat: Aula → Kelas", False) in lines["Rapat"].said
    assert lines["Bazar"].cost == Decimal(900)
    assert totals(NEW, parts)[:2] == (2, Decimal(750))
    assert totals(NEW, parts).changed == 3
    assert [part.size for part in parts] == [1, 0, 1]


def test_a_changed_goal_and_one_taken_out_are_marked_too() -> None:
    before = NEW.model_copy(
        update={"goals": (goal(FIRST, 1, reason="Dulu"), *NEW.goals[1:])}
    )
    after = NEW.model_copy(update={"goals": NEW.goals[:1]})

    parts = document(after, NAMES, before)

    assert [part.change for part in parts[:2]] == [Change.CHANGED, Change.DROPPED]
    assert titles(only(parts, Only.CHANGED)) == [("1. Hubungan", []), ("2. Mutu", [])]


def test_only_a_plan_that_is_alive_is_warned_about() -> None:
    bare = plan(activity("Rapat", procedure=""))
    clash = Clash(kind=ClashKind.SUNDAY, day=date(2026, 8, 23))
    known = Known({key("Rapat"): 30}, {key("Rapat"): [clash]}, is_live=True)

    [line] = document(bare, NAMES, known=known)[0].lines
    [kept] = document(bare, NAMES)[0].lines

    assert line.warnings == ("23 Agustus 2026 jatuh pada hari Minggu.",)
    assert line.lacking == ("prosedur pelaksanaan",)
    assert "30 keluarga" in line.whom
    assert (kept.warnings, kept.lacking, kept.asks) == ((), (), False)


def test_lines_are_chosen_by_what_stands_at_them() -> None:
    parts = document(NEW, NAMES, OLD)
    noted = {key("Pentas"), SECOND}

    assert titles(only(parts, Only.NOTED, noted)) == [
        ("2. Mutu", []),
        ("Tanpa tujuan", ["Pentas"]),
    ]
    assert only(parts, Only.WARNED) == []
    among = only(parts, Only.ALL, among=[key("Rapat")])
    assert titles(among) == [("1. Hubungan", ["Rapat"])]
    assert among[0].size == 1


def test_a_form_stands_below_its_line_and_the_rest_goes_on() -> None:
    two = plan(activity("Rapat"), activity("Bazar"), activity("Pentas", SECOND))
    parts = document(two, NAMES)

    above, below = parted(parts, key("Rapat")) or ([], [])
    assert titles(above) == [("1. Hubungan", ["Rapat"])]
    assert titles(below) == [("1. Hubungan", ["Bazar"]), ("2. Mutu", ["Pentas"])]
    assert [part.goes_on for part in below] == [True, False]
    assert above[0].size == 2

    above, below = parted(parts, FIRST) or ([], [])
    assert titles(above) == [("1. Hubungan", [])]
    assert below[0].goes_on
    assert parted(parts, key("elsewhere")) is None
    assert parted(parts, None) is None


def test_a_strange_address_reads_everything_goal_by_goal() -> None:
    assert asked({"urut": "x", "tampil": ""}) == (Order.BY_GOAL, Only.ALL)
    assert asked({"urut": "bulan", "tampil": "catatan"}) == (
        Order.BY_MONTH,
        Only.NOTED,
    )
