"""Keeping personal links and the key that signs their addresses."""

from datetime import datetime
from uuid import UUID

from data.calendar import SchoolYear
from data.store import Store
from organizing.links.models import PersonalLink


def links_in(store: Store, year: SchoolYear) -> list[PersonalLink]:
    """Return the year's links, newest first."""
    return store.rows(
        PersonalLink,
        "from personal_link where school_year = $year order by made_at desc, id desc",
        year=year.start,
    )


def mark_used(store: Store, link_id: UUID, moment: datetime) -> None:
    """Keep when a link was last used; it changes nothing of the link itself."""
    store.write(
        "update personal_link set last_used_at = $moment where id = $id",
        id=link_id,
        moment=moment,
    )
