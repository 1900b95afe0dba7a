"""The school's logo, for the head of every page."""

from typing import Final

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import Response

from data.school.models import School
from data.web import place

PNG: Final = b"\x89PNG"
FOR_THIS_PERSON: Final = "private, max-age=31536000, immutable"
"""Its address names its version, so it may be kept; never by a cache in between."""


async def school_logo(request: Request) -> Response:
    """Return the school's logo, or 404 where it has none."""
    logo = await to_thread.run_sync(_logo)
    if logo is None:
        return Response(status_code=404)
    kind = "image/png" if logo.startswith(PNG) else "image/jpeg"
    keep = FOR_THIS_PERSON if "v" in request.query_params else "no-cache"
    return Response(logo, media_type=kind, headers={"cache-control": keep})


def _logo() -> bytes | None:
    with place.reading() as store:
        school = store.find(School)
        return school.logo if school else None
