"""How is one backup made? A copy by SQL, what it says about itself, one file, a place.

One at a time in this process. What is half-made stands in a folder of its own that the
next one takes away; a backup is seen when it is whole, and was read again.
"""

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from shutil import rmtree
from threading import Lock
from typing import Final, NamedTuple

from data.backups import locks, packing, reading
from data.backups import store as backups
from data.backups.models import (
    DATABASE,
    FILES,
    FOLDER,
    KEY,
    LOCKED,
    README,
    BackupKind,
    Manifest,
    name_of,
)
from data.errors import Busy, HumasError, Refused
from data.language import N_
from data.record import Term
from data.store import MIGRATIONS, Store

SECOND_VARIABLE: Final = "HUMAS_BACKUPS"
"""Names the second folder where whoever runs the server decides it."""

TOLD: Final = """Cadangan Siklus Humas
=====================

Berkas ini memuat seluruh catatan humas {school} (NPSN {npsn})
keadaan {moment} UTC, termasuk DATA PRIBADI siswa, orang tua, dan guru.
Simpan di tempat yang aman dan jangan dibagikan (UU 27/2022 tentang
Pelindungan Data Pribadi).

Memulihkan: halaman "Cadangan" di Siklus Humas, atau perintah
    humas restore {name}
Pada komputer baru: pasang Siklus Humas, lalu tambahkan
    --data FOLDER-KOSONG

"""
TOLD_LOCKED: Final = """Cadangan ini dikunci dengan frasa sandi.
Tanpa Siklus Humas, isinya dibuka dengan alat umum "age" (age-encryption.org):
    age -d -i kunci.age cadangan.zip.age > cadangan.zip
"""
TOLD_OPEN: Final = """Cadangan ini tidak dikunci:
siapa pun yang memegangnya dapat membacanya.
humas.duckdb adalah basis data DuckDB (duckdb.org).
"""

_alone: Final = Lock()


class Stage(Term):
    """What is done while a backup is made, in this order."""

    COPYING = "copying", N_("copying the records")
    PACKING = "packing", N_("putting records and files together")
    CHECKING = "checking", N_("reading it again, whether it is whole")


Stages = Callable[[Stage], None]


def silent(_stage: Stage) -> None:
    """Tell nobody."""


class Made(NamedTuple):
    """A backup that was made, and why it could not be put into the second folder."""

    file: Path
    manifest: Manifest
    second: HumasError | None


@contextmanager
def one_at_a_time() -> Iterator[None]:
    """Let nobody else make or restore a backup meanwhile; raises Busy for who tries."""
    if not _alone.acquire(blocking=False):
        raise Busy(
            N_("A backup is being made or restored just now. Wait, then try again.")
        )
    try:
        yield
    finally:
        _alone.release()


def own_folder(store: Store) -> Path:
    """Return where the backups of these records are, beside them."""
    if store.folder is None:
        raise Refused(N_("These records are only in memory and cannot be backed up."))
    return store.folder / FOLDER


def second_folder(store: Store) -> Path | None:
    """Return where backups also go: by the server's setting, else by the school's."""
    named = os.environ.get(SECOND_VARIABLE) or backups.setting(store).second_folder
    return Path(named) if named else None


def keep(
    store: Store,
    kind: BackupKind,
    lock: locks.Lock | None,
    now: datetime,
    told: Stages = silent,
) -> Made:
    """Make a backup in the folder of backups and in the second one; rotate both.

    That the second folder is not there is returned, not raised: the first one is kept.
    """
    own, zone = own_folder(store), backups.zone_of(store)
    with (
        one_at_a_time(),
        making(store, kind, lock, now, told) as (made, manifest),
        telling(own),
    ):
        file = backups.put(made, own, name_of(kind, now.astimezone(zone)))
        backups.rotate(own, zone)
    if kind is BackupKind.DAILY:
        store.files.forget_all_but(backups.files_named(store))
    return Made(file, manifest, _put_beside(store, file))


def keep_as(
    store: Store, file: Path, lock: locks.Lock | None, now: datetime
) -> Manifest:
    """Make a backup as this file, anywhere; Refused where there is one already."""
    if file.exists():
        raise Refused(N_("{file} is there already. Name another file."), file=file)
    with one_at_a_time(), making(store, BackupKind.BY_HAND, lock, now) as made:
        with telling(file.parent):
            copied = backups.copy_beside(made[0], file.parent, file.name)
        if copied != file:
            raise Refused(N_("{file} is there already. Name another file."), file=file)
    return made[1]


