"""Opening a file, for those who may see the record that it belongs to."""

from typing import Final
from uuid import UUID

from data.act import Act
from data.attachments import store as attachments
from data.attachments.actions import FilesOf
from data.attachments.models import Attachment, FileKind, RecordFile, TakenFile
from data.errors import NotFound
from data.store import MISSING
from execution.closing import actions as closing
from execution.follow_ups import actions as follow_ups
from execution.gallery import actions as gallery
from execution.gifts import actions as gifts
from execution.letters import actions as letters
from execution.minutes import actions as minutes
from execution.obstacles import actions as obstacles
from execution.spending import actions as spending

OWNERS: Final[dict[str, FilesOf]] = {
    one.record: one
    for one in (
        closing.FILES,
        follow_ups.FILES,
        gallery.FILES,
        gifts.FILES,
        letters.FILES,
        minutes.FILES,
        obstacles.FILES,
        spending.FILES,
    )
}
"""The records that have files, those of evaluation once the server has started.

A file of any other is nobody's to see.
"""


def open_file(act: Act, attachment_id: UUID, *, small: bool = False) -> TakenFile:
    """Return a file of a record to those who may see the record.

    For everybody else it does not exist. ``small``: its thumbnail.
    """
    kept = act.store.get(RecordFile, attachment_id)
    owner = OWNERS.get(kept.record)
    if owner is None or owner.unseen(act, kept.record_id):
        raise NotFound(MISSING)
    found = act.store.get(Attachment, attachment_id)
    if small:
        thumbnail = attachments.thumbnail_of(act.store, found)
        if thumbnail is None:
            raise NotFound(MISSING)
        return TakenFile(name=found.name, media_type=FileKind.WEBP, content=thumbnail)
    content = attachments.content_of(act.store, found)
    return TakenFile(name=found.name, media_type=found.media_type, content=content)
