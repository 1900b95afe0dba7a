"""What somebody typed into a field of a form, and for which version of its record."""

import json
import re
from datetime import datetime, timedelta
from typing import Annotated, Final, NamedTuple
from uuid import UUID

from pydantic import Field, StringConstraints

from data.record import KeptRecord, Record
from data.sheet import told

KEPT_FOR: Final = timedelta(days=30)
"""What nobody went on with for so long is forgotten."""

MOST_FIELDS: Final = 400
"""So many fields a person's drafts have together; the oldest give way."""

MOST_AT_ONCE: Final = 200
MOST_CHOICES: Final = 1_000
LONGEST: Final = 200_000
"""Signs of one field."""

UNSAFE: Final = re.compile(r"[^a-zA-Z0-9_~-]")
_ID: Final = r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
_VERSION: Final = re.compile(rf"({_ID})-(\d{{1,9}})(?=-|$)")
_AT_END: Final = re.compile(r"(.+)-(\d{1,9})")
_GROUP: Final = re.compile(rf"~[^~]+~|{_ID}")

Key = Annotated[
    str, StringConstraints(min_length=1, max_length=300, pattern=r"^[a-zA-Z0-9_~-]+$")
]
Words = Annotated[str, StringConstraints(max_length=LONGEST)]
Value = bool | Words | Annotated[tuple[Words, ...], Field(max_length=MOST_CHOICES)]


class Slot(NamedTuple):
    """Where something was typed: a field of a form, and the version of its record.

    The version is 0 where there is none yet.
    """

    name: str
    version: int

    @classmethod
    def of(cls, key: str) -> "Slot":
        """Return the slot of a widget's key.

        In it the id of a record that is not there yet is called by its form, between
        two ``~``: the next time the form is drawn, its record will have another id.
        """
        found = _VERSION.search(key)
        if found is None and not _GROUP.search(key):
            found = _AT_END.fullmatch(key)
        if found is None:
            return cls(key, 0)
        before, after = key[: found.start()], key[found.end() :]
        return cls(f"{before}{found[1]}{after}", int(found[2]))


class TypedField(Record):
    """What a browser says stands in a field; nothing, where it is as it was drawn."""

    key: Key
    value: Value | None


class Draft(KeptRecord, table="draft", key=("person_id", "slot")):
    """What a person typed into one field and has not saved yet.

    ``value`` is what stood there as words (JSON), ``page`` the address of its page.
    """

    person_id: UUID
    slot: str
    of_version: int
    value: str
    page: str
    began_at: datetime
    typed_at: datetime

    @property
    def group(self) -> str:
        """What belongs together: the record or the new record that is filled in."""
        found = _GROUP.search(self.slot)
        return found[0] if found else self.slot.partition("-")[2]

    @property
    def words(self) -> str:
        """What was typed, in one line."""
        value = json.loads(self.value)
        if isinstance(value, list):
            return ", ".join(map(str, value))
        if isinstance(value, str):
            return told(value)
        return "✓" if value is True else "" if value is False else str(value)
