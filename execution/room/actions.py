"""Changing the day of an activity: programme, place, hours, person; no revision."""

from uuid import UUID

from data import duties
from data.act import Act
from data.calendar import SchoolYear
from data.duties import Duty
from data.errors import NotFound
from data.language import N_
from data.people.models import Person
from data.store import Store
from execution.room import store as rooms
from execution.room.models import (
    DayChange,
    DayDraft,
    demand_entry,
    hours_refusal,
    unapproved_refusal,
)
from organizing.committees.actions import demand_organizing
from organizing.structure.models import person_refusal
from planning.activities.models import Activity
from planning.programme import store as programmes
from planning.versions import store as versions


def change_day(act: Act, activity_id: UUID, version: int, draft: DayDraft) -> Activity:
    """Change an activity's programme of the day, place, hours or person in charge.

    The approved plan stays as it was; date, money and standard are the plan's.
    """
    with act.store.transaction():
        duties.demand(Duty.RUN_ACTIVITIES, act.by)
        demand_entry(activity_id, rooms.own_activities(act.store, act.by), act.by)
        kept = demand_organizing(act.store, activity_id)
        year = SchoolYear(start=kept.school_year)
        approved = programmes.was_approved(act.store, year)
        if refusal := unapproved_refusal(kept.title, approved=approved):
            raise refusal
        if DayDraft.of(kept) == draft and kept.version in {version, version + 1}:
            return kept
        changed = kept.model_copy(update=dict(draft) | {"version": version + 1})
        if refusal := hours_refusal(changed):
            raise refusal
        _demand_person(act.store, kept, draft)
        act.store.replace(changed)
        latest = versions.latest_version(act.store, year)
        since = latest.number if latest else 0
        change = DayChange(**dict(draft), activity_id=activity_id, since=since)
        rooms.keep_day(act.store, change)
        act.note("activity", activity_id, "changed for the day", title=kept.title)
    return changed


def _demand_person(store: Store, kept: Activity, draft: DayDraft) -> None:
    """Raise where somebody else is to be in charge who is not there any more."""
    if draft.person_id is None or draft.person_id == kept.person_id:
        return
    person = store.find(Person, draft.person_id)
    if person is None:
        raise NotFound(N_("The person in charge is not in the directory any more."))
    if refusal := person_refusal(person):
        raise refusal
