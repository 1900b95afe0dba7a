"""The pages behind a personal link: its holder sees their own tasks, nothing else.

Plain pages for a phone, without scripts and without a session: the address says whose
link it is. An unknown, an expired and a revoked address look the same.
"""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, Generic, TypeVar
from urllib.parse import quote, urlencode
from uuid import UUID

from anyio import to_thread
from pydantic import ValidationError
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from data.act import Act
from data.errors import HumasError, NotFound
from data.faults import sentences
from data.language import (
    Language,
    say,
    speak,
    speaking,
    spoken,
    why,
)
from data.school import store as schools
from data.school.models import School
from data.store import Store
from data.web import clock, html, place
from data.web.sign_in import other_language, text_of
from data.web.throttle import Throttle, address_of
from organizing.links import queries
from organizing.links.actions import open_link, peek
from organizing.links.documents import Card, card_of, lists_of, personal_calendar
from organizing.links.models import PLACE, Opened
from organizing.links.queries import LinkActivity, LinkDetail
from organizing.links.reports import REPORTS, Sent, report
from organizing.tasks import actions as tasks
from organizing.tasks.models import TaskStep
from organizing.tasks.queries import MyTask, my_tasks
from planning.feeds.documents import calendar_file
from planning.feeds.queries import calendar_events

ENDING: Final = ".ics"
KIND: Final = "text/calendar; charset=utf-8"
PREVIEWS: Final = ("whatsapp", "facebookexternalhit", "telegrambot", "bot/")
"""Programs that look at an address while somebody sends it; no person asks."""

ACCEPTED: Final = "image/jpeg,image/png,image/webp,.pdf,.docx,.xlsx"
"""Not image/*: a phone then hands in JPG instead of what others cannot open."""

MOST_FIELDS: Final = 8
Words = TypeVar("Words")
Found = TypeVar("Found")

strangers: Final = Throttle(free=30)
"""Addresses that open nothing, by the network they were tried from."""

by_link: Final = Throttle(free=120)
"""Changes reported by one link; no committee member needs as many in an hour."""


@dataclass(frozen=True)
class _Visit:
    """What the page shows to the holder of a link.

    ``closed`` says why they may read and report nothing, or is an empty text.
    """

    store: Store
    request: Request
    opened: Opened
    school: School
    closed: str
    mine: list[MyTask]
    details: dict[UUID, LinkDetail]
    activities: list[LinkActivity]


@dataclass(frozen=True)
class PageByLink(Generic[Words]):
    """A page behind a link: it is shown, and takes what is sent.

    What is sent is not ``read`` before it is known that the address is not
    ``turned_away``.
    """

    shown: Callable[[Request, datetime], Response]
    turned_away: Callable[[Request, datetime], Response | None]
    read: Callable[[Request], Awaitable[Words]]
    taken: Callable[[Request, Words, datetime], Response]

    def routes(self, room: str, now: Callable[[], datetime]) -> list[Route]:
        """Return its routes; ``room`` stands between ``/t/`` and the token."""

        async def show(request: Request) -> Response:
            return await to_thread.run_sync(self.shown, request, now())

        async def take(request: Request) -> Response:
            refusal = await to_thread.run_sync(self.turned_away, request, now())
            if refusal is not None:
                return refusal
            sent = await self.read(request)
            return await to_thread.run_sync(self.taken, request, sent, now())

        return [
            Route(f"{PLACE}{room}{{token}}", show, methods=["GET"]),
            Route(f"{PLACE}{room}{{token}}", take, methods=["POST"]),
        ]


def routes(now: Callable[[], datetime] = clock.now) -> list[Route]:
    """Return what the server answers under ``/t/``, the calendar first."""

    async def feed(request: Request) -> Response:
        return await to_thread.run_sync(_fed, request, now())

    return [
        Route(f"{PLACE}{{token}}{ENDING}", feed, methods=["GET"]),
        *PageByLink(_shown, _turned_away, _sent, _reported).routes("", now),
    ]


