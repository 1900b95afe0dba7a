"""The app makes the day's backup while it runs; a failure is told and ends nothing."""

import logging
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event

import pytest

from data.backups.daily import Daily, is_due, last_daily, told
from data.backups.making import own_folder
from data.backups.models import BackupKind
from data.store import Store
from tests.make import NOW, SARI, SCHOOL


def look(daily: Daily, store: Store, now: datetime = NOW) -> None:
    daily.look(lambda: store, lambda: now, SARI)


def names(store: Store) -> list[str]:
    folder = own_folder(store)
    return sorted(file.name for file in folder.iterdir()) if folder.is_dir() else []


def test_a_day_gets_one_backup(store: Store) -> None:
    daily = Daily()
    for hours in (0, 1, 14):
        look(daily, store, NOW + timedelta(hours=hours))
    assert len(names(store)) == 1

    look(daily, store, NOW + timedelta(hours=16))

    assert len(names(store)) == 2
    assert daily.failure is None


def test_a_day_begins_at_the_schools_clock(store: Store) -> None:
    """At 16.30 UTC it is 23.30 in Jakarta, an hour later the next day."""
    look(Daily(), store, datetime(2026, 8, 17, 16, 30, tzinfo=UTC))
    last = last_daily(store)
    assert last is not None

    for hour, due in ((16, False), (17, True)):
        now = datetime(2026, 8, 17, hour, 59, tzinfo=UTC)
        assert is_due(last, now, SCHOOL.zone) is due


def test_records_without_a_school_need_no_backup(
    tmp_path: Path,
) -> None:
    store = Store.open(tmp_path)
    look(Daily(), store)
    assert names(store) == []
    store.close()


def test_old_ones_give_way_while_the_app_runs_on(store: Store) -> None:
    daily = Daily()
    for day in range(0, 20):
        look(daily, store, NOW + timedelta(days=day))

    kept = names(store)

    assert 7 + 1 <= len(kept) <= 7 + 3 + 1
    assert all("harian" in name for name in kept)
    last = last_daily(store)
    assert last is not None
    assert last.kind is BackupKind.DAILY


def test_a_failure_is_told_and_the_next_try_may_succeed(
    store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    folder = own_folder(store)
    folder.write_bytes(b"in the way")
    daily = Daily()
    with caplog.at_level(logging.WARNING, "humas"):
        look(daily, store)
    assert daily.failure is not None
    assert "daily backup failed" in caplog.text

    folder.unlink()
    look(daily, store)

    assert daily.failure is None
    assert len(names(store)) == 1


def test_a_fault_ends_nothing(caplog: pytest.LogCaptureFixture) -> None:
    def broken() -> Store:
        raise ZeroDivisionError

    daily = Daily()
    with caplog.at_level(logging.ERROR, "humas"):
        daily.look(broken, lambda: NOW, SARI)

    assert daily.failure is not None
    assert "ZeroDivisionError" in caplog.text


def test_it_looks_again_and_again_until_it_is_stopped(store: Store) -> None:
    daily, looked = Daily(), Event()
    looks = []

    def records() -> Store:
        looks.append(1)
        if len(looks) == 3:
            looked.set()
        return store

    daily.start(records, lambda: NOW, SARI, first=0.01, every=0.01)
    assert looked.wait(30)
    daily.stop()

    assert len(names(store)) == 1


def test_nothing_is_told_of_a_new_school_or_records_in_memory(store: Store) -> None:
    assert told(store, NOW) == []
    memory = Store.open()
    assert told(memory, NOW) == []
    memory.close()
