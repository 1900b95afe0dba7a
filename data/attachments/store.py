"""Keeping the files that people hand in."""

from uuid import UUID

from data.attachments.models import Attachment
from data.store import Store


def find_attachment(store: Store, attachment_id: UUID) -> Attachment | None:
    """Return one file with its content, or None when there is none (any more)."""
    found = store.rows(
        Attachment, "from attachment where id = $id order by id", id=attachment_id
    )
    return found[0] if found else None


def attachment(store: Store, attachment_id: UUID) -> Attachment:
    """Return one file with its content, or raise NotFound."""
    return store.row(Attachment, "from attachment where id = $id", id=attachment_id)


def add(store: Store, new: Attachment) -> None:
    """Keep a file that was not there before."""
    store.write(
        """
        insert into attachment
            (id, name, media_type, size, sha256, content, made_at, made_by)
        values
            ($id, $name, $media_type, $size, $sha256, $content, $made_at, $made_by)
        on conflict do nothing
        """,
        **new.model_dump(),
    )


def remove(store: Store, attachment_id: UUID) -> None:
    """Remove a file; the history of what it was handed in for stays."""
    store.write("delete from attachment where id = $id", id=attachment_id)
