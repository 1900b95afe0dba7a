"""How records are kept: one DuckDB file, opened once, one writer at a time.

The only place that talks to duckdb. The numbers behind these choices:
no foreign keys (DuckDB refuses ordinary updates of referenced rows), no executemany,
a cursor per run, the count of commits as the last statement before every commit (an
aborted transaction refuses it; it would commit silently and keep nothing), roll back
on BaseException (Streamlit stops a script with one).
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from threading import RLock
from typing import Any, Final, Self, TypeVar

import duckdb
from pydantic import BaseModel

from data.errors import Busy, NotFound, Refused, Stale
from data.language import N_
from data.record import KeptRecord
from data.store import statements
from data.store.copies import Copies
from data.store.journal import JOURNAL_NAME, Journal
from data.store.memory import (
    Answer,
    Asked,
    Memory,
    is_unchangeable_kind,
    key_of,
    size_of_column,
    size_of_rows,
)
from data.store.settings import CONFIG, harden
from data.store.tables import ALL, COUNT, Tables

MIGRATIONS = Path(__file__).parent.parent / "migrations"
CONFLICTS: Final = ("Conflict on update", "Transaction conflict", "has been altered")
FILE_NAME: Final = "humas.duckdb"

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


_TYPES: Final[dict[str, dict[str, str]]] = {}
"""The columns' types of every table, as the migrations leave them."""


_READ: Final[dict[str, duckdb.Statement]] = {}
"""Statements by their text, as any connection may run them."""

MOST_READ: Final = 2000


