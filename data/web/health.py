"""Is the server well? It asks the database, and its disk, before it says so."""

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import JSONResponse

from data.errors import HumasError
from data.school.models import School
from data.store.room import MB
from data.web import html, place


async def health(request: Request) -> JSONResponse:
    """Answer 200 when the records can be read and changed, 503 and why when not."""
    found = await to_thread.run_sync(_found)
    return JSONResponse(found, 200 if found["ok"] else 503, headers=html.NO_STORE)


def _found() -> dict[str, object]:
    try:
        with place.reading() as store:
            if not store.is_well():
                return {"ok": False, "reason": "records"}
            if store.room.is_too_little:
                free = store.room.free // MB
                return {"ok": False, "reason": "disk_full", "free_mb": free}
            return {"ok": True, "school": store.find(School) is not None}
    except (RuntimeError, OSError, HumasError):
        return {"ok": False, "reason": "records"}
