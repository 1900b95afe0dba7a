from decimal import Decimal
from typing import Any

from data.few import FEWEST
from data.language import Language, speaking
from data.theme import ASKS, MAIN, STEPS
from evaluation.kpis.models import year_comparison
from evaluation.results import charts, told
from evaluation.results.models import months_of
from evaluation.results.queries import ClassGroupParticipation
from tests.evaluation.make import make_result
from tests.make import YEAR


def rows_of(spec: dict[str, Any], field: str) -> list[dict[str, Any]]:
    [found] = [rows for rows in spec["datasets"].values() if rows and field in rows[0]]
    return list(found)


def group(name: str, came: int, invited: int = 40) -> ClassGroupParticipation:
    return ClassGroupParticipation(
        class_group=name,
        grade=7,
        suffix=name,
        families=30,
        activities=1,
        invited=invited,
        father=0,
        mother=came,
        guardian=0,
        foster_parent=0,
        online=0,
    )


GROUPS = (
    group("VII A", 36),
    group("VII B", 16),
    group("VII C", 0, 0),
    group("X", 2, 4),
)


def test_the_lowest_class_group_stands_first_and_few_families_nowhere() -> None:
    assert GROUPS[3].invited < FEWEST
    with speaking(Language.ENGLISH):
        spec = charts.participation_by_class_group(GROUPS, 80).to_dict()
        answer = told.participation(GROUPS, 80)

    drawn = [
        (r["words"], r["colour"], r["shape"]) for r in rows_of(spec, "class_group")
    ]
    assert drawn == [
        ("VII B: 40 % (16 of 40)", ASKS, "triangle-down"),
        ("VII A: 90 % (36 of 40)", MAIN, "circle"),
    ]
    assert "Lowest: VII B 40 %. Highest: VII A 90 %." in answer
    assert "Below the target of 80 %: 1 of 2 class groups." in answer


def test_class_groups_that_lie_close_together_are_not_set_against_each_other() -> None:
    with speaking(Language.ENGLISH):
        answer = told.participation([group("VII A", 30), group("VII B", 32)], 70)
        none = told.participation([group("X", 2, 4)], 70)

    assert "close together, between 75 % and 80 %" in answer
    assert "Lowest" not in answer + none


def test_the_year_is_told_by_what_was_held_moved_and_not_held() -> None:
    rows = [
        make_result(),
        make_result("not_held", reason="weather", title="Pentas"),
        make_result("planned"),
    ]
    months = months_of(rows, YEAR)

    with speaking(Language.ENGLISH):
        answer = told.months(months)

    assert "1 of 3 activities" in answer
    assert "Not carried out or postponed: Pentas." in answer
    assert "September" in answer
    assert "August" not in answer


def test_overspending_stands_first_and_says_by_how_much() -> None:
    rows = [
        make_result(budget=Decimal(100), spent=Decimal(80)),
        make_result(budget=Decimal(100), spent=Decimal(120), title="Pentas"),
        make_result("planned", budget=Decimal(70)),
    ]
    with speaking(Language.ENGLISH):
        spec = charts.budget_use(rows).to_dict()
        answer = told.money(rows)

    drawn = rows_of(spec, "budget")
    assert [(r["spent"], r["colour"]) for r in drawn] == [(120, ASKS), (80, MAIN)]
    assert "Rp20 over · Pentas" in drawn[0]["words"]
    assert answer.startswith("Rp200 of Rp200 was spent on 2 activities.")
    assert "More than planned: Pentas (Rp20)." in answer
    assert "1 activity with Rp70 is still to come." in answer


def test_measured_values_are_drawn_by_their_target() -> None:
    ten = Decimal(10)
    rows = [
        make_result(target=ten, measured=Decimal(12), baseline=Decimal(5)),
        make_result(target=ten, measured=Decimal(12), direction="at_most"),
        make_result(target=ten),
        make_result(),
    ]

    with speaking(Language.ENGLISH):
        spec = charts.standards_reached(rows).to_dict()

    drawn = rows_of(spec, "came_to")
    assert [(r["started"], r["came_to"], r["reached"]) for r in drawn] == [
        (None, 1.2, "Not reached"),
        (0.5, 1.2, "Reached"),
        (None, None, "Not reached"),
    ]
    assert "not measured" in drawn[2]["said"]


def test_the_last_year_stands_out_among_the_years_of_a_figure() -> None:
    rows = [make_result(), make_result(school_year=2025)]
    compared = year_comparison(rows, [YEAR.before, YEAR])

    with speaking(Language.ENGLISH):
        spec = charts.year_comparison(compared).to_dict()
        answer = told.years(compared)

    bars = rows_of(spec, "foot")
    assert {(r["year"], r["colour"]) for r in bars} == {
        ("2025/2026", STEPS[1]),
        ("2026/2027", MAIN),
    }
    assert len({r["measure"] for r in bars}) == 3
    assert "100 % (the year before 100 %)" in answer
