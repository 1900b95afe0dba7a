"""The address of the year on a wall: plain slides, for who may read the results."""

from collections.abc import Collection, Sequence
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
from evaluation.presenting.models import LEFT_OUT, Kind, Slide, in_address, left_out_of
from evaluation.presenting.slides import slides_of


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
                left_out = left_out_of(request.query_params.get(LEFT_OUT, ""))
                slides = [
                    slide
                    for slide in slides_of(store, school, year, today)
                    if slide.kind not in left_out
                ]
                return _page(school, year, slides, left_out)
    except HumasError as refusal:
        return html.message(say("Presentation"), why(refusal), code=404)


def _page(
    school: School,
    year: SchoolYear,
    slides: Sequence[Slide],
    left_out: Collection[Kind],
) -> Response:
    logo = f"/school-logo?v={html.fingerprint(school.logo)}" if school.logo else ""
    return html.page(
        "wall",
        say("The year {year} on the wall", year=year),
        school=school.name,
        logo=logo,
        slides=slides,
        out=f"/tayangan?tahun={year.start}&{LEFT_OUT}={in_address(left_out)}",
        words={
            "back": say("Back"),
            "on": say("On"),
            "whole": say("Whole screen"),
            "lit": say("Light or dark stage"),
            "leave": say("Leave"),
        },
    )


ROUTES: Final[tuple[BaseRoute, ...]] = (
    Route("/wall/{year:int}", shown, methods=["GET"]),
)
