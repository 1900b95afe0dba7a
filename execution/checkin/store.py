"""Finding what decides whether families may report, and whom they may mean."""

from datetime import date, datetime
from uuid import UUID

from data.record import Record
from data.store import Store
from execution.checkin.models import CHECK_IN, Door, Listed, PrintedSheets
from organizing.links import store as links
from organizing.links.models import LinkStep, RecordLink
from planning.activities.models import Activity


class Held(Record):
    """On which day it was held, and whether its closing is complete."""

    held_on: date | None
    is_closed: bool
    has_families: bool


def door_of(store: Store, activity: Activity) -> Door:
    """Return what decides whether an activity is open for families."""
    [held] = store.rows(
        Held,
        """
        select
            closing.held_on,
            closing.completed_at is not null as is_closed,
            exists (
                from invited_pupil where activity_id = activity.id
            ) as has_families
        from activity
        left join closing on closing.activity_id = activity.id
        where activity.id = $activity_id
        order by activity.id
        """,
        activity_id=activity.id,
    )
    when = activity.when
    return Door(
        when=when.begun_on(held.held_on) if held.held_on else when,
        starts_at=activity.starts_at,
        is_closed=held.is_closed,
        has_families=held.has_families,
    )


def listed(store: Store, activity_id: UUID) -> list[Listed]:
    """Return every pupil whose family is invited."""
    return store.rows(
        Listed,
        """
        select student.id as student_id, student.name, student.nisn, class_group_id
        from invited_pupil
        inner join student on student.id = invited_pupil.student_id
        where invited_pupil.activity_id = $activity_id
        order by student.id
        """,
        activity_id=activity_id,
    )


def printed_sheets(store: Store, activity_id: UUID) -> PrintedSheets | None:
    """Return since when an activity's sheets are printed, or None."""
    return store.first(
        PrintedSheets,
        "from printed_sheets where activity_id = $id order by activity_id",
        id=activity_id,
    )


def held_link(store: Store, activity_id: UUID, now: datetime) -> RecordLink | None:
    """Return the link by which families report now, or None where it is off."""
    kept = links.record_links(store, CHECK_IN, [activity_id])
    return next((one for one in kept if one.step_at(now) is LinkStep.HOLDS), None)
