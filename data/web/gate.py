"""Who may pass? Nobody without a session, on no route and no open connection."""

import re
from typing import Final
from urllib.parse import quote, urlsplit

from anyio import to_thread
from starlette.requests import HTTPConnection
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from data.accounts.actions import signed_in
from data.accounts.models import SignedIn
from data.errors import HumasError
from data.language import say, speak
from data.web import clock, cookie, html, place, static

HEADER: Final = b"x-humas-session"
"""Carries the session's hash to the pages; whatever a browser sends is dropped."""

OURS: Final = b"x-humas-"
SIGNED_IN: Final = "humas.signed_in"
"""Where the request carries who is signed in, for the routes behind the gate."""

ASSETS: Final = frozenset(f"/humas/{file.name}" for file in html.ASSETS.iterdir())
PUBLIC: Final = frozenset(
    {"/sign-in", "/setup", "/healthz", "/school-logo", "/_stcore/health"}
    | {"/favicon.png"}
    | ASSETS
)
WATCHED: Final = frozenset({"/healthz"})
"""Answered to everybody, also while nobody can be asked who they are."""

FORMS: Final = frozenset(
    {"/sign-in", "/sign-out", "/password", "/language", "/setup", "/drafts", "/find"}
)
LARGEST_FORM: Final = 1024 * 1024
SUBSCRIBED: Final = re.compile(r"/calendar/[^/]+\.ics")
"""Calendars outside come without a session; the address itself is the secret."""

BY_LINK: Final = re.compile(r"/t/(?:(?:jawab|hadir|angket)/)?[A-Za-z0-9_.-]{1,200}")
"""Personal links come without a session too; ``.ics`` behind one is only read.

A word before them says what a link opens that is nobody's own: the answer to a letter.
"""

LARGEST_BY_LINK: Final = 11 * 1024 * 1024
"""A file of ten megabytes, and the form around it."""

READING: Final = frozenset({"GET", "HEAD", "OPTIONS"})
REFUSED: Final = 1008
LATER: Final = 1013
"""The records cannot be asked now: the browser comes back by itself."""


class Gate:
    """Stands before every request, connection and message of a connection."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let it pass with the identity of its session, or answer why not."""
        if scope["type"] not in {"http", "websocket"}:
            await self._app(scope, receive, send)
            return
        scope = {**scope, "headers": [h for h in scope["headers"] if not _is_ours(h)]}
        if _is_reading_a_file(scope):  # a page has dozens; nobody is asked who they are
            await self._app(scope, receive, send)
            return
        connection = HTTPConnection(scope)
        session = cookie.session_of(connection)
        refusal = await to_thread.run_sync(_judged, connection, session)
        if refusal is None and scope["type"] == "websocket":
            await self._app(scope, *_watched(session, receive, send))
        elif refusal is None:
            await self._app(scope, receive, send)
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": REFUSED})
        else:
            await refusal(scope, receive, send)


def who_is(connection: HTTPConnection) -> SignedIn:
    """Return who is signed in, on a route behind the gate."""
    found: SignedIn = connection.scope[SIGNED_IN]
    return found


def is_signed_in(session: str) -> bool:
    """Return whether the session with this hash is one."""
    return _who(session) is not None


def is_foreign(connection: HTTPConnection) -> bool:
    """Return whether another site sent this: fetch metadata first, then the origin."""
    origin = connection.headers.get("origin")
    site = connection.headers.get("sec-fetch-site")
    if origin is not None and urlsplit(origin).netloc != connection.headers.get("host"):
        return True
    return site is not None and site not in {"same-origin", "none"}


def _judged(connection: HTTPConnection, session: str) -> Response | None:
    """Return why it may not pass, or None after writing on it who it is."""
    who = _who(session)
    if who:
        connection.scope["headers"].append((HEADER, session.encode()))
        connection.scope[SIGNED_IN] = who
    return _refusal(connection, who)


