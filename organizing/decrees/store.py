"""Keeping the decrees of committees."""

from uuid import UUID

from data.store import Store
from organizing.decrees.models import Decree


def find(store: Store, activity_id: UUID) -> Decree | None:
    """Return the decree of an activity's committee, or None."""
    found = store.rows(
        Decree,
        "from decree where activity_id = $activity_id order by id",
        activity_id=activity_id,
    )
    return found[0] if found else None


def add(store: Store, new: Decree) -> None:
    """Keep a decree for the first time."""
    store.write_all("decree", [new])


def replace(store: Store, changed: Decree) -> None:
    """Keep a decree's next version, or raise Stale."""
    store.write_next(
        """
        update decree
        set number = $number, decided_on = $decided_on, considering = $considering,
            basis_ids = $basis_ids, attention = $attention, costs = $costs,
            copies = $copies, version = $version
        where id = $id and version = $version - 1
        """,
        **changed.model_dump(exclude={"activity_id"}),
    )
