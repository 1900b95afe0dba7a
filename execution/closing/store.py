"""Keeping closings."""

from uuid import UUID

from data.store import Store
from execution.attendance.queries import class_group_attendance, parties, turnout
from execution.closing.models import (
    Attended,
    Closing,
    ClosingDraft,
    ClosingFacts,
)
from planning.activities.models import Activity, Audience


def draft_of(store: Store, closing: Closing) -> ClosingDraft:
    """Return all that a kept closing says."""
    facts = {name: getattr(closing, name) for name in ClosingFacts.model_fields}
    return ClosingDraft.as_kept(
        **facts,
    )


def attended(store: Store, activity_id: UUID) -> Attended:
    """Return what the attendance of an activity says."""
    activity = store.get(Activity, activity_id)
    groups = class_group_attendance(store, activity_id)
    counted = turnout(groups, parties(store, activity_id), activity.parties)
    return Attended(
        **dict(counted),
        groups=len(groups),
        unfinished=sum(not group.is_finished for group in groups),
        counted_only=sum(group.is_named is False for group in groups),
        lacks_pupils=activity.audience is Audience.PUPILS and not groups,
    )


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