async def words_of(request: Request, most: int) -> Mapping[str, str]:
    """Return the words that a form without files sends, at most so many."""
    async with request.form(max_files=0, max_fields=most) as form:
        return text_of(form)


async def _sent(request: Request) -> Sent:
    async with request.form(max_files=1, max_fields=MOST_FIELDS) as form:
        typed = text_of(form)
        handed = form.get("file")
        if not isinstance(handed, UploadFile):
            return Sent(typed)
        content = await handed.read()
        return Sent(typed, (handed.filename or "", content) if content else None)


def _shown(request: Request, now: datetime) -> Response:
    speak(html.language_of(request))
    with place.reading() as store:
        came_in_person = is_person(request)
        is_noted = came_in_person and not store.room.is_too_little
        opening = open_link if is_noted else peek
        opened = opened_by(request, lambda token: opening(store, token, now), now)
        if isinstance(opened, Response):
            return opened
        visit = _visit(store, request, opened, now)
        new = [task.id for task in visit.mine if task.is_new]
        if new and is_noted and not visit.closed:
            tasks.mark_seen(Act(store, opened.actor, now), new)
        done = REPORTS.get(request.query_params.get("told", ""))
        asked = {name: request.query_params.get(name, "") for name in ("task", "do")}
        return _page(visit, told=say(done.told) if done else "", typed=asked)


def _turned_away(request: Request, now: datetime) -> Response | None:
    """Return why nothing is taken from this address, before it is even read."""
    speak(html.language_of(request))
    with place.reading() as store:
        opened = opened_by(request, lambda token: peek(store, token, now), now)
    if isinstance(opened, Response):
        return opened
    wait = by_link.wait(opened.link_id, now)
    return too_often(wait) if wait > timedelta(0) else None


def _reported(request: Request, sent: Sent, now: datetime) -> Response:
    speak(html.language_of(request))
    with place.reading() as store:
        opened = opened_by(request, lambda token: open_link(store, token, now), now)
        if isinstance(opened, Response):
            return opened
        try:
            report(Act(store, opened.actor, now), sent)
        except HumasError as failure:
            wrong = [why(failure)]
        except ValidationError as invalid:
            wrong = sentences(invalid, {"text": say("Comment"), "name": say("File")})
        else:
            return RedirectResponse(_back(request, sent), 303)
        visit = _visit(store, request, opened, now)
        return _page(visit, wrong=wrong, typed=sent.typed, code=400)


def _fed(request: Request, now: datetime) -> Response:
    with place.reading() as store, speaking(Language.INDONESIAN):
        opened = opened_by(request, lambda token: peek(store, token, now), now)
        if isinstance(opened, Response):
            if opened.status_code != _NOT_THERE:
                return opened
            words = say("This calendar address does not hold (any more).")
            return PlainTextResponse(words, _NOT_THERE)
        content, file = _calendar(store, opened)
    name = {"Content-Disposition": f'inline; filename="{file}"'}
    return Response(content, media_type=KIND, headers=name)


# ── who comes ────────────────────────────────────────────────────────────────
_NOT_THERE: Final = 404


def opened_by(
    request: Request, opening: Callable[[str], Found], now: datetime
) -> Found | Response:
    """Return what the address opens, or the page of those that open nothing."""
    try:
        return opening(str(request.path_params["token"]))
    except NotFound:
        return nothing_there(request, now)


def nothing_there(request: Request, now: datetime) -> Response:
    """Return what an address is answered that opens nothing; counts who tries many."""
    wait = strangers.wait(address_of(request), now)
    return closed_page() if wait <= timedelta(0) else too_often(wait)


def closed_page() -> Response:
    """Return the one page for an unknown, an expired and a revoked address."""
    return html.message(
        say("This link does not open anything"),
        say(
            "It may be incomplete, too old or revoked. Ask the vice principal for "
            "public relations for a new one."
        ),
        code=_NOT_THERE,
        link="/sign-in",
        link_words=say("I have an account"),
    )


