"""Keeping and finding backups: what a copy holds, and the files in their folders."""

import os
import re
import shutil
from collections.abc import Mapping
from datetime import datetime, tzinfo
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from data.backups.models import BackupSetting, Facts, KeptBackup, outdated
from data.record import Record, new_id
from data.store import Store

MAKING: Final = ".making-"
"""How folders begin in which something is made; a crash may leave one."""

ARRIVED: Final = ".arrived-"
"""How folders begin in which a file waits to be judged."""

USUAL_ZONE: Final = ZoneInfo("Asia/Jakarta")


class _School(Record):
    name: str
    npsn: str
    is_sample: bool
    time_zone: str


class _Ends(Record):
    lines: int
    end: str
    origin: str


def facts_of(store: Store, counts: Mapping[str, int] | None = None) -> Facts:
    """Return what records say about themselves, also those of an older product.

    ``counts`` says how many there are of each kind; counting reads them all.
    """
    school = _school(store)
    ends = _ends(store) if _has(store, "history_end") else None
    return Facts(
        school=school.name if school else "",
        npsn=school.npsn if school else "",
        is_sample=bool(school and school.is_sample),
        origin=ends.origin if ends else "",
        commits=_commits(store),
        lines=ends.lines if ends else 0,
        end=ends.end if ends else "",
        migrations=tuple(migrations(store)),
        counts=dict(counts or {}),
    )


def migrations(store: Store) -> list[str]:
    """Return which migrations records went through."""
    return sorted(store.column("select name from migration"))


def files_named(store: Store) -> frozenset[str]:
    """Return the names of the files that records name; older products kept none."""
    columns = {(column.table, column.name) for column in store.columns()}
    if ("attachment", "thumbnail") not in columns:
        return frozenset()
    found = store.column(
        """
        select sha256 from attachment
        union
        select thumbnail from attachment where thumbnail <> ''
        order by sha256
        """
    )
    return frozenset(found)


def zone_of(store: Store) -> ZoneInfo:
    """Return the school's clock, also where there is no school yet."""
    school = _school(store)
    return ZoneInfo(school.time_zone) if school else USUAL_ZONE


def sign_everybody_out(store: Store) -> None:
    """Forget all sessions."""
    store.write("delete from sign_in_session")


def begun_at(store: Store) -> datetime | None:
    """Return when the first line of the history was written."""
    first = store.column("select noted_at from history where number = 1 order by id")
    return first[0] if first else None


def setting(store: Store) -> BackupSetting:
    """Return what the school decided about its backups."""
    if not _has(store, "backup_setting"):
        return BackupSetting()
    return store.find(BackupSetting) or BackupSetting()


def _school(store: Store) -> _School | None:
    return store.first(
        _School, "select name, npsn, is_sample, time_zone from school order by id"
    )


def _commits(store: Store) -> int:
    if not _has(store, "commit_count"):
        return 0
    return store.number("select count from commit_count")


def _has(store: Store, table: str) -> bool:
    """Return whether records have a table; those of an older product may not."""
    sql = "select count(*) from duckdb_tables() where table_name = $table"
    return store.number(sql, table=table) > 0


def _ends(store: Store) -> _Ends:
    return store.row(
        _Ends,
        """
        select
            history_end.lines,
            history_end.hash as end,
            coalesce(
                (select min(history.hash) from history where history.number = 1), ''
            ) as origin
        from history_end
        order by history_end.id
        """,
    )


def kept_in(folder: Path, zone: tzinfo) -> list[KeptBackup]:
    """Return the backups in a folder, newest first; other files are nobody's."""
    try:
        found = [KeptBackup.of(file, zone) for file in folder.iterdir()]
    except OSError:
        return []
    kept = [backup for backup in found if backup is not None]
    return sorted(kept, key=lambda one: one.age, reverse=True)


def place_to_make(folder: Path, begins: str = MAKING) -> Path:
    """Return a new folder in which something is made, out of everybody's sight."""
    made = folder / f"{begins}{new_id()}"
    made.mkdir(parents=True)
    return made


def clear(folder: Path, begins: str = MAKING) -> None:
    """Take away what a crash left half-made."""
    for left in folder.glob(f"{begins}*"):
        shutil.rmtree(left, ignore_errors=True)


def put(made: Path, folder: Path, name: str) -> Path:
    """Move a finished file to its place, beside those that are there; return it.

    Nobody sees it before it is there whole.
    """
    target = folder / _free_name(folder, name)
    made.replace(target)
    _keep_on_disk(folder)
    return target


def _free_name(folder: Path, name: str) -> str:
    """Return a name that nothing has, after those of the same second."""
    first = name.removesuffix(".zip")
    like = re.compile(re.escape(first) + r"(?:-(\d+))?\.zip", re.ASCII)
    found = [like.fullmatch(file.name) for file in folder.iterdir()]
    numbers = [int(one[1] or 1) for one in found if one]
    return f"{first}-{max(numbers) + 1}.zip" if numbers else name


def copy_beside(file: Path, folder: Path, name: str) -> Path:
    """Copy a finished backup into another folder, such as a USB disk; return it."""
    coming = folder / f"{MAKING}{new_id()}"
    try:
        with file.open("rb") as source, coming.open("xb") as target:
            shutil.copyfileobj(source, target, 1024 * 1024)
            target.flush()
            os.fsync(target.fileno())
        return put(coming, folder, name)
    finally:
        coming.unlink(missing_ok=True)


def rotate(folder: Path, zone: tzinfo) -> None:
    """Take away the backups that give way to newer ones."""
    for backup in outdated(kept_in(folder, zone)):
        backup.file.unlink(missing_ok=True)


def _keep_on_disk(folder: Path) -> None:
    """Let a new name in a folder survive a power cut, where the system knows how."""
    if os.name != "posix":
        return
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
