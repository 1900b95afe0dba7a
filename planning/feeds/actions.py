"""Opening and revoking the addresses that calendars subscribe to."""

import secrets
from uuid import UUID

from data import duties
from data.act import Act
from data.duties import Duty
from planning.feeds.models import Feed, FeedDraft, hash_of

TOKEN_BYTES = 24


def open_feed(act: Act, feed_id: UUID, draft: FeedDraft) -> str:
    """Open an address for calendars; return its token, which nobody can look up again.

    The same form sent twice opens one address: the token returned last holds.
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
