"""Which commits were promised to people? The database must know all of them."""

import logging
import os
from pathlib import Path
from typing import Final

from data.errors import Refused, UnreadableFile
from data.language import N_

JOURNAL_NAME: Final = "commits.txt"
LONGEST: Final = 18
"""How many digits the number of a commit has at most."""

log: Final = logging.getLogger("humas")


class Journal:
    """The numbers of the commits, beside the database: a line for each."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._end: int | None = None

    def noted(self) -> int:
        """Return the last commit that was written down, 0 where there is none.

        Raises UnreadableFile where there is something else than numbers that grow. A
        line without its end was not finished: it may say too little, never too much.
        """
        try:
            content = self._file.read_bytes()
        except (FileNotFoundError, NotADirectoryError):
            self._end = 0
            return 0
        except OSError as failure:
            raise UnreadableFile(
                N_(
                    "The journal of changes {journal} cannot be read. Check that this "
                    "user of the computer may read and change it. Nothing was changed."
                ),
                journal=self._file,
            ) from failure
        *lines, unfinished = content.split(b"\n")
        if not all(map(_is_number, lines)) or not _is_number(unfinished or b"0"):
            raise self._damaged()
        numbers = [int(line) for line in lines]
        if sorted(set(numbers)) != numbers:
            raise self._damaged()
        self._end = len(content) - len(unfinished)
        return max([*numbers[-1:], int(unfinished or b"0")])

    def demand(self, kept: int) -> None:
        """Refuse a database that is behind its journal: a damaged log lost commits."""
        noted = self.noted()
        if noted > kept:
            raise Refused(
                N_(
                    "The records are older than the journal of changes: {lost} changes "
                    "are missing, perhaps after a damaged disk. Restore a backup "
                    "(humas restore FILE), or rename {journal} to go on with what is "
                    "there."
                ),
                lost=noted - kept,
                journal=self._file,
            )

    def demand_writable(self) -> None:
        """Refuse a journal that cannot be written, before anything is promised."""
        try:
            with self._file.open("r+b"):
                pass
        except FileNotFoundError:
            pass
        except OSError as failure:
            raise Refused(
                N_(
                    "The journal of changes {journal} cannot be written. Take away its "
                    "write protection. Nothing was changed."
                ),
                journal=self._file,
            ) from failure

    def note(self, count: int) -> None:
        """Write a commit down before anybody is told that it is kept.

        Where the disk does not take the line, the next one says it too: the commit
        itself is in the database.
        """
        try:
            end = self._begun()
            with self._file.open("r+b" if end else "wb") as file:
                file.seek(end)
                file.truncate()
                file.write(b"%d\n" % count)
                file.flush()
                os.fsync(file.fileno())
                self._end = file.tell()
        except (OSError, UnreadableFile) as failure:
            log.warning("%s cannot be written: %s", self._file, failure)

    def begin(self, kept: int) -> None:
        """Let it say only which commit was the last one, whatever stood in it."""
        new = self._file.with_suffix(".new")
        line = b"%d\n" % kept
        try:
            with new.open("wb") as file:
                file.write(line)
                file.flush()
                os.fsync(file.fileno())
            new.replace(self._file)
        except OSError as failure:
            log.warning("%s cannot be renewed: %s", self._file, failure)
        else:
            self._end = len(line)

    def _begun(self) -> int:
        """Return where the next line begins: after the last one that was finished."""
        if self._end is None:
            self.noted()
        if not self._file.exists():
            return 0
        return min(self._end or 0, self._file.stat().st_size)

    def _damaged(self) -> UnreadableFile:
        return UnreadableFile(
            N_(
                "The journal of changes {journal} is damaged: it does not hold numbers "
                "that grow. The disk may be failing. Restore a backup (humas restore "
                "FILE), or rename the journal to go on with the records as they are. "
                "Nothing was changed."
            ),
            journal=self._file,
        )


def _is_number(line: bytes) -> bool:
    return line.isdigit() and len(line) <= LONGEST
