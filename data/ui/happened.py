"""What happened to one record, in words: the same on every page."""

from collections.abc import Callable

from data.events.models import told
from data.history import events_of
from data.language import in_moment
from data.ui.desk import Desk
from data.ui.passages import Passage, passages

Said = Callable[[str, str], str]
"""From an event and its facts to what is said of it."""


def happened(
    desk: Desk, record: str, record_id: object, said: Said | None = None
) -> bool:
    """Show a record's history, newest first; return whether there is any.

    ``said`` is the subject's own way to put an event into words.
    """
    events = events_of(desk.store, record, record_id)
    passages(
        Passage(
            said(one.event, one.facts)
            if said
            else told(record, one.record_id, one.event, one.facts),
            " · ".join(
                part
                for part in (in_moment(one.noted_at, desk.school.zone), one.person)
                if part
            ),
        )
        for one in events
    )
    return bool(events)
