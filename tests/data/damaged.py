"""Records and their files, whole and harmed: what a disk or a person can do to them."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from data.people.models import Element, Person
from data.record import new_id
from data.store import Store
from data.store.journal import JOURNAL_NAME
from data.store.opening import FILE_NAME, LOG_NAME
from data.store.room import Room

HUGE = 10**15
"""More bytes than any disk has."""

CALM = {"least": 1, "early": 1}
"""Of a room in which everything fits."""

HEADER = 4096
"""The bytes of a file's first header: a checksum, four letters, the version."""

NOBODY = 65534
"""The user of a computer to whom nothing belongs."""

MULTIPLIER = 0xBF58476D1CE4E5B9
SEED = 5381
MASK = (1 << 64) - 1


def a_person(name: str = "Wati") -> Person:
    return Person(
        id=new_id(), name=name, element=Element.STAFF, is_active=True, version=1
    )


def content(store: Store) -> dict[str, list[tuple[object, ...]]]:
    """Return every row of every table, in one order."""
    run = store._connection.execute
    names = run("select table_name from duckdb_tables() where not internal").fetchall()
    return {
        name: sorted(run(f'from "{name}"').fetchall(), key=repr)
        for (name,) in sorted(names)
    }


def copy_of_open(folder: Path, into: Path) -> Path:
    """Copy the files of records that are open, as a power cut would leave them."""
    return Path(shutil.copytree(folder, into, dirs_exist_ok=True))


def files(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir() if file.is_file()}


def flip(file: Path, at: int) -> None:
    harmed = bytearray(file.read_bytes())
    harmed[at % len(harmed)] ^= 1 << (at % 8)
    file.write_bytes(harmed)


def cut(file: Path, at: int) -> None:
    whole = file.read_bytes()
    file.write_bytes(whole[: at % len(whole)])


def checksum(block: bytes) -> int:
    """Return DuckDB's checksum of a block whose length is a multiple of eight."""
    found = SEED
    for at in range(0, len(block), 8):
        found ^= int.from_bytes(block[at : at + 8], "little") * MULTIPLIER & MASK
    return found


def from_the_future(file: Path) -> None:
    """Give a database the version of a product that is not written yet."""
    whole = bytearray(file.read_bytes())
    assert int.from_bytes(whole[:8], "little") == checksum(bytes(whole[8:HEADER]))
    whole[12:20] = (9_999).to_bytes(8, "little")
    whole[:8] = checksum(bytes(whole[8:HEADER])).to_bytes(8, "little")
    file.write_bytes(whole)


@contextmanager
def as_nobody() -> Iterator[None]:
    """Act as a user to whom nothing belongs, where the tests may do so."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


def with_room(store: Store, **bytes_: int) -> None:
    """Let so many bytes be the least that must be left on the disk."""
    room = store._database.room
    store._database.room = Room(room.folder, room.log, **bytes_)


__all__ = ["FILE_NAME", "JOURNAL_NAME", "LOG_NAME"]
