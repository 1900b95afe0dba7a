"""Finding whose room an activity's is."""

from uuid import UUID

from data.actor import Actor
from data.store import Store
from execution.room.models import DayChange
from organizing.committees import store as committees


def own_activities(store: Store, by: Actor) -> frozenset[UUID]:
    """Return the activities in whose committee, or charge, a person is.

    A personal link opens its holder's tasks, and no room.
    """
    if by.by_link:
        return frozenset()
    return committees.activities_of(store, by.id)


def day_change(store: Store, activity_id: UUID) -> DayChange | None:
    """Return what was changed for an activity's day since its plan was approved."""
    return store.first(
        DayChange,
        """
        select day_change.*
        from day_change
        inner join activity on activity.id = day_change.activity_id
        where day_change.activity_id = $activity_id
            and day_change.since >= coalesce((
                select max(work_program_version.number)
                from work_program_version
                inner join work_program
                    on work_program.id = work_program_version.work_program_id
                where work_program.school_year = activity.school_year
            ), 0)
        order by day_change.activity_id
        """,
        activity_id=activity_id,
    )


def keep_day(store: Store, change: DayChange) -> None:
    """Keep what was changed for an activity's day, instead of what was before."""
    store.remove(DayChange, activity_id=change.activity_id)
    store.add(change)
