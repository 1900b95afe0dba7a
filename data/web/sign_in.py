"""How does somebody come in and leave? With a username, a password and a session."""

import re
from collections.abc import Mapping
from typing import Final
from urllib.parse import urlencode

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from data.accounts.actions import sign_in, sign_out, signed_in
from data.accounts.models import SAMPLE_PASSWORD, SAMPLE_USERNAMES, normalised
from data.accounts.store import accounts
from data.errors import HumasError, Unavailable
from data.language import N_, Language, say, speak, spoken, why
from data.people.store import people
from data.record import Record
from data.school.models import School
from data.store import Store
from data.web import clock, cookie, device, html, place, shell, tries
from data.web.throttle import address_of
from data.web.tries import Visitor

OWN_PAGE: Final = re.compile(r"/[a-z0-9-]{0,60}(\?tahun=\d{4})?")
"""Where somebody may be sent after coming in: a page of ours, nothing else."""

TOLD: Final = {
    "founded": N_("The school is set up. Sign in with the account you just made."),
    "out": N_("You have signed out."),
    "restored": N_(
        "The backup was restored. Sign in with your account as it was then."
    ),
}


class Sample(Record):
    """An account of the sample school, shown to everybody there."""

    username: str
    name: str
    role: str


async def show_sign_in(request: Request) -> Response:
    """Answer GET /sign-in."""
    return await to_thread.run_sync(_shown, request)


async def enter(request: Request) -> Response:
    """Answer POST /sign-in."""
    typed = text_of(await request.form(max_files=0, max_fields=4))
    return await to_thread.run_sync(_entered, request, typed)


async def leave(request: Request) -> Response:
    """Answer POST /sign-out."""
    return await to_thread.run_sync(_left, request)


def text_of(form: Mapping[str, object]) -> dict[str, str]:
    """Return the texts of a form; what was not sent is empty for the asker."""
    return {name: value for name, value in form.items() if isinstance(value, str)}


def other_language(request: Request) -> dict[str, str]:
    """Return the link to this page in the other language."""
    other = Language.ENGLISH if spoken() is Language.INDONESIAN else Language.INDONESIAN
    address = request.url.include_query_params(lang=other.value)
    return {
        "other_address": f"{address.path}?{address.query}",
        "other_language": other.value,
        "other_name": other.own_name,
    }


def _shown(request: Request) -> Response:
    speak(html.language_of(request))
    told = TOLD.get(request.query_params.get("told", ""), "")
    with place.reading() as store:
        if signed_in(store, cookie.session_of(request), clock.now()):
            return RedirectResponse(_next_page(request), 303)
        return _page(store, request, told=say(told))


def _entered(request: Request, typed: dict[str, str]) -> Response:
    speak(html.language_of(request))
    username = normalised(typed.get("username", ""))[:100]
    with place.reading() as store:
        knows = device.id_of(store, request, username, clock.now())
        visitor = Visitor(address_of(request), knows)
        if wait := tries.wait_for(username, visitor):
            return _page(store, request, wrong=wait, username=username, code=429)
        try:
            password = typed.get("password", "")
            token = sign_in(store, username, password, now=clock.now())
        except HumasError as failure:
            code = 503 if isinstance(failure, Unavailable) else 401
            return _page(
                store, request, wrong=why(failure), username=username, code=code
            )
        tries.was_right(username, visitor)
        answer = RedirectResponse(_next_page(request), 303)
        cookie.give(answer, token)
        device.remember(store, request, answer, username, clock.now())
    return answer


def _left(request: Request) -> Response:
    if session := cookie.session_of(request):
        with place.reading() as store:
            sign_out(store, session, clock.now())
    answer = RedirectResponse("/sign-in?told=out", 303)
    cookie.take(answer)
    return answer


def _next_page(request: Request) -> str:
    asked = request.query_params.get("next", "/")
    return asked if OWN_PAGE.fullmatch(asked) else "/"


def _page(
    store: Store,
    request: Request,
    *,
    wrong: str = "",
    told: str = "",
    username: str = "",
    code: int = 200,
) -> HTMLResponse:
    school = store.find(School)
    if school is None:
        return html.message(
            say("Not set up yet"),
            say(
                "These records have no school yet. Open the link with the code that "
                "stands in the window where the app was started."
            ),
            code=200,
            link="/sign-in",
            link_words=say("Look again"),
        )
    kept = {"lang": spoken().value, "next": _next_page(request)}
    return html.page(
        "sign_in",
        say("Sign in"),
        code=code,
        wrong=wrong,
        told=told,
        username=username,
        action=f"/sign-in?{urlencode(kept)}",
        words=_words(),
        first_files=shell.first_files(spoken()),
        samples=_samples(store) if school.is_sample else [],
        sample_password=SAMPLE_PASSWORD,
        **other_language(request),
    )


def _words() -> dict[str, str]:
    return {
        "username": say("Username"),
        "password": say("Password"),
        "enter": say("Sign in"),
        "samples": say("Sample accounts"),
        "sample_note": say(
            "This is a made-up school. Choose an account; every one has the password"
        ),
        "forgotten": say(
            "No account, or a forgotten password? The vice principal for public "
            "relations opens accounts and gives one-time passwords."
        ),
    }


def _samples(store: Store) -> list[Sample]:
    names = {person.id: person.name for person in people(store)}
    found = {a.username: a for a in accounts(store) if a.is_open}
    shown = [found[name] for name in SAMPLE_USERNAMES if name in found]
    return [
        Sample(
            username=account.username,
            name=names.get(account.person_id, account.username),
            role=say(account.role.label),
        )
        for account in shown
    ]
