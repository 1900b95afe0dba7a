"""What do two thousand photographs cost: in the database, and beside it?

``python -m tests.benchmarks.pictures [--pictures N] [--inside N]``: photographs of
500 kB of noise, which nothing makes smaller. Beside the database with the house's own
actions (time of one, of a page, of a backup, a restore, a start, sizes, memory); inside
it with the same settings, in one table, until it is clear how it grows.
"""

import argparse
import os
import resource
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

import duckdb

from data.attachments.actions import keep_file
from data.attachments.models import FileDraft, FileKind, Owner, TakenFile
from data.attachments.queries import files_shown
from data.attachments.store import lay_down
from data.backups.actions import back_up, open_backup, restore
from data.record import new_id
from data.store import Store
from data.store.settings import CONFIG
from tests.make import SARI, acting, found_school

SIZE: Final = 500_000
SMALL: Final = 12_000
MEGABYTE: Final = 1_000_000
PARTS: Final = 4


def main() -> None:
    """Print the figures of both ways."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--pictures", type=int, default=2000)
    asked.add_argument("--inside", type=int, default=500)
    told = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        beside(Path(folder), told.pictures)
    with tempfile.TemporaryDirectory() as folder:
        inside(Path(folder), told.inside)


def beside(folder: Path, pictures: int) -> None:
    """Keep photographs as the house does, and take a school of them through a day."""
    say("beside the database")
    store = Store.open(folder / "a")
    found_school(store)
    activities = [new_id() for _ in range(40)]
    worst, began = 0.0, time.perf_counter()
    for number in range(pictures):
        of = activities[number % len(activities)]
        worst = max(worst, took(lambda of=of: keep(store, of)))
        if (number + 1) % (pictures // PARTS) == 0:
            since = time.perf_counter() - began
            say(f"  {number + 1} kept", since * 1000 / (number + 1), "ms each")
            say("    the slowest of them", worst * 1000, "ms")
            worst = 0.0
    say("  memory at most", memory(), "MB")
    say("  the list of one activity", page(store, activities[0]) * 1000, "ms")
    say("  one of its thumbnails", took(lambda: thumbnail(store)) * 1000, "ms")
    say("  checkpoint", took(store.checkpoint) * 1000, "ms")
    say("  the database", size_of(folder / "a", "*.duckdb*"), "MB")
    say("  the files beside it", size_of(folder / "a", "files/*"), "MB")
    say("  remembered answers", store._database.memory.size / MEGABYTE, "MB")
    made: list[Path] = []
    say("  a backup", took(lambda: made.append(back(store))), "s")
    say("    its file", made[0].stat().st_size / MEGABYTE, "MB")
    other = Store.open(folder / "b")
    found_school(other)
    act = acting(other, SARI)
    spent = took(lambda: restore(act, open_backup(act, made[0], "cadangan.zip")))
    say("  a restore elsewhere", spent, "s")
    say("    files that came with it", len(list((folder / "b/files").iterdir())), "")
    other.close()
    store.close()
    say("  a start", took(lambda: Store.open(folder / "a").close()) * 1000, "ms")
    say("  memory at most", memory(), "MB")


def keep(store: Store, activity_id: object) -> None:
    """Keep one photograph of noise with its thumbnail."""
    file = TakenFile(
        name="foto.jpg",
        media_type=FileKind.JPEG,
        content=os.urandom(SIZE),
        thumbnail=os.urandom(SMALL),
    )
    owner = Owner(record="activity", record_id=activity_id, activity_id=activity_id)
    lay_down(store, file)
    with store.transaction():
        keep_file(acting(store, SARI), file, new_id(), owner, draft=FileDraft())


def page(store: Store, activity_id: object) -> float:
    """Return how long the question of an activity's page takes, asked for the first."""
    keep(store, activity_id)
    return took(lambda: files_shown(store, "activity", activity_id))


def thumbnail(store: Store) -> None:
    """Read one thumbnail as the address of it does."""
    names = store.column("select thumbnail from attachment order by id limit 1")
    assert store.files.find(names[0])


def back(store: Store) -> Path:
    """Make a backup by hand and return its file."""
    return back_up(acting(store, SARI)).file


def inside(folder: Path, pictures: int) -> None:
    """Keep photographs in one table of the database, with the house's settings."""
    say("inside the database")
    file = folder / "a.duckdb"
    connection = duckdb.connect(str(file), config=CONFIG)
    connection.execute("create table a (id uuid primary key, content blob)")
    worst, began = 0.0, time.perf_counter()
    sql = "insert into a values ($id, $content)"
    for number in range(pictures):
        given = {"id": new_id(), "content": os.urandom(SIZE)}
        worst = max(worst, took(lambda g=given: connection.execute(sql, g)))
        if (number + 1) % (pictures // PARTS) == 0:
            since = time.perf_counter() - began
            say(f"  {number + 1} kept", since * 1000 / (number + 1), "ms each")
            say("    the slowest of them", worst * 1000, "ms")
            say("    the file", file.stat().st_size / MEGABYTE, "MB")
            say("    written to the disk", written(), "MB")
            worst = 0.0
    say("  memory at most", memory(), "MB")
    connection.close()


def took(deed: Callable[[], object]) -> float:
    """Return how many seconds something takes."""
    began = time.perf_counter()
    deed()
    return time.perf_counter() - began


def memory() -> float:
    """Return how many megabytes this process has had at most."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000


def written() -> float:
    """Return how many megabytes this process has written to the disk."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_oublock * 512 / MEGABYTE


def size_of(folder: Path, pattern: str) -> float:
    """Return how many megabytes the files of a pattern take."""
    return sum(file.stat().st_size for file in folder.glob(pattern)) / MEGABYTE


def say(what: str, figure: float | None = None, unit: str = "") -> None:
    """Print one line."""
    shown = "" if figure is None else f"{figure:12,.1f} {unit}"
    print(f"{what:<40}{shown}", flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
