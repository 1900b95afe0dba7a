"""The figures of goals and of years beside each other."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple
from uuid import UUID

from data.calendar import SchoolYear, semester
from data.record import Record
from evaluation.kpis.models.activity import ActivityResult
from evaluation.kpis.models.figures import (
    FIGURES,
    absorption_so_far,
    carried_out_so_far,
)
from evaluation.kpis.models.kpi import Kpi


class Figures(Record):
    """The KPIs of one group of activities."""

    activities: int
    carried_out_so_far: Kpi
    carried_out: Kpi
    on_time: Kpi
    representation: Kpi
    came_themselves: Kpi
    father_share: Kpi
    guardian_share: Kpi
    foster_share: Kpi
    other_groups: Kpi
    absorption_so_far: Kpi
    absorption: Kpi
    standards_reached: Kpi


class GoalResult(Figures):
    """What came of one goal; without a number: activities that serve no goal."""

    number: int | None
    title: str


class SemesterResult(Figures):
    """What came of one semester (1 or 2); without a number: what has no date."""

    semester: int | None


class YearResult(Figures):
    """What came of one school year."""

    year: SchoolYear


class Point(NamedTuple):
    """One measure in one year: as a number, and as it is said; None where unknown."""

    measure: str
    year: str
    value: float | None
    said: str


class YearGoal(Record):
    """A goal of the year's plan."""

    id: UUID
    number: int
    title: str


def goal_results(
    goals: Sequence[YearGoal],
    results: Sequence[ActivityResult],
    today: date | None = None,
) -> list[GoalResult]:
    """Return the KPIs per goal, those without an activity and without a goal too.

    ``today``: until when activities were due; None: the year is over.
    """
    known = {goal.id for goal in goals}
    rows = [
        GoalResult(
            number=goal.number,
            title=goal.title,
            **_figures([row for row in results if row.goal_id == goal.id], today),
        )
        for goal in goals
    ]
    loose = [row for row in results if row.goal_id not in known]
    if loose:
        rows.append(GoalResult(number=None, title="", **_figures(loose, today)))
    return rows


def semester_results(
    results: Sequence[ActivityResult], today: date | None = None
) -> list[SemesterResult]:
    """Return the KPIs per semester; what has no day counts apart, where there is any.

    An activity belongs to the semester it was planned in; one without a planned day to
    that in which it was held.
    """
    rows = [
        SemesterResult(
            semester=number,
            **_figures([row for row in results if semester_of(row) == number], today),
        )
        for number in (1, 2, None)
    ]
    return [row for row in rows if row.semester or row.activities]


def semester_of(row: ActivityResult) -> int | None:
    """Return the semester of an activity; None where it has no day."""
    day = row.when.day or row.held_on
    return semester(day) if day else None


def year_comparison(
    results: Sequence[ActivityResult],
    years: Sequence[SchoolYear],
    today: date | None = None,
) -> list[YearResult]:
    """Return the KPIs per school year, also of years without an activity."""
    return [
        YearResult(
            year=year,
            **_figures(
                [row for row in results if row.school_year == year.start], today
            ),
        )
        for year in years
    ]


def _figures(
    results: Sequence[ActivityResult], today: date | None
) -> dict[str, Kpi | int]:
    figures: dict[str, Kpi | int] = {
        figure.__name__: figure(results) for figure in FIGURES
    }
    until = today or date.max
    return {
        "activities": len(results),
        "carried_out_so_far": carried_out_so_far(results, until),
        "absorption_so_far": absorption_so_far(results, until),
        **figures,
    }
