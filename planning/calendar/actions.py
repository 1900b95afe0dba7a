"""Moving an activity, setting cadences, opening and revoking calendar addresses."""

import secrets
from datetime import date, datetime, time
from uuid import UUID

from data import duties, history
from data.actor import Actor
from data.calendar import SchoolYear
from data.cooperation import CooperationForm
from data.duties import Duty
from data.school import store as schools
from data.store import Store
from planning.activities.models import (
    Activity,
)
from planning.calendar import store as records
from planning.calendar.models import (
    DEFAULT_CADENCE,
    Cadence,
    Feed,
    FeedDraft,
    hash_of,
    is_at,
    moved_to,
    moving_refusal,
)
from planning.plan import store as plans

TOKEN_BYTES = 24


def move_activity(
    store: Store,
    activity_id: UUID,
    version: int,
    planned_on: date,
    *,
    starts_at: time | None,
    ends_at: time | None,
    by: Actor,
    now: datetime,
) -> Activity:
    """Put an activity on another day; its tasks move with it; twice is once."""
    with store.transaction():
        kept = store.get(Activity, activity_id)
        year = SchoolYear(start=kept.school_year)
        plans.demand_planning(store, year, by)
        is_closed = records.is_closed(store, activity_id)
        if refusal := moving_refusal(kept.title, is_closed=is_closed):
            raise refusal
        if is_at(kept, planned_on, starts_at, ends_at):
            return kept
        moved = moved_to(kept, planned_on, starts_at, ends_at, version)
        if refusal := moved.draft((), ()).refusal(year):
            raise refusal
        store.replace(moved)
        history.note(
            store,
            "activity",
            activity_id,
            "moved",
            by=by,
            now=now,
            title=kept.title,
            old=kept.planned_on,
            new=planned_on,
        )
    return moved


def set_cadence(
    store: Store,
    year: SchoolYear,
    form: CooperationForm,
    version: int,
    wanted: int,
    *,
    by: Actor,
    now: datetime,
) -> Cadence:
    """Say how often a form is meant in a year; zero stops counting it."""
    with store.transaction():
        duties.demand(Duty.PLAN_YEAR, by)
        schools.demand_open(store, year.start)
        kept = records.find_cadence(store, year, form)
        usual = DEFAULT_CADENCE.get(form, 0)
        before = kept or Cadence(
            school_year=year.start, form=form, wanted=usual, version=0
        )
        if before.wanted == wanted:
            return before
        changed = before.changed_to(wanted, version)
        if kept is None and version == 0:
            store.add(changed)
        else:
            store.replace(changed)
        history.note(
            store,
            "cadence",
            f"{year.start}-{form}",
            "changed",
            by=by,
            now=now,
            old=before.wanted,
            new=wanted,
        )
    return changed


def open_feed(
    store: Store, feed_id: UUID, draft: FeedDraft, *, by: Actor, now: datetime
) -> str:
    """Open an address for calendars; return its token, which nobody can look up again.

    The same form twice is one address: the token returned last is the one that holds.
    """
    token = secrets.token_urlsafe(TOKEN_BYTES)
    with store.transaction():
        duties.demand(Duty.PLAN_YEAR, by)
        kept = store.find(Feed, feed_id)
        if kept is not None:
            again = {"token_hash": hash_of(token), "version": kept.version + 1}
            store.replace(kept.model_copy(update=again))
            return token
        new = Feed(
            id=feed_id,
            title=draft.title,
            token_hash=hash_of(token),
            made_at=now,
            made_by=by.id,
            revoked_at=None,
            version=1,
        )
        store.add(new)
        history.note(
            store, "calendar_feed", feed_id, "opened", by=by, now=now, title=new.title
        )
    return token


def revoke_feed(store: Store, feed_id: UUID, *, by: Actor, now: datetime) -> Feed:
    """Close an address: calendars that subscribed to it get nothing any more."""
    with store.transaction():
        duties.demand(Duty.PLAN_YEAR, by)
        kept = store.get(Feed, feed_id)
        if kept.revoked_at is not None:
            return kept
        revoked = kept.model_copy(
            update={"revoked_at": now, "version": kept.version + 1}
        )
        store.replace(revoked)
        history.note(
            store, "calendar_feed", feed_id, "revoked", by=by, now=now, title=kept.title
        )
    return revoked
