"""Keeping what somebody typed, going on with it, forgetting it: each only their own."""

import json
from collections.abc import Collection, Sequence

from data.act import Act
from data.drafts import store as records
from data.drafts.models import KEPT_FOR, MOST_FIELDS, Draft, Slot, TypedField


def keep_typed(act: Act, page: str, typed: Sequence[TypedField]) -> None:
    """Keep what stands in these fields now; what is as it was drawn is no draft."""
    last = {Slot.of(field.key).name: field for field in typed}
    of_slot = {Slot.of(field.key): field.value for field in last.values()}
    with act.store.transaction():
        kept = {draft.slot: draft for draft in records.drafts_of(act.store, act.by.id)}
        new = [
            Draft(
                person_id=act.by.id,
                slot=slot.name,
                of_version=slot.version,
                value=json.dumps(value, ensure_ascii=False),
                page=page,
                began_at=kept[slot.name].began_at if slot.name in kept else act.now,
                typed_at=act.now,
            )
            for slot, value in of_slot.items()
            if value is not None
        ]
        touched = {slot.name for slot in of_slot} & kept.keys()
        staying = [slot for slot in kept if slot not in touched]
        crowded = staying[: max(0, len(staying) + len(new) - MOST_FIELDS)]
        if new or touched:
            records.forget_older(act.store, act.now - KEPT_FOR)
            records.forget(act.store, act.by.id, [*touched, *crowded])
            act.store.add(new)


def forget_typed(act: Act, slots: Collection[str]) -> None:
    """Forget what stands in these slots: it was saved, or is not wanted any more."""
    with act.store.transaction():
        kept = records.drafts_of(act.store, act.by.id)
        if gone := [draft.slot for draft in kept if draft.slot in slots]:
            records.forget(act.store, act.by.id, gone)


def go_on_with(act: Act, slots: Collection[str], version: int) -> None:
    """Go on with what was typed for an older version of a record, over its newest."""
    with act.store.transaction():
        kept = records.drafts_of(act.store, act.by.id)
        taken = [
            draft.model_copy(update={"of_version": version})
            for draft in kept
            if draft.slot in slots
        ]
        if taken:
            records.forget(act.store, act.by.id, [draft.slot for draft in taken])
            act.store.add(taken)
