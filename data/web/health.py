"""Is the server well? It asks the database before it says so."""

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import JSONResponse

from data.errors import HumasError
from data.school.models import School
from data.web import html, place


async def health(request: Request) -> JSONResponse:
    """Answer 200 when the records can be read, 503 when not."""
    try:
        is_founded = await to_thread.run_sync(_is_founded)
    except (RuntimeError, OSError, HumasError):
        return JSONResponse({"ok": False}, 503, headers=html.NO_STORE)
    return JSONResponse({"ok": True, "school": is_founded}, headers=html.NO_STORE)


def _is_founded() -> bool:
    with place.reading() as store:
        if not store.is_well():
            raise RuntimeError("The database does not answer.")
        return store.find(School) is not None
