"""How a person changes their own password and language."""

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from data.accounts.actions import change_language, change_password
from data.accounts.models import SHORTEST_PASSWORD, SignedIn
from data.act import Act
from data.errors import HumasError
from data.language import Language, say, speak, why
from data.web import clock, cookie, html, place, tries
from data.web.gate import who_is
from data.web.sign_in import text_of
from data.web.throttle import address_of
from data.web.tries import Visitor


async def show_password(request: Request) -> Response:
    """Answer GET /password."""
    return await to_thread.run_sync(_page, who_is(request))


async def save_password(request: Request) -> Response:
    """Answer POST /password."""
    typed = text_of(await request.form(max_files=0, max_fields=6))
    return await to_thread.run_sync(_changed, request, typed)


async def save_language(request: Request) -> Response:
    """Answer POST /language."""
    typed = text_of(await request.form(max_files=0, max_fields=2))
    return await to_thread.run_sync(_spoken, request, typed)


def _changed(request: Request, typed: dict[str, str]) -> Response:
    who = who_is(request)
    speak(who.language)
    new = typed.get("new", "")
    if new != typed.get("again", ""):
        return _page(who, say("The new password was typed differently twice."), 400)
    visitor = Visitor(address_of(request), cookie.session_of(request))
    if wait := tries.wait_for(who.username, visitor):
        return _page(who, wait, 429)
    with place.reading() as store:
        try:
            change_password(
                store,
                who.username,
                typed.get("current", ""),
                new,
                now=clock.now(),
                keep=cookie.session_of(request),
            )
        except HumasError as failure:
            return _page(who, why(failure), 400)
    tries.was_right(who.username, visitor)
    return RedirectResponse("/", 303)


def _spoken(request: Request, typed: dict[str, str]) -> Response:
    who = who_is(request)
    chosen = typed.get("language", "")
    if chosen in set(Language):
        with place.reading() as store:
            change_language(
                Act(store, who.actor, clock.now()), who.username, Language(chosen)
            )
    return RedirectResponse("/password", 303)


def _page(who: SignedIn, wrong: str = "", code: int = 200) -> HTMLResponse:
    speak(who.language)
    return html.page(
        "password",
        say("My account"),
        code=code,
        wrong=wrong,
        username=who.username,
        must_change=who.must_change,
        choices=list(Language),
        words=_words(who),
    )


def _words(who: SignedIn) -> dict[str, str]:
    return {
        "about": f"{who.name} · {say(who.role.label)} · {who.username}",
        "must": say(
            "You came in with a one-time password. Choose your own password to go on."
        ),
        "current": say("Current password"),
        "new": say("New password"),
        "again": say("New password once more"),
        "rule": say(
            "At least {least} characters; a short sentence is good. All other "
            "browsers are signed out.",
            least=SHORTEST_PASSWORD,
        ),
        "save": say("Change the password"),
        "back": say("Back to the app"),
        "leave": say("Sign out"),
        "language": say("Language"),
    }
