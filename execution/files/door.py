"""The addresses of files and thumbnails, for those who may see what they belong to."""

from hashlib import sha256
from typing import Final
from urllib.parse import quote
from uuid import UUID

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from data.act import Act
from data.attachments.models import PICTURES, FileKind
from data.errors import HumasError
from data.language import say, speak, why
from data.web import clock, html, place
from data.web.gate import who_is
from execution.files.actions import open_file

KEPT: Final = {"cache-control": "private, no-cache", "vary": "Cookie"}
"""Only the person's own browser keeps it, and asks each time whether it may show it."""

SHOWN: Final = frozenset({*PICTURES, FileKind.PDF})
"""What a browser shows by itself; everything else is saved."""


async def whole(request: Request) -> Response:
    """Answer GET /files/ID: the file as it is kept."""
    return await to_thread.run_sync(_answered, request, False)


async def small(request: Request) -> Response:
    """Answer GET /files/ID/small: its thumbnail."""
    return await to_thread.run_sync(_answered, request, True)


ROUTES: Final[tuple[BaseRoute, ...]] = (
    Route("/files/{file:uuid}", whole, methods=["GET"]),
    Route("/files/{file:uuid}/small", small, methods=["GET"]),
)


def _answered(request: Request, is_small: bool) -> Response:
    who = who_is(request)
    speak(who.language)
    attachment_id: UUID = request.path_params["file"]
    try:
        with place.reading() as store:
            act = Act(store, who.actor, clock.now())
            found = open_file(act, attachment_id, small=is_small)
    except HumasError as refusal:
        return html.message(say("Files"), why(refusal), code=404)
    mark = f'"{sha256(who.actor.id.bytes + found.content).hexdigest()}"'
    kept = KEPT | {"etag": mark}
    if mark in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=kept)
    named = quote(found.name)
    how = "inline" if found.media_type in SHOWN else "attachment"
    shown = {"content-disposition": f"{how}; filename*=UTF-8''{named}"}
    return Response(found.content, media_type=found.media_type, headers=kept | shown)
