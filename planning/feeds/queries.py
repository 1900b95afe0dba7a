"""What calendars outside the school are told about the year's activities."""

from datetime import datetime, time
from decimal import Decimal
from functools import partial
from uuid import UUID

from data.activity import ActivityStep, PlannedDay
from data.calendar import SchoolYear
from data.cooperation import CooperationForm
from data.record import Record
from data.store import Store, question
from planning.activities.models import Direction, Mode

_sql = partial(question, __file__)


class CalendarEvent(Record):
    """An activity as a calendar outside gets it: without any person's name."""

    id: UUID
    school_year: int
    sequence: int
    title: str
    when: PlannedDay
    starts_at: time | None
    ends_at: time | None
    mode: Mode
    place: str
    forms: tuple[CooperationForm, ...]
    goal: str
    indicator: str
    target: Decimal | None
    unit: str
    direction: Direction
    step: ActivityStep
    changed_at: datetime
    time_zone: str


def calendar_events(store: Store, year: SchoolYear) -> list[CalendarEvent]:
    """Return the year's activities for calendars outside, by date."""
    return store.rows(CalendarEvent, _sql("calendar_events"), year=year.start)
