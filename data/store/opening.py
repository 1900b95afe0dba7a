"""May these records be opened? They are judged before anything of them is changed.

Every record is read once, so that a flipped bit is found now and not when a page needs
it; the journal is compared before a migration writes to it; a new file is made beside
its place and moved there when it is whole.
"""

import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Final

import duckdb

from data.errors import Refused, UnreadableFile
from data.language import N_
from data.store.failures import why_not_opened
from data.store.journal import JOURNAL_NAME, Journal
from data.store.room import Room
from data.store.settings import CONFIG

MIGRATIONS: Final = Path(__file__).parent.parent / "migrations"
FILE_NAME: Final = "humas.duckdb"
LOG_NAME: Final = f"{FILE_NAME}.wal"
NEW_NAME: Final = f"{FILE_NAME}.new"

Connection = duckdb.DuckDBPyConnection


TABLES: Final = """
    select table_name
    from duckdb_tables()
    where not internal and database_name = current_database()
"""


def is_there(folder: Path) -> bool:
    """Return whether a folder holds records; Refused where they have been lost."""
    try:
        if folder.exists() and not folder.is_dir():
            raise Refused(
                N_(
                    "{folder} is a file, not a folder. Name with --data the folder "
                    "that holds the records. Nothing was changed."
                ),
                folder=folder,
            )
        if (folder / FILE_NAME).exists():
            return True
        has_log = (folder / LOG_NAME).exists()
    except OSError as failure:
        raise _closed(folder, failure) from failure
    if has_log or Journal(folder / JOURNAL_NAME).noted():
        raise Refused(
            N_(
                "The records are missing: {folder} has a journal of their changes, but "
                "{file} is not there. Put it back, or restore a backup (humas restore "
                "FILE). To begin with an empty school instead, name another folder "
                "with --data. Nothing was changed."
            ),
            folder=folder,
            file=FILE_NAME,
        )
    return False


def opened(folder: Path, before: Callable[[Connection], None]) -> Connection:
    """Open the records in a folder, judged and carried over to our schema.

    ``before`` is called with records of an older schema before they are changed.
    """
    journal = Journal(folder / JOURNAL_NAME)
    if is_there(folder):
        demand_writable(folder)
        journal.demand_writable()
        judge(folder)
    else:
        demand_folder(folder)
        _create(folder, journal)
    connection = connect(folder / FILE_NAME)
    try:
        journal.demand(commits(connection))
        if left := _left(connection):
            if tables_of(connection):
                before(connection)
            Room(folder, folder / LOG_NAME).demand()
            migrate(connection, left, journal)
        journal.begin(commits(connection))
    except duckdb.Error as failure:
        connection.close()
        raise why_not_opened(failure, folder / FILE_NAME) from failure
    except BaseException:
        connection.close()
        raise
    return connection


def judge(folder: Path) -> None:
    """Read all that is there, changing nothing; raise why it cannot be opened."""
    file = folder / FILE_NAME
    connection = connect(file, is_read_only=True)
    try:
        _demand_ours(connection, file)
        Journal(folder / JOURNAL_NAME).demand(commits(connection))
        _read_all(connection)
    except duckdb.Error as failure:
        raise why_not_opened(failure, file) from failure
    finally:
        connection.close()


def connect(file: Path, *, is_read_only: bool = False) -> Connection:
    """Open a file, or raise in a sentence why it cannot be opened."""
    try:
        return duckdb.connect(str(file), config=CONFIG, read_only=is_read_only)
    except (duckdb.Error, RuntimeError, ValueError, MemoryError) as failure:
        raise why_not_opened(failure, file) from failure


def commits(connection: Connection) -> int:
    """Return how many commits a database knows, 0 where it does not count them yet."""
    if "commit_count" not in tables_of(connection):
        return 0
    found = connection.execute("select count from commit_count").fetchall()
    return int(found[0][0]) if found else 0


