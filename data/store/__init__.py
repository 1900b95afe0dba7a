"""How records are kept: one DuckDB file, opened once, one writer at a time.

The only place that talks to duckdb. The numbers behind these choices:
no foreign keys (DuckDB refuses ordinary updates of referenced rows), no executemany,
a cursor per run, the count of commits as the last statement before every commit (an
aborted transaction refuses it; it would commit silently and keep nothing), roll back
on BaseException (Streamlit stops a script with one).
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import Any, Final, Self, TypeVar

import duckdb
from pydantic import BaseModel

from data.errors import HumasError, NotFound, Stale, Unavailable
from data.language import N_
from data.record import KeptRecord
from data.store import statements
from data.store.copies import Copies
from data.store.database import Database
from data.store.files import Files
from data.store.memory import (
    Answer,
    Asked,
    Memory,
    is_unchangeable_kind,
    key_of,
    size_of_column,
    size_of_rows,
)
from data.store.opening import FILE_NAME, MIGRATIONS, Connection
from data.store.room import Room, weight
from data.store.tables import COUNT

__all__ = ["FILE_NAME", "MIGRATIONS", "BeforeMigration", "Store", "question"]

CONFLICTS: Final = ("Conflict on update", "Transaction conflict", "has been altered")
MOST_TRIES: Final = 20
"""How often a question is asked that finds the file closed under its hands."""

MISSING: Final = N_("This record was not found. It may have been removed.")
STALE: Final = N_(
    "Somebody else changed this meanwhile. Your entry was not saved; reload the page, "
    "look, and enter it again."
)

M = TypeVar("M", bound=BaseModel)
K = TypeVar("K", bound=KeptRecord)


@cache
def question(queries: str, name: str) -> str:
    """Return the text of ``sql/<name>.sql`` beside the file ``queries``."""
    return (Path(queries).parent / "sql" / f"{name}.sql").read_text("utf-8")


BeforeMigration = Callable[["Store", Path], None]


class Store(Copies):
    """Reads rows as models and writes them in transactions, one writer at a time."""

    def __init__(self, database: Database, *, is_whole: bool = False) -> None:
        self._database = database
        self._is_whole = is_whole
        self._handed = database.hand()
        self._is_writing = False
        self._written: set[str] = set()
        self._own = database.memory

    @classmethod
    def open(
        cls,
        folder: Path | None = None,
        *,
        before_migration: BeforeMigration | None = None,
    ) -> Self:
        """Open the records in ``folder`` (memory without one), schema up to date.

        ``before_migration`` is handed records of an older schema and their folder
        before anything of them is changed: what it raises leaves them as they were.

        Raises a HumasError where they cannot be opened, before anything is written:
        Busy where another process has them open, Refused where the journal of commits
        knows more than they do or a newer version wrote them, UnreadableFile where
        they are damaged.
        """

        def before(older: Database) -> None:
            if before_migration and folder:
                before_migration(cls(older), folder)

        return cls(Database.open(folder, before), is_whole=True)

    @classmethod
    def of_copy(cls, file: Path) -> Self:
        """Open a copy as it is, to look into it; nothing of it is changed."""
        return cls(Database.of_copy(file), is_whole=True)

    def cursor(self) -> "Store":
        """Give one run its own cursor; cursors are not shared between threads."""
        return Store(self._database)

    def close(self) -> None:
        """Give this cursor (or the whole database) back."""
        if self._is_whole:
            self._database.close()
        self._handed.close()

    @property
    def room(self) -> Room:
        """The room that is left on the disk of the records."""
        return self._database.room

    @property
    def files(self) -> Files:
        """The files that people handed in, beside the records."""
        return self._database.files

    def is_well(self) -> bool:
        """Return whether the database itself answers, not only memory."""
        try:
            self._ask("select count from commit_count", {})
        except (duckdb.Error, HumasError):
            return False
        return True

    def checkpoint(self) -> None:
        """Write the log into the database file, as before a stop."""
        with self._database.writing, suppress(Unavailable):
            try:
                self._connection.execute("checkpoint")
            except duckdb.Error as failure:
                self._database.mend(failure, self._handed.number)

    def rows(self, model: type[M], sql: str, **values: Any) -> list[M]:  # noqa: ANN401
        """Ask a question and read every row as ``model``.

        As every question, it is answered from memory until a commit changes one of
        its tables.
        """
        return [*self._answered(model, sql, values)]

    def row(self, model: type[M], sql: str, **values: Any) -> M:  # noqa: ANN401
        """Ask a question that must find exactly one row, or raise NotFound."""
        found = self.rows(model, sql, **values)
        if len(found) != 1:
            raise NotFound(MISSING)
        return found[0]

    def first(self, model: type[M], sql: str, **values: Any) -> M | None:  # noqa: ANN401
        """Ask a question and read its first row, or None where it finds nothing."""
        return next(iter(self.rows(model, sql, **values)), None)

    def column(self, sql: str, **values: Any) -> list[Any]:  # noqa: ANN401
        """Ask a question of one column and return its values."""
        return [*self._answered(None, sql, values)]

    def number(self, sql: str, **values: Any) -> int:  # noqa: ANN401
        """Ask a question that counts, or returns one other whole number."""
        [value] = self.column(sql, **values)
        return int(value)

    def get(self, kind: type[K], /, *key: object, **fields: object) -> K:
        """Return the record with this key (or these fields), or raise NotFound."""
        record = self.find(kind, *key, **fields)
        if record is None:
            raise NotFound(kind.table.missing or MISSING)
        return record

    def find(self, kind: type[K], /, *key: object, **fields: object) -> K | None:
        """Return the record with this key (or the first with these fields), or None."""
        named = statements.one(kind, key, fields)
        return self.first(kind, statements.found(kind, named), **_given(named))

    def exists(self, kind: type[KeptRecord], /, *key: object, **fields: object) -> bool:
        """Return whether there is a record with this key (or these fields)."""
        return self.count(kind, **statements.one(kind, key, fields)) > 0

    def count(self, kind: type[KeptRecord], /, **fields: object) -> int:
        """Return how many records of a kind have these values in these fields."""
        named = statements.known(kind, fields)
        return self.number(statements.counted(kind, named), **_given(named))

    def add(self, new: KeptRecord | Sequence[KeptRecord]) -> int:
        """Keep records that were not there before; return how many were new.

        One record with the same ``id`` again is not new (a double click). Raises
        Stale where somebody else has taken a key that has a meaning, such as a year.
        In a list no key may be taken: that is a fault, and nothing of it is kept.
        """
        records = [new] if isinstance(new, KeptRecord) else new
        if not records:
            return 0
        name, key, *_ = records[0].table
        taken = key if isinstance(new, KeptRecord) else None
        added = self._insert(name, records, taken)
        if key != ("id",) and added < len(records):
            raise Stale(STALE)
        return added

    def replace(self, changed: KeptRecord | Sequence[KeptRecord]) -> None:
        """Keep records' next versions, or raise Stale if somebody was faster.

        Fields that their kind declares fixed stay as they are.
        """
        records = [changed] if isinstance(changed, KeptRecord) else changed
        if not records:
            return
        kind = type(records[0])
        values = statements.by_column(records)
        for name in kind.table.fixed - set(kind.table.key):
            del values[name]
        types = self._database.types(kind.table.name, values)
        if len(records) == 1:
            sql = statements.replaced_one(kind, types)
            replaced = self.write(sql, **{name: of for name, [of] in values.items()})
        else:
            replaced = self.write(statements.replaced(kind, types), **values)
        if replaced < len(records):
            raise Stale(STALE)

    def remove(self, kind: type[KeptRecord], /, *key: object, **fields: object) -> int:
        """Remove the records with this key or these fields; return how many there were.

        With a ``version`` among the fields, raises Stale where it is not the kept one.
        """
        named = statements.one(kind, key, fields)
        removed = self.write(statements.removed(kind, named), **_given(named))
        if "version" in fields and not removed:
            raise Stale(STALE)
        return removed

    def write(self, sql: str, **values: Any) -> int:  # noqa: ANN401
        """Run one insert, update or delete; return how many rows it touched.

        Outside a transaction it is one of its own. Raises Unavailable where the disk
        has no room for it, Refused where it changes what was signed.
        """
        statements.demand_unsigned(sql)
        with self.transaction():
            self.room.demand(weight(values.values()))
            written = self._database.memory.tables.written(sql)
            self._written |= written
            with self._own.committing(written):
                [(touched,)] = self._run(sql, values).fetchall()
        return int(touched)

    def write_all(
        self, table: str, rows: Sequence[BaseModel] | Sequence[Mapping[str, Any]]
    ) -> int:
        """Insert many rows at once; ``table`` is a name from our own code."""
        return self._insert(table, rows) if rows else 0

    def _insert(
        self,
        table: str,
        rows: Sequence[BaseModel] | Sequence[Mapping[str, Any]],
        key: Collection[str] | None = None,
    ) -> int:
        values = statements.by_column(rows)
        types = self._database.types(table, values)
        if len(rows) > 1:
            return self.write(statements.added(table, types), **values)
        sql = statements.added_one(table, types, key)
        return self.write(sql, **{name: of for name, [of] in values.items()})

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Keep everything written inside, or nothing.

        A transaction inside another is part of it: only the outer one is kept. One in
        which nothing was written is no commit.
        """
        if self._is_writing:
            yield
            return
        with self._database.writing:
            self._begin()
            count = 0
            try:
                yield
                count = self._end()
            except duckdb.Error as failure:
                self._roll_back()
                if any(words in str(failure) for words in CONFLICTS):
                    raise Stale(
                        N_("Somebody else changed this meanwhile.")
                    ) from failure
                if told := self._database.why(failure, self._handed.number):
                    raise told from failure
                raise
            except BaseException:
                self._roll_back()
                raise
            finally:
                self._is_writing = False
            if count and self._database.journal is not None:
                self._database.journal.note(count)

    def _begin(self) -> None:
        """Begin a transaction, of which everything is kept or nothing."""
        self._tidy()
        try:
            self._connection.begin()
        except duckdb.Error as failure:
            if not self._database.mend(failure, self._handed.number):
                raise
            self._connection.begin()
        self._is_writing = True
        self._written, self._own = set(), Memory(self._database.memory.tables)

    def _tidy(self) -> None:
        """Take the log into the file where it has taken the room that is needed."""
        if self.room.is_tight:
            self.checkpoint()

    def _end(self) -> int:
        """Keep what was written and return which commit that is, 0 where it is none."""
        if not self._written:
            self._connection.rollback()
            return 0
        sql = "update commit_count set count = count + 1 returning count"
        [(count,)] = self._run(sql, {}).fetchall()
        with self._database.memory.committing({*self._written, COUNT}):
            try:
                self._connection.commit()
            except duckdb.Error as failure:
                number = self._handed.number
                if not self._database.was_kept(count, failure, number):
                    raise
        return int(count)

    def _answered(
        self, model: type[BaseModel] | None, sql: str, values: dict[str, Any]
    ) -> Answer:
        """Answer from memory, inside a transaction from one of its own, or ask."""
        statements.demand_question(sql)
        key = key_of(model, sql, values)
        if key is None or (model and not is_unchangeable_kind(model)):
            return self._asked(model, sql, values).answer
        memory = self._own if self._is_writing else self._database.memory
        tables = memory.tables.asked(sql)
        return memory.answer(key, tables, lambda: self._asked(model, sql, values))

    def _asked(
        self, model: type[BaseModel] | None, sql: str, values: dict[str, Any]
    ) -> Asked:
        """Ask the database: rows of a kind, or without one the values of a column."""
        columns, found = self._ask(sql, values)
        names, kinds = zip(*(column[:2] for column in columns), strict=True)
        if model is None:
            column = tuple(value for (value,) in found)
            return Asked(column, size_of_column(column))
        read = model.model_validate
        rows = tuple([read(dict(zip(names, row, strict=True))) for row in found])
        files = any("BLOB" in str(kind) for kind in kinds)
        return Asked(rows, size_of_rows(found, files=files))

    def _ask(self, sql: str, values: dict[str, Any]) -> tuple[Any, list[Any]]:
        """Return a question's columns and rows; ask again where the file was closed."""
        for tries in range(MOST_TRIES):
            number = self._handed.number
            try:
                result = self._run(sql, values)
                return result.description, result.fetchall()
            except duckdb.Error as failure:
                if self._is_writing:
                    raise
                if self._database.mend(failure, number) and tries + 1 < MOST_TRIES:
                    continue
                if told := self._database.why(failure, number):
                    raise told from failure
                raise
        raise AssertionError("The last time it has answered or raised.")

    def _run(self, sql: str, values: dict[str, Any]) -> Connection:
        return self._database.run(self._connection, sql, values)

    @property
    def _connection(self) -> Connection:
        """Return what it asks through: anew where the file was opened again."""
        if self._handed.number != self._database.number and not self._is_writing:
            self._handed = self._database.hand()
        return self._handed.connection

    def _roll_back(self) -> None:
        with suppress(duckdb.Error):
            self._connection.rollback()


def _given(fields: Mapping[str, object]) -> dict[str, object]:
    """Return the values that a statement asks for; it names an empty one itself."""
    return {name: value for name, value in fields.items() if value is not None}
