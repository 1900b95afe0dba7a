"""What does a file claim to be a backup of? Judged before it is unpacked.

First that nothing of it was changed, then which parts it names and how large they are,
then each part against its hash; only then is anything of it opened.
"""

import re
import shutil
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Final
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from pydantic import ValidationError

from data.backups import locks
from data.backups.models import (
    DAMAGED,
    DATABASE,
    FILES,
    KEY,
    LOCKED,
    LOCKED_PARTS,
    MANIFEST,
    NO_BACKUP,
    PLAIN_PARTS,
    Manifest,
    Part,
)
from data.backups.packing import CHUNK, is_whole
from data.errors import Refused, UnreadableFile
from data.language import N_

LARGEST: Final = 16 * 1024**3
"""Bytes; a school's ten years take four megabytes, its photographs the rest."""

LARGEST_MANIFEST: Final = 32 * 1024**2
"""Bytes; a hundred of them name a file."""

FILE_PART: Final = re.compile(rf"{FILES}([0-9a-f]{{64}})")
MOST_PACKED: Final = 300
"""Our own packing makes nothing, not even nothing but zeros, smaller than by 230."""

SPARE: Final = 64 * 1024**2
"""Bytes that must stay free beside what is unpacked."""

BROKEN: Final = (
    *(BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError),
    *(ValueError, OverflowError, ValidationError),
)
"""What a file that is no ZIP, or was made to look like one, makes its reader raise."""


def manifest_of(file: Path) -> Manifest:
    """Return what a backup says about itself, without looking at the whole file."""
    with _reading(file), ZipFile(file) as bundle:
        return _manifest(bundle, file)


def demand_whole(file: Path) -> None:
    """Raise UnreadableFile where a backup is not as it was written."""
    with _reading(file):
        whole = is_whole(file)
    if whole is None:
        raise UnreadableFile(NO_BACKUP, file=file.name)
    if not whole:
        raise UnreadableFile(DAMAGED, file=file.name)


def unpacked(file: Path, folder: Path, passphrase: str = "") -> Manifest:
    """Write the records of a backup into an empty folder; return what it says.

    Raises UnreadableFile for what is damaged or no backup, Refused for another
    passphrase, or where there is no room.
    """
    manifest = _taken_out(file, folder)
    if not manifest.is_locked:
        return manifest
    inner = folder / "inner.zip"
    key = (folder / KEY).read_bytes()
    locks.unlock(folder / LOCKED, inner, key, passphrase)
    (folder / LOCKED).unlink()
    (folder / KEY).unlink()
    plain = _taken_out(inner, folder)
    inner.unlink()
    if plain.is_locked or plain.facts != manifest.facts:
        raise UnreadableFile(DAMAGED, file=file.name)
    return manifest


def _taken_out(file: Path, folder: Path) -> Manifest:
    demand_whole(file)
    with _reading(file), ZipFile(file) as bundle:
        manifest = _manifest(bundle, file)
        _demand_room(manifest, folder)
        files = () if manifest.is_locked else sorted(_files(manifest))
        if files:
            (folder / FILES).mkdir(exist_ok=True)
        names = (KEY, LOCKED) if manifest.is_locked else (DATABASE, *files)
        for name in names:
            if not _take_out(bundle, name, manifest.parts[name], folder / name):
                raise UnreadableFile(DAMAGED, file=file.name)
    return manifest


def _manifest(bundle: ZipFile, file: Path) -> Manifest:
    """Read what a backup says, and demand that it is what stands in it."""
    entries = {entry.filename: entry for entry in bundle.infolist()}
    if MANIFEST not in entries or entries[MANIFEST].file_size > LARGEST_MANIFEST:
        raise UnreadableFile(NO_BACKUP, file=file.name)
    manifest = Manifest.model_validate_json(bundle.read(MANIFEST))
    parts = LOCKED_PARTS if manifest.is_locked else PLAIN_PARTS | _files(manifest)
    is_as_said = (
        len(bundle.infolist()) == len(entries)
        and set(entries) == parts | {MANIFEST}
        and set(manifest.parts) == parts
        and all(_is_honest(entries[name], manifest.parts[name]) for name in parts)
    )
    if not is_as_said:
        raise UnreadableFile(DAMAGED, file=file.name)
    return manifest


def _files(manifest: Manifest) -> frozenset[str]:
    """Return the parts that are files, each called by its own hash."""
    found = ((name, FILE_PART.fullmatch(name)) for name in manifest.parts)
    return frozenset(
        name for name, file in found if file and file[1] == manifest.parts[name].sha256
    )


def _is_honest(entry: ZipInfo, part: Part) -> bool:
    return (
        entry.compress_type in {ZIP_STORED, ZIP_DEFLATED}
        and entry.file_size == part.size
        and entry.file_size <= max(1, entry.compress_size) * MOST_PACKED
        and (entry.filename != KEY or part.size <= locks.LARGEST_KEY)
    )


def _demand_room(manifest: Manifest, folder: Path) -> None:
    needed = sum(part.size for part in manifest.parts.values())
    room = shutil.disk_usage(folder).free
    if needed > LARGEST or needed + SPARE > room:
        raise Refused(
            N_(
                "There is not enough room in {folder} to open this backup: it takes "
                "{needed} MB, {room} MB are free. Make room, then try again."
            ),
            folder=folder,
            needed=needed // 1024**2 + 1,
            room=room // 1024**2,
        )


def _take_out(bundle: ZipFile, name: str, part: Part, target: Path) -> bool:
    """Write a part, no byte more than it says; return whether it is what was packed."""
    digest, left = sha256(), part.size
    with bundle.open(name) as packed, target.open("xb") as written:
        while left > 0 and (chunk := packed.read(min(CHUNK, left))):
            digest.update(chunk)
            written.writelines([chunk])
            left -= len(chunk)
    return left == 0 and digest.hexdigest() == part.sha256


@contextmanager
def _reading(file: Path) -> Iterator[None]:
    try:
        yield
    except BROKEN as failure:
        raise UnreadableFile(DAMAGED, file=file.name) from failure
    except OSError as failure:
        raise UnreadableFile(
            N_("{file} cannot be read ({why}). Check its name and the disk."),
            file=file,
            why=failure.strerror or failure,
        ) from failure
