"""Keeping that somebody has read what is new: each only for themselves."""

from datetime import date

from data.act import Act
from data.handbook.models import NewsRead


def read_news(act: Act, up_to: date) -> None:
    """Keep that the person has read what was new up to this day; read stays read."""
    with act.store.transaction():
        before = act.store.find(NewsRead, act.by.id)
        if before is None:
            act.store.add(NewsRead(person_id=act.by.id, up_to=up_to, version=1))
        elif before.up_to < up_to:
            changed = {"up_to": up_to, "version": before.version + 1}
            act.store.replace(before.model_copy(update=changed))
