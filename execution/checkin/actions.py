"""Noting that the sheets are printed, letting families report by themselves.

A button pressed twice changes the records once.
"""

from datetime import datetime
from uuid import UUID

from data import duties
from data.act import Act
from data.calendar import SchoolYear
from data.duties import Duty
from data.errors import HumasError
from data.school import store as schools
from data.school.models import School
from data.store import Store
from execution.checkin import store as records
from execution.checkin.models import (
    CHECK_IN,
    PrintedSheets,
    entering_refusal,
    giving_refusal,
)
from organizing.links.actions import (
    give_record_links,
    open_record_link,
    record_tokens,
    revoke_record_links,
)
from organizing.links.models import RecordLink
from planning.activities.models import Activity


def open_check_in(act: Act, activity_id: UUID) -> RecordLink:
    """Let families report their attendance by a link; one that holds stays."""
    with act.store.transaction():
        activity = _demand(act, activity_id)
        now = at_school(act.store, act.now)
        if refusal := giving_refusal(records.door_of(act.store, activity), now):
            raise refusal
        was = records.held_link(act.store, activity_id, act.now)
        if was:
            return was
        year = SchoolYear(start=activity.school_year)
        [new] = give_record_links(
            act, CHECK_IN, [activity_id], year, until=year.last_day
        )
        act.note("attendance", activity.id, "check-in opened", title=activity.title)
    return new


def end_check_in(act: Act, activity_id: UUID) -> None:
    """End it at once: the poster's address opens nothing from now on."""
    with act.store.transaction():
        activity = _demand(act, activity_id)
        if revoke_record_links(act, CHECK_IN, [activity_id]):
            act.note("attendance", activity.id, "check-in ended", title=activity.title)


def check_in_token(act: Act, activity_id: UUID) -> str | None:
    """Return what stands in the poster's address, or None where it is off."""
    duties.demand(Duty.TAKE_ATTENDANCE, act.by)
    kept = records.held_link(act.store, activity_id, act.now)
    return record_tokens(act, CHECK_IN, [kept.id]).get(kept.id) if kept else None


def note_printed(act: Act, activity_id: UUID, *, printed: bool) -> None:
    """Note that an activity's attendance sheets are printed, or are not after all."""
    with act.store.transaction():
        activity = _demand(act, activity_id)
        kept = records.printed_sheets(act.store, activity_id)
        if printed == (kept is not None):
            return
        if printed:
            today = at_school(act.store, act.now).date()
            act.store.add(PrintedSheets(activity_id=activity_id, printed_on=today))
        else:
            act.store.remove(PrintedSheets, activity_id=activity_id)
        event = "sheets printed" if printed else "sheets not printed"
        act.note("attendance", activity_id, event, title=activity.title)


def opened_activity(
    store: Store, token: str, now: datetime, *, is_noted: bool = True
) -> tuple[RecordLink, Activity, HumasError | None]:
    """Return which activity an address opens, and why not at this moment.

    Raises NotFound where it opens nothing.
    """
    link = open_record_link(store, CHECK_IN, token, now, is_noted=is_noted)
    activity = store.get(Activity, link.record_id)
    refusal = schools.year(store, activity.school_year).change_refusal()
    door = records.door_of(store, activity)
    return link, activity, entering_refusal(door, at_school(store, now)) or refusal


def at_school(store: Store, now: datetime) -> datetime:
    """Return a moment at the school's clock."""
    return now.astimezone(store.get(School).zone)


def _demand(act: Act, activity_id: UUID) -> Activity:
    duties.demand(Duty.TAKE_ATTENDANCE, act.by)
    activity = act.store.get(Activity, activity_id)
    schools.demand_open(act.store, activity.school_year)
    return activity