def migrate(
    connection: Connection, files: list[Path], journal: Journal | None = None
) -> None:
    """Run these migrations, each a commit of its own, and note them in the journal.

    A new file has no journal yet: stopped, it is begun anew, so that its schema is
    written once, when it is closed.
    """
    run = connection.execute
    connection.begin()
    run("create table if not exists migration (name text primary key)")
    run("create table if not exists commit_count (count bigint not null)")
    run("insert into commit_count select 0 where not exists (from commit_count)")
    connection.commit()
    for file in files:
        connection.begin()
        run(file.read_text("utf-8"))
        run("insert into migration values ($name)", {"name": file.name})
        run("update commit_count set count = count + 1")
        connection.commit()
        if journal is not None:
            journal.note(commits(connection))
            run("checkpoint")  # a changed schema is not left to the log


def migrations() -> list[Path]:
    """Return the files of the schema in their order."""
    return sorted(MIGRATIONS.glob("*.sql"))


def demand_folder(folder: Path) -> None:
    """Make the folder, unless it is there; refuse one that nothing can be put into."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as failure:
        raise Refused(
            N_(
                "The folder {folder} cannot be created ({reason}). Name another one "
                "with --data."
            ),
            folder=folder,
            reason=failure.strerror,
        ) from failure
    demand_writable(folder)


def demand_writable(folder: Path) -> None:
    """Refuse a folder that nothing can be put into."""
    try:
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as failure:
        if Room(folder).is_too_little:
            return  # that is said where something is written
        raise Refused(
            N_(
                "Nothing can be written in the folder {folder} ({reason}). Take away "
                "its write protection, or name another folder with --data. Nothing was "
                "changed."
            ),
            folder=folder,
            reason=failure.strerror,
        ) from failure


def _closed(folder: Path, failure: OSError) -> Refused:
    return Refused(
        N_(
            "The folder {folder} cannot be looked into ({reason}). Start the app as "
            "the user it belongs to, or name another folder with --data."
        ),
        folder=folder,
        reason=failure.strerror,
    )


def _create(folder: Path, journal: Journal) -> None:
    """Make records with our schema; who is stopped meanwhile leaves no half ones."""
    Room(folder).demand()
    new = folder / NEW_NAME
    for rest in folder.glob(f"{NEW_NAME}*"):
        rest.unlink()
    connection = connect(new)
    try:
        migrate(connection, migrations())
        count = commits(connection)
    except duckdb.Error as failure:
        raise why_not_opened(failure, new) from failure
    finally:
        connection.close()
    new.replace(folder / FILE_NAME)
    _keep_name(folder)
    journal.begin(count)


def _keep_name(folder: Path) -> None:
    """Let the disk know the new name of a file too (Windows does that by itself)."""
    if os.name == "posix":
        opened_folder = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened_folder)
        finally:
            os.close(opened_folder)


def _demand_ours(connection: Connection, file: Path) -> None:
    """Refuse what another product, or a newer version of this one, has written."""
    tables = tables_of(connection)
    if tables and "migration" not in tables:
        raise UnreadableFile(
            N_(
                "{file} is a database of something else, not of Siklus Humas. Name "
                "another folder with --data. Nothing was changed."
            ),
            file=file,
        )
    known = {each.name for each in migrations()}
    if newer := sorted(_done(connection) - known):
        raise Refused(
            N_(
                "The records in {folder} belong to a newer version of Siklus Humas "
                "({names}). Install that version here, or restore a backup from before "
                "it. Nothing was changed."
            ),
            folder=file.parent,
            names=", ".join(newer),
        )


def _read_all(connection: Connection) -> None:
    """Read every value there is; the database checks each block that it reads."""
    tables = sorted(tables_of(connection))
    parts = [f'select bit_xor(hash(row)) from "{name}" as row' for name in tables]  # noqa: S608 -- names from the catalogue
    if parts:
        connection.execute(" union all ".join(parts)).fetchall()


def _left(connection: Connection) -> list[Path]:
    done = _done(connection)
    return [file for file in migrations() if file.name not in done]


def _done(connection: Connection) -> set[str]:
    if "migration" not in tables_of(connection):
        return set()
    return {name for (name,) in connection.execute("from migration").fetchall()}


def tables_of(connection: Connection) -> set[str]:
    """Return the tables of the records, not those of a copy beside them."""
    found = connection.execute(TABLES).fetchall()
    return {name for (name,) in found}
