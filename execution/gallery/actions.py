"""Adding to an activity's documentation, describing and removing; opening any file."""

from uuid import UUID

from data import duties
from data.act import Act
from data.attachments import actions as files
from data.attachments import store as attachments
from data.attachments.models import (
    Attachment,
    FileDraft,
    FileKind,
    Owner,
    RecordFile,
    TakenFile,
    take,
)
from data.duties import Duty
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
from execution.gifts.models import Gift
from execution.spending.actions import amounts_refusal
from execution.spending.models import Spending
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
    if refusal := _adding_refusal(act, activity_id):  # before anything is opened
        raise refusal
    file = take(name, content)
    attachments.lay_down(act.store, file)
    with act.store.transaction():
        activity = _demand_adding(act, activity_id)
        owner = Owner(
            record=OF_ACTIVITY, record_id=activity.id, activity_id=activity.id
        )
        day = activity.when.exact
        return files.keep_file(
            act, file, attachment_id, owner, draft=draft, usual_day=day
        )


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


def open_file(act: Act, attachment_id: UUID, *, small: bool = False) -> TakenFile:
    """Return a file of a record to those who may see the record.

    For everybody else it does not exist. ``small``: its thumbnail.
    """
    kept = act.store.get(RecordFile, attachment_id)
    if _reading_refusal(act, kept):
        raise NotFound(MISSING)
    found = act.store.get(Attachment, attachment_id)
    if small:
        thumbnail = attachments.thumbnail_of(act.store, found)
        if thumbnail is None:
            raise NotFound(MISSING)
        return TakenFile(name=found.name, media_type=FileKind.WEBP, content=thumbnail)
    content = attachments.content_of(act.store, found)
    return TakenFile(name=found.name, media_type=found.media_type, content=content)


def _reading_refusal(act: Act, kept: RecordFile) -> HumasError | None:
    """Return why this person may not see a file: as they may not see its record."""
    if kept.record == OF_ACTIVITY:
        member = galleries.is_member(act.store, kept.record_id, act.by.id)
        return reading_refusal(act.by, is_member=member)
    if kept.record == Spending.table.name:
        receipt = act.store.get(Spending, kept.record_id)
        return amounts_refusal(act, receipt.activity_id)
    if kept.record == Gift.table.name:
        gift = act.store.get(Gift, kept.record_id)
        return amounts_refusal(act, gift.activity_id)
    return duties.refusal(Duty.READ_PHOTOS, act.by)


def _adding_refusal(act: Act, activity_id: UUID) -> HumasError | None:
    member = galleries.is_member(act.store, activity_id, act.by.id)
    return adding_refusal(act.by, is_member=member)


def _demand_adding(act: Act, activity_id: UUID) -> Activity:
    if refusal := _adding_refusal(act, activity_id):
        raise refusal
    activity = act.store.get(Activity, activity_id)
    schools.demand_open(act.store, activity.school_year)
    return activity


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
