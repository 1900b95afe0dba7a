"""The records: whole, once, and never lost."""

import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest
from duckdb import CatalogException, ConstraintException, TransactionException
from pydantic import BaseModel

from data.errors import Busy, NotFound, Refused, Stale, Unavailable
from data.people import store as people
from data.people.models import Element, Person
from data.record import new_id
from data.school.models import School, YearRecord
from data.store import FILE_NAME, Store
from data.store.journal import JOURNAL_NAME
from planning.goals.models import Dimension, Goal
from planning.notes.models import Note
from planning.situation.models import Indicator, ReportValue
from tests.make import RINA

ROOT = Path(__file__).parent.parent.parent
WRITER = """
import sys
from pathlib import Path
from data.people.models import Element, Person
from data.record import new_id
from data.store import Store

store = Store.open(Path(sys.argv[1]))
print("ready", flush=True)
for number in range(100_000):
    with store.transaction():
        for half in "ab":
            store.add(Person(id=new_id(), name=f"{number}{half}",
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
    store.add(kept)

    assert store.get(Person, kept.id) == kept


def test_unknown_record_is_not_found(store: Store) -> None:
    with pytest.raises(NotFound):
        store.get(Person, new_id())


def test_second_writer_is_told(store: Store) -> None:
    changed = store.get(Person, RINA.id).model_copy(
        update={"name": "Rina A.", "version": 2}
    )
    store.replace(changed)

    with pytest.raises(Stale):
        store.replace(changed.model_copy(update={"name": "Rina B."}))

    assert store.get(Person, RINA.id).name == "Rina A."


def test_clashing_transactions_are_told(store: Store) -> None:
    changed = store.get(Person, RINA.id).model_copy(update={"version": 2})
    first, second = store.cursor(), store.cursor()

    with first.transaction():
        first.replace(changed)
        with pytest.raises(Stale), second.transaction():
            second.replace(changed)


def test_record_that_is_not_there_is_told_in_its_own_words(store: Store) -> None:
    assert store.find(Person, new_id()) is None
    assert not store.exists(Person, new_id())
    with pytest.raises(NotFound, match="This record was not found"):
        store.get(Person, new_id())
    with pytest.raises(NotFound, match="This note is not there"):
        store.get(Note, new_id())


def test_records_are_found_by_other_fields_than_their_key(store: Store) -> None:
    store.add([a_person("Wati"), a_person("Wati"), a_person("Yusuf")])

    assert store.count(Person, name="Wati", is_active=True) == 2
    assert store.count(Person, name="Wati", is_active=False) == 0
    assert store.count(Person, phone=None) == store.count(Person)
    assert store.get(Person, name="Yusuf").name == "Yusuf"
    assert store.exists(Person, element=Element.STAFF)


def test_key_must_be_whole_and_fields_known(store: Store) -> None:
    with pytest.raises(TypeError, match="Say which Person"):
        store.get(Person)
    with pytest.raises(TypeError, match="Say which Person"):
        store.remove(Person)
    with pytest.raises(ValueError, match="zip"):
        store.find(ReportValue, new_id())
    with pytest.raises(TypeError, match="no field nama"):
        store.count(Person, nama="Wati")
    with pytest.raises(TypeError, match="no field name = name or name"):
        store.find(Person, **{"name = name or name": "x"})


def test_same_id_twice_is_one_record(store: Store) -> None:
    kept = a_person()

    assert store.add(kept) == 1
    assert store.add(kept.model_copy(update={"name": "Lain"})) == 0
    assert store.add([]) == 0
    assert store.get(Person, kept.id) == kept


def test_list_with_the_same_record_twice_is_a_fault(store: Store) -> None:
    kept = a_person()

    with pytest.raises(duckdb.ConstraintException):
        store.add([kept, kept])
    store.add(kept)
    with pytest.raises(duckdb.ConstraintException):
        store.add([a_person("Yusuf"), kept])
    assert not store.exists(Person, name="Yusuf")


def test_key_with_a_meaning_is_taken_once(store: Store) -> None:
    first = YearRecord(start=2031, closed_on=None, version=1)
    store.add(first)

    with pytest.raises(Stale):
        store.add(first.model_copy(update={"closed_on": date(2031, 7, 1)}))
    with pytest.raises(Stale):
        store.add(store.get(School))
    assert store.get(YearRecord, 2031) == first


def test_another_unique_column_is_not_swallowed(store: Store) -> None:
    one = Indicator(id=new_id(), code="E.1", name="Satu", is_active=True, version=1)
    store.add(one)

    with pytest.raises(ConstraintException, match="unique"):
        store.add(one.model_copy(update={"id": new_id()}))


def test_replacing_checks_the_version_of_each(store: Store) -> None:
    one, other = a_person("Satu"), a_person("Dua")
    store.add([one, other])
    next_one = one.model_copy(update={"name": "Kesatu", "version": 2})
    next_other = other.model_copy(update={"name": "Kedua", "version": 2})
    store.replace(next_one)

    def replace_both() -> None:
        with store.transaction():
            store.replace([next_one, next_other])

    with pytest.raises(Stale, match="Somebody else changed this"):
        replace_both()
    assert store.get(Person, other.id) == other

    store.replace([])
    store.replace([next_other, next_one.model_copy(update={"version": 3})])
    assert store.get(Person, other.id) == next_other


def test_replacing_leaves_fixed_fields_as_they_are(store: Store) -> None:
    kept = Goal(
        id=new_id(),
        school_year=2026,
        number=7,
        title="Baca",
        standard="graduates",
        dimensions=("learning",),
        frames=(),
        causes=(),
        version=1,
    )
    store.add(kept)
    changes = {"number": 9, "title": "Literasi", "dimensions": (), "version": 2}

    store.replace(kept.model_copy(update=changes))

    after = store.get(Goal, kept.id)
    assert (after.number, after.title, after.dimensions) == (7, "Literasi", ())


def test_record_that_was_removed_meanwhile_is_not_replaced(store: Store) -> None:
    kept = a_person()
    store.add(kept)
    store.remove(Person, kept.id)

    with pytest.raises(Stale):
        store.replace(kept.model_copy(update={"version": 2}))


def test_nulls_decimals_and_lists_come_back(store: Store) -> None:
    value = ReportValue(
        indicator_id=new_id(),
        school_year=2026,
        score=Decimal("66.67"),
        label="",
        change=None,
        version=1,
    )
    store.add(value)
    store.replace(value.model_copy(update={"score": None, "version": 2}))

    after = store.get(ReportValue, value.indicator_id, 2026)
    assert (after.score, after.change) == (None, None)
    assert store.find(ReportValue, value.indicator_id, 2025) is None


def test_removing_checks_the_version_where_one_is_said(store: Store) -> None:
    kept = a_person()
    store.add(kept)

    with pytest.raises(Stale):
        store.remove(Person, kept.id, version=2)
    assert store.remove(Person, kept.id, version=1) == 1
    assert store.remove(Person, kept.id) == 0


def test_many_are_removed_by_a_field(store: Store) -> None:
    store.add([a_person("Wati"), a_person("Wati"), a_person("Yusuf")])

    assert store.remove(Person, name="Wati") == 2
    assert store.exists(Person, name="Yusuf")


def test_record_is_replaced_again_and_again_in_one_transaction(store: Store) -> None:
    kept = Goal(
        id=new_id(),
        school_year=2026,
        number=7,
        title="Baca",
        standard="graduates",
        dimensions=("learning",),
        frames=(),
        causes=(),
        version=1,
    )
    with store.transaction():
        store.add(kept)
        for version in range(2, 5):
            later = {"dimensions": (Dimension.GROWTH,) * version, "version": version}
            store.replace(kept.model_copy(update=later))

    assert store.get(Goal, kept.id).dimensions == (Dimension.GROWTH,) * 4


def test_numbers_columns_and_first_rows(store: Store) -> None:
    store.add(a_person("Wati"))

    assert store.number("select count(*) from person where name = 'Wati'") == 1
    assert store.column("select name from person where name = $n", n="Wati") == ["Wati"]
    assert store.column("select name from person where name = $n", n="X") == []
    first = store.first(Person, "from person order by name desc, id")
    assert first
    assert first.name == "Wati"
    assert store.first(Person, "from person where false order by id") is None


@pytest.mark.parametrize("stop", [RuntimeError, KeyboardInterrupt])
def test_stopped_transaction_leaves_nothing(
    store: Store, stop: type[BaseException]
) -> None:
    def stop_after_writing() -> None:
        with store.transaction():
            store.add(a_person("Separuh"))
            raise stop

    with pytest.raises(stop):
        stop_after_writing()

    assert "Separuh" not in names(store)


def test_swallowed_database_error_is_not_committed_silently(store: Store) -> None:
    def write_and_swallow() -> None:
        with store.transaction():
            store.add(a_person("Separuh"))
            with pytest.raises(CatalogException, match="no_such_table"):
                store.write("insert into no_such_table values (1)")

    with pytest.raises(TransactionException, match="abort"):
        write_and_swallow()

    assert "Separuh" not in names(store)


def test_a_transaction_that_writes_nothing_is_no_commit(store: Store) -> None:
    commits = "select count from commit_count"
    before = store.number(commits)

    with store.transaction():
        assert "Rina" in names(store)
    with store.transaction():
        store.remove(Person, new_id())

    assert store.number(commits) == before + 1


def test_many_rows_are_written_at_once(store: Store) -> None:
    added = store.write_all("person", [a_person(f"Orang {n}") for n in range(1000)])

    assert added == 1000
    assert len(names(store)) == 1004


def test_twenty_people_writing_lose_nothing(store: Store) -> None:
    def add(number: int) -> None:
        cursor = store.cursor()
        with cursor.transaction():
            cursor.add(a_person(f"Orang {number}"))
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


def test_records_are_opened_once_in_a_process(tmp_path: Path) -> None:
    """Two stores of one file would not know of each other's commits."""
    store = Store.open(tmp_path)

    with pytest.raises(Busy, match="another process"):
        Store.open(tmp_path)
    store.close()


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
        store.add(a_person())
    store.close()
    (tmp_path / JOURNAL_NAME).write_text("999\n")

    with pytest.raises(Refused, match="changes"):
        Store.open(tmp_path)

    (tmp_path / JOURNAL_NAME).unlink()
    Store.open(tmp_path).close()


