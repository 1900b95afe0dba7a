"""Why can the records not be opened or written? What DuckDB says, as a sentence."""

from pathlib import Path
from typing import Final

import duckdb

from data.errors import Busy, HumasError, Refused, Unavailable, UnreadableFile
from data.language import N_
from data.store.room import MB, NO_ROOM, Room

IN_USE: Final = N_(
    "The records in {folder} are open in another process (the app is running). Stop it "
    "first (Ctrl+C in its window), or do this in the app. Nothing was changed."
)
DAMAGED: Final = N_(
    "The file of the records {file} is damaged: the disk may be failing, or it was not "
    "copied whole. Restore a backup (humas restore FILE), and have the disk checked. "
    "Nothing was changed."
)
DAMAGED_LOG: Final = N_(
    "The latest changes in {file}.wal are damaged and cannot be read. Restore a backup "
    "(humas restore FILE). Without one, rename {file}.wal to go on with the records as "
    "they were before these changes. Nothing was changed."
)
NOT_RECORDS: Final = N_(
    "{file} does not hold records: it is empty, or something else was written over it. "
    "Restore a backup (humas restore FILE), or name another folder with --data. "
    "Nothing was changed."
)
FUTURE: Final = N_(
    "The file of the records {file} was written by a newer version of the database. "
    "Install the newer version of Siklus Humas. Nothing was changed."
)
PROTECTED: Final = N_(
    "The records {file} may not be read or changed by this user of the computer. Take "
    "away their write protection, or start the app as the user they belong to. Nothing "
    "was changed."
)
UNKNOWN: Final = N_(
    "The records {file} cannot be opened ({reason}). Restore a backup (humas restore "
    "FILE), or ask whoever looks after the computer. Nothing was changed."
)
NOT_TAKEN: Final = N_(
    "The disk of the records did not take what was written: it is full or failing. "
    "Your entry was not saved; what was saved before is safe. Make room there and try "
    "again."
)
HARMED: Final = N_(
    "A part of the records' file {file} is damaged and cannot be read or changed. Tell "
    "the vice principal for public relations: a backup must be restored, and the disk "
    "checked. What you entered was not saved."
)
SAID: Final = (
    (Busy, IN_USE, ("set lock", "being used", "different configuration")),
    (UnreadableFile, DAMAGED, ("corrupt database", "could not read enough")),
    (UnreadableFile, DAMAGED_LOG, ("wal file", "wal checkpoint")),
    (UnreadableFile, NOT_RECORDS, ("not a valid duckdb",)),
    (UnreadableFile, FUTURE, ("version number", "newer", "storage version")),
    (UnreadableFile, DAMAGED, ("corrupt",)),
    (Refused, PROTECTED, ("permission", "read-only", "cannot open file", "denied")),
)
"""Kind, sentence, and the words of DuckDB's own that tell it; the first one counts."""

LACKING: Final = (duckdb.CatalogException, duckdb.BinderException)
NOT_THERE: Final = ("does not exist", "not found")
INCOMPLETE: Final = N_(
    "The records {file} lack a part that this version needs ({reason}): something else "
    "changed the file. Restore a backup (humas restore FILE)."
)

FULL: Final = ("no space", "quota", "not enough space")
UNWRITTEN: Final = (*FULL, "could not write", "too large", "failed to commit")
INVALID: Final = (duckdb.FatalException, duckdb.InternalException)
"""After these nothing is answered until the file is opened again."""


def first_line(failure: Exception) -> str:
    """Return what DuckDB says of a failure, without the statement behind it."""
    return str(failure).partition("\n")[0][:200]


def why_not_opened(failure: Exception, file: Path) -> HumasError:
    """Return why a file of records could not be opened, as a person is told."""
    said = str(failure).lower()
    if any(words in said for words in FULL):
        return Unavailable(NO_ROOM, free=Room(file.parent).free // MB)
    for kind, sentence, words in SAID:
        if any(word in said for word in words):
            return kind(sentence, file=file, folder=file.parent)
    return UnreadableFile(UNKNOWN, file=file, reason=first_line(failure))


def why_not_kept(failure: Exception, file: Path) -> HumasError | None:
    """Return why open records were not read or changed, None where that is a fault."""
    said = str(failure).lower()
    if "corrupt" in said:
        return Unavailable(HARMED, file=file)
    if any(words in said for words in UNWRITTEN):
        return Unavailable(NOT_TAKEN)
    if isinstance(failure, LACKING) and any(words in said for words in NOT_THERE):
        return Unavailable(INCOMPLETE, file=file, reason=first_line(failure))
    return None
