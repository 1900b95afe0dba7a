"""The page behind an answer link: one family answers for one pupil, nothing else.

A plain page without scripts and without a session: the address says which letter is
answered. It shows the activity and the pupil's first name, and no other of anybody.
"""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from functools import partial
from typing import Final

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from data.errors import HumasError, NotFound
from data.language import N_, say, speak, why
from data.roster.models import Student
from data.store import Store
from data.web import clock, html, place
from data.web.sign_in import other_language
from execution.invitations.actions import answer, open_answer
from execution.invitations.models import CONSENT_KEYS, ROOM, reply_label
from execution.letters.models import Delivery, LetterBatch, LetterKind, Reply
from organizing.links.documents import when_and_where
from organizing.links.door import (
    PageByLink,
    by_link,
    is_person,
    nothing_there,
    opened_by,
    too_often,
    words_of,
)
from planning.activities.models import Activity

MOST_FIELDS: Final = 4
Opened = tuple[Delivery, LetterBatch, Activity | None]

CHOICES: Final = (Reply.FATHER, Reply.MOTHER, Reply.GUARDIAN, Reply.NOT_COMING)
LABELS: Final[Mapping[Reply, str]] = {
    Reply.FATHER: N_("Father comes"),
    Reply.MOTHER: N_("Mother comes"),
    Reply.GUARDIAN: N_("Guardian comes"),
    Reply.NOT_COMING: N_("Nobody can come"),
}


def routes(now: Callable[[], datetime] = clock.now) -> list[Route]:
    """Return what the server answers under ``/t/jawab/``."""
    read = partial(words_of, most=MOST_FIELDS)
    return PageByLink(_shown, _turned_away, read, _answered).routes(ROOM, now)


def _shown(request: Request, now: datetime) -> Response:
    speak(html.language_of(request))
    with place.reading() as store:
        is_noted = is_person(request) and not store.room.is_too_little
        opened = _opened(store, request, now, is_noted=is_noted)
        if isinstance(opened, Response):
            return opened
        told = request.query_params.get("told") == "1" and opened[0].reply is not None
        thanks = say("Your answer has arrived. Thank you.") if told else ""
        return _page(store, request, opened, told=thanks)


def _turned_away(request: Request, now: datetime) -> Response | None:
    """Return why nothing is taken from this address, before it is even read."""
    speak(html.language_of(request))
    with place.reading() as store:
        opened = _opened(store, request, now, is_noted=False)
    if isinstance(opened, Response):
        return opened
    wait = by_link.wait(opened[0].id, now)
    return too_often(wait) if wait > timedelta(0) else None


def _answered(request: Request, typed: Mapping[str, str], now: datetime) -> Response:
    speak(html.language_of(request))
    with place.reading() as store:
        opened = _opened(store, request, now, is_noted=True)
        if isinstance(opened, Response):
            return opened
        offered = {reply.value: reply for reply in _choices(opened[1])}
        reply = offered.get(typed.get("reply", ""))
        if reply is None:
            wrong = say("Choose one of the answers below.")
            return _page(store, request, opened, wrong=wrong, code=400)
        try:
            token = str(request.path_params["token"])
            answer(store, token, reply, typed.get("name", ""), now)
        except NotFound:
            return nothing_there(request, now)
        except HumasError as failure:
            return _page(store, request, opened, wrong=why(failure), code=400)
        asked = request.query_params.get("lang", "")
        kept = f"&lang={html.language_of(request).value}" if asked else ""
        return RedirectResponse(f"{request.url.path}?told=1{kept}", 303)


def _opened(
    store: Store, request: Request, now: datetime, *, is_noted: bool
) -> Opened | Response:
    def opening(token: str) -> Opened:
        return open_answer(store, token, now, is_noted=is_noted)

    return opened_by(request, opening, now)


def _choices(batch: LetterBatch) -> list[Reply]:
    if batch.kind is LetterKind.PERMISSION:
        return list(CONSENT_KEYS.values())
    return [*CHOICES, Reply.OTHER]


def _page(
    store: Store,
    request: Request,
    opened: Opened,
    *,
    wrong: str = "",
    told: str = "",
    code: int = 200,
) -> Response:
    letter, batch, activity = opened
    choices = [one for one in _choices(batch) if one is not Reply.OTHER]
    query = request.url.query.replace("told=1", "").strip("&")
    return html.page(
        "answer",
        activity.title if activity else batch.subject,
        code=code,
        wrong=wrong,
        told=told,
        for_whom=_for_whom(store, letter),
        facts=when_and_where(activity) if activity else (),
        answered=_so_far(batch, letter),
        choices=[{"code": c.value, "label": _called(batch, c)} for c in choices],
        action=f"{request.url.path}?{query}" if query else request.url.path,
        words={
            "other": say("Somebody else comes for us")
            if batch.kind is not LetterKind.PERMISSION
            else "",
            "who": say("Who comes"),
            "send": say("Send"),
            "privacy": say(
                "This address opens only this answer, until the activity is over. You "
                "can change the answer here until then."
            ),
        },
        **other_language(request),
    )


def _called(batch: LetterBatch, reply: Reply) -> str:
    is_consent = batch.kind is LetterKind.PERMISSION
    return say(reply_label(batch.kind, reply) if is_consent else LABELS[reply])


def _for_whom(store: Store, letter: Delivery) -> str:
    """Return for whom is answered: the pupil's first name, and no other."""
    if letter.student_id is None:
        return say("Your answer to the school:")
    first = store.get(Student, letter.student_id).name.split()
    return say("Your answer for {name}:", name=first[0] if first else "–")


def _so_far(batch: LetterBatch, letter: Delivery) -> str:
    if letter.reply is None:
        return ""
    reply = say(reply_label(batch.kind, letter.reply))
    return say("Answered so far: {reply}", reply=reply)


ROUTES: Final = tuple(routes())
