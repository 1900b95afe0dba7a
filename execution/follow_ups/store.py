"""Finding follow-ups, and what they arise from."""

from collections.abc import Mapping
from typing import Final
from uuid import UUID

from data.arising import Arising
from data.store import Store
from execution.follow_ups.models import FollowUp

SOURCES: Final[Mapping[Arising, str]] = {
    Arising.REVIEW: """
        select
            (select count(*) from review where id = $id)
            + (select count(*) from year_review where id = $id)
        """,
    Arising.DECISION: "select count(*) as count from meeting_decision where id = $id",
    Arising.OBSTACLE: "select count(*) as count from obstacle where id = $id",
    Arising.QUESTIONNAIRE: """
        select count(*) as count from questionnaire where id = $id
        """,
    Arising.CONTACTS: "select count(*) as count from class_group where id = $id",
    Arising.ATTENDANCE: "select count(*) as count from activity where id = $id",
    Arising.MONITORING: "select count(*) as count from activity where id = $id",
    Arising.FINDING: "select count(*) as count from finding where id = $id",
}
"""How many records there are of what a finding or a follow-up may arise from."""


def arose_from(store: Store, source: Arising, source_id: UUID) -> bool:
    """Return whether the record is there from which something is said to arise."""
    return source not in SOURCES or store.number(SOURCES[source], id=source_id) > 0


def was_held(store: Store, activity_id: UUID) -> bool:
    """Return whether an activity took place, as its closing says; online counts."""
    return bool(
        store.number(
            """
            select count(*)
            from activity_step
            where activity_id = $activity_id and step in ('held', 'moved_online')
            """,
            activity_id=activity_id,
        )
    )


def follow_up_of(store: Store, follow_up_id: UUID, person_id: UUID) -> FollowUp:
    """Return a follow-up that is the person's; for others it is not there."""
    return store.row(
        FollowUp,
        "from follow_up where id = $id and owner_id = $person_id",
        id=follow_up_id,
        person_id=person_id,
    )
