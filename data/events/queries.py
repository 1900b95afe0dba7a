"""What happened in the school, asked in pages."""

from datetime import datetime
from functools import partial

from data.events.models import OPEN, SECRET
from data.record import Record
from data.store import Store, question

_sql = partial(question, __file__)


class ListedEvent(Record):
    """A line of the history, and how many there are of what was asked for."""

    number: int
    noted_at: datetime
    person: str
    record: str
    record_id: str
    event: str
    facts: str
    found: int


class EventPerson(Record):
    """Somebody who did something."""

    name: str


class EventSubject(Record):
    """A table that a line is about."""

    record: str


class EventSpan(Record):
    """The moments of the first and the last line."""

    first: datetime
    last: datetime


def listed_events(
    store: Store,
    *,
    sees_secrets: bool = True,
    person: str | None = None,
    record: str | None = None,
    since: int | None = None,
    until: int | None = None,
    skipped: int = 0,
    most: int = 50,
) -> list[ListedEvent]:
    """Return a page of the history, the newest line first.

    Without ``sees_secrets`` the lines are left out that only some people may read.
    """
    return store.rows(
        ListedEvent,
        _sql("listed_events"),
        sees_secrets=sees_secrets,
        secret=sorted(SECRET),
        open=sorted(OPEN),
        person=person,
        record=record,
        since=since,
        until=until,
        skipped=skipped,
        most=most,
    )


def event_people(store: Store, *, sees_secrets: bool = True) -> list[EventPerson]:
    """Return who did something that may be read."""
    return store.rows(
        EventPerson,
        _sql("event_people"),
        sees_secrets=sees_secrets,
        secret=sorted(SECRET),
        open=sorted(OPEN),
    )


def event_subjects(store: Store) -> list[EventSubject]:
    """Return what the lines are about."""
    return store.rows(EventSubject, _sql("event_subjects"))


def event_span(store: Store) -> list[EventSpan]:
    """Return from when to when the history goes; nothing where it is empty."""
    return store.rows(EventSpan, _sql("event_span"))
