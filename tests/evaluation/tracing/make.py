"""Makers of what a plan decided about findings."""

from uuid import UUID

from data.obstacles import Obstacle, ObstacleCode, side_of
from data.store import Store
from planning.lessons.models import Decision, FindingDecision
from tests.evaluation.make import key
from tests.make import NOW


def decide(
    store: Store, finding_id: UUID, year: int, activity_id: UUID | None = None
) -> None:
    """Adopt a finding in an activity of a year, or postpone it."""
    decision = Decision.ADOPTED if activity_id else Decision.POSTPONED
    store.add(
        FindingDecision(
            finding_id=finding_id,
            school_year=year,
            decision=decision,
            activity_id=activity_id,
            reason="" if activity_id else "Belum ada dana",
            version=1,
        )
    )


def hindered(store: Store, name: str, year: int, code: ObstacleCode) -> UUID:
    """Keep an obstacle of a year."""
    store.add(
        Obstacle(
            id=key(name),
            school_year=year,
            code=code,
            side=side_of(code),
            note=name,
            raised_on=NOW.date(),
            raised_by=None,
        )
    )
    return key(name)
