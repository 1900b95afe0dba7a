"""Pictures of charts, for those who are signed in."""

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import Response

from data import picture
from data.web.logo import FOR_THIS_PERSON


def address(name: str, width: int) -> str:
    """Return where the picture of this name and width is."""
    return f"/charts/{name}/{width}.svg"


async def chart_picture(request: Request) -> Response:
    """Return a chart's picture, drawn now if need be; 404 where none was offered."""
    from data.theme import night_style  # noqa: PLC0415 -- loads what draws charts

    facts = request.path_params
    drawn = await to_thread.run_sync(picture.svg, facts["name"], facts["width"])
    if drawn is None:
        return Response(status_code=404)
    return Response(
        picture.dressed(drawn, night_style()),
        media_type="image/svg+xml",
        headers={"cache-control": FOR_THIS_PERSON, "vary": "Cookie"},
    )
