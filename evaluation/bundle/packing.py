"""Writing a bundle: one file after the other into a ZIP, never all in memory."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from hashlib import file_digest, sha256
from pathlib import Path
from typing import Final
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from data.act import Act
from data.errors import HumasError, Refused, Unavailable
from data.language import N_, Language, speaking, why
from data.store.failures import NOT_TAKEN
from data.store.room import Room
from evaluation.bundle.documents import (
    PAGE,
    SUMS,
    WORKBOOK,
    Made,
    checksums,
    index_page,
    index_workbook,
)
from evaluation.bundle.facts import Plan
from evaluation.bundle.models import Packed, nothing_refusal, room_refusal

EARLIEST: Final = 1980
"""The first year that a ZIP can say."""

Told = Callable[[int, int], None]
"""Hears how many files are in, and of how many; may raise to give it up."""


def pack(act: Act, plan: Plan, target: Path, told: Told) -> Packed:
    """Write a bundle whole or not at all; return what became of it.

    The disk is judged before. A file that is lost or cannot be written is told in the
    index, and everything else goes in. What ``told`` raises ends it.
    """
    if refusal := nothing_refusal(len(plan.pieces)) or room_refusal(
        Room(target.parent).free, plan.size
    ):
        raise refusal
    with _whole_or_not(target), speaking(Language.INDONESIAN):
        faults, files = _write(act, plan, target, told)
        with target.open("rb") as written:
            digest = file_digest(written, "sha256").hexdigest()
    reasons = tuple(dict.fromkeys(faults.values()))
    return Packed(files, target.stat().st_size, digest, reasons)


def _write(
    act: Act, plan: Plan, target: Path, told: Told
) -> tuple[dict[str, str], int]:
    """Write the files, the index and the checksums; return what did not go in."""
    faults: dict[str, str] = {}
    sums: list[tuple[str, str]] = []
    today = act.now.astimezone(plan.school.zone).date()
    with ZipFile(target, "x", ZIP_STORED, allowZip64=True) as bundle:

        def put(path: str, content: bytes, day: date, packed: int = ZIP_STORED) -> None:
            entry = ZipInfo(
                path, (max(day.year, EARLIEST), day.month, day.day, 12, 0, 0)
            )
            bundle.writestr(entry, content, packed)
            if path != SUMS:
                sums.append((sha256(content).hexdigest(), path))

        for number, (key, piece) in enumerate(plan.pieces.items()):
            told(number, len(plan.pieces))
            try:
                content = piece.made(act, piece.proof)
            except HumasError as failure:
                faults[key] = why(failure)
            else:
                put(piece.path, content, piece.day)
        made = Made(act.by.name, today, faults)
        put(PAGE, index_page(plan, made), today, ZIP_DEFLATED)
        put(WORKBOOK, index_workbook(plan, made), today)
        put(SUMS, checksums(sums), today, ZIP_DEFLATED)
    told(len(plan.pieces), len(plan.pieces))
    return faults, len(sums) - 2


@contextmanager
def _whole_or_not(target: Path) -> Iterator[None]:
    """Let nothing half written stay where it does not end well."""
    try:
        yield
    except FileExistsError as there:
        raise Refused(
            N_("{file} is there already. Choose another name."), file=target
        ) from there
    except OSError as failure:
        target.unlink(missing_ok=True)
        raise Unavailable(NOT_TAKEN) from failure
    except BaseException:
        target.unlink(missing_ok=True)
        raise
