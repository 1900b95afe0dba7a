"""Makers of receipts, and of who keeps the money."""

from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from data.actor import Actor
from data.store import Store
from execution.spending.actions import enter_receipt
from execution.spending.models import Spending, SpendingDraft
from planning.activities.models import Activity
from tests.execution.make import HELD_ON, SNACKS, key
from tests.make import RINA, SARI, acting


def a_draft(**changes: Any) -> SpendingDraft:
    facts: dict[str, Any] = {
        "budget_line_id": SNACKS.id,
        "title": "Nasi kotak",
        "amount": Decimal(700_000),
        "spent_on": HELD_ON,
        "payee": "Katering Bu Endang",
        "paid_by": "Rina",
        "receipt_number": "0107",
    }
    return SpendingDraft(**(facts | changes))


def a_receipt(
    store: Store, activity: Activity, name: str = "kuitansi", **changes: Any
) -> Spending:
    return enter_receipt(
        acting(store, SARI),
        key(name),
        activity.id,
        a_draft(**changes),
        is_over_known=True,
    )


def make_treasurer(
    store: Store, activity: Activity, who: Actor = RINA, title: str = "Bendahara"
) -> UUID:
    """Appoint somebody to the post that keeps the money of an activity."""
    post = key(f"{title}-{activity.id}")
    row = {
        "id": post,
        "activity_id": activity.id,
        "number": 3,
        "title": title,
        "duty": "",
        "entitlement": "",
        "responsibility": "",
        "version": 1,
    }
    member = {"position_id": post, "person_id": who.id, "activity_id": activity.id}
    store.write_all("committee_position", [row])
    store.write_all("committee_member", [member])
    return post


def make_treasurer_of_komite(
    store: Store, who: Actor, starts_on: date, ends_on: date | None = None
) -> None:
    body = {
        "id": key("komite"),
        "kind": "komite",
        "title": "Komite sekolah",
        "parent_id": None,
        "class_group_id": None,
        "statutes": "",
        "number": 1,
        "closed_on": None,
        "version": 1,
    }
    office = {
        "id": key("bendahara komite"),
        "body_id": key("komite"),
        "number": 3,
        "title": "Bendahara",
        "duty": "",
        "entitlement": "",
        "responsibility": "",
        "seats": 1,
        "version": 1,
    }
    term = {
        "id": key("masa jabatan"),
        "office_id": key("bendahara komite"),
        "person_id": who.id,
        "element": "parent",
        "term_number": 1,
        "starts_on": starts_on,
        "ends_on": ends_on,
        "left_on": None,
        "reason": "",
        "version": 1,
    }
    store.write_all("body", [body])
    store.write_all("office", [office])
    store.write_all("office_term", [term])
