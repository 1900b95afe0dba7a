"""How do Streamlit's own files travel over a slow line? Compressed beforehand."""

import gzip
import logging
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from threading import Thread
from typing import Final

import brotli  # type: ignore[import-untyped]
import streamlit
from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from data.web import place
from data.web.packed import accepted

log: Final = logging.getLogger("humas")
SHELL: Final = Path(streamlit.__file__).parent / "static"
FILES: Final = SHELL / "static"
PREFIX: Final = "/static/"
KINDS: Final = {
    ".js": "text/javascript",
    ".css": "text/css",
    ".json": "application/json",
    ".svg": "image/svg+xml",
}
"""What is worth compressing, and what it is; a machine's own list may differ."""
VERSION: Final = 2
"""Grows when the same files of Streamlit are to travel differently."""

FOR_GOOD: Final = "public, immutable, max-age=31536000"
ENCODINGS: Final = {"br": ".br", "gzip": ".gz"}
_ICONS: Final = re.compile(rb"@font-face\{font-family:Material Symbols[^}]*\}")
_LETTERS: Final = re.compile(rb"(@font-face\{font-family:Source Sans;)")
_LETTERS_ONLY: Final = rb"\1unicode-range:U+0-1FFF,U+2C00-FB4F;"

LATER: Final = ("Html.", "Button.", "Selectbox.", "TextInput.")
"""Beginnings of the chunks that most pages ask for next, counted over all of them;
tables of cells and charts that move (150 kB) are not among them."""

_IMPORTED: Final = re.compile(r'(?:from|import)"\./([^"]+\.js)"')


@cache
def files() -> frozenset[str]:
    """Return the names of Streamlit's files, as they stand behind ``/static/``."""
    found = (file for file in FILES.rglob("*") if file.is_file())
    return frozenset(file.relative_to(FILES).as_posix() for file in found)


@cache
def first_files() -> tuple[str, ...]:
    """Return the scripts and styles that the first pages ask for, in their order."""
    shell = (SHELL / "index.html").read_text("utf-8")
    parts = shell.split('"./static/')[1:]
    named = [part.partition('"')[0] for part in parts]
    found = [name for name in named if Path(name).suffix in KINDS]
    later = [f for f in sorted(files()) if f.removeprefix("js/").startswith(LATER)]
    while later:
        name = later.pop(0)
        if name not in found:
            found.append(name)
            script = (FILES / name).read_text("utf-8")
            later += [f"js/{other}" for other in _IMPORTED.findall(script)]
    return tuple(found)


def content_of(name: str) -> bytes:
    """Return one of Streamlit's files as it travels.

    Its styles leave icons and signs to our small fonts (``fonts.css``): a whole font
    would be loaded beside them, and for a sign like an emoji without having it.
    """
    content = (FILES / name).read_bytes()
    if not name.endswith(".css"):
        return content
    return _LETTERS.sub(_LETTERS_ONLY, _ICONS.sub(b"", content))


def folder() -> Path:
    """Return where the compressed files of this version of Streamlit are kept."""
    return place.cache() / "static" / f"{streamlit.__version__}-{VERSION}"


def compress(names: Iterable[str], into: Path) -> None:
    """Compress the named files that are not there yet; the fast kind first."""
    wanted = [name for name in names if Path(name).suffix in KINDS]
    for encoding in ("gzip", "br"):
        for name in wanted:
            target = into / (name + ENCODINGS[encoding])
            if target.exists():
                continue
            target.parent.mkdir(parents=True, exist_ok=True)
            content = content_of(name)
            unfinished = target.with_suffix(".part")
            unfinished.write_bytes(
                brotli.compress(content, quality=9)
                if encoding == "br"
                else gzip.compress(content, 6, mtime=0)
            )
            unfinished.replace(target)


def compress_beside() -> Thread:
    """Compress everything beside the running server; what is needed first, first."""
    into = folder()

    def work() -> None:
        names = [*first_files(), *sorted(files() - set(first_files()))]
        try:
            compress(names, into)
        except OSError:
            log.warning("Cannot keep compressed files in %s", into)

    thread = Thread(target=work, name="compress", daemon=True)
    thread.start()
    return thread


class Compressed:
    """Serves ``/static/`` compressed and for good; unknown names do not exist."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._kept: dict[Path, bytes] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer from the compressed files, or pass the request on."""
        if scope["type"] != "http" or not scope["path"].startswith(PREFIX):
            await self._app(scope, receive, send)
            return
        name = scope["path"].removeprefix(PREFIX)
        if name not in files():
            await PlainTextResponse("Not found", 404)(scope, receive, send)
            return
        answer = self._answer(name, Headers(scope=scope)) if _is_get(scope) else None
        await (answer or self._app)(scope, receive, send)

    def _answer(self, name: str, headers: Headers) -> Response | None:
        for encoding in accepted(headers):
            content = self._content(name, ENCODINGS[encoding])
            if content is not None:
                return _file(name, content, encoding)
        return _file(name, content_of(name)) if name.endswith(".css") else None

    def _content(self, name: str, suffix: str) -> bytes | None:
        file = folder() / (name + suffix)
        if file not in self._kept:
            try:
                self._kept[file] = file.read_bytes()
            except OSError:
                return None
        return self._kept[file]


def _file(name: str, content: bytes, encoding: str = "") -> Response:
    return Response(
        content,
        headers={
            "content-type": KINDS[Path(name).suffix],
            **({"content-encoding": encoding} if encoding else {}),
            "vary": "Accept-Encoding",
            "cache-control": FOR_GOOD,
        },
    )


def _is_get(scope: Scope) -> bool:
    return str(scope["method"]) == "GET"