class Store(Copies):
    """Reads rows as models and writes them in transactions, one writer at a time."""

    def __init__(
        self,
        connection: duckdb.DuckDBPyConnection,
        writing: RLock,
        journal: Journal | None = None,
        memory: Memory | None = None,
    ) -> None:
        self._connection = connection
        self._writing = writing
        self._journal = journal
        self._memory = Memory() if memory is None else memory
        self._is_writing = False
        self._written: set[str] = set()
        self._own = self._memory

    @classmethod
    def open(cls, folder: Path | None = None) -> Self:
        """Open the records in ``folder`` (memory without one), schema up to date.

        Raises Busy where another process has them open, Refused where the commit
        journal knows of commits that the database has lost.
        """
        if folder is not None:
            folder.mkdir(parents=True, exist_ok=True)
        path = ":memory:" if folder is None else str(folder / FILE_NAME)
        try:
            connection = duckdb.connect(path, config=CONFIG)
        except duckdb.IOException as failure:
            if "lock" in str(failure).lower() or "being used" in str(failure).lower():
                raise Busy(
                    N_(
                        "The records in {folder} are open in another process (the app "
                        "is running). Stop it first (Ctrl+C in its window), or do this "
                        "in the app. Nothing was changed."
                    ),
                    folder=folder,
                ) from failure
            raise
        journal = None if folder is None else Journal(folder / JOURNAL_NAME)
        store = cls(connection, RLock(), journal)
        store._migrate()
        store._memory = Memory(Tables.of(connection))
        if journal is not None:
            [(kept,)] = connection.execute("select count from commit_count").fetchall()
            try:
                journal.demand(kept)
            except Refused:
                connection.close()
                raise
        harden(connection, folder)
        return store

    @classmethod
    def of_copy(cls, file: Path) -> Self:
        """Open a copy as it is, to look into it; nothing of it is changed."""
        connection = duckdb.connect(str(file), read_only=True, config=CONFIG)
        harden(connection, file.parent)
        return cls(connection, RLock(), None, Memory(Tables.of(connection)))

    def cursor(self) -> "Store":
        """Give one run its own cursor; cursors are not shared between threads."""
        cursor = self._connection.cursor()
        return Store(cursor, self._writing, self._journal, self._memory)

    def close(self) -> None:
        """Give this cursor (or the whole database) back."""
        self._connection.close()

    def is_well(self) -> bool:
        """Return whether the database itself answers, not only memory."""
        try:
            found = self._connection.execute("select count from commit_count")
            return bool(found.fetchall())
        except duckdb.Error:
            return False

    def checkpoint(self) -> None:
        """Write the log into the database file, as before a stop."""
        with self._writing, suppress(duckdb.Error):
            self._connection.execute("checkpoint")

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
        types = self._types(kind.table.name, values)
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

        Outside a transaction it is one of its own.
        """
        with self.transaction():
            written = self._memory.tables.written(sql)
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
        types = self._types(table, values)
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
        with self._writing:
            self._connection.begin()
            self._is_writing = True
            self._written, self._own = set(), Memory(self._memory.tables)
            count = 0
            try:
                yield
                if self._written:
                    count = self._commit()
                else:
                    self._connection.rollback()
            except duckdb.TransactionException as clash:
                self._roll_back()
                if any(words in str(clash) for words in CONFLICTS):
                    raise Stale(N_("Somebody else changed this meanwhile.")) from clash
                raise
            except BaseException:
                self._roll_back()
                raise
            finally:
                self._is_writing = False
            if self._journal is not None and count:
                self._journal.note(count)

    def _commit(self) -> int:
        """Keep what was written and return which commit that is."""
        sql = "update commit_count set count = count + 1 returning count"
        [(count,)] = self._run(sql, {}).fetchall()
        with self._memory.committing({*self._written, COUNT}):
            self._connection.commit()
        return int(count)

    def _answered(
        self, model: type[BaseModel] | None, sql: str, values: dict[str, Any]
    ) -> Answer:
        """Answer from memory, inside a transaction from one of its own, or ask."""
        statements.demand_question(sql)
        key = key_of(model, sql, values)
        if key is None or (model and not is_unchangeable_kind(model)):
            return self._asked(model, sql, values).answer
        memory = self._own if self._is_writing else self._memory
        tables = memory.tables.asked(sql)
        return memory.answer(key, tables, lambda: self._asked(model, sql, values))

    def _asked(
        self, model: type[BaseModel] | None, sql: str, values: dict[str, Any]
    ) -> Asked:
        """Ask the database: rows of a kind, or without one the values of a column."""
        result = self._run(sql, values)
        names, kinds = zip(*(column[:2] for column in result.description), strict=True)
        found = result.fetchall()
        if model is None:
            column = tuple(value for (value,) in found)
            return Asked(column, size_of_column(column))
        read = model.model_validate
        rows = tuple([read(dict(zip(names, row, strict=True))) for row in found])
        files = any("BLOB" in str(kind) for kind in kinds)
        return Asked(rows, size_of_rows(found, files=files))

    def _run(self, sql: str, values: dict[str, Any]) -> duckdb.DuckDBPyConnection:
        """Run one statement; its text is read once for all, a seventh of its time."""
        statement = _READ.get(sql)
        if statement is None:
            [statement] = self._connection.extract_statements(sql)
            if len(_READ) < MOST_READ:
                _READ[sql] = statement
        return self._connection.execute(statement, values)

    def _roll_back(self) -> None:
        with suppress(duckdb.Error):
            self._connection.rollback()

    def _types(self, table: str, names: Iterable[str]) -> dict[str, str]:
        """Return the types of these columns of a table.

        Asked once for all: every store that is open has the same tables, and the
        question takes longer than what is written.
        """
        if not _TYPES:
            found = self._connection.execute(
                """
                select table_name, column_name, data_type
                from duckdb_columns()
                where not internal
                """
            ).fetchall()
            for of, column, kind in found:
                _TYPES.setdefault(of, {})[column] = kind
        return {name: _TYPES[table][name] for name in names}

    def _migrate(self) -> None:
        run = self._connection.execute
        run("create table if not exists migration (name text primary key)")
        run("create table if not exists commit_count (count bigint not null)")
        run("insert into commit_count select 0 where not exists (from commit_count)")
        done = {name for (name,) in run("from migration").fetchall()}
        for file in sorted(MIGRATIONS.glob("*.sql")):
            if file.name not in done:
                with self.transaction():
                    self._written.add(ALL)
                    run(file.read_text("utf-8"))
                    run("insert into migration values ($name)", {"name": file.name})
                self.checkpoint()  # a changed schema is not left to the log


def _given(fields: Mapping[str, object]) -> dict[str, object]:
    """Return the values that a statement asks for; it names an empty one itself."""
    return {name: value for name, value in fields.items() if value is not None}
