"""Who did what to which record, and when; written with the change, never changed."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime
from uuid import UUID

from data.actor import Actor
from data.record import KeptRecord, new_id
from data.store import Store


class Event(KeptRecord, table="history"):
    """One line of the history."""

    id: UUID
    noted_at: datetime
    person_id: UUID | None
    person: str
    record: str
    record_id: str
    event: str
    facts: str


_GATHERED: ContextVar[list[Event] | None] = ContextVar("_GATHERED", default=None)


@contextmanager
def together(store: Store) -> Iterator[None]:
    """Keep the lines that are noted inside at its end, all by one statement.

    For a transaction that notes hundreds; until it ends, questions find none of them.
    """
    lines: list[Event] = []
    outside = _GATHERED.set(lines)
    try:
        yield
    finally:
        _GATHERED.reset(outside)
    store.add(lines)


def note(
    store: Store,
    record: str,
    record_id: object,
    event: str,
    *,
    by: Actor | None,
    now: datetime,
    **facts: object,
) -> None:
    """Add a line inside the transaction that makes the change.

    ``record`` is the table's name, ``event`` a short English verb in the past; facts
    never hold passwords or data of pupils. Who came by a personal link is marked so.
    """
    marks = {"by_link": True} if by and by.by_link else {}
    line = Event(
        id=new_id(),
        noted_at=now,
        person_id=by.id if by else None,
        person=by.name if by else "",
        record=record,
        record_id=str(record_id),
        event=event,
        facts=json.dumps(facts | marks, default=str, ensure_ascii=False),
    )
    gathered = _GATHERED.get()
    if gathered is None:
        store.add([line])  # no look for the same line: its id is new
    else:
        gathered.append(line)


def events_of(store: Store, record: str, record_id: object) -> list[Event]:
    """Return the record's history, newest first."""
    return store.rows(
        Event,
        """
        from history
        where record = $record and record_id = $record_id
        order by noted_at desc, id desc
        """,
        record=record,
        record_id=str(record_id),
    )
