"""Keeping personal links and the key that signs their addresses."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from data.calendar import SchoolYear
from data.record import Record
from data.store import Store
from organizing.links.models import PersonalLink


class _Key(Record):
    key: bytes


def find_key(store: Store) -> bytes | None:
    """Return the school's signing key, or None before the first link."""
    found = store.rows(_Key, "select key from signing_key where id = 1 order by id")
    return found[0].key if found else None


def keep_key(store: Store, key: bytes) -> None:
    """Keep the signing key; one that is there already stays."""
    store.write(
        "insert into signing_key (id, key) values (1, $key) on conflict do nothing",
        key=key,
    )


def find_link(store: Store, link_id: UUID) -> PersonalLink | None:
    """Return one link, or None when there is none."""
    found = store.rows(
        PersonalLink, "from personal_link where id = $id order by id", id=link_id
    )
    return found[0] if found else None


def link(store: Store, link_id: UUID) -> PersonalLink:
    """Return one link, or raise NotFound."""
    return store.row(PersonalLink, "from personal_link where id = $id", id=link_id)


def links_in(store: Store, year: SchoolYear) -> list[PersonalLink]:
    """Return the year's links, newest first."""
    return store.rows(
        PersonalLink,
        "from personal_link where school_year = $year order by made_at desc, id desc",
        year=year.start,
    )


def add_all(store: Store, new: Sequence[PersonalLink]) -> None:
    """Keep links that were not there before."""
    store.write_all("personal_link", new)


def replace(store: Store, changed: PersonalLink) -> None:
    """Keep a link's next version, or raise Stale."""
    store.write_next(
        """
        update personal_link
        set expires_at = $expires_at, revoked_at = $revoked_at, version = $version
        where id = $id and version = $version - 1
        """,
        id=changed.id,
        expires_at=changed.expires_at,
        revoked_at=changed.revoked_at,
        version=changed.version,
    )


def mark_used(store: Store, link_id: UUID, moment: datetime) -> None:
    """Keep when a link was last used; it changes nothing of the link itself."""
    store.write(
        "update personal_link set last_used_at = $moment where id = $id",
        id=link_id,
        moment=moment,
    )
