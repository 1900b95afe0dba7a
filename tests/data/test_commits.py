"""Writers and readers take turns, or run side by side: what each may be told.

An answer is never older than the last commit acknowledged before it was asked, and
never holds what is not committed.
"""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, suppress
from itertools import count
from threading import Event

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.errors import Stale
from data.record import Record
from data.school.models import YearRecord
from data.store import Store
from planning.chapters.models import ProgramChapter

EVERY = """
    select start, version from school_year
    union all
    select school_year as start, version from program_chapter
    order by start
"""
TABLES = {
    2101: ("school_year", "start"),
    2102: ("school_year", "start"),
    2103: ("program_chapter", "school_year"),
}
"""Each year is counted in a record of its own, in two tables."""

CHAPTER = {"school_year": 2103, "chapter": "foreword", "text": "", "version": 1}
STARTS = tuple(TABLES)
WRITERS = len(STARTS)
VERBS = ("ask", "write", "begin", "commit", "roll back")
DEEDS = st.lists(
    st.tuples(st.integers(0, WRITERS - 1), st.sampled_from(VERBS)), max_size=40
)


class Start(Record):
    """A year whose version may be any number."""

    start: int
    version: int


def one_year(start: int) -> str:
    table, key = TABLES[start]
    return f"select {key} as start, version from {table} where {key} = $start"


def write(store: Store, start: int, number: int) -> None:
    table, key = TABLES[start]
    sql = f"update {table} set version = $n where {key} = $start"
    store.write(sql, n=number, start=start)


def commits(store: Store) -> int:
    return store.number("select count from commit_count")


class Undone(Exception):
    """Raised to leave nothing behind."""


class Played:
    """Cursors that take turns, and what each year's version must then be.

    Each cursor writes the year of its own, always a number that nobody wrote before.
    """

    def __init__(self, store: Store) -> None:
        self.cursors = [store.cursor() for _ in STARTS]
        self.open: list[list[AbstractContextManager[None]]] = [[] for _ in STARTS]
        self.committed = {start: [1] for start in STARTS}
        self.written: dict[int, int] = {}
        self.began = [dict.fromkeys(STARTS, 0) for _ in STARTS]
        self.numbers = count(2)
        with store.transaction():
            store.remove(ProgramChapter, school_year=2103)
            for start in STARTS[:2]:
                store.remove(YearRecord, start)
                store.add(YearRecord(start=start, closed_on=None, version=1))
            store.add(ProgramChapter.model_validate(CHAPTER))
        self.commits = commits(store)

    def play(self, who: int, verb: str) -> None:
        if verb == "ask":
            self.ask(who)
        elif verb == "write":
            self.write(who)
        elif verb == "begin":
            self.begin(who)
        elif self.open[who]:
            self.end(who, Undone() if verb == "roll back" else None)

    def begin(self, who: int) -> None:
        if not self.open[who]:
            self.began[who] = {at: len(seen) - 1 for at, seen in self.committed.items()}
        self.open[who].append(self.cursors[who].transaction())
        self.open[who][-1].__enter__()

    def write(self, who: int) -> None:
        start, number = STARTS[who], next(self.numbers)
        write(self.cursors[who], start, number)
        if self.open[who]:
            self.written[start] = number
        else:
            self.committed[start].append(number)
            self.commits += 1

    def end(self, who: int, failure: Exception | None) -> None:
        """End the inner transaction; a failure ends all of them."""
        start = STARTS[who]
        while self.open[who]:
            transaction = self.open[who].pop()
            try:
                transaction.__exit__(failure and type(failure), failure, None)
            except (Stale, Undone) as stopped:
                failure = stopped
            if failure is None:
                break
        if failure is not None:
            self.written.pop(start, None)
        elif not self.open[who] and start in self.written:
            self.commits += 1
            self.committed[start].append(self.written.pop(start))

    def ask(self, who: int) -> None:
        """Every way of asking says the same, and what it must."""
        cursor = self.cursors[who]
        rows = {row.start: row.version for row in cursor.rows(Start, EVERY)}
        assert self.open[who] or commits(cursor) == self.commits
        for start in STARTS:
            version = rows[start]
            assert cursor.row(Start, one_year(start), start=start).version == version
            counted = f"select count(*) from ({one_year(start)}) where version = $n"
            assert cursor.number(counted, start=start, n=version) == 1
            if not self.open[who]:
                assert version == self.committed[start][-1]
            elif start == STARTS[who] and start in self.written:
                assert version == self.written[start]
            else:
                assert version in self.committed[start][self.began[who][start] :]


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    store = Store.open(tmp_path_factory.mktemp("shared"))
    yield store
    store.close()


@settings(max_examples=60)
@given(deeds=DEEDS)
def test_an_answer_is_what_was_committed_last(
    shared: Store, deeds: list[tuple[int, str]]
) -> None:
    played = Played(shared)

    try:
        for who, verb in deeds:
            played.play(who, verb)
            for other in range(WRITERS):
                played.ask(other)
    finally:
        for who in range(WRITERS):
            played.end(who, Undone())
    for who in range(WRITERS):
        played.ask(who)
        played.cursors[who].close()
    at_last = {row.start: row.version for row in shared.rows(Start, EVERY)}
    assert at_last.items() >= {
        (start, seen[-1]) for start, seen in played.committed.items()
    }


class Running:
    """Threads that write and read at once, and what was acknowledged so far."""

    def __init__(self, store: Store) -> None:
        Played(store)
        self.store = store
        self.acknowledged = dict.fromkeys(STARTS, 1)
        self.done = Event()

    def write(self, start: int, is_kept: list[bool]) -> None:
        cursor = self.store.cursor()
        for number, keep in enumerate(is_kept, 2):
            with suppress(Undone), cursor.transaction():
                write(cursor, start, number if keep else -number)
                if not keep:
                    raise Undone
            if keep:
                self.acknowledged[start] = number

    def read(self) -> int:
        """Ask until the writers are done; return how often."""
        cursor, seen, asked = self.store.cursor(), dict.fromkeys(STARTS, 1), 0
        while not self.done.is_set() or asked < 10:
            before = dict(self.acknowledged)
            rows = {row.start: row.version for row in cursor.rows(Start, EVERY)}
            for start in STARTS:
                found = cursor.row(Start, one_year(start), start=start).version
                assert before[start] <= rows[start] <= found
                assert seen[start] <= rows[start]
                seen[start] = found
            asked += 1
        return asked


@settings(max_examples=15)
@given(
    kept=st.lists(
        st.lists(st.booleans(), min_size=5, max_size=25), min_size=1, max_size=3
    )
)
def test_threads_never_see_less_than_was_acknowledged(
    shared: Store, kept: list[list[bool]]
) -> None:
    running = Running(shared)

    with ThreadPoolExecutor(len(kept) + 3) as pool:
        readers = [pool.submit(running.read) for _ in range(3)]
        pairs = zip(STARTS, kept, strict=False)
        writers = [pool.submit(running.write, *pair) for pair in pairs]
        try:
            for writer in writers:
                writer.result()
        finally:
            running.done.set()
        assert all(reader.result() >= 10 for reader in readers)

    at_last = {row.start: row.version for row in shared.rows(Start, EVERY)}
    assert {start: at_last[start] for start in STARTS} == running.acknowledged
