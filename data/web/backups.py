"""How does a backup leave the server, and how does one come back? By addresses.

A file comes and goes piece by piece. What came is judged and shown before anything is
replaced; then everybody signs in again.
"""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import Final

from anyio import to_thread
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, RedirectResponse, Response

from data import duties
from data.act import Act
from data.backups import making, reading
from data.backups import store as backups
from data.backups.actions import Opened, open_backup, restore
from data.backups.models import Manifest, changes_since
from data.duties import Duty
from data.errors import HumasError, Refused
from data.language import N_, in_moment, in_number, say, say_many, speak, why
from data.record import new_id
from data.school.models import School
from data.store import Store
from data.web import clock, cookie, html, place
from data.web.gate import who_is
from data.web.sign_in import text_of


class _Waiting:
    """The backup that waits for its yes; one at a time in this process."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._opened: dict[str, Opened] = {}

    def keep(self, opened: Opened) -> str:
        """Remember a backup instead of any other; return its token."""
        token = str(new_id())
        with self._lock:
            self._opened = {token: opened}
        return token

    def take(self, token: str) -> Opened:
        """Return the backup and forget it: a yes is said once."""
        with self._lock:
            opened = self._opened.pop(token, None)
        if opened is None:
            raise Refused(N_("This backup is not open any more. Choose it again."))
        return opened


_waiting: Final = _Waiting()
_judging: Final = Lock()


async def download(request: Request) -> Response:
    """Answer GET /backups/NAME: the file, piece by piece."""
    return await to_thread.run_sync(_downloaded, request)


async def show_restore(request: Request) -> Response:
    """Answer GET /restore."""
    return await to_thread.run_sync(_shown, request)


async def receive(request: Request) -> Response:
    """Answer POST /restore: judge the file that was chosen, and say what it is."""
    if refused := await to_thread.run_sync(_closed, request):
        return refused
    async with request.form(max_files=1, max_fields=2) as form:
        file = form.get("file")
        passphrase = text_of(form).get("passphrase", "")
        if not isinstance(file, UploadFile) or not file.filename:
            return await to_thread.run_sync(
                _page, say("Choose the file of a backup first."), 400
            )
        return await to_thread.run_sync(_judged, request, file, passphrase)


async def confirm(request: Request) -> Response:
    """Answer POST /restore/yes: replace everything by the backup that was judged."""
    typed = text_of(await request.form(max_files=0, max_fields=1))
    return await to_thread.run_sync(_restored, request, typed.get("token", ""))


def _downloaded(request: Request) -> Response:
    if refused := _refused(request):
        return refused
    with place.reading() as store:
        name = request.path_params["name"]
        zone = backups.zone_of(store)
        kept = backups.kept_in(making.own_folder(store), zone) if store.folder else []
        found = next((one for one in kept if one.name == name), None)
        if found is None:
            return _message(say("This backup is not there any more."), 404)
        with store.transaction():
            _act(store, request).note("backup", name, "downloaded")
    return FileResponse(
        found.file,
        media_type="application/zip",
        filename=name,
        headers={"cache-control": "no-store"},
    )


def _shown(request: Request) -> Response:
    return _refused(request) or _page()


def _closed(request: Request) -> Response | None:
    """Return why a file is not even received: not by whom, or too much of it."""
    if refused := _refused(request):
        return refused
    length = request.headers.get("content-length", "")
    if not length.isdecimal() or "transfer-encoding" in request.headers:
        return _page(say("Too large"), 413)
    with place.reading() as store:
        folder = store.folder
    if folder is None:
        return _page(
            say("These records are only in memory and cannot be backed up."), 400
        )
    needed = int(length[:20])
    room = min(shutil.disk_usage(folder).free - reading.SPARE, reading.LARGEST)
    if needed > room:
        return _page(
            say(
                "There is not enough room for a file of {needed} MB: {room} MB are "
                "free.",
                needed=in_number(needed // 1024**2),
                room=in_number(max(0, room) // 1024**2),
            ),
            413,
        )
    return None


def _judged(request: Request, file: UploadFile, passphrase: str) -> Response:
    speak(who_is(request).language)
    name = _plain(file.filename or "")
    with place.reading() as store:
        try:
            with _arrived(store, file, name) as arrived:
                opened = open_backup(_act(store, request), arrived, name, passphrase)
        except HumasError as failure:
            return _page(why(failure), 400)
        return _asked(store, opened, _waiting.keep(opened))


def _plain(name: str) -> str:
    """Return a file's name as it can stand in a folder, whatever was sent."""
    words = "".join(c for c in name if c.isprintable() and c not in "/\\:")
    return words.strip(". ")[-60:] or "zip"


