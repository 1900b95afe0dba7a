"""Keeping closings with their participation."""

from typing import Any
from uuid import UUID

from data.store import Store
from execution.closing.models import (
    Closing,
    ClosingDraft,
    ClosingFacts,
    Participation,
    ParticipationRow,
)


def draft_of(store: Store, closing: Closing) -> ClosingDraft:
    """Return all that a kept closing says."""
    facts = {name: getattr(closing, name) for name in ClosingFacts.model_fields}
    return ClosingDraft.as_kept(
        **facts,
        participation=tuple(participation(store, closing.activity_id)),
    )


def participation(store: Store, activity_id: UUID) -> list[ParticipationRow]:
    """Return the families counted, by class group."""
    return store.rows(
        ParticipationRow,
        """
        select class_group_id, invited, father, mother, guardian, foster_parent, online
        from participation_count
        where activity_id = $id
        order by class_group_id
        """,
        id=activity_id,
    )


def invited_groups(store: Store, activity_id: UUID) -> frozenset[UUID]:
    """Return the class groups that the activity addresses."""
    found = store.column(
        """
        select activity_class_group.class_group_id as id
        from activity_class_group
        where activity_class_group.activity_id = $id
        order by id
        """,
        id=activity_id,
    )
    return frozenset(found)


def reviews(store: Store, activity_id: UUID) -> int:
    """Return how many reviews of the activity are signed."""
    return store.number(
        "select count(*) from review where activity_id = $id", id=activity_id
    )


def keep(store: Store, closing: Closing) -> None:
    """Keep a closing's first or next version, or raise Stale."""
    if closing.version == 1:
        store.add(closing)
    else:
        store.replace(closing)


def replace_lists(store: Store, activity_id: UUID, draft: ClosingDraft) -> None:
    """Keep participation as the draft has them."""
    owner: dict[str, Any] = {"activity_id": activity_id}
    store.remove(Participation, **owner)
    store.add(
        [Participation(**row.model_dump(), **owner) for row in draft.participation]
    )