@contextmanager
def making(
    store: Store,
    kind: BackupKind,
    lock: locks.Lock | None,
    now: datetime,
    told: Stages = silent,
) -> Iterator[tuple[Path, Manifest]]:
    """Make a backup out of everybody's sight; inside it is whole and was read again."""
    own = own_folder(store)
    with telling(own):
        own.mkdir(exist_ok=True)
        backups.clear(own)
        folder = backups.place_to_make(own)
    try:
        copy = folder / DATABASE
        told(Stage.COPYING)
        store.copy_to(copy)
        with telling(folder):
            told(Stage.PACKING)
            manifest = _described(copy, kind, now)
            file = _packed(folder, manifest, {DATABASE: copy, **_files(store, copy)})
            copy.unlink()
            if lock:
                file, manifest = _locked(folder, file, manifest, lock)
            told(Stage.CHECKING)
            reading.demand_whole(file)
            reading.manifest_of(file)
        yield file, manifest
    finally:
        rmtree(folder, ignore_errors=True)


def _described(copy: Path, kind: BackupKind, now: datetime) -> Manifest:
    looked_at = Store.of_copy(copy)
    try:
        facts = backups.facts_of(looked_at, looked_at.counts())
    finally:
        looked_at.close()
    return Manifest(
        **facts.model_dump(),
        product=product(),
        made_at=now.astimezone(UTC),
        kind=kind,
        is_locked=False,
        parts={},
    )


def _files(store: Store, copy: Path) -> dict[str, Path]:
    """Return the files that the copied records name; of a damaged one the check tells.

    They never change, so that they may be read while people go on.
    """
    looked_at = Store.of_copy(copy)
    try:
        names = backups.files_named(looked_at)
    finally:
        looked_at.close()
    found = {name: store.files.path(name) for name in names}
    return {
        f"{FILES}{name}": file
        for name, file in found.items()
        if file and packing.part_of(file).sha256 == name
    }


def _locked(
    folder: Path, plain: Path, manifest: Manifest, lock: locks.Lock
) -> tuple[Path, Manifest]:
    locked, key = folder / LOCKED, folder / KEY
    locks.lock(plain, locked, lock.recipient)
    plain.unlink()
    key.write_bytes(lock.locked_key)
    outer = manifest.model_copy(update={"is_locked": True})
    return _packed(folder, outer, {KEY: key, LOCKED: locked}), outer


def _packed(folder: Path, manifest: Manifest, parts: Mapping[str, Path]) -> Path:
    readme, file = folder / README, folder / f"{manifest.is_locked}.zip"
    told = TOLD + (TOLD_LOCKED if manifest.is_locked else TOLD_OPEN)
    readme.write_text(
        told.format(
            school=manifest.school,
            npsn=manifest.npsn,
            moment=manifest.made_at.strftime("%Y-%m-%d %H:%M"),
            name="NAMA-BERKAS.zip",
        ),
        "utf-8",
    )
    all_parts = {**parts, README: readme}
    described = {name: packing.part_of(part) for name, part in all_parts.items()}
    packing.pack(file, manifest.model_copy(update={"parts": described}), all_parts)
    return file


def _put_beside(store: Store, file: Path) -> HumasError | None:
    """Copy a backup into the second folder; return why it could not be."""
    second = second_folder(store)
    if second is None:
        return None
    try:
        demand_second(second, own_folder(store))
        with telling(second):
            backups.copy_beside(file, second, file.name)
            backups.rotate(second, backups.zone_of(store))
    except HumasError as failure:
        return Refused(failure.message, **failure.facts)
    return None


def demand_second(second: Path, own: Path) -> None:
    """Raise Refused unless this can be a second folder: it is there, and elsewhere."""
    if not second.is_absolute():
        raise Refused(
            N_("Name the whole path of the second folder, such as {like}."),
            like="D:\\Cadangan" if os.name == "nt" else "/media/usb/cadangan",
        )
    if not second.is_dir():
        raise Refused(
            N_(
                "The second folder {folder} is not there. Plug in the disk, or name "
                "another folder."
            ),
            folder=second,
        )
    if second.resolve().is_relative_to(own.parent.resolve()):
        raise Refused(
            N_(
                "The second folder must not lie inside the records' folder: both would "
                "be lost together."
            )
        )


def known_migrations() -> frozenset[str]:
    """Return the migrations that this product knows."""
    return frozenset(file.name for file in MIGRATIONS.glob("*.sql"))


def usual_lock(store: Store) -> locks.Lock | None:
    """Return what the daily backups are locked with, or None."""
    setting = backups.setting(store)
    if not setting.is_locked:
        return None
    return locks.Lock(setting.recipient, setting.locked_key)


def product() -> str:
    """Return this product's version."""
    try:
        return version("siklus-humas")
    except PackageNotFoundError:
        return "?"


@contextmanager
def telling(folder: Path) -> Iterator[None]:
    """Turn what the computer refuses into a sentence."""
    try:
        yield
    except OSError as failure:
        raise Refused(
            N_(
                "The backup could not be written to {folder} ({why}). Check that the "
                "folder can be written and has room."
            ),
            folder=folder,
            why=failure.strerror or failure,
        ) from failure
