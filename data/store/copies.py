"""How are all records copied, and replaced by a copy? By SQL, while others read.

Nobody opens or copies the database's own file: that would take its lock away. A copy is
what one transaction sees, and so is what replaces the records: after a crash there are
the old ones or the new ones, and the log and the journal belong to them as before.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path
from typing import Final, NamedTuple
from uuid import UUID

import duckdb

from data.errors import Refused
from data.language import N_
from data.store.database import COLUMNS, Database, Handed
from data.store.failures import first_line
from data.store.opening import Connection, tables_of
from data.store.tables import ALL, COUNT

COPY: Final = "the_copy"
"""What a copy is called while it is attached."""

NEW: Final = "block_size 16384, storage_version 'v1.5.0'"
NOBODY: Final = str(UUID(int=0))
"""Whose id stands where the shell acted."""

OWN: Final = ("migration", COUNT)
"""Tables that stay as they are when all records are replaced."""


class Column(NamedTuple):
    """A column of a table, with the type of its values."""

    table: str
    name: str
    kind: str = "UUID"


class Copies(ABC):
    """What a store can do with all of its records at once."""

    _database: Database
    _handed: Handed
    _written: set[str]

    @property
    @abstractmethod
    def _connection(self) -> Connection: ...

    @abstractmethod
    def transaction(self) -> AbstractContextManager[None]:
        """Keep everything written inside, or nothing."""

    @property
    def folder(self) -> Path | None:
        """The folder of the records, or None where they are only in memory."""
        return self._database.folder

    @contextmanager
    def still(self) -> Iterator[None]:
        """Let nobody else write while what is inside runs; reading goes on."""
        with self._database.writing:
            yield

    def counts(self) -> dict[str, int]:
        """Return how many records each table holds; every value of them is read."""
        return {
            table: int(self._connection.execute(_counted(table)).fetchall()[0][0])
            for table in sorted(tables_of(self._connection))
        }

    def columns(self) -> list[Column]:
        """Return every column of every table, with its type."""
        found = self._connection.execute(COLUMNS).fetchall()
        return sorted(Column(*map(str, row)) for row in found)

    def orphans(self, column: Column, target: Column, only: str = "") -> int:
        """Return how many values of a column name a record that is not there.

        ``only`` is the value that the column ``record`` has where this is the target.
        Nobody (an id of noughts) acts from the shell, and is there always.
        """
        run = self._connection.execute
        [(count,)] = run(_orphans(column, target, only), {"nobody": NOBODY}).fetchall()
        return int(count)

    def copy_to(self, file: Path) -> None:
        """Write all records, as they stand at one moment, into a new database file.

        Raises Refused where there is no room (a full disk would stop the school's own
        file), or the folder cannot be written.
        """
        self._database.room.demand(self._size())
        try:
            with self._attached(file, NEW):
                self._copy()
        except duckdb.Error as failure:
            self._database.mend(failure, self._handed.number)
            raise Refused(
                N_(
                    "The records could not be copied to {folder} ({why}). Check that "
                    "the folder can be written and has room."
                ),
                folder=file.parent,
                why=first_line(failure),
            ) from failure

    def _size(self) -> int:
        return self._database.file.stat().st_size if self.folder else 0

    def _copy(self) -> None:
        run = self._connection.execute
        self._connection.begin()
        try:
            run(f"copy from database {self._catalog()} to {COPY}")
            self._connection.commit()
        except BaseException:
            with suppress(duckdb.Error):
                self._connection.rollback()
            raise

    @contextmanager
    def replaced_by(self, file: Path) -> Iterator[None]:
        """Replace all records by those of a copy, together with what is written inside.

        The copy must have the tables as this product's migrations leave them. The
        count of commits goes on, so that journal and backups stay in their order.
        """
        self._database.room.demand(file.stat().st_size)
        try:
            with (
                self._database.writing,
                self._attached(file, "read_only"),
                self.transaction(),
            ):
                self._take_in()
                self._written.add(ALL)
                yield
        except duckdb.Error as failure:
            self._database.mend(failure, self._handed.number)
            raise Refused(
                N_(
                    "These records could not be taken over ({why}). The school's "
                    "records are as they were."
                ),
                why=first_line(failure),
            ) from failure

    def _take_in(self) -> None:
        run = self._connection.execute
        for table in sorted(tables_of(self._connection)):
            if table not in OWN:
                run(f'delete from "{table}"')  # noqa: S608 -- a name of our own
                run(f'insert into "{table}" by name from {COPY}."{table}"')

    @contextmanager
    def _attached(self, file: Path, options: str) -> Iterator[None]:
        path = str(file).replace("'", "''")
        left = f"detach database if exists {COPY}"
        self._connection.execute(left)
        self._connection.execute(f"attach '{path}' as {COPY} ({options})")
        try:
            yield
        finally:
            with suppress(duckdb.Error):  # it stays until the next one
                self._connection.execute(left)

    def _catalog(self) -> str:
        [(name,)] = self._connection.execute("select current_database()").fetchall()
        return f'"{name}"'


def _orphans(column: Column, target: Column, only: str) -> str:
    named = f'"{column.name}"'
    each = f"unnest({named})" if column.kind.endswith("[]") else named
    where = f"where record = '{only}'" if only else ""
    return f"""
        select count(*)
        from (select {each} as named from "{column.table}" {where})
        where named is not null
            and named::text <> $nobody
            and named not in (select "{target.name}" from "{target.table}")
    """  # noqa: S608 -- names of our own


def _counted(table: str) -> str:
    return f'select count(*), bit_xor(hash(kept)) from "{table}" as kept'  # noqa: S608