@contextmanager
def _arrived(store: Store, file: UploadFile, name: str) -> Iterator[Path]:
    """Keep a file as it came beside the backups, for as long as it is judged."""
    own = making.own_folder(store)
    with _judging, making.telling(own):
        backups.clear(own, backups.ARRIVED)
        folder = backups.place_to_make(own, backups.ARRIVED)
        arrived = folder / name
        try:
            with arrived.open("xb") as target:
                shutil.copyfileobj(file.file, target, 1024 * 1024)
            yield arrived
        finally:
            shutil.rmtree(folder, ignore_errors=True)


def _restored(request: Request, token: str) -> Response:
    if refused := _refused(request):
        return refused
    with place.reading() as store:
        try:
            restore(_act(store, request), _waiting.take(token))
        except HumasError as failure:
            return _page(why(failure), 400)
        place.name_after(store.find(School))
    answer = RedirectResponse("/sign-in?told=restored", 303)
    cookie.take(answer)
    return answer


def _refused(request: Request) -> Response | None:
    """Return why this person may not be here, or None."""
    who = who_is(request)
    speak(who.language)
    refusal = duties.refusal(Duty.KEEP_BACKUPS, who.actor)
    return _message(why(refusal), 403) if refusal else None


def _act(store: Store, request: Request) -> Act:
    return Act(store, who_is(request).actor, clock.now())


def _message(sentence: str, code: int) -> HTMLResponse:
    return html.message(
        say("Backups"),
        sentence,
        code=code,
        link="/cadangan",
        link_words=say("Back to the backups"),
    )


def _page(wrong: str = "", code: int = 200) -> HTMLResponse:
    return html.page(
        "restore", say("Restore a backup"), code=code, wrong=wrong, words=_words()
    )


def _asked(store: Store, opened: Opened, token: str) -> HTMLResponse:
    """Return the page that says what would be replaced by what, and asks for a yes."""
    return html.page(
        "restore_yes",
        say("Restore this backup?"),
        facts=_facts(opened.manifest, store),
        meaning=_meaning(opened),
        token=token,
        words=_words(),
    )


def _facts(manifest: Manifest, store: Store) -> list[tuple[str, str]]:
    moment = in_moment(manifest.made_at, backups.zone_of(store))
    counts = manifest.counts
    return [
        (say("School"), f"{manifest.school} (NPSN {manifest.npsn})"),
        (say("Made"), f"{moment} · {say(manifest.kind.label)}"),
        (say("Activities"), in_number(counts.get("activity", 0))),
        (say("Pupils"), in_number(counts.get("student", 0))),
        (say("Attachments"), in_number(counts.get("attachment", 0))),
        (say("Lines of the history"), in_number(manifest.lines)),
    ]


def _meaning(opened: Opened) -> str:
    since = changes_since(opened.manifest, opened.here)
    return say_many(
        "Everything here is replaced by this backup. {count} change made since then is "
        "undone; before that, everything is backed up once more. Everybody signs in "
        "again, with the accounts of the backup. Accounts that were closed and links "
        "that were revoked since then are open again: close them once more.",
        "Everything here is replaced by this backup. {count} changes made since then "
        "are undone; before that, everything is backed up once more. Everybody signs "
        "in again, with the accounts of the backup. Accounts that were closed and "
        "links that were revoked since then are open again: close them once more.",
        since,
    )


def _words() -> dict[str, str]:
    return {
        "about": say(
            "Choose the file of a backup. It is judged first, and you are told what "
            "would be replaced; nothing is replaced before you say so."
        ),
        "file": say("File of the backup (.zip)"),
        "passphrase": say("Passphrase"),
        "passphrase_help": say("Only for a locked backup"),
        "judge": say("Look at the backup"),
        "reading": say(
            "The backup is being sent and read; nothing is replaced yet. Stay on this "
            "page. So far:"
        ),
        "replacing": say(
            "What is here is backed up, then the backup takes its place. Nobody can "
            "save meanwhile; stay on this page. So far:"
        ),
        "yes": say("Yes, replace everything"),
        "back": say("Back to the backups"),
    }
