"""Bringing back what one has just taken out."""

import json
from uuid import UUID

from data.act import Act
from data.errors import NotFound
from data.language import N_
from data.removed.models import Removed
from data.removed.store import COMEBACKS


def bring_back(act: Act, record: str, record_id: UUID) -> None:
    """Bring back what the person took out a short time ago; twice is once.

    The rules for a new one hold: whoever may not keep one now cannot bring one back.
    """
    with act.store.transaction():
        removed = act.store.find(Removed, record, record_id)
        if removed is None or not removed.can_come_back(act.by.id, act.now):
            raise NotFound(
                N_(
                    "This cannot be brought back any more: it is there again already, "
                    "or it was taken out more than an hour ago, or by somebody else."
                )
            )
        how = COMEBACKS[record]
        kept = how.kind.as_kept(**json.loads(removed.facts))
        again = how.again(act, kept)
        act.store.remove(Removed, record, record_id)
        if act.store.add(again):
            act.note(record, record_id, "brought back", title=how.title(again))
