"""The page behind the poster's code: a parent reports who came for one pupil.

A plain page without scripts and without a session. It shows the activity and the names
of class groups, and of no pupil anything: who types one fully right is thanked, and
everybody else gets one and the same answer.
"""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from functools import partial
from typing import Final
from uuid import UUID

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from data.errors import HumasError, NotFound
from data.language import say, speak, why
from data.participants import Presence
from data.store import Store
from data.web import clock, html, place
from data.web.sign_in import other_language
from data.web.throttle import Throttle, address_of
from execution.attendance import store as records
from execution.attendance.actions import check_in
from execution.checkin.actions import at_school, opened_activity
from execution.checkin.models import CHOICES, ROOM, CheckInDraft
from organizing.fosters import store as fosters
from organizing.links.documents import when_and_where
from organizing.links.door import (
    PageByLink,
    is_person,
    nothing_there,
    opened_by,
    too_often,
    words_of,
)
from organizing.links.models import RecordLink
from planning.activities.models import Activity

MOST_FIELDS: Final = 5
wrong_tries: Final = Throttle(free=60)
"""What was not fully right, by link and network; what was right counts for nothing, so
that a hall full of parents on the school's own network need not wait."""

Opened = tuple[RecordLink, Activity, HumasError | None]


def routes(now: Callable[[], datetime] = clock.now) -> list[Route]:
    """Return what the server answers under ``/t/hadir/``."""
    read = partial(words_of, most=MOST_FIELDS)
    return PageByLink(_shown, _turned_away, read, _reported).routes(ROOM, now)


def _shown(request: Request, now: datetime) -> Response:
    speak(html.language_of(request))
    with place.reading() as store:
        is_noted = is_person(request) and not store.room.is_too_little
        opened = _opened(store, request, now, is_noted=is_noted)
        if isinstance(opened, Response):
            return opened
        told = {
            "1": say("Thank you. Your attendance was recorded."),
            "2": say(
                "The attendance for this pupil stands on the list already; nothing was "
                "changed. If it should be wrong, tell the committee."
            ),
        }.get(request.query_params.get("told", ""), "")
        return _page(store, request, opened, now, told=told)


def _turned_away(request: Request, now: datetime) -> Response | None:
    """Return why nothing is taken from this address, before it is even read."""
    speak(html.language_of(request))
    with place.reading() as store:
        opened = _opened(store, request, now, is_noted=False)
        if isinstance(opened, Response):
            return opened
        if opened[2]:
            return _page(store, request, opened, now, code=400)
    wait = wrong_tries.wait((opened[0].id, address_of(request)), now)
    return too_often(wait) if wait > timedelta(0) else None


def _reported(request: Request, typed: Mapping[str, str], now: datetime) -> Response:
    speak(html.language_of(request))
    with place.reading() as store:
        opened = _opened(store, request, now, is_noted=True)
        if isinstance(opened, Response):
            return opened
        choices = {one.value: one for one in _choices(store, opened[1], now)}
        presence = choices.get(typed.get("presence", ""))
        if presence is None:
            wrong = say("Choose who came for the pupil.")
            return _page(store, request, opened, now, wrong=wrong, typed=typed)
        draft = CheckInDraft(
            nisn=typed.get("nisn", "")[:100],
            name=typed.get("name", "")[:200],
            class_group_id=_id_of(typed.get("class_group", "")),
            presence=presence,
        )
        try:
            is_new = check_in(store, str(request.path_params["token"]), draft, now)
        except NotFound:
            return nothing_there(request, now)
        except HumasError as failure:
            return _page(store, request, opened, now, wrong=why(failure), typed=typed)
    wrong_tries.forgive((opened[0].id, address_of(request)))
    asked = request.query_params.get("lang", "")
    kept = f"&lang={html.language_of(request).value}" if asked else ""
    return RedirectResponse(f"{request.url.path}?told={1 if is_new else 2}{kept}", 303)


def _opened(
    store: Store, request: Request, now: datetime, *, is_noted: bool
) -> Opened | Response:
    def opening(token: str) -> Opened:
        return opened_activity(store, token, now, is_noted=is_noted)

    return opened_by(request, opening, now)


def _id_of(typed: str) -> UUID | None:
    try:
        return UUID(typed)
    except ValueError:
        return None


def _choices(store: Store, activity: Activity, now: datetime) -> list[Presence]:
    """Return who can be reported; a standing-in parent only where one is active."""
    active = fosters.active_on(store, at_school(store, now).date())
    standing_in = active.keys() & records.invited(store, activity.id).keys()
    return [*CHOICES, *([Presence.FOSTER_PARENT] if standing_in else [])]


def _page(
    store: Store,
    request: Request,
    opened: Opened,
    now: datetime,
    *,
    wrong: str = "",
    told: str = "",
    typed: Mapping[str, str] | None = None,
    code: int = 200,
) -> Response:
    _, activity, refusal = opened
    asked = request.query_params.get("lang", "")
    path = request.url.path
    names = ("nisn", "name", "class_group", "presence")
    groups = records.class_groups(store, activity.id)
    return html.page(
        "check_in",
        activity.title,
        code=400 if wrong else code,
        wrong=wrong,
        told=told,
        closed=why(refusal) if refusal else "",
        facts=when_and_where(activity),
        choices=[
            {"code": one.value, "label": say(one.label)}
            for one in _choices(store, activity, now)
        ],
        class_groups=[
            {"id": str(one), "name": name}
            for one, name in sorted(groups.items(), key=lambda item: item[1])
        ],
        typed={name: (typed or {}).get(name, "")[:200] for name in names},
        action=f"{path}?lang={html.language_of(request).value}" if asked else path,
        words=_words(),
        **other_language(request),
    )


def _words() -> dict[str, str]:
    return {
        "pupil": say("For which pupil?"),
        "nisn": say("NISN of the pupil (10 digits)"),
        "without": say("I do not know the NISN"),
        "name": say("Full name of the pupil"),
        "class_group": say("Class group"),
        "choose": say("Choose a class group"),
        "who": say("Who came?"),
        "send": say("Report attendance"),
        "privacy": say(
            "Report once for each family: brothers and sisters who are invited too are "
            "counted by themselves. This page shows no names and keeps nothing on "
            "this phone."
        ),
    }


ROUTES: Final = tuple(routes())
