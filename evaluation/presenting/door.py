"""The address of the year on a wall: plain slides, for who may read the results."""

from collections.abc import Sequence
from typing import Final

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from data import duties
from data.calendar import SchoolYear
from data.duties import Duty
from data.errors import HumasError
from data.language import naming_as, say, speak, why
from data.school import store as schools
from data.school.models import School
from data.web import clock, html, place
from data.web.gate import who_is
from evaluation.presenting.facts import slides_of
from evaluation.presenting.models import Slide


async def shown(request: Request) -> Response:
    """Answer GET /wall/YEAR: the slides of a school year."""
    return await to_thread.run_sync(_shown, request)


def _shown(request: Request) -> Response:
    who = who_is(request)
    speak(who.language)
    start: int = request.path_params["year"]
    try:
        duties.demand(Duty.READ_RESULTS, who.actor)
        with place.reading() as store:
            school = store.get(School)
            schools.year(store, start)
            with naming_as(school.level.naming):
                year = SchoolYear(start=start)
                today = schools.today(store, clock.now())
                slides = slides_of(store, school, year, today)
                return _page(school, year, slides)
    except HumasError as refusal:
        return html.message(say("Presentation"), why(refusal), code=404)


def _page(school: School, year: SchoolYear, slides: Sequence[Slide]) -> Response:
    logo = f"/school-logo?v={html.fingerprint(school.logo)}" if school.logo else ""
    return html.page(
        "wall",
        say("The year {year} on the wall", year=year),
        school=school.name,
        logo=logo,
        slides=slides,
        out=f"/tayangan?tahun={year.start}",
        words={
            "back": say("Back"),
            "on": say("On"),
            "whole": say("Whole screen"),
            "leave": say("Leave"),
        },
    )


ROUTES: Final[tuple[BaseRoute, ...]] = (
    Route("/wall/{year:int}", shown, methods=["GET"]),
)
