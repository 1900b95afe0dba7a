"""A link's address as a square to point a phone at, and a person's own calendar."""

from collections.abc import Iterable, Sequence
from datetime import UTC, timedelta
from io import BytesIO
from typing import Final

import segno
from icalendar import Calendar, Event

from data.language import say
from organizing.links.queries import FeedTask
from organizing.tasks.models import TaskStep
from planning.calendar.documents import PLACE_OF_KEYS, year_calendar
from planning.calendar.queries import CalendarEvent

DONE_MARK: Final = "✓"
OPEN_MARK: Final = "☐"
DOT: Final = 8
"""Pixels of one dot: sharp on paper at three centimetres, and on a screen."""


def qr_code(address: str) -> bytes:
    """Return the address as a QR code (PNG) that survives a fold or a stain."""
    kept = BytesIO()
    segno.make(address, error="m", micro=False).save(
        kept, kind="png", scale=DOT, border=4
    )
    return kept.getvalue()


def personal_calendar(
    events: Sequence[CalendarEvent], tasks: Iterable[FeedTask], name: str
) -> bytes:
    """Return a person's activities, and their tasks on the days they are due.

    The same task has the same UID for good and a higher SEQUENCE after every change of
    its own or of its activity's day. A task fills no hours: it makes nobody busy.
    """
    calendar = Calendar.from_ical(year_calendar(events, name))
    for task in tasks:
        calendar.add_component(_event(task))
    return bytes(calendar.to_ical())


def _event(task: FeedTask) -> Event:
    mark = DONE_MARK if task.step is TaskStep.DONE else OPEN_MARK
    made = Event()
    made.add("uid", f"{task.id}@{PLACE_OF_KEYS}")
    made.add("dtstamp", task.changed_at.astimezone(UTC))
    made.add("last-modified", task.changed_at.astimezone(UTC))
    made.add("sequence", task.sequence)
    made.add("dtstart", task.due_on)
    made.add("dtend", task.due_on + timedelta(days=1))
    made.add("summary", f"{mark} {task.title} · {task.activity}")
    made.add("description", "\n".join(filter(None, (_step(task), task.detail))))
    made.add("status", "CANCELLED" if task.is_off else "CONFIRMED")
    made.add("transp", "TRANSPARENT")
    return made


def _step(task: FeedTask) -> str:
    return say("Task: {step}", step=task.step)
