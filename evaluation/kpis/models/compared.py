"""The figures of goals and of years beside each other."""

from collections.abc import Sequence
from uuid import UUID

from data.calendar import SchoolYear
from data.record import Record
from evaluation.kpis.models.activity import ActivityResult
from evaluation.kpis.models.figures import FIGURES, Kpi


class Figures(Record):
    """The KPIs of one group of activities."""

    activities: int
    carried_out: Kpi
    on_time: Kpi
    representation: Kpi
    came_themselves: Kpi
    father_share: Kpi
    other_groups: Kpi
    absorption: Kpi
    standards_reached: Kpi


class GoalResult(Figures):
    """What came of one goal; without a number: activities that serve no goal."""

    number: int | None
    title: str


class YearResult(Figures):
    """What came of one school year."""

    year: SchoolYear


class YearGoal(Record):
    """A goal of the year's plan."""

    id: UUID
    number: int
    title: str


def goal_results(
    goals: Sequence[YearGoal], results: Sequence[ActivityResult]
) -> list[GoalResult]:
    """Return the KPIs per goal, those without an activity and without a goal too."""
    known = {goal.id for goal in goals}
    rows = [
        GoalResult(
            number=goal.number,
            title=goal.title,
            **_figures([row for row in results if row.goal_id == goal.id]),
        )
        for goal in goals
    ]
    loose = [row for row in results if row.goal_id not in known]
    if loose:
        rows.append(GoalResult(number=None, title="", **_figures(loose)))
    return rows


def year_comparison(
    results: Sequence[ActivityResult], years: Sequence[SchoolYear]
) -> list[YearResult]:
    """Return the KPIs per school year, also of years without an activity."""
    return [
        YearResult(
            year=year,
            **_figures([row for row in results if row.school_year == year.start]),
        )
        for year in years
    ]


def _figures(results: Sequence[ActivityResult]) -> dict[str, Kpi | int]:
    figures: dict[str, Kpi | int] = {
        figure.__name__: figure(results) for figure in FIGURES
    }
    return {"activities": len(results), **figures}
