"""What a bundle of evidence is, what goes into it, and what its files are called."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Final, NamedTuple
from uuid import UUID

from data.errors import HumasError, Refused, Unavailable
from data.language import N_
from data.names import file_name
from data.record import KeptRecord, Record, Term

KEPT: Final = timedelta(days=7)
"""So long a finished bundle lies beside the records, to be downloaded."""

FOLDER_NAME: Final = 44
FILE_NAME: Final = 72
"""The longest names of a folder and a file inside, in signs: short enough for Windows,
whose whole paths have 260."""

MB: Final = 1_000_000


class Photos(Term):
    """What becomes of photos of pupils whose parents did not agree to publication."""

    LEFT_OUT = "left_out", N_("Leave them out")
    MARKED = "marked", N_("Take them in, marked “Not to be published”")


class BundleDraft(Record):
    """What a person chose for a bundle."""

    instrument: str
    with_personal: bool = False
    photos: Photos = Photos.LEFT_OUT


class Bundle(BundleDraft, KeptRecord, table="evidence_bundle"):
    """A bundle that was put together."""

    id: UUID
    files: int
    missing: int
    size: int
    sha256: str
    made_at: datetime
    made_by: UUID


class Packed(NamedTuple):
    """What became of a bundle: its files, its size, its hash, what could not go in."""

    files: int
    size: int
    sha256: str
    faults: tuple[str, ...]


def folder_called(code: str, title: str) -> str:
    """Return what an item's folder is called: ``2.6.2 Kemitraan-dengan-orang-tua``."""
    return _shortened(f"{code} {file_name(title)}", FOLDER_NAME)


def file_called(day: date, kind: str, title: str, ending: str) -> str:
    """Return what a file is called: the day of its fact, its kind, its title.

    It begins with a figure, so that Windows takes it for no device (CON, NUL).
    """
    first, rest = file_name(kind), file_name(title)
    if rest.casefold().startswith(first.casefold()):
        first = ""
    stem = "-".join(filter(None, (day.isoformat(), first, rest)))
    return f"{_shortened(stem, FILE_NAME)}.{ending}"


def apart(path: str, taken: Iterable[str]) -> str:
    """Return a path that no other has, whatever their case."""
    known = {one.casefold() for one in taken}
    stem, dot, ending = path.rpartition(".")
    found, number = path, 1
    while found.casefold() in known:
        number += 1
        found = f"{stem}-{number}{dot}{ending}"
    return found


def room_refusal(free: int, size: int) -> HumasError | None:
    """Return why a bundle of about this size does not fit on a disk, or None."""
    if free >= size + size // 10 + 10 * MB:
        return None
    return Unavailable(
        N_(
            "The bundle takes about {size} MB, but only {free} MB are free on the "
            "disk. Make room there, or leave photos out."
        ),
        size=max(1, size // MB),
        free=free // MB,
    )


def nothing_refusal(files: int) -> HumasError | None:
    """Return why a bundle without a file is not put together, or None."""
    if files:
        return None
    return Refused(
        N_("There is no proof to put together yet. Close an activity, or hand one in.")
    )


def _shortened(name: str, most: int) -> str:
    """Return a name of at most so many signs, without half a word where it can be."""
    if len(name) > most:
        name = name[: most + 1].rpartition("-")[0] or name[:most]
    return name.rstrip(" .-")
