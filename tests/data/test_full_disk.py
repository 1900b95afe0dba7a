"""A disk that is full: said early, nothing half-saved, and well again by itself."""

import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from threading import Event
from typing import Any

import duckdb
import pytest

from data.errors import Unavailable
from data.school.models import School
from data.store import FILE_NAME, Store
from data.store.journal import JOURNAL_NAME, Journal
from data.store.opening import LOG_NAME
from data.store.room import MB, Room, weight
from tests.data.damaged import CALM, HUGE, a_person, with_room

resource: Any = pytest.importorskip("resource", reason="Windows limits no file's size")


@pytest.fixture
def folder(store: Store) -> Path:
    assert store.folder
    return store.folder


@contextmanager
def no_file_larger_than(size: int) -> Iterator[None]:
    """Let the disk take no more of a file than this; afterwards there is room again."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def logo(store: Store, size: int) -> None:
    """Keep a logo of so many bytes that nothing makes smaller."""
    sql = "update school set logo = $logo, version = version + 1"
    store.write(sql, logo=os.urandom(size))


def commits(store: Store) -> int:
    return store.number("select count from commit_count")


def test_nothing_is_written_where_there_is_too_little_room(store: Store) -> None:
    before = commits(store)
    with_room(store, least=HUGE)

    with pytest.raises(Unavailable, match=r"has only [0-9]+ MB left"):
        store.add(a_person())

    assert commits(store) == before
    assert store.find(School)
    assert store.is_well()
    assert store.room.is_too_little
    with_room(store, **CALM)
    store.add(a_person())
    assert commits(store) == before + 1


def test_what_is_written_needs_its_room_twice(folder: Path) -> None:
    free = Room(folder).free
    room = Room(folder, least=free // 2, early=0)
    room.demand(free // 8)

    with pytest.raises(Unavailable):
        room.demand(free // 2)
    assert weight(["abc", b"abcd", [b"x" * 10, None], 7]) == 3 + 4 + 18 + 8


def test_it_is_said_early(folder: Path) -> None:
    assert not Room(folder, **CALM).is_little
    early = Room(folder, least=1, early=HUGE)
    assert (early.is_little, early.is_too_little) == (True, False)
    assert Room(None).free > HUGE
    assert not Room(None).is_little


def test_the_log_makes_room_before_anything_is_refused(
    store: Store, folder: Path
) -> None:
    logo(store, MB)
    log = (folder / LOG_NAME).stat().st_size
    assert log > MB
    with_room(store, least=store.room.free - log // 2, early=0)
    assert store.room.is_tight

    store.add(a_person())

    assert store.room.logged < log


def test_a_full_disk_at_a_checkpoint_is_got_over(store: Store, folder: Path) -> None:
    beside = store.cursor()
    assert beside.find(School)
    logo(store, 2 * MB)
    store.add(a_person("Wati"))
    kept = commits(store)
    with no_file_larger_than((folder / LOG_NAME).stat().st_size + 4096):
        store.checkpoint()
        assert store.is_well()
        assert commits(beside) == kept
        names = "select name from person where name = $name"
        assert beside.column(names, name="Wati") == ["Wati"]

    store.add(a_person("Yusuf"))
    beside.add(a_person("Zahra"))
    store.checkpoint()

    assert commits(beside) == kept + 2
    assert Journal(folder / JOURNAL_NAME).noted() == kept + 2
    assert not (folder / LOG_NAME).exists()


def test_a_commit_is_told_as_kept_where_only_its_checkpoint_failed(
    store: Store, folder: Path
) -> None:
    for _ in range(15):
        logo(store, 1_100_000)
    before = commits(store)
    with no_file_larger_than(16_950_000):
        logo(store, 400_000)  # the log is large enough now for a checkpoint
        assert commits(store) == before + 1
        assert store.number("select octet_length(logo) from school") == 400_000
    store.close()

    again = Store.open(folder)
    assert commits(again) == before + 1
    assert again.number("select octet_length(logo) from school") == 400_000
    again.close()


def test_a_commit_that_the_disk_did_not_take_is_not_kept(
    store: Store, folder: Path
) -> None:
    before = commits(store)
    log = (folder / LOG_NAME).stat().st_size if (folder / LOG_NAME).exists() else 0
    with (
        no_file_larger_than(log + 200_000),
        pytest.raises(Unavailable, match="did not"),
    ):
        logo(store, 500_000)

    assert commits(store) == before
    assert store.find(School)
    logo(store, 500_000)
    assert commits(store) == before + 1
    assert Journal(folder / JOURNAL_NAME).noted() == before + 1


def test_who_asks_meanwhile_is_answered(store: Store, folder: Path) -> None:
    """Cursors of other threads are in the middle of their questions."""
    logo(store, 2 * MB)
    done, sql = Event(), "select sum(n * $n)::bigint from range(20000) as r(n)"

    def ask(first: int) -> int:
        cursor, asked = store.cursor(), 0
        while not done.is_set():
            n = first + asked
            assert cursor.number(sql, n=n) == n * 199_990_000
            asked += 1
        return asked

    with ThreadPoolExecutor(3) as pool:
        asking = [pool.submit(ask, 1_000_000 * n) for n in range(3)]
        try:
            for _ in range(4):
                with no_file_larger_than((folder / LOG_NAME).stat().st_size + 4096):
                    store.checkpoint()
            assert store._database.number == 5
        finally:
            done.set()
        assert all(each.result(60) > 0 for each in asking)


def test_what_is_being_written_meanwhile_is_told(store: Store, folder: Path) -> None:
    """Another thread's question finds the database stopped and opens it again."""
    logo(store, 2 * MB)
    before, other = commits(store), store.cursor()

    def write_through_it() -> None:
        with store.transaction():
            store.add(a_person("Separuh"))
            with no_file_larger_than((folder / LOG_NAME).stat().st_size + 4096):
                stop(other)
            store.add(a_person("Separuh"))

    with pytest.raises(Unavailable, match="opened again"):
        write_through_it()

    assert commits(store) == before
    store.add(a_person("Utuh"))
    assert commits(other) == before + 1


def stop(store: Store) -> None:
    """Let a checkpoint of this cursor stop the database, and open it again."""
    with pytest.raises(duckdb.FatalException):
        store._connection.execute("force checkpoint")
    assert store.is_well()


def test_records_that_vanished_are_told_until_they_are_back(
    store: Store, folder: Path
) -> None:
    """The folder of a USB disk that was pulled out."""
    logo(store, 2 * MB)
    kept = commits(store)
    with no_file_larger_than((folder / LOG_NAME).stat().st_size + 4096):
        with pytest.raises(duckdb.FatalException):
            store._connection.execute("checkpoint")
        away = folder.rename(folder.with_name("away"))
        assert not store.is_well()
        with pytest.raises(Unavailable):
            store.first(School, "from school order by id")
        with pytest.raises(Unavailable):
            store.add(a_person())
    away.rename(folder)

    assert store.is_well()
    assert commits(store) == kept


def test_closed_records_stay_closed(store: Store, folder: Path) -> None:
    late = store.cursor()
    store.close()

    with pytest.raises((Unavailable, duckdb.ConnectionException)):
        late.number("select 1")
    Store.open(folder).close()
    assert (folder / FILE_NAME).exists()
