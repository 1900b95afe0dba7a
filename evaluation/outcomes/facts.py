"""Everything that stands beside each other over the years, gathered once."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from data.calendar import SchoolYear
from data.language import in_number, in_percent, say
from data.store import Store
from evaluation.kpis.models import Point, year_comparison
from evaluation.outcomes.models import per_seat
from evaluation.outcomes.queries import OutcomeYears, outcome_years
from evaluation.results.queries import activity_results
from planning.situation.queries import indicator_history

MOST_YEARS: Final = 6
"""So many years stand beside each other at most."""


class Beside(NamedTuple):
    """The years beside each other: what was reached, and what the report says."""

    years: tuple[SchoolYear, ...]
    brought: tuple[Point, ...]
    reported: tuple[Point, ...]
    rows: tuple[OutcomeYears, ...]


def years_beside(store: Store, year: SchoolYear) -> Beside:
    """Return participation and outcomes of the last school years up to ``year``."""
    since = SchoolYear(start=year.start - MOST_YEARS + 1)
    rows = outcome_years(store, year, since)
    years = tuple(SchoolYear(start=row.school_year) for row in rows)
    took_part = _participation(store, year, since, years)
    return Beside(
        years,
        (*took_part, *_brought(rows)),
        (*took_part, *_reported(store, years)),
        tuple(rows),
    )


def _participation(
    store: Store, year: SchoolYear, since: SchoolYear, years: Sequence[SchoolYear]
) -> list[Point]:
    """Return the share of families represented, weighted by activity."""
    results = activity_results(store, year, since)
    found = year_comparison(results, years)
    return [
        Point(
            say("Families represented"),
            str(row.year),
            row.representation.value,
            in_percent(row.representation.value),
        )
        for row in found
    ]


def _brought(rows: Sequence[OutcomeYears]) -> list[Point]:
    """Return what was reached; a measure that no year knows is left out."""
    measures: tuple[tuple[str, Callable[[OutcomeYears], Decimal | int | None]], ...] = (
        (say("Achievements of pupils"), lambda row: row.achievements),
        (
            say("of these: province and above"),
            lambda row: row.province + row.nation + row.world,
        ),
        (
            say("Applicants for each seat"),
            lambda row: per_seat(row.applicants, row.seats) if row.is_whole else None,
        ),
        (
            say("Applicants by achievement"),
            lambda row: row.applicants_by_achievement,
        ),
        (say("Awards of the school"), lambda row: row.awards),
        (say("Facilities gained"), lambda row: row.facilities + row.gifts),
    )
    points: list[Point] = []
    for measure, number in measures:
        told = [(str(SchoolYear(start=row.school_year)), number(row)) for row in rows]
        if any(value for _, value in told):
            points += [_point(measure, year, value) for year, value in told]
    return points


def _reported(store: Store, years: Sequence[SchoolYear]) -> list[Point]:
    """Return the scores of the school report, as planning has them."""
    history = indicator_history(store)
    points: list[Point] = []
    for indicator in dict.fromkeys(row.indicator_id for row in history):
        own = [row for row in history if row.indicator_id == indicator]
        scores = {row.school_year: row.score for row in own}
        measure = f"{own[0].code} {own[0].name}"
        if scores.keys() & {year.start for year in years}:
            points += [
                _point(measure, str(year), scores.get(year.start)) for year in years
            ]
    return points


def _point(measure: str, year: str, value: Decimal | int | None) -> Point:
    if value is None:
        return Point(measure, year, None, "–")
    return Point(measure, year, float(value), in_number(value))
