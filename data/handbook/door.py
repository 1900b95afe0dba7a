"""The pictures of the handbook, by their addresses."""

from typing import Final

from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import BaseRoute, Route

from data.handbook.reading import PICTURES

KEPT: Final = {"cache-control": "private, max-age=86400"}


async def picture(request: Request) -> Response:
    """Return a picture of the handbook, or 404 where there is none of this name."""
    language, name = (request.path_params[part] for part in ("language", "name"))
    known = {(file.parent.name, file.name): file for file in PICTURES.glob("*/*.webp")}
    found = known.get((language, name))
    if found is None:
        return Response(status_code=404)
    return FileResponse(found, media_type="image/webp", headers=KEPT)


ROUTES: Final[list[BaseRoute]] = [
    Route("/handbook/{language}/{name}", picture, methods=["GET"])
]
