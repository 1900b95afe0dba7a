"""What is asked about the files of a record, without opening any."""

from datetime import date, datetime
from functools import partial
from uuid import UUID

from data.attachments.models import PICTURES, FileDraft, FileKind
from data.record import Record
from data.store import Store, question

_sql = partial(question, __file__)


class FilesShown(Record):
    """A file as pages show it: what it is, what it shows, who handed it in when."""

    attachment_id: UUID
    name: str
    media_type: FileKind
    size: int
    has_thumbnail: bool
    made_at: datetime
    made_by: UUID
    person: str
    record_id: UUID
    happened_on: date
    caption: str
    shows_pupils: bool
    has_consent: bool
    version: int

    @property
    def is_picture(self) -> bool:
        """Whether it is seen as a picture."""
        return self.media_type in PICTURES

    @property
    def may_be_published(self) -> bool:
        """Whether it may leave the school: nobody's child, or the parents agreed."""
        return self.has_consent or not self.shows_pupils

    @property
    def draft(self) -> FileDraft:
        """What was said about it."""
        names = FileDraft.model_fields
        return FileDraft.as_kept(**{name: getattr(self, name) for name in names})


def files_shown(
    store: Store,
    record: str,
    record_id: UUID | None = None,
    activity_id: UUID | None = None,
) -> list[FilesShown]:
    """Return the files of one record, or of all an activity's records of a kind."""
    return store.rows(
        FilesShown,
        _sql("files_shown"),
        record=record,
        record_id=record_id,
        activity_id=activity_id,
    )
