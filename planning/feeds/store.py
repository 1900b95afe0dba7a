"""Finding the addresses that calendars subscribe to."""

from data.store import Store
from planning.feeds.models import Feed


def feeds(store: Store) -> list[Feed]:
    """Return the addresses that are in use, newest first."""
    return store.rows(
        Feed,
        """
        from calendar_feed
        where revoked_at is null
        order by made_at desc, id desc
        """,
    )


def feed_of(store: Store, token_hash: str) -> Feed | None:
    """Return the address in use with this token, or None."""
    return store.first(
        Feed,
        """
        from calendar_feed
        where token_hash = $token_hash and revoked_at is null
        order by id
        """,
        token_hash=token_hash,
    )
