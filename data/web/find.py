"""Where does what somebody looks for go? To their own finds, as they may see them."""

from collections.abc import Callable, Sequence
from typing import Annotated, Final, NamedTuple

from anyio import to_thread
from pydantic import StringConstraints, ValidationError
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from data.accounts.models import SignedIn
from data.act import Act
from data.calendar import SchoolYear
from data.language import in_list, naming_as, say, speak
from data.record import Record
from data.school.models import School
from data.search.actions import find
from data.search.kinds import kinds_for
from data.search.models import Finds, Found
from data.web import clock, place
from data.web.gate import who_is
from data.web.html import NO_STORE

NOT_READ: Final = 400
LONGEST: Final = 200


class Asked(Record):
    """What a browser asks: the words as they were typed, the year one is in."""

    words: Annotated[str, StringConstraints(max_length=LONGEST)]
    year: int | None = None


class Offered(NamedTuple):
    """A page that is offered to whom nothing was found."""

    name: str
    icon: str
    address: str


Pages = Callable[[SignedIn, int | None], Sequence[Offered]]
_pages: Final[list[Pages]] = []


def offer(pages: Pages) -> None:
    """Let this answer which pages a person is offered in a year, in their language."""
    _pages[:] = [pages]


async def found(request: Request) -> Response:
    """Answer POST /find: what answers to the words, the best first, as JSON."""
    try:
        asked = Asked.model_validate_json(await request.body())
    except ValidationError:
        return Response(status_code=NOT_READ)
    answer = await to_thread.run_sync(_found, who_is(request), asked)
    return JSONResponse(answer, headers=NO_STORE)


def _found(who: SignedIn, asked: Asked) -> dict[str, object]:
    speak(who.language)
    with place.reading() as store:
        school = store.get(School)
        act = Act(store, who.actor, clock.now())
        with naming_as(school.level.naming):
            year = asked.year or school.current_year
            finds = find(act, asked.words, year, school.current_year)
            shown = [_shown(one, year) for one in finds.found]
            if not shown:
                shown = [_offered(page) for page in _offers(who, asked.year)]
            return {"said": _said(act, asked.words, finds), "found": shown}


def _offers(who: SignedIn, year: int | None) -> Sequence[Offered]:
    return _pages[0](who, year) if _pages else ()


def _said(act: Act, words: str, finds: Finds) -> str:
    """Return the sentence above the finds: what is searched, or that there is more."""
    if finds.has_more:
        return say("The best of many. One word more finds it sooner.")
    if finds.found:
        return ""
    looked = in_list(kinds_for(act))
    if words.strip():
        return say(
            "Nothing is called “{words}”. Searched are: {kinds}. Or open a page:",
            words=words.strip(),
            kinds=looked,
        )
    return say("Searched are: {kinds}. Or open a page:", kinds=looked)


def _shown(one: Found, year: int) -> dict[str, object]:
    named = (
        say("School year {year}", year=SchoolYear(start=one.year)) if one.year else ""
    )
    return {
        "name": one.name,
        "about": one.about,
        "kind": one.kind,
        "icon": one.icon,
        "year": named,
        "other": one.year is not None and one.year != year,
        "url": one.address,
        "file": one.is_file,
    }


def _offered(page: Offered) -> dict[str, object]:
    words = {"name": page.name, "icon": page.icon, "url": page.address}
    return words | {"kind": "", "about": "", "year": "", "other": False, "file": False}
