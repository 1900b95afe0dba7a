"""How do our own answers travel over a slow line? Compressed, once.

Streamlit compresses its own answers (all but its page) as they leave; its files are
compressed beforehand (``static``). Everything else is compressed here: pages, the
shell after it was rewritten, our own files, calendars.

A compressed page can tell its secrets by its length, to somebody who makes a browser
ask for it with guesses in the address and sees how much comes back. Nothing of ours
has both a secret and a guess: the session is a cookie that no page repeats (and that
other sites' forms and frames come without), forms carry no tokens (where a request
came from is judged by its headers), the sign-in page repeats an address but knows no
secret, the first sight of a page repeats nothing that was asked, and a personal link's
page has only its own address as a secret, which one has to know to ask for it. A page
that repeats what is asked beside something secret must not be compressed.
"""

import gzip
from collections.abc import Callable, Mapping
from typing import Final

import brotli  # type: ignore[import-untyped]
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from data.web.whole import Whole

STREAMLITS: Final = ("/static/", "/_stcore/", "/media/", "/component/")
"""Streamlit's own addresses, which it answers for itself."""

SMALLEST: Final = 500
"""Bytes; a smaller answer fits into one packet as it is."""

COMPRESSORS: Final[Mapping[str, Callable[[bytes], bytes]]] = {
    "br": lambda body: bytes(brotli.compress(body, quality=4)),
    "gzip": lambda body: gzip.compress(body, 6, mtime=0),
}
"""Preferred first; browsers take ``br`` over HTTPS only. Of a link's page of 121 kB
they make 5.7 and 6.3 kB in 0.3 and 0.5 ms."""

WORDS: Final = ("text/", "image/svg+xml", "application/json")


def accepted(headers: Headers) -> list[str]:
    """Return how an answer may be compressed for this browser, preferred first."""
    taken = set()
    for part in headers.get("accept-encoding", "").lower().split(","):
        name, _, weight = part.partition(";")
        if weight.replace(" ", "").rstrip(".0") != "q=":
            taken.add(name.strip())
    return [name for name in COMPRESSORS if name in taken]


class Packed:
    """Compresses what is words; nobody behind it does."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on as one that takes plain answers; compress its answer."""
        if scope["type"] != "http" or scope["path"].startswith(STREAMLITS):
            await self._app(scope, receive, send)
            return
        encodings = accepted(Headers(scope=scope))
        plain = [h for h in scope["headers"] if h[0] != b"accept-encoding"]
        packing = _Packing(send, encodings[0] if encodings else "")
        await self._app({**scope, "headers": plain}, receive, packing)


class _Packing(Whole):
    def __init__(self, send: Send, encoding: str) -> None:
        super().__init__(send)
        self._encoding = encoding

    def is_to_change(self, start: Message) -> bool:
        if not _is_packable(start):
            return False
        headers = MutableHeaders(scope=start)
        if "accept-encoding" not in headers.get("vary", "").lower():
            headers.add_vary_header("Accept-Encoding")
        return bool(self._encoding)

    async def changed(self, body: bytes, headers: MutableHeaders) -> bytes:
        if len(body) >= SMALLEST:
            body = COMPRESSORS[self._encoding](body)
            headers["content-encoding"] = self._encoding
        if body:
            headers["content-length"] = str(len(body))
        return body


def _is_packable(start: Message) -> bool:
    headers = Headers(raw=start.get("headers", []))
    is_whole = "content-encoding" not in headers and "content-range" not in headers
    return is_whole and headers.get("content-type", "").startswith(WORDS)
