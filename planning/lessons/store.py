"""Keeping what a plan decided about findings."""

from uuid import UUID

from data.calendar import SchoolYear
from data.record import Record
from data.store import Store
from planning.lessons.models import FindingDecision


class _Count(Record):
    count: int


def decision(
    store: Store, finding_id: UUID, year: SchoolYear
) -> FindingDecision | None:
    """Return the year's decision about a finding, or None."""
    found = store.rows(
        FindingDecision,
        """
        from finding_decision
        where finding_id = $finding_id and school_year = $year
        order by finding_id
        """,
        finding_id=finding_id,
        year=year.start,
    )
    return found[0] if found else None


def must_decide(store: Store, finding_id: UUID, year: SchoolYear) -> bool:
    """Return whether this year's plan has to decide about the finding."""
    found = store.row(
        _Count,
        """
        select count(*) as count
        from finding_to_decide
        where finding_id = $finding_id and plan_year = $year
        """,
        finding_id=finding_id,
        year=year.start,
    )
    return found.count > 0


def undecided(store: Store, year: SchoolYear) -> int:
    """Return how many findings the year's plan has not decided about."""
    found = store.row(
        _Count,
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
    return found.count


def add(store: Store, new: FindingDecision) -> None:
    """Keep the first decision about a finding in this year's plan."""
    store.write_all("finding_decision", [new])


def replace(store: Store, changed: FindingDecision) -> None:
    """Keep another decision, or raise Stale."""
    store.write_next(
        """
        update finding_decision
        set decision = $decision, activity_id = $activity_id, reason = $reason,
            version = $version
        where finding_id = $finding_id and school_year = $school_year
            and version = $version - 1
        """,
        **changed.model_dump(),
    )
