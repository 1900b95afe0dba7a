"""Keeping personal links and the key that signs their addresses."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from data.calendar import SchoolYear
from data.store import Store
from organizing.links.models import PersonalLink, RecordLink


def links_in(store: Store, year: SchoolYear) -> list[PersonalLink]:
    """Return the year's links, newest first."""
    return store.rows(
        PersonalLink,
        "from personal_link where school_year = $year order by made_at desc, id desc",
        year=year.start,
    )


def record_links(
    store: Store, purpose: str, record_ids: Sequence[UUID]
) -> list[RecordLink]:
    """Return the links of a purpose to these records, newest first."""
    return store.rows(
        RecordLink,
        """
        from record_link
        where purpose = $purpose and record_id in (select unnest($record_ids::uuid[]))
        order by made_at desc, id desc
        """,
        purpose=purpose,
        record_ids=list(record_ids),
    )


def mark_record_link_used(store: Store, link_id: UUID, moment: datetime) -> None:
    """Keep when a link to one thing was last used."""
    store.write(
        "update record_link set last_used_at = $moment where id = $id",
        id=link_id,
        moment=moment,
    )


def mark_used(store: Store, link_id: UUID, moment: datetime) -> None:
    """Keep when a link was last used; it changes nothing of the link itself."""
    store.write(
        "update personal_link set last_used_at = $moment where id = $id",
        id=link_id,
        moment=moment,
    )
