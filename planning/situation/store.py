"""Keeping problems, the school report's values and the self-assessment."""

from data.calendar import SchoolYear
from data.store import Store
from planning.situation.models import Assessment, Indicator, Problem, ReportValue


def problems_in(store: Store, year: SchoolYear) -> list[Problem]:
    """Return the year's problems, most urgent first."""
    return store.rows(
        Problem,
        """
        from problem
        where school_year = $year
        order by priority, alphabetical(title), id
        """,
        year=year.start,
    )


def indicators(store: Store) -> list[Indicator]:
    """Return every indicator the school ever listed."""
    return store.rows(Indicator, "from report_indicator order by code, id")


def values_in(store: Store, year: SchoolYear) -> list[ReportValue]:
    """Return what the year's school report says."""
    return store.rows(
        ReportValue,
        "from report_value where school_year = $year order by indicator_id",
        year=year.start,
    )


def assessments_in(store: Store, year: SchoolYear) -> list[Assessment]:
    """Return how the school judged itself in a year."""
    return store.rows(
        Assessment,
        "from self_assessment where school_year = $year order by aspect",
        year=year.start,
    )
