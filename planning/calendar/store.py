"""Keeping cadences and the addresses that calendars subscribe to."""

from uuid import UUID

from data.calendar import SchoolYear
from data.cooperation import CooperationForm
from data.store import Store
from planning.calendar.models import Cadence, Feed


def cadences(store: Store, year: SchoolYear) -> list[Cadence]:
    """Return how often forms are meant in a year, as the school changed it."""
    return store.rows(
        Cadence,
        "from cadence where school_year = $year order by form",
        year=year.start,
    )


def find_cadence(
    store: Store, year: SchoolYear, form: CooperationForm
) -> Cadence | None:
    """Return how often one form is meant, or None where nobody changed it."""
    return next((kept for kept in cadences(store, year) if kept.form is form), None)


def is_closed(store: Store, activity_id: UUID) -> bool:
    """Return whether the closing of an activity has begun."""
    return (
        store.number(
            "select count(*) as count from closing where activity_id = $id",
            id=activity_id,
        )
        > 0
    )


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
