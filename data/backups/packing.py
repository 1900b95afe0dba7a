"""How does a backup become a file? A ZIP whose last bytes are the hash of all before.

Any ZIP tool opens it; whoever changes one bit of it, or cuts it, breaks the hash.
"""

import os
from collections.abc import Mapping
from hashlib import file_digest, sha256
from pathlib import Path
from shutil import copyfileobj
from typing import BinaryIO, Final
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from data.backups.models import FILES, MANIFEST, Manifest, Part

MARK: Final = b"siklus-humas sha256:"
ENDING: Final = len(MARK) + 64
FASTEST: Final = 1
"""Records get no smaller by more effort; photographs not at all."""

CHUNK: Final = 1024 * 1024


def part_of(file: Path) -> Part:
    """Return the size and the hash of a file that becomes a part."""
    with file.open("rb") as content:
        digest = file_digest(content, "sha256").hexdigest()
    return Part(size=file.stat().st_size, sha256=digest)


def pack(file: Path, manifest: Manifest, parts: Mapping[str, Path]) -> None:
    """Write a backup: what it says about itself, its parts, and the hash of all."""
    packed = ZIP_STORED if manifest.is_locked else ZIP_DEFLATED
    with ZipFile(file, "x", packed, compresslevel=FASTEST) as bundle:
        bundle.writestr(MANIFEST, manifest.model_dump_json(indent=1))
        for name, part in parts.items():
            with (
                part.open("rb") as whole,
                bundle.open(_entry(name, packed), "w", force_zip64=True) as packing,
            ):
                copyfileobj(whole, packing, CHUNK)
        bundle.comment = MARK + b"0" * 64
    with file.open("r+b") as written:
        digest = hash_before_ending(written)
        written.seek(-64, os.SEEK_END)
        written.writelines([digest])
        written.flush()
        os.fsync(written.fileno())


def _entry(name: str, packed: int) -> ZipInfo:
    """Return how a part is packed; photographs get no smaller."""
    entry = ZipInfo(name)
    entry.compress_type = ZIP_STORED if name.startswith(FILES) else packed
    return entry


def is_whole(file: Path) -> bool | None:
    """Return whether a backup is as it was written, None for what is no backup."""
    with file.open("rb") as written:
        begins = written.read(4) == b"PK\x03\x04"
        if written.seek(0, os.SEEK_END) < ENDING:
            return False if begins else None
        written.seek(-ENDING, os.SEEK_END)
        ending = written.read()
        if not ending.startswith(MARK):
            return False if begins else None
        return ending == MARK + hash_before_ending(written)


def hash_before_ending(written: BinaryIO) -> bytes:
    """Return the hash of all but a file's last 64 bytes, in hexadecimal."""
    left = written.seek(0, os.SEEK_END) - 64
    written.seek(0)
    digest = sha256()
    while left > 0 and (chunk := written.read(min(CHUNK, left))):
        digest.update(chunk)
        left -= len(chunk)
    return digest.hexdigest().encode()
