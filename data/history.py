"""Who did what to which record, and when; written with the change, never changed.

The lines are a chain: each carries its number, and a SHA-256 over its words and the
hash of the line before it, so that a check finds a line that was changed, removed,
added or moved. What is hashed stands in ``Event.to_hash``, and in SQL in the migration
that made the chain; the check asks the second about what the first wrote.
"""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Final
from uuid import UUID

from data.actor import Actor
from data.record import KeptRecord, new_id
from data.store import Store

EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)


class Event(KeptRecord, table="history"):
    """One line of the history; number and hash are given when it is kept."""

    id: UUID
    noted_at: datetime
    person_id: UUID | None
    person: str
    record: str
    record_id: str
    event: str
    facts: str
    number: int = 0
    hash: str = ""

    def to_hash(self, previous: str) -> bytes:
        """Return what is hashed: the hash before it, its number, and its words.

        Each word stands behind its length in bytes, as in ``5:Sari ,``; the moment is
        in microseconds since 1970, nobody is the empty word.
        """
        words = (
            previous,
            str(self.number),
            str(self.id),
            str((self.noted_at - EPOCH) // timedelta(microseconds=1)),
            str(self.person_id or ""),
            self.person,
            self.record,
            self.record_id,
            self.event,
            self.facts,
        )
        told = (word.encode() for word in words)
        return b"".join(b"%d:%b," % (len(word), word) for word in told)


class HistoryEnd(KeptRecord, table="history_end"):
    """How many lines there are, and the hash of the last: its loss would be seen."""

    id: int = 1
    lines: int
    hash: str


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
    _chain(store, lines)


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
        _chain(store, [line])
    else:
        gathered.append(line)


def _chain(store: Store, lines: Sequence[Event]) -> None:
    """Keep lines behind the last one; the writer is alone, so it stays the last."""
    if not lines:
        return
    with store.transaction():
        end = store.get(HistoryEnd, 1)
        previous, chained = end.hash, []
        for number, line in enumerate(lines, end.lines + 1):
            numbered = line.model_copy(update={"number": number})
            previous = sha256(numbered.to_hash(previous)).hexdigest()
            chained.append(numbered.model_copy(update={"hash": previous}))
        store.add(chained)  # no look for the same line: its id is new
        store.replace(HistoryEnd(lines=chained[-1].number, hash=previous))


def events_of(store: Store, record: str, record_id: object) -> list[Event]:
    """Return the record's history, newest first."""
    return store.rows(
        Event,
        """
        from history
        where record = $record and record_id = $record_id
        order by number desc
        """,
        record=record,
        record_id=str(record_id),
    )
