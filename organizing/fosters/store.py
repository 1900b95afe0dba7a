"""Keeping who stands in for pupils' parents."""

from datetime import date
from uuid import UUID

from data.store import Store
from organizing.fosters.models import FosterParent


def of_pupil(store: Store, student_id: UUID) -> list[FosterParent]:
    """Return who stood or stands in for a pupil's parents, the first first."""
    return store.rows(
        FosterParent,
        "from foster_parent where student_id = $student_id order by begins_on, id",
        student_id=student_id,
    )


def active_on(store: Store, day: date) -> dict[UUID, str]:
    """Return who stands in on a day: the name, by pupil."""
    rows = store.rows(
        FosterParent,
        """
        from foster_parent
        where begins_on <= $day and (ends_on is null or ends_on >= $day)
        order by begins_on, id
        """,
        day=day,
    )
    return {row.student_id: row.name for row in rows}
