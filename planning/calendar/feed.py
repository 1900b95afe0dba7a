"""Who subscribed to the school's calendar? Whoever has an address that still holds."""

from typing import Final

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from data.calendar import SchoolYear
from data.language import Language, say, speaking
from data.school import store as schools
from data.store import Store
from data.web import place
from planning.calendar import store as records
from planning.calendar.documents import year_calendar
from planning.calendar.models import hash_of
from planning.calendar.queries import calendar_events

ENDING: Final = ".ics"
KIND: Final = "text/calendar; charset=utf-8"
HEADERS: Final = {
    "Cache-Control": "private, max-age=300",
    "Content-Disposition": 'inline; filename="kalender-humas.ics"',
    "X-Robots-Tag": "noindex",
}


async def answer(request: Request) -> Response:
    """Answer ``/calendar/<token>.ics``: the open years' activities, or 404."""
    name = str(request.path_params["name"])
    found = await to_thread.run_sync(_calendar_of, name)
    if found is None:
        with speaking(Language.INDONESIAN):
            words = say("This calendar address does not hold (any more).")
        return PlainTextResponse(words, 404, headers={"Cache-Control": "no-store"})
    return Response(found, media_type=KIND, headers=HEADERS)


def _calendar_of(name: str) -> bytes | None:
    if not name.endswith(ENDING):
        return None
    with place.reading() as store, speaking(Language.INDONESIAN):
        held = records.feed_of(store, hash_of(name.removesuffix(ENDING)))
        return None if held is None else _calendar(store)


def _calendar(store: Store) -> bytes | None:
    """Return the activities of the current and every later year that is open."""
    school = schools.school(store)
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
    return year_calendar(events, say("Humas {school}", school=school.name))
