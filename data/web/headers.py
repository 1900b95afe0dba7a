"""What may a browser do with our answers? The same headers on every one it can show."""

from typing import Final

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from data.web import place

POLICY: Final = "; ".join(
    (
        "default-src 'self'",
        "script-src 'self'",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "connect-src 'self'",
        "worker-src 'self' blob:",
        "frame-ancestors 'none'",
        "base-uri 'self'",
        "form-action 'self'",
        "object-src 'none'",
    )
)
HEADERS: Final = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
}
PART_OF_A_PAGE: Final = (
    "text/javascript",
    "application/javascript",
    "text/css",
    "font/",
)
"""Never shown by themselves, as long as nobody guesses that they are something else.
A first visit asks for a hundred of them, most smaller than the headers of a page."""

HEADERS_OF_A_PART: Final = {"x-content-type-options": "nosniff"}
SECRET: Final = ("/t/", "/calendar/")
WHERE_ADDRESSES_ARE_SECRET: Final = {
    "content-security-policy": "; ".join(
        (
            "default-src 'none'",
            "style-src 'self'",
            "img-src 'self'",
            "font-src 'self'",
            "form-action 'self'",
            "frame-ancestors 'none'",
            "base-uri 'none'",
        )
    ),
    "referrer-policy": "no-referrer",
    "x-robots-tag": "noindex, nofollow",
    "cache-control": "no-store",
}
"""Where the address itself is the secret: told to nobody, kept nowhere, no scripts."""

HTTPS_ONLY: Final = "max-age=31536000"


class SecurityHeaders:
    """Puts the same headers on every answer that a browser can show."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; add the headers to its answer."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                kind = headers.get("content-type", "")
                is_part = kind.startswith(PART_OF_A_PAGE)
                headers.update(HEADERS_OF_A_PART if is_part else HEADERS)
                if scope["path"].startswith(SECRET):
                    headers.update(WHERE_ADDRESSES_ARE_SECRET)
                if place.is_https():
                    headers["strict-transport-security"] = HTTPS_ONLY
            await send(message)

        await self._app(scope, receive, with_headers)
