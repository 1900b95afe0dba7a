"""What happens when the disk of the records is full? A real one, of 20, 40 and 50 MB.

``python -m tests.benchmarks.disk [SIZE …]`` mounts a small disk in memory (it needs the
right to mount, so it is run by hand), serves a school from it, fills it, asks every
route, makes room, and asks again: nothing is restarted. Each line says what was seen;
the first thing that is not as it should be ends it. The disk is filled three times: by
what people save, by another program while they save, and to the last byte before a
checkpoint, which stops the database.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import duckdb

from data.attachments.actions import keep_attachment
from data.attachments.models import Attachment, take
from data.errors import Unavailable
from data.record import new_id
from data.store import Store
from data.store.room import MB, Room
from tests.data.web.make import PASSWORD, TestClient, account_for, come_in, serving
from tests.make import RINA, SARI, acting, found_school

SIZES: Final = (20, 40, 50)
FILE_SIZE: Final = 300_000
ROUTES: Final = ("/", "/rencana", "/sign-in", "/password", "/school-logo", "/x")
WELL: Final = {"ok": True, "school": True}


@contextmanager
def mounted(size: int) -> Iterator[Path]:
    """A disk of so many MB, in memory."""
    with tempfile.TemporaryDirectory() as above:
        disk = Path(above) / "disk"
        disk.mkdir()
        how = ["-t", "tmpfs", "-o", f"size={size * MB}", "tmpfs"]
        subprocess.run(["mount", *how, str(disk)], check=True)
        try:
            yield disk
        finally:
            subprocess.run(["umount", "-l", str(disk)], check=True)


class Filled:
    """A disk that another program fills, and empties again."""

    def __init__(self, disk: Path) -> None:
        self.file = disk / "film.mp4"
        self.room = Room(disk)

    def take(self, left: int) -> None:
        with self.file.open("ab") as file:
            file.write(bytes(max(self.room.free - left, 0)))

    def give(self) -> None:
        self.file.unlink()


def keep_a_file(store: Store) -> Attachment:
    content = b"%PDF-1.7 " + os.urandom(FILE_SIZE)
    return keep_attachment(acting(store, SARI), take("foto.pdf", content), new_id())


def save_until_refused(store: Store) -> int:
    """Save files until one is refused in a sentence; return how many were kept."""
    kept = store.count(Attachment)
    while True:
        try:
            keep_a_file(store)
        except Unavailable:
            assert store.count(Attachment) == kept
            return kept
        kept += 1
        assert store.count(Attachment) == kept


def ask_everything(browser: TestClient, *, is_full: bool) -> str:
    """Ask every route; none answers with a fault, and the watcher is told."""
    answers = {route: browser.get(route) for route in ROUTES}
    wrong = {at: a.status_code for at, a in answers.items() if a.status_code >= 500}
    assert not wrong, wrong
    told = browser.get("/healthz")
    assert (told.status_code == 503) is is_full, told.text
    assert is_full or told.json() == WELL
    form = {"username": "rina", "password": PASSWORD}
    entering = browser.post("/sign-in?lang=en", data=form)
    assert entering.status_code == (503 if is_full else 303), entering.text
    return f"/healthz {told.status_code} {told.text}"


def stop(store: Store) -> None:
    """Let a checkpoint find the disk full to the last byte."""
    try:
        store._connection.execute("force checkpoint")
    except duckdb.FatalException as failure:
        said = str(failure).splitlines()[0]
        assert "No space left" in said, said
    else:
        raise AssertionError("The checkpoint found room.")


def filled(size: int) -> Iterator[str]:
    """Fill a disk of so many MB in three ways; say what was seen."""
    with mounted(size) as disk, tempfile.TemporaryDirectory() as cache:
        folder = disk / "records"
        store = Store.open(folder)
        with store.transaction():
            found_school(store)
        for person in (SARI, RINA):
            account_for(store, person)
        store.checkpoint()
        film = Filled(disk)
        with serving(store, Path(cache)) as browser:
            come_in(browser, "sari")
            film.take(film.room.free - size * MB // 2)
            kept = save_until_refused(store)
            film.take(store.room.needed - 1)
            seen = ask_everything(browser, is_full=True)
            yield f"saved until refused: {kept} files; {seen}"
            film.give()
            yield f"room made: {ask_everything(browser, is_full=False)}"

            watched = store._database.room
            store._database.room = Room(None)  # until the disk itself refuses
            film.take(2 * FILE_SIZE)
            kept = save_until_refused(store)
            store._database.room = watched
            seen = ask_everything(browser, is_full=True)
            yield f"filled by another: {kept} files; {seen}"
            film.give()
            yield f"room made: {ask_everything(browser, is_full=False)}"

            keep_a_file(store)
            film.take(0)
            stop(store)
            yield f"stopped at a checkpoint: {ask_everything(browser, is_full=True)}"
            assert store.count(Attachment) == kept + 1
            film.give()
            yield f"room made: {ask_everything(browser, is_full=False)}"
            keep_a_file(store)
        store.checkpoint()
        store.close()
        again = Store.open(folder)
        assert again.count(Attachment) == kept + 2
        again.close()
        yield f"opened again: {kept + 2} files, all that were told as kept"


def main() -> None:
    print(f"duckdb {duckdb.__version__}")  # noqa: T201
    for size in map(int, sys.argv[1:] or SIZES):
        for line in filled(size):
            print(f"{size} MB: {line}", flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
