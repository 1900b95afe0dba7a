"""Which files stand behind the proof of an instrument."""

from datetime import date
from functools import partial
from uuid import UUID

from data.attachments.models import ENDINGS, PICTURES, FileKind
from data.record import Record
from data.store import Store, question

_sql = partial(question, __file__)


class BundleFiles(Record):
    """A file of a record: what it is, of which day, and whose it is to see.

    ``is_closed``: pupils can be recognised, and their parents did not agree.
    """

    record: str
    record_key: str
    attachment_id: UUID
    name: str
    media_type: FileKind
    size: int
    sha256: str
    happened_on: date
    caption: str
    is_closed: bool
    owner: str
    owner_id: UUID

    @property
    def is_picture(self) -> bool:
        """Whether it is a picture."""
        return self.media_type in PICTURES

    @property
    def ending(self) -> str:
        """How its name ends."""
        return ENDINGS[self.media_type]


def bundle_files(store: Store) -> list[BundleFiles]:
    """Return the files of all records, by record."""
    return store.rows(BundleFiles, _sql("bundle_files"))
