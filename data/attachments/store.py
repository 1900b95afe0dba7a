"""Keeping the files that people hand in, and finding them by their records."""

from hashlib import sha256
from uuid import UUID

from data.attachments.models import Attachment, RecordFile, TakenFile
from data.errors import NotFound
from data.language import N_
from data.record import Record
from data.store import Store


class _Content(Record):
    content: bytes


def name_of(content: bytes) -> str:
    """Return what a file is called beside the records; nothing has no name."""
    return sha256(content).hexdigest() if content else ""


def files_of(store: Store, record: str, record_id: UUID) -> list[RecordFile]:
    """Return a record's files by day."""
    return store.rows(
        RecordFile,
        """
        from record_file
        where record = $record and record_id = $record_id
        order by happened_on, attachment_id
        """,
        record=record,
        record_id=record_id,
    )


def lay_down(store: Store, file: TakenFile) -> str:
    """Write a file beside the records for good; return its name there.

    Before the record that names it is kept, and before others have to wait. Raises
    Unavailable where the disk has no room for it.
    """
    store.room.demand(len(file.content) + len(file.thumbnail))
    if file.thumbnail:
        store.files.keep(file.thumbnail)
    return store.files.keep(file.content)


def content_of(store: Store, attachment: Attachment) -> bytes:
    """Return a file's content, or raise NotFound where it is lost or altered."""
    found = store.files.find(attachment.sha256)
    if found is None:
        found = _before(store, attachment.id)
    if found is None or sha256(found).hexdigest() != attachment.sha256:
        raise NotFound(
            N_(
                "“{name}” is not beside the records any more as it was handed in. "
                "Restore it from a backup, or hand it in again."
            ),
            name=attachment.name,
        )
    return found


def thumbnail_of(store: Store, attachment: Attachment) -> bytes | None:
    """Return a picture's thumbnail, or None where there is none."""
    return store.files.find(attachment.thumbnail) if attachment.thumbnail else None


def _before(store: Store, attachment_id: UUID) -> bytes | None:
    """Return what was kept in the database itself, as older products did."""
    found = store.first(
        _Content,
        """
        select content
        from attachment_content
        where attachment_id = $id
        order by attachment_id
        """,
        id=attachment_id,
    )
    return found.content if found else None


def same_file(
    store: Store, record: str, record_id: UUID, content_hash: str
) -> RecordFile | None:
    """Return the record's file with this content, or None."""
    return store.first(
        RecordFile,
        """
        select record_file.*
        from record_file
        inner join attachment on attachment.id = record_file.attachment_id
        where record_file.record = $record
            and record_file.record_id = $record_id
            and attachment.sha256 = $sha256
        order by attachment.id
        """,
        record=record,
        record_id=record_id,
        sha256=content_hash,
    )


def remove(store: Store, attachment_id: UUID) -> None:
    """Remove a file's records; the daily backup takes the file itself away."""
    store.write(
        "delete from attachment_content where attachment_id = $id", id=attachment_id
    )
    store.remove(RecordFile, attachment_id=attachment_id)
    store.remove(Attachment, attachment_id)
