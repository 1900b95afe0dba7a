"""Keeping findings."""

from uuid import UUID

from data.calendar import SchoolYear
from data.store import Store
from evaluation.findings.models import Finding


def findings_in(store: Store, year: SchoolYear) -> list[Finding]:
    """Return the year's findings in the order they were made."""
    return store.rows(
        Finding,
        "from finding where school_year = $year order by made_at, id",
        year=year.start,
    )


def findings_of(store: Store, activity_id: UUID) -> list[Finding]:
    """Return the findings about one activity in the order they were made."""
    return store.rows(
        Finding,
        "from finding where activity_id = $activity_id order by made_at, id",
        activity_id=activity_id,
    )
