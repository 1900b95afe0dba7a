"""What does a calendar get that subscribed? The activities, while its address holds."""

from datetime import timedelta
from typing import Final

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from data.calendar import SchoolYear
from data.language import Language, say, speaking
from data.school import store as schools
from data.school.models import School
from data.store import Store
from data.web import clock, place
from data.web.throttle import Throttle, address_of
from planning.feeds import store as records
from planning.feeds.documents import calendar_file, calendar_name, year_calendar
from planning.feeds.models import hash_of
from planning.feeds.queries import calendar_events

ENDING: Final = ".ics"
KIND: Final = "text/calendar; charset=utf-8"
HEADERS: Final = {
    "Cache-Control": "no-store",
    "X-Robots-Tag": "noindex",
}
strangers: Final = Throttle(free=30)
"""Slows down those who try addresses; an address that holds is always answered."""


async def answer(request: Request) -> Response:
    """Answer ``/calendar/<token>.ics``: the open years' activities, or 404."""
    name = str(request.path_params["name"])
    found = await to_thread.run_sync(_calendar_of, name)
    if found is None:
        return _not_there(strangers.wait(address_of(request), clock.now()))
    content, file = found
    shown = {"Content-Disposition": f'inline; filename="{file}"'}
    return Response(content, media_type=KIND, headers=HEADERS | shown)


def _not_there(wait: timedelta) -> Response:
    headers = {"Cache-Control": "no-store"}
    with speaking(Language.INDONESIAN):
        if wait > timedelta(0):
            words = say(
                "Too many tries in a short time. Wait a few minutes and try again."
            )
            headers["Retry-After"] = str(int(wait.total_seconds()) + 1)
            return PlainTextResponse(words, 429, headers=headers)
        words = say("This calendar address does not hold (any more).")
        return PlainTextResponse(words, 404, headers=headers)


def _calendar_of(name: str) -> tuple[bytes, str] | None:
    if not name.endswith(ENDING):
        return None
    with place.reading() as store, speaking(Language.INDONESIAN):
        held = records.feed_of(store, hash_of(name.removesuffix(ENDING)))
        return None if held is None else _calendar(store)


def _calendar(store: Store) -> tuple[bytes, str] | None:
    """Return the activities of the current and every later open year, and the file.

    Both are named after the school and its current year.
    """
    school = store.find(School)
    if school is None:
        return None
    starts = sorted(
        year.start
        for year in schools.years(store)
        if year.closed_on is None and year.start >= school.current_year
    )
    events = [
        event
        for start in starts
        for event in calendar_events(store, SchoolYear(start=start))
    ]
    year = SchoolYear(start=school.current_year)
    content = year_calendar(events, calendar_name(school.name, year))
    return content, calendar_file(school.name, year)
