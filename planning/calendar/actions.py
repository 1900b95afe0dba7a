"""Moving an activity, setting cadences, opening and revoking calendar addresses."""

import secrets
from datetime import date, time
from uuid import UUID

from data import duties
from data.act import Act
from data.calendar import SchoolYear
from data.cooperation import CooperationForm
from data.duties import Duty
from data.school import store as schools
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
    act: Act,
    activity_id: UUID,
    version: int,
    planned_on: date,
    *,
    starts_at: time | None,
    ends_at: time | None,
) -> Activity:
    """Put an activity on another day; its tasks move with it; twice is once."""
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
        act.note(
            "activity",
            activity_id,
            "moved",
            title=kept.title,
            old=kept.planned_on,
            new=planned_on,
        )
    return moved


def set_cadence(
    act: Act, year: SchoolYear, form: CooperationForm, version: int, wanted: int
) -> Cadence:
    """Say how often a form is meant in a year; zero stops counting it."""
    with act.store.transaction():
        duties.demand(Duty.PLAN_YEAR, act.by)
        schools.demand_open(act.store, year.start)
        kept = records.find_cadence(act.store, year, form)
        usual = DEFAULT_CADENCE.get(form, 0)
        before = kept or Cadence(
            school_year=year.start, form=form, wanted=usual, version=0
        )
        if before.wanted == wanted:
            return before
        changed = before.changed_to(wanted, version)
        if kept is None and version == 0:
            act.store.add(changed)
        else:
            act.store.replace(changed)
        act.note(
            "cadence", f"{year.start}-{form}", "changed", old=before.wanted, new=wanted
        )
    return changed


def open_feed(act: Act, feed_id: UUID, draft: FeedDraft) -> str:
    """Open an address for calendars; return its token, which nobody can look up again.

    The same form twice is one address: the token returned last is the one that holds.
    """
    token = secrets.token_urlsafe(TOKEN_BYTES)
    with act.store.transaction():
        duties.demand(Duty.PLAN_YEAR, act.by)
        kept = act.store.find(Feed, feed_id)
        if kept is not None:
            again = {"token_hash": hash_of(token), "version": kept.version + 1}
            act.store.replace(kept.model_copy(update=again))
            return token
        new = Feed(
            id=feed_id,
            title=draft.title,
            token_hash=hash_of(token),
            made_at=act.now,
            made_by=act.by.id,
            revoked_at=None,
            version=1,
        )
        act.store.add(new)
        act.note("calendar_feed", feed_id, "opened", title=new.title)
    return token


def revoke_feed(act: Act, feed_id: UUID) -> Feed:
    """Close an address: calendars that subscribed to it get nothing any more."""
    with act.store.transaction():
        duties.demand(Duty.PLAN_YEAR, act.by)
        kept = act.store.get(Feed, feed_id)
        if kept.revoked_at is not None:
            return kept
        revoked = kept.model_copy(
            update={"revoked_at": act.now, "version": kept.version + 1}
        )
        act.store.replace(revoked)
        act.note("calendar_feed", feed_id, "revoked", title=kept.title)
    return revoked
