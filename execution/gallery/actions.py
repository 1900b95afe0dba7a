"""Adding to an activity's documentation, describing and removing."""

from typing import Final
from uuid import UUID

from data.act import Act
from data.attachments import actions as files
from data.attachments.actions import FilesOf, Kept
from data.attachments.models import Attachment, FileDraft, RecordFile
from data.errors import HumasError, NotFound
from data.school import store as schools
from data.store import MISSING
from execution.gallery import store as galleries
from execution.gallery.models import (
    OF_ACTIVITY,
    adding_refusal,
    own_refusal,
    reading_refusal,
)
from planning.activities.models import Activity


def add_photo(
    act: Act,
    attachment_id: UUID,
    activity_id: UUID,
    name: str,
    content: bytes,
    *,
    draft: FileDraft,
) -> RecordFile:
    """Add a photo or a file to an activity's documentation; the same one is kept once.

    Raises UnreadableFile or Refused where the file is not taken.
    """
    return FILES.attach(act, attachment_id, activity_id, (name, content), draft)


def describe_photo(
    act: Act, attachment_id: UUID, version: int, draft: FileDraft
) -> None:
    """Say anew what a file of the documentation shows, and of which day."""
    with act.store.transaction():
        kept = _demand_own(act, attachment_id)
        files.reword_file(act, kept, version, draft)


def remove_photo(act: Act, attachment_id: UUID) -> None:
    """Remove a file from the documentation; a second click removes nothing more."""
    with act.store.transaction():
        if not act.store.exists(RecordFile, attachment_id):
            return
        kept = _demand_own(act, attachment_id)
        files.remove_file(act, kept)


def _kept(act: Act, activity_id: UUID) -> Kept:
    """Return the activity to those who add to its documentation now."""
    member = galleries.is_member(act.store, activity_id, act.by.id)
    if refusal := adding_refusal(act.by, is_member=member):
        raise refusal
    activity = act.store.get(Activity, activity_id)
    schools.demand_open(act.store, activity.school_year)
    return Kept(activity.id, activity.when.exact)


def _unseen(act: Act, activity_id: UUID) -> HumasError | None:
    """Return why this person does not see an activity's documentation, or None."""
    member = galleries.is_member(act.store, activity_id, act.by.id)
    return reading_refusal(act.by, is_member=member)


def _demand_own(act: Act, attachment_id: UUID) -> RecordFile:
    kept = act.store.get(RecordFile, attachment_id)
    if kept.record != OF_ACTIVITY:
        raise NotFound(MISSING)
    made_by = act.store.get(Attachment, attachment_id).made_by
    member = galleries.is_member(act.store, kept.record_id, act.by.id)
    if refusal := own_refusal(made_by, act.by, is_member=member):
        raise refusal
    activity = act.store.get(Activity, kept.record_id)
    schools.demand_open(act.store, activity.school_year)
    return kept


FILES: Final = FilesOf(OF_ACTIVITY, _kept, _unseen)
