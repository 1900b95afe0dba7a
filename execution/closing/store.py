"""Keeping closings."""

from collections.abc import Iterator
from uuid import UUID

from data.participants import others
from data.store import Store
from execution.attendance.models import Rates
from execution.attendance.queries import class_group_attendance, parties
from execution.closing.models import (
    Attended,
    Closing,
    ClosingDraft,
    ClosingFacts,
    PartyTurnout,
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
    rates = Rates.of(group.rates for group in groups if group.is_named is not None)
    return Attended(
        groups=len(groups),
        unfinished=sum(not group.is_finished for group in groups),
        invited=rates.invited,
        represented=rates.represented,
        themselves=rates.themselves,
        counted_only=sum(group.is_named is False for group in groups),
        lacks_pupils=activity.audience is Audience.PUPILS and not groups,
        parties=tuple(_parties(store, activity)),
    )


def _parties(store: Store, activity: Activity) -> Iterator[PartyTurnout]:
    """Give the groups that the plan names, then others that were entered."""
    entered = {row.party: row for row in parties(store, activity.id)}
    expected = {one.party: one.expected for one in others(activity.parties)}
    for party in dict.fromkeys((*expected, *entered)):
        row = entered.get(party)
        yield PartyTurnout(
            party=party,
            expected=expected.get(party),
            invited=row.invited if row else None,
            came=row.came if row else None,
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
