"""How does Streamlit's own page speak Indonesian? Its words are replaced in place."""

import json
import re
import tomllib
from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

from anyio import to_thread
from starlette.datastructures import MutableHeaders, QueryParams
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from data.accounts.models import SignedIn
from data.language import Language, say, speaking
from data.web import html, static
from data.web.gate import SIGNED_IN
from data.web.static import FOR_GOOD, KINDS, PREFIX
from data.web.whole import Whole

TITLE: Final = "Siklus Humas"
MARK: Final = b'<div id="root">'
"""What only Streamlit's page has."""

_INLINE: Final = re.compile(rb"<script>\s*window\.prerenderReady.*?</script>", re.S)
_AGENTS: Final = re.compile(
    rb'<!--(?:(?!-->).)*-->|<link rel="service-desc"[^>]*>', re.S
)
_NO_SCRIPT: Final = re.compile(rb"<noscript>.*?</noscript>", re.S)
_FONT: Final = re.compile(rb'href="\./static/media/SourceSans[^"]*"')
_AHEAD: Final = b'<link rel="modulepreload"'
"""Sixty scripts; the first sight of a page waits for styles, and must not for them."""

WORDS: Final = "words.js"
LOOKS: Final = "pages.css"
"""Stands last in the head: its fonts come before those that Streamlit's styles name."""

FONTS: Final = ("letters.woff2", "icons.woff2")
OWN_KINDS: Final = {**KINDS, ".woff2": "font/woff2"}
LOADED_AS: Final = {".js": "script", ".css": "style", ".woff2": "font"}
YEAR_IN_ADDRESS: Final = "tahun"


@cache
def words_script() -> bytes:
    """Return the script that translates Streamlit's own words."""
    words = tomllib.loads((html.HERE / "streamlit_words.toml").read_text("utf-8"))
    facts = json.dumps(words, ensure_ascii=False)
    script = (html.ASSETS / WORDS).read_text("utf-8")
    return f"const WORDS = {facts};\n{script}".encode()


MADE: Final[Mapping[str, Callable[[], bytes]]] = {WORDS: words_script}
"""What is made of several files."""


def address_of(name: str) -> str:
    """Return the versioned address of a script or style of the shell."""
    if name in MADE:
        return f"/humas/{name}?v={html.fingerprint(MADE[name]())}"
    return html.asset(name)


def first_files(language: Language) -> list[tuple[str, str]]:
    """Return what the first pages ask for, by address and kind: ours, Streamlit's."""
    own = [*_scripts(language), LOOKS, *FONTS]
    return [
        *((address_of(name), LOADED_AS[Path(name).suffix]) for name in own),
        *(
            (PREFIX + name, LOADED_AS[Path(name).suffix])
            for name in static.first_files()
        ),
    ]


def _scripts(language: Language) -> list[str]:
    words = [WORDS] if language is Language.INDONESIAN else []
    return [
        "session.js",
        "way.js",
        "find.js",
        "presences.js",
        "cells.js",
        "sheet.js",  # before the drafts: what stands in its cells goes on first
        "drafts.js",
        "fields.js",
        *words,
    ]


async def own_file(request: Request) -> Response:
    """Serve one of our own files; for good when its version is asked for."""
    name = request.path_params["name"]
    if name not in {file.name for file in html.ASSETS.iterdir()}:
        return PlainTextResponse("Not found", 404)
    content = MADE[name]() if name in MADE else html.content_of(name)
    is_version = request.query_params.get("v") == html.fingerprint(content)
    return Response(
        content,
        media_type=OWN_KINDS[Path(name).suffix],
        headers={"cache-control": FOR_GOOD if is_version else "no-cache"},
    )


FirstSight = Callable[[SignedIn, str, str], str]
_first_sight: Final[list[FirstSight]] = []


def show_first(sight: FirstSight) -> None:
    """Let this answer what a person sees of a page before Streamlit has started.

    ``sight`` is handed who, the page's path without slashes, and the year that the
    address names; it returns HTML, or nothing.
    """
    _first_sight[:] = [sight]


@lru_cache(maxsize=len(Language))
def rewritten(shell: bytes, language: Language) -> bytes:
    """Return Streamlit's page in the person's language, without inline scripts."""
    tags = "".join(
        f'<script src="{address_of(s)}"></script>\n    ' for s in _scripts(language)
    )
    with speaking(language):
        sentence = say("This app needs JavaScript. Please switch it on.")
    shell = _AGENTS.sub(b"", _INLINE.sub(b"", shell))
    shell = _NO_SCRIPT.sub(f"<noscript><p>{sentence}</p></noscript>".encode(), shell)
    shell = shell.replace(_AHEAD, _AHEAD + b' fetchpriority="low"')
    shell = _FONT.sub(f'href="{html.asset("letters.woff2")}"'.encode(), shell)
    for old, new in (
        (b'<html lang="en">', f'<html lang="{language}">'),
        (b"<title>Streamlit</title>", f"<title>{TITLE}</title>"),
        (b'href="./favicon.png"', f'href="{html.asset("humas.svg")}"'),
        (b'<script type="module"', f'{tags}<script type="module"'),
        (b"</head>", f'<link rel="stylesheet" href="{address_of(LOOKS)}">\n  </head>'),
    ):
        shell = shell.replace(old, new.encode(), 1)
    return shell


class Shell:
    """Rewrites Streamlit's page on its way out; everything else streams through."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; rewrite an answer that is Streamlit's page."""
        if scope["type"] != "http" or scope["method"] != "GET":
            await self._app(scope, receive, send)
            return
        who: SignedIn | None = scope.get(SIGNED_IN)
        language = who.language if who else Language.INDONESIAN
        await self._app(scope, receive, _Rewriting(send, language, _asked(scope)))


class _Rewriting(Whole):
    def __init__(
        self, send: Send, language: Language, first: Callable[[], str]
    ) -> None:
        super().__init__(send)
        self._language = language
        self._first = first

    def is_to_change(self, start: Message) -> bool:
        return _is_html(start)

    async def changed(self, body: bytes, headers: MutableHeaders) -> bytes:
        if MARK not in body:
            return body
        first = await to_thread.run_sync(self._first)
        body = rewritten(body, self._language)
        body = body.replace(MARK, first.encode() + MARK, 1)
        for name in ("etag", "last-modified"):
            del headers[name]
        headers["content-length"] = str(len(body))
        headers["cache-control"] = "no-store"
        return body


def _asked(scope: Scope) -> Callable[[], str]:
    """Return what makes the first sight of the page that is asked for."""
    who: SignedIn | None = scope.get(SIGNED_IN)
    path = str(scope["path"]).strip("/")
    year = QueryParams(scope.get("query_string", b"")).get(YEAR_IN_ADDRESS, "")
    return lambda: "".join(sight(who, path, year) for sight in _first_sight if who)


def _is_html(start: Message) -> bool:
    headers = MutableHeaders(scope=start)
    kind = headers.get("content-type", "")
    is_plain = "content-encoding" not in headers
    return start["status"] == 200 and kind.startswith("text/html") and is_plain  # noqa: PLR2004
