"""Keeping cadences and the addresses that calendars subscribe to."""

from uuid import UUID

from data.calendar import SchoolYear
from data.cooperation import CooperationForm
from data.record import Record
from data.store import Store
from planning.calendar.models import Cadence, Feed


class _Count(Record):
    count: int


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


def add_cadence(store: Store, new: Cadence) -> None:
    """Keep a cadence that was not there before."""
    store.write_all("cadence", [new])


def replace_cadence(store: Store, changed: Cadence) -> None:
    """Keep a cadence's next version, or raise Stale."""
    store.write_next(
        """
        update cadence
        set wanted = $wanted, version = $version
        where school_year = $school_year and form = $form and version = $version - 1
        """,
        **changed.model_dump(),
    )


def is_closed(store: Store, activity_id: UUID) -> bool:
    """Return whether the closing of an activity has begun."""
    found = store.row(
        _Count,
        "select count(*) as count from closing where activity_id = $id",
        id=activity_id,
    )
    return found.count > 0


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


def find_feed(store: Store, feed_id: UUID) -> Feed | None:
    """Return one address, revoked or not, or None."""
    found = store.rows(
        Feed, "from calendar_feed where id = $id order by id", id=feed_id
    )
    return found[0] if found else None


def feed(store: Store, feed_id: UUID) -> Feed:
    """Return one address, or raise NotFound."""
    return store.row(Feed, "from calendar_feed where id = $id", id=feed_id)


def feed_of(store: Store, token_hash: str) -> Feed | None:
    """Return the address in use with this token, or None."""
    found = store.rows(
        Feed,
        """
        from calendar_feed
        where token_hash = $token_hash and revoked_at is null
        order by id
        """,
        token_hash=token_hash,
    )
    return found[0] if found else None


def add_feed(store: Store, new: Feed) -> None:
    """Keep an address that was not there before."""
    store.write_all("calendar_feed", [new])


def replace_feed(store: Store, changed: Feed) -> None:
    """Keep an address's next version, or raise Stale."""
    store.write_next(
        """
        update calendar_feed
        set token_hash = $token_hash, revoked_at = $revoked_at, version = $version
        where id = $id and version = $version - 1
        """,
        **changed.model_dump(include={"id", "token_hash", "revoked_at", "version"}),
    )
