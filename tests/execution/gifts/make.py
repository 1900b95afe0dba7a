"""Makers of gifts and of help."""

from decimal import Decimal
from typing import Any

from data.store import Store
from execution.gifts.actions import note_gift
from execution.gifts.models import Gift, GiftDraft, GiftKind, Giver, VolunteersDraft
from planning.activities.models import Activity
from tests.execution.make import HELD_ON, key
from tests.make import SARI, YEAR, acting


def gift_draft(**changes: Any) -> GiftDraft:
    facts: dict[str, Any] = {
        "kind": GiftKind.GOODS,
        "title": "Kursi lipat",
        "quantity": Decimal(20),
        "unit": "buah",
        "value": Decimal(3_000_000),
        "giver": Giver.PARTNER,
        "giver_name": "Koperasi Maju Bersama",
        "is_voluntary": True,
        "received_on": HELD_ON,
        "received_by": "Sari",
    }
    return GiftDraft(**(facts | changes))


def a_gift(store: Store, activity: Activity | None, **changes: Any) -> Gift:
    activity_id = activity.id if activity else None
    act = acting(store, SARI)
    draft = gift_draft(**changes)
    return note_gift(act, key("pemberian"), YEAR, activity_id, draft)


def help_draft(**changes: Any) -> VolunteersDraft:
    facts: dict[str, Any] = {
        "name": "Paguyuban VII A",
        "people": 6,
        "title": "Menata kursi",
        "hours": Decimal(12),
        "helped_on": HELD_ON,
    }
    return VolunteersDraft(**(facts | changes))
