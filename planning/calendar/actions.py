"""Moving an activity to another day."""

from datetime import date, time
from uuid import UUID

from data.act import Act
from data.calendar import SchoolYear
from planning.activities.models import Activity
from planning.calendar import store as records
from planning.calendar.models import is_at, moved_to, moving_refusal
from planning.plan import store as plans


def move_activity(
    act: Act,
    activity_id: UUID,
    version: int,
    planned_on: date,
    *,
    starts_at: time | None,
    ends_at: time | None,
) -> Activity:
    """Put an activity and its tasks on another day; a double click moves it once."""
    with act.store.transaction():
        kept = act.store.get(Activity, activity_id)
        year = SchoolYear(start=kept.school_year)
        plans.demand_planning(act.store, year, act.by)
        is_closed = records.is_closed(act.store, activity_id)
        if refusal := moving_refusal(kept.title, is_closed=is_closed):
            raise refusal
        if is_at(kept, planned_on, starts_at, ends_at):
            return kept
        moved = moved_to(kept, planned_on, starts_at, ends_at, version)
        if refusal := moved.draft((), ()).refusal(year):
            raise refusal
        act.store.replace(moved)
        facts = {"title": kept.title, "old": kept.planned_on, "new": planned_on}
        act.note("activity", activity_id, "moved", **facts)
    return moved
