"""Where do the files lie that people hand in? Beside the database, named by content.

A file is called by its SHA-256 and never changed: who writes the same again writes
nothing, and a backup or a copy of an older day fits beside what is there. It is on the
disk before the record that names it is kept; what no record names any more is taken
away by the daily backup. Records in memory keep their files there too.
"""

import os
import re
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from time import time
from typing import Final

from data.errors import Unavailable, UnreadableFile
from data.language import N_
from data.record import new_id
from data.store.failures import NOT_TAKEN

FOLDER: Final = "files"
"""The folder of files inside the records' folder."""

NAME: Final = re.compile(r"[0-9a-f]{64}")
COMING: Final = ".coming-"
FRESH: Final = 24 * 3600.0
"""Seconds in which the record may still come that names a file."""


class Files:
    """The files of one folder of records."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._held: dict[str, bytes] = {}

    def keep(self, content: bytes) -> str:
        """Write a file down for good, unless it is there; return its name.

        Raises Unavailable where the disk does not take it: it is full or failing.
        """
        name = sha256(content).hexdigest()
        if self._folder is None:
            self._held[name] = content
            return name
        target = self._folder / name
        if _is_there(target, len(content)):
            return name
        with _told_where_not_taken():
            _write(self._folder, target, content)
        return name

    def find(self, name: str) -> bytes | None:
        """Return a file's content, or None where it is not there."""
        if self._folder is None:
            return self._held.get(name)
        try:
            return (self._folder / name).read_bytes() if NAME.fullmatch(name) else None
        except FileNotFoundError:
            return None
        except OSError as failure:
            raise UnreadableFile(
                N_("The file {file} cannot be read ({why}). Check the disk."),
                file=self._folder / name,
                why=failure.strerror or failure,
            ) from failure

    def path(self, name: str) -> Path | None:
        """Return where a file lies that is there, or None."""
        if self._folder is None or not NAME.fullmatch(name):
            return None
        file = self._folder / name
        return file if file.is_file() else None

    def take_from(self, folder: Path) -> None:
        """Move in the files of another folder that are not here yet."""
        if self._folder is None or not folder.is_dir():
            return
        with _told_where_not_taken():
            self._folder.mkdir(exist_ok=True)
            for file in _named(folder):
                if not _is_there(self._folder / file.name, file.stat().st_size):
                    file.replace(self._folder / file.name)
            keep_names(self._folder)

    def forget_all_but(self, names: Collection[str]) -> int:
        """Take away files of other names, but fresh ones; return how many."""
        if self._folder is None or not self._folder.is_dir():
            return 0
        before, gone = time() - FRESH, 0
        for file in self._folder.iterdir():
            is_ours = NAME.fullmatch(file.name) or file.name.startswith(COMING)
            if is_ours and file.name not in names and file.stat().st_mtime < before:
                file.unlink(missing_ok=True)
                gone += 1
        return gone


@contextmanager
def _told_where_not_taken() -> Iterator[None]:
    """Say it as a person is told where the disk does not take what is written."""
    try:
        yield
    except OSError as failure:
        raise Unavailable(NOT_TAKEN) from failure


def _write(folder: Path, target: Path, content: bytes) -> None:
    """Write a file whole or not at all."""
    folder.mkdir(exist_ok=True)
    coming = folder / f"{COMING}{new_id()}"
    try:
        with coming.open("xb") as written:
            written.writelines([content])
            written.flush()
            os.fsync(written.fileno())
        coming.replace(target)
        keep_names(folder)
    finally:
        coming.unlink(missing_ok=True)


def keep_names(folder: Path) -> None:
    """Let new names in a folder survive a power cut, where the system knows how."""
    if os.name != "posix":
        return
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def _is_there(file: Path, size: int) -> bool:
    try:
        return file.stat().st_size == size
    except OSError:
        return False


def _named(folder: Path) -> Iterator[Path]:
    yield from (file for file in folder.iterdir() if NAME.fullmatch(file.name))