def _refusal(connection: HTTPConnection, who: SignedIn | None) -> Response | None:
    path = connection.scope["path"]
    speak(who.language if who else html.language_of(connection))
    if not _is_reading(connection) and _is_sent_from_elsewhere(connection):
        return html.message(
            say("Not from here"),
            say("This came from another site and was refused. Nothing was changed."),
            code=403,
        )
    if not _is_reading(connection) and _is_too_large(connection):
        return html.message(
            say("Too large"),
            say("What was sent is too large. Choose a smaller file."),
            code=413,
        )
    if _is_public(connection):
        return None
    if who is None:
        return RedirectResponse(_sign_in_address(connection), 303)
    if who.must_change and path != "/password":
        return RedirectResponse("/password", 303)
    return None


def _is_public(connection: HTTPConnection) -> bool:
    if connection.scope["type"] != "http":
        return False
    path = connection.scope["path"]
    is_leaving = path == "/sign-out" and connection.scope["method"] == "POST"
    return (
        path in PUBLIC
        or is_leaving
        or _is_file(connection.scope)
        or _is_subscribed(connection.scope)
        or _is_by_link(connection.scope)
    )


def _is_file(scope: Scope) -> bool:
    path = str(scope["path"])
    return (
        scope["type"] == "http"
        and path.startswith(static.PREFIX)
        and path.removeprefix(static.PREFIX) in static.files()
    )


def _is_reading_a_file(scope: Scope) -> bool:
    is_file = _is_file(scope) or scope["path"] in ASSETS | WATCHED
    return is_file and scope.get("method") in READING


def _is_subscribed(scope: Scope) -> bool:
    is_asking = scope["method"] in {"GET", "HEAD"}
    return is_asking and SUBSCRIBED.fullmatch(str(scope["path"])) is not None


def _is_by_link(scope: Scope) -> bool:
    path = str(scope["path"])
    if scope["type"] != "http" or BY_LINK.fullmatch(path) is None:
        return False
    allowed = {"GET", "HEAD"} if path.endswith(".ics") else {"GET", "HEAD", "POST"}
    return scope["method"] in allowed


def _is_sent_from_elsewhere(connection: HTTPConnection) -> bool:
    """Return whether another site sent this without knowing a secret address.

    The pages of a personal link tell nobody where they are, so their forms come
    without an origin; whoever knows the address may use it from anywhere.
    """
    return is_foreign(connection) and not _is_by_link(connection.scope)


def _is_reading(connection: HTTPConnection) -> bool:
    """Return whether it only reads; an open connection does more."""
    is_http = connection.scope["type"] == "http"
    return is_http and connection.scope["method"] in READING


def _is_too_large(connection: HTTPConnection) -> bool:
    """Return whether a form is larger than its address takes, or does not say.

    One sent in chunks does not say, whatever length it claims beside.
    """
    by_link = _is_by_link(connection.scope)
    if not by_link and connection.scope["path"] not in FORMS:
        return False
    headers = connection.headers
    length = headers.get("content-length", "")
    largest = LARGEST_BY_LINK if by_link else LARGEST_FORM
    says = length.isdecimal() and "transfer-encoding" not in headers
    return not says or len(length) > len(str(largest)) or int(length) > largest


def _sign_in_address(connection: HTTPConnection) -> str:
    path = connection.scope["path"]
    if connection.scope.get("method") != "GET" or path.count("/") != 1 or path == "/":
        return "/sign-in"
    query = connection.url.query
    return f"/sign-in?next={quote(path + ('?' + query if query else ''), safe='')}"


def _who(session: str) -> SignedIn | None:
    if not session:
        return None
    with place.reading() as store:
        return signed_in(store, session, clock.now())


def _is_ours(header: tuple[bytes, bytes]) -> bool:
    return header[0].lower().replace(b"_", b"-").startswith(OURS)


def _watched(session: str, receive: Receive, send: Send) -> tuple[Receive, Send]:
    """Return the two ways of a connection that ends with its session.

    Every message is checked: a button of a dialog or a fragment does not run the
    script's own check.
    """
    has_ended = False

    async def hearing() -> Message:
        nonlocal has_ended
        message = await receive()
        if message["type"] != "websocket.receive":
            return message
        code = REFUSED
        try:
            if await to_thread.run_sync(_who, session):
                return message
        except HumasError:
            code = LATER
        has_ended = True
        await send({"type": "websocket.close", "code": code})
        return {"type": "websocket.disconnect", "code": code}

    async def saying(message: Message) -> None:
        if not has_ended:
            await send(message)

    return hearing, saying
