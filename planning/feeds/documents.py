"""The year as a calendar file (iCalendar, RFC 5545) for phones and other calendars."""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

from data.calendar import SchoolYear
from data.language import in_number, say
from data.names import file_name
from data.paper import printable
from planning.days.models import DayOff
from planning.feeds.queries import CalendarEvent

PRODUCT: Final = "-//Siklus Humas//Kalender humas//ID"
PLACE_OF_KEYS: Final = "siklus-humas"
REFRESH: Final = timedelta(hours=6)
"""How often a calendar that subscribed should look again."""


def calendar_name(school: str, year: SchoolYear) -> str:
    """Return what a calendar is called: after its school and its year."""
    return say("Humas {school} {year}", school=school, year=year)


def calendar_file(school: str, year: SchoolYear, what: str = "Kalender") -> str:
    """Return what a calendar's file is called: ``Kalender-humas-…-2026-2027.ics``."""
    return f"{what}-humas-{file_name(school)}-{year.start}-{year.start + 1}.ics"


def year_calendar(
    events: Sequence[CalendarEvent],
    name: str,
    days_off: Iterable[DayOff] = (),
) -> bytes:
    """Return the activities that have a day as a calendar called ``name``.

    The same activity has the same UID in every export and a higher SEQUENCE after a
    change, so that a calendar that imports it again moves the event. The same facts
    give the same bytes. Without hours an event lasts all day; with hours it stands at
    the school's clock. Days off, where asked for, do not make anybody busy.
    """
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("name", printable(name))
    calendar.add("x-wr-calname", printable(name))
    if zones := sorted({event.time_zone for event in events}):
        calendar.add("x-wr-timezone", zones[0])
    calendar.add("refresh-interval", REFRESH, parameters={"value": "DURATION"})
    calendar.add("x-published-ttl", "PT6H")
    for event in events:
        if event.when.exact is not None:
            calendar.add_component(_event(event, event.when.exact))
    for day in days_off:
        calendar.add_component(_day_off(day))
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())


def _event(event: CalendarEvent, day: date) -> Event:
    made = Event()
    made.add("uid", f"{event.id}@{PLACE_OF_KEYS}")
    made.add("dtstamp", event.changed_at.astimezone(UTC))
    made.add("last-modified", event.changed_at.astimezone(UTC))
    made.add("sequence", event.sequence)
    _add_hours(made, event, day)
    made.add("summary", printable(event.title))
    if event.place:
        made.add("location", printable(event.place))
    made.add("description", printable(_description(event)))
    made.add("categories", [say(form.label) for form in event.forms])
    made.add("status", "CANCELLED" if event.step.is_called_off else "CONFIRMED")
    return made


def _add_hours(made: Event, event: CalendarEvent, day: date) -> None:
    last = event.when.last_day or day
    after = last + timedelta(days=1)
    if event.starts_at is None:
        made.add("dtstart", day)
        made.add("dtend", after)
        return
    zone = ZoneInfo(event.time_zone)
    made.add("dtstart", datetime.combine(day, event.starts_at, zone))
    if event.ends_at is not None:
        made.add("dtend", datetime.combine(last, event.ends_at, zone))
    elif last != day:
        made.add("dtend", datetime.combine(after, time(), zone))


def _description(event: CalendarEvent) -> str:
    lines = [say(event.mode.label)]
    if event.goal:
        lines.append(say("Goal: {goal}", goal=event.goal))
    if event.indicator:
        lines.append(say("Success standard: {standard}", standard=_standard(event)))
    return "\n".join(lines)


def _standard(event: CalendarEvent) -> str:
    if event.target is None:
        return event.indicator
    side = say(event.direction.label)
    return f"{event.indicator}: {side} {in_number(event.target)} {event.unit}".strip()


def _day_off(day: DayOff) -> Event:
    made = Event()
    made.add("uid", f"{day.id}@{PLACE_OF_KEYS}")
    made.add("dtstamp", datetime.combine(day.on_day, time(), UTC))
    made.add("sequence", day.version)
    made.add("dtstart", day.on_day)
    made.add("dtend", day.on_day + timedelta(days=1))
    made.add("summary", printable(day.name))
    made.add("categories", [say(day.kind.label)])
    made.add("transp", "TRANSPARENT")
    return made
