"""Finding whether an activity may still be moved."""

from uuid import UUID

from data.store import Store


def is_closed(store: Store, activity_id: UUID) -> bool:
    """Return whether the closing of an activity has begun."""
    return (
        store.number(
            "select count(*) as count from closing where activity_id = $id",
            id=activity_id,
        )
        > 0
    )