def too_often(wait: timedelta) -> Response:
    """Return the page that asks to wait."""
    answer = html.message(
        say("Too often"),
        say("Too many tries in a short time. Wait a few minutes and try again."),
        code=429,
        link="/sign-in",
        link_words=say("I have an account"),
    )
    answer.headers["retry-after"] = str(int(wait.total_seconds()) + 1)
    return answer


def is_person(request: Request) -> bool:
    """Return whether a person asks, and no program that looks at an address."""
    program = request.headers.get("user-agent", "").lower()
    return request.method != "HEAD" and not any(p in program for p in PREVIEWS)


def _back(request: Request, sent: Sent) -> str:
    """Return the address to go on at: beside the task, told what was done with it."""
    do, task = sent.text("do"), sent.text("task")[:36]
    kept = {"told": do} | _other_language()
    if do == TaskStep.DONE:  # its card is folded away: told at the top
        return f"{request.url.path}?{urlencode(kept)}"
    return f"{request.url.path}?{urlencode(kept | {'task': task})}#t-{quote(task)}"


def _other_language() -> dict[str, str]:
    """Return what keeps a language in an address, where it is not Indonesian."""
    language = spoken()
    return {} if language is Language.INDONESIAN else {"lang": language.value}


# ── what is shown ────────────────────────────────────────────────────────────
def _page(
    visit: _Visit,
    *,
    wrong: Sequence[str] = (),
    told: str = "",
    typed: Mapping[str, str] | None = None,
    code: int = 200,
) -> Response:
    opened, path = visit.opened, visit.request.url.path
    cards = _cards(visit, typed or {}, told)
    named = (typed or {}).get("task", "")
    kept = urlencode(_other_language())
    return html.page(
        "link",
        say("My tasks"),
        code=code,
        who=opened.actor.name,
        school=f"{visit.school.name} · {opened.year}",
        wrong=wrong,
        wrong_task=named if named in {str(card.id) for card in cards} else "",
        told="" if any(card.told for card in cards) else told,
        closed=visit.closed,
        action=f"{path}?{kept}" if kept else path,
        kept=kept,
        calendar=f"{path}{ENDING}",
        accepted=ACCEPTED,
        **lists_of(cards, visit.activities),
        **other_language(visit.request),
    )


def _cards(visit: _Visit, typed: Mapping[str, str], told: str) -> list[Card]:
    about = visit.request.query_params.get("task", "")
    return [
        card_of(
            task,
            visit.details.get(task.id, LinkDetail(id=task.id)),
            visit.school.zone,
            typed if typed.get("task") == str(task.id) else {},
            told if about == str(task.id) else "",
        )
        for task in visit.mine
    ]


# ── from the records ─────────────────────────────────────────────────────────
def _visit(store: Store, request: Request, opened: Opened, now: datetime) -> _Visit:
    school, person, year = store.get(School), opened.actor.id, opened.year
    refusal = schools.year(store, year.start).change_refusal()
    today = now.astimezone(school.zone).date()
    return _Visit(
        store=store,
        request=request,
        opened=opened,
        school=school,
        closed=why(refusal) if refusal else "",
        mine=my_tasks(store, person, today, year),
        details={d.id: d for d in queries.link_details(store, person, year)},
        activities=queries.link_activities(store, person, year),
    )


def _calendar(store: Store, opened: Opened) -> tuple[bytes, str]:
    """Return a person's calendar and its file, after person, school and year."""
    person, year = opened.actor.id, opened.year
    own = {a.id for a in queries.link_activities(store, person, year)}
    events = [e for e in calendar_events(store, year) if e.id in own]
    school = store.get(School).name
    name = say(
        "Humas tasks of {name}, {school} {year}",
        name=opened.actor.name,
        school=school,
        year=year,
    )
    tasks = queries.feed_tasks(store, person, year)
    return personal_calendar(events, tasks, name), calendar_file(school, year, "Tugas")


ROUTES: Final = tuple(routes())
