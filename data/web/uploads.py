"""How much may a person hand in? Only to their own page, and what memory can hold.

Streamlit keeps what is chosen in an uploader in memory, until its page is closed. A
form that was saved needs its file no more: it is freed when room is wanted.
"""

import logging
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Lock
from time import monotonic
from typing import Any, Final
from uuid import UUID

from anyio import CancelScope, to_thread
from starlette.datastructures import Headers
from starlette.requests import HTTPConnection
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit.runtime import Runtime
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.uploaded_file_manager import UploadedFile

from data.web import gate

log = logging.getLogger("humas")
UPLOADING: Final = "/_stcore/upload_file"
ADDRESS: Final = re.compile(rf"{UPLOADING}/([^/]{{1,100}})/([^/]{{1,100}})")
STREAM: Final = "/_stcore/stream"
FORM: Final = 4096
"""Bytes of the form around a file."""

EACH: Final = 10 * 1024 * 1024 + FORM
PERSON: Final = 32 * 1024 * 1024
"""Bytes that wait for one person, in all their pages together."""

FILES: Final = 20
"""Files that wait for one person."""

EVERYBODY: Final = 256 * 1024 * 1024
"""Bytes that wait for all people together."""

UNTOLD: Final = 60.0
"""Seconds in which a page has heard of a file that was handed in for it."""


@dataclass
class _Waiting:
    """Whose page each is, since when each file waits, and what is on its way."""

    owners: dict[str, UUID] = field(default_factory=dict)
    since: dict[tuple[str, str], float] = field(default_factory=dict)
    coming: dict[UUID, list[int]] = field(default_factory=dict)
    lock: Lock = field(default_factory=Lock)


_waiting: Final = _Waiting()


class Uploads:
    """Stands behind the gate, before Streamlit takes or drops a file."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let it pass where the page is the person's own and there is room."""
        path = scope.get("path", "")
        if scope["type"] == "websocket" and path == STREAM:
            try:
                await self._app(scope, receive, send)
            finally:
                with CancelScope(shield=True):  # also where the server ends the page
                    await to_thread.run_sync(free_ended)
            return
        if scope["type"] != "http" or not path.startswith(UPLOADING):
            await self._app(scope, receive, send)
            return
        connection, found = HTTPConnection(scope), ADDRESS.fullmatch(path)
        if found is None or not _is_own(found[1], connection):
            await PlainTextResponse("Not yours", 403)(scope, receive, send)
        elif scope["method"] == "PUT":
            await self._taken(found[1], found[2], connection, receive, send)
        else:
            await self._app(scope, receive, send)

    async def _taken(
        self,
        page: str,
        file: str,
        connection: HTTPConnection,
        receive: Receive,
        send: Send,
    ) -> None:
        size = _size(connection.headers)
        person = gate.who_is(connection).person_id
        if size > EACH:
            await PlainTextResponse("Too large", 413)(connection.scope, receive, send)
            return
        with _coming(page, person, size) as there_is_room:
            if there_is_room:
                _waiting.since[page, file] = monotonic()
                await self._app(connection.scope, receive, send)
                return
        log.warning("No room for a file of %s bytes of %s.", size, person)
        await PlainTextResponse("No room", 413)(connection.scope, receive, send)


def free_ended() -> None:
    """Free the files of those who are not signed in any more."""
    held = _held()
    if held is None:
        return
    for session in list(_sessions()):
        if session.id in held.file_storage and not gate.is_signed_in(_of(session)):
            held.remove_session_files(session.id)


# ── whose it is ──────────────────────────────────────────────────────────────
def _is_own(page: str, connection: HTTPConnection) -> bool:
    session = Runtime.instance().get_app_session(page) if Runtime.exists() else None
    shown = connection.headers.get(gate.HEADER.decode(), "")
    return session is not None and bool(shown) and _of(session) == shown


def _of(session: Any) -> str:  # noqa: ANN401 -- Streamlit's
    """Return the sign-in that a page of Streamlit belongs to."""
    known: str = session._user_info.get("session") or ""  # noqa: SLF001
    return known


def _sessions() -> Iterator[Any]:
    if Runtime.exists():
        listed = Runtime.instance()._session_mgr.list_sessions()  # noqa: SLF001
        yield from (one.session for one in listed)


# ── how much there is ────────────────────────────────────────────────────────
def _size(headers: Headers) -> int:
    """Return how large it says that it is; what comes in chunks may be endless."""
    length = headers.get("content-length", "")
    says = length.isdecimal() and "transfer-encoding" not in headers
    return int(length) if says and len(length) <= len(str(EACH)) else EACH + 1


@contextmanager
def _coming(page: str, person: UUID, size: int) -> Iterator[bool]:
    """Keep room for a file while it comes; say whether there is any."""
    with _waiting.lock:
        _waiting.owners[page] = person
        _free_unused()
        coming = _waiting.coming
        on_the_way = [sum(sizes) for sizes in coming.values()]
        own = [*_sizes(person), *coming.get(person, ())]
        there_is_room = (
            sum(own) + size <= PERSON
            and len(own) < FILES
            and sum(_sizes()) + sum(on_the_way) + size <= EVERYBODY
        )
        if there_is_room:
            coming.setdefault(person, []).append(size)
    try:
        yield there_is_room
    finally:
        if there_is_room:
            with _waiting.lock:
                coming[person].remove(size)


def _sizes(person: UUID | None = None) -> list[int]:
    """Return the sizes of what waits, of one person or of all."""
    held = _held()
    if held is None:
        return []
    return [
        len(file.data)
        for page, files in list(held.file_storage.items())
        if person is None or _waiting.owners.get(page) == person
        for file in list(files.values())
    ]


def _free_unused() -> None:
    """Free what no page shows any more: its form was saved, or left."""
    held = _held()
    if held is None:
        return
    shown = {session.id: set(_shown(session)) for session in _sessions()}
    for page, files in list(held.file_storage.items()):
        for file in list(files):
            is_new = monotonic() - _waiting.since.get((page, file), 0) < UNTOLD
            if not is_new and file not in shown.get(page, ()):
                held.remove_file(page, file)
    kept = {(page, file) for page, files in held.file_storage.items() for file in files}
    _waiting.since = {at: since for at, since in _waiting.since.items() if at in kept}
    _waiting.owners = {p: o for p, o in _waiting.owners.items() if p in shown}


def _shown(session: Any) -> Iterator[str]:  # noqa: ANN401 -- Streamlit's
    """Give the files that the uploaders of a page hold."""
    for value in session.session_state.filtered_state.values():
        several: Iterable[object] = value if isinstance(value, list) else (value,)
        yield from (one.file_id for one in several if isinstance(one, UploadedFile))


def _held() -> MemoryUploadedFileManager | None:
    held = Runtime.instance().uploaded_file_mgr if Runtime.exists() else None
    return held if isinstance(held, MemoryUploadedFileManager) else None
