"""Keeping what people typed and have not saved yet."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from data.drafts.models import Draft
from data.store import Store


def drafts_of(store: Store, person_id: UUID) -> list[Draft]:
    """Return what a person has not saved yet, the newest last."""
    return store.rows(
        Draft,
        "from draft where person_id = $person_id order by typed_at, slot",
        person_id=person_id,
    )


def forget(store: Store, person_id: UUID, slots: Sequence[str]) -> int:
    """Forget what a person typed into these slots; return how many there were."""
    return store.write(
        """
        delete from draft
        where person_id = $person_id and slot in (select unnest($slots::text[]))
        """,
        person_id=person_id,
        slots=list(slots),
    )


def forget_older(store: Store, than: datetime) -> int:
    """Forget what nobody went on with since a moment; return how much it was."""
    return store.write("delete from draft where typed_at < $than", than=than)
