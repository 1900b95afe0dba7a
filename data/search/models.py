"""What can be found: things by their names, and where each leads."""

from collections.abc import Mapping
from typing import Final, NamedTuple
from urllib.parse import urlencode
from uuid import UUID

from data.record import Record

YEAR_IN_ADDRESS: Final = "tahun"


class Thing(Record):
    """One thing that can be found: what it is called, what it belongs to, its year."""

    id: UUID
    name: str
    about: str
    """What it belongs to, such as the activity of a task; found by this too."""

    of_id: UUID | None
    """What it is opened in or judged by, where that is something else."""

    school_year: int | None


class Place(NamedTuple):
    """Where a find leads: a page, what its address asks for, which year.

    ``is_file``: it is no page and opens beside this one. ``icon``: the place's own,
    where it is not the kind's.
    """

    path: str
    asks: Mapping[str, object]
    year: int | None = None
    is_file: bool = False
    icon: str = ""

    @property
    def address(self) -> str:
        """The address, beginning with the year that the place is in."""
        named = {YEAR_IN_ADDRESS: self.year} if self.year else {}
        asked = urlencode(named | {name: str(v) for name, v in self.asks.items()})
        return f"/{self.path}?{asked}" if asked else f"/{self.path}"


class Found(Record):
    """One find as it is shown: its name, what it belongs to, its kind, where it is."""

    name: str
    about: str
    kind: str
    icon: str
    year: int | None
    address: str
    is_file: bool = False


class Finds(Record):
    """What was found, the best first, and whether there is more of it."""

    found: tuple[Found, ...] = ()
    has_more: bool = False
