"""Keeping letters to parents, and what is known of each."""

from uuid import UUID

from data.store import Store
from execution.letters.models import Delivery, Home, LetterBatch


def batches_of(store: Store, activity_id: UUID) -> list[LetterBatch]:
    """Return the letters of an activity, newest first."""
    return store.rows(
        LetterBatch,
        "from letter_batch where activity_id = $id order by made_at desc, id",
        id=activity_id,
    )


def homes(store: Store, batch_id: UUID) -> list[Home]:
    """Return the homes a batch goes to, by pupil, the pupil's own home first."""
    return store.rows(
        Home,
        """
        select student_id, contact_id
        from letter_home
        where batch_id = $id
        order by student_id, contact_id nulls first
        """,
        id=batch_id,
    )


def deliveries(store: Store, batch_id: UUID) -> dict[UUID, Delivery]:
    """Return what is known of a batch's letters, by their ids."""
    found = store.rows(
        Delivery, "from delivery where batch_id = $id order by id", id=batch_id
    )
    return {one.id: one for one in found}


def guests(store: Store, batch_id: UUID) -> list[Delivery]:
    """Return the letters to people by name, by their names."""
    return store.rows(
        Delivery,
        """
        from delivery
        where batch_id = $id and student_id is null
        order by alphabetical(name), id
        """,
        id=batch_id,
    )


def letters_of(store: Store, batch_id: UUID) -> dict[UUID, Delivery]:
    """Return every letter of a batch by its id, also those nothing is known of yet."""
    known = deliveries(store, batch_id)
    of_homes = (Delivery.to_home(home, batch_id) for home in homes(store, batch_id))
    found = {one.id: known.get(one.id, one) for one in of_homes}
    return found | {one.id: one for one in guests(store, batch_id)}


def keep(store: Store, letters: list[Delivery]) -> None:
    """Keep letters' next versions; the first version of one is new."""
    store.add([one for one in letters if one.version == 1])
    store.replace([one for one in letters if one.version > 1])
