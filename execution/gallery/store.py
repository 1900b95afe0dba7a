"""Finding who works for an activity, whose documentation is kept."""

from uuid import UUID

from data.store import Store


def is_member(store: Store, activity_id: UUID, person_id: UUID) -> bool:
    """Return whether a person works for an activity: in charge, or in its committee."""
    return bool(
        store.number(
            """
            select count(*)
            from activity_person
            where activity_id = $activity_id and person_id = $person_id
            """,
            activity_id=activity_id,
            person_id=person_id,
        )
    )
