"""Keeping what a plan decided about findings."""

from uuid import UUID

from data.calendar import SchoolYear
from data.store import Store
from planning.lessons.models import FindingDecision


def decision(
    store: Store, finding_id: UUID, year: SchoolYear
) -> FindingDecision | None:
    """Return the year's decision about a finding, or None."""
    return store.first(
        FindingDecision,
        """
        from finding_decision
        where finding_id = $finding_id and school_year = $year
        order by finding_id
        """,
        finding_id=finding_id,
        year=year.start,
    )


def must_decide(store: Store, finding_id: UUID, year: SchoolYear) -> bool:
    """Return whether this year's plan has to decide about the finding."""
    return (
        store.number(
            """
        select count(*) as count
        from finding_to_decide
        where finding_id = $finding_id and plan_year = $year
        """,
            finding_id=finding_id,
            year=year.start,
        )
        > 0
    )


def undecided(store: Store, year: SchoolYear) -> int:
    """Return how many findings the year's plan has not decided about."""
    return store.number(
        """
        select count(*) as count
        from finding_to_decide
        left join finding_decision
            on finding_decision.finding_id = finding_to_decide.finding_id
            and finding_decision.school_year = finding_to_decide.plan_year
        where finding_to_decide.plan_year = $year
            and finding_decision.finding_id is null
        """,
        year=year.start,
    )
