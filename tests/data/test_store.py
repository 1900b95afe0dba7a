"""The records: whole, once, and never lost."""

import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from pydantic import BaseModel

from data.errors import Busy, NotFound, Refused, Stale
from data.people import store as people
from data.people.models import Element, Person
from data.record import new_id
from data.store import JOURNAL_NAME, Store
from tests.make import RINA

ROOT = Path(__file__).parent.parent.parent
WRITER = """
import sys
from pathlib import Path
from data.people import store as people
from data.people.models import Element, Person
from data.record import new_id
from data.store import Store

store = Store.open(Path(sys.argv[1]))
print("ready", flush=True)
for number in range(100_000):
    with store.transaction():
        for half in "ab":
            people.add(store, Person(id=new_id(), name=f"{number}{half}",
                element=Element.STAFF, is_active=True, version=1))
    print(number, flush=True)
"""


class Count(BaseModel):
    count: int


def a_person(name: str = "Wati") -> Person:
    return Person(
        id=new_id(), name=name, element=Element.STAFF, is_active=True, version=1
    )


def names(store: Store) -> set[str]:
    return {person.name for person in people.people(store)}


def writer(folder: Path) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", WRITER, str(folder)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        text=True,
    )


def test_record_comes_back_as_it_was_kept(store: Store) -> None:
    kept = a_person()
    people.add(store, kept)

    assert people.person(store, kept.id) == kept


def test_unknown_record_is_not_found(store: Store) -> None:
    with pytest.raises(NotFound):
        people.person(store, new_id())


def test_second_writer_is_told(store: Store) -> None:
    changed = people.person(store, RINA.id).model_copy(
        update={"name": "Rina A.", "version": 2}
    )
    people.replace(store, changed)

    with pytest.raises(Stale):
        people.replace(store, changed.model_copy(update={"name": "Rina B."}))

    assert people.person(store, RINA.id).name == "Rina A."


def test_clashing_transactions_are_told(store: Store) -> None:
    changed = people.person(store, RINA.id).model_copy(update={"version": 2})
    first, second = store.cursor(), store.cursor()

    with first.transaction():
        people.replace(first, changed)
        with pytest.raises(Stale), second.transaction():
            people.replace(second, changed)


@pytest.mark.parametrize("stop", [RuntimeError, KeyboardInterrupt])
def test_stopped_transaction_leaves_nothing(
    store: Store, stop: type[BaseException]
) -> None:
    def stop_after_writing() -> None:
        with store.transaction():
            people.add(store, a_person("Separuh"))
            raise stop

    with pytest.raises(stop):
        stop_after_writing()

    assert "Separuh" not in names(store)


def test_swallowed_database_error_is_not_committed_silently(store: Store) -> None:
    def write_and_swallow() -> None:
        with store.transaction():
            people.add(store, a_person("Separuh"))
            with pytest.raises(Exception, match="no_such_table"):
                store.write("insert into no_such_table values (1)")

    with pytest.raises(Exception, match="abort"):
        write_and_swallow()

    assert "Separuh" not in names(store)


def test_many_rows_are_written_at_once(store: Store) -> None:
    added = store.write_all("person", [a_person(f"Orang {n}") for n in range(1000)])

    assert added == 1000
    assert len(names(store)) == 1004


def test_twenty_people_writing_lose_nothing(store: Store) -> None:
    def add(number: int) -> None:
        cursor = store.cursor()
        with cursor.transaction():
            people.add(cursor, a_person(f"Orang {number}"))
        cursor.close()

    with ThreadPoolExecutor(20) as pool:
        list(pool.map(add, range(100)))

    assert len([n for n in names(store) if n.startswith("Orang")]) == 100


def test_records_in_use_are_refused_with_a_sentence(tmp_path: Path) -> None:
    with writer(tmp_path) as running:
        assert running.stdout
        assert running.stdout.readline() == "ready\n"
        with pytest.raises(Busy, match="another process"):
            Store.open(tmp_path)
        running.kill()


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no kill -9 on Windows")
def test_killed_while_saving_keeps_whole_records(tmp_path: Path) -> None:
    with writer(tmp_path) as running:
        assert running.stdout
        running.stdout.readline()
        time.sleep(1)
        running.send_signal(signal.SIGKILL)
        acknowledged = running.stdout.read().split()
    store = Store.open(tmp_path)
    kept = names(store)

    assert acknowledged
    for number in acknowledged[:-1]:
        assert {f"{number}a", f"{number}b"} <= kept
    halves = {name[:-1] for name in kept}
    assert len(kept) == 2 * len(halves)
    store.close()


def test_lost_commits_are_noticed_at_the_start(tmp_path: Path) -> None:
    store = Store.open(tmp_path)
    with store.transaction():
        people.add(store, a_person())
    store.close()
    (tmp_path / JOURNAL_NAME).write_text("999\n")

    with pytest.raises(Refused, match="changes"):
        Store.open(tmp_path)

    (tmp_path / JOURNAL_NAME).unlink()
    Store.open(tmp_path).close()


def test_records_open_again_after_closing(tmp_path: Path) -> None:
    store = Store.open(tmp_path)
    with store.transaction():
        people.add(store, a_person())
    store.checkpoint()
    store.close()

    again = Store.open(tmp_path)

    assert names(again) == {"Wati"}
    again.close()
