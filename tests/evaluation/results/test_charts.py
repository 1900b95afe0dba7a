from datetime import date
from decimal import Decimal
from typing import Any

from data.activity import DatePrecision, PlannedDay
from data.language import Language, speaking
from data.theme import OVER
from evaluation.kpis.models import year_comparison
from evaluation.results import charts
from evaluation.results.queries import ClassGroupParticipation
from tests.evaluation.make import make_result
from tests.make import YEAR


def rows_of(spec: dict[str, Any], field: str) -> list[dict[str, Any]]:
    [found] = [rows for rows in spec["datasets"].values() if rows and field in rows[0]]
    return list(found)


def test_year_line_shows_plan_and_outcome_by_colour_and_shape() -> None:
    rows = [
        make_result(),
        make_result("not_held", reason="weather"),
        make_result(
            "planned",
            when=PlannedDay(day=date(2027, 2, 1), precision=DatePrecision.MONTH),
        ),
        make_result("planned", when=PlannedDay()),
    ]

    spec = charts.year_line(rows, YEAR, date(2026, 9, 1)).to_dict()

    today, months, on_day, titles, actual = spec["layer"]
    assert today["mark"]["type"] == "rule"
    assert months["encoding"]["x2"]["field"] == "planned_until"
    assert on_day["encoding"]["x"]["field"] == "planned_on"
    assert titles["mark"]["type"] == "text"
    assert actual["encoding"]["color"]["field"] == "outcome"
    assert actual["encoding"]["shape"]["field"] == "outcome"
    drawn = [(r["planned_on"], r["shown_on"]) for r in rows_of(spec, "planned_on")]
    assert drawn == [
        ("2026-08-10", "2026-08-12"),
        ("2026-08-10", "2026-08-10"),
        ("2027-02-01", None),
    ]


def test_year_line_has_room_for_an_activity_held_after_the_year() -> None:
    late = make_result(held_on=date(2027, 7, 20))

    spec = charts.year_line([late], YEAR).to_dict()

    first, last = spec["layer"][0]["encoding"]["x"]["scale"]["domain"]
    assert last - first == 384 * 24 * 60 * 60 * 1000


def test_class_group_without_invitation_has_no_percentage() -> None:
    facts = {"grade": 7, "families": 30, "guardian": 0, "foster_parent": 0, "online": 0}
    rows = [
        ClassGroupParticipation(
            class_group=name,
            suffix=name,
            activities=1,
            invited=invited,
            father=2,
            mother=came,
            **facts,
        )
        for name, invited, came in (("VII A", 40, 18), ("VII B", 0, 0))
    ]

    with speaking(Language.ENGLISH):
        spec = charts.participation_by_class_group(rows).to_dict()

    assert [(r["share"], r["said"]) for r in rows_of(spec, "share")] == [
        (0.5, "50 % (20 of 40)"),
        (None, "not invited yet"),
    ]


def test_overspending_turns_red() -> None:
    rows = [
        make_result(budget=Decimal(100), spent=Decimal(120)),
        make_result("planned"),
    ]

    spec = charts.budget_use(rows).to_dict()

    budget, spent, _titles = spec["layer"]
    assert budget["encoding"]["x"]["field"] == "budget"
    assert spent["encoding"]["x"]["field"] == "spent"
    assert spent["encoding"]["color"]["condition"][0]["value"] == OVER
    assert [(r["budget"], r["spent"]) for r in rows_of(spec, "budget")] == [(100, 120)]


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
        (0.5, 1.2, "Reached"),
        (None, 1.2, "Not reached"),
        (None, None, "Not reached"),
    ]
    assert "not measured" in drawn[2]["said"]


def test_years_are_lines_told_apart_by_more_than_colour() -> None:
    rows = [make_result(), make_result(school_year=2025)]
    compared = year_comparison(rows, [YEAR.before, YEAR])

    spec = charts.year_comparison(compared).to_dict()

    assert spec["encoding"]["color"]["field"] == "figure"
    assert spec["encoding"]["strokeDash"]["field"] == "figure"
    kinds = ("color", "strokeDash", "shape")
    named = [spec["encoding"][kind]["scale"]["domain"] for kind in kinds]
    assert named[0] == named[1] == named[2]
    assert len(set(named[0])) == 3
    assert {r["year"] for r in rows_of(spec, "share")} == {"2025/2026", "2026/2027"}
