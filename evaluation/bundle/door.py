"""The address of a finished bundle, for those who may read what proves it."""

from typing import Final
from uuid import UUID

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import BaseRoute, Route

from data.act import Act
from data.errors import HumasError, NotAllowed
from data.language import say, speak, why
from data.web import clock, html, place
from data.web.gate import who_is
from evaluation.bundle.actions import open_bundle


async def download(request: Request) -> Response:
    """Answer GET /bundles/ID: the file, piece by piece."""
    return await to_thread.run_sync(_answered, request)


ROUTES: Final[tuple[BaseRoute, ...]] = (
    Route("/bundles/{bundle:uuid}", download, methods=["GET"]),
)


def _answered(request: Request) -> Response:
    who = who_is(request)
    speak(who.language)
    bundle_id: UUID = request.path_params["bundle"]
    try:
        with place.reading() as store:
            act = Act(store, who.actor, clock.now())
            file = open_bundle(act, bundle_id)
    except HumasError as refusal:
        code = 403 if isinstance(refusal, NotAllowed) else 404
        return html.message(say("Bundle of evidence"), why(refusal), code=code)
    return FileResponse(
        file,
        media_type="application/zip",
        filename=f"Berkas-Bukti-{act.now:%Y-%m-%d}.zip",
        headers={"cache-control": "no-store"},
    )
