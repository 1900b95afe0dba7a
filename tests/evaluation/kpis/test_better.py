"""Counted by hand: the same activity before and after, and kinds of obstacles."""

from datetime import date
from decimal import Decimal
from typing import Any

from data.calendar import SchoolYear
from evaluation.kpis.models import ActivityResult
from evaluation.kpis.models.better import (
    BY_FAMILIES,
    BY_STANDARD,
    Change,
    by_obstacles,
    compared,
)
from tests.evaluation.make import make_result

YEAR = SchoolYear(start=2025)


def counted(mother: int, invited: int = 200, **changes: Any) -> ActivityResult:
    return make_result(invited=invited, mother=mother, **changes)


def measured(value: int, unit: str = "menit", **changes: Any) -> ActivityResult:
    facts = {"measured": Decimal(value), "target": Decimal(10), "unit": unit}
    return make_result(indicator="Menunggu", **(facts | changes))


def test_a_standard_says_which_way_is_better() -> None:
    least = compared(measured(5), measured(8))
    most = compared(measured(5, direction="at_most"), measured(8, direction="at_most"))

    assert least
    assert most
    assert (least.change, most.change) == (Change.BETTER, Change.WORSE)
    assert (least.rule, least.before, least.after) == (
        BY_STANDARD,
        "5 menit",
        "8 menit",
    )


def test_less_than_a_percent_is_no_change() -> None:
    before, after = (
        measured(0, unit="%", measured=Decimal(value)) for value in ("69.7", "70.3")
    )

    alike = compared(before, after)

    assert alike
    assert alike.change is Change.SAME


def test_of_another_unit_nothing_is_measured_alike() -> None:
    assert compared(measured(5), measured(80, unit="%")) is None


def test_families_are_compared_in_whole_percent() -> None:
    more = compared(counted(100), counted(140))
    alike = compared(counted(100), counted(100))
    fewer = compared(counted(160), counted(120))

    assert more
    assert alike
    assert fewer
    assert (more.rule, more.before, more.after) == (
        BY_FAMILIES,
        "50 % (100 dari 200)",
        "70 % (140 dari 200)",
    )
    assert more.change is Change.BETTER
    assert fewer.change is Change.WORSE
    assert alike.change is Change.SAME


def test_half_a_percent_is_rounded_up() -> None:
    found = compared(counted(101), counted(102))

    assert found
    assert found.change is Change.SAME  # 50.5 % and 51 % are both 51 %


def test_few_are_told_with_care_and_hidden_ones_not_at_all() -> None:
    few = compared(counted(5, 9), counted(9, 9))
    hidden = counted(2, 9, is_confidential=True)

    assert few
    assert few.care
    assert compared(hidden, counted(9, 9)) is None
    assert compared(make_result(), make_result()) is None


def test_obstacles_are_compared_once_the_year_is_over() -> None:
    running = by_obstacles(4, 1, YEAR, date(2026, 6, 30), "Waktu")
    over = by_obstacles(4, 1, YEAR, date(2026, 7, 1), "Waktu")

    assert (running.change, over.change) == (None, Change.BETTER)
    assert by_obstacles(3, 3, YEAR, date(2026, 7, 1), "Waktu").change is Change.SAME
    assert by_obstacles(3, 9, YEAR, date(2026, 7, 1), "Waktu").change is Change.WORSE
    assert over.care
    assert not by_obstacles(8, 7, YEAR, date(2026, 7, 1), "Waktu").care
