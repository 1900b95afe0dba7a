"""Who may do what with money, gifts and photos: the lead, and each treasurer."""

from collections.abc import Mapping
from typing import Protocol

from data.store import Store
from execution.spending import actions as spending
from planning.activities.models import Activity
from tests.execution.make import key
from tests.execution.spending.make import a_draft, a_receipt, make_treasurer
from tests.permissions import NEW, Action, Line

KEEPERS = frozenset({"lead", "member"})
"""Rina is the treasurer of the activity's committee; by a link nobody keeps money."""

RECEIPT = key("kuitansi")


class World(Protocol):
    """A school with an approved activity."""

    @property
    def store(self) -> Store: ...

    @property
    def activity(self) -> Activity: ...


def with_treasurer(w: World) -> None:
    make_treasurer(w.store, w.activity)


def with_receipt(w: World) -> None:
    with_treasurer(w)
    a_receipt(w.store, w.activity)


MONEY: Mapping[Action, Line] = {
    spending.enter_receipt: Line(
        KEEPERS,
        lambda w: (NEW, w.activity.id, a_draft(amount=40_000)),
        before=with_treasurer,
    ),
    spending.change_receipt: Line(
        KEEPERS, lambda w: (RECEIPT, 1, a_draft(amount=40_000)), before=with_receipt
    ),
    spending.remove_receipt: Line(KEEPERS, lambda w: (RECEIPT, 1), before=with_receipt),
}
