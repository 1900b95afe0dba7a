"""Noting accreditations, standings and awards, with their papers."""

from datetime import date
from typing import Final
from uuid import UUID

from data import duties
from data.act import Act
from data.attachments import actions as files
from data.attachments.actions import FilesOf, Kept
from data.attachments.models import FileDraft, RecordFile
from data.duties import Duty
from data.errors import HumasError
from data.removed.store import comes_back, keep_a_while
from data.school import store as schools
from evaluation.recognitions import store as records
from evaluation.recognitions.models import Recognition, RecognitionDraft, twice_refusal


def note_recognition(
    act: Act, recognition_id: UUID, draft: RecognitionDraft
) -> Recognition:
    """Keep an accreditation, a standing or an award; the same form twice is one."""
    duties.demand(Duty.KEEP_OUTCOMES, act.by)
    with act.store.transaction():
        if kept := act.store.find(Recognition, recognition_id):
            return kept
        _demand(act, draft, recognition_id)
        new = _of(draft, recognition_id, 1)
        act.store.add(new)
        act.note("recognition", new.id, "noted", title=new.title)
    return new


def change_recognition(
    act: Act, recognition_id: UUID, version: int, draft: RecognitionDraft
) -> Recognition:
    """Mend what is said about a recognition."""
    duties.demand(Duty.KEEP_OUTCOMES, act.by)
    with act.store.transaction():
        kept = act.store.get(Recognition, recognition_id)
        changed = _of(draft, recognition_id, version + 1)
        if kept == changed:
            return kept
        _demand(act, draft, recognition_id)
        act.store.replace(changed)
        act.note("recognition", changed.id, "changed", title=changed.title)
    return changed


def remove_recognition(act: Act, recognition_id: UUID, version: int) -> None:
    """Take a recognition off the list with its files; its history stays."""
    duties.demand(Duty.KEEP_OUTCOMES, act.by)
    with act.store.transaction():
        kept = act.store.find(Recognition, recognition_id)
        if kept is None:
            return
        keep_a_while(act, kept, recognition_id)
        act.store.remove(Recognition, id=recognition_id, version=version)
        files.remove_files_of(act, Recognition.table.name, recognition_id)
        act.note("recognition", recognition_id, "removed", title=kept.title)


def attach_to_recognition(
    act: Act,
    attachment_id: UUID,
    recognition_id: UUID,
    name: str,
    content: bytes,
    *,
    draft: FileDraft,
) -> RecordFile:
    """Keep the certificate or another proof; the same one is kept once.

    Raises UnreadableFile or Refused where the file is not taken.
    """
    return FILES.attach(act, attachment_id, recognition_id, (name, content), draft)


def describe_on_recognition(
    act: Act, attachment_id: UUID, version: int, draft: FileDraft
) -> None:
    """Say anew what a file of a recognition shows, and of which day."""
    FILES.describe(act, attachment_id, version, draft)


def detach_from_recognition(act: Act, attachment_id: UUID) -> None:
    """Remove a file of a recognition; a second click removes nothing more."""
    FILES.detach(act, attachment_id)


def _of(draft: RecognitionDraft, recognition_id: UUID, version: int) -> Recognition:
    said = draft.model_dump() | {"given_year": draft.year}
    return Recognition(**said, id=recognition_id, version=version)


def _demand(act: Act, draft: RecognitionDraft, recognition_id: UUID) -> None:
    if refusal := draft.refusal(_today(act)):
        raise refusal
    number = draft.is_numbered_like
    for other in records.recognitions(act.store):
        if number and other.id != recognition_id and other.is_numbered_like == number:
            raise twice_refusal(other)


def _today(act: Act) -> date:
    return schools.today(act.store, act.now)


def _kept(act: Act, recognition_id: UUID) -> Kept:
    """Return the day of its files, to those who may keep them."""
    duties.demand(Duty.KEEP_OUTCOMES, act.by)
    return Kept(None, act.store.get(Recognition, recognition_id).given_on)


def _unseen(act: Act, recognition_id: UUID) -> HumasError | None:
    """Return why this person does not see its files, or None."""
    act.store.get(Recognition, recognition_id)
    return duties.refusal(Duty.READ_RESULTS, act.by)


FILES: Final = FilesOf(Recognition.table.name, _kept, _unseen)
"""Who keeps and who sees the papers of a recognition."""


def _again(act: Act, recognition: Recognition) -> Recognition:
    duties.demand(Duty.KEEP_OUTCOMES, act.by)
    _demand(act, recognition, recognition.id)
    return recognition


comes_back(Recognition, _again, lambda recognition: recognition.title)
