"""What does somebody see who comes by a personal link? Their own tasks, nothing else.

Plain pages for a phone, without scripts and without a session: the address says who
comes. An unknown, an expired and a revoked address look the same.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from urllib.parse import quote, urlencode
from uuid import UUID

from anyio import to_thread
from pydantic import ValidationError
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from data.act import Act
from data.errors import HumasError, NotFound, Refused
from data.faults import sentences
from data.language import (
    N_,
    Language,
    say,
    speak,
    speaking,
    spoken,
    why,
)
from data.obstacles import ObstacleCode
from data.school import store as schools
from data.school.models import School
from data.store import Store
from data.web import clock, html, place
from data.web.sign_in import address_of, other_language, text_of
from data.web.throttle import Throttle
from organizing.links import queries
from organizing.links.actions import open_link, peek
from organizing.links.documents import (
    Card,
    card_of,
    frame_of,
    personal_calendar,
    words_of_page,
)
from organizing.links.models import PLACE, Opened
from organizing.tasks import actions as tasks
from organizing.tasks.models import Bucket, TaskStep
from organizing.tasks.queries import MyTask, my_tasks
from planning.feeds.queries import calendar_events

ENDING: Final = ".ics"
KIND: Final = "text/calendar; charset=utf-8"
PREVIEWS: Final = ("whatsapp", "facebookexternalhit", "telegrambot", "bot/")
"""Programs that look at an address somebody sends; they are not that person."""

ACCEPTED: Final = "image/jpeg,image/png,image/webp,.pdf,.docx,.xlsx"
"""Not image/*: a phone then hands in JPG instead of what others cannot open."""

MOST_FIELDS: Final = 8
TOLD: Final = {
    "doing": N_("The task was moved to “Being done”."),
    "done": N_("The task was moved to “Done”. Thank you."),
    "hindered": N_(
        "The obstacle was reported. The vice principal for public relations sees it."
    ),
    "tick": N_("The checklist was changed."),
    "untick": N_("The checklist was changed."),
    "comment": N_("The comment was sent."),
    "file": N_("The file was sent."),
}
strangers: Final = Throttle(free=30)
"""By where they come from; who holds a link is let in all the same."""

by_link: Final = Throttle(free=120)
"""Changes by one link; a committee member never needs as many in an hour."""


@dataclass(frozen=True)
class _Visit:
    """One request of somebody whose link holds; ``closed`` says why they only read."""

    store: Store
    request: Request
    opened: Opened
    school: School
    closed: str
    mine: list[MyTask]


@dataclass(frozen=True)
class _Sent:
    """What a form said, the file that came with it, and when."""

    typed: Mapping[str, str]
    file: tuple[str, bytes] | None
    now: datetime


def routes(now: Callable[[], datetime] = clock.now) -> list[Route]:
    """Return what the server answers under ``/t/``, the calendar first."""

    async def show(request: Request) -> Response:
        return await to_thread.run_sync(_shown, request, now())

    async def act(request: Request) -> Response:
        refusal = await to_thread.run_sync(_turned_away, request, now())
        if refusal is not None:
            return refusal
        sent = await _sent(request, now())
        return await to_thread.run_sync(_acted, request, sent)

    async def feed(request: Request) -> Response:
        return await to_thread.run_sync(_fed, request, now())

    return [
        Route(f"{PLACE}{{token}}{ENDING}", feed, methods=["GET"]),
        Route(f"{PLACE}{{token}}", show, methods=["GET"]),
        Route(f"{PLACE}{{token}}", act, methods=["POST"]),
    ]


ROUTES: Final = tuple(routes())


async def _sent(request: Request, now: datetime) -> _Sent:
    async with request.form(max_files=1, max_fields=MOST_FIELDS) as form:
        typed = text_of(form)
        handed = form.get("file")
        if not isinstance(handed, UploadFile):
            return _Sent(typed, None, now)
        content = await handed.read()
        file = (handed.filename or "", content) if content else None
        return _Sent(typed, file, now)


def _shown(request: Request, now: datetime) -> Response:
    speak(html.language_of(request))
    with place.reading() as store:
        is_person = _is_person(request)
        opened = _opened(store, request, open_link if is_person else peek, now)
        if isinstance(opened, Response):
            return opened
        visit = _visit(store, request, opened, now)
        new = [task.id for task in visit.mine if task.is_new]
        if new and is_person and not visit.closed:
            tasks.mark_seen(Act(store, opened.actor, now), new)
        return _page(
            visit, told=say(TOLD.get(request.query_params.get("told", ""), ""))
        )


def _turned_away(request: Request, now: datetime) -> Response | None:
    """Return why nothing is taken from this address, before it is even read."""
    speak(html.language_of(request))
    with place.reading() as store:
        opened = _opened(store, request, peek, now)
    if isinstance(opened, Response):
        return opened
    wait = by_link.wait(opened.link_id, now)
    return _too_often(wait) if wait > timedelta(0) else None


def _acted(request: Request, sent: _Sent) -> Response:
    typed, now = sent.typed, sent.now
    speak(html.language_of(request))
    with place.reading() as store:
        opened = _opened(store, request, open_link, now)
        if isinstance(opened, Response):
            return opened
        do = typed.get("do", "")
        try:
            _verb(do)(store, opened, sent)
        except HumasError as failure:
            wrong = [why(failure)]
        except ValidationError as invalid:
            wrong = sentences(invalid, {"text": say("Comment"), "name": say("File")})
        else:
            return RedirectResponse(_back(request, do, typed.get("task", "")), 303)
        visit = _visit(store, request, opened, now)
        return _page(visit, wrong=wrong, typed=typed, code=400)


def _fed(request: Request, now: datetime) -> Response:
    with place.reading() as store, speaking(Language.INDONESIAN):
        opened = _opened(store, request, peek, now)
        if isinstance(opened, Response):
            if opened.status_code != _NOT_THERE:
                return opened
            words = say("This calendar address does not hold (any more).")
            return PlainTextResponse(words, _NOT_THERE)
        content = _calendar(store, opened)
    name = {"Content-Disposition": 'inline; filename="tugas-humas.ics"'}
    return Response(content, media_type=KIND, headers=name)


# ── who comes ────────────────────────────────────────────────────────────────
_NOT_THERE: Final = 404


def _opened(
    store: Store,
    request: Request,
    opening: Callable[[Store, str, datetime], Opened],
    now: datetime,
) -> Opened | Response:
    token = str(request.path_params["token"])
    try:
        return opening(store, token, now)
    except NotFound:
        wait = strangers.wait(address_of(request), now)
        return _closed() if wait <= timedelta(0) else _too_often(wait)


def _closed() -> Response:
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


def _too_often(wait: timedelta) -> Response:
    answer = html.message(
        say("Too often"),
        say("Too many tries in a short time. Wait a few minutes and try again."),
        code=429,
        link="/sign-in",
        link_words=say("I have an account"),
    )
    answer.headers["retry-after"] = str(int(wait.total_seconds()) + 1)
    return answer


def _is_person(request: Request) -> bool:
    program = request.headers.get("user-agent", "").lower()
    return request.method != "HEAD" and not any(p in program for p in PREVIEWS)


# ── what is done ─────────────────────────────────────────────────────────────
_Verb = Callable[[Store, Opened, _Sent], None]


def _verb(do: str) -> _Verb:
    if do not in _VERBS:
        raise _nothing()
    return _VERBS[do]


def _move(store: Store, opened: Opened, sent: _Sent) -> None:
    [step] = [step for step in TaskStep if step.value == sent.typed["do"]]
    code = sent.typed.get("obstacle", "")
    tasks.move_task(
        Act(store, opened.actor, sent.now),
        _id(sent.typed, "task"),
        _number(sent.typed, "version"),
        step,
        obstacle=next((one for one in ObstacleCode if one.value == code), None),
        obstacle_note=sent.typed.get("note", ""),
    )


def _tick(store: Store, opened: Opened, sent: _Sent) -> None:
    is_done = sent.typed["do"] == "tick"
    item = _id(sent.typed, "item")
    tasks.tick_item(Act(store, opened.actor, sent.now), item, is_done)


def _comment(store: Store, opened: Opened, sent: _Sent) -> None:
    tasks.comment(
        Act(store, opened.actor, sent.now),
        _id(sent.typed, "new"),
        _id(sent.typed, "task"),
        sent.typed.get("text", ""),
    )


def _attach(store: Store, opened: Opened, sent: _Sent) -> None:
    if sent.file is None:
        raise Refused(N_("Choose a photo or a file first."))
    name, content = sent.file
    tasks.attach(
        Act(store, opened.actor, sent.now),
        _id(sent.typed, "new"),
        _id(sent.typed, "task"),
        name,
        content,
    )


_VERBS: Final[Mapping[str, _Verb]] = {
    "doing": _move,
    "done": _move,
    "hindered": _move,
    "tick": _tick,
    "untick": _tick,
    "comment": _comment,
    "file": _attach,
}


def _id(typed: Mapping[str, str], name: str) -> UUID:
    try:
        return UUID(typed.get(name, ""))
    except ValueError as odd:
        raise _nothing() from odd


def _number(typed: Mapping[str, str], name: str) -> int:
    text = typed.get(name, "")
    if not text.isdecimal() or len(text) > len(str(2**31)):
        raise _nothing()
    return int(text)


def _nothing() -> NotFound:
    return NotFound(N_("This record was not found. It may have been removed."))


def _back(request: Request, do: str, task: str) -> str:
    kept = {"told": do}
    if spoken() is not Language.INDONESIAN:
        kept["lang"] = spoken().value
    if do == TaskStep.DONE:  # it stands below, folded: told at the top
        return f"{request.url.path}?{urlencode(kept)}"
    kept["task"] = task[:36]
    return f"{request.url.path}?{urlencode(kept)}#t-{quote(task[:36])}"


# ── what is shown ────────────────────────────────────────────────────────────
def _page(
    visit: _Visit,
    *,
    wrong: Sequence[str] = (),
    told: str = "",
    typed: Mapping[str, str] | None = None,
    code: int = 200,
) -> Response:
    opened, school, path = visit.opened, visit.school, visit.request.url.path
    person, year = opened.actor.id, opened.year
    cards = _cards(visit, typed or {}, told)
    in_card = any(card.told for card in cards)
    ids = {str(card.id) for card in cards}
    done = [card for card in cards if card.bucket == Bucket.DONE]
    buckets = [
        {"code": bucket.value, "label": say(bucket.label), "tasks": inside}
        for bucket in Bucket
        if (inside := [card for card in cards if card.bucket == bucket])
        and bucket is not Bucket.DONE
    ]
    lang = {} if spoken() is Language.INDONESIAN else {"lang": spoken().value}
    return html.page(
        "link",
        say("My tasks"),
        code=code,
        who=opened.actor.name,
        school=f"{school.name} · {opened.year}",
        wrong=wrong,
        wrong_task=named if (named := (typed or {}).get("task", "")) in ids else "",
        told="" if in_card else told,
        closed=visit.closed,
        buckets=buckets,
        done=done,
        activities=[
            frame_of(activity)
            for activity in queries.link_activities(visit.store, person, year)
        ],
        obstacles=[{"code": o.value, "label": say(o.label)} for o in ObstacleCode],
        action=f"{path}?{urlencode(lang)}" if lang else path,
        calendar=f"{path}{ENDING}",
        accepted=ACCEPTED,
        words=words_of_page(len(done)),
        **other_language(visit.request),
    )


def _cards(visit: _Visit, typed: Mapping[str, str], told: str) -> list[Card]:
    person, year = visit.opened.actor.id, visit.opened.year
    details = {d.id: d for d in queries.link_details(visit.store, person, year)}
    about = visit.request.query_params.get("task", "")
    return [
        card_of(
            task,
            details.get(task.id),
            visit.school.zone,
            typed if typed.get("task") == str(task.id) else {},
            told if about == str(task.id) else "",
        )
        for task in visit.mine
    ]


# ── from the records ─────────────────────────────────────────────────────────
def _visit(store: Store, request: Request, opened: Opened, now: datetime) -> _Visit:
    school = store.find(School)
    if school is None:
        raise NotFound(N_("The school is not set up yet."))
    refusal = schools.year(store, opened.year.start).change_refusal()
    today = now.astimezone(school.zone).date()
    return _Visit(
        store=store,
        request=request,
        opened=opened,
        school=school,
        closed=why(refusal) if refusal else "",
        mine=my_tasks(store, opened.actor.id, today, opened.year),
    )


def _calendar(store: Store, opened: Opened) -> bytes:
    person, year = opened.actor.id, opened.year
    own = {a.id for a in queries.link_activities(store, person, year)}
    events = [e for e in calendar_events(store, year) if e.id in own]
    name = say("Humas tasks of {name}", name=opened.actor.name)
    return personal_calendar(events, queries.feed_tasks(store, person, year), name)
