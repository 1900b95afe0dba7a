"""Finding gifts and help, by day; never by amount, and never who gave nothing."""

from uuid import UUID

from data.store import Store
from execution.gifts.models import Gift, Volunteers


def gifts_of(store: Store, year: int, activity_id: UUID | None = None) -> list[Gift]:
    """Return a year's gifts by day; of one activity, or all."""
    return store.rows(
        Gift,
        """
        from gift
        where school_year = $year
            and ($activity_id::uuid is null or activity_id = $activity_id)
        order by received_on, id
        """,
        year=year,
        activity_id=activity_id,
    )


def volunteers_of(store: Store, activity_id: UUID) -> list[Volunteers]:
    """Return who helped at an activity, by day."""
    return store.rows(
        Volunteers,
        """
        from volunteers
        where activity_id = $id
        order by helped_on, id
        """,
        id=activity_id,
    )
