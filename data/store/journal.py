"""Which commits were promised to people? The database must know all of them."""

import os
from pathlib import Path
from typing import Final

from data.errors import Refused
from data.language import N_

JOURNAL_NAME: Final = "commits.txt"


class Journal:
    """The numbers of the commits, beside the database: a line for each."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def note(self, count: int) -> None:
        """Write a commit down before anybody is told that it is kept."""
        with self._file.open("a", encoding="utf-8") as file:
            file.write(f"{count}\n")
            file.flush()
            os.fsync(file.fileno())

    def noted(self) -> int:
        """Return the last commit that was written down, 0 where there is none."""
        lines = self._file.read_text("utf-8").split() if self._file.exists() else []
        return int(lines[-1]) if lines else 0

    def demand(self, kept: int) -> None:
        """Refuse a database that is behind its journal: a damaged log lost commits."""
        if not self._file.exists():
            return
        noted = self.noted()
        if noted > kept:
            raise Refused(
                N_(
                    "The records are older than the journal of changes: {lost} changes "
                    "are missing, perhaps after a damaged disk. Restore a backup, or "
                    "rename {journal} to go on with what is there."
                ),
                lost=noted - kept,
                journal=self._file,
            )
        self._file.write_text(f"{kept}\n", "utf-8")