def test_records_open_again_after_closing(tmp_path: Path) -> None:
    store = Store.open(tmp_path)
    with store.transaction():
        store.add(a_person())
    store.checkpoint()
    store.close()

    again = Store.open(tmp_path)

    assert names(again) == {"Wati"}
    again.close()


def test_a_school_without_records_takes_little_room(tmp_path: Path) -> None:
    store = Store.open(tmp_path)
    [tables] = store.column("select count(*) as tables from duckdb_tables()")
    store.close()

    assert (tmp_path / FILE_NAME).stat().st_size < 4_000 * tables


def test_a_file_of_larger_blocks_opens_as_it_is(tmp_path: Path) -> None:
    duckdb.connect(tmp_path / FILE_NAME, config={"default_block_size": 262_144}).close()
    store = Store.open(tmp_path)
    with store.transaction():
        store.add(a_person())
    store.close()

    again = Store.open(tmp_path)

    assert names(again) == {"Wati"}
    assert again.number("select block_size from pragma_database_size()") == 262_144
    again.close()


def test_a_statement_read_by_one_cursor_is_run_by_another(tmp_path: Path) -> None:
    first, second = Store.open(tmp_path / "a"), Store.open(tmp_path / "b")
    for store in (first, second):
        with store.transaction():
            store.add(a_person())
    first.close()

    assert names(second.cursor()) == {"Wati"}
    second.close()


def test_records_that_lack_a_table_say_so(tmp_path: Path) -> None:
    Store.open(tmp_path).close()
    connection = duckdb.connect(str(tmp_path / FILE_NAME))
    connection.execute("drop table task_item")
    connection.close()

    with pytest.raises(Unavailable, match="lack a part"):
        Store.open(tmp_path).column("select title from task_item order by title")
