"""Handing in a file for a record, saying what it shows, removing it.

Steps that the actions of other subjects take inside their own transaction; those ask
who may.
"""

from collections.abc import Callable
from datetime import date
from typing import NamedTuple
from uuid import UUID

from data.act import Act
from data.attachments import store as files
from data.attachments.models import (
    Attachment,
    FileDraft,
    Owner,
    RecordFile,
    TakenFile,
    day_refusal,
    number_refusal,
    take,
)
from data.errors import HumasError, NotFound
from data.school import store as schools
from data.store import MISSING


def keep_attachment(act: Act, file: TakenFile, attachment_id: UUID) -> Attachment:
    """Keep a file that was laid down, once."""
    new = Attachment(
        id=attachment_id,
        name=file.name,
        media_type=file.media_type,
        size=len(file.content),
        sha256=files.lay_down(act.store, file),
        thumbnail=files.name_of(file.thumbnail),
        made_at=act.now,
        made_by=act.by.id,
    )
    act.store.add(new)
    return new


def keep_file(
    act: Act,
    file: TakenFile,
    attachment_id: UUID,
    owner: Owner,
    *,
    draft: FileDraft,
    usual_day: date | None = None,
) -> RecordFile:
    """Keep a file of a record; the same file, or the same form again, is one.

    Its day is the one typed, else the camera's, else ``usual_day``, else today.
    """
    if kept := act.store.find(RecordFile, attachment_id):
        return kept
    record, record_id = owner.record, owner.record_id
    name = files.name_of(file.content)
    if same := files.same_file(act.store, record, record_id, name):
        return same
    many = act.store.count(RecordFile, record=record, record_id=record_id)
    today = _today(act)
    if refusal := number_refusal(many) or day_refusal(draft.happened_on, today):
        raise refusal
    noted = [file.taken_on, usual_day, today]
    day = draft.happened_on or next(d for d in noted if d and d <= today)
    new = RecordFile(
        **draft.model_dump() | {"happened_on": day},
        **dict(owner),
        attachment_id=attachment_id,
        version=1,
    )
    keep_attachment(act, file, attachment_id)
    act.store.add(new)
    act.note(record, record_id, "attached", file=file.name)
    return new


def reword_file(act: Act, kept: RecordFile, version: int, draft: FileDraft) -> None:
    """Say anew what a file shows, and of which day."""
    if refusal := day_refusal(draft.happened_on, _today(act)):
        raise refusal
    said = draft.model_dump()
    said["happened_on"] = draft.happened_on or kept.happened_on
    changed = kept.model_copy(update=said | {"version": version + 1})
    if changed == kept:
        return
    act.store.replace(changed)
    act.note(kept.record, kept.record_id, "a file was described", file=kept.caption)


def remove_file(act: Act, kept: RecordFile) -> None:
    """Remove a file of a record."""
    attachment = act.store.get(Attachment, kept.attachment_id)
    files.remove(act.store, kept.attachment_id)
    act.note(kept.record, kept.record_id, "detached", file=attachment.name)


def remove_files_of(act: Act, record: str, record_id: UUID) -> None:
    """Remove all files of a record that is removed itself."""
    for kept in files.files_of(act.store, record, record_id):
        files.remove(act.store, kept.attachment_id)


class Kept(NamedTuple):
    """Of which activity a record with files is, and of which day they usually are."""

    activity_id: UUID | None
    day: date | None


class FilesOf(NamedTuple):
    """How the files of one kind of record are kept, and who sees them.

    ``demand`` returns what the record is to those who may keep its files now, or
    raises why not; ``unseen`` says why a person does not see them, or nothing.
    """

    record: str
    demand: Callable[[Act, UUID], Kept]
    unseen: Callable[[Act, UUID], HumasError | None]

    def attach(
        self,
        act: Act,
        attachment_id: UUID,
        record_id: UUID,
        named: tuple[str, bytes],
        draft: FileDraft,
    ) -> RecordFile:
        """Keep a file, its name and content; the same one, or form, again is one.

        Raises UnreadableFile or Refused where the file is not taken.
        """
        self.demand(act, record_id)  # before anything is opened
        file = take(*named)  # slow for a photo: before others have to wait
        files.lay_down(act.store, file)
        with act.store.transaction():
            kept = self.demand(act, record_id)
            owner = Owner(
                record=self.record, record_id=record_id, activity_id=kept.activity_id
            )
            return keep_file(
                act, file, attachment_id, owner, draft=draft, usual_day=kept.day
            )

    def describe(
        self, act: Act, attachment_id: UUID, version: int, draft: FileDraft
    ) -> None:
        """Say anew what a file shows, and of which day."""
        with act.store.transaction():
            reword_file(act, self._own(act, attachment_id), version, draft)

    def detach(self, act: Act, attachment_id: UUID) -> None:
        """Remove a file; a second click removes nothing more."""
        with act.store.transaction():
            if act.store.exists(RecordFile, attachment_id):
                remove_file(act, self._own(act, attachment_id))

    def _own(self, act: Act, attachment_id: UUID) -> RecordFile:
        kept = act.store.get(RecordFile, attachment_id)
        if kept.record != self.record:
            raise NotFound(MISSING)
        self.demand(act, kept.record_id)
        return kept


def _today(act: Act) -> date:
    return schools.today(act.store, act.now)
