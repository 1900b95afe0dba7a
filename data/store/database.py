"""The one opened file behind all cursors: it opens itself again when it has to.

A checkpoint that finds the disk full stops DuckDB: nothing is answered any more until
every connection is closed and the file is opened again. Each opening has a number; a
cursor of an earlier one is given a new connection before it asks again.
"""

import time
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from threading import RLock
from typing import Any, Final
from weakref import WeakSet

import duckdb

from data.errors import HumasError, Unavailable
from data.language import N_
from data.store.failures import INVALID, why_not_kept
from data.store.files import FOLDER as FILES
from data.store.files import Files
from data.store.journal import JOURNAL_NAME, Journal
from data.store.memory import Memory
from data.store.opening import (
    FILE_NAME,
    LOG_NAME,
    Connection,
    commits,
    connect,
    migrate,
    migrations,
    opened,
)
from data.store.room import Room
from data.store.settings import CONFIG, harden
from data.store.tables import Tables

Values = dict[str, Any]
MOST_READ: Final = 2000
LONGEST_WAIT: Final = 10.0
"""Seconds that a question which is under way may take to let go."""

CLOSED: Final = N_(
    "The records are closed after a fault of their disk and could not be opened again "
    "yet. Wait a moment and try again; what was saved before is safe."
)
AGAIN: Final = N_(
    "The records had to be opened again after a fault of their disk. Your entry was "
    "not saved; enter it again. What was saved before is safe."
)


COLUMNS: Final = """
    select table_name, column_name, data_type
    from duckdb_columns()
    where not internal
        and database_name = current_database()
        and table_name in (
            select table_name from duckdb_tables() where not internal
        )
"""


class Database:
    """A file of records that is open, its journal, its memory, its one writer."""

    def __init__(self, connection: Connection, folder: Path | None) -> None:
        self.folder = folder
        self.file = Path(":memory:") if folder is None else folder / FILE_NAME
        self.journal = None if folder is None else Journal(folder / JOURNAL_NAME)
        self.files = Files(folder and folder / FILES)
        self.room = Room(folder, folder and folder / LOG_NAME)
        self.writing = RLock()
        self.number = 1
        self._opening = RLock()
        self._connection: Connection | None = connection
        self._is_closed = False
        self._types: dict[str, dict[str, str]] = {}
        self._read: dict[str, duckdb.Statement] = {}
        self._handed: WeakSet[Handed] = WeakSet()
        self.memory = Memory(Tables.of(connection))

    @classmethod
    def open(
        cls, folder: Path | None, before: Callable[["Database"], None]
    ) -> "Database":
        """Open the records in a folder, or new ones in memory."""
        if folder is None:
            connection = duckdb.connect(":memory:", config=CONFIG)
            migrate(connection, migrations())
        else:
            connection = opened(folder, partial(_shown, cls, folder, before))
        harden(connection, folder)
        return cls(connection, folder)

    @classmethod
    def of_copy(cls, file: Path) -> "Database":
        """Open a copy to look into it; it belongs to no folder of records."""
        connection = connect(file, is_read_only=True)
        harden(connection, file.parent)
        return cls(connection, None)

    def hand(self) -> "Handed":
        """Give one cursor its own connection to the file."""
        with self._opening:
            if self._connection is None:
                self._open_again()
            assert self._connection is not None  # noqa: S101 -- or it has raised
            handed = Handed(self._connection.cursor(), self.number)
            self._handed.add(handed)
        return handed

    def close(self) -> None:
        """Close the file and every connection to it."""
        with self._opening:
            self._is_closed = True
            self._read.clear()
            self._let_go()

    def run(self, connection: Connection, sql: str, values: Values) -> Connection:
        """Run one statement; its text is read once for all, a seventh of its time."""
        statement = self._read.get(sql)
        if statement is None:
            [statement] = connection.extract_statements(sql)
            if len(self._read) < MOST_READ:
                self._read[sql] = statement
        return connection.execute(statement, values)

    def types(self, table: str, names: Iterable[str]) -> dict[str, str]:
        """Return the types of these columns of a table.

        Asked once: the question takes longer than what is written.
        """
        if not self._types:
            handed = self.hand()
            for of, column, kind in handed.connection.execute(COLUMNS).fetchall():
                self._types.setdefault(of, {})[column] = kind
            handed.close()
        return {name: self._types[table][name] for name in names}

    def mend(self, failure: Exception, number: int) -> bool:
        """Return whether it helps to ask again: the file was opened again meanwhile.

        Raises Unavailable where it cannot be opened.
        """
        with self._opening:
            if self.number == number and not isinstance(failure, INVALID):
                return False
            if self.number == number:
                self._open_again()
            return True

    def was_kept(self, count: int, failure: Exception, number: int) -> bool:
        """Return whether a commit that failed was kept all the same.

        A full disk may stop the checkpoint after it: the log has it then.
        """
        if not self.mend(failure, number):
            return False
        handed = self.hand()
        try:
            return commits(handed.connection) >= count
        finally:
            handed.close()

    def why(self, failure: Exception, number: int) -> HumasError | None:
        """Return what a person is told of a failure, None where it is a fault."""
        if self.folder is None:
            return None
        told = why_not_kept(failure, self.file)
        if told is None and self.mend(failure, number):
            told = Unavailable(AGAIN)
        return told

    def _open_again(self) -> None:
        """Close everything and open the file anew; nothing of before is remembered."""
        if self.folder is None or self._is_closed:
            raise Unavailable(CLOSED)
        self._let_go()
        self.number += 1
        if not self.file.exists():  # a new one would be made
            raise Unavailable(CLOSED)
        try:
            self._connection = self._connected(self.folder)
        except HumasError as failure:
            raise Unavailable(failure.message, **failure.facts) from failure
        self.memory = Memory(self.memory.tables)

    def _connected(self, folder: Path) -> Connection:
        connection = connect(self.file)
        try:
            if self.journal is not None:
                self.journal.demand(commits(connection))
            harden(connection, folder)
        except BaseException:
            connection.close()
            raise
        return connection

    def _let_go(self) -> None:
        """Close all connections; what is being asked is broken off."""
        until = time.monotonic() + LONGEST_WAIT
        while handed := next(iter(self._handed), None):
            handed.break_off(until)
            self._handed.discard(handed)
        if self._connection is not None:
            self._connection.close()
            self._connection = None


def _shown(
    kind: type[Database],
    folder: Path,
    before: Callable[[Database], None],
    connection: Connection,
) -> None:
    """Let somebody look at records of an older schema, and let go of them again."""
    older = kind(connection.cursor(), folder)
    try:
        before(older)
    finally:
        older.close()


class Handed:
    """A connection, and which opening of the file it belongs to."""

    def __init__(self, connection: Connection, number: int) -> None:
        self.connection = connection
        self.number = number

    def close(self) -> None:
        """Give it back."""
        self.connection.close()

    def break_off(self, until: float) -> None:
        """Close it though somebody is asking; Unavailable where that takes too long."""
        while True:
            try:
                self.connection.interrupt()
                self.connection.close()
            except duckdb.ConnectionException:
                return  # it was closed before
            except duckdb.Error as failure:
                if time.monotonic() > until:
                    raise Unavailable(CLOSED) from failure
                time.sleep(0.01)
            else:
                return
