"""Says whether the disk of the records has room for what people save next.

A commit goes into the log beside the file first, and from there into the file: it needs
its room twice. A checkpoint that runs out of it stops the database until it is opened
again (``data/store/database.py``), so that nothing is begun which cannot be ended.
"""

import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from sys import maxsize
from typing import Any, Final

from data.errors import Unavailable
from data.language import N_

MB: Final = 1_000_000
LEAST: Final = 8 * MB
"""What must be left beside what is written; a checkpoint of a school takes less."""

EARLY: Final = 500 * MB
"""From where on it is said, so that there is time to make room."""

LARGE_LOG: Final = MB // 4
"""From how many bytes on the log is taken into the file to make room."""

NO_ROOM: Final = N_(
    "The disk of the records has only {free} MB left, so that nothing can be saved "
    "now. Make room there: delete or move away files that are not needed. Your entry "
    "was not saved; what was saved before is safe."
)


@dataclass(frozen=True)
class Room:
    """The disk that a folder of records lies on; without a folder there is always room.

    ``least`` and ``early`` are bytes: what must be left, and from where on it is said.
    """

    folder: Path | None
    log: Path | None = None
    least: int = LEAST
    early: int = EARLY

    @property
    def free(self) -> int:
        """How many bytes are left, as much as can be where nobody knows."""
        if self.folder is None:
            return maxsize
        try:
            return shutil.disk_usage(self.folder).free
        except OSError:
            return maxsize

    @property
    def logged(self) -> int:
        """How many bytes wait in the log for the next checkpoint."""
        try:
            return self.log.stat().st_size if self.log else 0
        except OSError:
            return 0

    @property
    def needed(self) -> int:
        """How many bytes must be free: the log is to fit into the file at any time."""
        return max(self.least, self.logged + MB)

    @property
    def is_tight(self) -> bool:
        """Whether the log should go into the file now, so that what follows fits."""
        has_log = self.logged > LARGE_LOG
        return has_log and self.needed < self.free < self.least + self.logged

    @property
    def is_little(self) -> bool:
        """Whether it is time to say that room must be made."""
        return self.free < max(self.early, self.needed)

    @property
    def is_too_little(self) -> bool:
        """Whether nothing is written any more."""
        return self.free < self.needed

    def demand(self, more: int = 0) -> None:
        """Raise Unavailable where ``more`` bytes may not fit any more."""
        if self.free < self.needed + 2 * more:
            raise Unavailable(NO_ROOM, free=self.free // MB)


def weight(values: Iterable[Any]) -> int:
    """Return about how many bytes values take that are about to be written."""
    found = 0
    for value in values:
        if isinstance(value, bytes | str):
            found += len(value)
        elif isinstance(value, list):
            found += weight(value)
        else:
            found += 8
    return found
